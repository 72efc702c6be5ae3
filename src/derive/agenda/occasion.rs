//! Birthdays of customers, contacts and family, and named dates.

use super::Scope;
use crate::book::day::{YearlyDay, plus_days};
use crate::book::lunar;
use crate::book::{Day, Visit};
use crate::derive::reminder::{Kind, Rank, Reminder, Who, Why};

/// Days after an occasion within which a note still answers it.
const ANSWERED_WITHIN: i32 = 30;

/// One thing that comes round, before it is laid on days.
struct Occasion<'a> {
    kind: Kind,
    on: YearlyDay,
    once: bool,
    /// What a note's `occasion` must say.
    answer: String,
    subject: Option<&'a str>,
    lead: u16,
}

/// Adds what falls from the days of lapse before today to the end of the scope.
pub fn derive(scope: &Scope, found: &mut Vec<Reminder>) {
    let card = &scope.customer.card;
    if let Some(on) = card.birthday {
        add(scope, birthday(scope, on, None), found, |years, lunar| Why::Birthday { who: Who::Customer, years, lunar });
    }
    for contact in card.contacts.iter().filter(|contact| !is_own_customer(scope, contact.customer.as_deref())) {
        if let Some(on) = contact.birthday {
            let who = Who::Contact { name: contact.name.clone(), role: contact.role.clone() };
            add(scope, birthday(scope, on, Some(&contact.name)), found, |years, lunar| {
                Why::Birthday { who: who.clone(), years, lunar }
            });
        }
    }
    for member in card.family.iter().filter(|member| !is_own_customer(scope, member.customer.as_deref())) {
        if let Some(on) = member.birthday {
            let who = Who::Family { name: member.name.clone(), relation: member.relation.clone() };
            add(scope, birthday(scope, on, Some(&member.name)), found, |years, lunar| {
                Why::Birthday { who: who.clone(), years, lunar }
            });
        }
    }
    for date in &card.dates {
        let occasion = Occasion {
            kind: Kind::Date,
            on: date.on,
            once: date.once,
            answer: date.name.clone(),
            subject: Some(&date.name),
            lead: scope.lead().date,
        };
        add(scope, occasion, found, |years, _| Why::Date { name: date.name.clone(), years });
    }
}

fn birthday<'a>(scope: &Scope, on: YearlyDay, name: Option<&'a str>) -> Occasion<'a> {
    let answer = name.map_or_else(|| "birthday".to_owned(), |name| format!("birthday {name}"));
    Occasion { kind: Kind::Birthday, on, once: false, answer, subject: name, lead: scope.lead().birthday }
}

/// A contact who is a customer too, with the birthday on their own card, is reminded of there.
fn is_own_customer(scope: &Scope, id: Option<&str>) -> bool {
    id.and_then(|id| scope.book.find(id)).is_some_and(|at| scope.book.customers[at].card.birthday.is_some())
}

fn add(
    scope: &Scope,
    occasion: Occasion,
    found: &mut Vec<Reminder>,
    why: impl Fn(Option<i16>, Option<lunar::LunarDay>) -> Why,
) {
    let from = plus_days(scope.today, -i32::from(scope.lead().lapse));
    for (day, years) in days(&occasion, from, scope.until) {
        if is_answered(scope, &occasion, day) {
            continue;
        }
        let id_subject = match occasion.subject {
            Some(subject) => format!("{subject}:{day}"),
            None => day.to_string(),
        };
        let lunar = occasion.on.is_lunar().then(|| lunar::from_solar(day));
        let mut reminder = scope.reminder(occasion.kind, &id_subject, day, Rank::OnlyToday, why(years, lunar));
        reminder.subject = occasion.subject.map(str::to_owned);
        // Past ones come after what can still be done on its day.
        reminder.weight = i64::from(reminder.days.abs());
        found.push(reminder.near_within(occasion.lead));
    }
}

fn days(occasion: &Occasion, from: Day, to: Day) -> Vec<(Day, Option<i16>)> {
    match occasion.on.first().filter(|_| occasion.once) {
        Some(day) if day >= from && day <= to => vec![(day, None)],
        Some(_) => Vec::new(),
        None => {
            let occurrences = occasion.on.occurrences(from, to).into_iter();
            let mut days: Vec<_> = occurrences.map(|occurrence| (occurrence.day, occurrence.years)).collect();
            days.truncate(if occasion.once { 1 } else { usize::MAX });
            days
        }
    }
}

fn is_answered(scope: &Scope, occasion: &Occasion, day: Day) -> bool {
    let (from, to) = (plus_days(day, -i32::from(occasion.lead)), plus_days(day, ANSWERED_WITHIN));
    let answers = |visit: &Visit| {
        visit.day >= from
            && visit.day <= to
            && visit.day <= scope.today
            && visit.occasion.iter().any(|answer| answer.trim() == occasion.answer)
    };
    scope.customer.visits.iter().rev().any(answers)
}
