//! `build --handover`: chosen customers for a colleague, what is open first: a page, and the customers as JSON with their
//! papers; or, with a password, the page alone and sealed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use super::single::{self, SingleArgs};
use super::{Failure, Session, edition, json, output, password};
use crate::book::Book;
use crate::book::copy::CopyKind;
use crate::book::id;
use crate::book::readings;
use crate::book::record::Record;
use crate::disk::{Folder, named};
use crate::exchange::json_edition;
use crate::pipeline;
use crate::say;

/// What the command line asks of a handover.
pub(super) struct HandoverArgs<'a> {
    pub(super) customers: &'a [String],
    pub(super) to: &'a str,
    pub(super) out: Option<&'a Path>,
    pub(super) profile: &'a str,
    pub(super) most: usize,
    pub(super) is_sealed: bool,
}

/// The page of a handover, in its folder.
const PAGE: &str = "handover.html";

/// The customers as `import` reads them.
const CUSTOMERS: &str = "handover.json";

/// Writes the folder of a handover.
pub(super) fn run(args: &HandoverArgs, mut session: Session) -> Result<ExitCode, Failure> {
    let words = session.words;
    if args.to.trim().is_empty() {
        return Err(Failure::usage(words, "err-handover-whom", &[]));
    }
    let mut only = BTreeSet::new();
    for name in args.customers.iter().flat_map(|names| names.split([',', '，', '、'])).map(str::trim) {
        if !name.is_empty() {
            only.insert(session.book().customers[session.customer(name)?].id.to_string());
        }
    }
    let count = only.len();
    let mut profile = edition::profile(&session, args.profile)?;
    profile.only = Some(only);
    let folder = args.out.map_or_else(|| PathBuf::from(folder_for(args.to)), Path::to_path_buf);
    check_target(&folder, &session)?;
    let secret = args.is_sealed.then(|| password::new(session.terminal, words)).transpose()?;
    let read = Arc::unwrap_or_clone(std::mem::take(&mut session.read));
    let made = pipeline::edition(&session.root, read, &profile, words);
    edition::tell_doubtful(&session, &made.doubtful);
    let shown = made.read.book.customers.len();
    let book = args.is_sealed.then(Book::default).unwrap_or_else(|| made.read.book.clone());
    let mut seen = pipeline::site_data(&session.root, made.read, Arc::default(), session.today, words.language);
    seen.faults.clear();
    let file = folder.join(PAGE);
    let wish = SingleArgs {
        file: &file,
        profile: args.profile,
        most: args.most,
        is_sealed: args.is_sealed,
        to: Some(args.to),
    };
    let (html, left_out) = single::made(&wish, &session, &mut seen, secret.as_deref())?;
    output::save_in(&session, &folder, PAGE, &html)?;
    if !args.is_sealed {
        output::save_in(&session, &folder, CUSTOMERS, &(json::text(&json_edition::of(&book)) + "\n"))?;
        papers(&session, &folder, &book)?;
    }
    edition::note_copy(&session, CopyKind::Handover, args.profile, shown);
    let path = folder.display().to_string();
    session.terminal.say(&say!(words, "handover-built", n = shown, to = args.to, path = path));
    if shown < count {
        session.terminal.warn(&say!(words, "handover-withheld", n = count - shown, profile = args.profile));
    }
    if let Some(left_out) = left_out {
        session.terminal.warn(&left_out);
    }
    Ok(ExitCode::SUCCESS)
}

/// The name of the folder for a colleague.
fn folder_for(to: &str) -> String {
    let slug = id::slug(&readings::reading(to, false));
    if slug.is_empty() { "handover".to_owned() } else { format!("handover-{slug}") }
}

/// Refuses a folder that holds anything: what an earlier handover left there may be for somebody else.
fn check_target(folder: &Path, session: &Session) -> Result<(), Failure> {
    if !named::exists(folder) || named::is_empty_folder(folder) {
        return Ok(());
    }
    let args = [("path", folder.display().to_string().into())];
    Err(Failure::usage(session.words, "err-handover-other", &args))
}

/// Copies the papers that the edition shows.
fn papers(session: &Session, folder: &Path, book: &Book) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::io(session.words, &session.root, &error);
    let own = Folder::open(&session.root).map_err(failed)?;
    for customer in &book.customers {
        for file in &customer.files {
            let path = Record::Paper(file).path(&customer.id);
            let bytes =
                own.read(&path).map_err(|error| Failure::io(session.words, &session.root.join(&path), &error))?;
            output::save_bytes_in(session, &folder.join(&path), &bytes)?;
        }
    }
    Ok(())
}
