//! Phone numbers, however they are written: `138-0000-4821`, `+86 138 0000 4821`, `0512 6288 1234 转 22`.

use unicode_normalization::UnicodeNormalization;

/// The fewest digits that are taken for the end of a phone number.
pub const TAIL: usize = 4;

/// The fewest digits of a whole number; a longer one may end with it, after a country code.
const WHOLE: usize = 7;

/// What introduces an extension.
const EXTENSION: [&str; 8] = ["ext", "x", "转", "分机", "#", ";", ",", "，"];

/// The number without its extension.
pub fn without_extension(number: &str) -> &str {
    let lower = number.to_ascii_lowercase();
    let first_digit = lower.find(|c: char| c.is_numeric()).unwrap_or(lower.len());
    let starts = EXTENSION.iter().filter_map(|sign| lower[first_digit..].find(sign).map(|at| first_digit + at));
    number[..starts.min().unwrap_or(number.len())].trim_end()
}

/// Only the digits. Full-width digits become ASCII.
pub fn digits(number: &str) -> String {
    if number.is_ascii() {
        return number.chars().filter(char::is_ascii_digit).collect();
    }
    number.nfkc().filter(char::is_ascii_digit).collect()
}

/// Whether a typed text can be a phone number or the end of one: digits, and what stands between them.
pub fn looks_like_one(text: &str) -> bool {
    let between = " -+().·/–—\u{a0}";
    digits(text).len() >= TAIL && text.chars().all(|c| c.is_numeric() || between.contains(c))
}

/// Whether a typed number or the end of one means a number of the book. A country code, the international `00` and a
/// trunk `0` may stand on either side or be missing.
pub fn is_same(number: &str, typed: &str) -> bool {
    let (whole, end) = (digits(without_extension(number)), digits(typed));
    if end.len() < TAIL || whole.is_empty() {
        return false;
    }
    let (core, wanted) = (whole.trim_start_matches('0'), end.trim_start_matches('0'));
    whole.ends_with(&end)
        || wanted.len() >= TAIL && core.ends_with(wanted)
        || core.len() >= WHOLE && wanted.ends_with(core)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for (number, typed) in [
            ("138-0000-4821", "+86 138 0000 4821"),
            ("138-0000-4821", "008613800004821"),
            ("(937) 555-0177", "+1 937 555 0177"),
            ("(937) 555-0177", "937.555.0177"),
            ("(937) 555-0177 ext. 22", "0177"),
            ("+46 73 068 66 55", "073-068 66 55"),
            ("0512-6288-1234", "+86 512 6288 1234"),
            ("１３８００００４８２１", "4821"),
        ] {
            assert!(looks_like_one(typed) && is_same(number, typed), "{number} {typed}");
        }
        assert!(!is_same("138-0000-4821", "+86 139 0000 4821"));
        assert!(!is_same("4821", "+86 138 0000 4821"));
        assert!(!looks_like_one("177") && !looks_like_one("a4821"));
    }

    #[test]
    fn an_extension_stands_apart() {
        for number in [
            "0512-62881234转22",
            "0512-62881234 ext 22",
            "0512-62881234x22",
            "0512-62881234 分机 22",
            "0512-62881234#22",
        ] {
            assert_eq!(without_extension(number), "0512-62881234", "{number}");
        }
        assert_eq!(without_extension("x"), "x");
    }
}
