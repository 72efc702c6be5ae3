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

/// How many decimals amounts in a currency have. Source: the minor units of ISO 4217.
pub fn decimals(currency: &str) -> u32 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV"
        | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

/// An amount such as `58,000.00`: with commas between thousands, and at least two decimals.
pub fn grouped(amount: Decimal) -> String {
    grouped_with(amount, 2)
}

/// The same with at least so many decimals.
fn grouped_with(amount: Decimal, decimals: u32) -> String {
    let mut amount = amount.normalize();
    if amount.scale() < decimals {
        amount.rescale(decimals);
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
    if fraction.is_empty() { grouped } else { format!("{grouped}.{fraction}") }
}

impl Words {
    /// A number that is no amount, such as `1,250` or `0.5`.
    pub fn number(&self, number: Decimal) -> String {
        grouped_with(number, 0)
    }

    /// An amount that says its currency in both languages, for papers that leave the house: `$58,000.00`,
    /// `人民币 58,000.00 元`.
    pub fn money_in_full(&self, amount: Decimal, currency: &str, home: &str) -> String {
        match currency {
            "CNY" if self.is_chinese() => format!("人民币 {} 元", grouped_with(amount, decimals(currency))),
            _ if self.is_chinese() => self.money(amount, currency, ""),
            _ => self.money(amount, currency, home),
        }
    }

    /// An amount with its currency, in a book with the currency `home`. A Chinese book omits its own currency.
    pub fn money(&self, amount: Decimal, currency: &str, home: &str) -> String {
        let number = grouped_with(amount, decimals(currency));
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
        assert_eq!(english.money(Decimal::from(1_050), "JPY", "JPY"), "¥1,050");
        assert_eq!(english.money(Decimal::new(10_505, 3), "KWD", "USD"), "KWD\u{a0}10.505");
    }
}
