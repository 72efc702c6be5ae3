//! The encoding of a text: by its mark, else UTF-8 where that is possible, else by which characters come out.

use std::borrow::Cow;

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::failure::SheetError;
use super::mixed;
use crate::derive::report::Phrase;

/// A text as it was decoded.
pub(super) struct Decoded<'b> {
    /// The text.
    pub text: Cow<'b, str>,
    /// The name of the encoding.
    pub name: &'static str,
    /// What to know about it.
    pub about: Vec<Phrase>,
}

/// How many bytes are weighed: enough to tell encodings apart.
const SAMPLE: usize = 256 << 10;

/// Decodes a text. `wanted` goes before everything but a byte order mark.
pub(super) fn decode<'b>(bytes: &'b [u8], wanted: Option<&str>) -> Result<Decoded<'b>, SheetError> {
    let mark = Encoding::for_bom(bytes);
    let (encoding, is_open) = match (mark, wanted) {
        (Some((encoding, _)), _) => (encoding, None),
        (None, Some(label)) => (named(label)?, None),
        (None, None) => detect(bytes),
    };
    let is_unicode = match mark {
        Some((encoding, _)) => encoding != UTF_8 || is_cut_utf_8(bytes),
        None => [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding),
    };
    if wanted.is_none() && !is_unicode {
        let unmarked = mark.map_or(bytes, |(_, length)| &bytes[length..]);
        let other = |foreign: &[u8]| {
            let (encoding, _) = of_bytes(foreign);
            (encoding, name_of(encoding))
        };
        if let Some(mixed) = mixed::decode(unmarked, other) {
            return Ok(Decoded { text: mixed.text.into(), name: name_of(UTF_8), about: vec![mixed.about] });
        }
    }
    let (text, _, _) = encoding.decode(bytes);
    let mut about: Vec<Phrase> = is_open
        .map(|other: &'static Encoding| {
            let phrase = Phrase::new("sheet-encoding-open").with("encoding", name_of(encoding));
            phrase.with("other", name_of(other)).with("label", name_of(other).to_lowercase().as_str())
        })
        .into_iter()
        .collect();
    let unread = text.matches('\u{fffd}').count();
    if unread > 0 {
        let line = text.split('\u{fffd}').next().unwrap_or_default().matches('\n').count() + 1;
        about.push(Phrase::new("sheet-unread-characters").with("n", unread).with("line", line));
    }
    Ok(Decoded { text, name: name_of(encoding), about })
}

/// The encoding that people mean by a label.
fn named(label: &str) -> Result<&'static Encoding, SheetError> {
    let plain: String = label.trim().to_lowercase().chars().filter(|c| !matches!(c, ' ' | '_')).collect();
    let plain = match plain.as_str() {
        "utf8bom" | "utf-8-bom" | "utf-8-sig" => "utf-8",
        "ansi" | "latin1" | "cp1252" => "windows-1252",
        "cp936" | "ms936" | "gb" => "gbk",
        "cp950" | "ms950" => "big5",
        plain => plain,
    };
    Encoding::for_label(plain.as_bytes()).ok_or_else(|| SheetError::new("err-sheet-encoding").with("value", label))
}

/// GBK is told by its usual name; all of it is in GB 18030, which is what is decoded.
fn name_of(encoding: &'static Encoding) -> &'static str {
    if encoding == GB18030 { "GBK" } else { encoding.name() }
}

/// The encoding of a text without a mark, and another one that is as likely.
fn detect(bytes: &[u8]) -> (&'static Encoding, Option<&'static Encoding>) {
    if let Some(encoding) = utf_16(bytes) {
        return (encoding, None);
    }
    if std::str::from_utf8(bytes).is_ok() || is_cut_utf_8(bytes) {
        return (UTF_8, None);
    }
    of_bytes(bytes)
}

/// The encoding of a text that is no Unicode, and another one that is as likely.
fn of_bytes(bytes: &[u8]) -> (&'static Encoding, Option<&'static Encoding>) {
    // ASCII before the first other character says nothing.
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let sample = &bytes[first..bytes.len().min(first + SAMPLE)];
    let (simplified, traditional) = (weigh(sample, &GBK_PAIRS), weigh(sample, &BIG5_PAIRS));
    let [gb, big5] = [simplified.share(), traditional.share()];
    if gb.max(big5) < LEAST_SHARE {
        return (guess(sample), None);
    }
    match (gb, big5) {
        _ if big5 > gb + 0.1 => (BIG5, None),
        _ if gb > big5 + 0.1 => (GB18030, None),
        // A few characters may be usual in both.
        _ if has_traditional_header(sample) => (BIG5, None),
        _ => (GB18030, Some(BIG5).filter(|_| !has_simplified_header(sample))),
    }
}

/// UTF-16 without a mark: of ASCII characters every other byte is zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    match pairs {
        0 => None,
        _ if odd * 10 >= pairs * 2 && even * 20 < pairs => Some(UTF_16LE),
        _ if even * 10 >= pairs * 2 && odd * 20 < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-8 whose last character is cut, or in which a few bytes are damaged.
fn is_cut_utf_8(bytes: &[u8]) -> bool {
    let (mut rest, mut valid, mut broken) = (bytes, 0_usize, 0_usize);
    while let Err(error) = std::str::from_utf8(rest) {
        let (head, tail) = rest.split_at(error.valid_up_to());
        valid += high(head);
        broken += usize::from(error.error_len().is_some());
        if broken > 20 && valid < broken * 50 {
            return false;
        }
        rest = tail.get(error.error_len().unwrap_or(tail.len())..).unwrap_or_default();
    }
    valid += high(rest);
    valid > broken * 50
}

fn high(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !byte.is_ascii()).count()
}

/// The least share of usual characters in a Chinese text.
const LEAST_SHARE: f64 = 0.6;

/// Which pairs of bytes are characters of an encoding, and which of these are usual ones.
struct Pairs {
    is_pair: fn(u8, u8) -> bool,
    is_usual: fn(u8, u8) -> bool,
}

/// GB 2312 has its 3,755 usual characters in rows B0 to D7, signs in A1 to A3.
const GBK_PAIRS: Pairs = Pairs {
    is_pair: |lead, trail| (0x81..=0xfe).contains(&lead) && (0x40..=0xfe).contains(&trail) && trail != 0x7f,
    is_usual: |lead, trail| matches!(lead, 0xa1..=0xa3 | 0xb0..=0xd7) && trail >= 0xa1,
};

/// Big5 has its 5,401 usual characters in rows A4 to C6, signs in A1 to A3.
const BIG5_PAIRS: Pairs = Pairs {
    is_pair: |lead, trail| (0x81..=0xfe).contains(&lead) && matches!(trail, 0x40..=0x7e | 0xa1..=0xfe),
    is_usual: |lead, trail| matches!(lead, 0xa1..=0xc6) && matches!(trail, 0x40..=0x7e | 0xa1..=0xfe),
};

/// What a text would be in an encoding.
#[derive(Default)]
struct Weight {
    usual: usize,
    all: usize,
}

impl Weight {
    /// The share of usual characters among all that are not ASCII.
    fn share(&self) -> f64 {
        if self.all == 0 { 0.0 } else { self.usual as f64 / self.all as f64 }
    }
}

fn weigh(bytes: &[u8], pairs: &Pairs) -> Weight {
    let mut weight = Weight::default();
    let mut at = 0;
    while let Some(&lead) = bytes.get(at) {
        if lead.is_ascii() {
            at += 1;
            continue;
        }
        weight.all += 1;
        match bytes.get(at + 1) {
            Some(&trail) if (pairs.is_pair)(lead, trail) => {
                weight.usual += usize::from((pairs.is_usual)(lead, trail));
                at += 2;
            }
            _ => at += 1,
        }
    }
    weight
}

/// Words of headers that only one of the two scripts writes so.
fn has_traditional_header(sample: &[u8]) -> bool {
    has_any(BIG5, sample, &["電話", "手機", "客戶", "備註", "電郵", "聯絡", "郵件", "職稱"])
}

fn has_simplified_header(sample: &[u8]) -> bool {
    has_any(GB18030, sample, &["姓名", "电话", "手机", "客户", "备注", "地址", "公司", "联系", "邮箱", "职务"])
}

fn has_any(encoding: &'static Encoding, sample: &[u8], words: &[&str]) -> bool {
    let (text, _, _) = encoding.decode(sample);
    words.iter().any(|word| text.contains(word))
}

/// A guess among the other encodings; Windows-1252 where the guess is a Chinese one, which was weighed already.
fn guess(sample: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new();
    detector.feed(sample, true);
    let guess = detector.guess(None, false);
    if ["GBK", "gb18030", "Big5"].contains(&guess.name()) { encoding_rs::WINDOWS_1252 } else { guess }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(bytes: &[u8], name: &str, text: &str) {
        let decoded = decode(bytes, None).unwrap();
        assert_eq!((decoded.name, decoded.text.trim_end()), (name, text));
    }

    #[test]
    fn encodings_are_told_apart() {
        let simplified = "姓名,电话,备注\n张伟,13800001234,喜欢喝茶";
        let traditional = "姓名,電話,備註\n陳大文,0912-000-123,喜歡喝茶";
        check(simplified.as_bytes(), "UTF-8", simplified);
        check(&[b"\xef\xbb\xbf", simplified.as_bytes()].concat(), "UTF-8", simplified);
        check(&GB18030.encode(simplified).0, "GBK", simplified);
        check(&BIG5.encode(traditional).0, "Big5", traditional);
        let wide = |text: &str, order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        check(&wide(&format!("\u{feff}{simplified}"), u16::to_le_bytes), "UTF-16LE", simplified);
        check(&wide(&format!("\u{feff}{simplified}"), u16::to_be_bytes), "UTF-16BE", simplified);
        check(&wide("Name,Phone\nAna,555", u16::to_le_bytes), "UTF-16LE", "Name,Phone\nAna,555");
        let western = "Name;Ort\nJürgen Groß;Köln\nZoë;Orléans";
        check(&encoding_rs::WINDOWS_1252.encode(western).0, "windows-1252", western);
    }

    #[test]
    fn a_name_that_is_usual_in_both_is_told() {
        let decoded = decode(b"x,\xa4\xa4\n", None).unwrap();
        assert_eq!((decoded.name, decoded.about.len()), ("Big5", 0));
        let decoded = decode(b"x,\xb3\xc2\xb8\xa6\n", None).unwrap();
        assert_eq!((decoded.name, decoded.about.len()), ("GBK", 1));
    }

    #[test]
    fn the_encoding_can_be_given() {
        assert_eq!(decode(b"\xa4\xa4", Some("big5")).unwrap().text, "中");
        assert!(decode(b"x", Some("klingon")).is_err());
        let cut = "姓名,电话\n张伟,138\n李敏".as_bytes();
        let decoded = decode(&cut[..cut.len() - 1], None).unwrap();
        assert_eq!((decoded.name, decoded.about.len()), ("UTF-8", 1));
    }

    proptest! {
        #[test]
        fn any_bytes_are_decoded(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(decode(&bytes, None).is_ok());
        }
    }
}
