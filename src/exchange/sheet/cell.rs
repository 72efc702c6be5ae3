//! The text of a cell without what only serves the program that wrote it.

use crate::book::letters;

/// The text of a cell: without outer white space and control characters, composed, and without the guards that keep
/// Excel from reading a number: `="0138"`, `'0138`.
pub(super) fn cleaned(text: &str) -> String {
    let text = trimmed(text);
    let text = unguarded(text).map_or(text, trimmed);
    let is_kept = |c: char| !c.is_control() || c == '\n' || c == '\t';
    if text.chars().all(is_kept) {
        return letters::composed(text).into_owned();
    }
    let plain = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = plain.chars().filter(|&c| is_kept(c)).collect();
    letters::composed(trimmed(&kept)).into_owned()
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'))
}

/// The text within a guard.
fn unguarded(text: &str) -> Option<&str> {
    if let Some(inner) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return Some(inner).filter(|inner| !inner.contains('"'));
    }
    let rest = text.strip_prefix('\'')?;
    rest.starts_with(|c: char| c.is_ascii_digit() || c == '+').then_some(rest)
}

/// Whether a cell says that there is nothing: `无`, `-`, `N/A`.
pub(super) fn is_nothing(text: &str) -> bool {
    const WORDS: [&str; 29] = [
        "",
        "无",
        "暂无",
        "没有",
        "未知",
        "未填",
        "未填写",
        "不详",
        "空",
        "—",
        "——",
        "-",
        "--",
        "/",
        "\\",
        ".",
        "*",
        "n/a",
        "na",
        "null",
        "none",
        "nil",
        "#n/a",
        "(null)",
        "unspecified",
        "unknown",
        "not set",
        "未指定",
        "保密",
    ];
    let text = text.trim();
    text.len() <= 12 && WORDS.contains(&text.to_lowercase().as_str())
}

/// What the columns of a program's own say of every contact.
pub(super) fn is_usual(text: &str) -> bool {
    const WORDS: [&str; 10] = ["normal", "false", "0", "普通", "一般", "low", "否", "no", "中", "未指定"];
    WORDS.contains(&text.trim().to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guards_and_controls_go() {
        for (written, expect) in [
            ("=\"13800001234\"", "13800001234"),
            ("'13800001234", "13800001234"),
            ("'n Sync", "'n Sync"),
            ("\t 张伟\u{3000}", "张伟"),
            ("a\0b", "ab"),
            ("one\r\ntwo", "one\ntwo"),
            ("=\"a\"&\"b\"", "=\"a\"&\"b\""),
            ("Zoe\u{308}", "Zoë"),
        ] {
            assert_eq!(cleaned(written), expect, "{written:?}");
        }
        assert!(is_nothing("N/A") && is_nothing("无") && !is_nothing("无锡"));
    }
}
