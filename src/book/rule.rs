//! Rules: reminders that the user defines, which come once or again and again for some customers.

use super::audience::Audience;
use super::period::Period;

/// A rule of the settings: `[[rule]]`. Its time counts from a dated field, from the last note that answered it, or from
/// the day on which the card came into the book (`added`, else `since`).
#[derive(Clone, Debug)]
pub struct Rule {
    /// The name. A note with this `occasion` answers the rule.
    pub name: String,
    /// The key of the field under `[custom]` that holds the day from which to count.
    pub field: Option<String>,
    /// It is due each time this period has passed.
    pub every: Option<Period>,
    /// It is due once, this period after the day of the field, of `added` or of `since`.
    pub after: Option<Period>,
    /// How many days before the due day the reminder comes, the largest number first.
    pub lead: Vec<u16>,
    /// The customers for whom the rule holds.
    pub audience: Audience,
}
