//! The text of a letter in paragraphs.

use super::super::html::Html;
use crate::i18n::marked::Marked;

/// The paragraphs of a letter, in which the `numbers` of its invoices stay on one line. An English letter has its
/// salutation on a line of its own.
pub(super) fn paragraphs(text: &str, numbers: &[&str]) -> Vec<Html> {
    let mut lines: Vec<String> = text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    if let Some((salutation, rest)) = lines.first().and_then(|line| line.split_once(", "))
        && salutation.starts_with("Dear ")
        && !salutation.contains([':', '?'])
    {
        let rest = Marked::text(rest).capitalized().plain();
        lines.splice(0..1, [format!("{salutation},"), rest]);
    }
    lines.iter().map(|line| Html::of(&with_whole_numbers(line, numbers))).collect()
}

fn with_whole_numbers(text: &str, numbers: &[&str]) -> Marked {
    let found = numbers.iter().filter_map(|no| Some((text.find(no)?, *no)));
    // Of two numbers at one place the longer one is meant.
    match found.min_by_key(|(at, no)| (*at, std::cmp::Reverse(no.len()))) {
        Some((at, no)) => {
            let rest = with_whole_numbers(&text[at + no.len()..], numbers);
            Marked::text(&text[..at]) + &Marked::unbroken(no) + &rest
        }
        None => Marked::text(text),
    }
}
