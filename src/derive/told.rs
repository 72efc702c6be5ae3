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

/// The forms of verbs that their endings do not tell, the first form first.
const IRREGULAR: [&[&str]; 40] = [
    &["bring", "brought"],
    &["build", "built"],
    &["buy", "bought"],
    &["catch", "caught"],
    &["choose", "chose", "chosen"],
    &["come", "came"],
    &["draw", "drew", "drawn"],
    &["drive", "drove", "driven"],
    &["eat", "ate", "eaten"],
    &["find", "found"],
    &["fly", "flew", "flown"],
    &["get", "got", "gotten"],
    &["give", "gave", "given"],
    &["have", "had"],
    &["hear", "heard"],
    &["hold", "held"],
    &["keep", "kept"],
    &["know", "knew", "known"],
    &["lead", "led"],
    &["leave", "left"],
    &["lend", "lent"],
    &["lose", "lost"],
    &["make", "made"],
    &["meet", "met"],
    &["pay", "paid"],
    &["ring", "rang", "rung"],
    &["run", "ran"],
    &["say", "said"],
    &["see", "saw", "seen"],
    &["sell", "sold"],
    &["send", "sent"],
    &["speak", "spoke", "spoken"],
    &["spend", "spent"],
    &["take", "took", "taken"],
    &["teach", "taught"],
    &["tell", "told"],
    &["think", "thought"],
    &["understand", "understood"],
    &["win", "won"],
    &["write", "wrote", "written"],
];

/// The first form of a verb; any other word as it is.
fn first_form(word: &str) -> &str {
    IRREGULAR.iter().find(|forms| forms.contains(&word)).map_or(word, |forms| forms[0])
}

/// `brought` and `bring`, `quote` and `quotes`: forms of one verb, or the same but for the last two letters of the
/// shorter one.
fn same_stem(a: &str, b: &str) -> bool {
    let (a, b) = (first_form(a), first_form(b));
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

    #[test]
    fn verbs_whose_past_has_another_stem_tell_the_same() {
        for (note, promised) in [
            ("Brought the samples.", "bring samples"),
            ("I gave him the price list", "give him the price list"),
            ("wrote to the bank", "write to the bank"),
            ("Told her about the recall.", "tell her about the recall"),
            ("Made the drawing and sent it", "make the drawing"),
            ("got the certificate", "get the certificate"),
            ("Took the pump away.", "take the pump away"),
            ("found a second supplier", "find a second supplier"),
            ("Bought the tickets", "buy tickets"),
            ("the report was written", "write the report"),
            ("Met the plant manager", "meet the plant manager"),
        ] {
            assert!(tells(note, promised), "{note} / {promised}");
        }
        assert!(!tells("Told her about the recall.", "take her the recall letter"));
    }
}
