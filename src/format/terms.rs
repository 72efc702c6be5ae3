//! Payment terms as people write them: `net 30`, `2/10 net 30`, `eom+15`, `30% net 0`, `COD`, `月结30天`, `款到发货`.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use super::fields::Fields;
use super::source::Source;
use crate::book::account::{Term, TermDiscount, TermRule};
use crate::book::letters;
use crate::diagnostic::Fault;

/// Terms by which an invoice is due on its own day: on delivery, on receipt, or before.
const AT_ONCE: [&str; 32] = [
    "cod",
    "c.o.d.",
    "cash on delivery",
    "collect on delivery",
    "cash",
    "cash with order",
    "cwo",
    "cia",
    "cash in advance",
    "payment in advance",
    "in advance",
    "advance",
    "prepaid",
    "prepayment",
    "due on receipt",
    "due upon receipt",
    "payable on receipt",
    "on receipt",
    "upon receipt",
    "due immediately",
    "immediate",
    "货到付款",
    "款到发货",
    "先款后货",
    "预付",
    "预付款",
    "现结",
    "现付",
    "现款",
    "现款现货",
    "见票即付",
    "票到付款",
];

/// What stands before a number of days that counts from the invoice.
const NET: [&str; 13] =
    ["net", "n/", "n", "净", "账期", "开票后", "票后", "票到", "货到后", "货到", "收货后", "到货后", "发货后"];

/// What stands before a number of days that counts from the end of the month.
const END_OF_MONTH: [&str; 3] = ["eom", "月结", "月底后"];

/// What may stand behind a number of days.
const UNITS: [&str; 12] = [
    "days",
    "day",
    "d",
    "天",
    "日",
    "天内",
    "天付款",
    "天内付款",
    "天账期",
    "days from invoice",
    "days after invoice",
    "days from invoice date",
];

/// Reads one share of the terms of payment. Without a percentage it is the whole amount. `None` where it has none of
/// the known forms.
pub fn parse(text: &str) -> Option<Term> {
    let text = text.nfkc().collect::<String>().to_lowercase();
    let text = letters::one_line(&text);
    let whole = |rule, discount| Term { percent: Decimal::ONE_HUNDRED, rule, discount };
    if let Some(rule) = rule(&text) {
        return Some(whole(rule, None));
    }
    if let Some((percent, rest)) = text.split_once('%')
        && let Some(rule) = rule(rest.trim())
    {
        let percent: Decimal = percent.trim().parse().ok()?;
        let is_share = percent > Decimal::ZERO && percent <= Decimal::ONE_HUNDRED;
        return is_share.then_some(Term { percent, rule, discount: None });
    }
    let (discount, rest) = discount(&text)?;
    let rule = rule(rest)?;
    // A discount for money that comes when all is due already is a slip. In `2/10 eom` the ten days count from the end
    // of the month for some and from the invoice for others, and nothing says when the whole is due.
    let (TermRule::Net(days) | TermRule::EndOfMonth(days)) = rule;
    (discount.days <= days).then(|| whole(rule, Some(discount)))
}

/// The shares of terms on one line: `30% net 0, 70% net 60`, also as the list of a file with brackets and quotes. Terms
/// with a discount may have a comma of their own: `2/10, n/30`.
pub fn shares(text: &str) -> Vec<&str> {
    let list = text.trim().trim_start_matches(['[', '［']).trim_end_matches([']', '］']).trim();
    if parse(list).is_some() {
        return vec![list];
    }
    let shares = list.split([',', '，', '、']);
    shares.map(|one| one.trim_matches(['"', '\'', '“', '”', '「', '」', ' '])).filter(|one| !one.is_empty()).collect()
}

/// Reads terms on one line; `None` where a share cannot be read, or where they are not the whole amount together.
pub fn parse_line(text: &str) -> Option<Vec<Term>> {
    let terms = shares(text).into_iter().map(parse).collect::<Option<Vec<Term>>>()?;
    let sum: Decimal = terms.iter().map(|term| term.percent).sum();
    (sum == Decimal::ONE_HUNDRED).then_some(terms)
}

/// `net 30`, `n/30`, `30 days`, `eom+15`, `net 15 eom`, `cod`.
fn rule(text: &str) -> Option<TermRule> {
    if AT_ONCE.contains(&text) {
        return Some(TermRule::Net(0));
    }
    for word in END_OF_MONTH {
        if let Some(rest) = text.strip_prefix(word) {
            let rest = rest.trim();
            let days = rest.strip_prefix('+').or(Some(rest).filter(|_| word != "eom"));
            return if rest.is_empty() { Some(0) } else { number_of_days(days?) }.map(TermRule::EndOfMonth);
        }
    }
    if let Some(rest) = text.strip_suffix("eom").map(str::trim) {
        let rest = rest.strip_prefix("net").unwrap_or(rest).trim();
        return if rest.is_empty() { Some(0) } else { number_of_days(rest) }.map(TermRule::EndOfMonth);
    }
    // A hyphen may stand for a space, but `net -5` is five days before.
    let is_negative =
        |rest: &str| rest.strip_prefix(" -").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let after = NET.iter().filter_map(|word| text.strip_prefix(word)).filter(|rest| !is_negative(rest));
    let days = after.filter_map(|rest| number_of_days(rest.trim_start_matches([' ', '-']))).next();
    // A number alone might be anything.
    let with_unit = || number_of_days(text).filter(|_| !text.ends_with(|c: char| c.is_ascii_digit()));
    days.or_else(with_unit).map(TermRule::Net)
}

/// `30`, `30 days`, `30天`.
fn number_of_days(text: &str) -> Option<u16> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let unit = unit.trim();
    (unit.is_empty() || UNITS.contains(&unit)).then(|| number.parse().ok())?
}

/// `2/10 net 30`, `2/10, n/30`, `2% 10 net 30`: the discount, and what follows it.
fn discount(text: &str) -> Option<(TermDiscount, &str)> {
    let (percent, rest) = text.split_once(['/', '%'])?;
    let percent: Decimal = percent.trim().parse().ok()?;
    let rest = rest.trim_start_matches(['/', ' ']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (days, rest) = rest.split_at(digits);
    let rest = rest.trim_start().strip_prefix("days").unwrap_or(rest);
    let is_discount = percent > Decimal::ZERO && percent < Decimal::ONE_HUNDRED;
    let discount = TermDiscount { percent, days: days.parse().ok()? };
    is_discount.then_some((discount, rest.trim_start_matches([' ', ',', ';', '-'])))
}

/// The terms of an account; empty where they are absent or one of their shares cannot be read.
pub(super) fn read(fields: &mut Fields, source: &mut Source) -> Vec<Term> {
    let mut read: Vec<Term> = Vec::new();
    let mut all_good = true;
    let placed = fields.placed_texts("terms", source);
    let is_line = |text: &str| parse(text).is_none() && shares(text).iter().all(|one| parse(one).is_some());
    if let [(line, _)] = &placed[..]
        && is_line(line)
        && let Some(terms) = parse_line(line)
    {
        return terms;
    }
    for (text, span) in placed {
        match parse(&text) {
            Some(term) => read.push(term),
            None => {
                all_good = false;
                source.report(source.fault(Fault::BadTerms, span).with("value", text));
            }
        }
    }
    let sum: Decimal = read.iter().map(|term| term.percent).sum();
    if all_good && !read.is_empty() && sum != Decimal::ONE_HUNDRED {
        all_good = false;
        let fault = source.fault(Fault::BadTerms, fields.span_of("terms"));
        source.report(fault.with("value", format!("{sum}%")).hint("hint-terms-sum"));
    }
    // If only some shares were used, the whole invoice would be due on their days.
    if all_good { read } else { Vec::new() }
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
        for bad in [
            "later",
            "30",
            "net",
            "0% net 1",
            "120% net 1",
            "eom 15",
            "n/a",
            "net -5",
            "2/10",
            "11/20",
            "2/10 later",
            "",
        ] {
            assert!(parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn terms_are_read_as_the_trade_writes_them() {
        for text in [
            "net 30 days",
            "Net30",
            "Net-30",
            "net - 30 days",
            "N/30",
            "n30",
            "30 days",
            "30天",
            "净30天",
            "货到30天",
            "开票后３０天付款",
        ] {
            assert_eq!(due(text, "2026-09-01").as_deref(), Some("2026-10-01"), "{text}");
        }
        for text in ["COD", "Due on receipt", "due upon receipt", "货到付款", "款到发货", "prepaid", "cash in advance"]
        {
            assert_eq!(due(text, "2026-09-01").as_deref(), Some("2026-09-01"), "{text}");
        }
        for text in ["月结30天", "月结30", "eom+30", "net 30 eom"] {
            assert_eq!(due(text, "2026-09-01").as_deref(), Some("2026-10-30"), "{text}");
        }
        assert_eq!(due("月结", "2026-09-01").as_deref(), Some("2026-09-30"));
        assert_eq!(due("30%预付", "2026-09-01").as_deref(), Some("2026-09-01"));
        assert_eq!(parse("70% 60 days").map(|term| term.percent), Some(Decimal::from(70)));
    }

    #[test]
    fn several_shares_may_stand_on_one_line() {
        for text in [
            "30% net 0, 70% net 60",
            "[\"30% net 0\",\"70% net 60\"]",
            "[30% net 0, 70% net 60]",
            "［“30%预付”，“70% net 60”］",
        ] {
            let terms = parse_line(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(terms.iter().map(|term| term.rule).collect::<Vec<_>>(), [TermRule::Net(0), TermRule::Net(60)]);
        }
        assert_eq!(parse_line("2/10, n/30").map(|terms| terms.len()), Some(1));
        assert_eq!(parse_line("[net 30]").map(|terms| terms.len()), Some(1));
        for bad in ["30% net 0, 60% net 60", "30% net 0, later", "[]", ""] {
            assert_eq!(parse_line(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_discount_stands_before_the_net_days() {
        for text in ["2/10 net 30", "2/10, n/30", "2% 10 net 30", "2%/10, Net 30 days", "2/10-net 30"] {
            let term = parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(term.rule, TermRule::Net(30), "{text}");
            assert_eq!(term.discount, Some(TermDiscount { percent: Decimal::TWO, days: 10 }), "{text}");
        }
        assert_eq!(parse("1.5/10 eom+30").unwrap().rule, TermRule::EndOfMonth(30));
        for slip in ["2/10 eom", "2/40 net 30", "2/10 cod"] {
            assert_eq!(parse(slip), None, "{slip}");
        }
    }
}
