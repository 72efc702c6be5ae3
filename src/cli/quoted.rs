//! A line of words as a shell reads it: quotes hold words together.

/// The words of a line.
#[cfg(test)]
pub fn split(line: &str) -> Vec<String> {
    let (mut words, mut word, mut is_quoted, mut is_word) = (Vec::new(), String::new(), false, false);
    for c in line.chars() {
        match c {
            '"' => (is_quoted, is_word) = (!is_quoted, true),
            ' ' if !is_quoted => {
                if is_word {
                    words.push(std::mem::take(&mut word));
                }
                is_word = false;
            }
            c => {
                word.push(c);
                is_word = true;
            }
        }
    }
    if is_word {
        words.push(word);
    }
    words
}

/// A word so that a shell reads it as one word, for commands that people copy.
pub fn quote(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_.,:/+=@%".contains(c);
    // A number sign only begins a comment at the beginning of a word.
    let is_inner = |(at, c): (usize, char)| is_plain(c) || at > 0 && c == '#';
    if !word.is_empty() && word.char_indices().all(is_inner) {
        word.to_owned()
    } else if word.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", word.replace('\'', r"'\''"))
    } else {
        format!("\"{word}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::{quote, split};

    #[test]
    fn a_word_is_one_word_for_a_shell() {
        for plain in ["revisit:ana:2026-11-03", "promise:ana:2026-11-03-1432#4f2a", "tier=A", "农历"] {
            assert_eq!(quote(plain), plain);
        }
        for (word, quoted) in
            [("rule:ana:Safety survey", "\"rule:ana:Safety survey\""), ("", "\"\""), ("#4f2a", "\"#4f2a\"")]
        {
            assert_eq!(quote(word), quoted);
            assert_eq!(split(quoted), [word]);
        }
        assert_eq!(quote("12\" belt of Ana's"), r#"'12" belt of Ana'\''s'"#);
    }
}
