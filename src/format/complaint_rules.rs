//! Reads in what time complaints are answered.

use super::fields::Fields;
use super::source::Source;
use crate::book::complaint_rules::ComplaintRules;

/// The most hours and days.
const MOST: i64 = 1000;

/// Reads `[complaints]`: `acknowledge` in hours, and `minor`, `serious` and `critical` in working days.
pub fn read(fields: &mut Fields, source: &mut Source) -> ComplaintRules {
    let default = ComplaintRules::default();
    let mut number = |key: &'static str, known: u16| {
        fields.number(key, 1..=MOST, source).and_then(|number| u16::try_from(number).ok()).unwrap_or(known)
    };
    let [minor, serious, critical] = default.resolve;
    ComplaintRules {
        acknowledge: number("acknowledge", default.acknowledge),
        resolve: [number("minor", minor), number("serious", serious), number("critical", critical)],
    }
}
