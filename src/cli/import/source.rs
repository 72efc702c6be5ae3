//! Reads what is to be imported, and finds out what it is.

use std::path::{Path, PathBuf};

use super::args::ImportArgs;
use crate::book::field;
use crate::book::layout::SETTINGS;
use crate::book::links::Target;
use crate::cli::{ChangeSession, Failure};
use crate::disk::{Folder, named};
use crate::exchange::birthday_calendar;
use crate::exchange::import::exported::{VCARD, table_program};
use crate::exchange::incoming::{Incoming, IncomingList, Said};
use crate::exchange::monica;
use crate::exchange::people_notes::{self, PersonNote};
use crate::exchange::sheet::{self, SheetError, SheetHeader, SheetList, SheetOptions};
use crate::exchange::sniff::{FileKind, kind_of};
use crate::exchange::table::decode;
use crate::exchange::vcard;
use crate::say;
use crate::wording::failure::Explain;

/// A file that was read.
pub(super) struct Read {
    /// The kind of file, by which the book remembers it.
    pub(super) program: String,
    /// The customers.
    pub(super) list: IncomingList,
    /// The headers of a table; none for what is no table.
    pub(super) headers: Vec<SheetHeader>,
    /// The columns of which nothing is known.
    pub(super) unknown: Vec<String>,
}

/// The name under which calendars are remembered.
const CALENDAR: &str = "calendar";

/// The name under which exports of Monica are remembered.
const MONICA: &str = "monica";

/// The largest file that is read. One of cards with photos may be large; a table has a limit of its own.
const MOST_BYTES: u64 = 256 << 20;

/// The content of a file, which has a limit, of a device too; nothing of a folder. What comes through a pipe can be read
/// only once.
pub(super) fn content(session: &ChangeSession, path: &Path) -> Result<Vec<u8>, Failure> {
    let words = session.words;
    if named::is_folder(path) {
        return Ok(Vec::new());
    }
    let failed = |error| Failure::io(words, path, &error);
    let size = named::size(path).map_err(failed)?;
    let bytes = if size > MOST_BYTES { None } else { named::read_up_to(path, MOST_BYTES).map_err(failed)? };
    bytes.ok_or_else(|| {
        let args = [
            ("path", path.display().to_string().into()),
            ("size", (size.max(MOST_BYTES + 1) >> 20).to_string().into()),
            ("most", (MOST_BYTES >> 20).to_string().into()),
        ];
        Failure::usage(words, "err-sheet-size", &args)
    })
}

/// Reads the content of a file, or all vCards or notes of a folder.
pub(super) fn read(session: &ChangeSession, path: &Path, bytes: &[u8], args: &ImportArgs) -> Result<Read, Failure> {
    let words = session.words;
    if named::is_folder(path) {
        return folder(session, path, args);
    }
    let shown = [("path", path.display().to_string().into())];
    let is_table = matches!(kind_of(bytes), FileKind::Workbook | FileKind::Html | FileKind::Table);
    let given =
        [("--encoding", args.encoding.is_some()), ("--sheet", args.sheet.is_some()), ("--map", !args.map.is_empty())];
    if let Some((option, _)) = given.into_iter().find(|(_, is_given)| *is_given && !is_table) {
        let args = [("option", option.into()), ("path", path.display().to_string().into())];
        return Err(Failure::usage(words, "err-import-no-table", &args));
    }
    match kind_of(bytes) {
        FileKind::VCard => {
            Ok(Read { program: VCARD.to_owned(), list: vcard::read(bytes), headers: Vec::new(), unknown: Vec::new() })
        }
        FileKind::Workbook | FileKind::Html | FileKind::Table => table(session, path, bytes, args),
        FileKind::Empty => Err(Failure::usage(words, "err-import-empty", &shown)),
        FileKind::Calendar => {
            let list = birthday_calendar::read(bytes, session.today);
            Ok(Read { program: CALENDAR.to_owned(), list, headers: Vec::new(), unknown: Vec::new() })
        }
        FileKind::Json => Ok(Read {
            program: MONICA.to_owned(),
            list: introduced_all(session, monica::read(bytes)),
            headers: Vec::new(),
            unknown: Vec::new(),
        }),
        FileKind::Unknown => Err(Failure::usage(words, "err-import-unknown", &shown)),
    }
}

/// A list in a table. The same headers are the same program.
fn table(session: &ChangeSession, path: &Path, bytes: &[u8], args: &ImportArgs) -> Result<Read, Failure> {
    let words = session.words;
    let map = args.columns(words)?;
    let options = SheetOptions {
        encoding: args.encoding.as_deref(),
        delimiter: None,
        sheet: args.sheet.as_deref(),
        map: &map,
        are_customers: args.kind.is_some(),
    };
    let read = |map: &[(String, String)]| {
        let options = SheetOptions { map, ..options };
        sheet::read_with_headers(bytes, &options, &session.book().settings, session.today)
    };
    let first = read(&map).map_err(|error| (path, error).explain(words))?;
    let asked = if args.apply { asked(session, path, &map, &first.unknown, &read) } else { Vec::new() };
    if asked.is_empty() {
        return Ok(of_headers(session, first));
    }
    let again = read(&[map.as_slice(), &asked].concat()).map_err(|error| (path, error).explain(words))?;
    Ok(of_headers(session, again))
}

/// Reads a table with what its columns hold.
type ReadWith<'r> = dyn Fn(&[(String, String)]) -> Result<SheetList, SheetError> + 'r;

/// What somebody at the terminal says of the columns of which nothing is known.
fn asked(
    session: &ChangeSession,
    path: &Path,
    map: &[(String, String)],
    unknown: &[String],
    read: &ReadWith,
) -> Vec<(String, String)> {
    let (words, terminal) = (session.words, session.terminal);
    let mut said = Vec::new();
    if !terminal.can_ask() {
        return said;
    }
    for header in unknown {
        // Enter keeps the column as a text below the card.
        while let Some(target) = terminal.ask_text(&say!(words, "import-ask-column", column = header.as_str())) {
            let one = (header.clone(), target);
            match read(&[map, &said, std::slice::from_ref(&one)].concat()) {
                Ok(_) => {
                    said.push(one);
                    break;
                }
                Err(error) => terminal.failure(&(path, error).explain(words)),
            }
        }
    }
    said
}

/// What was read below headers.
fn of_headers(session: &ChangeSession, read: SheetList) -> Read {
    let program = table_program(&read.headers);
    Read { program, list: introduced_all(session, read.list), headers: read.headers, unknown: read.unknown }
}

/// The same list with who introduced whom.
fn introduced_all(session: &ChangeSession, mut list: IncomingList) -> IncomingList {
    list.customers.iter_mut().flatten().for_each(|incoming| introduced(session, incoming));
    list
}

/// Who introduced a customer, where the table names somebody who is in the book; otherwise it stays a fact.
fn introduced(session: &ChangeSession, incoming: &mut Incoming) {
    const KEY: &str = "referred_by";
    let book = session.book();
    let is_it = |(label, _): &(String, String)| field::key_of_written(label) == Some(KEY);
    let Some(at) = incoming.facts.iter().position(is_it) else { return };
    let name = incoming.facts[at].1.as_str();
    let found = match book.find(name) {
        Some(found) => Some(found),
        None => match book.links.resolve(name) {
            Target::One(found) => Some(found),
            Target::Several | Target::Nobody => None,
        },
    };
    if let Some(found) = found {
        incoming.said.push(Said::one(KEY, book.customers[found].id.to_string()));
        incoming.facts.remove(at);
    }
}

/// The most files of a folder that are read.
const MOST_FILES: usize = 50_000;

/// The vCards of a folder and those below it, or the notes about people where it has none.
fn folder(session: &ChangeSession, path: &Path, args: &ImportArgs) -> Result<Read, Failure> {
    if Folder::open(path).is_ok_and(|folder| folder.has(SETTINGS)) {
        let shown = [("path", path.display().to_string().into())];
        return Err(Failure::usage(session.words, "err-import-book", &shown));
    }
    let cards = named::files_below(path, "vcf", MOST_FILES);
    let notes = if cards.is_empty() { named::files_below(path, "md", MOST_FILES) } else { Vec::new() };
    if cards.is_empty() && notes.is_empty() {
        let shown = [("path", path.display().to_string().into())];
        return Err(Failure::usage(session.words, "err-import-no-cards", &shown));
    }
    if notes.is_empty() { self::cards(session, path, &cards) } else { self::notes(session, path, &notes, args) }
}

/// The name of a file in the folder that is read.
fn name_in(folder: &Path, file: &Path) -> String {
    let below = file.strip_prefix(folder).unwrap_or(file);
    below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn cards(session: &ChangeSession, folder: &Path, files: &[PathBuf]) -> Result<Read, Failure> {
    let mut all = IncomingList::default();
    for file in files {
        let bytes = named::read(file).map_err(|error| Failure::io(session.words, file, &error))?;
        let list = vcard::read(&bytes);
        if all.about.is_empty() {
            all.about = list.about;
        }
        for mut one in list.customers {
            let origin = match &mut one {
                Ok(incoming) => &mut incoming.origin,
                Err(refused) => &mut refused.origin,
            };
            origin.file = name_in(folder, file);
            all.customers.push(one);
        }
    }
    Ok(Read { program: VCARD.to_owned(), list: all, headers: Vec::new(), unknown: Vec::new() })
}

fn notes(session: &ChangeSession, folder: &Path, files: &[PathBuf], args: &ImportArgs) -> Result<Read, Failure> {
    let words = session.words;
    let one = |file: &PathBuf| {
        let bytes = named::read(file).map_err(|error| Failure::io(words, file, &error))?;
        Ok(PersonNote { path: name_in(folder, file), text: decode(&bytes) })
    };
    let read: Vec<PersonNote> = files.iter().map(one).collect::<Result<_, Failure>>()?;
    let map = args.columns(words)?;
    let read = people_notes::read(&read, &map, &session.book().settings, session.today)
        .map_err(|error| (folder, error).explain(words))?;
    Ok(of_headers(session, read))
}
