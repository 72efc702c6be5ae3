//! What could not be read: where, what, why, and what to do.

use serde::Serialize;

use super::super::Site;
use crate::diagnostic::Diagnostic;
use crate::i18n::{Arg, Words};
use crate::say;

/// The page `faults.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FaultsView {
    pub title: String,
    pub lead: String,
    pub faults: Vec<FaultView>,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct FaultView {
    /// `path:line:column`.
    pub place: String,
    pub severity: String,
    /// Errors, not warnings.
    pub error: bool,
    pub code: &'static str,
    pub message: String,
    pub hint: String,
    /// The line before, inside and after the mark.
    pub excerpt: Option<[String; 3]>,
}

/// The view of the faults.
pub fn view(site: &Site) -> FaultsView {
    let words = site.words();
    let lead = match site.faults.len() {
        0 => words.get("faults-none"),
        n => say!(words, "faults-lead", n = n),
    };
    FaultsView {
        title: words.get("faults-title"),
        lead,
        faults: site.faults.iter().map(|fault| fault_view(words, fault)).collect(),
    }
}

fn fault_view(words: &Words, fault: &Diagnostic) -> FaultView {
    let place = &fault.place;
    let (from, to) = place.mark;
    FaultView {
        place: at(fault),
        severity: words.get(severity_id(fault)),
        error: fault.severity() == crate::diagnostic::Severity::Error,
        code: fault.fault.code(),
        message: message(words, fault),
        hint: hint(words, fault),
        excerpt: (place.line > 0)
            .then(|| [&place.excerpt[..from], &place.excerpt[from..to], &place.excerpt[to..]].map(str::to_owned)),
    }
}

/// `path:line:column`, as far as known.
pub fn at(fault: &Diagnostic) -> String {
    let place = &fault.place;
    if place.line == 0 { place.path.to_string() } else { format!("{}:{}:{}", place.path, place.line, place.column) }
}

/// The message with the word for a fault's severity.
pub fn severity_id(fault: &Diagnostic) -> &'static str {
    match fault.severity() {
        crate::diagnostic::Severity::Error => "severity-error",
        crate::diagnostic::Severity::Warning => "severity-warning",
    }
}

/// What is wrong, in a sentence.
pub fn message(words: &Words, fault: &Diagnostic) -> String {
    words.say(fault.fault.key(), &args(words, fault))
}

/// What to do about it.
pub fn hint(words: &Words, fault: &Diagnostic) -> String {
    let id = fault.hint.map_or_else(|| format!("{}.hint", fault.fault.key()), str::to_owned);
    words.say(&id, &args(words, fault))
}

fn args<'d>(words: &Words, fault: &'d Diagnostic) -> Vec<(&'d str, Arg<'d>)> {
    let mut args: Vec<(&str, Arg)> = Vec::new();
    for (name, value) in &fault.args {
        // What should have stood there is a message of its own.
        if *name == "expected" {
            args.push((name, Arg::from(words.get(value))));
            let key =
                fault.args.iter().find(|(name, _)| *name == "key").map(|(_, key)| key.as_str()).unwrap_or_default();
            args.push(("example", Arg::from(words.say(&format!("example-{value}"), &[("key", key.into())]))));
        } else if *name == "found" {
            args.push((name, Arg::from(words.get(value))));
        } else {
            args.push((name, Arg::from(value.as_str())));
        }
    }
    args
}
