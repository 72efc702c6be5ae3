//! A value of which only a part is shown: `138****1234`.

use crate::book::phone;

/// What stands for the part that is not shown.
const HIDDEN: &str = "****";

/// The fewest digits of a number of which the beginning is shown.
const LONG: usize = 7;

/// Shows only a part of a text. A number keeps its first three and last four digits, a mail address its first letter and
/// what stands behind the `@`, any other text its first letter.
pub(super) fn masked(text: &str) -> String {
    let first = || text.chars().next().map(String::from).unwrap_or_default();
    if let Some((_, domain)) = text.split_once('@').filter(|(name, _)| name.chars().count() > 1) {
        return format!("{}{HIDDEN}@{domain}", first());
    }
    if !phone::looks_like_one(text) {
        return if text.chars().count() > 1 { first() + HIDDEN } else { HIDDEN.to_owned() };
    }
    let digits = phone::Number::of(text).digits;
    let digits =
        digits.strip_prefix("0086").or(digits.strip_prefix("86").filter(|own| own.len() == 11)).unwrap_or(&digits);
    match digits.len() {
        ..LONG => HIDDEN.to_owned(),
        LONG..=9 => format!("{}{HIDDEN}{}", &digits[..2], &digits[digits.len() - 2..]),
        _ => format!("{}{HIDDEN}{}", &digits[..3], &digits[digits.len() - 4..]),
    }
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn a_part_is_shown() {
        for (text, expect) in [
            ("138-0000-1234", "138****1234"),
            ("+86 138 0000 1234", "138****1234"),
            ("008613800001234", "138****1234"),
            ("937-555-0142 ext. 3", "937****0142"),
            ("555-0142", "55****42"),
            ("4821", "****"),
            ("zw@example.com", "z****@example.com"),
            ("@", "****"),
            ("张伟", "张****"),
            ("x", "****"),
            ("", "****"),
        ] {
            assert_eq!(masked(text), expect, "{text}");
        }
    }
}
