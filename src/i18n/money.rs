//! Amounts as people read them.

use rust_decimal::Decimal;

use super::Words;

/// The sign before an amount in this currency, such as `$`; `None` where no sign is in common use.
pub fn symbol(currency: &str) -> Option<&'static str> {
    match currency {
        "USD" => Some("$"),
        "EUR" => Some("€"),
        "GBP" => Some("£"),
        "CNY" | "JPY" => Some("¥"),
        _ => None,
    }
}

/// An amount such as `58,000.00`: with commas between thousands, and at least two decimals.
pub fn grouped(amount: Decimal) -> String {
    let mut amount = amount.normalize();
    if amount.scale() < 2 {
        amount.rescale(2);
    }
    let text = amount.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::with_capacity(text.len() + 4);
    if amount.is_sign_negative() && !amount.is_zero() {
        grouped.push('-');
    }
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped}.{fraction}")
}

impl Words {
    /// An amount with its currency, in a book with the currency `home`. A Chinese book omits its own currency.
    pub fn money(&self, amount: Decimal, currency: &str, home: &str) -> String {
        let number = grouped(amount);
        match (currency == home, symbol(currency)) {
            (true, _) if self.is_chinese() => number,
            (true, Some(symbol)) => match number.strip_prefix('-') {
                Some(rest) => format!("-{symbol}{rest}"),
                None => format!("{symbol}{number}"),
            },
            _ => format!("{currency}\u{a0}{number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Language, words};
    use super::*;

    #[test]
    fn amounts_are_grouped() {
        for (cents, expect) in [(0, "0.00"), (5, "0.05"), (-123_456_789, "-1,234,567.89"), (100_000, "1,000.00")] {
            assert_eq!(grouped(Decimal::new(cents, 2)), expect);
        }
    }

    #[test]
    fn currencies_are_said_where_needed() {
        let amount = Decimal::new(842_000, 2);
        let (english, chinese) = (words(Language::English), words(Language::Chinese));
        assert_eq!(english.money(amount, "USD", "USD"), "$8,420.00");
        assert_eq!(english.money(-amount, "USD", "USD"), "-$8,420.00");
        assert_eq!(chinese.money(amount, "CNY", "CNY"), "8,420.00");
        assert_eq!(chinese.money(amount, "USD", "CNY"), "USD\u{a0}8,420.00");
    }
}
