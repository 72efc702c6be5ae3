//! Birthdays of customers, contacts and family, and named dates.

use super::Scope;
use crate::book::day::{YearlyDay, days_between, plus_days};
use crate::book::lunar;
use crate::book::{Book, Day, Visit};
use crate::derive::reminder::{Age, Kind, Rank, Reminder, Who, Why};

/// Days after an occasion within which a note still answers it.
pub const ANSWERED_WITHIN: i32 = 30;

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
        add_birthday(scope, on, None, Who::Customer, found);
    }
    for contact in card.contacts.iter().filter(|contact| !is_own_customer(scope.book, contact.customer.as_deref())) {
        if let Some(on) = contact.birthday {
            let who = Who::Contact { name: contact.name.clone(), role: contact.role.clone() };
            add_birthday(scope, on, Some(&contact.name), who, found);
        }
    }
    for member in card.family.iter().filter(|member| !is_own_customer(scope.book, member.customer.as_deref())) {
        if let Some(on) = member.birthday {
            let who = Who::Family { name: member.name.clone(), relation: member.relation.clone() };
            add_birthday(scope, on, Some(&member.name), who, found);
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
        add(scope, occasion, found, |_, years| Why::Date { name: date.name.clone(), years });
    }
}

fn add_birthday(scope: &Scope, on: YearlyDay, name: Option<&str>, who: Who, found: &mut Vec<Reminder>) {
    let answer = name.map_or_else(|| "birthday".to_owned(), |name| format!("birthday {name}"));
    let lead = scope.lead().birthday;
    let occasion = Occasion { kind: Kind::Birthday, on, once: false, answer, subject: name, lead };
    add(scope, occasion, found, |day, years| Why::Birthday {
        who: who.clone(),
        age: years.and_then(|years| age(on, years, day)),
        lunar: on.is_lunar().then(|| lunar::from_solar(day)),
    });
}

/// The age that is reached on `day`: in whole years, and as the Chinese calendar counts.
pub fn age(born: YearlyDay, years: i16, day: Day) -> Option<Age> {
    let born_in = match born {
        YearlyDay::Lunar { year, .. } => year?,
        YearlyDay::Solar { .. } => lunar::from_solar(born.first()?).year,
    };
    let lunar_years = lunar::from_solar(day).year - born_in;
    Some(Age { years, nominal: lunar_years + 1, own_animal: lunar_years > 0 && lunar_years % 12 == 0 })
}

/// A contact who is a customer too, with the birthday on their own card, is reminded of there.
pub fn is_own_customer(book: &Book, id: Option<&str>) -> bool {
    id.and_then(|id| book.find(id)).is_some_and(|at| book.customers[at].card.birthday.is_some())
}

fn add(scope: &Scope, occasion: Occasion, found: &mut Vec<Reminder>, why: impl Fn(Day, Option<i16>) -> Why) {
    let from = plus_days(scope.today, -i32::from(scope.lead().lapse));
    for (day, years) in days(scope, &occasion, from, scope.until) {
        if is_answered(scope, &occasion.answer, occasion.lead, day) {
            continue;
        }
        let id_subject = match occasion.subject {
            Some(subject) => format!("{subject}:{day}"),
            None => day.to_string(),
        };
        let mut reminder = scope.reminder(occasion.kind, &id_subject, day, Rank::OnlyToday, why(day, years));
        reminder.subject = occasion.subject.map(str::to_owned);
        // Past ones come after what can still be done on its day.
        reminder.weight = i64::from(days_between(scope.today, day).abs());
        found.push(reminder.near_within(occasion.lead));
    }
}

fn days(scope: &Scope, occasion: &Occasion, from: Day, to: Day) -> Vec<(Day, Option<i16>)> {
    match occasion.on.first().filter(|_| occasion.once) {
        Some(day) if day >= from && day <= to => vec![(day, None)],
        Some(_) => Vec::new(),
        None => {
            let occurrences = occasion.on.occurrences(from, to, scope.book.settings.calendar.keeping).into_iter();
            let mut days: Vec<_> = occurrences.map(|occurrence| (occurrence.day, occurrence.years)).collect();
            days.truncate(if occasion.once { 1 } else { usize::MAX });
            days
        }
    }
}

/// Whether a note answers the occasion of `day`: from its lead days before to 30 days after.
pub fn is_answered(scope: &Scope, answer: &str, lead: u16, day: Day) -> bool {
    let (from, to) = (plus_days(day, -i32::from(lead)), plus_days(day, ANSWERED_WITHIN));
    let newest_first = scope.customer.visits.iter().rev().skip_while(|visit| visit.day > to.min(scope.today));
    newest_first.take_while(|visit| visit.day >= from).any(|visit| answers(visit, answer))
}

/// Whether a note names the occasion.
pub fn answers(visit: &Visit, answer: &str) -> bool {
    visit.occasion.iter().any(|occasion| occasion.trim() == answer)
}
