//! Payment terms: `net 30`, `eom+15`, `30% net 0`.

use rust_decimal::Decimal;

use crate::book::account::{Term, TermRule};

/// Reads one share of the terms of payment. Without a percentage it is the whole amount. `None` where it has none of
/// these forms.
pub fn parse(text: &str) -> Option<Term> {
    let text = text.trim().to_lowercase();
    let (percent, rule) = match text.split_once('%') {
        Some((percent, rule)) => (percent.trim().parse().ok()?, rule.trim()),
        None => (Decimal::ONE_HUNDRED, text.as_str()),
    };
    let rule = if let Some(days) = rule.strip_prefix("net") {
        TermRule::Net(days.trim().parse().ok()?)
    } else {
        let days = rule.strip_prefix("eom")?.trim();
        TermRule::EndOfMonth(if days.is_empty() { 0 } else { days.strip_prefix('+')?.trim().parse().ok()? })
    };
    (percent > Decimal::ZERO && percent <= Decimal::ONE_HUNDRED).then_some(Term { percent, rule })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::day::parse_iso;

    #[track_caller]
    fn due(terms: &str, date: &str) -> Option<String> {
        parse(terms).map(|term| term.rule.due(parse_iso(date).unwrap()).to_string())
    }

    #[test]
    fn terms_give_the_day() {
        assert_eq!(due("net 30", "2026-09-01").as_deref(), Some("2026-10-01"));
        assert_eq!(due("eom+15", "2026-02-10").as_deref(), Some("2026-03-15"));
        assert_eq!(due("70% Net 60", "2026-09-01").as_deref(), Some("2026-10-31"));
        for bad in ["30 days", "net", "0% net 1", "120% net 1", "eom 15"] {
            assert!(parse(bad).is_none(), "{bad}");
        }
    }
}
