//! A whole file: its front matter by key, its body by paragraph.

use super::{body, lines, toml_text};
use crate::format::conflict;
use crate::format::front_matter::{self, Parts};

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    pub text: String,
    /// Open questions in it.
    pub questions: usize,
}

/// Merges three versions of the file at `path`, of which only the ending matters. Without a base
/// both sides added it. Line ends and byte order mark are those of `ours`.
pub fn merge(path: &str, base: Option<&str>, ours: &str, theirs: &str) -> Merged {
    let base = base.unwrap_or_default();
    let text = if ours == theirs || theirs == base {
        ours.to_owned()
    } else if ours == base {
        theirs.to_owned()
    } else {
        let merged = merge_plain(path, &plain(base), &plain(ours), &plain(theirs));
        as_written(merged, if ours.is_empty() { theirs } else { ours })
    };
    Merged { questions: conflict::find(&text).len(), text }
}

/// Without a byte order mark, with `\n`, and with a line end at the end.
fn plain(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
}

fn as_written(text: String, like: &str) -> String {
    let text = if like.ends_with('\n') { text } else { text.strip_suffix('\n').unwrap_or(&text).to_owned() };
    let text = if like.contains("\r\n") { text.replace('\n', "\r\n") } else { text };
    if like.starts_with('\u{feff}') { format!("\u{feff}{text}") } else { text }
}

fn merge_plain(path: &str, base: &str, ours: &str, theirs: &str) -> String {
    if path.ends_with(".toml") {
        return toml_text::merge(base, ours, theirs).unwrap_or_else(|_| lines::merge(base, ours, theirs));
    }
    if path.ends_with(".md") {
        if let Some(text) = merge_markdown(base, ours, theirs) {
            return text;
        }
    }
    lines::merge(base, ours, theirs)
}

/// None where a front matter has no end or is no TOML.
fn merge_markdown(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let split = |text: &str| front_matter::split(text).ok();
    let parts = [split(base)?, split(ours)?, split(theirs)?];
    let texts = [base, ours, theirs];
    let toml = |at: usize| parts[at].toml.clone().map_or("", |range| &texts[at][range]);
    let body = |at: usize| &texts[at][parts[at].body.clone()];
    let merged = body::merge(body(0), body(1), body(2));
    let has_front_matter = |parts: &Parts| parts.toml.is_some();
    if !has_front_matter(&parts[1]) && !has_front_matter(&parts[2]) {
        return Some(merged);
    }
    let front = toml_text::merge(toml(0), toml(1), toml(2)).ok()?;
    // A body that had no front matter above it needs a blank line now.
    let set_off = !has_front_matter(&parts[1]) && !merged.is_empty() && !merged.starts_with('\n');
    Some(format!("+++\n{front}+++\n{}{merged}", if set_off { "\n" } else { "" }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text() -> impl Strategy<Value = String> {
        let line = prop_oneof![
            "[abc] = [123]", "tags = \\[(\"[xyz]\"(, )?){0,2}\\]", "# [ab]", "\\[\\[date\\]\\]\nname = \"[ab]\"", "",
        ];
        let body = prop_oneof!["[pqr ]{1,4}", "- [ab]", "- \\[[ x]\\] [ab] due:2026-11-2[01]", "## 2026-11-0[1-3]", ""];
        (prop::collection::vec(line, 0..5), prop::collection::vec(body, 0..5))
            .prop_map(|(toml, body)| format!("+++\n{}\n+++\n{}\n", toml.join("\n"), body.join("\n")))
    }

    proptest! {
        #[test]
        fn what_one_side_left_alone_is_the_other_sides(base in text(), new in text()) {
            prop_assert_eq!(&merge("a.md", Some(&base), &new, &base).text, &new);
            prop_assert_eq!(&merge("a.md", Some(&base), &base, &new).text, &new);
            prop_assert_eq!(&merge("a.md", Some(&base), &new, &new).text, &new);
        }

        #[test]
        fn the_same_questions_are_asked_from_both_sides(base in text(), ours in text(), theirs in text()) {
            let (one, other) = (merge("a.md", Some(&base), &ours, &theirs), merge("a.md", Some(&base), &theirs, &ours));
            prop_assert_eq!(one.questions, other.questions, "\n{}\n{}", one.text, other.text);
        }

        #[test]
        fn a_clean_merge_of_what_parses_parses(base in text(), ours in text(), theirs in text()) {
            let parses = |text: &str| {
                let toml = front_matter::split(text).ok().and_then(|parts| parts.toml).map(|range| text[range].to_owned());
                toml.is_none_or(|toml| toml.parse::<toml::Table>().is_ok())
            };
            let merged = merge("a.md", Some(&base), &ours, &theirs);
            if parses(&base) && parses(&ours) && parses(&theirs) && merged.questions == 0 {
                prop_assert!(parses(&merged.text), "{}", merged.text);
            }
        }
    }
}
