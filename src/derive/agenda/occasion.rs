//! Yearly occasions: their dates, and the notes that answer them.

use super::kind_rules::KindRules;
use super::scope::Scope;
use crate::book::day::{days_between, plus_days};
use crate::book::festival;
use crate::book::festival::FestivalDay;
use crate::book::{Book, Customer, Day, Visit};
use crate::derive::reminder::{Rank, Reminder, Source, Weight, Why};

/// Days after an occasion within which a note still answers it.
pub const ANSWERED_WITHIN: i32 = 30;

/// One yearly occasion, before its dates are computed.
pub struct Occasion<'a> {
    /// The rules of birthdays or of named days.
    pub rules: &'static KindRules,
    /// The yearly day.
    pub on: FestivalDay,
    /// Whether it happens only once.
    pub once: bool,
    /// The value of a note's `occasion` that answers it.
    pub answer: String,
    /// The person or the name; `None` for the customer's own birthday.
    pub subject: Option<&'a str>,
    /// Days before it from which it is near, and from which a note answers it.
    pub lead: u16,
}

/// Adds the occasions from `lapse` days before today to the end of the scope; one of which only the month is known
/// stays until the month is over.
pub fn add(scope: &Scope, occasion: Occasion, found: &mut Vec<Reminder>, why: impl Fn(Day, Option<i16>) -> Why) {
    let is_month = matches!(occasion.on, FestivalDay::Yearly(on) if on.is_month());
    let lapse = |day: Day| if is_month { day.days_in_month() as u16 - 1 } else { scope.lead().lapse };
    let from = plus_days(scope.today, if is_month { -30 } else { -i32::from(scope.lead().lapse) });
    for (day, years) in days(scope, &occasion, from, scope.until) {
        let is_over = plus_days(day, lapse(day).into()) < scope.today;
        if is_over || is_answered(scope, &occasion.answer, occasion.lead, day) {
            continue;
        }
        let id_subject = match occasion.subject {
            Some(subject) => format!("{subject}:{day}"),
            None => day.to_string(),
        };
        let source = Source::Occasion(occasion.answer.clone());
        let mut reminder = occasion.rules.reminder(scope, &id_subject, day, Rank::OnlyToday, source, why(day, years));
        reminder.subject = occasion.subject.map(str::to_owned);
        reminder.lapse = Some(lapse(day));
        // Past occasions rank below what can still be done on its day.
        found.push(reminder.weighed(Weight::Distance).near_within(occasion.lead));
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
    is_answered_in(scope.customer, scope.today, answer, lead, day)
}

/// The same for a customer, as of a day.
pub fn is_answered_in(customer: &Customer, today: Day, answer: &str, lead: u16, day: Day) -> bool {
    let (from, to) = (plus_days(day, -i32::from(lead)), plus_days(day, ANSWERED_WITHIN));
    let newest_first = customer.visits.iter().rev().skip_while(|visit| visit.day > to.min(today));
    newest_first.take_while(|visit| visit.day >= from).any(|visit| answers(visit, answer))
}

/// A day of an occasion that is too far from a note to be answered by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Far {
    /// The nearest day of the occasion.
    pub day: Day,
    /// The first day on which a note answers it.
    pub from: Day,
    /// The last such day.
    pub to: Day,
}

/// The nearest day of an occasion, where a note of `noted` answers none: it is long past, or far ahead. `None` also
/// where the occasion has no yearly day.
pub fn far(book: &Book, customer: &Customer, occasion: &str, noted: Day) -> Option<Far> {
    let (on, once, lead) = yearly(book, customer, occasion)?;
    let days = match on.first().filter(|_| once) {
        Some(day) => vec![day],
        None => on.days(plus_days(noted, -YEAR), plus_days(noted, YEAR), book.settings.calendar.keeping),
    };
    let answered = |day: Day| Far { day, from: plus_days(day, -i32::from(lead)), to: plus_days(day, ANSWERED_WITHIN) };
    let mut days: Vec<Far> = days.into_iter().map(answered).collect();
    if days.iter().any(|far| far.from <= noted && noted <= far.to) {
        return None;
    }
    days.sort_by_key(|far| days_between(far.day, noted).abs());
    days.first().copied()
}

/// Days in which every yearly day comes at least once.
const YEAR: i32 = 400;

/// The day of an occasion, whether it comes only once, and its lead days.
fn yearly(book: &Book, customer: &Customer, occasion: &str) -> Option<(FestivalDay, bool, u16)> {
    let (card, lead) = (&customer.card, &book.settings.lead);
    if let Some(date) = card.dates.iter().find(|date| date.name == occasion) {
        return Some((date.on, date.once, lead.date));
    }
    if let Some(name) = occasion.strip_prefix("birthday").map(str::trim) {
        let contacts = card.contacts.iter().map(|one| (&one.name, one.birthday));
        let mut people = contacts.chain(card.family.iter().map(|one| (&one.name, one.birthday)));
        let born = if name.is_empty() { card.birthday } else { people.find(|(other, _)| *other == name)?.1 };
        return Some((FestivalDay::Yearly(born?), false, lead.birthday));
    }
    let elsewhere = || festival::elsewhere(occasion);
    let festival = book.settings.festival(occasion).cloned().or_else(elsewhere)?;
    Some((festival.on, false, festival.lead.unwrap_or(lead.festival)))
}

/// Whether a note names the occasion.
pub fn answers(visit: &Visit, answer: &str) -> bool {
    visit.occasion.iter().any(|occasion| occasion.trim() == answer)
}
