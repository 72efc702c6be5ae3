//! Complaints that are not resolved.

use super::kind_rules::KindRules;
use super::scope::Scope;
use crate::derive::reminder::{Kind, Rank, Reminder, Source, Why};
use crate::derive::state::CustomerState;

/// An open complaint is equally urgent on every day.
pub const RULES: KindRules = KindRules {
    kind: Kind::Complaint,
    derive,
    late_rank: None,
    lapses: false,
    of_lost_customers: true,
    is_on_card: false,
    is_in_rail: false,
    is_named_by_subject: false,
    names_its_day: false,
    tells_own_lateness: true,
    keeps_its_day: true,
    is_held: |_| false,
    phone: |_| None,
};

/// An open complaint is due every day until it is resolved; response times are not checked here.
fn derive(scope: &Scope, _: &CustomerState, found: &mut Vec<Reminder>) {
    for (at, complaint) in scope.customer.complaints.iter().enumerate() {
        let Some(received) = complaint.received.filter(|received| received.day <= scope.today) else { continue };
        if complaint.resolved.is_some_and(|resolved| resolved.day <= scope.today) {
            continue;
        }
        let waiting = complaint
            .waiting
            .iter()
            .any(|span| span.from <= scope.today && span.until.is_none_or(|until| until > scope.today));
        if waiting {
            continue;
        }
        let is_request = complaint.is_request();
        let why = Why::Complaint { cause: complaint.cause.clone(), received: received.day, is_request };
        let mut reminder =
            RULES.reminder(scope, &complaint.stem, received.day, Rank::OnlyToday, Source::Complaint(at), why);
        reminder.subject = complaint.cause.clone();
        found.push(reminder);
    }
}
