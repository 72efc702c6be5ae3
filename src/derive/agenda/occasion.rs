//! Yearly occasions: their dates, and the notes that answer them.

use super::kind_rules::KindRules;
use super::rest;
use super::scope::Scope;
use super::snoozes::Snoozes;
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
/// comes up on its first day and is due until its last. What rested meanwhile stays as long after its rest.
pub fn add(scope: &Scope, occasion: Occasion, found: &mut Vec<Reminder>, why: impl Fn(Day, Option<i16>) -> Why) {
    let is_month = matches!(occasion.on, FestivalDay::Yearly(on) if on.is_month());
    let (back, lapse) = if is_month { (30, 0) } else { (i32::from(scope.lead().lapse), scope.lead().lapse) };
    let from = plus_days(scope.today, -back);
    let subject = occasion.subject.map_or_else(String::new, |subject| format!("{subject}:"));
    let before = || occasion.rules.id(scope, &subject) + if subject.is_empty() { ":" } else { "" };
    let mut all = days(scope, &occasion, from, scope.until);
    if !scope.snoozes.is_empty() {
        let rested = before();
        all.extend(rest::rested(scope, &rested, from).flat_map(|(first, last)| days(scope, &occasion, first, last)));
        all.sort_unstable();
        all.dedup();
    }
    for (day, years) in all {
        let due = if is_month { day.last_of_month() } else { day };
        let last = rest::last_day(scope, || format!("{}{day}", before()), day, plus_days(due, lapse.into()));
        if last < scope.today || is_answered(scope, &occasion.answer, occasion.lead, day) {
            continue;
        }
        let source = Source::Occasion(occasion.answer.clone());
        let id_subject = format!("{subject}{day}");
        let rank = if is_month { Rank::Plan } else { Rank::OnlyToday };
        let mut reminder = occasion.rules.reminder(scope, &id_subject, due, rank, source, why(day, years));
        reminder.subject = occasion.subject.map(str::to_owned);
        reminder.lapse = Some(days_between(due, last) as u16);
        reminder.comes_up = is_month.then_some(day);
        // Past occasions rank below what can still be done on its day.
        reminder = reminder.weighed(Weight::Distance);
        reminder.is_near = days_between(scope.today, day) <= occasion.lead.into();
        found.push(reminder);
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
    notes_of(scope.customer, scope.snoozes, scope.today, answer, lead, day).next().is_some()
}

/// The last day on which a note answers the occasion of `day`: 30 days after it, or after its rest.
fn answered_until(snoozes: &Snoozes, day: Day) -> Day {
    plus_days(snoozes.rested_until(day).map_or(day, |until| until.max(day)), ANSWERED_WITHIN)
}

/// The notes that name the occasion of `day` near it and not after `today`, the newest first.
pub fn notes_of<'a>(
    customer: &'a Customer,
    snoozes: &Snoozes,
    today: Day,
    answer: &'a str,
    lead: u16,
    day: Day,
) -> impl Iterator<Item = &'a Visit> {
    let (from, to) = (plus_days(day, -i32::from(lead)), answered_until(snoozes, day).min(today));
    let newest_first = customer.visits.iter().rev().skip_while(move |visit| visit.day > to);
    newest_first.take_while(move |visit| visit.day >= from).filter(move |visit| answers(visit, answer))
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
    let snoozes = Snoozes::of(&customer.card.snoozes);
    let answered = |day: Day| Far { day, from: plus_days(day, -i32::from(lead)), to: answered_until(&snoozes, day) };
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
