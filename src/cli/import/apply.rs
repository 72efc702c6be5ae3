//! Takes over what is accepted: one commit, which `undo` takes back.

use std::collections::{BTreeSet, HashMap};
use std::process::ExitCode;
use std::sync::Arc;

use super::args::ImportArgs;
use super::{memory, told};
use crate::book::layout::SETTINGS;
use crate::book::record::Record;
use crate::book::{Book, Card, Customer, CustomerFolder, CustomerIndex, Links};
use crate::cli::{ChangeSession, Failure};
use crate::disk::Folder;
use crate::edit::FileEdit;
use crate::edit::imports::{CustomerEdits, ImportContext, ImportEdits};
use crate::edit::settings::with_columns;
use crate::exchange::import::exported::VCARD;
use crate::exchange::import::{ChangeKind, FieldChange, ImportProposal, Imported, Verdict};
use crate::say;
use crate::wording::failure::Explain;
use crate::write::Change;

/// Writes the accepted proposals, and tells what was not taken over.
pub(super) fn apply(
    args: &ImportArgs,
    session: &ChangeSession,
    program: &str,
    imported: &HashMap<CustomerIndex, Imported>,
    proposals: &[ImportProposal],
) -> Result<ExitCode, Failure> {
    let (words, terminal) = (session.words, session.terminal);
    let accepted: Vec<&ImportProposal> = proposals.iter().filter(|one| args.accepts(one)).collect();
    let agreed = if args.take_file { BTreeSet::new() } else { ask(session, &accepted) };
    // What the file does not have any more is taken away only by somebody who was asked.
    let is_gone = |change: &FieldChange| change.kind == ChangeKind::Removed && change.file.is_empty();
    let takes_all = |change: &FieldChange| args.take_file && !is_gone(change);
    let takes_file =
        |number: usize, change: &FieldChange| takes_all(change) || agreed.contains(&(number, change.key.clone()));
    // On a terminal each was asked. Elsewhere what the book has otherwise stays open; what the file has no more stays in
    // the book.
    let is_decided =
        |_: usize, change: &FieldChange| takes_all(change) || terminal.can_ask() || change.kind == ChangeKind::Removed;
    let about = words.get("import-file-about");
    let plan = words.get("import-plan");
    let context = ImportContext {
        book: session.book(),
        imported,
        program,
        today: session.today,
        about: &about,
        plan: &plan,
        is_decided: &is_decided,
        takes_file: &takes_file,
    };
    let made = context.edits(&accepted, |path| text_of(session, path))?;
    let with_new = with_new(session.book(), &made);
    let (mut edits, mut papers, mut counts, mut refused) = (Vec::new(), Vec::new(), [0, 0], Vec::new());
    for one in made.customers {
        let name = proposals[one.number - 1].incoming.name.clone();
        if let Err(failure) = session.writer().check_in(&with_new, &one.edits) {
            refused.push(say!(words, "import-not-taken", name = name, reason = failure.message));
            continue;
        }
        // Where nobody has agreed to anything, nothing is changed.
        let is_changed = matches!(proposals[one.number - 1].verdict, Verdict::Changed(..));
        counts[usize::from(is_changed)] += usize::from(!is_changed || one.edits.iter().any(changes_the_customer));
        let CustomerEdits { id, edits: own, papers: own_papers, refused: values, .. } = one;
        for (key, value, error) in values {
            let reason = (id.as_str(), error).explain(words).message;
            let key = told::label(session, &key);
            refused.push(say!(
                words,
                "import-value-not-taken",
                name = name.as_str(),
                key = key,
                value = value,
                reason = reason
            ));
        }
        edits.extend(own);
        papers.extend(own_papers.into_iter().map(|(path, bytes)| Change {
            path,
            before: None,
            after: Some(bytes),
            executable: false,
        }));
    }
    edits.extend(args.save_map.then(|| kept_columns(args, session)).transpose()?);
    let [new, changed] = counts;
    let message = say!(words, "commit-import", new = new, changed = changed);
    let saved = session.writer().save_checked(&edits, papers, Vec::new(), "import", &message)?;
    if program == VCARD {
        memory::came_back(session, &accepted);
    }
    terminal.out(&say!(words, "import-done", new = new, changed = changed));
    refused.iter().for_each(|line| terminal.warn(line));
    terminal.changed(&saved.paths);
    session.tell_saved(crate::store::Saved { paths: Vec::new(), ..saved })?;
    let has_tier = |proposal: &ImportProposal| proposal.flat.iter().any(|(key, _)| key == "tier");
    if new > 0 && accepted.iter().any(|proposal| proposal.verdict == Verdict::New && !has_tier(proposal)) {
        terminal.say(&words.get("import-triage"));
    }
    Ok(ExitCode::SUCCESS)
}

/// The settings with what the columns hold, for the next file.
fn kept_columns(args: &ImportArgs, session: &ChangeSession) -> Result<FileEdit, Failure> {
    let before = session.text(SETTINGS)?;
    let after = with_columns(&before, &args.columns(session.words)?);
    let after = after.map_err(|error| (SETTINGS, error).explain(session.words))?;
    Ok(FileEdit { path: SETTINGS.to_owned(), before: Some(before), after })
}

/// The book with the customers and papers that come: what is said of them leads to them.
fn with_new(book: &Book, made: &ImportEdits) -> Book {
    let (mut book, mut new) = (book.clone(), Vec::new());
    for one in &made.customers {
        let papers = one.papers.iter().filter_map(|(path, _)| match Record::of_path(path) {
            Some((_, Record::Paper(name))) => Some(name.to_owned()),
            _ => None,
        });
        let papers: Vec<String> = papers.collect();
        match book.find(&one.id) {
            Some(_) if papers.is_empty() => {}
            Some(at) => {
                let folder = Arc::make_mut(&mut book.customers[at].folder);
                folder.files.extend(papers);
                folder.files.sort_unstable();
            }
            None => {
                let card = Card { name: one.name.clone(), ..Card::default() };
                let mut folder = CustomerFolder::new(&one.id, card);
                folder.files = papers;
                let customer = Customer::new(Arc::new(folder), &book.settings.currency);
                new.push(customer);
            }
        }
    }
    book.customers.extend(new);
    book.customers.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    book.links = Links::new(&book.customers);
    book
}

/// Asks of each value that the book has otherwise whether that of the file is taken.
fn ask(session: &ChangeSession, accepted: &[&ImportProposal]) -> BTreeSet<(usize, String)> {
    let (words, terminal) = (session.words, session.terminal);
    let mut agreed = BTreeSet::new();
    if !terminal.can_ask() {
        return agreed;
    }
    for proposal in accepted {
        let Verdict::Changed(_, changes) = &proposal.verdict else { continue };
        for change in changes.iter().filter(|change| change.kind.is_asked()) {
            let what = told::change(session, change);
            if terminal.ask(&say!(words, "import-ask", name = proposal.incoming.name.as_str(), what = what)) {
                agreed.insert((proposal.number, change.key.clone()));
            }
        }
    }
    agreed
}

/// Whether an edit changes more than what is remembered of the import.
fn changes_the_customer(edit: &FileEdit) -> bool {
    edit.changes() && !matches!(Record::of_path(&edit.path), Some((_, Record::Import)))
}

/// The text of a file of the book; `None` where there is none.
fn text_of(session: &ChangeSession, path: &str) -> Result<Option<String>, Failure> {
    match Folder::open(&session.root).and_then(|book| book.read_text(path)) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::io(session.words, &session.root.join(path), &error)),
    }
}
