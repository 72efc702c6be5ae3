//! How one speaks with a customer.

choices! {
    /// The channel of a contact.
    pub enum Channel shown "channel" | "by" {
        /// A visit to the customer, or of the customer.
        Visit = "visit",
        /// A phone call.
        Call = "call",
        /// A short message, such as WeChat or SMS.
        Message = "message",
        /// A letter on paper.
        Letter = "letter",
        /// An e-mail.
        Email = "email",
        /// A gift that was sent.
        Gift = "gift",
        /// A meeting at an event, such as a fair.
        Event = "event",
        /// A meeting on the screen.
        Online = "online",
    }
}

impl Channel {
    /// Whether the two sides meet in person. Only such contacts count for `meet` of a tier.
    pub fn in_person(self) -> bool {
        matches!(self, Channel::Visit | Channel::Event)
    }
}
