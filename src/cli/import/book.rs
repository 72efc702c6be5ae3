//! A whole book as `export json` gave it out: customers who are not here yet, and the settings of an empty book.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use super::args::ImportArgs;
use crate::book::layout::SETTINGS;
use crate::book::record::Record;
use crate::cli::json::text;
use crate::cli::{ChangeSession, Failure};
use crate::disk::Folder;
use crate::exchange::json_book::{self, NoBook};
use crate::say;
use crate::wording::failure::Explain;
use crate::write::Change;

/// Shows who would come, and takes them over if asked to: one commit.
pub(super) fn run(args: &ImportArgs, session: &ChangeSession, path: &Path, bytes: &[u8]) -> Result<ExitCode, Failure> {
    let (words, terminal) = (session.words, session.terminal);
    let is_told = !args.who.is_empty() || !args.map.is_empty() || !args.accept.is_empty() || args.take_file;
    if is_told || args.out.is_some() || args.rejects.is_some() || args.sheet.is_some() {
        return Err(Failure::usage(words, "err-import-book-option", &[]));
    }
    let files = json_book::files(&String::from_utf8_lossy(bytes)).map_err(|error| (path, error).explain(words))?;
    let found = Found::of(session, files)?;
    if args.json {
        let value = json!({ "new": found.new, "known": found.known, "kept": found.kept });
        terminal.out(&text(&value));
        return Ok(ExitCode::SUCCESS);
    }
    terminal.out(&say!(words, "import-book", new = found.new.len(), records = found.changes.len()));
    if !found.known.is_empty() {
        terminal.out(&say!(
            words,
            "import-book-known",
            n = found.known.len(),
            ids = words.list(found.known.iter().take(MOST_NAMED))
        ));
    }
    if !found.kept.is_empty() {
        terminal.out(&say!(words, "import-book-kept", files = words.list(&found.kept)));
    }
    if found.changes.is_empty() {
        terminal.say(&words.get("import-nothing"));
    } else if !args.apply {
        terminal.say(&say!(words, "import-apply", file = path.display().to_string()));
    } else {
        let message = say!(words, "commit-import", new = found.new.len(), changed = 0);
        let saved = session.writer().save_checked(&[], found.changes, Vec::new(), "import", &message)?;
        session.tell_saved(saved)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The most ids that are named.
const MOST_NAMED: usize = 20;

/// What of the other book would come.
struct Found {
    /// The ids of the customers who come.
    new: Vec<String>,
    /// The ids of those who are in the book already: nothing of theirs is taken.
    known: Vec<String>,
    /// Other files that are here already, with other content.
    kept: Vec<String>,
    changes: Vec<Change>,
}

impl Found {
    /// The settings are taken where nobody is in the book yet.
    fn of(session: &ChangeSession, files: Vec<(String, Vec<u8>)>) -> Result<Found, Failure> {
        let book = session.book();
        let folder = Folder::open(&session.root).map_err(|error| Failure::io(session.words, &session.root, &error))?;
        let (mut new, mut known) = (BTreeSet::new(), BTreeSet::new());
        let (mut kept, mut changes) = (Vec::new(), Vec::new());
        for (path, after) in files {
            let mut before = None;
            match Record::of_path(&path) {
                Some((id, _)) if book.find(id).is_some() => {
                    known.insert(id.to_owned());
                    continue;
                }
                Some((id, _)) => {
                    new.insert(id.to_owned());
                }
                None => {
                    before = folder.read(&path).ok();
                    let is_taken = before.is_none() || path == SETTINGS && book.customers.is_empty();
                    if before.as_ref() == Some(&after) {
                        continue;
                    }
                    if !is_taken {
                        kept.push(path);
                        continue;
                    }
                }
            }
            changes.push(Change { path, before, after: Some(after), executable: false });
        }
        Ok(Found { new: new.into_iter().collect(), known: known.into_iter().collect(), kept, changes })
    }
}

impl Explain for (&Path, NoBook) {
    fn explain(self, words: &crate::i18n::Words) -> Failure {
        let (path, error) = self;
        let shown = ("path", path.display().to_string().into());
        match error {
            NoBook::Json(line, reason) => {
                Failure::usage(words, "err-import-json", &[shown, ("line", line.into()), ("reason", reason.into())])
            }
            NoBook::Version => Failure::usage(words, "err-import-unknown", &[shown]),
            NoBook::Value(place) => Failure::usage(words, "err-import-json-value", &[shown, ("place", place.into())]),
        }
    }
}
