//! Where the texts of the inbox come from, and where what could not be filed is kept.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use super::{ChangeSession, Failure, Session};
use crate::book::stem;
use crate::disk::{Folder, named};
use crate::exchange::inbox::{InboxReader, Paragraph, kept_text};
use crate::exchange::table::decode;
use crate::say;
use crate::write::Change;

/// The folder of the book for texts that are to be filed.
const INBOX: &str = "inbox";

/// A text to file.
pub(super) struct Source {
    /// The path in the book and what the file holds; `None` for a text from elsewhere, which is left as it is.
    own: Option<(String, Vec<u8>)>,
    /// The text.
    pub(super) text: String,
}

/// A paragraph that was not filed, and why.
pub(super) type Kept = (Paragraph, String);

/// The text of a file or of an option; without either those of the book's inbox.
pub(super) fn sources(session: &Session, file: Option<&Path>, text: Option<&str>) -> Result<Vec<Source>, Failure> {
    let elsewhere = |text: String| Ok(vec![Source { own: None, text }]);
    if let Some(text) = text {
        return elsewhere(text.to_owned());
    }
    let Some(file) = file else { return own_files(session) };
    let failed = |error: std::io::Error| Failure::io(session.words, file, &error);
    if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(failed)?;
        return elsewhere(decode(&bytes));
    }
    let bytes = named::read(file).map_err(failed)?;
    let own = named_in_inbox(&session.root, file).map(|path| (path, bytes.clone()));
    Ok(vec![Source { own, text: decode(&bytes) }])
}

/// The path in the book of a file that lies in its inbox.
fn named_in_inbox(root: &Path, file: &Path) -> Option<String> {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let is_ours = named::real(parent).ok()? == named::real(&root.join(INBOX)).ok()?;
    let name = file.file_name()?.to_str()?;
    is_ours.then(|| format!("{INBOX}/{name}"))
}

/// The texts in the book's inbox. What is no text, such as a photo, is left alone and named.
fn own_files(session: &Session) -> Result<Vec<Source>, Failure> {
    let failed = |path: &str, error| Failure::io(session.words, &session.root.join(path), &error);
    let inbox = match Folder::open(&session.root).and_then(|book| book.folder(INBOX)) {
        Ok(inbox) => inbox,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(INBOX, error)),
    };
    let mut names = inbox.files(1).map_err(|error| failed(INBOX, error))?;
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    let mut all = Vec::new();
    for name in names {
        let path = format!("{INBOX}/{name}");
        if !is_text(&name) {
            session.terminal.warn(&say!(session.words, "inbox-no-text-file", path = path));
            continue;
        }
        let bytes = inbox.read(&name).map_err(|error| failed(&path, error))?;
        all.push(Source { text: decode(&bytes), own: Some((path, bytes)) });
    }
    Ok(all)
}

fn is_text(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ending.is_none_or(|ending| ["txt", "md", "text", "markdown"].contains(&ending.as_str()))
}

/// Keeps what was not filed, with the reasons: in its file, or in a new one of the inbox for a text from elsewhere. A
/// file of the inbox of which nothing is left is removed.
pub(super) fn keep(session: &ChangeSession, source: &Source, left: &[Kept]) -> Result<(), Failure> {
    let words = session.words;
    let waiting: Vec<&Kept> = match &source.own {
        Some(_) => left.iter().collect(),
        None => {
            let known = waiting(session)?;
            left.iter().filter(|(paragraph, _)| !known.contains(&paragraph.text)).collect()
        }
    };
    let after = kept_text(waiting.iter().map(|(paragraph, reason)| (paragraph, reason.as_str())));
    let after = (!after.is_empty()).then(|| after.into_bytes());
    let (path, before) = match &source.own {
        Some((path, bytes)) => (path.clone(), Some(bytes.clone())),
        None => (free_path(session), None),
    };
    if after != before {
        session.writer().put(&[Change { path: path.clone(), before, after, executable: false }])?;
    }
    if !left.is_empty() {
        let n = left.len();
        let id = if waiting.is_empty() { "inbox-kept-already" } else { "inbox-kept" };
        session.terminal.out(&say!(words, id, n = n, path = path));
    }
    Ok(())
}

/// The paragraphs that lie in the inbox already.
fn waiting(session: &ChangeSession) -> Result<BTreeSet<String>, Failure> {
    let mut reader = InboxReader::new(session.book(), session.today, session.time);
    let sources = own_files(session)?;
    Ok(sources.iter().flat_map(|source| reader.paragraphs(&source.text)).map(|one| one.text).collect())
}

/// The path of a new file of the inbox.
fn free_path(session: &Session) -> String {
    let path = |stem: &str| format!("{INBOX}/kept-{stem}.txt");
    let book = Folder::open(&session.root);
    let taken = |stem: &str| book.as_ref().is_ok_and(|book| book.has(&path(stem)));
    path(&stem::free(&stem::of_minute(session.today, session.time), taken))
}
