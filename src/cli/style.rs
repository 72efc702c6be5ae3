//! Styles for a few words on a terminal. The output is complete without them.
//!
//! A style is kept in a text as a mark that only this process can write: it holds a number that changes with
//! each run. [`super::terminal`] makes all other control characters visible and then turns these marks into codes, so
//! that no text of a book can style anything.

use std::sync::OnceLock;

use anstyle::{AnsiColor, Style};

use crate::disk::unlikely;
use crate::i18n::marked::Marked;
use crate::i18n::visible::visible;

/// The characters around a mark. Unicode reserves them for private use.
const OPEN: char = '\u{fdd0}';
const CLOSE: char = '\u{fdd1}';

/// A style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Bold: what to read first.
    Strong,
    /// Dimmed: what matters less.
    Grey,
    /// Red: something is late.
    Late,
    /// Yellow: something is due today.
    Due,
    /// Bold red: the label of an error.
    Error,
}

impl Look {
    fn style(self) -> Style {
        match self {
            Look::Strong => Style::new().bold(),
            Look::Grey => Style::new().dimmed(),
            Look::Late => AnsiColor::Red.on_default(),
            Look::Due => AnsiColor::Yellow.on_default(),
            Look::Error => AnsiColor::Red.on_default().bold(),
        }
    }

    fn marks(self) -> (String, String) {
        let style = self.style();
        (mark_codes(&style.render().to_string()), mark_codes(&style.render_reset().to_string()))
    }
}

/// Text in a style.
pub fn paint(look: Look, text: &str) -> String {
    let (start, end) = look.marks();
    format!("{start}{text}{end}")
}

/// A sentence, whose strong parts become bold.
pub fn marked(text: &Marked) -> String {
    let (start, end) = Look::Strong.marks();
    text.with(&start, &end)
}

/// The number of this run.
fn key() -> &'static str {
    static KEY: OnceLock<String> = OnceLock::new();
    KEY.get_or_init(unlikely)
}

/// Turns the codes of a styled text into marks. The text must contain only codes of this program.
pub fn mark_codes(styled: &str) -> String {
    let mut out = String::with_capacity(styled.len() + 32);
    let mut rest = styled;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        let end = after.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(after.len());
        out.push_str(before);
        if after[end..].starts_with('m') {
            out.extend([OPEN.to_string(), key().to_owned(), after[..end].to_owned(), CLOSE.to_string()]);
            rest = &after[end + 1..];
        } else {
            out.push_str("\u{1b}[");
            rest = after;
        }
    }
    out + rest
}

/// A part of a text with styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'t> {
    /// Text that is seen.
    Text(&'t str),
    /// The mark of a style, which takes no room.
    Mark(&'t str),
}

/// The parts of a text with styles, in their order.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let sign = format!("{OPEN}{}", key());
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some(start) = rest.find(&sign) {
        let end = rest[start..].find(CLOSE).map_or(rest.len(), |at| start + at + CLOSE.len_utf8());
        parts.extend([Part::Text(&rest[..start]), Part::Mark(&rest[start..end])]);
        rest = &rest[end..];
    }
    parts.push(Part::Text(rest));
    parts
}

/// The text for a terminal: control characters become visible marks, and the program's own styles become codes.
pub fn shown(text: &str) -> String {
    let mark = format!("{OPEN}{}", key());
    let mut parts = text.split(&mark);
    let mut out = visible(parts.next().unwrap_or_default()).into_owned();
    for part in parts {
        let (codes, rest) = part.split_once(CLOSE).unwrap_or(("", part));
        out.push_str(&format!("\u{1b}[{codes}m"));
        out.push_str(&visible(rest));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_programs_styles_are_codes() {
        assert_eq!(shown(&paint(Look::Strong, "Ana\u{1b}[5m")), "\u{1b}[1mAna␛[5m\u{1b}[0m");
        assert_eq!(shown("\u{fdd0}5\u{fdd1}x"), "\u{fdd0}5\u{fdd1}x");
        assert_eq!(shown(&mark_codes("\u{1b}[1;31merror\u{1b}[0m \u{1b}]0;x")), "\u{1b}[1;31merror\u{1b}[0m ␛]0;x");
        assert_eq!(shown(&marked(&(Marked::text("owes ") + &Marked::strong("5")))), "owes \u{1b}[1m5\u{1b}[0m");
    }
}
