//! Phone numbers, however they are written: `138-0000-4821`, `+86 138 0000 4821`, `0512 6288 1234 转 22`.

use unicode_normalization::UnicodeNormalization;

/// The fewest digits that are taken for the end of a phone number.
pub const TAIL: usize = 4;

/// The fewest digits of a whole number; a longer one may end with it, after a country code.
const WHOLE: usize = 7;

/// The digits of a mobile number of mainland China. Source: the numbering plan of the Ministry of Industry and
/// Information Technology (《电信网编号计划》).
const MOBILE: usize = 11;

/// What stands between the digits of a number.
const BETWEEN: &str = " -+().·/–—\u{a0}";

/// What introduces an extension.
const EXTENSION: [&str; 8] = ["ext", "x", "转", "分机", "#", ";", ",", "，"];

/// The number without its extension.
pub fn without_extension(number: &str) -> &str {
    let lower = number.to_ascii_lowercase();
    let first_digit = lower.find(|c: char| c.is_numeric()).unwrap_or(lower.len());
    let starts = EXTENSION.iter().filter_map(|sign| lower[first_digit..].find(sign).map(|at| first_digit + at));
    number[..starts.min().unwrap_or(number.len())].trim_end()
}

/// Only the digits. Full-width digits become ASCII. After a country code a trunk zero in brackets is not dialled:
/// `+49 (0)30`.
pub fn digits(number: &str) -> String {
    if number.contains("(0)") && is_abroad(number) {
        return digits(&number.replacen("(0)", "", 1));
    }
    if number.is_ascii() {
        return number.chars().filter(char::is_ascii_digit).collect();
    }
    number.nfkc().filter(char::is_ascii_digit).collect()
}

/// The fewest digits that are looked for anywhere in a number.
const RUN: usize = 3;

/// Whether a number begins with a country code.
fn is_abroad(number: &str) -> bool {
    let number = number.trim_start_matches([' ', '(', '（']);
    number.starts_with(['+', '＋']) || number.starts_with("00")
}

/// Whether a typed text can be a phone number or a part of one: digits, and what stands between them, perhaps with an
/// extension.
pub fn looks_like_one(text: &str) -> bool {
    let number = without_extension(text);
    digits(number).len() >= RUN && number.chars().all(|c| c.is_numeric() || BETWEEN.contains(c))
}

/// Whether a number has the typed digits in a row. A country code, the international `00` and a trunk `0` may stand on
/// either side or be missing.
pub fn holds(number: &str, typed: &str) -> bool {
    let (whole, wanted) = (digits(without_extension(number)), digits(without_extension(typed)));
    if is_same(number, typed) || wanted.len() >= RUN && whole.contains(&wanted) {
        return true;
    }
    let (core, plain) = (whole.trim_start_matches('0'), wanted.trim_start_matches('0'));
    // After a code of one to three digits, the number from its beginning.
    let is_begun = |code: usize| {
        plain
            .get(code..)
            .map(|rest| rest.trim_start_matches('0'))
            .is_some_and(|rest| rest.len() >= RUN && core.starts_with(rest))
    };
    plain.len() >= RUN && whole.contains(plain) || is_abroad(typed) && (1..=3).any(is_begun)
}

/// Whether a typed number or the end of one means a number of the book. A country code, the international `00` and a
/// trunk `0` may stand on either side or be missing.
pub fn is_same(number: &str, typed: &str) -> bool {
    let (whole, end) = (digits(without_extension(number)), digits(without_extension(typed)));
    if end.len() < TAIL || whole.is_empty() {
        return false;
    }
    let (core, wanted) = (whole.trim_start_matches('0'), end.trim_start_matches('0'));
    whole.ends_with(&end)
        || wanted.len() >= TAIL && core.ends_with(wanted)
        || core.len() >= WHOLE && wanted.ends_with(core)
}

/// The number of digits where a number is plainly a mobile of mainland China (`1[3-9]…`) with a digit too many or too
/// few; `None` for any other number. The sign of another country, or groups that are not written so there, make it
/// another number.
pub fn digits_of_bad_mobile(number: &str) -> Option<usize> {
    let plain: String = without_extension(number).nfkc().collect();
    let plain = plain.trim();
    let own = ["+86", "(+86)", "0086"].iter().find_map(|sign| plain.strip_prefix(sign));
    if own.is_none() && plain.starts_with(['+', '0'])
        || !plain.chars().all(|c| c.is_ascii_digit() || BETWEEN.contains(c))
    {
        return None;
    }
    let rest = own.unwrap_or(plain).trim_start_matches(|c| BETWEEN.contains(c));
    let all = digits(rest);
    let core = all.strip_prefix("86").filter(|core| core.len() >= MOBILE - 1).unwrap_or(&all);
    let first = rest.split(|c| BETWEEN.contains(c)).next().unwrap_or_default();
    let is_plain = own.is_some() || core.len() < all.len() || first.len() == all.len() || first.len() == 3;
    let is_mobile = core.starts_with('1') && core[1..].starts_with(['3', '4', '5', '6', '7', '8', '9']);
    (is_plain && is_mobile && core.len().abs_diff(MOBILE) == 1).then_some(core.len())
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
            ("+49 (0)30 123 45 67", "+49 30 1234567"),
            ("+49 (0)30 123 45 67", "030 1234567"),
        ] {
            assert!(looks_like_one(typed) && is_same(number, typed), "{number} {typed}");
        }
        assert!(!is_same("138-0000-4821", "+86 139 0000 4821"));
        assert!(!is_same("4821", "+86 138 0000 4821"));
        assert!(!looks_like_one("17") && !looks_like_one("a4821"));
    }

    #[test]
    fn any_three_digits_in_a_row_are_found() {
        for (number, typed) in [
            ("138-0000-4821", "800"),
            ("138-0000-4821", "0 0004 8"),
            ("138-0000-4821", "+86 138"),
            ("138-0000-4821", "0086 1380"),
            ("+86 512 6288 1234", "0512 62"),
            ("0512-6288-1234 转 22", "6288 1234 转 22"),
            ("0512-6288-1234", "+86 (512) 6288"),
        ] {
            assert!(looks_like_one(typed) && holds(number, typed), "{number} {typed}");
        }
        assert!(!holds("138-0000-4821", "801") && !holds("138-0000-4821", "+86 139") && !holds("", "123"));
    }

    #[test]
    fn a_mobile_with_a_digit_too_many_or_few_is_known() {
        for (number, expect) in [
            ("138-0000-123", Some(10)),
            ("138 0000 12345", Some(12)),
            ("1380000123", Some(10)),
            ("+86 138 0000 123", Some(10)),
            ("861380000123", Some(10)),
            ("0086-13800001234", None),
            ("138-0000-1234", None),
            ("１３８００００１２３", Some(10)),
            ("138-0000-123 转 22", Some(10)),
            ("0512-6288-1234", None),
            ("+1 937 555 0142", None),
            ("1-937-555-014", None),
            ("+49 151 2345678", None),
            ("12345", None),
            ("138-0000", None),
        ] {
            assert_eq!(digits_of_bad_mobile(number), expect, "{number}");
        }
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
