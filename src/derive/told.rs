//! Whether a note mentions everything that was promised.

/// Whether `note` has what was promised: every word, whatever its ending, or in Chinese every character in its order.
pub fn tells(note: &str, promised: &str) -> bool {
    let (note, promised) = (note.to_lowercase(), promised.to_lowercase());
    let words = words(&note);
    let mut wide = note.chars().filter(|c| is_wide(*c));
    let wanted = self::words(&promised);
    let tells_words = wanted.iter().all(|word| words.iter().any(|said| same_stem(said, word)));
    let mut wide_wanted = promised.chars().filter(|c| is_wide(*c)).peekable();
    let has_any = !wanted.is_empty() || wide_wanted.peek().is_some();
    has_any && tells_words && wide_wanted.all(|c| wide.any(|said| said == c))
}

fn is_wide(c: char) -> bool {
    c.is_alphanumeric() && !c.is_ascii() && unicode_width::UnicodeWidthChar::width(c) == Some(2)
}

/// The words of letters and digits that are not Chinese; short ones carry no meaning.
fn words(text: &str) -> Vec<&str> {
    let parts = text.split(|c: char| !c.is_alphanumeric() || is_wide(c));
    parts
        .filter(|word| word.chars().count() > 2 && !["the", "and", "for", "him", "her", "them"].contains(word))
        .collect()
}

/// `send` and `sent`, `quote` and `quotes`: the same but for the last two letters of the shorter one.
fn same_stem(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    let stem = shorter.saturating_sub(if shorter > 4 { 2 } else { 1 });
    a.chars().take(stem).eq(b.chars().take(stem))
}

#[cfg(test)]
mod tests {
    use super::tells;

    #[test]
    fn a_note_tells_what_was_promised_in_other_forms() {
        assert!(tells("Sent the quotes on Friday.", "send the quote"));
        assert!(tells("已经发了报价，等他回话", "发报价"));
        assert!(!tells("Called about the crane.", "send the quote"));
        assert!(!tells("谈了报价", "发报价"));
        assert!(!tells("anything", ""));
    }
}
