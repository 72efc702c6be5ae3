//! A customer's account: the statement, which is printed, and where collecting stands, on the screen only.

use rust_decimal::Decimal;
use serde::Serialize;

use super::super::Site;
use super::collecting::{self, CollectingView};
use super::{Pair, card_file};
use crate::book::account::{Account, PaymentKind};
use crate::book::id;
use crate::book::{Customer, CustomerIndex, Day};
use crate::derive::{Ledger, aging};
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;
use crate::wording::sum::{bucket_labels, hold};
use std::hash::Hash;
use xxhash_rust::xxh3::Xxh3;

/// The pages `receivables/ID.html`, of the customers with an account.
pub struct Statements;

impl PageKind for Statements {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        (0..site.book.customers.len()).filter(|&at| site.has_account(at)).collect()
    }

    fn path(&self, site: &Site, at: usize) -> String {
        format!("receivables/{}.html", id::page_name(&site.book.customers[at].id))
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "statement.html", place: MenuPlace::Receivables, is_dated: true })
    }

    fn content<'s>(&self, site: &'s Site, at: usize, _: Purpose) -> Content<'s> {
        let made = view(site, at);
        Content::Page(View::new(made.title.clone(), made))
    }

    fn hash(&self, site: &Site, at: usize, hasher: &mut Xxh3) {
        site.customer_key(at).hash(hasher);
    }
}

/// Most lines of a statement, so that everything fits on one page.
const LINES: usize = 26;

/// A statement goes back at most this many months.
const MONTHS: i32 = 12;

/// The page `receivables/ID.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StatementView {
    /// The page's title.
    pub title: String,
    /// The customer's name.
    pub name: String,
    /// The customer's card, relative to the page's folder.
    pub href: String,
    /// The first address, to which the paper is sent; `None` when the card has none.
    pub address: Option<String>,
    /// The day of the statement, ready to read.
    pub as_of: String,
    /// The sender's lines: company, name, title, phone, mail address; those that the settings give.
    pub owner: Vec<String>,
    /// That sales on credit are stopped, and why; `None` when they are not.
    pub hold: Option<String>,
    /// One statement for each currency.
    pub statements: Vec<Statement>,
    /// Where collecting stands, one view for each currency; empty when nothing is late or nearly due.
    pub collecting: Vec<CollectingView>,
    /// The credit report, relative to the page's folder; `None` when the credit is not judged.
    pub credit_href: Option<String>,
}

/// The account in one currency. Amounts are ready to read.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Statement {
    /// The currency's code.
    pub currency: String,
    /// The first and last day of the period, ready to read.
    pub period: String,
    /// What was owed when the period began.
    pub opening: String,
    /// What changed the balance in the period, oldest first.
    pub lines: Vec<StatementLine>,
    /// What is owed at the end of the period.
    pub balance: String,
    /// What of it is late; `None` when nothing is.
    pub overdue: Option<String>,
    /// Payments that are not assigned to an invoice; `None` when there are none.
    pub unallocated: Option<String>,
    /// The open amount by age: the label of each bucket with its sum.
    pub aging: Vec<Pair>,
}

/// One line of a statement. Texts are ready to read.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StatementLine {
    /// The day with its year.
    pub day: String,
    /// What it is: an invoice, a payment, a credit note, a write-off.
    pub what: String,
    /// The day an invoice is due; empty on other lines.
    pub due: String,
    /// An invoice that is late, or a payment that was returned.
    pub late: bool,
    /// What the customer owes more; empty on lines that reduce the balance.
    pub debit: String,
    /// What the customer owes less; empty on lines that raise the balance.
    pub credit: String,
    /// What is owed after this line.
    pub balance: String,
}

/// One change of what is owed.
struct Entry {
    day: Day,
    /// The order within a day: invoices come before payments, payments before write-offs.
    order: u8,
    what: String,
    due: Option<Day>,
    late: bool,
    /// Above zero: owed; below zero: paid, credited or written off.
    amount: Decimal,
}

/// The view of one account.
pub fn view(site: &Site, index: CustomerIndex) -> StatementView {
    let (customer, state) = (&site.book.customers[index], &site.overview.customers[index]);
    let words = site.words();
    let owner = &site.book.settings.owner;
    let lines = [&owner.company, &owner.name, &owner.title, &owner.phone, &owner.email];
    let none = Account::default();
    let account = customer.account.as_deref().unwrap_or(&none);
    StatementView {
        title: say!(words, "statement-title", name = customer.card.name.as_str()),
        name: customer.card.name.clone(),
        href: format!("../customers/{}", card_file(customer)),
        address: customer.card.address.first().map(|address| address.text.clone()),
        as_of: words.day_and_year(site.today()),
        owner: lines.into_iter().flatten().cloned().collect(),
        hold: hold(words, account),
        statements: state.ledgers.iter().map(|ledger| statement(site, customer, account, ledger)).collect(),
        collecting: collecting::views(site, index),
        credit_href: site.has_credit(index).then(|| format!("../credit/{}", card_file(customer))),
    }
}

fn statement(site: &Site, customer: &Customer, account: &Account, ledger: &Ledger) -> Statement {
    let (words, today) = (site.words(), site.today());
    let entries = entries(site, (customer, account), ledger, today);
    let from = first_day(&entries, today);
    let money = |amount: Decimal| site.money(amount, &ledger.currency);
    let mut balance: Decimal = entries.iter().filter(|entry| entry.day < from).map(|entry| entry.amount).sum();
    let opening = money(balance);
    let line = |entry: &Entry| {
        balance += entry.amount;
        StatementLine {
            day: words.day_and_year(entry.day),
            what: entry.what.clone(),
            due: entry.due.map(|due| words.day_and_year(due)).unwrap_or_default(),
            late: entry.late,
            debit: if entry.amount > Decimal::ZERO { money(entry.amount) } else { String::new() },
            credit: if entry.amount < Decimal::ZERO { money(-entry.amount) } else { String::new() },
            balance: money(balance),
        }
    };
    let lines = entries.iter().filter(|entry| entry.day >= from).map(line).collect();
    let overdue = ledger.overdue(today);
    let labels = bucket_labels(words, &site.book.settings.aging_edges);
    let buckets = aging::buckets(ledger, account, &site.book.settings, today);
    Statement {
        currency: ledger.currency.to_string(),
        period: say!(words, "statement-period", from = words.day_and_year(from), to = words.day_and_year(today)),
        opening,
        lines,
        balance: money(ledger.open() - ledger.unallocated),
        overdue: (!overdue.is_zero()).then(|| money(overdue)),
        unallocated: (!ledger.unallocated.is_zero()).then(|| money(ledger.unallocated)),
        aging: labels.into_iter().zip(buckets).map(|(label, sum)| Pair::new(label, money(sum))).collect(),
    }
}

/// The first day of the earliest month from which all lines fit on the page.
fn first_day(entries: &[Entry], today: Day) -> Day {
    let month = |back: i32| today.first_of_month().saturating_sub(jiff::Span::new().months(i64::from(back)));
    let fits = |from: &Day| entries.iter().filter(|entry| entry.day >= *from).count() <= LINES;
    (0..=MONTHS).rev().map(month).find(fits).unwrap_or_else(|| month(0))
}

/// Everything that changed the account in this currency up to `today`, in order.
fn entries(site: &Site, (customer, account): (&Customer, &Account), ledger: &Ledger, today: Day) -> Vec<Entry> {
    let words = site.words();
    let mut entries: Vec<Entry> = Vec::new();
    for state in &ledger.invoices {
        let invoice = &account.invoices[state.index];
        let po = invoice.po.as_ref().map(|po| format!(" · {po}")).unwrap_or_default();
        let disputed = if invoice.is_disputed(today) { words.get("why-disputed") } else { String::new() };
        entries.push(Entry {
            day: invoice.date,
            order: 0,
            what: format!("{}{po}{disputed}", say!(words, "statement-invoice", no = invoice.no.as_str())),
            due: Some(state.due()),
            late: !state.overdue(today).is_zero(),
            amount: invoice.amount,
        });
        if !state.written_off.is_zero() {
            let day = invoice.written_off.as_ref().map_or(invoice.date, |off| off.date);
            let what = say!(words, "statement-written-off", no = invoice.no.as_str());
            entries.push(Entry { day, order: 2, what, due: None, late: false, amount: -state.written_off });
        }
    }
    let ours = |payment: &&crate::book::account::Payment| {
        customer.currency_of(payment.currency.as_deref()) == ledger.currency && payment.date <= today
    };
    for payment in account.payments.iter().filter(ours) {
        let id = if payment.kind == PaymentKind::CreditNote { "statement-credit-note" } else { "statement-payment" };
        let numbers: Vec<&str> = payment.targets.iter().map(|(no, _)| no.as_str()).collect();
        let numbers = if numbers.is_empty() { String::new() } else { format!(" · {}", words.list(numbers)) };
        let what = words.get(id) + &numbers;
        if let Some(day) = payment.returned.filter(|&day| day <= today) {
            let what = format!("{} · {what}", words.get("statement-returned"));
            entries.push(Entry { day, order: 1, what, due: None, late: true, amount: payment.amount });
        }
        entries.push(Entry { day: payment.date, order: 1, what, due: None, late: false, amount: -payment.amount });
    }
    entries.sort_by_key(|entry| (entry.day, entry.order));
    entries
}
