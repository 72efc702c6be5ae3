//! Phone numbers, however they are written: `138-0000-4821`, `+86 138 0000 4821`, `0512 6288 1234 转 22`.

use std::borrow::Cow;

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

/// What stands between two numbers, and in some countries between the parts of one.
const SEPARATORS: [char; 12] = ['/', '／', ',', '，', ';', '；', '、', '|', '\n', '或', '和', '及'];

/// What introduces an extension in any place, and what does so only before a digit.
const EXTENSION: [&str; 3] = ["转", "分机", "#"];
const EXTENSION_WORDS: [&str; 3] = ["extension", "ext", "x"];

/// The most digits of a number (ITU-T E.164).
const MOST: usize = 15;

/// A number as one dials it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// It begins with `+`, then the code of a country.
    pub is_international: bool,
    /// The digits to dial.
    pub digits: String,
    /// The digits of the extension; empty without one.
    pub extension: String,
}

impl Number {
    /// The first number of a text.
    pub fn of(text: &str) -> Number {
        let (main, extension) = parts(text);
        let is_international = main.trim_start_matches(['(', ' ']).starts_with('+');
        Number {
            is_international,
            digits: vanity(&main).unwrap_or_else(|| dialed(&main)),
            extension: digits(&extension),
        }
    }

    /// Whether a number, or the end of one, means this one. An extension that both have must be the same.
    fn is_meant_by(&self, typed: &Number) -> bool {
        let (whole, end) = (&self.digits, &typed.digits);
        let differs = !self.extension.is_empty() && !typed.extension.is_empty() && self.extension != typed.extension;
        if end.len() < TAIL || whole.is_empty() || differs {
            return false;
        }
        let (core, wanted) = (whole.trim_start_matches('0'), end.trim_start_matches('0'));
        whole.ends_with(end.as_str())
            || wanted.len() >= TAIL && core.ends_with(wanted)
            || core.len() >= WHOLE && wanted.ends_with(core)
            || !self.extension.is_empty() && format!("{whole}{}", self.extension).ends_with(end.as_str())
    }
}

/// The numbers of a text, where it has several: `13800001111 / 021-62881234`. A few digits after a separator are an
/// extension or the end of another number, not one of their own.
pub fn numbers(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let is_around = |c: char| c.is_whitespace() || SEPARATORS.contains(&c);
    let mut left = text.trim_matches(is_around);
    while let Some((head, rest)) = split(left).filter(|(_, rest)| count(rest) >= WHOLE) {
        found.push(head.trim_end());
        left = rest.trim_start_matches(is_around);
    }
    found.push(left);
    found
}

/// The text up to the separator behind the first whole number, and what follows it.
fn split(text: &str) -> Option<(&str, &str)> {
    // A space stands within a number, unless there are more digits than a number has.
    let is_long = count(text) > MOST && !text.contains(SEPARATORS);
    let mut seen = 0;
    for (at, c) in text.char_indices() {
        seen += usize::from(c.is_numeric());
        let is_end = SEPARATORS.contains(&c) || is_long && c.is_whitespace() && count(&text[at..]) >= WHOLE;
        if seen >= WHOLE && is_end {
            return Some((&text[..at], &text[at + c.len_utf8()..]));
        }
    }
    None
}

fn count(text: &str) -> usize {
    text.chars().filter(|c| c.is_numeric()).count()
}

/// The first number of a text without its extension and a `(0)` that is not dialed after a country code, in half-width
/// characters; and its extension.
fn parts(text: &str) -> (String, String) {
    let plain: Cow<str> = if text.is_ascii() { text.into() } else { text.nfkc().collect() };
    let (main, after) = split(&plain).unwrap_or((&plain, ""));
    // `62881234,22`; behind a slash is the end of another number.
    let behind = &plain[main.len()..];
    let mut extension = if behind.starts_with([',', ';']) && count(after) < WHOLE { after } else { "" };
    let mut main = main;
    if let Some((at, length)) = extension_sign(main) {
        (main, extension) = (&main[..at], &main[at + length..]);
    } else if let Some(at) = main.rfind(['-', '–', '—']).filter(|&at| has_extension(&main[..at], &main[at..])) {
        (main, extension) = (&main[..at], &main[at..]);
    }
    let main = main.trim_end();
    let main = match main.find("(0)").filter(|&at| count(&main[..at]) > 0) {
        Some(at) => format!("{}{}", &main[..at], &main[at + 3..]),
        None => main.to_owned(),
    };
    (main, extension.to_owned())
}

/// Where the sign of an extension is, and its length.
fn extension_sign(number: &str) -> Option<(usize, usize)> {
    let lower = number.to_ascii_lowercase();
    let first_digit = lower.find(|c: char| c.is_numeric())?;
    let is_word = |at: usize, word: &str| {
        let before = lower[..at].chars().next_back();
        let after = lower[at + word.len()..].trim_start_matches(['.', ':', ' ']);
        before.is_some_and(|c| !c.is_alphabetic()) && after.starts_with(|c: char| c.is_numeric())
    };
    let signs = EXTENSION.iter().filter_map(|sign| Some((first_digit + lower[first_digit..].find(sign)?, sign.len())));
    let words = EXTENSION_WORDS.iter().flat_map(|word| lower.match_indices(word));
    let words = words.filter(|(at, word)| *at > first_digit && is_word(*at, word)).map(|(at, word)| (at, word.len()));
    signs.chain(words).min_by_key(|&(at, length)| (at, std::cmp::Reverse(length)))
}

/// Whether `head` is a whole number of China or North America, so that a few digits behind a dash are an extension:
/// `0512-62881234-801`. Elsewhere they may be dialed.
fn has_extension(head: &str, tail: &str) -> bool {
    let tail = tail.trim_start_matches(['-', '–', '—']).trim();
    if tail.is_empty() || tail.len() > 5 || !tail.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let groups: Vec<usize> = head.split(|c: char| !c.is_numeric()).map(str::len).filter(|&length| length > 0).collect();
    let all = digits(head);
    let head = head.trim_start_matches(['(', ' ']);
    let of_china = ["+86", "0086"].iter().find_map(|sign| head.strip_prefix(sign)).map(digits);
    let national = of_china.map(|rest| format!("0{}", rest.trim_start_matches('0')));
    let national = national.unwrap_or_else(|| all.clone());
    let area = if national.starts_with("01") || national.starts_with("02") { 3 } else { 4 };
    let is_landline = national.starts_with('0')
        && !national.starts_with("00")
        && (7..9).contains(&(national.len() - area.min(national.len())));
    let is_mobile = all.len() == MOBILE && all.starts_with('1') && (b'3'..=b'9').contains(&all.as_bytes()[1]);
    let is_service = all.len() == 10 && (all.starts_with("400") || all.starts_with("800"));
    let is_american = matches!(groups[..], [3, 3, 4] | [1, 3, 3, 4]);
    !head.starts_with("+") && groups == [8] || is_landline || is_mobile || is_service || is_american
}

/// The digits of the first stretch that is a whole number, else of the longest: words beside a number may hold digits
/// too (`晚上 7 点后 13800001111`).
fn dialed(main: &str) -> String {
    let stretches = main.split(|c: char| !c.is_numeric() && !BETWEEN.contains(c)).map(digits);
    let mut longest = String::new();
    for stretch in stretches {
        if stretch.len() >= WHOLE {
            return stretch;
        }
        if stretch.len() > longest.len() {
            longest = stretch;
        }
    }
    longest
}

/// The digits of a North American number that ends with letters: `1-800-FLOWERS` is `18003569377`.
fn vanity(main: &str) -> Option<String> {
    let main = main.trim().trim_start_matches('+');
    let (country, rest) = main.strip_prefix('1').map_or(("", main), |rest| ("1", rest));
    let rest = rest.trim_start_matches(|c| BETWEEN.contains(c));
    let (area, rest) = rest.split_at_checked(3)?;
    let is_plain = rest.chars().all(|c| c.is_ascii_alphanumeric() || BETWEEN.contains(c));
    let keys: String = rest.chars().filter_map(key).take(7).collect();
    let is_vanity = rest.contains(|c: char| c.is_ascii_alphabetic()) && count(rest) < 4 && keys.len() == 7;
    let is_area = area.bytes().all(|b| b.is_ascii_digit()) && !area.starts_with(['0', '1']);
    (is_area && is_plain && is_vanity).then(|| format!("{country}{area}{keys}"))
}

/// The key of a telephone with this digit or letter.
fn key(c: char) -> Option<char> {
    let letters = ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"];
    let c = c.to_ascii_lowercase();
    let at = letters.iter().position(|letters| letters.contains(c));
    at.and_then(|at| char::from_digit(at as u32 + 2, 10)).or(Some(c).filter(char::is_ascii_digit))
}

/// Only the digits. Full-width digits become ASCII.
pub fn digits(number: &str) -> String {
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

/// Whether a typed text can be a phone number or a part of one: digits, what stands between them, an extension.
pub fn looks_like_one(text: &str) -> bool {
    let (main, extension) = parts(text);
    let is_plain = main.chars().all(|c| c.is_numeric() || BETWEEN.contains(c));
    (is_plain && digits(&main).len() + digits(&extension).len() >= RUN) || vanity(&main).is_some()
}

/// Whether a text is only a number as it is dialed, so that its digits are all that there is to it.
pub fn is_plain(text: &str) -> bool {
    let only = |c: char| c.is_ascii_digit() || BETWEEN.contains(c) && c != '/';
    let Number { digits: dialed, extension, .. } = Number::of(text);
    text.chars().all(only) && extension.is_empty() && dialed == digits(text)
}

/// Whether a number has the typed digits in a row. A country code, the international `00` and a trunk `0` may stand on
/// either side or be missing. An extension that both have must be the same.
pub fn holds(number: &str, typed: &str) -> bool {
    let wanted = Number::of(typed);
    let fits = |number: Number| {
        let differs =
            !number.extension.is_empty() && !wanted.extension.is_empty() && number.extension != wanted.extension;
        let with_extension = format!("{}{}", number.digits, number.extension);
        !differs && [&number.digits, &with_extension].into_iter().any(|whole| has_run(whole, &wanted, typed))
    };
    numbers(number).into_iter().map(Number::of).any(fits)
}

fn has_run(whole: &str, wanted: &Number, typed: &str) -> bool {
    let wanted = &*wanted.digits;
    let (core, plain) = (whole.trim_start_matches('0'), wanted.trim_start_matches('0'));
    // After a code of one to three digits, the number from its beginning.
    let is_begun = |code: usize| {
        plain
            .get(code..)
            .map(|rest| rest.trim_start_matches('0'))
            .is_some_and(|rest| rest.len() >= RUN && core.starts_with(rest))
    };
    wanted.len() >= RUN && whole.contains(wanted)
        || plain.len() >= RUN && whole.contains(plain)
        || wanted.len() >= TAIL && core.len() >= WHOLE && plain.ends_with(core)
        || is_abroad(typed) && (1..=3).any(is_begun)
}

/// Whether a typed number or the end of one means a number of the book. A country code, the international `00` and a
/// trunk `0` may stand on either side or be missing.
pub fn is_same(number: &str, typed: &str) -> bool {
    let typed = Number::of(typed);
    numbers(number).into_iter().any(|one| Number::of(one).is_meant_by(&typed))
}

/// The number of digits where a number is plainly a mobile of mainland China (`1[3-9]…`) with a digit too many or too
/// few; `None` for any other number. The sign of another country, or groups that are not written so there, make it
/// another number.
pub fn digits_of_bad_mobile(number: &str) -> Option<usize> {
    let (plain, _) = parts(number);
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

/// The digits by which a number is compared, however it is written: without a trunk 0, without the codes of China and
/// of North America, and without an extension.
pub fn core(number: &str) -> String {
    let digits = Number::of(number).digits;
    let core = digits.trim_start_matches('0');
    // The code of North America is told from the first digit of a Chinese mobile number by what stands beside it.
    let written = number.trim_start();
    let is_apart = written.chars().nth(1).is_none_or(|second| !second.is_numeric());
    let has_code = core.len() == 11 && (written.starts_with("+1") || is_apart);
    let core = core.strip_prefix('1').filter(|_| has_code).unwrap_or(core);
    core.strip_prefix("86").filter(|rest| rest.len() >= 10).unwrap_or(core).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_with_and_without_codes() {
        for (written, digits) in [
            ("+86 138 0000 1234", "13800001234"),
            ("138-0000-1234", "13800001234"),
            ("1380000 1234", "13800001234"),
            ("+1 937 555 0001", "9375550001"),
            ("1-937-555-0001", "9375550001"),
            ("(937) 555.0001", "9375550001"),
            ("00１ 937 555 0142 ext 7", "19375550142"),
            ("００１ 937 555 0142", "19375550142"),
            ("１", "1"),
            ("", ""),
        ] {
            assert_eq!(core(written), digits, "{written}");
        }
    }

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
            "0512-62881234 Ext. 22",
            "0512-62881234x22",
            "0512-62881234 分机 22",
            "0512-62881234#22",
            "0512-62881234-22",
            "(0512) 6288 1234-22",
            "0512-62881234,22",
        ] {
            let expect = Number { digits: "051262881234".into(), extension: "22".into(), ..Number::default() };
            assert_eq!(Number::of(number), expect, "{number}");
            for typed in [number, "0512-62881234", "62881234-22", "0512 6288 1234 转 22", "+86 512 6288 1234"] {
                assert!(looks_like_one(typed) && is_same(number, typed), "{number} {typed}");
            }
            assert!(!is_same(number, "0512-62881234-23"), "{number}");
        }
        assert_eq!(Number::of("x").digits, "");
    }

    #[test]
    fn what_is_dialed_is_the_number() {
        for (number, expect) in [
            ("+44 (0)20 7946 0000", "442079460000"),
            ("＋44（0）20 7946 0000", "442079460000"),
            ("0044 (0) 20 7946 0000", "00442079460000"),
            ("(0)20 7946 0000", "02079460000"),
            ("021-62881234-801", "02162881234"),
            ("+86 21 6288 1234-801", "862162881234"),
            ("62881234-801", "62881234"),
            ("400-820-8820-1", "4008208820"),
            ("(937) 555-0142-22", "9375550142"),
            ("13800001234-801", "13800001234"),
            // These are no extensions.
            ("0512-6288-1234", "051262881234"),
            ("021-6288-1234", "02162881234"),
            ("138-0000-1234", "13800001234"),
            ("555-0177", "5550177"),
            ("+49 711 1234567-89", "49711123456789"),
            ("0711/123456", "0711123456"),
            // The end of another number.
            ("021-62881234/5", "02162881234"),
            ("(937) 555-0177 / 0178", "9375550177"),
            ("13800001111 / 021-62881234", "13800001111"),
            ("13800001111 13900002222", "13800001111"),
            ("晚上7点后 13800001111", "13800001111"),
            ("138-0000-1111 after 5pm", "13800001111"),
            ("1-800-FLOWERS", "18003569377"),
            ("1-800-MATTRESS", "18006288737"),
            ("1-800-GO-FEDEX", "18004633339"),
            ("(888) 555-CALL", "8885552255"),
            ("555-0142 home", "5550142"),
        ] {
            assert_eq!(Number::of(number).digits, expect, "{number}");
        }
        assert!(is_same("1-800-FLOWERS", "800-356-9377") && is_same("1-800-356-9377", "1-800-FLOWERS"));
    }

    #[test]
    fn two_numbers_of_one_text_are_two() {
        assert_eq!(numbers("13800001111 / 021-62881234"), ["13800001111", "021-62881234"]);
        assert_eq!(numbers("021-62881234转801，13800001111"), ["021-62881234转801", "13800001111"]);
        assert_eq!(numbers("13800001111 13900002222"), ["13800001111", "13900002222"]);
        for one in ["0711/123456", "021-62881234/5", "62881234,22", "+44 (0)20 7946 0000", "x"] {
            assert_eq!(numbers(one), [one]);
        }
        assert!(is_same("13800001111 / 021-62881234", "021 6288 1234"));
    }
}
