//! The card of a core customer (核心客户资料卡), which prints on one sheet: people and who decides, business, competitors,
//! what was done, plans, risks.

use std::collections::BTreeSet;
use std::hash::Hash;

use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use super::super::Site;
use super::super::html::Html;
use super::Pair;
use super::card::{CardBuilder, PersonView};
use super::card_file;
use super::card_view::BeforeItem;
use super::core_file::{is_core, path};
use crate::book::choice_alias::fold;
use crate::book::customer::Duty;
use crate::book::{CustomerIndex, Visit};
use crate::derive::earned::{Days, earned};
use crate::derive::{Kind, Reminder};
use crate::format::markdown::sections;
use crate::format::plain_text::first_line;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;
use crate::wording::choice;
use crate::wording::reason::capitalized;

/// The pages `core/ID.html`, of the customers of the tier with the closest rhythm.
pub struct CoreCards;

impl PageKind for CoreCards {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        (0..site.book.customers.len()).filter(|&at| is_core(site, &site.book.customers[at])).collect()
    }

    fn path(&self, site: &Site, at: usize) -> String {
        path(&site.book.customers[at])
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "core.html", place: MenuPlace::Customers, is_dated: true })
    }

    fn content<'s>(&self, site: &'s Site, at: usize, _: Purpose) -> Content<'s> {
        let view = view(site, at);
        Content::Page(View::new(say!(site.words(), "core-title", name = view.name.as_str()), view))
    }

    fn hash(&self, site: &Site, at: usize, hasher: &mut Xxh3) {
        site.customer_key(at).hash(hasher);
    }
}

/// How many of the last notes are told.
const DONE: usize = 6;

/// How many plans and risks are told.
const OPEN: usize = 8;

/// So many days ahead the end of a contract is a risk.
const AHEAD: i32 = 90;

/// The sheet of a core customer.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CoreView {
    /// The name.
    pub name: String,
    /// The customer's card.
    pub href: String,
    /// Tier, rhythm, region, since when.
    pub line: String,
    /// What kind of customer it is: trade, legal form, addresses.
    pub facts: Vec<Pair>,
    /// The people, those who decide first; of a person the family.
    pub people: Vec<PersonView>,
    /// Products, revenue, what is owed.
    pub business: Vec<Pair>,
    /// Who else sells to them, and what they object, with what answers it.
    pub competition: Vec<Pair>,
    /// The last contacts: the day, and what was said.
    pub done: Vec<Pair>,
    /// What comes: plans, promises, appointments.
    pub plans: Vec<BeforeItem>,
    /// What may go wrong: late money, complaints, silence.
    pub risks: Vec<BeforeItem>,
}

fn view(site: &Site, at: CustomerIndex) -> CoreView {
    let maker =
        CardBuilder { site, index: at, customer: &site.book.customers[at], state: &site.overview.customers[at] };
    let reminders = || maker.state.reminders.iter();
    let of = |is_it: fn(&&Reminder) -> bool| {
        let mut found: Vec<&Reminder> = reminders().filter(is_it).collect();
        found.sort_by_key(|reminder| (reminder.due, reminder.time));
        found.into_iter().take(OPEN).map(|reminder| item(site, reminder)).collect()
    };
    CoreView {
        name: maker.customer.listed_name().into_owned(),
        href: format!("../customers/{}", card_file(maker.customer)),
        line: maker.line(),
        facts: facts(&maker),
        people: people(&maker),
        business: business(&maker),
        competition: competition(&maker),
        done: done(&maker),
        plans: of(|reminder| is_plan(reminder.kind) && reminder.days >= 0),
        risks: of(|reminder| is_risk(reminder)),
    }
}

fn is_plan(kind: Kind) -> bool {
    matches!(kind, Kind::Plan | Kind::Promise | Kind::PaymentPromise | Kind::Meeting | Kind::Revisit)
}

/// Late money, an open complaint, a contract that ends, silence, and whatever was promised and is late.
fn is_risk(reminder: &Reminder) -> bool {
    match reminder.kind {
        Kind::Complaint | Kind::Drift => true,
        Kind::Credit | Kind::Expiry => reminder.days <= AHEAD,
        Kind::Invoice | Kind::Plan | Kind::Promise | Kind::PaymentPromise | Kind::Meeting | Kind::Revisit => {
            reminder.days < 0
        }
        Kind::Birthday | Kind::Date | Kind::Festival | Kind::Rule | Kind::Sample => false,
    }
}

fn item(site: &Site, reminder: &Reminder) -> BeforeItem {
    let words = site.words();
    BeforeItem {
        when: if reminder.days <= 0 { words.lateness(reminder.days) } else { words.day(reminder.due, site.today()) },
        late: reminder.days < 0,
        text_html: Html::of(&site.telling().reason(reminder)),
        forms: Vec::new(),
    }
}

fn facts(maker: &CardBuilder) -> Vec<Pair> {
    let card = &maker.customer.card;
    let keys = ["industry", "legal_representative", "organization_form", "registered_capital", "code", "birthday"];
    let fields = crate::book::Card::FIELDS.iter().filter(|field| keys.contains(&field.key));
    let label = |key: &str| crate::wording::label::field_label(maker.site.words(), key);
    let told = fields.filter_map(|field| Some(Pair::new(label(field.key), maker.about().field(field, card)?)));
    let addresses = card.address.iter().map(|address| Pair::new(label("address"), address.text.clone()));
    told.chain(addresses).chain(maker.phones(&card.phone, &card.email)).collect()
}

/// The people of the card. Those who decide stand first.
fn people(maker: &CardBuilder) -> Vec<PersonView> {
    let contacts = &maker.customer.card.contacts;
    let mut people: Vec<(bool, PersonView)> = maker
        .people()
        .into_iter()
        .enumerate()
        .map(|(at, person)| {
            let decides = contacts.get(at).is_some_and(|contact| contact.duty.contains(&Duty::Decides));
            (!decides, here(person))
        })
        .collect();
    people.sort_by_key(|(is_other, _)| *is_other);
    let family = maker.family().into_iter().map(here);
    people.into_iter().map(|(_, person)| person).chain(family).collect()
}

/// A person of the card, with a link from this folder.
fn here(person: PersonView) -> PersonView {
    let href = person.href.map(|card| format!("../customers/{card}"));
    PersonView { forms: Vec::new(), href, ..person }
}

fn business(maker: &CardBuilder) -> Vec<Pair> {
    let (site, words) = (maker.site, maker.site.words());
    let settings = &site.book.settings;
    let year = Days::of_year_until(site.today());
    let brought = |days| earned(maker.customer, settings.counted, days, &settings.currency);
    let (now, last) = (brought(year), brought(year.year_before()));
    let mut pairs = Vec::new();
    if !now.is_zero() || !last.is_zero() {
        let value = say!(words, "core-against", now = maker.money_of(now), last = maker.money_of(last));
        pairs.push(Pair::new(capitalized(&words.get("core-revenue")), value));
    }
    if let Some(money) = maker.money() {
        let late = money.late.map(|late| format!(" · {late}")).unwrap_or_default();
        pairs.push(Pair::new(words.get("card-owes"), money.owes + &late));
        pairs.extend(money.pairs);
    }
    let products = maker.products().into_iter().map(|product| Pair { forms: Vec::new(), ..product });
    pairs.into_iter().chain(products).collect()
}

/// The competitors of the deals and what was said against them, each once, the newest first.
fn competition(maker: &CardBuilder) -> Vec<Pair> {
    let words = maker.site.words();
    let mut seen = BTreeSet::new();
    let deals = || maker.customer.plans.iter().rev().map(|plan| &plan.deal);
    let competitors = deals().flat_map(|deal| deal.competitors.iter().chain(&deal.to));
    let competitors: Vec<String> = competitors.filter(|name| seen.insert(fold(name))).cloned().collect();
    let mut pairs = Vec::new();
    if !competitors.is_empty() {
        pairs.push(Pair::new(capitalized(&words.get("key-competitors")), words.list(competitors)));
    }
    let body = maker.customer.card.body.as_str();
    let is_it = |heading: &str| {
        words.get("section-objections").split('|').any(|name| name.eq_ignore_ascii_case(heading.trim()))
    };
    let sections = sections(body).into_iter().filter(|(heading, _)| is_it(heading));
    let lines = sections.flat_map(|(_, range)| body[range].lines().map(str::trim));
    let lines = lines.map(|line| line.trim_start_matches(['-', '*', ' '])).filter(|line| !line.is_empty());
    let label = || capitalized(&words.get("key-objection"));
    pairs.extend(lines.map(|line| Pair::new(label(), first_line(line))));
    let mut said = BTreeSet::new();
    for objection in deals().flat_map(|deal| &deal.objections).filter(|one| said.insert(one.what.word())) {
        let answer = objection.answer.clone().unwrap_or_else(|| words.get("core-no-answer"));
        pairs.push(Pair::new(capitalized(&choice::REFUSAL.of(words, objection.what)), answer));
    }
    pairs
}

/// The last contacts. A private note is not for a sheet that others may see.
fn done(maker: &CardBuilder) -> Vec<Pair> {
    let words = maker.site.words();
    let today = maker.site.today();
    let known = |visit: &&Visit| visit.day <= today && !visit.private && visit.tells_something();
    let pair = |visit: &Visit| {
        let channel = visit.channel.map(|channel| choice::CHANNEL.of(words, channel));
        let text = Some(first_line(&visit.body)).filter(|text| !text.is_empty());
        let gift = visit.gift.as_ref().map(ToString::to_string);
        let told: Vec<String> = channel.into_iter().chain(text).chain(gift).collect();
        Pair::new(maker.day(visit.day), told.join(" · "))
    };
    maker.customer.visits.iter().rev().filter(known).take(DONE).map(pair).collect()
}
