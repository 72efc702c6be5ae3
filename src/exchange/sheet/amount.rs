//! Amounts as people and programs write them: `1,234.50`, `1.234,50`, `¥ 10万`, `(300)`.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::format::money;

/// Words for currencies and the like beside an amount.
const WORDS: [&str; 12] = ["rmb", "cny", "usd", "eur", "hkd", "gbp", "人民币", "元整", "元", "圆", "整", "约"];

/// What an amount is multiplied with.
const UNITS: [(&str, i64); 9] = [
    ("万亿", 1_000_000_000_000),
    ("千万", 10_000_000),
    ("百万", 1_000_000),
    ("亿", 100_000_000),
    ("万", 10_000),
    ("千", 1_000),
    ("w", 10_000),
    ("k", 1_000),
    ("m", 1_000_000),
];

/// Reads an amount; `None` where it is none, or could be two.
pub(super) fn parse(text: &str) -> Option<Decimal> {
    if text.len() > 100 {
        return None;
    }
    let mut plain: String =
        text.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace() && *c != '\'').collect();
    for word in WORDS {
        plain = plain.replace(word, "");
    }
    let plain = plain.replace(['¥', '$', '€', '£', '￥'], "");
    let (plain, is_negative) = match plain.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner, true),
        None => (plain.as_str(), false),
    };
    let plain = plain.trim_end_matches('%');
    let unit = UNITS.iter().find_map(|(unit, times)| Some((plain.strip_suffix(unit)?, *times)));
    let (digits, times) = unit.unwrap_or((plain, 1));
    let amount = money::parse(&with_point(digits)?)?.checked_mul(Decimal::from(times))?.normalize();
    Some(if is_negative { -amount } else { amount })
}

/// The digits with a point before the decimals, whichever sign stands there.
fn with_point(digits: &str) -> Option<String> {
    let points = digits.matches('.').count();
    match (digits.rfind(','), digits.rfind('.')) {
        // `1.234,50`: the last sign divides the decimals.
        (Some(comma), Some(point)) if comma > point => {
            is_grouped(&digits[..comma], '.').then(|| digits.replace('.', "").replace(',', "."))
        }
        (None, Some(_)) if points > 1 => is_grouped(digits, '.').then(|| digits.replace('.', "")),
        // `12,5` and `12,50` are no thousands.
        (Some(comma), None) if matches!(digits.len() - comma - 1, 1 | 2) && digits.matches(',').count() == 1 => {
            Some(digits.replace(',', "."))
        }
        // Chinese programs put commas between four digits too.
        (Some(comma), _) if digits.len() - comma - 1 == 4 && points == 0 => Some(digits.replace(',', "")),
        _ => Some(digits.to_owned()),
    }
}

/// Whether a sign divides thousands.
fn is_grouped(digits: &str, sign: char) -> bool {
    let mut groups = digits.trim_start_matches('-').split(sign);
    let first = groups.next().map_or(0, str::len);
    (1..=3).contains(&first) && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_in_many_forms() {
        for (text, expect) in [
            ("1,234.50", Some("1234.5")),
            ("1.234,50", Some("1234.5")),
            ("¥ 58,000.00", Some("58000")),
            ("10万", Some("100000")),
            ("1.5亿元", Some("150000000")),
            ("20w", Some("200000")),
            ("３００元", Some("300")),
            ("(300.00)", Some("-300")),
            ("1.234.567", Some("1234567")),
            ("12,5", Some("12.5")),
            ("USD 1200", Some("1200")),
            ("12万左右", None),
            ("1.23.4", None),
            ("abc", None),
            ("", None),
        ] {
            assert_eq!(parse(text).map(|amount| amount.to_string()).as_deref(), expect, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_an_amount_or_none(text in "[0-9,.万亿kKwW()¥ -]{0,12}") {
            parse(&text);
        }
    }
}
