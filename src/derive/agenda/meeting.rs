//! Meetings in person, by the tier's `meet`.

use super::kind_rules::KindRules;
use super::scope::Scope;
use crate::book::Channel;
use crate::book::day::plus_days;
use crate::book::settings::PhoneKind;
use crate::derive::reminder::{Kind, Rank, Reminder, Source, Weight, Why};
use crate::derive::state::CustomerState;

/// Meetings are revisits in the phone's calendar.
pub const RULES: KindRules = KindRules {
    kind: Kind::Meeting,
    derive,
    late_rank: None,
    lapses: false,
    of_lost_customers: false,
    is_on_card: false,
    is_in_rail: false,
    is_named_by_subject: false,
    names_its_day: false,
    tells_own_lateness: true,
    keeps_its_day: false,
    is_held: |_| true,
    phone: |_| Some(PhoneKind::Revisit),
};

/// Counts from the last meeting, else from the first contact. A customer without any contact needs a first
/// contact, not a meeting.
fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    let Some(meet) = scope.book.tier(scope.customer).and_then(|(_, tier)| tier.meet) else { return };
    let contact = &state.contact;
    let Some(from) = contact.met.or(contact.first) else { return };
    let mut due = plus_days(from, meet.into());
    if let Some(paused) = scope.customer.card.paused {
        due = due.max(paused);
    }
    due = scope.book.settings.working_day_from(due);
    let subject = contact.met.map_or_else(|| "never".to_owned(), |day| day.to_string());
    let why = Why::Meeting { days: meet, last: contact.met };
    let source = Source::Rhythm(Channel::Visit);
    let reminder = RULES.reminder(scope, &subject, due, Rank::Revisit, source, why);
    found.push(reminder.weighed(Weight::OfCadence(meet)));
}
