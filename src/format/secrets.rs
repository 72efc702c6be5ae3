//! What should not stand in a book at all: numbers of identity cards and bank cards, and passwords.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::source::Source;
use crate::book::Day;
use crate::diagnostic::Fault;

/// The digits of an identity card of mainland China (GB 11643-1999); the last may be an X.
const IDENTITY: usize = 18;

/// The fewest digits of a bank card that is looked for.
const FEWEST: usize = 16;

/// The most digits of a bank card (ISO/IEC 7812-1).
const MOST: usize = 19;

/// Reports each secret of a file once.
pub fn report(source: &mut Source) {
    let text = source.text;
    let mut found: Vec<(Fault, Range<usize>)> = Vec::new();
    for run in runs(text.as_bytes()) {
        found.extend(number(text, run));
    }
    found.extend(passwords(text).into_iter().map(|span| (Fault::Password, span)));
    for (fault, span) in found {
        source.report(source.fault(fault, span));
    }
}

/// Digits, and what may stand between the groups of a number.
fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b' ' || byte == b'-'
}

/// Runs of digits, spaces and hyphens that are long enough for a number. Only each sixteenth byte is looked at, since no
/// shorter run counts.
fn runs(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = FEWEST - 1;
    while at < bytes.len() {
        if !is_of_number(bytes[at]) {
            at += FEWEST;
            continue;
        }
        let start = bytes[..at].iter().rposition(|&byte| !is_of_number(byte)).map_or(0, |before| before + 1);
        let end = bytes[at..].iter().position(|&byte| !is_of_number(byte)).map_or(bytes.len(), |behind| at + behind);
        if end - start >= FEWEST {
            found.push(start..end);
        }
        at = end + FEWEST;
    }
    found
}

/// The secret in a run: its digits stand together, or in groups of four.
fn number(text: &str, run: Range<usize>) -> Option<(Fault, Range<usize>)> {
    let bytes = text.as_bytes();
    let is_digit = |at: &usize| bytes[*at].is_ascii_digit();
    let mut at = run.start;
    while let Some(start) = (at..run.end).find(is_digit) {
        let end = (start..run.end).find(|at| !is_digit(at)).unwrap_or(run.end);
        if is_apart(text, start) {
            let grouped = grouped(&bytes[start..run.end]).map(|length| start..start + length);
            let found = of_digits(text, start..end).or_else(|| of_digits(text, grouped?));
            if found.is_some() {
                return found;
            }
        }
        at = end;
    }
    None
}

/// Whether no other sign or letter belongs to the digits that begin here: a number of an invoice has some.
fn is_apart(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    match before.next() {
        Some('-' | '_' | '/' | '.') => before.next().is_none_or(|c| !c.is_ascii_alphanumeric()),
        Some(':') => !text[..start].ends_with("for:"),
        Some(c) => !c.is_ascii_alphanumeric(),
        None => true,
    }
}

/// The bytes of a number in groups of four, with the same sign between them; the last group may be shorter.
fn grouped(bytes: &[u8]) -> Option<usize> {
    let sign = *bytes.get(4).filter(|byte| matches!(byte, b' ' | b'-'))?;
    let (mut at, mut digits) = (0, 0);
    while digits < MOST {
        let group = bytes[at..].iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        (at, digits) = (at + group, digits + group);
        let goes_on = group == 4 && bytes.get(at) == Some(&sign) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !goes_on {
            break;
        }
        at += 1;
    }
    Some(at)
}

fn of_digits(text: &str, span: Range<usize>) -> Option<(Fault, Range<usize>)> {
    let digits: Vec<u8> = text[span.clone()].bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
    let behind = text[span.end..].chars().next();
    let ends = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
    if digits.len() == IDENTITY - 1 && matches!(behind, Some('x' | 'X')) && ends(text[span.end + 1..].chars().next()) {
        return is_identity(&digits, 10).then_some((Fault::IdentityNumber, span.start..span.end + 1));
    }
    if !ends(behind) {
        return None;
    }
    if digits.len() == IDENTITY && is_identity(&digits[..IDENTITY - 1], digits[IDENTITY - 1]) {
        return Some((Fault::IdentityNumber, span));
    }
    let is_card = (FEWEST..=MOST).contains(&digits.len()) && is_issued(&digits) && passes_luhn(&digits);
    is_card.then_some((Fault::BankCard, span))
}

/// The weights of the seventeen digits before the check digit.
const WEIGHTS: [u32; IDENTITY - 1] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// The first two digits: the provinces.
const PROVINCES: [u8; 35] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82, 83,
];

/// Whether seventeen digits are those of an identity card with this check digit, by ISO 7064, MOD 11-2.
fn is_identity(digits: &[u8], check: u8) -> bool {
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(&digit, weight)| u32::from(digit) * weight).sum();
    let number =
        |range: Range<usize>| digits[range].iter().fold(0_i16, |number, &digit| number * 10 + i16::from(digit));
    let is_born = || Day::new(number(6..10), number(10..12) as i8, number(12..14) as i8).is_ok();
    (12 - sum % 11) % 11 == u32::from(check)
        && PROVINCES.contains(&(digits[0] * 10 + digits[1]))
        && (1900..2100).contains(&number(6..10))
        && is_born()
}

/// Whether banks issue cards that begin like this: UnionPay, Visa, Mastercard, JCB, Discover, and old ones of ICBC.
fn is_issued(digits: &[u8]) -> bool {
    let first = digits[..4].iter().fold(0_u16, |number, &digit| number * 10 + u16::from(digit));
    let is_short = digits.len() == FEWEST;
    matches!(first, 6200..=6299 | 8100..=8199 | 9558 | 4000..=4999)
        || is_short && matches!(first, 5100..=5599 | 2221..=2720 | 3528..=3589 | 6011 | 6500..=6599)
}

fn passes_luhn(digits: &[u8]) -> bool {
    let value = |(at, &digit): (usize, &u8)| match (at % 2, digit) {
        (1, 5..) => u32::from(digit) * 2 - 9,
        (1, _) => u32::from(digit) * 2,
        _ => u32::from(digit),
    };
    digits.iter().rev().enumerate().map(value).sum::<u32>() % 10 == 0
}

/// The shortest password that is looked for.
const SHORTEST: usize = 4;

/// The passwords behind a word for one: `密码: …`, `password: …`.
fn passwords(text: &str) -> Vec<Range<usize>> {
    static WORDS: LazyLock<[Finder; 5]> =
        LazyLock::new(|| ["密码", "口令", "assword", "ASSWORD", "asscode"].map(Finder::new));
    let bytes = text.as_bytes();
    let ends = WORDS.iter().flat_map(|word| word.find_iter(bytes).map(|at| at + word.needle().len()));
    let mut ends: Vec<usize> = ends.collect();
    ends.sort_unstable();
    ends.into_iter().filter_map(|end| password(text, end)).collect()
}

/// The password behind a sign: of ASCII, and no word of a sentence.
fn password(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text[end..].trim_start_matches([' ', '"', '`', '*']);
    let value = rest.strip_prefix([':', '：', '=', '＝', '是', '为']).or(rest.strip_prefix("is "))?;
    let value = value.trim_start_matches([' ', '"', '\'', '`', '*', '“']);
    let length = value.find(|c: char| !c.is_ascii_graphic() || "\"'`,;".contains(c)).unwrap_or(value.len());
    let word = value[..length].trim_end_matches(['.', '*', ')']);
    let ends_a_line = value[length..]
        .trim_start_matches([' ', '"', '`', '.', '”'])
        .starts_with(['\n', '\r', '。', '，', ',', ';', '；'])
        || value[length..].trim().is_empty();
    let is_no_word = word.bytes().any(|byte| !byte.is_ascii_alphabetic());
    let start = text.len() - value.len() - (text.len() - end - text[end..].len());
    (word.len() >= SHORTEST && (is_no_word || ends_a_line)).then(|| start..start + word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn found(text: &str) -> Vec<(Fault, String)> {
        let mut source = Source::new("x.md", text);
        report(&mut source);
        let told = |fault: &crate::diagnostic::Diagnostic| {
            let marked = fault.place.marked();
            (fault.fault, fault.place.excerpt[marked].to_owned())
        };
        source.faults.iter().map(told).collect()
    }

    #[test]
    fn secrets_are_found() {
        for (text, fault, secret) in [
            ("身份证11010519491231002X。", Fault::IdentityNumber, "11010519491231002X"),
            ("his id is 440524198001010013", Fault::IdentityNumber, "440524198001010013"),
            ("卡号:6222020200112345679", Fault::BankCard, "6222020200112345679"),
            ("card 4111 1111 1111 1111, 12/27", Fault::BankCard, "4111 1111 1111 1111"),
            ("card 5500-0000-0000-0004", Fault::BankCard, "5500-0000-0000-0004"),
            ("网银密码：abc123", Fault::Password, "abc123"),
            ("密码: 888888\n再看", Fault::Password, "888888"),
            ("Password: hunter", Fault::Password, "hunter"),
            ("the password is Xy-77 now", Fault::Password, "Xy-77"),
        ] {
            assert_eq!(found(text), [(fault, secret.to_owned())], "{text}");
        }
    }

    #[test]
    fn other_numbers_and_words_are_none() {
        for text in [
            "INV-4111111111111111",
            "for:4111111111111111",
            "no A6222020200112345678",
            "11010519491231002",
            "110105194912310021",
            "138-0000-1234 0512-6288-1234 138 0000 1234",
            "2026-11-03 2026-11-21 2027-01-05 2026-12-01",
            "4111 1111 1111 1112",
            "12345678901234567890",
            "1111111111111111",
            "忘了密码：让他重置",
            "password: reset by phone",
            "密码锁坏了",
            "the password is hard to remember",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
