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
    /// Several customers have an invoice of this number.
    Unclear { customers: usize },
}

/// The differences, in the order of the list; then what is missing from it. `find` knows a customer
/// by what the list calls it.
pub fn differences(book: &Book, overview: &Overview, rows: &[Row], find: impl Fn(&str) -> Option<CustomerIndex>) -> Vec<Difference> {
    let known = known(book, overview);
    let mut found: Vec<Difference> = Vec::new();
    for row in rows {
        let of_number: Vec<&Known> = known.iter().filter(|one| one.no == row.no).collect();
        let what = match of_number[..] {
            [] => match row.customer.as_deref().and_then(&find) {
                Some(customer) => What::New { customer, row: row.clone() },
                None => What::NewOfNobody { row: row.clone() },
            },
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

/// An invoice of the book.
struct Known<'b> {
    customer: CustomerIndex,
    no: &'b str,
    open: Decimal,
}

fn known<'b>(book: &'b Book, overview: &Overview) -> Vec<Known<'b>> {
    let mut known = Vec::new();
    for (customer, state) in overview.customers.iter().enumerate() {
        let Some(account) = &book.customers[customer].account else { continue };
        for invoice in state.ledgers.iter().flat_map(|ledger| &ledger.invoices) {
            known.push(Known { customer, no: &account.invoices[invoice.index].no, open: invoice.open() });
        }
    }
    known
}
