//! A fault in words: where, what is wrong, and what to do about it.

use crate::diagnostic::{Diagnostic, Severity};
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
        } else {
            args.push((name, Arg::from(value.as_str())));
        }
    }
    args
}
