//! Files of which a fault hides how secret they are.

use std::collections::HashSet;

use crate::book::letters;
use crate::diagnostic::{Diagnostic, Fault};

/// The keys that say how secret a record is.
const KEYS: [&str; 2] = ["secrecy", "private"];

/// The files, by their paths.
pub(super) struct Doubts(HashSet<String>);

impl Doubts {
    pub(super) fn new(faults: &[Diagnostic]) -> Doubts {
        let hiding = faults.iter().filter(|fault| hides(fault));
        Doubts(hiding.map(path).collect())
    }

    /// Whether it is not known how secret the record in this file is. The path is made only where there are doubts.
    pub(super) fn hide(&self, path: impl FnOnce() -> String) -> bool {
        !self.0.is_empty() && self.0.contains(&path())
    }
}

/// A fault of the folder names the card that it lacks.
fn path(fault: &Diagnostic) -> String {
    let file = fault.args.iter().find(|(name, _)| name == "file" && fault.fault == Fault::NoCard);
    let path = file.map_or(&*fault.place.path, |(_, file)| file);
    letters::composed(path).into_owned()
}

fn hides(fault: &Diagnostic) -> bool {
    let names_a_key = |(_, value): &(_, String)| KEYS.contains(&value.trim().to_ascii_lowercase().as_str());
    (fault.fault == Fault::Question || fault.fault.leaves_lines_unread()) || fault.args.iter().any(names_a_key)
}
