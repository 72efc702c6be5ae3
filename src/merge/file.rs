//! Merges a whole file: its front matter by key, its body by paragraph.

use super::{body, lines, of_three, toml_text};
use crate::format::conflict;
use crate::format::front_matter::{self, Parts};

/// A merged file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Its text.
    pub text: String,
    /// How many open questions are in it.
    pub questions: usize,
}

/// Merges three versions of the file at `path`, of which only the ending matters. Without a base
/// both sides added the file. Line ends and byte order mark are those of `ours`.
pub fn merge(path: &str, base: Option<&str>, ours: &str, theirs: &str) -> Merged {
    let base = base.unwrap_or_default();
    let text = if ours == theirs || theirs == base {
        ours.to_owned()
    } else if ours == base {
        theirs.to_owned()
    } else {
        let merged = merge_normalized(path, &normalized(base), &normalized(ours), &normalized(theirs));
        with_format_of(merged, if ours.is_empty() { theirs } else { ours })
    };
    Merged { questions: conflict::find(&text).len(), text }
}

/// A text without a byte order mark, with `\n` as line end, also after the last line.
fn normalized(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
}

/// A normalized text with the line ends and the byte order mark of another one.
fn with_format_of(text: String, like: &str) -> String {
    let text = if like.ends_with('\n') { text } else { text.strip_suffix('\n').unwrap_or(&text).to_owned() };
    let text = if like.contains("\r\n") { text.replace('\n', "\r\n") } else { text };
    if like.starts_with('\u{feff}') { format!("\u{feff}{text}") } else { text }
}

fn merge_normalized(path: &str, base: &str, ours: &str, theirs: &str) -> String {
    if path.ends_with(".toml") {
        return merge_toml(base, ours, theirs);
    }
    if path.ends_with(".md") {
        if let Some(text) = merge_markdown(base, ours, theirs) {
            return text;
        }
        let by_lines = lines::merge(base, ours, theirs);
        let is_whole = front_matter::split(&by_lines).is_ok() || !conflict::find(&by_lines).is_empty();
        return if is_whole { by_lines } else { conflict::block(&[ours.to_owned(), theirs.to_owned()], "\n") };
    }
    lines::merge(base, ours, theirs)
}

/// Merges TOML by key. Where both sides parse but their union does not (a table here, a list of that name there),
/// the whole text becomes one question. Where a side is not TOML, the text is merged by lines. So the result
/// always parses once its questions are answered.
fn merge_toml(base: &str, ours: &str, theirs: &str) -> String {
    let parses = |text: &str| conflict::readable(text, &conflict::find(text), true).parse::<toml::Table>().is_ok();
    if let Some(taken) = of_three(base, ours, theirs).filter(|taken| ours == theirs || parses(taken)) {
        return taken.to_owned();
    }
    if let Some(merged) = toml_text::merge(base, ours, theirs).ok().filter(|text| parses(text)) {
        return merged;
    }
    let has_no_question = |text: &str| parses(text) && conflict::find(text).is_empty();
    let by_lines =
        if has_no_question(ours) && has_no_question(theirs) { None } else { Some(lines::merge(base, ours, theirs)) };
    by_lines.filter(|text| parses(text)).unwrap_or_else(|| conflict::block(&[ours.to_owned(), theirs.to_owned()], "\n"))
}

/// Merges Markdown with front matter; `None` where a front matter has no end.
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
    let front = merge_toml(toml(0), toml(1), toml(2));
    // Our side had no front matter: its body needs a blank line below the new one.
    let needs_gap = !has_front_matter(&parts[1]) && !merged.is_empty() && !merged.starts_with('\n');
    Some(format!("+++\n{front}+++\n{}{merged}", if needs_gap { "\n" } else { "" }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text() -> impl Strategy<Value = String> {
        let line = prop_oneof![
            "[abc] = [123]",
            "\\[a\\]\nx = [12]",
            "a = \\{ x = [12] \\}",
            "date = \\[\\{ name = \"a\" \\}\\]",
            "b = ",
            "tags = \\[(\"[xyz]\"(, )?){0,2}\\]",
            "# [ab]",
            "\\[\\[date\\]\\]\nname = \"[ab]\"",
            "",
        ];
        let body = prop_oneof!["[pqr ]{1,4}", "- [ab]", "- \\[[ x]\\] [ab] due:2026-11-2[01]", "## 2026-11-0[1-3]", ""];
        (prop::collection::vec(line, 0..5), prop::collection::vec(body, 0..5))
            .prop_map(|(toml, body)| format!("+++\n{}\n+++\n{}\n", toml.join("\n"), body.join("\n")))
    }

    fn parses(text: &str) -> bool {
        let toml = front_matter::split(text).ok().and_then(|parts| parts.toml).map(|range| text[range].to_owned());
        toml.is_none_or(|toml| toml.parse::<toml::Table>().is_ok())
    }

    proptest! {
        #![proptest_config(ProptestConfig { max_global_rejects: 20_000, ..ProptestConfig::default() })]
        #[test]
        fn what_one_side_left_alone_is_the_other_sides(base in text(), new in text()) {
            prop_assert_eq!(&merge("a.md", Some(&base), &new, &base).text, &new);
            prop_assert_eq!(&merge("a.md", Some(&base), &base, &new).text, &new);
            prop_assert_eq!(&merge("a.md", Some(&base), &new, &new).text, &new);
        }

        #[test]
        fn what_is_asked_on_one_side_is_asked_on_the_other(base in text(), ours in text(), theirs in text()) {
            let (one, other) = (merge("a.md", Some(&base), &ours, &theirs), merge("a.md", Some(&base), &theirs, &ours));
            prop_assume!([&base, &ours, &theirs].into_iter().all(|text| parses(text)));
            prop_assert_eq!(one.questions > 0, other.questions > 0, "\n{}\n{}", one.text, other.text);
        }

        #[test]
        fn a_clean_merge_of_what_parses_parses(base in text(), ours in text(), theirs in text()) {
            let merged = merge("a.md", Some(&base), &ours, &theirs);
            let front = |text: &str| front_matter::split(text).ok().and_then(|parts| parts.toml).map(|range| text[range].to_owned());
            // A front matter that was only taken over from a side may hold that side's own faults.
            if merged.text == ours || merged.text == theirs || front(&ours) == front(&theirs) {
                return Ok(());
            }
            let readable = conflict::readable(&merged.text, &conflict::find(&merged.text), false);
            prop_assert!(parses(&readable) || merged.questions > 0, "{}", merged.text);
            if parses(&base) && parses(&ours) && parses(&theirs) {
                prop_assert!(parses(&readable), "{}", merged.text);
            }
        }
    }
}
