//! The care planner: whom to greet at a festival, what was given, who is still missing.

use std::collections::HashSet;

use rust_decimal::Decimal;
use serde::Serialize;

use super::super::Site;
use super::greeting::{self, GreetingView};
use super::{LinkView, Pair, card_file, first_phone, form_links, tel};
use crate::book::day::{days_between, plus_days};
use crate::book::festival::Festival;
use crate::book::id;
use crate::book::{CustomerIndex, Day, Visit, lunar};
use crate::derive::agenda::{ANSWERED_WITHIN, answers};
use crate::derive::greeted::{gets_gift, settles};
use crate::derive::{contact, festival_round};
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;
use crate::wording::{self, choice};
use xxhash_rust::xxh3::Xxh3;

/// The page `care/index.html`.
pub struct CareIndex;

impl PageKind for CareIndex {
    fn path(&self, _: &Site, _: usize) -> String {
        "care/index.html".to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "care-index.html", place: MenuPlace::Today, is_dated: false })
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        let made = index(site);
        Content::Page(View::new(made.title.clone(), made))
    }
}

/// The pages `care/FESTIVAL.html`, of the coming festivals.
pub struct Care;

impl PageKind for Care {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        (0..site.care.len()).collect()
    }

    fn path(&self, site: &Site, at: usize) -> String {
        format!("care/{}.html", id::page_name(&site.book.settings.festivals[site.care[at].0].id))
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "care.html", place: MenuPlace::Today, is_dated: true })
    }

    fn content<'s>(&self, site: &'s Site, at: usize, _: Purpose) -> Content<'s> {
        let made = view(site, site.care[at]);
        Content::Page(View::new(made.title.clone(), made))
    }

    fn hash(&self, site: &Site, _: usize, hasher: &mut Xxh3) {
        site.hash_all(hasher);
    }
}

/// A round of greetings begins this many days before the festival.
const ROUND: i32 = 60;

/// Most rows shown of those greeted, and of those still to greet.
const ROWS: usize = 200;

/// Most earlier rounds that a row shows.
const PAST: usize = 3;

/// The page `care/ID.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CareView {
    /// The festival's name.
    pub title: String,
    /// The day and how far off it is; in Chinese books with the lunar day.
    pub lead: String,
    /// How many were greeted, how many are missing, and what was spent of the budget.
    pub pairs: Vec<Pair>,
    /// The command that records a greeting to everyone in the audience; `None` when nobody is missing.
    pub command: Option<String>,
    /// Number of customers still to greet, shown or not.
    pub missing_count: usize,
    /// Number of customers already greeted, shown or not.
    pub done_count: usize,
    /// Customers still to greet, by name.
    pub missing: Vec<CareRow>,
    /// How many more are missing than are shown; `None` when all are shown.
    pub missing_more: Option<String>,
    /// Customers already greeted, by name.
    pub done: Vec<CareRow>,
    /// How many more were greeted than are shown; `None` when all are shown.
    pub done_more: Option<String>,
}

/// One customer on a festival's page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CareRow {
    /// The customer's card, relative to the page's folder.
    pub href: String,
    /// The customer's name.
    pub name: String,
    /// The customer's tier; `None` when the card gives none.
    pub tier: Option<String>,
    /// Sales on credit to this customer are stopped.
    pub hold: bool,
    /// The channel the customer prefers, ready to read; `None` when it is unknown.
    pub prefers: Option<String>,
    /// A `tel:` link to the first number; `None` when there is none.
    pub call: Option<String>,
    /// What was given or said in earlier rounds, newest first; the last three at most.
    pub past: Vec<String>,
    /// What was given or said in this round; `None` when nothing was.
    pub now: Option<String>,
    /// Tells that the customer is still to get a gift; `None` where none is due, or it was given.
    pub gift: Option<String>,
    /// A warning that the customer already got the month's most messages; `None` below that number.
    pub enough: Option<String>,
    /// A text for the festival; `None` when the customer was greeted or no text fits.
    pub greeting: Option<GreetingView>,
    /// The form that logs the greeting; empty on a built site.
    pub forms: Vec<LinkView>,
}

/// The page `care/index.html`: the festivals of the next twelve months.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CareIndexView {
    /// The page's title.
    pub title: String,
    /// What the page is for, in one sentence.
    pub lead: String,
    /// Festivals with an audience, in the order of their coming days; the note tells day and audience size.
    pub festivals: Vec<LinkView>,
    /// Names of known festivals at which nobody is greeted.
    pub others: Vec<String>,
}

/// The overview of the coming festivals.
pub fn index(site: &Site) -> CareIndexView {
    let words = site.words();
    let settings = &site.book.settings;
    let name = |festival: &Festival| words.festival(&festival.id, festival.name.as_deref());
    let festivals = site.care.iter().map(|&(at, day)| {
        let festival = &settings.festivals[at];
        let count = audience(site, festival).len();
        let note = say!(words, "care-index-note", day = words.day(day, site.today()), n = count);
        LinkView::new(name(festival), file(festival)).note(note)
    });
    let others = settings.festivals.iter().filter(|festival| festival.audience.is_nobody()).map(name);
    CareIndexView {
        title: words.get("care-title"),
        lead: words.get("care-lead"),
        festivals: festivals.collect(),
        others: others.collect(),
    }
}

/// The file of a festival's page, encoded for a link.
pub fn file(festival: &Festival) -> String {
    format!("{}.html", super::super::encoded_path::encode(&crate::book::id::page_name(&festival.id)))
}

/// The customers that the settings say to greet, by name; lost customers are left out.
fn audience(site: &Site, festival: &Festival) -> Vec<CustomerIndex> {
    let meant: HashSet<CustomerIndex> = festival_round::audience(site.book, site.overview, festival).collect();
    site.by_name().iter().copied().filter(|at| meant.contains(at)).collect()
}

/// The view of one festival's coming round.
pub fn view(site: &Site, (at, day): (usize, Day)) -> CareView {
    let words = site.words();
    let festival = &site.book.settings.festivals[at];
    let meant = audience(site, festival);
    let is_greeted = |&customer: &CustomerIndex| is_settled(site, festival, day, customer);
    let (done, missing): (Vec<CustomerIndex>, Vec<CustomerIndex>) = meant.iter().copied().partition(is_greeted);
    let rows =
        |customers: &[CustomerIndex]| customers.iter().take(ROWS).map(|&at| row(site, festival, day, at)).collect();
    let more = |customers: &[CustomerIndex]| {
        (customers.len() > ROWS).then(|| say!(words, "calendar-more", n = customers.len() - ROWS))
    };
    let spent: Decimal =
        meant.iter().flat_map(|&customer| of_round(site, festival, day, customer)).filter_map(|visit| visit.cost).sum();
    let command = (!missing.is_empty()).then(|| wording::festival_round::command(festival));
    CareView {
        title: words.festival(&festival.id, festival.name.as_deref()),
        lead: lead(site, day),
        pairs: pairs(site, festival, done.len(), missing.len(), spent),
        command,
        missing_count: missing.len(),
        done_count: done.len(),
        missing: rows(&missing),
        missing_more: more(&missing),
        done: rows(&done),
        done_more: more(&done),
    }
}

fn lead(site: &Site, day: Day) -> String {
    let (words, days) = (site.words(), days_between(site.today(), day));
    let mut parts = vec![words.day_in_full_and_year(day)];
    if words.is_chinese() {
        let lunar = lunar::from_solar(day);
        parts.push(words.lunar(lunar.month, lunar.leap, lunar.day));
    }
    parts.push(if days >= 0 { words.lateness(days) } else { say!(words, "care-passed", n = -days) });
    parts.join(" · ")
}

fn pairs(site: &Site, festival: &Festival, done: usize, missing: usize, spent: Decimal) -> Vec<Pair> {
    let words = site.words();
    let mut pairs = vec![
        Pair::new(words.get("care-done"), done.to_string()),
        Pair::new(words.get("care-missing"), missing.to_string()),
    ];
    let spent_text = site.home_money(spent);
    let receivers =
        audience(site, festival).into_iter().filter(|&at| gets_gift(festival, &site.book.customers[at])).count();
    if receivers > 0 {
        pairs.push(Pair::new(words.get("care-gifts"), receivers.to_string()));
        let a_head = festival.budget.map(|budget| (budget / Decimal::from(receivers)).round_dp(2));
        pairs.extend(a_head.map(|sum| Pair::new(words.get("care-a-head"), site.home_money(sum))));
    }
    match festival.budget {
        Some(budget) => {
            let text = say!(words, "care-of", spent = spent_text, budget = site.home_money(budget));
            let pair = Pair::new(words.get("care-budget"), text);
            pairs.push(if spent > budget { pair.alert() } else { pair });
        }
        None if !spent.is_zero() => pairs.push(Pair::new(words.get("care-spent"), spent_text)),
        None => {}
    }
    pairs
}

/// Whether a customer was greeted in a round, and got the gift that the settings name.
fn is_settled(site: &Site, festival: &Festival, day: Day, at: CustomerIndex) -> bool {
    of_round(site, festival, day, at).any(|visit| settles(festival, &site.book.customers[at], visit))
}

/// The notes of a round: those around the festival's day that name the festival.
fn of_round<'a>(
    site: &Site<'a>,
    festival: &Festival,
    day: Day,
    customer: CustomerIndex,
) -> impl Iterator<Item = &'a Visit> {
    let (from, to) = (plus_days(day, -ROUND), plus_days(day, ANSWERED_WITHIN).min(site.today()));
    let id = festival.id.clone();
    let visits = site.book.customers[customer].folder.visits.iter();
    visits.filter(move |visit| visit.day >= from && visit.day <= to && answers(visit, &id))
}

fn row(site: &Site, festival: &Festival, day: Day, at: CustomerIndex) -> CareRow {
    let words = site.words();
    let customer = &site.book.customers[at];
    let earlier =
        customer.visits.iter().rev().filter(|visit| visit.day < plus_days(day, -ROUND) && answers(visit, &festival.id));
    let now: Vec<String> =
        of_round(site, festival, day, at).map(|visit| told(site, visit, words.day(visit.day, site.today()))).collect();
    let sent = contact::messages_in_month(customer, site.today());
    let most = usize::from(site.book.settings.lead.monthly_messages);
    let title = words.festival(&festival.id, festival.name.as_deref());
    CareRow {
        href: format!("../customers/{}", card_file(customer)),
        name: customer.listed_name().into_owned(),
        tier: customer.listed_tier().map(str::to_owned),
        hold: customer.is_on_hold(),
        prefers: customer.card.prefers.map(|channel| choice::CHANNEL.of(words, channel)),
        call: first_phone(customer).and_then(tel),
        past: earlier.take(PAST).map(|visit| told(site, visit, visit.day.year().to_string())).collect(),
        enough: (now.is_empty() && sent >= most).then(|| say!(words, "care-enough", n = sent)),
        greeting: if now.is_empty() { greeting::view(site, at, title, &festival.id, day) } else { None },
        gift: (gets_gift(festival, customer) && !is_settled(site, festival, day, at)).then(|| words.get("care-gift")),
        forms: form_links::of_festival(site, customer, &festival.id),
        now: (!now.is_empty()).then(|| words.clauses(now)),
    }
}

/// `2025 tea, two boxes (120.00)`, `2024 message`.
fn told(site: &Site, visit: &Visit, when: String) -> String {
    let what = visit.gift.as_deref().map_or_else(|| site.telling().channel(visit.channel), str::to_owned);
    let cost = visit.cost.map(|cost| format!(" ({})", site.home_money(cost)));
    format!("{when} {what}{}", cost.unwrap_or_default())
}
