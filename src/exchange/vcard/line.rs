//! A property as text: what the readers of the single properties work with.

use std::fmt::Write;

use encoding_rs::Encoding;

use super::encoding::Decoder;
use super::lines::Transfer;
use super::property::Property;
use crate::book::letters::one_line;

/// The longest line that is kept as it is.
const MOST_KEPT: usize = 4096;

/// A property in Unicode.
#[derive(Clone, Debug)]
pub(super) struct Line<'p> {
    /// The property in the bytes of the file.
    pub property: &'p Property<'p>,
    /// The parameters, names as the file has them; one of vCard 2.1 that is only a word has an empty name.
    pub parameters: Vec<(String, Vec<String>)>,
    /// The value, still with its backslashes; empty for base64.
    pub text: String,
    /// Some bytes of the value have no meaning in its encoding.
    pub is_lossy: bool,
}

impl<'p> Line<'p> {
    pub fn new(property: &'p Property<'p>, decoder: &mut Decoder, default: &'static Encoding) -> Line<'p> {
        let (text, is_lossy) = property.text(decoder, default);
        let mut parameters = property.parameters(decoder, default);
        parameters.iter_mut().flat_map(|(_, values)| values).for_each(|value| *value = cleaned(value));
        Line { property, parameters, text: cleaned(&text), is_lossy }
    }

    /// The name in upper case.
    pub fn name(&self) -> &'p str {
        &self.property.name
    }

    /// The group in lower case; empty without one.
    pub fn group(&self) -> &'p str {
        &self.property.group
    }

    /// The first value of a parameter.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let (_, values) = self.parameters.iter().find(|(one, _)| one.eq_ignore_ascii_case(name))?;
        values.first().map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The types: `home`, `WORK`, and the bare words of vCard 2.1.
    pub fn types(&self) -> impl Iterator<Item = &str> {
        let types = self.parameters.iter().filter(|(name, _)| name.eq_ignore_ascii_case("TYPE") || name.is_empty());
        // `TYPE=work;home` of some programs, and `TYPE="voice,home"`.
        types.flat_map(|(name, values)| {
            let is_label = name.is_empty() && values.first().is_some_and(|value| value.starts_with("X-CUSTOM("));
            values.iter().flat_map(move |value| value.split(move |c| c == ',' && !is_label)).map(str::trim)
        })
    }

    /// Whether it has a type, in whatever case.
    pub fn has_type(&self, wanted: &str) -> bool {
        self.types().any(|one| one.eq_ignore_ascii_case(wanted))
    }

    /// How much the property is preferred among others of its name: 1 is the most.
    pub fn rank(&self) -> u8 {
        let said = self.parameter("PREF").and_then(|rank| rank.trim().parse().ok()).filter(|rank| *rank > 0);
        said.unwrap_or(if self.has_type("PREF") { 1 } else { 101 })
    }

    /// The whole value without backslashes.
    pub fn whole(&self) -> String {
        unescaped(&self.text)
    }

    /// The whole value as one line.
    pub fn one_line(&self) -> String {
        one_line(&self.whole())
    }

    /// The components between semicolons, each as one line.
    pub fn components(&self) -> Vec<String> {
        self.split(';')
    }

    /// The components between semicolons, each with its lines.
    pub fn components_with_lines(&self) -> Vec<String> {
        split(&self.text, ';').map(unescaped).collect()
    }

    /// The values between commas, each as one line; empty ones are left out.
    pub fn list(&self) -> Vec<String> {
        self.split(',').into_iter().filter(|value| !value.is_empty()).collect()
    }

    fn split(&self, separator: char) -> Vec<String> {
        split(&self.text, separator).map(|part| one_line(&unescaped(part))).collect()
    }

    /// Whether the value is the address of something.
    pub fn is_uri(&self) -> bool {
        let kind = self.parameter("VALUE").unwrap_or_default();
        kind.eq_ignore_ascii_case("uri") || kind.eq_ignore_ascii_case("url") || self.has_type("URL")
    }

    /// The property in the syntax of vCard, unfolded and in UTF-8; `None` where it is too long or no text.
    pub fn kept(&self) -> Option<String> {
        if self.property.transfer == Transfer::Base64 || self.property.is_cut {
            return None;
        }
        let mut kept = self.property.spelled.clone();
        for (name, values) in self.parameters.iter().filter(|(name, values)| !is_about_bytes(name, values)) {
            let name = if name.is_empty() { "TYPE" } else { name };
            let _ = write!(kept, ";{name}={}", values.iter().map(|value| quoted(value)).collect::<Vec<_>>().join(","));
        }
        kept.push(':');
        kept.push_str(&self.text.replace('\n', "\\n"));
        (kept.len() <= MOST_KEPT).then_some(kept)
    }
}

/// Whether a parameter says how the value becomes text, which it is by now.
fn is_about_bytes(name: &str, values: &[String]) -> bool {
    let is = |text: &str, words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    is(name, &["CHARSET", "ENCODING"])
        || name.is_empty() && values.iter().any(|value| is(value, &["QUOTED-PRINTABLE", "8BIT", "7BIT"]))
}

/// The value of a parameter, in quotes where it needs them (RFC 6868).
pub(super) fn quoted(value: &str) -> String {
    let escaped = value.replace('^', "^^").replace('\n', "^n").replace('"', "^'");
    if escaped.contains([',', ';', ':']) { format!("\"{escaped}\"") } else { escaped }
}

/// The parts between separators that have no backslash before them.
pub(super) fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut is_escaped = false;
    text.split(move |c| {
        let ends = c == separator && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    })
}

/// The components of a value between semicolons, each as one line.
pub(super) fn components(value: &str) -> Vec<String> {
    split(value, ';').map(|part| one_line(&unescaped(part))).collect()
}

/// The text without the backslashes of vCard.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('n' | 'N')) => {
                chars.next();
                plain.push('\n');
            }
            ('\\', Some(&next @ ('\\' | ',' | ';' | ':' | '"'))) => {
                chars.next();
                plain.push(next);
            }
            _ => plain.push(c),
        }
    }
    plain
}

/// The text without characters that nobody sees, and with plain line ends.
fn cleaned(text: &str) -> String {
    let is_unseen = |c: char| {
        matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
            || c.is_control() && !matches!(c, '\n' | '\r' | '\t')
    };
    if !text.chars().any(|c| is_unseen(c) || c == '\r') {
        return text.to_owned();
    }
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|&c| !is_unseen(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backslashes_are_read() {
        assert_eq!(unescaped(r"a\, b\; c\\ d\nE\N\x"), "a, b; c\\ d\nE\n\\x");
        assert_eq!(split(r"a\;b;c\\;d", ';').collect::<Vec<_>>(), [r"a\;b", r"c\\", "d"]);
    }
}
