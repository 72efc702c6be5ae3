//! Whether a note mentions everything that was promised.

use super::clause::told_as_done;

/// Whether `note` tells that what was promised is done: every word, whatever its ending, or in Chinese every character
/// that carries meaning, in few pieces in any order (`发报价`: 报价已发). What it says was not done counts for nothing.
pub fn tells(note: &str, promised: &str) -> bool {
    let (note, promised) = (told_as_done(note).concat(), promised.to_lowercase());
    let words = words(&note);
    let wanted = self::words(&promised);
    let tells_words = wanted.iter().all(|word| words.iter().any(|said| same_stem(said, word)));
    let wide: Vec<char> = promised.chars().filter(|c| is_wide(*c)).collect();
    let meant: Vec<char> = wide.iter().copied().filter(|c| !PARTICLES.contains(*c)).collect();
    // A promise of nothing but such characters means them.
    let wide = if meant.is_empty() { wide } else { meant };
    let said: Vec<char> = note.chars().filter(|c| !PARTICLES.contains(*c) || wide.contains(c)).collect();
    let has_any = !wanted.is_empty() || !wide.is_empty();
    has_any && tells_words && pieces(&said, &wide).is_some_and(|pieces| pieces <= wide.len().div_ceil(2))
}

/// Characters that join words and carry little meaning: 把样品寄给敏姐 is kept by 样品也寄给敏姐了.
const PARTICLES: &str = "把将被给的地得了着过去来一份个些再也还就都和跟与对向请要好下到为";

/// How many pieces of the note make up the wanted characters, the longest first piece each time; `None` where one is
/// missing.
fn pieces(said: &[char], wanted: &[char]) -> Option<usize> {
    let mut rest = wanted;
    let mut count = 0;
    while !rest.is_empty() {
        let has = |length: &usize| said.windows(*length).any(|piece| *piece == rest[..*length]);
        let longest = (1..=rest.len()).take_while(has).last()?;
        rest = &rest[longest..];
        count += 1;
    }
    Some(count)
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
    fn chinese_tells_in_any_order_and_a_negation_keeps_nothing() {
        let note = "报价已发，样品也寄给敏姐了";
        for promised in ["发报价", "把样品寄给敏姐", "寄样品", "样品寄给敏姐"] {
            assert!(tells(note, promised), "{promised}");
        }
        for (note, promised) in [
            ("还没发报价", "发报价"),
            ("报价还没发，样品寄了", "发报价"),
            ("忘了发报价", "发报价"),
            ("明天发报价", "发报价"),
            ("他说报价不用发", "发报价"),
            ("谈发展，报名，讲价", "发报价"),
            ("样品寄给王总了", "把样品寄给敏姐"),
            ("Did not send the quote yet.", "send the quote"),
            ("Haven't sent the quote", "send the quote"),
            ("Will send the quote tomorrow", "send the quote"),
            ("forgot to send the quote", "send the quote"),
        ] {
            assert!(!tells(note, promised), "{note} / {promised}");
        }
        assert!(tells("报价发了，他没意见", "发报价"));
        assert!(tells("Sent the quote, no answer yet, but did not call.", "send the quote"));
        assert!(tells("给王总送了两箱茶叶", "给王总送茶叶"));
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
