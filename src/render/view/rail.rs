//! What is shown beside the list of today: receivables, this month's figures, what comes soon, links.

use serde::Serialize;

use super::super::Site;
use super::{LinkView, Pair, card_file};
use crate::book::customer::Stage;
use crate::book::day::{days_between, plus_days};
use crate::book::{Customer, Day};
use crate::derive::payment_promise::{PaymentPromise, Standing};
use crate::derive::sums::{self, Sums};
use crate::derive::{Kind, Reminder, Why};
use crate::say;

/// What is shown beside the list of today.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Rail {
    /// What is owed, late and promised; empty when the book has no accounts.
    pub receivables: Vec<Pair>,
    /// Contacts, meetings and new customers of this month, against the number that the tiers ask for.
    pub month: Vec<Pair>,
    /// What comes soon: birthdays, dates, expiries.
    pub soon: Vec<Pair>,
    /// Links to the week's sheet, the calendar and the coming festivals.
    pub links: Vec<LinkView>,
}

/// Most rows in the list of what comes soon.
const SOON: usize = 8;

/// The rail of the page of today.
pub fn view(site: &Site) -> Rail {
    Rail { receivables: receivables(site), month: month(site), soon: soon(site), links: links(site) }
}

/// What is promised until Sunday, by currency.
pub fn promised_this_week(site: &Site) -> Sums {
    let today = site.today();
    let sunday = plus_days(today, 7 - i32::from(today.weekday().to_monday_one_offset()));
    let promises = site.overview.customers.iter().flat_map(|state| &state.payment_promises);
    let pending =
        promises.filter(|paying| paying.standing == Standing::Pending && !paying.closed && paying.due <= sunday);
    sums::of_amounts(pending.map(PaymentPromise::left))
}

/// A festival is linked from this many days before its day.
const FESTIVALS_AHEAD: i32 = 45;

fn links(site: &Site) -> Vec<LinkView> {
    let (words, today) = (site.words(), site.today());
    let month = super::calendar::stem(today, 0);
    let mut links = vec![
        LinkView::new(words.get("rail-week"), "week.html"),
        LinkView::new(words.get("rail-calendar"), format!("calendar/{month}.html")),
    ];
    let near = site.care.iter().filter(|(_, day)| days_between(today, *day) <= FESTIVALS_AHEAD);
    links.extend(near.map(|&(at, day)| {
        let festival = &site.book.settings.festivals[at];
        let name = words.festival(&festival.id, festival.name.as_deref());
        LinkView::new(name, format!("care/{}", super::care::file(festival))).note(words.day(day, today))
    }));
    links.push(LinkView::new(words.get("care-title"), "care/index.html"));
    links
}

fn receivables(site: &Site) -> Vec<Pair> {
    let (words, today) = (site.words(), site.today());
    let states = || site.overview.customers.iter();
    if states().all(|state| state.ledgers.is_empty()) {
        return Vec::new();
    }
    let open = sums::total_of(states(), |ledger| ledger.open());
    let late = sums::total_of(states(), |ledger| ledger.overdue(today));
    let promised = promised_this_week(site);
    let mut pairs = vec![Pair::new(words.get("rail-open"), site.sums_or_zero(&open))];
    if !late.is_empty() {
        pairs.push(Pair::new(words.get("rail-overdue"), site.sums(&late)).alert());
    }
    if !promised.is_empty() {
        pairs.push(Pair::new(words.get("rail-promised"), site.sums(&promised)));
    }
    pairs
}

/// Contacts and meetings of this month, against the number that the tiers ask for.
fn month(site: &Site) -> Vec<Pair> {
    let (words, today) = (site.words(), site.today());
    let in_month = |day: Day| day >= today.first_of_month() && day <= today;
    let (mut contacts, mut meetings, mut new) = (0, 0, 0);
    let (mut contacts_asked, mut meetings_asked) = (0.0, 0.0);
    for customer in &site.book.customers {
        for visit in customer.visits.iter().rev().take_while(|visit| visit.day >= today.first_of_month()) {
            if in_month(visit.day) && visit.is_contact() {
                contacts += 1;
                meetings += usize::from(visit.channel.is_some_and(|channel| channel.in_person()));
            }
        }
        new += usize::from(customer.entered(today).is_some_and(in_month));
        let (every, meet) = asked(site, customer);
        contacts_asked += every;
        meetings_asked += meet;
    }
    let of = |done: usize, asked: f64| match asked.round() as usize {
        0 => done.to_string(),
        asked => format!("{done} / {asked}"),
    };
    let mut pairs = vec![
        Pair::new(words.get("rail-contacts"), of(contacts, contacts_asked)),
        Pair::new(words.get("rail-meetings"), of(meetings, meetings_asked)),
    ];
    if new > 0 {
        pairs.push(Pair::new(words.get("rail-new"), new.to_string()));
    }
    pairs
}

/// How many contacts and meetings in this month the customer's rhythm asks for.
fn asked(site: &Site, customer: &Customer) -> (f64, f64) {
    if customer.card.is_lost() || customer.card.stage == Some(Stage::Dormant) {
        return (0.0, 0.0);
    }
    let days = f64::from(site.today().days_in_month());
    let per_month = |every: Option<u16>| every.map_or(0.0, |every| days / f64::from(every));
    (per_month(site.book.cadence(customer)), per_month(site.book.tier(customer).and_then(|(_, tier)| tier.meet)))
}

fn soon(site: &Site) -> Vec<Pair> {
    let today = site.today();
    let mut near: Vec<(usize, &Reminder)> = site
        .overview
        .reminders()
        .filter(|(_, reminder)| reminder.kind.rules().is_in_rail && reminder.days > 0 && reminder.is_near)
        .collect();
    near.sort_by_key(|(customer, reminder)| (reminder.due, *customer));
    near.truncate(SOON);
    let words = site.words();
    near.into_iter()
        .map(|(customer, reminder)| {
            let customer = &site.book.customers[customer];
            let name = customer.listed_name();
            let what = match (&reminder.kind, &reminder.subject) {
                (Kind::Birthday, Some(person)) => say!(words, "card-birthday-of", name = person.as_str()),
                (Kind::Birthday, None) => say!(words, "card-birthday-of", name = &*name),
                (_, Some(subject)) => format!("{name} · {subject}"),
                (_, None) => name.into_owned(),
            };
            let when = match reminder.why {
                Why::Birthday { month: true, .. } => words.month_of_year(reminder.due.month()),
                _ => say!(words, "days", n = days_between(today, reminder.due)),
            };
            Pair::new(what, when).href(format!("customers/{}", card_file(customer)))
        })
        .collect()
}
