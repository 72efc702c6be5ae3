//! The company's list of open invoices against the book: what must have happened since.

use rust_decimal::Decimal;

use crate::book::{Book, CustomerIndex};
use crate::derive::Overview;
use crate::format::reconcile_file::Row;

/// One difference between the list and the book.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    pub no: String,
    pub what: What,
}

/// What a difference says.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Less is open than the book says: so much was paid.
    Paid { customer: CustomerIndex, amount: Decimal, left: Decimal },
    /// It is not in the list any more: all of it was paid.
    Settled { customer: CustomerIndex, amount: Decimal },
    /// The book does not have it: an invoice of this customer.
    New { customer: CustomerIndex, row: Row },
    /// The same, and nobody knows whose it is.
    NewOfNobody { row: Row },
    /// More is open than the book says: somebody must look.
    More { customer: CustomerIndex, ours: Decimal, theirs: Decimal },
    /// The list says another currency than the book.
    OtherCurrency { customer: CustomerIndex },
    /// Several customers have an invoice of this number.
    Unclear { customers: usize },
}

/// The differences, in the order of the list; then what is missing from it. `find` knows a customer
/// by what the list calls it.
pub fn differences(
    book: &Book,
    overview: &Overview,
    rows: &[Row],
    find: impl Fn(&str) -> Option<CustomerIndex>,
) -> Vec<Difference> {
    let known = known(book, overview);
    let mut found: Vec<Difference> = Vec::new();
    for row in rows {
        let of_number: Vec<&Known> = known.iter().filter(|one| one.no == row.no).collect();
        let what = match of_number[..] {
            [] if is_to_come(book, &row.no) => continue,
            [] => match row.customer.as_deref().and_then(&find) {
                Some(customer) => What::New { customer, row: row.clone() },
                None => What::NewOfNobody { row: row.clone() },
            },
            [one] if row.currency.as_ref().is_some_and(|currency| currency != one.currency) => {
                What::OtherCurrency { customer: one.customer }
            }
            [one] if row.open < one.open => {
                What::Paid { customer: one.customer, amount: one.open - row.open, left: row.open }
            }
            [one] if row.open > one.open => What::More { customer: one.customer, ours: one.open, theirs: row.open },
            [_] => continue,
            _ => What::Unclear { customers: of_number.len() },
        };
        if !matches!(&what, What::New { row, .. } | What::NewOfNobody { row } if row.open.is_zero()) {
            found.push(Difference { no: row.no.clone(), what });
        }
    }
    let missing = known.iter().filter(|one| !one.open.is_zero() && !rows.iter().any(|row| row.no == one.no));
    found.extend(missing.map(|one| Difference {
        no: one.no.to_owned(),
        what: What::Settled { customer: one.customer, amount: one.open },
    }));
    found
}

/// Whether an invoice is in the book with a later day: nothing of it is open yet.
fn is_to_come(book: &Book, no: &str) -> bool {
    book.customers
        .iter()
        .filter_map(|customer| customer.account.as_ref())
        .any(|account| account.numbers.iter().any(|known| known == no))
}

/// An invoice of the book.
struct Known<'b> {
    customer: CustomerIndex,
    no: &'b str,
    open: Decimal,
    currency: &'b str,
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
            }));
        }
    }
    known
}
