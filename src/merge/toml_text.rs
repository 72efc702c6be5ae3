//! Three TOML texts merged table by table and key by key, with their comments.

use std::collections::{HashMap, HashSet};

use super::keyed::{by_key, find, order};
use super::toml_parts::{Entry, NotToml, Parts, Section, split};
use super::{of_three, toml_value};
use crate::book::stem;
use crate::format::conflict;

/// Merges three texts with `\n` line ends. Without a common ancestor `base` is empty.
pub fn merge(base: &str, ours: &str, theirs: &str) -> Result<String, NotToml> {
    let (base, ours, mut theirs) = (split(base)?, split(ours)?, split(theirs)?);
    separate_new_payments(&base, &ours, &mut theirs);
    let mut out = String::new();
    let [of_base, of_ours, of_theirs] = [&base, &ours, &theirs].map(|parts| by_key(&parts.sections));
    for key in order(&ours.sections, &theirs.sections) {
        let of = |sections: &HashMap<&str, &Section>| sections.get(key.as_str()).map(|&section| section.clone());
        out += &merge_section(of(&of_base), of(&of_ours), of(&of_theirs));
    }
    out += &merge_comment_lines(&base.tail, &ours.tail, &theirs.tail);
    Ok(out)
}

/// Payments that both sides added under one number, with another day or amount: two devices noted money at the same
/// moment. Theirs gets another number, since one of them would be lost by any answer to a question.
fn separate_new_payments(base: &Parts, ours: &Parts, theirs: &mut Parts) {
    let (in_base, in_ours) = (by_key(&base.sections), by_key(&ours.sections));
    let mut taken: HashSet<String> = ours.sections.iter().chain(&theirs.sections).map(|one| one.key.clone()).collect();
    let of = |section: &Section, key: &str| find(&section.entries, key).map(|entry| entry.value.clone());
    let is_other = |section: &Section| {
        let ours = in_ours.get(section.key.as_str());
        let differs = |key: &&str| ours.is_some_and(|ours| of(ours, key) != of(section, key));
        !in_base.contains_key(section.key.as_str()) && ["date", "amount"].iter().any(differs)
    };
    for at in 0..theirs.sections.len() {
        let Some(no) = theirs.sections[at].key.strip_prefix(PAYMENT).map(str::to_owned) else { continue };
        let Some(entry_at) = theirs.sections[at].entries.iter().position(|entry| entry.key == "no") else { continue };
        if !is_other(&theirs.sections[at]) {
            continue;
        }
        let free = stem::free(&no, |no| taken.contains(&format!("{PAYMENT}{no}")));
        let section = &mut theirs.sections[at];
        section.key = format!("{PAYMENT}{free}");
        taken.insert(section.key.clone());
        let entry = &mut section.entries[entry_at];
        entry.text = format!("no = {}", toml_edit::Value::from(free.as_str()));
        entry.value = toml::Value::String(free);
    }
}

/// How the keys of payments begin.
const PAYMENT: &str = "payment#";

fn merge_section(base: Option<Section>, ours: Option<Section>, theirs: Option<Section>) -> String {
    match (base, ours, theirs) {
        (base, Some(ours), Some(theirs)) => {
            let base = base.unwrap_or_default();
            merge_comment_lines(&base.above, &ours.above, &theirs.above)
                + &ours.header_line()
                + &merge_entries(&base.entries, &ours.entries, &theirs.entries)
        }
        (None, Some(only), None) | (None, None, Some(only)) => only.above.clone() + &only.lines(),
        (Some(base), Some(kept), None) if !kept.has_same_values(&base) => {
            kept.above.clone() + &conflict::block(&[kept.lines(), String::new()], "\n")
        }
        (Some(base), None, Some(kept)) if !kept.has_same_values(&base) => {
            kept.above.clone() + &conflict::block(&[String::new(), kept.lines()], "\n")
        }
        _ => String::new(),
    }
}

fn merge_entries(base: &[Entry], ours: &[Entry], theirs: &[Entry]) -> String {
    let mut out = String::new();
    let [of_base, of_ours, of_theirs] = [base, ours, theirs].map(by_key);
    for key in order(ours, theirs) {
        let key = key.as_str();
        let [base, ours, theirs] = [&of_base, &of_ours, &of_theirs].map(|entries| entries.get(key).copied());
        out += &merge_entry(base, ours, theirs);
    }
    out
}

fn merge_entry(base: Option<&Entry>, ours: Option<&Entry>, theirs: Option<&Entry>) -> String {
    match (base, ours, theirs) {
        (_, Some(ours), Some(theirs)) => merge_both(base, ours, theirs),
        (None, Some(only), None) | (None, None, Some(only)) => only.above.clone() + &only.lines(),
        (Some(base), Some(kept), None) if !kept.has_same_value(base) => {
            kept.above.clone() + &conflict::block(&versions_and_removal(kept, false), "\n")
        }
        (Some(base), None, Some(kept)) if !kept.has_same_value(base) => {
            kept.above.clone() + &conflict::block(&versions_and_removal(kept, true), "\n")
        }
        _ => String::new(),
    }
}

/// The versions of an entry that one side removed and the other changed. The removal is an empty version;
/// it stands first where our side removed the entry.
fn versions_and_removal(kept: &Entry, removed_by_us: bool) -> Vec<String> {
    let mut versions: Vec<String> = kept.all_versions().into_iter().filter(|version| !version.is_empty()).collect();
    versions.insert(if removed_by_us { 0 } else { versions.len() }, String::new());
    versions
}

fn merge_both(base: Option<&Entry>, ours: &Entry, theirs: &Entry) -> String {
    let base_text = |part: fn(&Entry) -> &String| base.map_or("", |base| part(base).as_str());
    let above = merge_comment_lines(base_text(|entry| &entry.above), &ours.above, &theirs.above);
    let comment = merge_line_comments(base_text(|entry| &entry.comment), &ours.comment, &theirs.comment);
    let is_unchanged = |side: &Entry| base.is_some_and(|base| side.has_same_value(base));
    let taken = if ours.has_same_value(theirs) {
        // At most the spelling of the value differs: that of the side that changed it is taken.
        Some(if ours.text == base_text(|entry| &entry.text) { theirs } else { ours })
    } else if is_unchanged(theirs) {
        Some(ours)
    } else if is_unchanged(ours) {
        Some(theirs)
    } else {
        None
    };
    if let Some(taken) = taken {
        let is_open = !taken.versions.is_empty();
        return above + &if is_open { taken.lines() } else { format!("{}{comment}\n", taken.text) };
    }
    let is_open = !ours.versions.is_empty() || !theirs.versions.is_empty();
    let value = || toml_value::merge(&ours.key, base.map(|base| &*base.text), &ours.text, &theirs.text);
    if let Some(text) = (!is_open).then(value).flatten() {
        return format!("{above}{text}{comment}\n");
    }
    let mut versions = ours.all_versions();
    for version in theirs.all_versions() {
        if !versions.contains(&version) {
            versions.push(version);
        }
    }
    above + &conflict::block(&versions, "\n")
}

/// Merges the comments that follow a value on its line: of two new ones both stay.
fn merge_line_comments(base: &str, ours: &str, theirs: &str) -> String {
    match of_three(base, ours, theirs) {
        Some(taken) => taken.to_owned(),
        None if theirs.trim().is_empty() => ours.to_owned(),
        None if ours.trim().is_empty() => theirs.to_owned(),
        None => format!("{ours}; {}", theirs.trim_start().trim_start_matches('#').trim_start()),
    }
}

/// Merges the comments and blank lines above a key or a table: of two new texts all lines stay.
fn merge_comment_lines(base: &str, ours: &str, theirs: &str) -> String {
    if let Some(taken) = of_three(base, ours, theirs) {
        return taken.to_owned();
    }
    let known: Vec<&str> = ours.lines().chain(base.lines()).collect();
    let new = theirs.lines().filter(|line| !line.trim().is_empty() && !known.contains(line));
    ours.to_owned() + &new.map(|line| format!("{line}\n")).collect::<String>()
}
