//! Receivables: who owes what, and for how long.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use super::super::drawing::{Bar, bars};
use super::super::{Site, marks};
use super::{card_file, html, money};
use crate::derive::{aging, bad_debt};
use crate::derive::receivables::{Owed, owed, total};
use crate::derive::forecast;
use crate::derive::payment_promise::Standing;
use crate::say;

/// The page `receivables/index.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ReceivablesView {
    pub title: String,
    pub sentence_html: String,
    pub as_of: String,
    /// One table for each currency.
    pub currencies: Vec<AgingTable>,
    /// What was promised and is not yet due or was broken.
    pub promises: Vec<PromiseRow>,
    /// What was given up or is over a year late.
    pub bad_debts: Vec<BadDebtRow>,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct BadDebtRow {
    pub name: String,
    pub href: String,
    pub invoice: String,
    pub written_off: String,
    pub open: String,
    pub recovered: String,
}

/// Aging in one currency.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AgingTable {
    pub currency: String,
    /// The labels of the buckets.
    pub buckets: Vec<String>,
    /// Those whose money is late, the most first; then the others.
    pub rows: Vec<AgingRow>,
    pub total: String,
    pub overdue: String,
    pub totals: Vec<String>,
    /// The totals as a drawing.
    pub drawing_html: String,
    /// The money of the next weeks, as a drawing.
    pub expected_html: String,
    /// What was owed at the ends of the last months, as a drawing.
    pub history_html: String,
    /// What the five largest owe, of all.
    pub largest: String,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct AgingRow {
    pub name: String,
    pub href: String,
    pub tier: Option<String>,
    pub open: String,
    pub overdue: Option<String>,
    /// `34 days late`.
    pub oldest: Option<String>,
    /// In the order of the buckets; empty where nothing is in one.
    pub amounts: Vec<String>,
    pub hold: bool,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct PromiseRow {
    pub name: String,
    pub href: String,
    pub day: String,
    pub amount: String,
    pub invoice: String,
    pub standing: String,
    pub broken: bool,
}

/// The labels of the aging's buckets.
pub fn bucket_labels(words: &crate::i18n::Words, edges: &[u16]) -> Vec<String> {
    let span = |(from, to): (u16, Option<u16>)| match to {
        Some(to) => say!(words, "bucket-span", from = from, to = to),
        None => say!(words, "bucket-over", from = from - 1),
    };
    std::iter::once(words.get("bucket-current")).chain(aging::spans(edges).into_iter().map(span)).collect()
}

/// The view of the receivables.
pub fn view(site: &Site) -> ReceivablesView {
    let words = site.words();
    let mut by_currency = owed(site.book, site.overview);
    by_currency.values_mut().for_each(|owed| owed.retain(|owed| !owed.open.is_zero()));
    by_currency.retain(|_, owed| !owed.is_empty());
    let currencies: Vec<AgingTable> = by_currency.iter().map(|(currency, owed)| table(site, currency, owed)).collect();
    ReceivablesView {
        title: words.get("receivables-title"),
        sentence_html: html(&sentence(site, &by_currency)),
        as_of: say!(words, "receivables-as-of", day = words.day_and_year(site.today())),
        currencies,
        promises: promises(site),
        bad_debts: bad_debts(site),
    }
}

fn bad_debts(site: &Site) -> Vec<BadDebtRow> {
    let mut rows = Vec::new();
    for (customer, state) in site.book.customers.iter().zip(&site.overview.customers) {
        let Some(account) = &customer.account else { continue };
        rows.extend(bad_debt::derive(customer, state, site.today()).into_iter().map(|debt| {
            let money = |sum: Decimal| if sum.is_zero() { String::new() } else { site.money(sum, &debt.currency) };
            BadDebtRow {
                name: customer.card.name.clone(),
                href: card_file(customer),
                invoice: account.invoices[debt.index].no.clone(),
                written_off: money(debt.written_off),
                open: money(debt.open),
                recovered: money(debt.recovered),
            }
        }));
    }
    rows
}

fn sentence(site: &Site, by_currency: &BTreeMap<&str, Vec<Owed>>) -> String {
    let words = site.words();
    let sum = |figure: fn(&Owed) -> Decimal| -> money::Sums {
        let sums = by_currency.iter().map(|(currency, owed)| ((*currency).to_owned(), owed.iter().map(figure).sum()));
        sums.filter(|(_, sum): &(String, Decimal)| !sum.is_zero()).collect()
    };
    let (open, overdue) = (sum(|owed| owed.open), sum(|owed| owed.overdue));
    if open.is_empty() {
        return words.get("receivables-nothing");
    }
    let strong = |sums: &money::Sums| marks::strong(&money::in_words(site, sums));
    if overdue.is_empty() {
        return say!(words, "receivables-sentence-none", open = strong(&open));
    }
    let home = by_currency.get(site.book.settings.currency.as_str()).or(by_currency.values().next());
    let largest = home.and_then(|owed| owed.first());
    let name = largest.map(|owed| site.book.customers[owed.customer].card.name.clone()).unwrap_or_default();
    say!(words, "receivables-sentence", open = strong(&open), overdue = strong(&overdue), largest = marks::strong(&name))
}

fn table(site: &Site, currency: &str, owed: &[Owed]) -> AgingTable {
    let words = site.words();
    let labels = bucket_labels(words, &site.book.settings.aging_edges);
    let totals: Vec<Decimal> = (0..labels.len()).map(|at| owed.iter().map(|owed| owed.buckets[at]).sum()).collect();
    let largest = totals.iter().copied().max().unwrap_or_default();
    let share = |sum: Decimal| if largest.is_zero() { 0.0 } else { (sum / largest).to_f64().unwrap_or(0.0) };
    let drawn: Vec<Bar> = labels
        .iter()
        .zip(&totals)
        .enumerate()
        .map(|(at, (label, sum))| Bar {
            label: label.clone(),
            value: site.money(*sum, currency),
            share: share(*sum),
            accent: at > 0,
        })
        .collect();
    AgingTable {
        currency: currency.to_owned(),
        rows: owed.iter().map(|owed| aging_row(site, currency, owed)).collect(),
        total: site.money(owed.iter().map(|owed| owed.open).sum(), currency),
        overdue: site.money(owed.iter().map(|owed| owed.overdue).sum(), currency),
        totals: totals.iter().map(|sum| site.money(*sum, currency)).collect(),
        drawing_html: bars(&words.get("receivables-aging"), &drawn),
        expected_html: expected(site, currency),
        history_html: history(site, currency),
        largest: five_largest(site, currency, owed),
        buckets: labels,
    }
}

fn share_of(part: Decimal, whole: Decimal) -> f64 {
    part.checked_div(whole).and_then(|share| share.to_f64()).unwrap_or(0.0)
}

/// A bar a week: due days moved by each customer's own lateness, promises on their days.
fn expected(site: &Site, currency: &str) -> String {
    let words = site.words();
    let found = forecast::expected(site.book, site.overview, currency);
    let later = (words.get("expected-later"), found.later);
    let weeks = found.weeks.iter().map(|(monday, sum)| (say!(words, "expected-week", day = words.day_of_year(*monday)), *sum));
    let rows: Vec<(String, Decimal)> = weeks.chain([later]).collect();
    let largest = rows.iter().map(|(_, sum)| *sum).max().unwrap_or_default();
    let bar = |(label, sum): (String, Decimal)| Bar { label, value: site.money(sum, currency), share: share_of(sum, largest), accent: false };
    bars(&words.get("receivables-expected"), &rows.into_iter().map(bar).collect::<Vec<_>>())
}

/// A bar a month's end: what was open, and in words what of it was late.
fn history(site: &Site, currency: &str) -> String {
    let words = site.words();
    let months = forecast::history(site.book, currency, site.today());
    let largest = months.iter().map(|month| month.open).max().unwrap_or_default();
    let bar = |month: &forecast::MonthEnd| Bar {
        label: words.day_and_year(month.day),
        value: if month.overdue.is_zero() {
            site.money(month.open, currency)
        } else {
            say!(words, "history-late", open = site.money(month.open, currency), late = site.money(month.overdue, currency))
        },
        share: share_of(month.open, largest),
        accent: false,
    };
    bars(&words.get("receivables-history"), &months.iter().map(bar).collect::<Vec<_>>())
}

fn five_largest(site: &Site, currency: &str, owed: &[Owed]) -> String {
    let total = total(owed);
    let percent = (total.largest_five * Decimal::ONE_HUNDRED).checked_div(total.open).unwrap_or_default();
    let amount = site.money(total.largest_five, currency);
    say!(site.words(), "aging-largest", amount = amount, percent = percent.round().to_string())
}

fn aging_row(site: &Site, currency: &str, owed: &Owed) -> AgingRow {
    let customer = &site.book.customers[owed.customer];
    let amount = |sum: &Decimal| if sum.is_zero() { String::new() } else { site.money(*sum, currency) };
    AgingRow {
        name: customer.card.name.clone(),
        href: card_file(customer),
        tier: customer.card.tier.clone(),
        open: site.money(owed.open, currency),
        overdue: (!owed.overdue.is_zero()).then(|| site.money(owed.overdue, currency)),
        oldest: owed.oldest.map(|days| site.words().lateness(-days)),
        amounts: owed.buckets.iter().map(amount).collect(),
        hold: customer.account.as_ref().is_some_and(|account| account.hold.is_some()),
    }
}

fn promises(site: &Site) -> Vec<PromiseRow> {
    let words = site.words();
    let mut found: Vec<_> = Vec::new();
    for (index, state) in site.overview.customers.iter().enumerate() {
        found.extend(state.payment_promises.iter().filter(|paying| !paying.closed).map(|paying| (paying.due, index, paying)));
    }
    found.sort_by_key(|&(due, index, _)| (due, index));
    found
        .into_iter()
        .map(|(due, index, paying)| {
            let customer = &site.book.customers[index];
            let home = &site.book.settings.currency;
            let currency = customer.account.as_ref().and_then(|account| account.currency.as_ref()).unwrap_or(home);
            PromiseRow {
                name: customer.card.name.clone(),
                href: format!("../customers/{}", card_file(customer)),
                day: words.day(due, site.today()),
                amount: site.money(paying.amount, currency),
                invoice: paying.promise.get(customer).invoice.clone().unwrap_or_default(),
                standing: words.get(&format!("promise-{}", paying.standing.word())),
                broken: paying.standing != Standing::Pending,
            }
        })
        .collect()
}
