//! Where the first words of a line end.

/// A place where the first words of a line may end: after them, and where the rest begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The byte after the words.
    pub end: usize,
    /// The first byte of the rest.
    pub next: usize,
}

/// The first `most` places where words of a line end: at white space and at punctuation. Not inside of a number, a time
/// or a name such as `O'Neil`.
pub fn cuts(line: &str, most: usize) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    let mut last = None;
    let mut is_between = true;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let ends = ends_word(c, last, next) || (is_between && is_dash(c) && next.is_none_or(char::is_whitespace));
        last = Some(c);
        if !ends {
            if is_between && at > 0 {
                if let Some(cut) = cuts.last_mut() {
                    cut.next = at;
                }
                if cuts.len() == most {
                    return cuts;
                }
            }
            is_between = false;
        } else if !is_between {
            cuts.push(Cut { end: at, next: line.len() });
            is_between = true;
        }
    }
    if !is_between && cuts.len() < most {
        cuts.push(Cut { end: line.len(), next: line.len() });
    }
    cuts
}

/// A dash between spaces.
fn is_dash(c: char) -> bool {
    ['-', '–', '—', '|'].contains(&c)
}

fn ends_word(c: char, last: Option<char>, next: Option<char>) -> bool {
    let before_space = next.is_none_or(char::is_whitespace);
    match c {
        '，' | '：' | '；' | '、' | '。' | '！' => true,
        '.' | '!' => before_space,
        ',' | ':' | ';' => before_space || !last.is_some_and(|last| last.is_ascii_digit()),
        c => c.is_whitespace(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_spaces_and_punctuation() {
        let parts = |line: &str| -> Vec<String> {
            let part = |cut: &Cut| format!("{}|{}", &line[..cut.end], &line[cut.next..]);
            cuts(line, 3).iter().map(part).collect()
        };
        assert_eq!(parts("张伟 周五"), ["张伟|周五", "张伟 周五|"]);
        assert_eq!(parts("张伟：谈了，好"), ["张伟|谈了，好", "张伟：谈了|好", "张伟：谈了，好|"]);
        assert_eq!(parts("Ana - called"), ["Ana|called", "Ana - called|"]);
        assert_eq!(parts("Dr. Li, 15:30"), ["Dr|Li, 15:30", "Dr. Li|15:30", "Dr. Li, 15:30|"]);
        assert_eq!(parts("a b c d"), ["a|b c d", "a b|c d", "a b c|d"]);
        assert_eq!(parts(""), Vec::<String>::new());
        assert_eq!(parts("  ， "), Vec::<String>::new());
    }
}
