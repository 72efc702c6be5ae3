//! Where words were found.

/// The kind of place in which words were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The name of a customer.
    Name,
    /// Another name.
    Alias,
    /// A phone number, also of a contact.
    Phone,
    /// A fact about the customer.
    Field,
    /// The text of the card.
    Card,
    /// A note of a contact.
    Note,
    /// A plan.
    Plan,
    /// A complaint.
    Complaint,
}

impl Place {
    /// The word in `--json` and in the data of the site.
    pub fn word(self) -> &'static str {
        match self {
            Place::Name => "name",
            Place::Alias => "alias",
            Place::Phone => "phone",
            Place::Field => "field",
            Place::Card => "card",
            Place::Note => "note",
            Place::Plan => "plan",
            Place::Complaint => "complaint",
        }
    }
}
