//! Merges two new versions of a list as sets of members, with the comments inside a list of several lines.
//!
//! `toml_edit` keeps the text around a member with the member that follows: the comment behind `"golf",` stands in the
//! prefix of the next member, that of the last one in the trailing text of the list. Here such a text is a gap.

use std::collections::HashMap;

use toml_edit::{Array, RawString, Value};

use super::of_three;
use crate::book::letters;

/// Our members except those that their side removed, then those that their side added.
pub fn merge(base: Option<&Value>, ours: &Value, theirs: &Value) -> Array {
    let (base, theirs) = (list(base), list(Some(theirs)));
    let mut merged = list(Some(ours));
    let (in_base, in_ours, in_theirs) = (places(&base), places(&merged), places(&theirs));
    let is_removed = |member: &Value| {
        let key = undecorated(member);
        in_base.contains_key(&key) && !in_theirs.contains_key(&key)
    };
    for at in (0..merged.len()).rev() {
        if merged.get(at).is_some_and(is_removed) {
            remove(&mut merged, at);
        }
    }
    for (at, new) in theirs.iter().enumerate() {
        let key = undecorated(new);
        if !in_base.contains_key(&key) && !in_ours.contains_key(&key) {
            push(&mut merged, new, above(&theirs, at), behind(&theirs, at));
        }
    }
    merge_comments((&base, &in_base), &mut merged, (&theirs, &in_theirs));
    if let Some(first) = merged.get_mut(0).filter(|first| text(first.decor().prefix()) == " ") {
        first.decor_mut().set_prefix("");
    }
    merged
}

/// The text of a value without the white space around it, for comparing.
pub fn undecorated(value: &Value) -> String {
    match value {
        Value::String(text) => letters::composed(text.value()).into_owned(),
        other => other.clone().decorated("", "").to_string(),
    }
}

/// A value as a list; a single value is a list of one. Where a list of several lines ends without a comma, what follows
/// its last member becomes a gap like the others.
fn list(value: Option<&Value>) -> Array {
    let mut array = match value {
        None => Array::new(),
        Some(Value::Array(array)) => array.clone(),
        Some(one) => Array::from_iter([one.clone().decorated("", "")]),
    };
    let last = array.len().checked_sub(1).and_then(|at| array.get_mut(at));
    let suffix = last.as_ref().map(|last| text(last.decor().suffix())).unwrap_or_default();
    if let Some(last) = last.filter(|_| suffix.contains('\n')) {
        last.decor_mut().set_suffix("");
        let trailing = suffix + &text(Some(array.trailing()));
        array.set_trailing(trailing);
        array.set_trailing_comma(true);
    }
    array
}

/// Where each member stands in its list; of two that are equal the first.
type Places = HashMap<String, usize>;

fn places(array: &Array) -> Places {
    let mut places = HashMap::with_capacity(array.len());
    for (at, member) in array.iter().enumerate() {
        places.entry(undecorated(member)).or_insert(at);
    }
    places
}

fn text(raw: Option<&RawString>) -> String {
    raw.and_then(RawString::as_str).unwrap_or_default().to_owned()
}

/// The text before the member `at`, or before the end of the list.
fn gap(array: &Array, at: usize) -> String {
    array.get(at).map_or_else(|| text(Some(array.trailing())), |member| text(member.decor().prefix()))
}

fn set_gap(array: &mut Array, at: usize, gap: &str) {
    match array.get_mut(at) {
        Some(member) => member.decor_mut().set_prefix(gap),
        None => array.set_trailing(gap),
    }
}

/// The comment behind a member on its line, with the space before it; empty where there is none.
fn behind(array: &Array, at: usize) -> String {
    let gap = gap(array, at + 1);
    let line = gap.split('\n').next().unwrap_or_default();
    if line.contains('#') { line.trim_end().to_owned() } else { String::new() }
}

/// The lines of comments above a member.
fn above(array: &Array, at: usize) -> Vec<String> {
    let gap = gap(array, at);
    let lines = gap.split('\n').skip(1).map(str::trim).filter(|line| line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

/// Removes a member with the comments above and behind it; the comment behind the member before it stays.
fn remove(array: &mut Array, at: usize) {
    let (before, after) = (gap(array, at), gap(array, at + 1));
    array.remove(at);
    let left = match (before.split_once('\n'), after.split_once('\n')) {
        (Some((comment, _)), Some((_, rest))) => format!("{comment}\n{rest}"),
        (None, Some((_, rest))) => format!("\n{rest}"),
        (_, None) => before,
    };
    if array.is_empty() {
        array.set_trailing_comma(false);
    }
    set_gap(array, at, &left);
}

/// Appends a member with its comments, in the way in which the last one stands in its list.
fn push(array: &mut Array, new: &Value, above: Vec<String>, behind: String) {
    let end = array.len();
    let last = end.checked_sub(1).map(|at| gap(array, at));
    let on_lines = last.as_ref().is_some_and(|gap| gap.contains('\n')) || !above.is_empty() || !behind.is_empty();
    if !on_lines {
        let prefix = if last.is_some() { " " } else { "" };
        array.push_formatted(new.clone().decorated(prefix, ""));
        return;
    }
    let is_spread = |gap: &&String| gap.contains('\n');
    let indent = last.as_ref().filter(is_spread).and_then(|gap| gap.rsplit('\n').next()).unwrap_or("  ").to_owned();
    let trailing = text(Some(array.trailing()));
    let (comment, rest) = trailing.split_once('\n').unwrap_or(("", trailing.trim_start()));
    let lines: String = above.iter().map(|line| format!("\n{indent}{line}")).collect();
    let prefix = format!("{comment}{lines}\n{indent}");
    let trailing = format!("{behind}\n{rest}");
    array.push_formatted(new.clone().decorated(prefix, ""));
    array.set_trailing(trailing);
    array.set_trailing_comma(true);
}

/// Takes over the comments that their side wrote behind members that both have.
fn merge_comments((base, in_base): (&Array, &Places), merged: &mut Array, (theirs, in_theirs): (&Array, &Places)) {
    for at in 0..merged.len() {
        let Some(key) = merged.get(at).map(undecorated) else { continue };
        let Some(&their_at) = in_theirs.get(&key) else { continue };
        let in_base = in_base.get(&key).map(|&at| behind(base, at));
        let (ours, theirs) = (behind(merged, at), behind(theirs, their_at));
        let taken = match of_three(&in_base.unwrap_or_default(), &ours, &theirs) {
            Some(taken) => taken.clone(),
            None if theirs.is_empty() => ours.clone(),
            None if ours.is_empty() => theirs,
            None => format!("{ours}; {}", theirs.trim_start().trim_start_matches('#').trim_start()),
        };
        let gap = gap(merged, at + 1);
        if let Some((_, rest)) = gap.split_once('\n').filter(|_| taken != ours) {
            set_gap(merged, at + 1, &format!("{taken}\n{rest}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(base: &str, ours: &str, theirs: &str) -> String {
        let value = |text: &str| text.parse::<Value>().unwrap();
        let merged = Value::Array(merge(Some(&value(base)), &value(ours), &value(theirs)));
        let text = merged.to_string();
        assert!(text.parse::<Value>().is_ok(), "{text}");
        text
    }

    #[test]
    fn comments_stay_with_their_members() {
        let base = "[\n  \"golf\", # on Sundays\n  \"wine\", # red\n]";
        let ours = "[\n  \"golf\", # on Sundays\n  \"wine\", # red\n  \"tea\", # green\n]";
        let theirs = "[\n  \"golf\", # on Sundays\n  \"wine\", # red\n  # since spring\n  \"chess\", # strong\n]";
        let expect = "[\n  \"golf\", # on Sundays\n  \"wine\", # red\n  \"tea\", # green\n  # since spring\n  \"chess\", # strong\n]";
        assert_eq!(merged(base, ours, theirs), expect);
    }

    #[test]
    fn a_list_without_a_last_comma_and_one_on_one_line_take_comments() {
        let theirs = "[\n  \"golf\",\n  \"tea\" # green\n]";
        assert_eq!(merged("[\"golf\"]", "[\"golf\", \"wine\"]", theirs), "[\"golf\", \"wine\",\n  \"tea\", # green\n]");
        let ours = "[\n  \"golf\", # weekly\n  \"wine\" # red\n]";
        let expect = "[\n  \"golf\", # weekly\n  \"wine\", # red\n  \"tea\", # green\n]";
        assert_eq!(merged("[\"golf\"]", ours, theirs), expect);
    }

    #[test]
    fn a_removed_member_takes_its_comments_with_it() {
        let base = "[\n  \"golf\", # weekly\n  # of any year\n  \"wine\", # red\n  \"tea\", # green\n]";
        let ours = "[\n  \"golf\", # weekly\n  # of any year\n  \"wine\", # red\n  \"tea\", # green\n  \"chess\",\n]";
        let theirs = "[\n  \"golf\", # weekly\n  \"tea\", # black\n]";
        let expect = "[\n  \"golf\", # weekly\n  \"tea\", # black\n  \"chess\",\n]";
        assert_eq!(merged(base, ours, theirs), expect);
    }
}
