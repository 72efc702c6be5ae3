//! The parts of the settings about days: working days, holidays, lead days, the calendar for the phone.

use std::collections::BTreeSet;

use super::Day;
pub use super::public_holidays::PublicHolidays;
use super::yearly_day::Keeping;

/// The working day and the working week.
#[derive(Clone, Debug)]
pub struct WorkDay {
    /// How many contacts fit into a day.
    pub contacts: usize,
    /// The weekdays that are worked: Monday is 1, Sunday 7.
    pub workdays: BTreeSet<u8>,
}

impl Default for WorkDay {
    fn default() -> WorkDay {
        WorkDay { contacts: 12, workdays: (1..=5).collect() }
    }
}

/// Holidays, how yearly days are kept, and what the calendar for the phone holds: `[calendar]`.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Whose public holidays are days off: by default those of the country of the book's language.
    pub public_holidays: PublicHolidays,
    /// Days off, on any weekday; they go before the public ones. `extra_workdays` has priority.
    pub holidays: Vec<Day>,
    /// Days that are worked although they are a public holiday or their weekday is not worked (调休).
    pub extra_workdays: Vec<Day>,
    /// How yearly days are kept in years that lack them.
    pub keeping: Keeping,
    /// The kinds of entries in `calendar.ics`, the calendar for the phone.
    pub phone_kinds: Vec<PhoneKind>,
    /// Whether there are also entries on the lead days, for calendars that drop alarms.
    pub phone_lead_events: bool,
}

choices! {
    /// A kind of entry in the calendar for the phone.
    pub enum PhoneKind shown "phone-kind" {
        /// A plan with a time.
        Appointment = "appointment",
        /// A birthday.
        Birthday = "birthday",
        /// A named date.
        Date = "date",
        /// A festival.
        Festival = "festival",
        /// The end of a policy, contract or warranty.
        Expiry = "expiry",
        /// A plan without a time.
        Plan = "plan",
        /// A promise.
        Promise = "promise",
        /// The next contact by the cadence or by a note.
        Revisit = "revisit",
        /// The due day of an invoice.
        Invoice = "invoice",
        /// A rule of the settings.
        Rule = "rule",
    }
}

impl Calendar {
    /// Whether the phone's calendar has entries that come from notes.
    pub fn tells_notes(&self) -> bool {
        self.phone_kinds.iter().any(|kind| kind.is_of_notes())
    }
}

impl PhoneKind {
    /// Whether entries of this kind come from notes.
    pub fn is_of_notes(self) -> bool {
        matches!(self, PhoneKind::Promise | PhoneKind::Revisit | PhoneKind::Rule)
    }
}

impl Default for Calendar {
    fn default() -> Calendar {
        use PhoneKind::{Appointment, Birthday, Date, Expiry, Festival};
        Calendar {
            public_holidays: PublicHolidays::UnitedStates,
            holidays: Vec::new(),
            extra_workdays: Vec::new(),
            keeping: Keeping::default(),
            phone_kinds: vec![Appointment, Birthday, Date, Festival, Expiry],
            phone_lead_events: false,
        }
    }
}

/// How many days ahead a reminder comes, by kind: `[reminders]`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LeadDays {
    /// For birthdays.
    pub birthday: u16,
    /// For named dates.
    pub date: u16,
    /// For festivals that give no `lead` of their own.
    pub festival: u16,
    /// For invoices that fall due.
    pub invoice: u16,
    /// For products and warranties that expire: the stages at which they come up, the earliest first.
    pub expiry: Vec<u16>,
    /// For follow-up plans.
    pub plan: u16,
    /// For promises.
    pub promise: u16,
    /// How many days an unanswered birthday, date or festival stays on the list after its day.
    pub lapse: u16,
    /// The most greetings that are sent to one customer in a month.
    pub monthly_messages: u16,
    /// Days after which a sample that was handed over is asked about.
    pub sample: u16,
}

impl Default for LeadDays {
    fn default() -> LeadDays {
        LeadDays {
            birthday: 7,
            date: 7,
            festival: 7,
            invoice: 3,
            expiry: vec![30, 14, 7, 3],
            plan: 3,
            promise: 3,
            lapse: 7,
            monthly_messages: 4,
            sample: 14,
        }
    }
}
