//! The story of a customer: notes, money and complaints, in the order of their days.

use std::borrow::Cow;

use serde::Serialize;

use super::super::Site;
use super::super::markdown::Markdown;
use super::super::markdown_filter::Scope;
use crate::book::account::PaymentKind;
use crate::book::visit::Party;
use crate::book::{Customer, CustomerIndex, Day, Visit, id};
use crate::derive::Ledger;
use crate::format::markdown::first_line;
use crate::say;
use crate::wording::choice;

/// Number of entries that are shown unfolded; older ones are folded by year.
const OPEN_ENTRIES: usize = 10;

/// All entries of a customer, newest first.
#[derive(Hash, Serialize)]
pub struct Story<'a> {
    /// The newest entries, to be shown unfolded.
    pub recent: Vec<Entry<'a>>,
    /// The older entries by year, newest first; to be shown folded.
    pub years: Vec<Year<'a>>,
    /// There is an entry about money, so a filter for it makes sense.
    pub has_money: bool,
    /// There is a complaint, so a filter for it makes sense.
    pub has_complaints: bool,
    /// How to write the first note; `None` when there are entries.
    pub empty: Option<String>,
}

/// The older entries of one year.
#[derive(Hash, Serialize)]
pub struct Year<'a> {
    /// The year and how many entries it has, ready to read.
    pub title: String,
    /// The entries, newest first.
    pub entries: Vec<Entry<'a>>,
}

/// One entry of the story.
#[derive(Hash, Serialize)]
pub struct Entry<'a> {
    /// `note`, `quiet` (no answer), `money` or `complaint`.
    pub kind: &'static str,
    /// The entry's id on the page, for links from the lists of notes and the search; `None` on money and on notes of
    /// another customer.
    pub anchor: Option<Cow<'a, str>>,
    /// The day, ready to read.
    pub day: String,
    /// The channel or what it is, ready to read: `visit`, `call ×2`, `payment`.
    pub channel: String,
    /// The number of the invoice that it is, or that it pays; `None` on other entries.
    pub no: Option<String>,
    /// The Markdown text as HTML; `None` when there is none.
    pub text_html: Option<Markdown<'a>>,
    /// Plain text for entries without Markdown, such as an amount; `None` when there is none.
    pub text: Option<String>,
    /// More facts, to be shown in grey below: with whom, gift, minutes.
    pub about: Vec<String>,
    /// Earlier attempts without an answer, folded into this entry; newest first.
    pub folded: Vec<Entry<'a>>,
}

/// One Markdown text of a customer.
pub fn markdown<'a>(site: &Site<'a>, customer: &'a Customer, anchor: u32, text: &'a str) -> Markdown<'a> {
    let scope = Scope { owner: &customer.id, anchor, book: site.book, words: site.words() };
    Markdown { text, part_of: None, scope }
}

/// The story of one customer.
pub fn view<'a>(site: &Site<'a>, index: CustomerIndex) -> Story<'a> {
    let customer = &site.book.customers[index];
    let mut entries: Vec<(Day, u8, Entry)> = notes(site, customer);
    entries.extend(complaints(site, customer));
    entries.extend(money(site, index));
    // Newest first, also within a day.
    entries.sort_by_key(|(day, order, _)| (*day, *order));
    entries.reverse();
    let has = |kind: &str| entries.iter().any(|(_, _, entry)| entry.kind == kind);
    let (has_money, has_complaints) = (has("money"), has("complaint"));
    let empty = entries
        .is_empty()
        .then(|| say!(site.words(), "card-no-notes", command = format!("clientbook log {} \"…\"", customer.id)));
    let mut rest = entries.split_off(entries.len().min(OPEN_ENTRIES)).into_iter().peekable();
    let mut years = Vec::new();
    while let Some(&(day, ..)) = rest.peek() {
        let mut of_year = Vec::new();
        while let Some((_, _, entry)) = rest.next_if(|(other, ..)| other.year() == day.year()) {
            of_year.push(entry);
        }
        let title = say!(site.words(), "card-earlier", year = day.year().to_string(), n = of_year.len());
        years.push(Year { title, entries: of_year });
    }
    Story { recent: entries.into_iter().map(|(_, _, entry)| entry).collect(), years, has_money, has_complaints, empty }
}

/// The notes; several attempts without an answer in a row become one entry.
fn notes<'a>(site: &Site<'a>, customer: &'a Customer) -> Vec<(Day, u8, Entry<'a>)> {
    let shown: Vec<(usize, &Visit)> = customer
        .visits
        .iter()
        .enumerate()
        .filter(|(_, visit)| visit.day <= site.today() && visit.tells_something())
        .collect();
    let runs = shown.chunk_by(|(_, a), (_, b)| a.is_unanswered() && b.is_unanswered());
    let mut entries: Vec<(Day, u8, Entry)> = runs
        .map(|run| {
            let mut made: Vec<Entry> = run.iter().map(|&(at, visit)| note(site, customer, at, visit)).collect();
            let newest = run[run.len() - 1].1;
            let mut entry = made.pop().unwrap_or_else(|| note(site, customer, run[0].0, run[0].1));
            if !made.is_empty() {
                entry.channel = format!("{} ×{}", entry.channel, run.len());
                entry.about.push(say!(site.words(), "card-unanswered", n = run.len()));
                made.reverse();
                entry.folded = made;
            }
            (newest.day, 2, entry)
        })
        .collect();
    for &(other, at) in &customer.also {
        let owner = &site.book.customers[other];
        let visit = &owner.visits[at as usize];
        if visit.day <= site.today() && !visit.private {
            let mut entry = note(site, owner, 500_000 + at as usize, visit);
            entry.anchor = None;
            entry.about.push(say!(site.words(), "card-also", names = &*owner.listed_name()));
            entries.push((visit.day, 1, entry));
        }
    }
    entries
}

/// The id of a note on its customer's page. An HTML id must not contain spaces, but a file name may.
pub fn note_anchor(stem: &str) -> Cow<'_, str> {
    if id::is_valid(stem) { Cow::Borrowed(stem) } else { Cow::Owned(id::page_name(stem)) }
}

/// The id of a complaint on its customer's page, where notes have ids too.
pub fn complaint_anchor(stem: &str) -> String {
    format!("complaint-{}", note_anchor(stem))
}

fn note<'a>(site: &Site<'a>, customer: &'a Customer, at: usize, visit: &'a Visit) -> Entry<'a> {
    let quiet = visit.is_unanswered();
    let outcome = quiet.then(|| choice::OUTCOME.of(site.words(), visit.outcome));
    let empty = visit.body.is_empty();
    Entry {
        kind: if quiet { "quiet" } else { "note" },
        anchor: Some(note_anchor(&visit.stem)),
        day: site.words().day(visit.day, site.today()),
        channel: site.telling().channel(visit.channel),
        no: None,
        text_html: (!empty).then(|| markdown(site, customer, at as u32, &visit.body)),
        text: if empty { outcome.clone() } else { None },
        about: outcome.into_iter().filter(|_| !empty).chain(about(site, visit)).collect(),
        folded: Vec::new(),
    }
}

fn about(site: &Site, visit: &Visit) -> Vec<String> {
    let words = site.words();
    let mut about = Vec::new();
    if visit.by == Party::Customer {
        about.push(words.get("card-by-customer"));
    }
    let name = |with: &String| match site.book.find(with) {
        Some(at) => site.book.customers[at].listed_name().into_owned(),
        None => with.clone(),
    };
    let separator = if words.is_chinese() { "、" } else { ", " };
    if !visit.with.is_empty() {
        let names: Vec<String> = visit.with.iter().map(name).collect();
        about.push(say!(words, "card-with", names = names.join(separator)));
    }
    if !visit.also.is_empty() {
        let names: Vec<String> = visit.also.iter().map(name).collect();
        about.push(say!(words, "card-also", names = names.join(separator)));
    }
    if let Some(gift) = &visit.gift {
        let mut text = say!(words, "card-gift", gift = &**gift);
        if let Some(cost) = visit.cost {
            text = format!("{text} {}", site.home_money(cost));
        }
        about.push(text);
    }
    about.extend(visit.sample.iter().map(|sample| say!(words, "card-sample", sample = &**sample)));
    about.extend(visit.minutes.map(|n| say!(words, "card-minutes", n = n)));
    about.extend(visit.satisfaction.map(|n| say!(words, "card-satisfaction", n = n)));
    about.extend(visit.mass.then(|| words.get("card-mass")));
    about.extend(visit.private.then(|| words.get("card-private")));
    about
}

fn complaints<'a>(site: &Site<'a>, customer: &'a Customer) -> Vec<(Day, u8, Entry<'a>)> {
    let words = site.words();
    let view = |(at, complaint): (usize, &'a crate::book::Complaint)| {
        let day = complaint.received?.day;
        let state = match complaint.resolved {
            Some(resolved) => say!(words, "card-complaint-resolved", day = words.day(resolved.day, site.today())),
            None => words.get("card-complaint-open"),
        };
        let severity = complaint.severity.map(|severity| choice::SEVERITY.of(words, severity));
        let via = complaint.via.map(|via| choice::VIA.of(words, via));
        let about = complaint.cause.iter().cloned().chain(severity).chain(via).chain(complaint.wants.clone());
        let entry = Entry {
            kind: "complaint",
            anchor: Some(Cow::Owned(complaint_anchor(&complaint.stem))),
            day: words.day(day, site.today()),
            channel: words.get("card-complaint"),
            no: None,
            text_html: (!complaint.body.is_empty())
                .then(|| markdown(site, customer, 700_000 + at as u32, &complaint.body)),
            text: complaint.body.is_empty().then(|| first_line(complaint.cause.as_deref().unwrap_or_default())),
            about: std::iter::once(state).chain(about).collect(),
            folded: Vec::new(),
        };
        Some((day, 3, entry))
    };
    customer.complaints.iter().enumerate().filter_map(view).collect()
}

fn money<'a>(site: &Site<'a>, index: CustomerIndex) -> Vec<(Day, u8, Entry<'a>)> {
    let customer = &site.book.customers[index];
    let Some(account) = &customer.account else { return Vec::new() };
    let words = site.words();
    let mut entries = Vec::new();
    let entry = |day: Day, (channel, no): (String, Option<&String>), text: String, about: Vec<String>| Entry {
        kind: "money",
        anchor: None,
        day: words.day(day, site.today()),
        channel,
        no: no.cloned(),
        text_html: None,
        text: Some(text),
        about,
        folded: Vec::new(),
    };
    for ledger in &site.overview.customers[index].ledgers {
        for state in &ledger.invoices {
            let invoice = &account.invoices[state.index];
            let due = say!(words, "card-invoice-due", day = words.day(state.due(), site.today()));
            let text = site.money(invoice.amount, &ledger.currency);
            let mut about = vec![due, standing(site, ledger, state)];
            if let Some(off) = state.discount_on(site.today()) {
                let (amount, day) = (site.money(off.amount, &ledger.currency), words.day(off.until, site.today()));
                about.push(say!(words, "card-invoice-discount", amount = amount, day = day));
            }
            let title = (words.get("card-invoice"), Some(&invoice.no));
            entries.push((invoice.date, 0, entry(invoice.date, title, text, about)));
        }
    }
    for payment in account.payments.iter().filter(|payment| payment.date <= site.today()) {
        let method = |payment: &crate::book::account::Payment| {
            payment.method.as_ref().map(|method| words.known_or("method", method))
        };
        let title = match payment.kind {
            PaymentKind::Payment => words.get("card-payment"),
            PaymentKind::CreditNote => words.get("card-credit-note"),
            PaymentKind::Refund => words.get("card-refund"),
        };
        let currency = customer.currency_of(payment.currency.as_deref());
        let (only, several) = match &payment.targets[..] {
            [(no, _)] => (Some(no), &[][..]),
            several => (None, several),
        };
        let about: Vec<String> = several.iter().map(|(no, _)| no.clone()).chain(method(payment)).collect();
        let amount = site.money(payment.amount, &currency);
        entries.push((payment.date, 1, entry(payment.date, (title, only), amount, about)));
    }
    entries
}

fn standing(site: &Site, ledger: &Ledger, state: &crate::derive::ledger::InvoiceState) -> String {
    let open = state.open();
    if !open.is_zero() {
        say!(site.words(), "card-invoice-open", amount = site.money(open, &ledger.currency))
    } else if state.settled.is_some() {
        site.words().get("card-invoice-paid")
    } else {
        site.words().get("card-invoice-written-off")
    }
}
