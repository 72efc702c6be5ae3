//! In which encoding the texts of a file are.
//!
//! A byte order mark decides; then what a property says itself (`CHARSET=GBK`); then whether the text is UTF-8; then a
//! guess. A property may say what is no longer true, because an editor saved the file in another encoding.

use std::borrow::Cow;
use std::collections::BTreeSet;

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A file whose lines can be told apart by bytes.
pub(super) struct Opened<'a> {
    /// The bytes, without a byte order mark. A file in UTF-16 is UTF-8 here.
    pub bytes: Cow<'a, [u8]>,
    /// The encoding of the whole file by its byte order mark or by its zero bytes; `None` where each text decides.
    pub whole: Option<&'static str>,
}

/// Opens a file.
pub(super) fn open(bytes: &[u8]) -> Opened<'_> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        // A mark at the head of one file says nothing of what was appended to it.
        let whole = std::str::from_utf8(rest).is_ok().then_some("UTF-8");
        return Opened { bytes: Cow::Borrowed(rest), whole };
    }
    let (encoding, rest) = match bytes {
        [0xff, 0xfe, rest @ ..] => (UTF_16LE, rest),
        [0xfe, 0xff, rest @ ..] => (UTF_16BE, rest),
        // `B` of `BEGIN` as two bytes.
        [first, 0, third, 0, ..] if *first != 0 && *third != 0 => (UTF_16LE, bytes),
        [0, second, 0, fourth, ..] if *second != 0 && *fourth != 0 => (UTF_16BE, bytes),
        _ => return Opened { bytes: Cow::Borrowed(bytes), whole: None },
    };
    let (text, _) = encoding.decode_without_bom_handling(rest);
    Opened { bytes: Cow::Owned(text.into_owned().into_bytes()), whole: Some("UTF-16") }
}

/// How the texts of a file become Unicode.
pub(super) struct Decoder {
    whole: Option<&'static str>,
    /// The encoding of texts that neither name theirs nor are UTF-8.
    legacy: &'static Encoding,
    /// Most cards that have other characters than ASCII are UTF-8.
    is_mostly_utf8: bool,
    /// The encodings that were met.
    met: BTreeSet<&'static str>,
}

/// The bytes of a text, and what is known of them.
#[derive(Clone, Copy)]
pub(super) struct Encoded<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    /// What the property calls its encoding.
    pub label: Option<&'a str>,
    /// The bytes stand in the file as they are, not as quoted-printable.
    pub is_raw: bool,
}

/// The most bytes that a guess looks at.
const SAMPLE: usize = 1 << 20;

impl Decoder {
    /// Looks at the texts of each card that do not name their encoding.
    pub fn new<'a>(whole: Option<&'static str>, cards: impl Iterator<Item = Vec<Cow<'a, [u8]>>>) -> Decoder {
        let (mut utf8, mut other) = (0usize, 0usize);
        let mut sample = Vec::new();
        for texts in cards {
            let quality = Quality::of(&texts);
            if quality.is_ascii() {
                continue;
            }
            if quality.is_nearly_utf8() {
                utf8 += 1;
                continue;
            }
            other += 1;
            for text in texts.iter().filter(|text| !text.is_ascii()) {
                if sample.len() + text.len() < SAMPLE {
                    sample.extend_from_slice(text);
                    sample.push(b'\n');
                }
            }
        }
        Decoder { whole, legacy: guess(&sample), is_mostly_utf8: utf8 > other, met: BTreeSet::new() }
    }

    /// The encoding of the texts of a card that do not name theirs.
    pub fn of_card(&self, texts: &[Cow<[u8]>]) -> &'static Encoding {
        let quality = Quality::of(texts);
        // Two characters in GBK may happen to be UTF-8, but not two that have three bytes each in UTF-8.
        let is_utf8 = quality.is_nearly_utf8() && (self.is_mostly_utf8 || quality.long > 0 || self.whole.is_some());
        if is_utf8 { UTF_8 } else { self.legacy }
    }

    /// The text, and whether some of its bytes have no meaning.
    pub fn decode(&mut self, text: Encoded, default: &'static Encoding) -> (String, bool) {
        let named = text.label.and_then(of_label).filter(|_| !(text.is_raw && self.whole.is_some()));
        let encoding = named.unwrap_or(default);
        if text.bytes.is_ascii() && encoding.is_ascii_compatible() {
            return (String::from_utf8_lossy(text.bytes).into_owned(), false);
        }
        let as_utf8 = std::str::from_utf8(text.bytes).ok();
        let is_plainly_utf8 = as_utf8.is_some_and(|text| text.chars().all(|c| c.len_utf8() != 2));
        let encoding = match as_utf8 {
            Some(_) if encoding.is_ascii_compatible() && is_plainly_utf8 && named.is_some() => UTF_8,
            // A program that cut a text cut a character too.
            None if encoding == UTF_8 && !Quality::of(&[text.bytes]).is_nearly_utf8() => self.legacy_for(text.bytes),
            _ => encoding,
        };
        let (decoded, is_lossy) = encoding.decode_without_bom_handling(text.bytes);
        self.met.insert(shown(encoding));
        (decoded.into_owned(), is_lossy)
    }

    /// The encoding of a text that claims to be UTF-8 and is not.
    fn legacy_for(&self, bytes: &[u8]) -> &'static Encoding {
        let (_, is_lossy) = self.legacy.decode_without_bom_handling(bytes);
        if is_lossy { guess(bytes) } else { self.legacy }
    }

    /// The encodings of the file, in words.
    pub fn names(&self) -> String {
        match self.whole {
            Some(whole) => whole.to_owned(),
            None if self.met.is_empty() => "UTF-8".to_owned(),
            None => self.met.iter().copied().collect::<Vec<_>>().join(", "),
        }
    }
}

/// How far texts are UTF-8.
#[derive(Clone, Copy, Debug, Default)]
struct Quality {
    /// Characters with two bytes or more.
    valid: usize,
    /// Those with three bytes or more.
    long: usize,
    /// Stretches that are no UTF-8.
    invalid: usize,
}

impl Quality {
    fn of(texts: &[impl AsRef<[u8]>]) -> Quality {
        let mut quality = Quality::default();
        for text in texts.iter().map(AsRef::as_ref).filter(|text| !text.is_ascii()) {
            for chunk in text.utf8_chunks() {
                quality.valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
                quality.long += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
                quality.invalid += usize::from(!chunk.invalid().is_empty());
            }
        }
        quality
    }

    fn is_ascii(self) -> bool {
        self.valid + self.invalid == 0
    }

    fn is_nearly_utf8(self) -> bool {
        self.invalid == 0 || self.valid > 3 * self.invalid
    }
}

/// The encoding that a property names; `None` for an unknown name.
fn of_label(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().trim_matches('"');
    let lower = label.to_ascii_lowercase();
    match lower.as_str() {
        "cp936" | "ms936" | "936" | "euc-cn" | "gbk" | "gb2312" => Some(GB18030),
        "cp950" | "ms950" | "950" => Some(BIG5),
        "cp932" | "ms932" => Encoding::for_label(b"shift_jis"),
        "cp1252" => Some(WINDOWS_1252),
        _ => Encoding::for_label(label.as_bytes()).map(|known| if known.name() == "GBK" { GB18030 } else { known }),
    }
}

/// The name that people know.
fn shown(encoding: &'static Encoding) -> &'static str {
    match encoding.name() {
        "gb18030" => "GBK",
        "windows-1252" => "Windows-1252",
        name => name,
    }
}

/// Guesses between simplified Chinese, traditional Chinese and Western European, the encodings in which people who sell
/// in China meet files without a name for it.
fn guess(sample: &[u8]) -> &'static Encoding {
    let scores = [
        (
            GB18030,
            chinese(GB18030, sample, |lead, trail| match (lead, trail) {
                (0xb0..=0xd7, 0xa1..) => Some(100),
                (0xd8..=0xf7, 0xa1..) => Some(70),
                (0xa1..=0xa3, _) => None,
                _ => Some(5),
            }),
        ),
        (WINDOWS_1252, western(sample)),
        (
            BIG5,
            chinese(BIG5, sample, |lead, _| match lead {
                0xa4..=0xc6 => Some(100),
                0xc9..=0xf9 => Some(40),
                0xa1..=0xa3 => None,
                _ => Some(0),
            }),
        ),
    ];
    // The first of equals.
    let best = scores.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map_or(GB18030, |(encoding, _)| encoding)
}

/// The mean of what each pair of bytes is worth, 0 to 100; pairs that both encodings have for signs do not count.
fn chinese(encoding: &'static Encoding, sample: &[u8], worth: impl Fn(u8, u8) -> Option<u32>) -> u32 {
    let (mut sum, mut count) = (0u32, 0u32);
    for line in sample.split(|&byte| byte == b'\n') {
        if encoding.decode_without_bom_handling(line).1 {
            count += line.len() as u32;
            continue;
        }
        let mut bytes = line.iter();
        while let Some(&lead) = bytes.next() {
            if lead < 0x80 {
                continue;
            }
            let Some(&trail) = bytes.next() else { break };
            if let Some(worth) = worth(lead, trail) {
                sum += worth;
                count += 1;
            }
        }
    }
    sum / count.max(1)
}

/// How many of a hundred high bytes stand alone as letters of Windows-1252.
fn western(sample: &[u8]) -> u32 {
    let (mut letters, mut count) = (0u32, 0u32);
    for (at, &byte) in sample.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        let is_high = |at: Option<usize>| at.and_then(|at| sample.get(at)).is_some_and(|&byte| byte >= 0x80);
        let is_alone = !is_high(at.checked_sub(1)) && !is_high(Some(at + 1));
        letters += u32::from(is_alone && byte >= 0xc0);
        count += 1;
    }
    letters * 100 / count.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_of_a_short_text_is_guessed() {
        let gbk = |text: &str| GB18030.encode(text).0.into_owned();
        for name in ["张伟", "王鑫淼", "上海华信机械有限公司", "欧阳静，财务部", "李喆"] {
            assert_eq!(guess(&gbk(name)), GB18030, "{name}");
        }
        for name in ["張偉", "陳怡君", "台北市信義區"] {
            assert_eq!(guess(&BIG5.encode(name).0), BIG5, "{name}");
        }
        for name in ["Jürgen Müller", "José Núñez", "René", "Åse Sørensen", "Äpfel"] {
            assert_eq!(guess(&WINDOWS_1252.encode(name).0), WINDOWS_1252, "{name}");
        }
    }

    #[test]
    fn a_text_that_was_cut_stays_utf_8() {
        let whole = "老客户，付款及时，喜欢龙井".as_bytes();
        let cut = &whole[..whole.len() - 1];
        let cards = || std::iter::once(vec![Cow::Borrowed(cut)]);
        let mut decoder = Decoder::new(None, cards());
        let default = decoder.of_card(&[Cow::Borrowed(cut)]);
        let (text, is_lossy) = decoder.decode(Encoded { bytes: cut, label: None, is_raw: true }, default);
        assert_eq!((text.as_str(), is_lossy), ("老客户，付款及时，喜欢龙\u{fffd}", true));
    }

    #[test]
    fn a_label_that_is_no_longer_true_is_not_believed() {
        let mut decoder = Decoder::new(None, std::iter::empty());
        let mut decode =
            |bytes: &[u8], label| decoder.decode(Encoded { bytes, label: Some(label), is_raw: true }, UTF_8).0;
        assert_eq!(decode("王小明".as_bytes(), "GB2312"), "王小明");
        assert_eq!(decode(&GB18030.encode("王小明").0, "GB2312"), "王小明");
        assert_eq!(decode(&GB18030.encode("王小明").0, "UTF-8"), "王小明");
        assert_eq!(decode(&BIG5.encode("王小明").0, "big5"), "王小明");
        assert_eq!(decode("é".as_bytes(), "iso-8859-1"), "Ã©");
    }
}
