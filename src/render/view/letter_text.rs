//! The text of a letter in paragraphs.

use aho_corasick::{AhoCorasick, MatchKind};

use super::super::html::Html;
use crate::i18n::marked::Marked;

/// The longest Chinese salutation, in characters.
const LONGEST: usize = 12;

/// The paragraphs of a letter, in which the `numbers` of its invoices stay on one line. The salutation has a line of its
/// own: `Dear Ana,`, `张总：`.
pub(super) fn paragraphs(text: &str, numbers: &[&str]) -> Vec<Html> {
    let mut lines: Vec<String> = text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    if let Some((salutation, rest)) = lines.first().and_then(|line| line.split_once(", "))
        && salutation.starts_with("Dear ")
        && !salutation.contains([':', '?'])
    {
        let rest = Marked::text(rest).capitalized().plain();
        lines.splice(0..1, [format!("{salutation},"), rest]);
    }
    if let Some((salutation, rest)) = lines.first().and_then(|line| line.split_once('，'))
        && salutation.chars().count() <= LONGEST
        && salutation.chars().all(char::is_alphanumeric)
    {
        lines.splice(0..1, [format!("{salutation}："), rest.to_owned()]);
    }
    let numbers = searcher(numbers);
    lines.iter().map(|line| Html::of(&with_whole_numbers(line, numbers.as_ref()))).collect()
}

/// A text on one line, in which the `numbers` stay whole.
pub(super) fn with_whole(text: &str, numbers: &[&str]) -> Html {
    Html::of(&with_whole_numbers(text, searcher(numbers).as_ref()))
}

/// The searcher for the numbers; of two that begin at one place it finds the longer one. `None` where there are none.
fn searcher(numbers: &[&str]) -> Option<AhoCorasick> {
    let numbers: Vec<&str> = numbers.iter().copied().filter(|no| !no.is_empty()).collect();
    if numbers.is_empty() {
        return None;
    }
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(numbers).ok()
}

fn with_whole_numbers(text: &str, numbers: Option<&AhoCorasick>) -> Marked {
    let (mut parts, mut after) = (Vec::new(), 0);
    for found in numbers.into_iter().flat_map(|numbers| numbers.find_iter(text)) {
        parts.extend([Marked::text(&text[after..found.start()]), Marked::unbroken(&text[found.range()])]);
        after = found.end();
    }
    parts.push(Marked::text(&text[after..]));
    Marked::join(parts, "")
}
