//! `next:` and `due:` in running text.

use std::ops::Range;

/// A key with its value.
#[derive(Debug, PartialEq, Eq)]
pub struct Token<T> {
    /// The bytes of key and value.
    pub at: Range<usize>,
    /// What the value means.
    pub value: T,
}

/// The first `key:` of a line with its value, which ends at white space or Chinese punctuation. A time of day may follow
/// it. The error holds the value that means nothing. A key without a value is text.
pub fn token<T, E>(
    line: &str,
    key: &str,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<Option<Token<T>>, (String, E)> {
    let lower = line.to_ascii_lowercase();
    let starts = [format!("{key}:"), format!("{key}：")];
    let found = starts.iter().flat_map(|start| lower.match_indices(start.as_str())).filter(|&(at, _)| {
        !lower[..at].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    });
    let Some((at, start)) = found.min_by_key(|&(at, _)| at) else { return Ok(None) };
    let from = at + start.len();
    let end = word_end(line, from);
    if end == from {
        return Ok(None);
    }
    let second = word_end(line, end + (line[end..].len() - line[end..].trim_start().len()));
    if is_time(line[end..second].trim())
        && let Ok(value) = parse(&line[from..second])
    {
        return Ok(Some(Token { at: at..second, value }));
    }
    let value = parse(&line[from..end]).map_err(|error| (line[from..end].to_owned(), error))?;
    Ok(Some(Token { at: at..end, value }))
}

fn word_end(line: &str, from: usize) -> usize {
    let ends = |c: char| c.is_whitespace() || "，。；、！".contains(c);
    let end = line[from..].find(ends).map_or(line.len(), |at| from + at);
    from + line[from..end].trim_end_matches([',', ';', '.']).len()
}

fn is_time(word: &str) -> bool {
    let lower = word.to_lowercase();
    word.contains([':', '：', '点', '午']) || lower.ends_with("am") || lower.ends_with("pm")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Result<Option<(&str, String)>, String> {
        let parse = |value: &str| if value.contains("bad") { Err(()) } else { Ok(value.to_owned()) };
        let found = token(line, "next", parse).map_err(|(value, ())| value)?;
        Ok(found.map(|token| (&line[token.at], token.value)))
    }

    #[test]
    fn a_key_has_the_word_that_follows_it() {
        let some = |at, value: &str| Ok(Some((at, value.to_owned())));
        assert_eq!(of("met next:+7d again"), some("next:+7d", "+7d"));
        assert_eq!(of("谈了，Next：周五，好"), some("Next：周五", "周五"));
        assert_eq!(of("x next:fri 15:30 y"), some("next:fri 15:30", "fri 15:30"));
        assert_eq!(of("x next:fri, y"), some("next:fri", "fri"));
        assert_eq!(of("what comes next: a call"), Ok(None));
        assert_eq!(of("annext:x nothing"), Ok(None));
        assert_eq!(of("x next:bad"), Err("bad".to_owned()));
    }
}
