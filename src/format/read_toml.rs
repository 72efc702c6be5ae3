//! Reads the TOML of a file, or its front matter. Lines that are not TOML are reported, and the rest is used.

use std::collections::HashSet;
use std::ops::Range;

use toml::de::DeTable;

use super::fields::Fields;
use super::source::Source;
use super::{front_matter, full_width, plain_toml};
use crate::diagnostic::{Diagnostic, Fault, floor_char};

/// Parses `text[range]` as TOML and passes its table to `read`. Positions are those in the whole file. Lines that are
/// not TOML are reported, and the rest is used; full-width characters are read as what they stand for.
pub fn read_toml<T>(source: &mut Source, range: Range<usize>, read: impl FnOnce(&mut Fields, &mut Source) -> T) -> T {
    if let Some(table) = plain_toml::parse(&source.text[range.clone()]) {
        let mut fields = Fields::new(&table, range.start, opening(source.text, range.start));
        fields.is_recording = source.is_recording();
        return read_all(&mut fields, source, read);
    }
    let (table, errors) = DeTable::parse_recoverable(&source.text[range.clone()]);
    if !errors.is_empty() {
        return read_repaired(source, range, read);
    }
    let mut fields = Fields::new(table.get_ref(), range.start, opening(source.text, range.start));
    read_all(&mut fields, source, read)
}

/// Reads a text that has faults.
fn read_repaired<T>(source: &mut Source, range: Range<usize>, read: impl FnOnce(&mut Fields, &mut Source) -> T) -> T {
    let (text, full_width) = full_width::repaired(&source.text[range.clone()]);
    let (table, errors) = DeTable::parse_recoverable(&text);
    let first = source.faults.len();
    for found in full_width {
        let span = found.span.start + range.start..found.span.end + range.start;
        let typed = source.text[span.clone()].to_owned();
        source.report(
            source.fault(Fault::FullWidth, span).with("typed", typed).with("instead", found.instead.to_string()),
        );
    }
    for error in errors {
        // The parser counts bytes: what ends in the middle of a text may end in the middle of a character.
        let place = |at: usize| floor_char(source.text, at + range.start);
        let span = error.span().map_or(range.clone(), |span| place(span.start)..place(span.end));
        let reason = error.message().trim().replace('\n', "; ");
        let fault = source.fault(Fault::Toml, span.clone());
        source.report(if is_phone_without_quotes(source.text, span.start, &reason) {
            fault.with("reason", UNQUOTED).hint("hint-phone-quotes")
        } else {
            fault.with("reason", reason)
        });
    }
    let mut fields = Fields::new(table.get_ref(), range.start, opening(source.text, range.start));
    let result = read_all(&mut fields, source, read);
    one_fault_a_slip(&mut source.faults, first);
    result
}

/// What the parser says of a text without quotes.
const UNQUOTED: &str = "string values must be quoted";

/// Whether the fault at a byte is a phone number without quotes, of which the parser tells what a day or a number lacks.
fn is_phone_without_quotes(text: &str, at: usize, reason: &str) -> bool {
    let is_bare = reason.starts_with(UNQUOTED)
        || reason.starts_with("unexpected leading zero")
        || reason.starts_with("invalid ") && !reason.contains("string");
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let (key, before) = text[line..at].split_once('=').unwrap_or_default();
    if key.trim() == "phone" {
        return is_bare && text[at..].starts_with(|c: char| c.is_ascii_digit() || "+-.()".contains(c));
    }
    let value = before.trim_start_matches([' ', '\t', '[', '{']).len();
    let value = text[at - value..].split(['\n', '\r', ',', ']', '}', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = value.trim().split('-').collect();
    // `2026-13-45` is a day that does not exist.
    let is_day = parts.len() == 3 && parts[0].len() == 4 && parts[1].len() <= 2 && parts[2].len() <= 2;
    let is_number = parts.len() > 1
        && value.chars().filter(char::is_ascii_digit).count() >= 7
        && value.starts_with(|c: char| c.is_ascii_digit() || c == '(')
        && value.chars().all(|c| c.is_ascii_digit() || " -().".contains(c));
    is_bare && is_number && !is_day
}

/// Reads the table of a file and reports the keys that `read` did not ask for.
fn read_all<T>(fields: &mut Fields, source: &mut Source, read: impl FnOnce(&mut Fields, &mut Source) -> T) -> T {
    let result = read(fields, source);
    fields.report_unknown(None, source);
    result
}

/// The bytes to mark for a fault about the whole table: the `+++` above it, or else the start.
fn opening(text: &str, start: usize) -> Range<usize> {
    text[..start].rfind("+++").map_or(start..start, |fence| fence..fence + 3)
}

/// Keeps one fault for each line that is not TOML. The value in such a line is often reported too. For days that fault
/// is the clearer one and stays; otherwise that of the parser stays. Only the faults from `first` on are changed.
fn one_fault_a_slip(faults: &mut Vec<Diagnostic>, first: usize) {
    let found = faults.split_off(first);
    let lines_with = |wanted: Fault| -> HashSet<u32> {
        found.iter().filter(|fault| fault.fault == wanted).map(|fault| fault.place.line).collect()
    };
    let (days, slips, wide) = (lines_with(Fault::BadDay), lines_with(Fault::Toml), lines_with(Fault::FullWidth));
    let mut told = HashSet::new();
    let kept = found.into_iter().filter(|fault| match fault.fault {
        Fault::FullWidth => told.insert(fault.place.line),
        Fault::Toml => {
            !days.contains(&fault.place.line) && !wide.contains(&fault.place.line) && told.insert(fault.place.line)
        }
        Fault::BadDay => true,
        _ => !slips.contains(&fault.place.line),
    });
    faults.extend(kept);
}

/// Whether a line with this fault is not TOML.
fn is_slip(fault: Fault) -> bool {
    matches!(fault, Fault::Toml | Fault::FullWidth)
}

/// Reads a file with front matter: passes its table and the range of the body to `read`. Front matter without an end is
/// reported, and the whole file then counts as front matter.
pub fn read_front_matter<T>(source: &mut Source, read: impl FnOnce(&mut Fields, &mut Source, Range<usize>) -> T) -> T {
    let parts = match front_matter::split(source.text) {
        Ok(parts) => parts,
        Err(unclosed) => return read_unclosed(source, unclosed.0, read),
    };
    match parts.toml {
        Some(toml) => read_toml(source, toml, |fields, source| read(fields, source, parts.body)),
        None => {
            let first = source.faults.len();
            let result = read(&mut Fields::new(&DeTable::new(), 0, 0..0), source, parts.body);
            if let Some(fence) = front_matter::yaml(source.text) {
                // Missing keys are not reported: they are all missing because the front matter is YAML.
                let mut at = 0;
                source.faults.retain(|fault| {
                    at += 1;
                    at <= first || fault.fault != Fault::MissingKey
                });
                source.report(source.fault(Fault::YamlFrontMatter, fence));
            }
            result
        }
    }
}

/// Reads front matter without an end. Its keys are used. The missing end is reported, but not the lines after the first
/// one that is not TOML.
fn read_unclosed<T>(
    source: &mut Source,
    fence: Range<usize>,
    read: impl FnOnce(&mut Fields, &mut Source, Range<usize>) -> T,
) -> T {
    let end = source.text.len();
    let first = source.faults.len();
    let result = read_toml(source, fence.end..end, |fields, source| read(fields, source, end..end));
    let lines: Vec<u32> =
        source.faults[first..].iter().filter(|one| is_slip(one.fault)).map(|one| one.place.line).collect();
    let from = lines.iter().min().copied().unwrap_or(u32::MAX);
    let mut at = 0;
    // The first line that is not TOML is taken for the beginning of the body.
    source.faults.retain(|fault| {
        at += 1;
        at <= first || fault.place.line < from
    });
    source.report(source.fault(Fault::FrontMatterOpen, fence));
    result
}
