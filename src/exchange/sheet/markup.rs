//! Tags and texts of HTML and XML, as far as tables need them.
//!
//! Whatever the markup is, it is read to its end in one pass; nothing nests and nothing is expanded but the references
//! to single characters.

use std::borrow::Cow;

/// A piece of markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'m> {
    /// `<td colspan="2">`: the name in lower case without a prefix, and what follows it.
    Open {
        /// The name.
        name: String,
        /// The attributes as written.
        attributes: &'m str,
        /// Whether it closes itself: `<br/>`.
        is_closed: bool,
    },
    /// `</td>`.
    Close(String),
    /// Text between tags.
    Text(Cow<'m, str>),
}

/// The pieces of a text of markup.
pub(super) struct Pieces<'m> {
    rest: &'m str,
}

impl<'m> Pieces<'m> {
    /// The pieces of `text`.
    pub fn new(text: &'m str) -> Pieces<'m> {
        Pieces { rest: text }
    }

    /// Skips to the end of an element whose content is no text, such as a script.
    fn skip(&mut self, name: &str) {
        let close = format!("</{name}");
        let bytes = self.rest.as_bytes();
        let is_close =
            |&at: &usize| bytes[at..].get(..close.len()).is_some_and(|b| b.eq_ignore_ascii_case(close.as_bytes()));
        let at = memchr::memchr_iter(b'<', bytes).find(is_close).unwrap_or(bytes.len());
        self.rest = self.rest.get(at..).unwrap_or_default();
    }
}

impl<'m> Iterator for Pieces<'m> {
    type Item = Piece<'m>;

    fn next(&mut self) -> Option<Piece<'m>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if let Some(inner) = self.rest.strip_prefix("<![CDATA[") {
                let (text, rest) = inner.split_once("]]>").unwrap_or((inner, ""));
                self.rest = rest;
                return Some(Piece::Text(text.into()));
            }
            if let Some(inner) = self.rest.strip_prefix("<!--") {
                self.rest = inner.split_once("-->").map_or("", |(_, rest)| rest);
                continue;
            }
            let is_tag = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
            if let Some(inner) = self.rest.strip_prefix('<').filter(|inner| is_tag(inner)) {
                let end = tag_end(inner);
                let tag = inner.get(..end).unwrap_or_default();
                self.rest = inner.get(end + 1..).unwrap_or_default();
                if tag.starts_with(['!', '?']) {
                    continue;
                }
                if let Some(name) = tag.strip_prefix('/') {
                    return Some(Piece::Close(local_name(name.trim())));
                }
                let is_closed = tag.ends_with('/');
                let tag = tag.trim_end_matches('/');
                let (name, attributes) = tag.split_at(tag.find(|c: char| c.is_ascii_whitespace()).unwrap_or(tag.len()));
                let name = local_name(name);
                if !is_closed && ["script", "style", "title"].contains(&name.as_str()) {
                    self.skip(&name);
                }
                return Some(Piece::Open { name, attributes, is_closed });
            }
            let from = usize::from(self.rest.starts_with('<'));
            let end = self.rest.get(from..).and_then(|rest| rest.find('<')).map_or(self.rest.len(), |end| end + from);
            let (text, rest) = self.rest.split_at(end);
            self.rest = rest;
            return Some(Piece::Text(unescaped(text)));
        }
    }
}

/// Where a tag ends: the first `>` outside of quotes, else the first one at all.
fn tag_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut quote = None;
    // A tag of workbooks and exports stays far below this.
    for (at, &byte) in bytes.iter().enumerate().take(64 << 10) {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if byte == open => quote = None,
            _ => {}
        }
    }
    memchr::memchr(b'>', bytes).unwrap_or(bytes.len())
}

/// The name of an element without its prefix: `Cell` of `ss:Cell`, in lower case.
fn local_name(name: &str) -> String {
    name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase()
}

/// The value of an attribute, without regard to its prefix and case.
pub(super) fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<Cow<'a, str>> {
    let mut rest = attributes;
    while let Some(equals) = rest.find('=') {
        let (before, after) = rest.split_at(equals);
        let name = before.rsplit(|c: char| c.is_whitespace() || c == ':').find(|part| !part.is_empty());
        let after = after.get(1..)?.trim_start();
        let (value, next) = match after.chars().next()? {
            quote @ ('"' | '\'') => after.get(1..)?.split_once(quote).unwrap_or((after.get(1..)?, "")),
            _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        if name.is_some_and(|name| name.eq_ignore_ascii_case(wanted)) {
            return Some(unescaped(value));
        }
        rest = next;
    }
    None
}

/// A number in an attribute.
pub(super) fn number(attributes: &str, wanted: &str) -> Option<usize> {
    attribute(attributes, wanted)?.trim().parse().ok()
}

/// A text with its references to characters replaced: `&amp;`, `&#20320;`.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        // No reference is longer.
        let end = after.bytes().take(10).position(|byte| byte == b';');
        match end.and_then(|end| Some((character(after.get(..end)?)?, end))) {
            Some((c, end)) => {
                plain.push(c);
                rest = after.get(end + 1..).unwrap_or_default();
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain.into()
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
        return char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?);
    }
    const NAMES: [(&str, char); 9] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("middot", '·'),
        ("yen", '¥'),
        ("euro", '€'),
    ];
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tags_and_texts() {
        let pieces: Vec<Piece> =
            Pieces::new("<TD class='a>b' x:num>A&amp;B&#20320;<br/></td><![CDATA[<x>]]><!-- y -->z<3").collect();
        let Piece::Open { name, attributes, .. } = &pieces[0] else { panic!("{pieces:?}") };
        assert_eq!((name.as_str(), attribute(attributes, "class").as_deref()), ("td", Some("a>b")));
        assert_eq!(pieces[1], Piece::Text("A&B你".into()));
        assert_eq!(pieces[4], Piece::Text("<x>".into()));
        assert_eq!(pieces[5..], [Piece::Text("z".into()), Piece::Text("<3".into())]);
        assert_eq!(number(" ss:Index=\"3\" rowspan=2", "index"), Some(3));
        assert_eq!(number(" ss:Index=\"3\" rowspan=2", "rowspan"), Some(2));
    }

    proptest! {
        #[test]
        fn any_markup_comes_to_its_end(text in "[<>a&;#/!\\[\"'= x-]{0,60}") {
            let pieces = Pieces::new(&text).count();
            prop_assert!(pieces <= text.len() + 1);
        }
    }
}
