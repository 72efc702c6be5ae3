//! Complaints that are not resolved.

use super::Scope;
use crate::derive::reminder::{Kind, Rank, Reminder, Why};

/// An open complaint is due every day until it is resolved; its clocks are not judged here.
pub fn derive(scope: &Scope, found: &mut Vec<Reminder>) {
    for complaint in &scope.customer.complaints {
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
        let why = Why::Complaint { cause: complaint.cause.clone(), received: received.day };
        let mut reminder = scope.reminder(Kind::Complaint, &complaint.stem, received.day, Rank::OnlyToday, why);
        reminder.subject = complaint.cause.clone();
        found.push(reminder);
    }
}
