//! Reads the targets of the settings.

use rust_decimal::Decimal;

use super::fields::Fields;
use super::source::Source;
use crate::book::target::{Target, TargetPeriod, TargetWhat};
use crate::diagnostic::Fault;

/// The largest number of contacts or customers.
const MOST: i64 = 1_000_000;

/// Reads the `[[target]]` tables: `what`, `per`, and an `amount` of money or a `count`.
pub fn read(fields: &mut Fields, source: &mut Source) -> Vec<Target> {
    fields.tables("target", source, |fields, source| {
        fields.need("what", source);
        let what = fields.choice("what", source);
        let per = fields.choice("per", source).unwrap_or(TargetPeriod::Month);
        let (amount, count) = (fields.money("amount", source), fields.number("count", 1..=MOST, source));
        let what: TargetWhat = what?;
        let key = if what.is_money() { "amount" } else { "count" };
        fields.need(key, source);
        let goal = if what.is_money() { amount } else { count.map(Decimal::from) };
        let goal = goal?;
        if goal <= Decimal::ZERO {
            let fault = source.fault(Fault::OutOfRange, fields.span_of(key)).with("key", key);
            source.report(fault.with("from", "0.01").with("to", "999999999999"));
            return None;
        }
        Some(Target { what, per, goal })
    })
}
