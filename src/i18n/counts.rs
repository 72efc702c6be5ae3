//! Days as they are counted from or to a date: `3 days late`.

use super::Words;

/// How words count days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// `18 days ago`
    Ago,
    /// `due today`, `18 days late`: money
    Overdue,
    /// `18 days late`: planned work
    Late,
    /// `18 days`
    Days,
}

impl Counts {
    /// The class of the element in a page that counts in this way.
    pub fn class(self) -> &'static str {
        match self {
            Counts::Ago => "ago",
            Counts::Overdue => "overdue",
            Counts::Late => "late",
            Counts::Days => "days",
        }
    }

    /// The message with the three forms: none, one, more.
    fn message(self) -> &'static str {
        match self {
            Counts::Ago => "counts-ago",
            Counts::Overdue => "counts-overdue",
            Counts::Late => "counts-late",
            Counts::Days => "counts-days",
        }
    }
}

impl Words {
    /// A number of days, counted in one of the ways.
    pub fn days_as(&self, counts: Counts, days: i32) -> String {
        let forms = self.get(counts.message());
        let form = forms.split('|').nth(days.clamp(0, 2) as usize).unwrap_or_default();
        form.replace('#', &days.to_string())
    }
}
