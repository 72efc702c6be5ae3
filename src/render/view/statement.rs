//! A customer's account: the statement, which is printed, and where collecting stands, on the screen only.

use rust_decimal::Decimal;
use serde::Serialize;

use super::super::Site;
use super::super::html::Html;
use super::collecting::{self, CollectingView};
use super::statement_entry::{Entry, entries};
use super::{LinkView, Pair, card_file, form_links, me};
use crate::book::account::Account;
use crate::book::id;
use crate::book::{CustomerIndex, Day};
use crate::derive::ledger::InvoiceState;
use crate::derive::{Ledger, aging};
use crate::i18n::marked::Marked;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::wording::about;
use crate::wording::sum::bucket_labels;
use crate::{say, tell};
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
const LINES: usize = 23;

/// Lines that a statement has in any case, however long the address for payments is.
const FEWEST: usize = 8;

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
    /// Whether the owner's code stands beside them.
    pub has_code: bool,
    /// Where the customer is to send the money, line by line; empty when the settings do not say.
    pub remit_to: Vec<String>,
    /// The owner's signature, which may have several lines; may be empty.
    pub signature: String,
    /// That sales on credit are stopped, and why; `None` when they are not.
    pub hold: Option<String>,
    /// One statement for each currency.
    pub statements: Vec<Statement>,
    /// The open invoices of which nothing says when they are due, as a sentence each: nobody is pressed for them.
    pub undated_html: Vec<Html>,
    /// Where collecting stands, one view for each currency; empty when nothing is late or nearly due.
    pub collecting: Vec<CollectingView>,
    /// The credit report, relative to the page's folder; `None` when the credit is not judged.
    pub credit_href: Option<String>,
    /// The forms about the account; empty on a built site.
    pub forms: Vec<LinkView>,
}

/// The account in one currency. Amounts are ready to read.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Statement {
    /// The currency's code.
    pub currency: String,
    /// The first and last day of the period, ready to read.
    pub period: String,
    /// The amount to pay, or what the customer has to their credit; label and amount.
    pub due: Pair,
    /// What was owed when the period began.
    pub opening: String,
    /// What changed the balance in the period, oldest first.
    pub lines: Vec<StatementLine>,
    /// What is owed at the end of the period.
    pub balance: String,
    /// What of it is late, after what is not assigned; `None` when nothing is.
    pub overdue: Option<String>,
    /// Payments that are not assigned to an invoice; `None` when there are none.
    pub unallocated: Option<String>,
    /// The open amount by age: the label of each bucket with its sum.
    pub aging: Vec<Pair>,
    /// How the open amount and what is not assigned make the balance; empty when nothing is unassigned.
    pub sum: Vec<Pair>,
}

/// One line of a statement. Texts are ready to read.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StatementLine {
    /// The day with its year.
    pub day: String,
    /// What it is: an invoice, a payment, a discount, a credit note, a refund.
    pub what_html: Html,
    /// The day an invoice is due, of one in parts the next of them; empty on other lines.
    pub due: String,
    /// An invoice that is late, or a payment that was returned.
    pub late: bool,
    /// What the customer owes more; empty on lines that reduce the balance.
    pub debit: String,
    /// What the customer owes less; empty on lines that raise the balance.
    pub credit: String,
    /// The same amount with a minus where the customer owes less, for narrow pages.
    pub change: String,
    /// What is owed after this line.
    pub balance: String,
}

/// The view of one account.
pub fn view(site: &Site, index: CustomerIndex) -> StatementView {
    let (customer, state) = (&site.book.customers[index], &site.overview.customers[index]);
    let words = site.words();
    let owner = &site.book.settings.owner;
    let none = Account::default();
    let account = customer.account.as_deref().unwrap_or(&none);
    StatementView {
        title: say!(words, "statement-title", name = customer.card.name.as_str()),
        name: customer.card.name.clone(),
        href: format!("../customers/{}", card_file(customer)),
        address: customer.card.address.first().map(|address| address.text.clone()),
        as_of: words.day_and_year(site.today()),
        owner: about::sender(words, owner),
        has_code: me::has_code(site),
        remit_to: owner.remit_to.clone(),
        signature: owner.signature.clone().unwrap_or_default(),
        hold: account.hold.as_ref().map(|hold| site.about().hold(hold)),
        statements: state.ledgers.iter().map(|ledger| statement(site, account, ledger)).collect(),
        undated_html: undated(site, account, &state.ledgers),
        collecting: collecting::views(site, index),
        credit_href: site.has_credit(index).then(|| format!("../credit/{}", card_file(customer))),
        forms: form_links::of_account(site, customer),
    }
}

/// The doubt about the open invoices without a due day, with the mend; on the screen only.
fn undated(site: &Site, account: &Account, ledgers: &[Ledger]) -> Vec<Html> {
    let states = ledgers.iter().flat_map(|ledger| &ledger.invoices);
    let open = states.filter(|state| !state.is_agreed && !state.open().is_zero());
    let number = |state: &InvoiceState| Marked::unbroken(&account.invoices[state.index].no);
    open.map(|state| Html::of(&tell!(site.words(), "dunning-undated", no = number(state)))).collect()
}

fn statement(site: &Site, account: &Account, ledger: &Ledger) -> Statement {
    let (words, today) = (site.words(), site.today());
    let entries = entries(site, account, ledger, today);
    // Where the money goes takes the place of some lines.
    let most = LINES.saturating_sub(site.book.settings.owner.remit_to.len()).max(FEWEST);
    let from = first_day(&entries, today, most);
    let money = |amount: Decimal| site.money(amount, &ledger.currency);
    let mut balance: Decimal = entries.iter().filter(|entry| entry.day < from).map(|entry| entry.amount).sum();
    let opening = money(balance);
    let line = |entry: &Entry| {
        balance += entry.amount;
        StatementLine {
            day: words.day_and_year(entry.day),
            what_html: Html::of(&entry.what),
            due: entry.due.map(|due| words.day_and_year(due)).unwrap_or_default(),
            late: entry.late,
            debit: if entry.amount > Decimal::ZERO { money(entry.amount) } else { String::new() },
            credit: if entry.amount < Decimal::ZERO { money(-entry.amount) } else { String::new() },
            change: money(entry.amount),
            balance: money(balance),
        }
    };
    let lines = entries.iter().filter(|entry| entry.day >= from).map(line).collect();
    // Like the amount to pay, it is less what is not assigned: that covers what is late first.
    let overdue = (ledger.overdue(today) - ledger.unallocated).max(Decimal::ZERO);
    let labels = bucket_labels(words, &site.book.settings.aging_edges);
    let buckets = aging::buckets(ledger, account, &site.book.settings, today);
    Statement {
        currency: ledger.currency.to_string(),
        period: say!(words, "statement-period", from = words.day_and_year(from), to = words.day_and_year(today)),
        due: due(site, ledger),
        opening,
        lines,
        balance: money(ledger.balance()),
        overdue: (!overdue.is_zero()).then(|| money(overdue)),
        unallocated: (!ledger.unallocated.is_zero()).then(|| money(ledger.unallocated)),
        aging: labels.into_iter().zip(buckets).map(|(label, sum)| Pair::new(label, money(sum))).collect(),
        sum: sum(site, ledger),
    }
}

/// What the customer is to pay; where they have paid ahead more than that, what they have to their credit.
fn due(site: &Site, ledger: &Ledger) -> Pair {
    let balance = ledger.balance();
    let id = if balance < Decimal::ZERO { "statement-in-credit" } else { "statement-due" };
    Pair::new(site.words().get(id), site.money(balance.abs(), &ledger.currency))
}

/// The buckets add up to what is open: the invoices, and what was paid back too much. Less what is not assigned, that is
/// the balance.
fn sum(site: &Site, ledger: &Ledger) -> Vec<Pair> {
    if ledger.open() == ledger.balance() && ledger.beyond.is_empty() {
        return Vec::new();
    }
    let pair = |id, amount| Pair::new(site.words().get(id), site.money(amount, &ledger.currency));
    let refunded = ledger.refunded_too_much();
    let between = [("card-refunded-too-much", refunded), ("card-unallocated", -ledger.unallocated)];
    let mut pairs = vec![pair("statement-open", ledger.open() - refunded)];
    pairs.extend(between.into_iter().filter(|(_, sum)| !sum.is_zero()).map(|(id, sum)| pair(id, sum)));
    pairs.push(pair("statement-owed", ledger.balance()));
    pairs
}

/// The first day of the earliest month from which all lines fit on the page.
fn first_day(entries: &[Entry], today: Day, most: usize) -> Day {
    let month = |back: i32| today.first_of_month().saturating_sub(jiff::Span::new().months(i64::from(back)));
    let fits =
        |from: &Day| entries.iter().filter(|entry| entry.day >= *from).map(|entry| entry.rows).sum::<usize>() <= most;
    (0..=MONTHS).rev().map(month).find(fits).unwrap_or_else(|| month(0))
}
