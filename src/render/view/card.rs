//! The page of one customer, from "why now" to the whole story.

use rust_decimal::Decimal;

use super::super::Site;
use super::super::html::Html;
use super::super::markdown::Markdown;
pub use super::card_view::{
    AddressView, Ask, BeforeItem, CardView, DueView, LinkGroup, MoneyRail, PastView, PersonView, WhyNow,
};
use super::core_file;
use super::form_links;
use super::greeting::{self};
use super::{LinkView, encode_query, first_phone, maps, note_link, road, tel};
use super::{story, story_records, story_view};
use crate::book::record;
use crate::book::record_history;
use crate::book::{Customer, CustomerIndex, Day, id};
use crate::derive::day::row_of_today;
use crate::derive::{CustomerState, HORIZON, Kind, Reminder, Why};
use crate::diagnostic::{Fault, Severity};
use crate::format::markdown::sections;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;
use crate::wording::about::About;
use crate::wording::fault;
use std::hash::Hash;
use xxhash_rust::xxh3::Xxh3;

/// The pages `customers/ID.html`.
pub struct Cards;

impl PageKind for Cards {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        (0..site.book.customers.len()).collect()
    }

    fn path(&self, site: &Site, at: usize) -> String {
        format!("customers/{}.html", id::page_name(&site.book.customers[at].id))
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "card.html", place: MenuPlace::Customers, is_dated: false })
    }

    fn content<'s>(&self, site: &'s Site, at: usize, _: Purpose) -> Content<'s> {
        Content::Page(View::new(site.book.customers[at].card.name.clone(), view(site, at)))
    }

    fn find(&self, site: &Site, path: &str) -> Option<usize> {
        let stem = path.strip_prefix("customers/")?.strip_suffix(".html")?;
        let is_it = |at: usize| id::page_name(&site.book.customers[at].id) == stem;
        let at = site.book.find(stem).filter(|&at| is_it(at));
        at.or_else(|| (0..site.book.customers.len()).find(|&at| is_it(at)))
    }

    fn hash(&self, site: &Site, at: usize, hasher: &mut Xxh3) {
        site.customer_key(at).hash(hasher);
        let own = site.past.of(&site.book.customers[at].id).filter(|(_, file)| record_history::is_own(&file.path));
        let folder = record::folder(&site.book.customers[at].id) + "/";
        let faults = site.faults.iter().filter(|fault| fault.place.path.starts_with(&folder));
        faults.for_each(|fault| (fault.fault.code(), &fault.place.path, fault.place.line).hash(hasher));
        own.rev().take(record_history::SHOWN).for_each(|(commit, _)| commit.hash.hash(hasher));
    }
}

/// The sections that are moved up the page: the message with their headings, and the one with their label.
const RISING: [(&str, &str); 5] = [
    ("section-needs", "before-needs"),
    ("section-likes", "before-likes"),
    ("section-avoid", "before-avoid"),
    ("section-can-help", "before-can-help"),
    ("section-objections", "before-objections"),
];

/// Most faults that a card names; their page lists them all.
const FAULTS: usize = 3;

/// Makes the view of one customer; the other `card_*` files hold more of its methods.
pub(super) struct CardBuilder<'s, 'a> {
    /// The site that the card belongs to.
    pub(super) site: &'s Site<'a>,
    /// The customer's index in the book.
    pub(super) index: CustomerIndex,
    /// The customer as the book has it.
    pub(super) customer: &'a Customer,
    /// What follows from the book for this customer today.
    pub(super) state: &'a CustomerState,
}

/// The view of one card.
pub fn view<'a>(site: &Site<'a>, index: CustomerIndex) -> CardView<'a> {
    let maker =
        CardBuilder { site, index, customer: &site.book.customers[index], state: &site.overview.customers[index] };
    let (ask, background_html) = maker.body();
    let (offers, needs) = maker.offers();
    let card = &maker.customer.card;
    let mobile = first_phone(maker.customer);
    CardView {
        id: &maker.customer.id,
        name: &card.name,
        salutation: card.salutation.as_deref().filter(|salutation| *salutation != card.name),
        line: maker.line(),
        questions: maker.questions(),
        why: maker.why(),
        call: mobile.and_then(tel),
        text: mobile.and_then(tel).map(|tel| tel.replacen("tel:", "sms:", 1)),
        maps: card.address.first().map(|address| maps(&address.text)),
        log: Some(note_link(site, maker.customer, "")),
        road: road::view(site, maker.customer),
        core: core_file::href(site, maker.customer),
        forms: form_links::of_customer(site, maker.customer),
        add: form_links::to_add(site, maker.customer),
        due: maker.due(),
        before: maker.before(),
        ask,
        near_dates: maker.near_dates(),
        greetings: greeting::near(site, index).into_iter().chain(greeting::answers(site, index)).collect(),
        people: maker.people(),
        family: maker.family(),
        relations: maker.relations(),
        plans: story_records::open_plans(site, index),
        story: story::view(site, index),
        money: maker.money(),
        products: maker.products(),
        offers,
        needs,
        dates: maker.dates(),
        addresses: maker.addresses(),
        contact: maker.contact(),
        details: maker.details(),
        background_html,
        links: maker.links(),
        files: maker.files(),
        past: maker.past(),
    }
}

impl<'a> CardBuilder<'_, 'a> {
    /// Says the facts of records in the site's language.
    pub(super) fn about(&self) -> About<'a> {
        self.site.about()
    }

    /// A day, ready to read.
    pub(super) fn day(&self, day: Day) -> String {
        self.site.words().day(day, self.site.today())
    }

    /// A message without arguments.
    pub(super) fn word(&self, id: &str) -> String {
        self.site.words().get(id)
    }

    /// An amount in the book's currency, ready to read.
    pub(super) fn money_of(&self, amount: Decimal) -> String {
        self.site.home_money(amount)
    }

    /// Tier, rhythm, company, region, since when.
    pub(super) fn line(&self) -> String {
        let (words, card) = (self.site.words(), &self.customer.card);
        let mut parts: Vec<String> = Vec::new();
        parts.extend(card.tier.clone());
        parts.extend(self.site.book.cadence(self.customer).map(|n| say!(words, "card-every", n = n)));
        let company = self.customer.company.map(|at| self.site.book.customers[at].card.name.clone());
        parts.extend(company.filter(|_| self.site.book.customers[self.index].card.title.is_some()));
        parts.extend(card.title.clone());
        parts.extend(card.region.clone());
        parts.extend(card.since.map(|since| say!(words, "card-since", year = since.year().to_string())));
        parts.extend(card.best_time.clone());
        if card.is_lost() {
            let on = card.lost.as_ref().and_then(|lost| lost.on);
            parts.push(
                on.map_or_else(|| self.word("card-lost-plain"), |on| say!(words, "card-lost", day = self.day(on))),
            );
        } else if let Some(paused) = card.paused.filter(|&paused| paused > self.site.today()) {
            parts.push(say!(words, "card-paused", day = self.day(paused)));
        }
        parts.join(" · ")
    }

    /// What could not be read in the customer's files; the first ones.
    fn questions(&self) -> Vec<String> {
        let folder = record::folder(&self.customer.id) + "/";
        let own = self.site.faults.iter().filter(|fault| fault.place.path.starts_with(&folder));
        let own = own.filter(|fault| fault.severity() == Severity::Error);
        let told = own.map(|fault| {
            let message = fault::message(self.site.words(), fault);
            if fault.fault == Fault::Question { message } else { format!("{}: {message}", fault::at(fault)) }
        });
        told.take(FAULTS).collect()
    }

    /// The reasons on today's list; `None` when the customer is not on it.
    fn why(&self) -> Option<WhyNow> {
        let row = row_of_today(self.site.overview, self.index)?;
        let lead = if row.shown().days < 0 {
            say!(self.site.words(), "card-due-late", day = self.day(row.shown().due))
        } else {
            self.word("card-due-today")
        };
        // Where there are forms, each reason stands beside its own.
        let reasons = if self.site.has_forms() { Vec::new() } else { self.site.telling().reasons(&row) };
        Some(WhyNow { lead, reasons_html: reasons.iter().map(|reason| Html::of(&reason.text)).collect() })
    }

    /// The reasons of [`CardView::why`], each with its forms; empty on a built site.
    fn due(&self) -> Vec<DueView> {
        let row = row_of_today(self.site.overview, self.index).filter(|_| self.site.has_forms());
        let telling = self.site.telling();
        let due = row.iter().flat_map(|row| &row.reminders).map(|reminder| {
            let is_near = reminder.listed() > self.site.today();
            let reason = if is_near { telling.near(reminder).capitalized() } else { telling.reason(reminder) };
            let forms = form_links::of_reminder(self.site, self.customer, reminder);
            DueView { reason_html: Html::of(&reason), forms }
        });
        due.collect()
    }

    /// The forms that change or remove an entry of the card.
    pub(super) fn entry_forms(&self, table: &str, at: usize) -> Vec<LinkView> {
        form_links::of_entry(self.site, self.customer, table, at)
    }

    fn before(&self) -> Vec<BeforeItem> {
        let words = self.site.words();
        let near = self.state.reminders.iter().filter(|reminder| reminder.days <= HORIZON);
        let mut items: Vec<&Reminder> = near.filter(|reminder| reminder.kind.rules().is_on_card).collect();
        // What is due comes first, then what was promised, then facts.
        items.sort_by_key(|reminder| {
            (reminder.days > 0, !matches!(reminder.kind, Kind::Promise | Kind::PaymentPromise), reminder.due)
        });
        items
            .into_iter()
            .map(|reminder| BeforeItem {
                when: if reminder.days <= 0 { words.lateness(reminder.days) } else { self.day(reminder.due) },
                late: reminder.days < 0,
                text_html: Html::of(&self.site.telling().reason(reminder)),
                forms: form_links::answer(self.site, self.customer, reminder),
            })
            .collect()
    }

    fn near_dates(&self) -> Vec<String> {
        let is_other = |reminder: &&Reminder| match &reminder.why {
            Why::Birthday { .. } | Why::Date { .. } | Why::Festival { .. } => reminder.days >= 0,
            _ => false,
        };
        let near = self.state.reminders.iter().filter(|reminder| reminder.days <= HORIZON).filter(is_other);
        near.map(|reminder| self.site.telling().near(reminder).plain()).collect()
    }

    /// Splits the body in two: the sections that are moved up, and the rest.
    fn body(&self) -> (Vec<Ask<'a>>, Vec<Markdown<'a>>) {
        let body = self.customer.card.body.as_str();
        let words = self.site.words();
        let mut found: Vec<(usize, String, &str)> = Vec::new();
        let (mut rest, mut from) = (Vec::new(), 0);
        if body.contains('#') {
            for (heading, range) in sections(body) {
                let names = |id: &str| words.get(id).split('|').any(|name| name.eq_ignore_ascii_case(heading.trim()));
                let Some(order) = RISING.iter().position(|(id, _)| names(id)) else { continue };
                let start = body[..range.start].trim_end_matches(['\n', '\r']).rfind('\n').map_or(0, |at| at + 1);
                rest.push(&body[from..start.max(from)]);
                from = range.end;
                found.push((order, words.get(RISING[order].1), &body[range]));
            }
        }
        rest.push(&body[from..]);
        found.sort_by_key(|(order, ..)| *order);
        let mut anchor = 900_000;
        let mut markdown = |text: &'a str| {
            anchor += 1;
            let part = story_view::markdown(self.site, self.customer, anchor, text);
            // Only footnotes and targets of links reach from one section to another.
            let reaches_out = body.contains("]:");
            let start = text.as_ptr() as usize - body.as_ptr() as usize;
            Markdown { part_of: reaches_out.then_some((body, start)), ..part }
        };
        let warns = |order: usize| RISING[order].1 == "before-avoid";
        let ask =
            found.into_iter().map(|(order, label, text)| Ask { label, text_html: markdown(text), warns: warns(order) });
        let ask = ask.collect();
        let rest = rest.into_iter().filter(|text| !text.trim().is_empty()).map(&mut markdown).collect();
        (ask, rest)
    }
}

/// `mailto:` with an address.
pub(super) fn mailto(address: &str) -> String {
    format!("mailto:{}", encode_query(address).replace("%40", "@"))
}
