//! `export vcard`: the customers as contacts for a phone or an address book.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::book::copy::CopyKind;
use crate::book::profile::PHONE;
use crate::book::record::Record;
use crate::book::{Book, Customer, CustomerIndex};
use crate::cli::list::{FilterArgs, filter};
use crate::cli::{Failure, Session, edition, output};
use crate::derive::{self, HORIZON};
use crate::disk::{Folder, named};
use crate::exchange::import::exported::{self, EXPORTED};
use crate::exchange::import::{Imported, ImportedFrom, own_uid};
use crate::exchange::incoming::id_of_own_uid;
use crate::exchange::vcard::{self, OutgoingCard, VcardVersion, write};
use crate::progress::{Stage, Work};
use crate::say;
use crate::write::remember;

#[derive(Args, Debug)]
pub(super) struct VcardArgs {
    #[arg(value_name = "FILTER")]
    filter: Vec<String>,
    #[command(flatten)]
    conditions: FilterArgs,
    #[arg(long = "v4")]
    is_v4: bool,
    #[arg(long)]
    photos: bool,
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

/// What a card needs beside the customer.
struct Parts {
    at: CustomerIndex,
    uid: String,
    kept: Vec<String>,
    photo: Option<Vec<u8>>,
}

/// Prints or saves the cards: in one file, or in a folder a file each.
pub(super) fn run(args: &VcardArgs, session: &Session) -> Result<ExitCode, Failure> {
    let name = args.profile.as_deref().unwrap_or(PHONE);
    let made = edition::of(session, name)?;
    let book = &made.read.book;
    let overview = derive::derive(book, session.today, HORIZON);
    let wanted = filter(session, &args.filter, &args.conditions)?;
    let found = derive::list::fitting(book, &overview, &wanted, &[]);
    let has_kept = made.is_whole || name == PHONE;
    let parts: Vec<Parts> = found.iter().map(|&at| parts(session, book, at, args.photos, has_kept)).collect();
    let version = if args.is_v4 { VcardVersion::V4 } else { VcardVersion::V3 };
    let cards: Vec<OutgoingCard> = parts.iter().map(|parts| card(book, parts)).collect();
    match args.out.as_deref().filter(|path| is_folder(path)) {
        Some(folder) => {
            let mut files = CardFiles::of(folder);
            let work = Work::begin(Stage::Export, cards.len());
            for card in &cards {
                let name = files.name(card.uid, &card.customer.id);
                let text = write(std::slice::from_ref(card), version);
                output::save_in(session, folder, &name, &text)?;
                work.step();
            }
            drop(work);
            let gone = files.gone(session.book(), &cards);
            if !gone.is_empty() {
                let files = session.words.list(gone);
                session.terminal.warn(&say!(session.words, "export-stale-cards", files = files));
            }
            let path = folder.display().to_string();
            session.terminal.say(&say!(session.words, "saved-cards", n = cards.len(), path = path));
        }
        None => output::put(session, args.out.as_deref(), &write(&cards, version))?,
    }
    remember_what_went_out(session, &cards);
    edition::note_copy(session, CopyKind::Contacts, name, cards.len());
    Ok(ExitCode::SUCCESS)
}

/// The cards that a folder holds already. A card stays in its file, whatever another program called that: two files with
/// one card would be two people for what carries them to a phone.
struct CardFiles {
    /// The names of the files by the ids of their cards.
    by_uid: HashMap<String, String>,
    taken: HashSet<String>,
}

impl CardFiles {
    fn of(folder: &Path) -> CardFiles {
        let mut files = CardFiles { by_uid: HashMap::new(), taken: HashSet::new() };
        for path in named::files_in(folder, "vcf") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let cards = named::read(&path).map(|bytes| vcard::read(&bytes).customers).unwrap_or_default();
            if let [Ok(one)] = &cards[..]
                && let Some(uid) = &one.uid
            {
                files.by_uid.entry(uid.clone()).or_insert_with(|| name.clone());
            }
            files.taken.insert(name.to_lowercase());
        }
        files
    }

    /// The files of customers whose cards went out of the book and who are not in it any more.
    fn gone(&self, book: &Book, cards: &[OutgoingCard]) -> Vec<String> {
        let written: HashSet<&str> = cards.iter().map(|card| card.uid).collect();
        let out: HashSet<&str> = cards.iter().map(|card| &*card.customer.id).collect();
        let is_gone = |uid: &String| id_of_own_uid(uid).is_some_and(|id| book.find(id).is_none() || out.contains(id));
        let mut gone: Vec<String> = self
            .by_uid
            .iter()
            .filter(|(uid, _)| is_gone(uid) && !written.contains(uid.as_str()))
            .map(|(_, name)| name.clone())
            .collect();
        gone.sort_unstable();
        gone
    }

    /// The file for the card of a customer: the one that holds it, or a new one.
    fn name(&mut self, uid: &str, id: &str) -> String {
        if let Some(name) = self.by_uid.get(uid) {
            return name.clone();
        }
        let names = std::iter::once(format!("{id}.vcf")).chain((2..).map(|n| format!("{id}-{n}.vcf")));
        let free = names.into_iter().find(|name| self.taken.insert(name.to_lowercase()));
        free.unwrap_or_else(|| format!("{id}.vcf"))
    }
}

/// Whether cards are saved a file each: the path is a folder, or is written as one.
fn is_folder(path: &Path) -> bool {
    named::is_folder(path) || path.as_os_str().to_string_lossy().ends_with(['/', '\\'])
}

/// What a card needs. What came from another program and has no field goes back with `has_kept`; a profile does not know
/// what that is, so that others do not get it.
fn parts(session: &Session, book: &Book, at: CustomerIndex, photos: bool, has_kept: bool) -> Parts {
    let customer = &book.customers[at];
    let folder = Folder::open(&session.root).ok();
    let text = folder.as_ref().and_then(|folder| folder.read_text(&Record::Import.path(&customer.id)).ok());
    let imported = text.map(|text| Imported::read(&text)).unwrap_or_default();
    let known: Option<&ImportedFrom> = imported.of(exported::VCARD);
    // A note that was struck out or changed in the book does not go out as it was.
    let stays = |line: &String| vcard::note_of(line).is_none_or(|note| holds(&customer.card.body, &note));
    Parts {
        at,
        uid: known.and_then(|known| known.uid.clone()).unwrap_or_else(|| own_uid(&customer.id)),
        kept: known
            .filter(|_| has_kept)
            .map(|known| known.kept.iter().filter(|line| stays(line)).cloned().collect())
            .unwrap_or_default(),
        photo: photos.then(|| photo(folder.as_ref()?, customer)).flatten(),
    }
}

/// Whether a text still says what a note said, however its lines are broken and marked.
fn holds(text: &str, note: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    letters(text).contains(&letters(note))
}

/// The photo that an import brought, the newest one, or any that is called so.
fn photo(folder: &Folder, customer: &Customer) -> Option<Vec<u8>> {
    let number = |name: &String| -> Option<usize> {
        let (stem, _) = name.rsplit_once('.')?;
        let rest = stem.strip_prefix("photo").or_else(|| stem.strip_prefix("照片"))?;
        if rest.is_empty() { Some(1) } else { rest.strip_prefix('-')?.parse().ok() }
    };
    let all = customer.files.iter().filter_map(|name| Some((number(name)?, name)));
    let (_, name) = all.max()?;
    folder.read(&Record::Paper(name).path(&customer.id)).ok()
}

fn card<'c>(book: &'c Book, parts: &'c Parts) -> OutgoingCard<'c> {
    let customer = &book.customers[parts.at];
    OutgoingCard {
        customer,
        uid: &parts.uid,
        organization: book.employer(customer),
        department: customer.card.department.as_deref(),
        kept: &parts.kept,
        photo: parts.photo.as_deref(),
    }
}

/// Remembers on this device what each card said, so that an import sees what was changed elsewhere. Without it an import
/// still adds what is new.
fn remember_what_went_out(session: &Session, cards: &[OutgoingCard]) {
    let before = crate::write::remembered(&session.root, EXPORTED).unwrap_or_default();
    let mut known: BTreeMap<String, _> = exported::read(&before);
    let new: HashMap<String, _> = cards.iter().filter_map(exported::of).collect();
    known.extend(new);
    // A cache: what cannot be stored is made again by the next export.
    let _ = remember(&session.root, EXPORTED, exported::write(&known).as_bytes());
}
