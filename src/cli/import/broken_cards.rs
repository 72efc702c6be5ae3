//! Cards of the book that cannot be read: nobody knows whom they are about, so that these would come a second time.

use std::collections::BTreeSet;

use crate::book::record::{self, Record};
use crate::cli::{ChangeSession, Failure};
use crate::say;

/// Tells which cards cannot be read; with them nothing is taken over.
pub(super) fn check(session: &ChangeSession, applies: bool) -> Result<(), Failure> {
    let broken = broken_cards(session);
    if broken.is_empty() {
        return Ok(());
    }
    let files = session.words.list(broken);
    if applies {
        return Err(Failure::usage(session.words, "err-import-broken-cards", &[("files", files.into())]));
    }
    session.terminal.warn(&say!(session.words, "import-broken-cards", files = files));
    Ok(())
}

/// The paths of the cards.
fn broken_cards(session: &ChangeSession) -> Vec<String> {
    let faults = session.read.faults.iter().filter(|fault| fault.fault.leaves_lines_unread());
    let paths = faults.map(|fault| fault.place.path.to_string());
    let is_of_card = |path: &String| {
        matches!(Record::of_path(path), Some((_, Record::Card)))
            || record::customer_of(path).is_some_and(|id| *path == record::folder(id))
    };
    paths.filter(is_of_card).collect::<BTreeSet<_>>().into_iter().collect()
}
