//! Reads and writes amounts.

use std::borrow::Cow;

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Diagnostic, Fault, Place};
use crate::i18n::decimals;

/// The largest amount that is accepted. A larger one is taken for a typing error.
const LARGEST: i64 = 1_000_000_000_000;

/// Reads an amount. Full-width digits and commas between thousands are accepted where only one meaning is possible
/// (`58,000.00`, `５８０００`). Any other form (`58.000,00`, `1,2`) gives `None`.
pub fn parse(text: &str) -> Option<Decimal> {
    let text: Cow<str> = if text.is_ascii() { text.trim().into() } else { text.trim().nfkc().collect() };
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", &*text),
    };
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let whole = without_separators(whole)?;
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(&whole) || fraction.is_some_and(|part| !all_digits(part)) {
        return None;
    }
    let number = format!("{sign}{whole}{}", fraction.map(|part| format!(".{part}")).unwrap_or_default());
    number.parse::<Decimal>().ok().filter(|amount| amount.abs() <= Decimal::from(LARGEST))
}

/// Units that stand behind a number in Chinese, with what they multiply.
const UNITS: [(&str, u32); 2] = [("万", 10_000), ("亿", 100_000_000)];

/// Reads an amount as people type it: also `20万` and `1.5亿`.
pub fn typed(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let unit = UNITS.iter().find_map(|(unit, times)| Some((text.strip_suffix(unit)?, times)));
    let Some((number, &times)) = unit else { return parse(text) };
    let amount = (parse(number)? * Decimal::from(times)).normalize();
    (amount.abs() <= Decimal::from(LARGEST)).then_some(amount)
}

fn without_separators(whole: &str) -> Option<String> {
    if !whole.contains(',') {
        return Some(whole.to_owned());
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let well_grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    well_grouped.then(|| whole.replace(',', ""))
}

/// An amount in the form of the files and of JSON: with the decimals of its currency.
pub fn write(amount: Decimal, currency: &str) -> String {
    scaled(amount, currency).to_string()
}

/// The same amount with at least the decimals of its currency.
pub fn scaled(amount: Decimal, currency: &str) -> Decimal {
    let mut amount = amount.normalize();
    if amount.scale() < decimals(currency) {
        amount.rescale(decimals(currency));
    }
    amount
}

/// Whether an amount has more decimals than its currency has.
pub fn is_too_exact(amount: Decimal, currency: &str) -> bool {
    amount.scale() > decimals(currency) && !is_whole(amount)
}

/// The fault of an amount that is written with more decimals than its currency has.
pub fn too_exact(place: Place, written: &str, currency: &str) -> Diagnostic {
    let fault = Diagnostic::new(Fault::TooManyDecimals, place).with("value", written).with("currency", currency);
    if decimals(currency) == 0 { fault.hint("hint-no-decimals") } else { fault }
}

/// Whether an amount has no decimals. Two zeros may stand there in every currency.
pub fn is_whole(amount: Decimal) -> bool {
    amount.scale() == 0 || amount.scale() == 2 && amount.fract().is_zero()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expect: Option<&str>) {
        assert_eq!(parse(text).map(|amount| write(amount, "USD")).as_deref(), expect, "{text}");
    }

    #[test]
    fn amounts_as_people_write_them() {
        check("58000", Some("58000.00"));
        check("58,000.5", Some("58000.50"));
        check("５８０００．５０", Some("58000.50"));
        check("-12.345", Some("-12.345"));
        for bad in ["58.000,00", "1,2", "12,3456", "", ".5", "5.", "1e5", "abc", "1000000000001"] {
            check(bad, None);
        }
    }

    #[test]
    fn a_unit_multiplies_what_is_typed() {
        for (text, expect) in [("20万", "200000"), ("1.5亿", "150000000"), ("２０ 万", "200000"), ("5.20", "5.20")]
        {
            assert_eq!(typed(text).map(|amount| amount.to_string()).as_deref(), Some(expect), "{text}");
        }
        for bad in ["万", "1万2", "9999999亿", "万万"] {
            assert_eq!(typed(bad), None, "{bad}");
        }
    }

    #[test]
    fn amounts_have_the_decimals_of_their_currency() {
        let amount = Decimal::new(100_000, 2);
        assert_eq!(["JPY", "USD", "KWD"].map(|currency| write(amount, currency)), ["1000", "1000.00", "1000.000"]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(cents in -99_999_999_999i64..99_999_999_999) {
            let amount = Decimal::new(cents, 2);
            prop_assert_eq!(parse(&write(amount, "USD")), Some(amount));
        }
    }
}
