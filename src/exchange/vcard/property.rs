//! A property of a card: its group, name, parameters and value, still in the bytes of the file.

use std::borrow::Cow;

use super::encoding::{Decoder, Encoded};
use super::lines::{Transfer, Unfolded, end_of_head, parts, transfer};
use super::quoted::quoted_printable;

/// A key of an entry of a table.
pub(super) const ENTRY: &str = "X-CLIENTBOOK-ENTRY";

/// The most parameters of a property.
const MOST_PARAMETERS: usize = 60;

/// The longest name of a property or a group.
const MOST_NAME: usize = 80;

/// A property as the file has it.
#[derive(Clone, Debug)]
pub(super) struct Property<'a> {
    /// The number of its line in the file.
    pub number: u64,
    /// The group in lower case, such as `item1`; empty without one.
    pub group: String,
    /// The name in upper case.
    pub name: String,
    /// The group and the name as the file has them.
    pub spelled: String,
    /// The parameters: names as the file has them, and the bytes of the values. A parameter of vCard 2.1 that is only a word has
    /// an empty name.
    pub parameters: Vec<(String, Vec<u8>)>,
    /// How the value is written.
    pub transfer: Transfer,
    /// The bytes of the value.
    pub value: Cow<'a, [u8]>,
    /// How many bytes the line has in the file.
    pub size: usize,
    /// There are more bytes than the limit; what is beyond is missing.
    pub is_cut: bool,
}

impl<'a> Property<'a> {
    /// Reads an unfolded line; `None` where it is no property.
    pub fn of(line: &Unfolded<'a>) -> Option<Property<'a>> {
        let end = end_of_head(&line.bytes)?;
        let head = &line.bytes[..end];
        let mut parts = parts(head);
        let whole = parts.next()?.trim_ascii();
        let (group, name) = match memchr::memchr(b'.', whole) {
            Some(dot) => (&whole[..dot], &whole[dot + 1..]),
            None => (&whole[..0], whole),
        };
        let is_word = |word: &[u8]| {
            word.len() <= MOST_NAME && word.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte))
        };
        if name.is_empty() || !is_word(name) || !is_word(group) {
            return None;
        }
        let value = match &line.bytes {
            Cow::Borrowed(bytes) => Cow::Borrowed(&bytes[end + 1..]),
            Cow::Owned(bytes) => Cow::Owned(bytes[end + 1..].to_vec()),
        };
        Some(Property {
            number: line.number,
            group: String::from_utf8_lossy(group).to_ascii_lowercase(),
            name: String::from_utf8_lossy(name).to_ascii_uppercase(),
            spelled: String::from_utf8_lossy(whole).into_owned(),
            parameters: parts.take(MOST_PARAMETERS).filter_map(parameter).collect(),
            transfer: transfer(head),
            value,
            size: line.size,
            is_cut: line.is_cut,
        })
    }

    /// Whether this is `name:word`, such as `BEGIN:VCARD`.
    pub fn is(&self, name: &str, word: &str) -> bool {
        self.name == name && self.value.trim_ascii().eq_ignore_ascii_case(word.as_bytes())
    }

    /// The name that the property gives its encoding.
    fn charset(&self) -> Option<&str> {
        let (_, charset) = self.parameters.iter().find(|(name, _)| name.eq_ignore_ascii_case("CHARSET"))?;
        std::str::from_utf8(charset).ok()
    }

    /// The bytes of the value as text in some encoding; `None` for base64.
    fn bytes(&self) -> Option<Cow<'_, [u8]>> {
        match self.transfer {
            Transfer::Plain => Some(Cow::Borrowed(&self.value)),
            Transfer::QuotedPrintable => Some(Cow::Owned(quoted_printable(&self.value))),
            Transfer::Base64 => None,
        }
    }

    /// The bytes whose encoding the property does not name: of the value, and of the parameters.
    pub fn unnamed(&self) -> impl Iterator<Item = Cow<'_, [u8]>> {
        let value = if self.charset().is_none() { self.bytes() } else { None };
        let value = value.filter(|value| !value.is_ascii());
        let parameters = self.parameters.iter().filter(|(_, value)| !value.is_ascii());
        value.into_iter().chain(parameters.map(|(_, value)| Cow::Borrowed(value.as_slice())))
    }

    /// The value as text, and whether some bytes have no meaning; empty for base64.
    pub fn text(&self, decoder: &mut Decoder, default: &'static encoding_rs::Encoding) -> (String, bool) {
        let Some(bytes) = self.bytes() else { return Default::default() };
        let is_raw = self.transfer == Transfer::Plain;
        decoder.decode(Encoded { bytes: &bytes, label: self.charset(), is_raw }, default)
    }

    /// The parameters as text: those of a list apart.
    pub fn parameters(
        &self,
        decoder: &mut Decoder,
        default: &'static encoding_rs::Encoding,
    ) -> Vec<(String, Vec<String>)> {
        let mut texts = Vec::with_capacity(self.parameters.len());
        for (name, bytes) in &self.parameters {
            let (text, _) = decoder.decode(Encoded { bytes, label: None, is_raw: true }, default);
            texts.push((name.clone(), values(&text)));
        }
        texts
    }
}

/// A parameter, with or without a name.
fn parameter(part: &[u8]) -> Option<(String, Vec<u8>)> {
    let part = part.trim_ascii();
    // `X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E5=AE=B6)`, a label of Android.
    let is_custom = part.get(..9).is_some_and(|begin| begin.eq_ignore_ascii_case(b"X-CUSTOM("));
    match memchr::memchr(b'=', part).filter(|_| !is_custom) {
        Some(at) => {
            let name = String::from_utf8_lossy(part[..at].trim_ascii()).into_owned();
            Some((name, part[at + 1..].trim_ascii().to_vec()))
        }
        None if part.is_empty() => None,
        None => Some((String::new(), part.to_vec())),
    }
}

/// The values of a parameter, without quotes: `work,"home,old"`.
fn values(text: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut is_quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted && !text.starts_with("X-CUSTOM(") => values.push(String::new()),
            // RFC 6868.
            '^' if matches!(chars.peek(), Some('n' | '\'' | '^')) => {
                let meant = match chars.next() {
                    Some('n') => '\n',
                    Some('\'') => '"',
                    _ => '^',
                };
                if let Some(last) = values.last_mut() {
                    last.push(meant);
                }
            }
            c => {
                if let Some(last) = values.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    values
}
