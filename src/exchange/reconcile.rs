//! Compares the company's list of open invoices with the book, and finds what must have happened since.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::open_invoices::OpenInvoice;
use super::{Proposal, ProposedChange};
use crate::book::account::Invoice;
use crate::book::{Book, CustomerIndex, Money, invoice_number};
use crate::derive::Overview;
use crate::derive::report::{Cell, Phrase};

/// What must have happened, in the order of the list; then what is missing from it. `find` knows a customer by what the
/// list calls it.
pub fn propose(
    book: &Book,
    overview: &Overview,
    list: &[OpenInvoice],
    find: impl Fn(&str) -> Option<CustomerIndex>,
) -> Vec<Proposal> {
    let known = known(book, overview);
    let mut proposals: Vec<Proposal> = list.iter().filter_map(|row| of_row(book, &known, row, &find)).collect();
    let listed: HashSet<String> = list.iter().map(|row| invoice_number::fold(&row.no)).collect();
    let missing = known.iter().filter(|one| !one.open.is_zero() && !listed.contains(&invoice_number::fold(one.no)));
    proposals.extend(missing.map(|one| one.paid(Phrase::new("reconcile-settled"), one.open)));
    proposals
}

fn of_row(
    book: &Book,
    known: &[Known],
    row: &OpenInvoice,
    find: &impl Fn(&str) -> Option<CustomerIndex>,
) -> Option<Proposal> {
    let mut of_number: Vec<&Known> = known.iter().filter(|one| one.no == row.no).collect();
    if of_number.is_empty() {
        let wanted = invoice_number::fold(&row.no);
        of_number = known.iter().filter(|one| invoice_number::fold(one.no) == wanted).collect();
    }
    let about = |id: &'static str| Phrase::new(id).with("no", row.no.as_str());
    let look = |line: Phrase| Some(Proposal { line, change: None });
    match of_number[..] {
        [] if row.open.is_zero() || is_to_come(book, &row.no) => None,
        [] => Some(new(book, row, row.customer.as_deref().and_then(find))),
        [one] if row.currency.as_ref().is_some_and(|currency| *currency != *one.currency) => {
            look(about("reconcile-currency").with("name", Cell::Customer(one.customer)))
        }
        [one] if row.open < one.open => {
            Some(one.paid(Phrase::new("reconcile-paid").with("left", one.money(row.open)), one.open - row.open))
        }
        [one] if row.open > one.open => {
            let line = about("reconcile-more").with("name", Cell::Customer(one.customer));
            look(line.with("ours", one.money(one.open)).with("theirs", one.money(row.open)))
        }
        [_] => None,
        _ => look(about("reconcile-unclear").with("n", of_number.len())),
    }
}

/// A proposal for an invoice that the book does not have; its customer may be unknown too.
fn new(book: &Book, row: &OpenInvoice, customer: Option<CustomerIndex>) -> Proposal {
    let home = &book.settings.currency;
    let line = |id: &'static str| Phrase::new(id).with("no", row.no.as_str());
    let Some(at) = customer else {
        let whose = row.customer.as_deref().unwrap_or_default();
        let line = line("reconcile-nobody").with("name", whose);
        let currency = row.currency.as_deref().unwrap_or(home);
        let line = line.with("amount", Cell::Money(Money::new(row.open, currency))).with("line", row.line as usize);
        return Proposal { line, change: None };
    };
    let customer = &book.customers[at];
    let currency = customer.currency_of(row.currency.as_deref());
    let amount = Cell::Money(Money::new(row.open, currency.clone()));
    let has_terms = customer.account.as_ref().is_some_and(|account| !account.terms.is_empty());
    if row.due.is_none() && !has_terms {
        let line = line("reconcile-no-due").with("name", Cell::Customer(at)).with("amount", amount);
        return Proposal { line, change: None };
    }
    let line = line("reconcile-new").with("name", Cell::Customer(at));
    let change = ProposedChange::Invoice {
        no: row.no.clone(),
        date: row.date,
        due: row.due,
        amount: row.open,
        currency: row.currency.clone().filter(|_| currency != customer.currency),
    };
    Proposal { line: line.with("amount", amount), change: Some((at, change)) }
}

/// Whether an invoice is in the book with a later day: nothing of it is open yet.
fn is_to_come(book: &Book, no: &str) -> bool {
    book.customers
        .iter()
        .filter_map(|customer| customer.account.as_ref())
        .any(|account| account.numbers.iter().any(|known| invoice_number::fold(known) == invoice_number::fold(no)))
}

/// An invoice of the book.
struct Known<'b> {
    customer: CustomerIndex,
    no: &'b str,
    open: Decimal,
    currency: &'b str,
    invoice: &'b Invoice,
}

impl Known<'_> {
    fn money(&self, amount: Decimal) -> Cell {
        Cell::Money(Money::new(amount, self.currency))
    }

    /// A proposal that this amount of the invoice was paid.
    fn paid(&self, line: Phrase, amount: Decimal) -> Proposal {
        let line = line.with("no", self.no).with("name", Cell::Customer(self.customer));
        let change = ProposedChange::Payment {
            no: self.no.to_owned(),
            amount,
            currency: self.invoice.currency.clone(),
            not_before: Some(self.invoice.date),
        };
        Proposal { line: line.with("amount", self.money(amount)), change: Some((self.customer, change)) }
    }
}

fn known<'b>(book: &'b Book, overview: &'b Overview) -> Vec<Known<'b>> {
    let mut known = Vec::new();
    for (customer, state) in overview.customers.iter().enumerate() {
        let Some(account) = &book.customers[customer].account else { continue };
        for ledger in &state.ledgers {
            known.extend(ledger.invoices.iter().map(|invoice| Known {
                customer,
                no: &account.invoices[invoice.index].no,
                open: invoice.open(),
                currency: &ledger.currency,
                invoice: &account.invoices[invoice.index],
            }));
        }
    }
    known
}
