//! Amounts as other programs write them: `640.50`, `$640.50`, `USD 640.50`, `640.50元`.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::book::currency::is_known;
use crate::format::money;
use crate::i18n::decimals;

/// An amount, with the currency that its sign names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The amount.
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
    let text = text.trim();
    let (currency, number) = sign(text, own.unwrap_or(home)).map_or((None, text), |(code, rest)| (Some(code), rest));
    let amount = money::parse(number)?;
    let code = own.or(currency.as_deref()).unwrap_or(home);
    (amount.scale() <= decimals(code)).then_some(Sum { amount, currency })
}

/// The currency that stands before or behind a number, and the number.
fn sign<'t>(text: &'t str, home: &str) -> Option<(String, &'t str)> {
    let dollar = if DOLLARS.contains(&home) { home } else { "USD" };
    let yen = if home == "JPY" { "JPY" } else { "CNY" };
    let signs = [("US$", "USD"), ("$", dollar), ("€", "EUR"), ("£", "GBP"), ("¥", yen), ("元", "CNY"), ("RMB", "CNY")];
    for (sign, code) in signs {
        if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return Some((code.to_owned(), rest.trim()));
        }
    }
    let (first, last) =
        (text.get(..3).unwrap_or_default(), text.get(text.len().saturating_sub(3)..).unwrap_or_default());
    if is_known(first) {
        return Some((first.to_owned(), text[3..].trim()));
    }
    is_known(last).then(|| (last.to_owned(), text[..text.len() - 3].trim()))
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
        ] {
            assert_eq!(told(text, home).as_deref(), Some(expect), "{text}");
        }
        for bad in ["1.000", "$1.000", "640,50", "(5.00)", "many", "", "$"] {
            assert_eq!(told(bad, "USD"), None, "{bad}");
        }
    }
}
