//! Reads what is to be imported, and finds out what it is.

use std::path::Path;

use xxhash_rust::xxh3::xxh3_64;

use super::args::ImportArgs;
use crate::book::field;
use crate::book::links::Target;
use crate::cli::{ChangeSession, Failure};
use crate::disk::named;
use crate::exchange::birthday_calendar;
use crate::exchange::import::exported::VCARD;
use crate::exchange::incoming::{Incoming, IncomingList, Said};
use crate::exchange::sheet::{self, SheetHeader, SheetOptions};
use crate::exchange::sniff::{FileKind, kind_of};
use crate::exchange::vcard;
use crate::wording::failure::Explain;

/// A file that was read.
pub(super) struct Read {
    /// The kind of file, by which the book remembers it.
    pub(super) program: String,
    /// The customers.
    pub(super) list: IncomingList,
    /// The headers of a table; none for what is no table.
    pub(super) headers: Vec<SheetHeader>,
}

/// The name under which calendars are remembered.
const CALENDAR: &str = "calendar";

/// The largest file that is read. One of cards with photos may be large; a table has a limit of its own.
const MOST_BYTES: u64 = 256 << 20;

/// The content of a JSON file; `None` for any other file.
pub(super) fn json(session: &ChangeSession, path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    if named::is_folder(path) || named::size(path).is_ok_and(|size| size > MOST_BYTES) {
        return Ok(None);
    }
    let bytes = named::read(path).map_err(|error| Failure::io(session.words, path, &error))?;
    Ok((kind_of(&bytes) == FileKind::Json).then_some(bytes))
}

/// Reads a file, or all vCards of a folder.
pub(super) fn read(session: &ChangeSession, path: &Path, args: &ImportArgs) -> Result<Read, Failure> {
    let words = session.words;
    if named::is_folder(path) {
        return folder(session, path);
    }
    let size = named::size(path).map_err(|error| Failure::io(words, path, &error))?;
    if size > MOST_BYTES {
        let args = [
            ("path", path.display().to_string().into()),
            ("size", (size >> 20).to_string().into()),
            ("most", (MOST_BYTES >> 20).to_string().into()),
        ];
        return Err(Failure::usage(words, "err-sheet-size", &args));
    }
    let bytes = named::read(path).map_err(|error| Failure::io(words, path, &error))?;
    let shown = [("path", path.display().to_string().into())];
    match kind_of(&bytes) {
        FileKind::VCard => Ok(Read { program: VCARD.to_owned(), list: vcard::read(&bytes), headers: Vec::new() }),
        FileKind::Workbook | FileKind::Html | FileKind::Table => table(session, path, &bytes, args),
        FileKind::Empty => Err(Failure::usage(words, "err-import-empty", &shown)),
        FileKind::Calendar => {
            let list = birthday_calendar::read(&bytes, session.today);
            Ok(Read { program: CALENDAR.to_owned(), list, headers: Vec::new() })
        }
        FileKind::Json | FileKind::Unknown => Err(Failure::usage(words, "err-import-unknown", &shown)),
    }
}

/// A list in a table. The same headers are the same program.
fn table(session: &ChangeSession, path: &Path, bytes: &[u8], args: &ImportArgs) -> Result<Read, Failure> {
    let words = session.words;
    let map = args.columns(words)?;
    let options =
        SheetOptions { encoding: args.encoding.as_deref(), delimiter: None, sheet: args.sheet.as_deref(), map: &map };
    let read = sheet::read_with_headers(bytes, &options, &session.book().settings, session.today)
        .map_err(|error| (path, error).explain(words))?;
    let heads = read.headers.iter().flat_map(|header| &header.cells).map(|cell| cell.to_lowercase());
    let program = format!("table-{:08x}", xxh3_64(heads.collect::<Vec<_>>().join("\t").as_bytes()) as u32);
    let mut list = read.list;
    list.customers.iter_mut().flatten().for_each(|incoming| introduced(session, incoming));
    Ok(Read { program, list, headers: read.headers })
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

/// The vCards of a folder, one after the other.
fn folder(session: &ChangeSession, path: &Path) -> Result<Read, Failure> {
    let words = session.words;
    let mut all = IncomingList::default();
    let mut is_found = false;
    for file in named::files_in(path, "vcf") {
        let bytes = named::read(&file).map_err(|error| Failure::io(words, &file, &error))?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let list = vcard::read(&bytes);
        is_found = true;
        if all.about.is_empty() {
            all.about = list.about;
        }
        for mut one in list.customers {
            let origin = match &mut one {
                Ok(incoming) => &mut incoming.origin,
                Err(refused) => &mut refused.origin,
            };
            origin.file.clone_from(&name);
            all.customers.push(one);
        }
    }
    if !is_found {
        let shown = [("path", path.display().to_string().into())];
        return Err(Failure::usage(words, "err-import-no-cards", &shown));
    }
    Ok(Read { program: VCARD.to_owned(), list: all, headers: Vec::new() })
}
