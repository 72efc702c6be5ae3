//! Aging: what is open, by days past due.

use rust_decimal::Decimal;

use super::Ledger;
use crate::book::Day;
use crate::book::account::Account;
use crate::book::day::days_between;
use crate::book::settings::{AgingBy, Settings};

/// The sums of a ledger's open parts: first the part not yet due, then one sum for each span of days between the edges,
/// last the part beyond them.
pub fn buckets(ledger: &Ledger, account: &Account, settings: &Settings, as_of: Day) -> Vec<Decimal> {
    let mut sums = vec![Decimal::ZERO; settings.aging_edges.len() + 2];
    for invoice in &ledger.invoices {
        for part in &invoice.parts {
            let from = match settings.aging_by {
                // Nothing is late where nobody said when it is due.
                AgingBy::Due if !invoice.is_agreed => as_of,
                AgingBy::Due => part.due,
                AgingBy::Invoice => account.invoices[invoice.index].date,
            };
            sums[bucket(days_between(from, as_of), &settings.aging_edges)] += part.open;
        }
    }
    for one in &ledger.beyond {
        sums[bucket(days_between(one.day, as_of), &settings.aging_edges)] += one.amount;
    }
    sums
}

fn bucket(days: i32, edges: &[u16]) -> usize {
    if days <= 0 {
        return 0;
    }
    1 + edges.iter().take_while(|&&edge| days > i32::from(edge)).count()
}

/// The spans of days of the buckets after the first: `(1, Some(30))`, …, `(91, None)`.
pub fn spans(edges: &[u16]) -> Vec<(u16, Option<u16>)> {
    let starts = std::iter::once(1).chain(edges.iter().map(|edge| edge + 1));
    let ends = edges.iter().copied().map(Some).chain([None]);
    starts.zip(ends).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edges_belong_to_the_younger_bucket() {
        let edges = [30, 60, 90];
        let got: Vec<usize> = [-5, 0, 1, 30, 31, 60, 90, 91].map(|days| bucket(days, &edges)).to_vec();
        assert_eq!(got, [0, 0, 1, 1, 2, 2, 3, 4]);
        assert_eq!(spans(&edges), [(1, Some(30)), (31, Some(60)), (61, Some(90)), (91, None)]);
    }
}
