//! One stop at the end of a sentence: "Dr." at the end of "Still open: { $what }." brings its own.

/// A mark behind a value that ends with a stop. Unicode reserves it for private use inside of programs.
const ENDED: char = '\u{fdd2}';

/// A value for a sentence; where it ends with a stop, that is marked.
pub fn mark(value: &str) -> Option<String> {
    // Behind the stop there may be marks of emphasis.
    let text = value.trim_end_matches(|c| ('\u{e000}'..='\u{e004}').contains(&c));
    let ends = text.ends_with(['.', '!', '?', '…', '。', '！', '？']) && !value.contains(ENDED);
    ends.then(|| format!("{value}{ENDED}"))
}

/// A sentence without the marks, and without a second stop behind them.
pub fn settle(sentence: String) -> String {
    if !sentence.contains(ENDED) {
        return sentence;
    }
    let mut parts = sentence.split(ENDED);
    let mut settled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_ellipsis = part.starts_with("..");
        settled += part.strip_prefix(['.', '。']).filter(|_| !is_ellipsis).unwrap_or(part);
    }
    settled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_once() {
        let told = |value: &str, rest: &str| settle(mark(value).unwrap_or_else(|| value.to_owned()) + rest);
        assert_eq!(told("12 Main Dr.", ". Next"), "12 Main Dr. Next");
        assert_eq!(told("真的吗？", "。"), "真的吗？");
        assert_eq!(told("Miller Co.", " paid."), "Miller Co. paid.");
        assert_eq!(told("plain", "."), "plain.");
        assert_eq!(told("Dr.\u{e001}", "."), "Dr.\u{e001}");
    }
}
