//! Samples that were handed over, and are asked about some days later.

use super::occasion::answers;
use super::{KindRules, Scope};
use crate::book::day::plus_days;
use crate::derive::CustomerState;
use crate::derive::reminder::{Kind, Rank, Reminder, Source, Why};

/// Only a note that names the sample answers it.
pub const RULES: KindRules = KindRules { derive, is_on_card: true, is_named_by_subject: true, ..KindRules::USUAL };

fn derive(scope: &Scope, _: &CustomerState, found: &mut Vec<Reminder>) {
    let visits = scope.customer.visits.iter().filter(|visit| visit.day <= scope.today);
    for visit in visits.clone() {
        let Some(name) = visit.sample.as_deref() else { continue };
        let occasion = format!("sample {name}");
        if visits.clone().any(|later| later.day >= visit.day && answers(later, &occasion)) {
            continue;
        }
        let due = plus_days(visit.day, scope.lead().sample.into());
        let due = scope.book.settings.working_day_from(due);
        let why = Why::Sample { name: name.to_owned(), given: visit.day };
        let subject = format!("{name}:{}", visit.day);
        let reminder = scope.reminder(Kind::Sample, &subject, due, Rank::Plan, Source::Sample(occasion), why);
        found.push(reminder.about(name));
    }
}
