//! Amounts as other programs write them: `640.50`, `$640.50`, `USD 640.50`, `640.50元`.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::book::currency::is_known;
use crate::format::money;
use crate::i18n::decimals;

/// An amount, with the currency that its sign names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The amount; below zero in a credit.
    pub amount: Decimal,
    /// The currency; `None` where the text has no sign of one.
    pub currency: Option<String>,
}

/// Currencies that write their amounts with a `$`.
const DOLLARS: [&str; 8] = ["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN"];

/// Reads an amount in a book with the currency `home`; `own` is the currency that the table names for it. `None` where
/// it cannot be read without guessing: `1.000` may mean a thousand.
pub fn read(text: &str, own: Option<&str>, home: &str) -> Option<Sum> {
    let text: String = text.nfkc().collect();
    let (is_credit, text) = without_minus(text.trim());
    let (currency, number) = split(text, own.unwrap_or(home));
    let (is_minus, number) = without_minus(&number);
    let amount = money::typed(number).filter(|amount| !amount.is_sign_negative())?;
    let code = own.or(currency.as_deref()).unwrap_or(home);
    let amount = if is_credit || is_minus { -amount } else { amount };
    (amount.scale() <= decimals(code) && !(is_credit && is_minus)).then_some(Sum { amount, currency })
}

/// Whether an amount is below zero as accountants write it, and the rest: `(50.00)`, `-50.00`, `50.00-`.
fn without_minus(text: &str) -> (bool, &str) {
    let inside = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let inside = inside.or_else(|| text.strip_prefix(['-', '−'])).or_else(|| text.strip_suffix('-'));
    inside.map_or((false, text), |inside| (true, inside.trim()))
}

/// The currency that a text names alone, in any of these forms: `EUR`, `eur`, `€`, `欧元`.
pub fn code(text: &str, home: &str) -> Option<String> {
    split(text, home).0.filter(|_| split(text, home).1.is_empty())
}

/// The currency that stands before or behind a number in an account with the currency `home`, and the number. In any
/// case and width: `EUR 5000`, `5000eur`, `€5000`, `5000 欧元`.
pub fn split(text: &str, home: &str) -> (Option<String>, String) {
    let text: String = text.nfkc().collect();
    let text = text.trim();
    let dollar = if DOLLARS.contains(&home) { home } else { "USD" };
    let yen = if home == "JPY" { "JPY" } else { "CNY" };
    let signs =
        [("US$", "USD"), ("$", dollar), ("€", "EUR"), ("£", "GBP"), ("¥", yen), ("RMB", "CNY"), ("人民币", "CNY")];
    let words = [
        ("美元", "USD"),
        ("欧元", "EUR"),
        ("英镑", "GBP"),
        ("日元", "JPY"),
        ("港元", "HKD"),
        ("港币", "HKD"),
        ("元", "CNY"),
    ];
    for (sign, code) in signs.into_iter().chain(words) {
        if let Some(rest) = without(text, sign) {
            return (Some(code.to_owned()), rest.to_owned());
        }
    }
    let ends = [text.get(..3), text.len().checked_sub(3).and_then(|at| text.get(at..))];
    let code = ends.into_iter().flatten().map(str::to_uppercase).find(|code| is_known(code));
    match code.and_then(|code| Some((without(text, &code)?.to_owned(), code))) {
        Some((rest, code)) => (Some(code), rest),
        None => (None, text.to_owned()),
    }
}

/// The text without a sign at its beginning or end, in any case.
fn without<'t>(text: &'t str, sign: &str) -> Option<&'t str> {
    let is_sign = |part: Option<&str>| part.is_some_and(|part| part.eq_ignore_ascii_case(sign));
    if is_sign(text.get(..sign.len())) {
        return Some(text[sign.len()..].trim());
    }
    let at = text.len().checked_sub(sign.len())?;
    is_sign(text.get(at..)).then(|| text[..at].trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_name_the_currency() {
        let told = |text: &str, home: &str| {
            read(text, None, home).map(|sum| format!("{} {}", sum.amount, sum.currency.unwrap_or_default()))
        };
        for (text, home, expect) in [
            ("$640.50", "USD", "640.50 USD"),
            ("$640.50", "CNY", "640.50 USD"),
            ("$5", "CAD", "5 CAD"),
            ("1,200.00 EUR", "USD", "1200.00 EUR"),
            ("￥5", "CNY", "5 CNY"),
            ("５元", "CNY", "5 CNY"),
            ("1.000", "KWD", "1.000 "),
            ("usd 5", "CNY", "5 USD"),
            ("5eur", "USD", "5 EUR"),
            ("5美元", "CNY", "5 USD"),
            ("5 rmb", "USD", "5 CNY"),
            ("($50.00)", "USD", "-50.00 USD"),
            ("-50.00", "USD", "-50.00 "),
            ("-$50.00", "USD", "-50.00 USD"),
            ("$-50.00", "USD", "-50.00 USD"),
            ("50.00-", "USD", "-50.00 "),
        ] {
            assert_eq!(told(text, home).as_deref(), Some(expect), "{text}");
        }
        for bad in ["1.000", "$1.000", "640,50", "(-5.00)", "--5", "many", "", "$", "EUR", "5 EUR 5", "EUR EUR 5"] {
            assert_eq!(told(bad, "USD"), None, "{bad}");
        }
    }
}
