//! TOML as a person wrote it: entries and tables with their comments, merged by key.

use std::ops::Range;

use toml::{Table, Value};

use super::keyed::{Keyed, find, order};
use super::{of_three, toml_value};
use crate::format::conflict::{self, Question};

/// The text is no TOML, or its questions do not stand around one entry each: it is merged by lines.
#[derive(Debug, PartialEq, Eq)]
pub struct NotToml;

/// `key = value  # comment`, and the lines above it that belong to it.
#[derive(Clone, Debug)]
struct Entry {
    key: String,
    lead: String,
    /// `key = value`.
    text: String,
    /// What stands behind the value on its line.
    comment: String,
    value: Value,
    /// More than one where the question which is true is open.
    versions: Vec<String>,
}

/// A table with its header; the first has none.
#[derive(Clone, Debug, Default)]
struct Section {
    key: String,
    lead: String,
    header: String,
    entries: Vec<Entry>,
}

struct Doc {
    sections: Vec<Section>,
    /// Comments and blank lines at the end.
    tail: String,
}

impl Keyed for Entry {
    fn key(&self) -> &str {
        &self.key
    }
}

impl Keyed for Section {
    fn key(&self) -> &str {
        &self.key
    }
}

impl Entry {
    fn line(&self) -> String {
        format!("{}{}\n", self.text, self.comment)
    }

    /// Equal in value, however it is written.
    fn says_as(&self, other: &Entry) -> bool {
        self.value == other.value && self.versions.len() == other.versions.len()
    }

    fn versions(&self) -> Vec<String> {
        if self.versions.is_empty() { vec![self.line()] } else { self.versions.clone() }
    }
}

impl Section {
    fn text(&self) -> String {
        let header = if self.header.is_empty() { String::new() } else { format!("{}\n", self.header) };
        header + &self.entries.iter().map(|entry| entry.lead.clone() + &whole(entry)).collect::<String>()
    }

    fn says_as(&self, other: &Section) -> bool {
        let has = |entry: &Entry| find(&other.entries, &entry.key).is_some_and(|other| entry.says_as(other));
        self.entries.len() == other.entries.len() && self.entries.iter().all(has)
    }
}

/// Merges three texts with `\n` line ends; without a base both sides added what they have.
pub fn merge(base: &str, ours: &str, theirs: &str) -> Result<String, NotToml> {
    let (base, ours, theirs) = (parse(base)?, parse(ours)?, parse(theirs)?);
    let mut out = String::new();
    for key in order(&ours.sections, &theirs.sections) {
        let of = |doc: &'_ Doc| find(&doc.sections, &key).cloned();
        out += &merge_section(of(&base), of(&ours), of(&theirs));
    }
    out += &merge_remarks(&base.tail, &ours.tail, &theirs.tail);
    Ok(out)
}

fn merge_section(base: Option<Section>, ours: Option<Section>, theirs: Option<Section>) -> String {
    match (base, ours, theirs) {
        (base, Some(ours), Some(theirs)) => {
            let base = base.unwrap_or_default();
            let head = Section { entries: Vec::new(), ..ours.clone() };
            merge_remarks(&base.lead, &ours.lead, &theirs.lead)
                + &head.text()
                + &merge_entries(&base.entries, &ours.entries, &theirs.entries)
        }
        (None, Some(only), None) | (None, None, Some(only)) => only.lead.clone() + &only.text(),
        (Some(base), Some(kept), None) if !kept.says_as(&base) => {
            kept.lead.clone() + &conflict::block(&[kept.text(), String::new()], "\n")
        }
        (Some(base), None, Some(kept)) if !kept.says_as(&base) => {
            kept.lead.clone() + &conflict::block(&[String::new(), kept.text()], "\n")
        }
        _ => String::new(),
    }
}

fn merge_entries(base: &[Entry], ours: &[Entry], theirs: &[Entry]) -> String {
    let mut out = String::new();
    for key in order(ours, theirs) {
        out += &merge_entry(find(base, &key), find(ours, &key), find(theirs, &key));
    }
    out
}

fn merge_entry(base: Option<&Entry>, ours: Option<&Entry>, theirs: Option<&Entry>) -> String {
    match (base, ours, theirs) {
        (_, Some(ours), Some(theirs)) => merge_both(base, ours, theirs),
        (None, Some(only), None) | (None, None, Some(only)) => only.lead.clone() + &whole(only),
        (Some(base), Some(kept), None) if !kept.says_as(base) => {
            kept.lead.clone() + &conflict::block(&with_nothing(kept, false), "\n")
        }
        (Some(base), None, Some(kept)) if !kept.says_as(base) => {
            kept.lead.clone() + &conflict::block(&with_nothing(kept, true), "\n")
        }
        _ => String::new(),
    }
}

/// The versions of an entry beside its absence.
fn with_nothing(kept: &Entry, first: bool) -> Vec<String> {
    let mut versions: Vec<String> = kept.versions().into_iter().filter(|version| !version.is_empty()).collect();
    versions.insert(if first { 0 } else { versions.len() }, String::new());
    versions
}

fn whole(entry: &Entry) -> String {
    if entry.versions.is_empty() { entry.line() } else { conflict::block(&entry.versions, "\n") }
}

fn merge_both(base: Option<&Entry>, ours: &Entry, theirs: &Entry) -> String {
    let empty = Entry {
        key: String::new(),
        lead: String::new(),
        text: String::new(),
        comment: String::new(),
        value: Value::Boolean(false),
        versions: Vec::new(),
    };
    let known = base.unwrap_or(&empty);
    let lead = merge_remarks(&known.lead, &ours.lead, &theirs.lead);
    let same = |a: &Entry, b: &Entry| a.says_as(b);
    let taken = if same(ours, theirs) {
        // Only how it is written may differ.
        Some(if ours.text == known.text { theirs } else { ours })
    } else if base.is_some_and(|base| same(theirs, base)) {
        Some(ours)
    } else if base.is_some_and(|base| same(ours, base)) {
        Some(theirs)
    } else {
        None
    };
    let comment = one_remark(&known.comment, &ours.comment, &theirs.comment);
    if let Some(taken) = taken {
        return lead + &if taken.versions.is_empty() { format!("{}{comment}\n", taken.text) } else { whole(taken) };
    }
    let is_open = !ours.versions.is_empty() || !theirs.versions.is_empty();
    if let Some(text) = (!is_open)
        .then(|| toml_value::merge(&ours.key, base.map(|base| &*base.text), &ours.text, &theirs.text))
        .flatten()
    {
        return format!("{lead}{text}{comment}\n");
    }
    let mut versions = ours.versions();
    for version in theirs.versions() {
        if !versions.contains(&version) {
            versions.push(version);
        }
    }
    lead + &conflict::block(&versions, "\n")
}

/// Remarks behind a value: of two new ones both stay.
fn one_remark(base: &str, ours: &str, theirs: &str) -> String {
    match of_three(base, ours, theirs) {
        Some(taken) => taken.to_owned(),
        None if theirs.trim().is_empty() => ours.to_owned(),
        None if ours.trim().is_empty() => theirs.to_owned(),
        None => format!("{ours}; {}", theirs.trim_start().trim_start_matches('#').trim_start()),
    }
}

/// Lines of comments: of two new texts all lines stay.
fn merge_remarks(base: &str, ours: &str, theirs: &str) -> String {
    if let Some(taken) = of_three(base, ours, theirs) {
        return taken.to_owned();
    }
    let known: Vec<&str> = ours.lines().chain(base.lines()).collect();
    let new = theirs.lines().filter(|line| !line.trim().is_empty() && !known.contains(line));
    ours.to_owned() + &new.map(|line| format!("{line}\n")).collect::<String>()
}

/// Splits a text into its tables and entries.
fn parse(text: &str) -> Result<Doc, NotToml> {
    let questions = conflict::find(text);
    let view = conflict::readable(text, &questions, true);
    view.parse::<Table>().map_err(|_| NotToml)?;
    let mut sections = vec![Section::default()];
    let mut lead_at = 0;
    let mut at = 0;
    while at < view.len() {
        let line_end = line_end(&view, at);
        let line = view[at..line_end].trim();
        if line.is_empty() || line.starts_with('#') {
            at = line_end;
            continue;
        }
        if line.starts_with('[') {
            if questions.iter().any(|question| question.span.contains(&at)) {
                return Err(NotToml);
            }
            let header = view[at..line_end].trim_end_matches('\n').to_owned();
            sections.push(Section { lead: view[lead_at..at].to_owned(), header, ..Section::default() });
            at = line_end;
        } else {
            let (entry, end) = read_entry(text, &view, lead_at, at, &questions)?;
            sections.last_mut().ok_or(NotToml)?.entries.push(entry);
            at = end;
        }
        lead_at = at;
    }
    name_sections(&mut sections)?;
    Ok(Doc { sections, tail: view[lead_at..].to_owned() })
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

/// The entry that begins at `at`, with the lines above it from `lead_at` on. Gives where the next
/// thing begins.
fn read_entry(
    text: &str,
    view: &str,
    lead_at: usize,
    at: usize,
    questions: &[Question],
) -> Result<(Entry, usize), NotToml> {
    let value_end = end_of_value(view, at).ok_or(NotToml)?;
    let line = view[at..value_end].trim_end();
    let end = line_end(view, at + line.len());
    let (key, value) = key_and_value(line)?;
    let comment = view[at + line.len()..end].trim_end_matches('\n').to_owned();
    let entry = |lead: Range<usize>, versions| Entry {
        key,
        lead: text[lead].to_owned(),
        text: line.to_owned(),
        comment,
        value,
        versions,
    };
    match questions.iter().find(|question| question.span.contains(&at)) {
        None => Ok((entry(lead_at..at, Vec::new()), end)),
        // A question is about one entry, which is all of its version.
        Some(question) if question.versions[question.counts()] == (at..end) && lead_at <= question.span.start => {
            let versions: Vec<String> =
                question.versions.iter().map(|version| text[version.clone()].to_owned()).collect();
            let open = entry(lead_at..question.span.start, versions);
            let value = Value::String(open.versions.concat());
            Ok((Entry { value, ..open }, question.span.end))
        }
        Some(_) => Err(NotToml),
    }
}

/// Where the value of the entry at `at` ends: the end of its line, or the `#` of a comment.
fn end_of_value(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut depth, mut i) = (0_usize, at);
    while i < bytes.len() {
        match bytes[i] {
            b'"' | b'\'' => i = end_of_string(text, i)?,
            b'[' | b'{' => (depth, i) = (depth + 1, i + 1),
            b']' | b'}' => (depth, i) = (depth.checked_sub(1)?, i + 1),
            b'#' if depth > 0 => i = line_end(text, i),
            b'#' | b'\n' if depth == 0 => return Some(i),
            _ => i += 1,
        }
    }
    Some(i)
}

/// The byte after the string that opens at `at`.
fn end_of_string(text: &str, at: usize) -> Option<usize> {
    let quote = &text[at..at + 1];
    let triple = quote.repeat(3);
    let close = if text[at..].starts_with(&triple) { triple.as_str() } else { quote };
    let mut i = at + close.len();
    loop {
        let rest = text.get(i..)?;
        if rest.starts_with(close) {
            // Up to two quotes more may end a long string.
            let extra = if close.len() == 3 {
                rest[3..].bytes().take(2).take_while(|b| [*b] == *quote.as_bytes()).count()
            } else {
                0
            };
            return Some(i + close.len() + extra);
        }
        let escaped = quote == "\"" && rest.starts_with('\\');
        i += rest.chars().take(if escaped { 2 } else { 1 }).map(char::len_utf8).sum::<usize>().max(1);
    }
}

/// The key's path, joined by dots, and the value.
fn key_and_value(line: &str) -> Result<(String, Value), NotToml> {
    let table: Table = line.parse().map_err(|_| NotToml)?;
    let dots = key_parts(line);
    let mut path = Vec::new();
    let mut value = Value::Table(table);
    for _ in 0..dots {
        let Value::Table(table) = value else { return Err(NotToml) };
        let (key, inner) = table.into_iter().next().ok_or(NotToml)?;
        path.push(key);
        value = inner;
    }
    Ok((path.join("."), value))
}

/// How many parts the dotted key before the `=` has.
fn key_parts(line: &str) -> usize {
    let mut quote = None;
    let mut parts = 1;
    for c in line.chars() {
        match (quote, c) {
            (None, '=') => break,
            (None, '.') => parts += 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    parts
}

/// Gives every table its key: its path, and for a member of a list what it is known by.
fn name_sections(sections: &mut [Section]) -> Result<(), NotToml> {
    let mut list: Option<(String, String)> = None;
    let mut taken = std::collections::HashSet::new();
    for section in sections.iter_mut().filter(|section| !section.header.is_empty()) {
        let header = section.header.trim();
        let end = header.rfind(']').ok_or(NotToml)?;
        let is_list = header.starts_with("[[");
        let inner = header[..end].trim_start_matches('[').trim_end_matches(']').trim();
        let (path, _) = key_and_value(&format!("{inner} = 0"))?;
        let within = list.as_ref().and_then(|(of, key)| {
            Some(format!("{key}{}", path.strip_prefix(of).filter(|rest| rest.starts_with('.'))?))
        });
        let is_within = within.is_some();
        let mut key = within.unwrap_or_else(|| path.clone());
        if is_list {
            key = format!("{key}#{}", identity(&section.entries));
        }
        while !taken.insert(key.clone()) {
            key.push('~');
        }
        if is_list && !is_within {
            list = Some((path, key.clone()));
        } else if !is_within {
            list = None;
        }
        section.key = key;
    }
    Ok(())
}

/// What a member of a list is known by: its `no`, `id` or `name` (with its `date`, as figures recur),
/// else all that it says.
fn identity(entries: &[Entry]) -> String {
    let of = |key: &str| find(entries, key).filter(|entry| entry.versions.is_empty()).map(|entry| said(&entry.value));
    if let Some(known) = of("no").or_else(|| of("id")) {
        return known;
    }
    match (of("name"), of("date")) {
        (Some(name), date) => name + &date.unwrap_or_default(),
        (None, _) => {
            let mut all: Vec<String> =
                entries.iter().map(|entry| format!("{}={}", entry.key, said(&entry.value))).collect();
            all.sort();
            all.join(",")
        }
    }
}

/// A value as a part of a key.
fn said(value: &Value) -> String {
    value.as_str().map_or_else(|| format!("{value:?}"), str::to_owned)
}
