//! Marks around the few words that stand out: names and amounts.
//!
//! A sentence is made once, with marks; each place that shows it turns them into its own emphasis.

use crate::book::Day;

const START: char = '\u{e000}';
const END: char = '\u{e001}';

/// Before a day, between it and the text, after the text: words that count days from or to it.
const DAY: char = '\u{e002}';
const DAY_TEXT: char = '\u{e003}';
const DAY_END: char = '\u{e004}';

/// How words count days; the class of their element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// `18 days ago`
    Ago,
    /// `due today`, `18 days late`: money
    Overdue,
    /// `18 days late`: what one means to do
    Late,
    /// `18 days`
    Days,
}

impl Counts {
    fn class(self) -> &'static str {
        match self {
            Counts::Ago => "ago",
            Counts::Overdue => "overdue",
            Counts::Late => "late",
            Counts::Days => "days",
        }
    }
}

/// Marks `text` as counting days from `day`, so that a page can count anew on another day.
pub fn counting(counts: Counts, day: Day, text: &str) -> String {
    format!("{DAY}{day} {}{DAY_TEXT}{text}{DAY_END}", counts.class())
}

/// Marks `text` as standing out.
pub fn strong(text: &str) -> String {
    format!("{START}{text}{END}")
}

/// A marked sentence as plain text.
pub fn plain(marked: &str) -> String {
    with(marked, "", "")
}

/// A marked sentence as HTML.
pub fn html(marked: &str) -> String {
    let mut html = String::with_capacity(marked.len() + 16);
    for c in marked.chars() {
        match c {
            START => html.push_str("<b>"),
            END => html.push_str("</b>"),
            DAY => html.push_str("<span data-count=\""),
            DAY_TEXT => html.push_str("\">"),
            DAY_END => html.push_str("</span>"),
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
    html
}

/// A marked sentence with the marks of emphasis replaced: for the terminal's bold.
pub fn with(marked: &str, start: &str, end: &str) -> String {
    let mut text = String::with_capacity(marked.len());
    let mut in_day = false;
    for c in marked.chars() {
        match c {
            START => text.push_str(start),
            END => text.push_str(end),
            DAY => in_day = true,
            DAY_TEXT => in_day = false,
            DAY_END => {}
            c if !in_day => text.push(c),
            _ => {}
        }
    }
    text
}

/// Text that a user wrote, without characters that would count as marks.
pub fn clean(text: &str) -> String {
    text.replace([START, END, DAY, DAY_TEXT, DAY_END], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_what_the_place_shows() {
        let marked = format!("owes {} <now>", strong("58,000.00"));
        assert_eq!(html(&marked), "owes <b>58,000.00</b> &lt;now&gt;");
        assert_eq!(plain(&marked), "owes 58,000.00 <now>");
        assert_eq!(with(&marked, "*", "*"), "owes *58,000.00* <now>");
        let counting = counting(Counts::Ago, Day::constant(2026, 11, 3), "18 days ago");
        assert_eq!(plain(&counting), "18 days ago");
        assert_eq!(html(&counting), "<span data-count=\"2026-11-03 ago\">18 days ago</span>");
    }
}
