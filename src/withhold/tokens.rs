//! Numbers in free text: amounts and phone numbers, however they are written.

use std::borrow::Cow;
use std::ops::Range;

use rust_decimal::Decimal;

/// What stands between the digits of a phone number.
const BETWEEN: &str = " -+().·/–—\u{a0}";

/// The fields of a promise to pay.
const PAYMENT: [&str; 2] = ["amount:", "for:"];

/// The words that make a number an amount, before it.
const BEFORE: [&str; 5] = ["$", "€", "£", "¥", "￥"];

/// The same behind it.
const BEHIND: [&str; 9] = ["元", "块", "万", "亿", "美元", "€", "usd", "cny", "rmb"];

/// What a number is multiplied by where this stands behind it.
const TIMES: [(&str, u32); 6] =
    [("万", 10_000), ("亿", 100_000_000), ("千", 1000), ("k", 1000), ("w", 10_000), ("m", 1_000_000)];

/// A text without the fields of a promise to pay, which would name what is left out: `amount:58000 for:INV-1032`.
/// `None` where it has none.
pub(super) fn without_payment_fields(text: &str) -> Option<String> {
    if !PAYMENT.iter().any(|field| text.contains(field)) {
        return None;
    }
    let line = |line: &str| {
        let is_payment = line.split(' ').any(|word| word.starts_with(PAYMENT[0]));
        let words = line.split(' ').filter(|word| !is_payment || !PAYMENT.iter().any(|field| word.starts_with(field)));
        words.collect::<Vec<_>>().join(" ")
    };
    Some(text.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}

/// Runs of digits with what may stand between those of one number: the bytes and the digits.
pub(super) fn digit_runs(text: &str) -> Vec<(Range<usize>, String)> {
    let mut runs: Vec<(Range<usize>, String)> = Vec::new();
    let mut open: Option<(Range<usize>, String)> = None;
    for (at, c) in text.char_indices() {
        match (plain_digit(c), &mut open) {
            (Some(digit), Some((range, digits))) => {
                range.end = at + c.len_utf8();
                digits.push(digit);
            }
            (Some(digit), None) => open = Some((at..at + c.len_utf8(), digit.to_string())),
            (None, Some(_)) if !BETWEEN.contains(c) => runs.extend(open.take()),
            (None, _) => {}
        }
    }
    runs.extend(open);
    runs
}

/// Whether a number could stand in a text, in digits or in Chinese characters: a quick check, because most texts have
/// none.
pub(super) fn may_hold_a_number(text: &str) -> bool {
    // Each character that is no ASCII and may begin a number begins with one of these bytes.
    text.bytes().any(|byte| byte.is_ascii_digit() || (0xe4..=0xe5).contains(&byte) || byte == 0xef)
}

/// An ASCII or full-width digit.
fn plain_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
        _ => None,
    }
}

/// A number in a text.
pub(super) struct Number {
    /// Its bytes, with what multiplies it.
    pub(super) range: Range<usize>,
    /// What it says.
    pub(super) value: Decimal,
    /// Whether it is probably an amount: it has decimals or groups, or is money.
    pub(super) is_amount: bool,
    /// Whether it is plainly money: it stands beside a currency, or is told in tens of thousands.
    pub(super) is_money: bool,
}

/// Whether a number in Chinese characters begins with this one.
fn is_first_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '几')
}

/// Whether it stands in a number in Chinese characters.
fn is_numeral(c: char) -> bool {
    is_first_numeral(c) || matches!(c, '百' | '千' | '万' | '亿' | '零' | '多' | '半')
}

/// Numbers in Chinese characters that are plainly money: `三万`, `两万八`, `五百块`.
pub(super) fn chinese_money(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_first_numeral).map(|start| at + start) {
        let length = text[start..].find(|c| !is_numeral(c)).unwrap_or(text.len() - start);
        let (number, behind) = (&text[start..start + length], &text[start + length..]);
        if number.contains(['万', '亿']) || behind.starts_with('元') || behind.starts_with("块钱") {
            found.push(start..start + length);
        }
        at = start + length;
    }
    found
}

/// The numbers in a text: `58,000.00`, `58000`, `5.8万`, `58k`.
pub(super) fn numbers(text: &str) -> Vec<Number> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = (at..bytes.len()).find(|&at| bytes[at].is_ascii_digit()) {
        let mut end = start;
        while end < bytes.len() && (bytes[end].is_ascii_digit() || is_inside(bytes, end)) {
            end += 1;
        }
        found.extend(number(text, start..end));
        at = end;
    }
    found
}

/// A point or a comma between two digits.
fn is_inside(bytes: &[u8], at: usize) -> bool {
    matches!(bytes[at], b'.' | b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

fn number(text: &str, range: Range<usize>) -> Option<Number> {
    let written = &text[range.clone()];
    let plain: Cow<str> = if written.contains(',') { written.replace(',', "").into() } else { written.into() };
    let value = plain.parse::<Decimal>().ok()?;
    let before = text[..range.start].trim_end();
    let behind = text[range.end..].trim_start();
    let lower = behind.chars().take(4).collect::<String>().to_lowercase();
    let times = TIMES.iter().find(|(sign, _)| {
        let rest = lower.strip_prefix(sign);
        // `58 kg` and `5 men` are none.
        rest.is_some_and(|rest| !sign.is_ascii() || !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    });
    let (value, end) = match times {
        Some((sign, factor)) => {
            let skipped = text[range.end..].len() - behind.len();
            (value.checked_mul(Decimal::from(*factor))?, range.end + skipped + sign.len())
        }
        None => (value, range.end),
    };
    let is_money = times.is_some()
        || BEFORE.iter().any(|sign| before.ends_with(sign))
        || BEHIND.iter().any(|sign| lower.starts_with(sign));
    let is_amount =
        is_money || written.contains(',') || plain.rsplit_once('.').is_some_and(|(_, decimals)| decimals.len() == 2);
    Some(Number { range: range.start..end, value: value.normalize(), is_amount, is_money })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_however_they_are_written() {
        let found = |text: &str| -> Vec<String> {
            let told = |number: &Number| format!("{}{}", number.value, if number.is_amount { "!" } else { "" });
            numbers(text).iter().map(told).collect()
        };
        assert_eq!(
            found("in 2026 he paid 58,000.00 and 58k, 5.8万, ¥120"),
            ["2026", "58000!", "58000!", "58000!", "120!"]
        );
        assert_eq!(found("58 kg, v1.2.3, 12."), ["58", "12"]);
    }

    #[test]
    fn money_in_chinese_characters_is_found() {
        let found = |text: &'static str| chinese_money(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(found("第一次三万，两万八；五百块钱，三百元"), ["三万", "两万八", "五百", "三百"]);
        assert_eq!(found("万一下雨，千万别去，三个人，一块去"), Vec::<&str>::new());
    }

    #[test]
    fn a_run_of_digits_is_one_number() {
        let runs = digit_runs("Call +86 138-0000 1234, or １２３.");
        assert_eq!(runs.iter().map(|(_, digits)| digits.as_str()).collect::<Vec<_>>(), ["8613800001234", "123"]);
    }

    #[test]
    fn a_promise_to_pay_loses_its_fields() {
        let text = "- [ ] pay due:2026-11-30 amount:58000 for:INV-1\nfor: all\n";
        assert_eq!(without_payment_fields(text).as_deref(), Some("- [ ] pay due:2026-11-30\nfor: all\n"));
        assert_eq!(without_payment_fields("met"), None);
    }
}
