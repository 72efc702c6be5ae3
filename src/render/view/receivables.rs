//! Receivables: who owes what, and for how long.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::super::Site;
use super::super::drawing::{Bar, bars};
use super::super::html::Html;
use super::receivables_promises::{promises, urgency};
use super::receivables_view::{AgingGroup, AgingRow, AgingTable, BadDebtRow, HistoryRow, ReceivablesView};
use super::{card_file, rail};
use crate::book::Card;
use crate::derive::bad_debt;
use crate::derive::forecast;
use crate::derive::receivables::{CustomerBalance, balances, total};
use crate::derive::sums;
use crate::i18n::marked::Marked;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::wording::sum::bucket_labels;
use crate::{say, tell};
use xxhash_rust::xxh3::Xxh3;

/// The page `receivables/index.html`.
pub struct Receivables;

impl PageKind for Receivables {
    fn path(&self, _: &Site, _: usize) -> String {
        "receivables/index.html".to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "receivables.html", place: MenuPlace::Receivables, is_dated: true })
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        let made = view(site);
        Content::Page(View::new(made.title.clone(), made))
    }

    fn hash(&self, site: &Site, _: usize, hasher: &mut Xxh3) {
        site.hash_all(hasher);
    }
}

/// The view of the receivables.
pub fn view(site: &Site) -> ReceivablesView {
    let words = site.words();
    let mut by_currency = balances(site.book, site.overview);
    by_currency.values_mut().for_each(|owed| owed.retain(|owed| !owed.open.is_zero()));
    by_currency.iter_mut().for_each(|(currency, owed)| owed.sort_by_key(|owed| urgency(site, currency, owed)));
    by_currency.retain(|_, owed| !owed.is_empty());
    // Looking back derives all accounts again for each month, so it is skipped when nothing is owed.
    let past = (!by_currency.is_empty()).then(|| forecast::history(site.book, site.today()));
    let months = |currency: &str| past.as_ref().map(|past| past.of(currency)).unwrap_or_default();
    let currencies: Vec<AgingTable> =
        by_currency.iter().map(|(currency, owed)| table(site, currency, owed, &months(currency))).collect();
    ReceivablesView {
        title: words.get("receivables-title"),
        sentence_html: Html::of(&sentence(site, &by_currency)),
        as_of: say!(words, "receivables-as-of", day = words.day_and_year(site.today())),
        promised: Some(rail::promised_this_week(site))
            .filter(|sums| !sums.is_empty())
            .map(|sums| format!("{}{}{}", words.get("rail-promised"), words.get("colon"), site.sums(&sums))),
        currencies,
        promises: promises(site),
        bad_debts: bad_debts(site),
    }
}

fn bad_debts(site: &Site) -> Vec<BadDebtRow> {
    let mut rows = Vec::new();
    for (customer, state) in site.book.customers.iter().zip(&site.overview.customers) {
        let Some(account) = &customer.account else { continue };
        rows.extend(bad_debt::derive(state, site.today()).into_iter().map(|debt| {
            let money = |sum: Decimal| if sum.is_zero() { String::new() } else { site.money(sum, &debt.currency) };
            BadDebtRow {
                name: customer.listed_name().into_owned(),
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

fn sentence(site: &Site, by_currency: &BTreeMap<&str, Vec<CustomerBalance>>) -> Marked {
    let words = site.words();
    let sum = |figure: fn(&CustomerBalance) -> Decimal| -> sums::Sums {
        let sums = by_currency.iter().map(|(currency, owed)| ((*currency).to_owned(), owed.iter().map(figure).sum()));
        sums.filter(|(_, sum): &(String, Decimal)| !sum.is_zero()).collect()
    };
    let (open, overdue) = (sum(|owed| owed.open), sum(|owed| owed.overdue));
    if site.book.hides_accounts {
        return words.told("receivables-withheld");
    }
    if open.is_empty() {
        return words.told("receivables-nothing");
    }
    let strong = |sums: &sums::Sums| Marked::strong(&site.sums(sums));
    if overdue.is_empty() {
        return tell!(words, "receivables-sentence-none", open = strong(&open));
    }
    let home = by_currency.get(&*site.book.settings.currency).or(by_currency.values().next());
    let largest = home.and_then(|owed| owed.iter().max_by_key(|owed| (owed.overdue, std::cmp::Reverse(owed.customer))));
    let name = largest.map(|owed| site.book.customers[owed.customer].listed_name().into_owned()).unwrap_or_default();
    tell!(
        words,
        "receivables-sentence",
        open = strong(&open),
        overdue = strong(&overdue),
        largest = Marked::strong(&name)
    )
}

fn table(site: &Site, currency: &str, owed: &[CustomerBalance], months: &[forecast::MonthEnd]) -> AgingTable {
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
            part: 0.0,
            line: None,
        })
        .collect();
    let disputed: Decimal = owed.iter().map(|owed| owed.disputed).sum();
    AgingTable {
        currency: currency.to_owned(),
        rows: owed.iter().map(|owed| aging_row(site, currency, owed)).collect(),
        total: site.money(owed.iter().map(|owed| owed.open).sum(), currency),
        overdue: site.money(owed.iter().map(|owed| owed.overdue).sum(), currency),
        totals: totals.iter().map(|sum| site.money(*sum, currency)).collect(),
        disputed: (!disputed.is_zero()).then(|| site.money(disputed, currency)),
        drawing_html: bars(&words.get("receivables-aging"), &drawn),
        expected_html: expected(site, currency),
        history_html: history(site, currency, months),
        history: months.iter().map(|month| history_row(site, currency, month)).collect(),
        groups: groups(site, currency, owed),
        largest: five_largest(site, currency, owed),
        unallocated: unallocated(site, currency),
        buckets: labels,
    }
}

fn share_of(part: Decimal, whole: Decimal) -> f64 {
    part.checked_div(whole).and_then(|share| share.to_f64()).unwrap_or(0.0)
}

/// One bar for each week. Due days are moved by each customer's average lateness; promises count on their own days.
fn expected(site: &Site, currency: &str) -> Html {
    let words = site.words();
    let found = forecast::expected(site.book, site.overview, currency);
    let later = (words.get("expected-later"), found.later);
    let weeks =
        found.weeks.iter().map(|(monday, sum)| (say!(words, "expected-week", day = words.day_of_year(*monday)), *sum));
    let rows: Vec<(String, Decimal)> = weeks.chain([later]).collect();
    let largest = rows.iter().map(|(_, sum)| *sum).max().unwrap_or_default();
    let bar = |(label, sum): (String, Decimal)| Bar {
        line: None,
        label,
        value: site.money(sum, currency),
        share: share_of(sum, largest),
        accent: false,
        part: 0.0,
    };
    bars(&words.get("receivables-expected"), &rows.into_iter().map(bar).collect::<Vec<_>>())
}

/// One bar for each month's end: what was open, with the part of it that was late set apart, and both in words.
fn history(site: &Site, currency: &str, months: &[forecast::MonthEnd]) -> Html {
    let words = site.words();
    let largest = months.iter().map(|month| month.open).max().unwrap_or_default();
    let bar = |month: &forecast::MonthEnd| Bar {
        line: None,
        label: words.day_and_year(month.day),
        value: if month.overdue.is_zero() {
            site.money(month.open, currency)
        } else {
            say!(
                words,
                "history-late",
                open = site.money(month.open, currency),
                late = site.money(month.overdue, currency)
            )
        },
        share: share_of(month.open, largest),
        accent: false,
        part: share_of(month.overdue, month.open),
    };
    bars(&words.get("receivables-history"), &months.iter().map(bar).collect::<Vec<_>>())
}

fn history_row(site: &Site, currency: &str, month: &forecast::MonthEnd) -> HistoryRow {
    let amount = |sum: &Decimal| if sum.is_zero() { String::new() } else { site.money(*sum, currency) };
    HistoryRow {
        day: site.words().day_and_year(month.day),
        amounts: month.buckets.iter().map(amount).collect(),
        open: site.money(month.open, currency),
    }
}

/// By tier, then by region; customers without one are listed under a dash.
fn groups(site: &Site, currency: &str, owed: &[CustomerBalance]) -> Vec<AgingGroup> {
    let amount = |sum: &Decimal| if sum.is_zero() { String::new() } else { site.money(*sum, currency) };
    let mut found = Vec::new();
    let tier: fn(&Card) -> Option<&String> = |card| card.tier.as_ref();
    let region: fn(&Card) -> Option<&String> = |card| card.region.as_ref();
    for name in [tier, region] {
        let mut by_name: BTreeMap<String, Vec<&CustomerBalance>> = BTreeMap::new();
        for row in owed {
            let name = name(&site.book.customers[row.customer].card).cloned();
            by_name.entry(name.unwrap_or_else(|| "–".to_owned())).or_default().push(row);
        }
        found.extend(by_name.into_iter().map(|(name, rows)| {
            let total = total(rows);
            AgingGroup {
                name,
                amounts: total.buckets.iter().map(amount).collect(),
                overdue: amount(&total.overdue),
                open: site.money(total.open, currency),
            }
        }));
    }
    found
}

/// Payments in advance of all customers: shown, but not subtracted from what is open.
fn unallocated(site: &Site, currency: &str) -> Option<String> {
    let ledgers =
        site.overview.customers.iter().flat_map(|state| &state.ledgers).filter(|ledger| *ledger.currency == *currency);
    let sum: Decimal = ledgers.map(|ledger| ledger.unallocated).sum();
    (!sum.is_zero()).then(|| {
        format!("{}{}{}", site.words().get("card-unallocated"), site.words().get("colon"), site.money(sum, currency))
    })
}

fn five_largest(site: &Site, currency: &str, owed: &[CustomerBalance]) -> String {
    let total = total(owed);
    let percent = (total.largest_five * Decimal::ONE_HUNDRED).checked_div(total.open).unwrap_or_default();
    let amount = site.money(total.largest_five, currency);
    say!(site.words(), "aging-largest", amount = amount, percent = percent.round().to_string())
}

fn aging_row(site: &Site, currency: &str, owed: &CustomerBalance) -> AgingRow {
    let customer = &site.book.customers[owed.customer];
    let amount = |sum: &Decimal| if sum.is_zero() { String::new() } else { site.money(*sum, currency) };
    AgingRow {
        name: customer.listed_name().into_owned(),
        href: card_file(customer),
        tier: customer.listed_tier().map(str::to_owned),
        open: site.money(owed.open, currency),
        overdue: (!owed.overdue.is_zero()).then(|| site.money(owed.overdue, currency)),
        disputed: amount(&owed.disputed),
        oldest: owed.oldest.map(|days| site.words().lateness(-days)),
        amounts: owed.buckets.iter().map(amount).collect(),
        hold: customer.account.as_ref().is_some_and(|account| account.hold.is_some()),
    }
}
