//! A fault in words: where, what is wrong, and what to do about it.

use super::toml_reason::toml_reason;
use crate::diagnostic::{Diagnostic, Fault, Severity};
use crate::i18n::{Arg, Words};

/// `path:line:column`, as far as known.
pub fn at(fault: &Diagnostic) -> String {
    let place = &fault.place;
    if place.line == 0 { place.path.to_string() } else { format!("{}:{}:{}", place.path, place.line, place.column) }
}

/// The word for a fault's severity.
pub fn severity(words: &Words, fault: &Diagnostic) -> String {
    words.get(match fault.severity() {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
    })
}

/// What is wrong, in a sentence.
pub fn message(words: &Words, fault: &Diagnostic) -> String {
    words.say(fault.fault.key(), &args(words, fault))
}

/// What to do about it.
pub fn hint(words: &Words, fault: &Diagnostic) -> String {
    match &fault.hint {
        Some(id) => words.say(id, &args(words, fault)),
        None => words.hint(fault.fault.key(), &args(words, fault)),
    }
}

/// The values that are lists, written by the readers with a comma and a space between the items.
const LISTS: [&str; 6] = ["words", "keys", "known", "tiers", "names", "themes"];

/// Such a list as people read it. The words of a choice are those that show it; all of them can be written.
fn list(words: &Words, fault: &Diagnostic, value: &str) -> String {
    let group = fault.args.iter().find(|(name, _)| *name == "group").map(|(_, group)| group.as_str());
    words.list(value.split(", ").map(|word| match group {
        Some(group) if words.is_chinese() => words.known_or(group, word),
        _ => word.to_owned(),
    }))
}

fn args<'d>(words: &Words, fault: &'d Diagnostic) -> Vec<(&'d str, Arg<'d>)> {
    let mut args: Vec<(&str, Arg)> = Vec::new();
    for (name, value) in &fault.args {
        // The expected value is a message of its own.
        if *name == "expected" {
            args.push((name, Arg::from(words.get(value))));
            let key =
                fault.args.iter().find(|(name, _)| *name == "key").map(|(_, key)| key.as_str()).unwrap_or_default();
            args.push(("example", Arg::from(words.part(value, "example", &[("key", key.into())]))));
        } else if *name == "found" {
            args.push((name, Arg::from(words.get(value))));
        } else if fault.fault == Fault::Toml && *name == "reason" {
            args.push((name, Arg::from(toml_reason(words, value))));
        } else if *name == "refused" {
            // The kind of the system's error, in words that the reason itself has in the system's language.
            args.push(("reason", Arg::from(words.get(value))));
        } else if LISTS.contains(&name.as_ref()) {
            args.push((name, Arg::from(list(words, fault, value))));
        } else {
            args.push((name, Arg::from(value.as_str())));
        }
    }
    args
}
