//! `backup`: the whole book with its history in one file.

use std::io::{BufReader, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde::{Deserialize, Serialize};

use super::{Failure, Session, clock, edition, password};
use crate::archive::{ArchiveError, reader, writer::Writer};
use crate::book::copy::CopyKind;
use crate::book::layout::{self, Role};
use crate::book::profile::SELF;
use crate::disk::{File, Folder, Kind, named, names};
use crate::git::{Git, Trouble};
use crate::i18n::Words;
use crate::say;
use crate::wording::failure::Explain;
use crate::write::{scratch, stamp};

#[derive(Args, Debug)]
pub struct BackupArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long)]
    plain: bool,
}

/// The description in a backup, written to the file [`ABOUT`].
#[derive(Debug, Serialize, Deserialize)]
pub struct About {
    /// The version of the backup's format.
    pub format: u32,
    /// The book's title.
    pub title: String,
    /// The day on which the backup was made, as `2026-11-21`.
    pub made: String,
    /// The book's folder in its repository: empty for the top folder, else ending in `/`.
    #[serde(default)]
    pub prefix: String,
    /// The current git branch; `None` without one.
    pub branch: Option<String>,
    /// The place that the book is synced with; `None` without one.
    pub address: Option<String>,
    /// Number of commits in the history.
    pub commits: usize,
}

/// The archive's entry with the description.
pub const ABOUT: &str = "clientbook-backup.json";
/// The archive's entry with the git history, a git bundle.
pub const HISTORY: &str = "history.bundle";
/// The archive's folder with the book's files.
pub const BOOK: &str = "book/";

/// The format that this program writes, and the highest one that it reads.
pub const FORMAT: u32 = 1;

/// Writes the backup, reads it back and reports its size.
pub fn run(args: &BackupArgs, session: &Session) -> Result<ExitCode, Failure> {
    let words = session.words;
    let target = target(args, session)?;
    let git = match session.git() {
        Ok(git) => Some(git).filter(|git| git.head().is_some()),
        Err(error) if [Trouble::NoGit, Trouble::NoRepository].contains(&error.trouble) => None,
        Err(error) => return Err(error.explain(words)),
    };
    let git = git.filter(|git| {
        if git.is_shallow() {
            session.terminal.warn(&words.get("backup-shallow"));
        }
        !git.is_shallow()
    });
    let password = if args.plain { None } else { Some(password::new(session.terminal, words)?) };
    let book = Folder::open(&session.root).map_err(|error| Failure::io(words, &session.root, &error))?;
    let files = files(session, &book, &target)?;
    if let Some(name) = files.iter().find(|name| !names::is_safe_path(name)) {
        return Err(Failure::world(words, "err-backup-name", &[("path", name.as_str().into())]));
    }
    let about = about(session, git.as_ref());
    let mut failure = None;
    let written = named::replace_with(&target, &mut |out| {
        Packing { session, book: &book, out }.pack(git.as_ref(), &about, &files, password.as_deref()).map_err(|error| {
            failure = Some(error);
            std::io::Error::other("not packed")
        })
    });
    if let Some(failure) = failure {
        return Err(failure);
    }
    written.map_err(|error| Failure::io(words, &target, &error))?;
    verify(&target, password.as_deref(), words, files.len())?;
    let _ = stamp::write(&session.root, stamp::BACKUP, clock::now().date());
    edition::note_copy(session, CopyKind::Backup, SELF, session.book().customers.len());
    let size = named::size(&target).unwrap_or(0).div_ceil(1024);
    let path = target.display().to_string();
    session.terminal.out(&say!(
        words,
        "backup-done",
        path = path,
        files = files.len(),
        commits = about.commits,
        size = size.to_string()
    ));
    session.terminal.say(&words.get(if args.plain { "backup-plain" } else { "backup-password" }));
    Ok(ExitCode::SUCCESS)
}

/// The path of the backup; in a folder it gets a name made from the book and the day. Refuses a path inside the book.
fn target(args: &BackupArgs, session: &Session) -> Result<PathBuf, Failure> {
    let words = session.words;
    let path = std::path::absolute(&args.file).map_err(|error| Failure::io(words, &args.file, &error))?;
    let root = named::real(&session.root).unwrap_or_else(|_| session.root.clone());
    let place = if named::is_folder(&path) { Some(path.as_path()) } else { path.parent() };
    if place.and_then(|place| named::real(place).ok()).is_some_and(|place| place.starts_with(&root)) {
        return Err(Failure::usage(words, "err-inside", &[("path", path.display().to_string().into())]));
    }
    if !named::is_folder(&path) {
        let is_other = named::exists(&path) && !(named::is_file(&path) && is_backup(&path));
        return if is_other {
            Err(Failure::usage(words, "err-backup-other", &[("path", path.display().to_string().into())]))
        } else {
            Ok(path)
        };
    }
    let name = root.file_name().map_or_else(|| "book".to_owned(), |name| name.to_string_lossy().into_owned());
    let ending = if args.plain { "tar.gz" } else { "tar.gz.age" };
    Ok(path.join(format!("{name}-{}.{ending}", clock::now().date())))
}

/// Whether a file may be a backup of ours, which a new one may replace: it is encrypted, or it contains a description.
fn is_backup(path: &Path) -> bool {
    let open = || named::open(path).map(BufReader::new);
    let Ok(locked) = open().map_err(ArchiveError::Io).and_then(|mut file| reader::is_locked(&mut file)) else {
        return false;
    };
    let mut first = None;
    let read = |file| {
        let mut each = |name: &str, _: &mut dyn std::io::Read| {
            first.get_or_insert(name.to_owned());
            Err(std::io::Error::other("seen enough"))
        };
        let _ = reader::read(file, None, &mut each);
    };
    locked || open().map(read).is_ok_and(|()| first.as_deref() == Some(ABOUT))
}

fn about(session: &Session, git: Option<&Git>) -> About {
    About {
        format: FORMAT,
        title: session.book().settings.title.clone(),
        made: clock::now().date().to_string(),
        prefix: git.map(Git::prefix).unwrap_or_default(),
        branch: git.map(|git| git.branch().unwrap_or_else(|_| "main".to_owned())),
        address: git.and_then(Git::remote_address),
        commits: git.map_or(0, Git::count),
    }
}

/// Whether a backup leaves out a name at the top of the book: the site and other files that can be made again, and
/// git's folder, whose history is packed separately.
fn is_left_out(name: &str) -> bool {
    [Role::Made, Role::Machine, Role::History].into_iter().any(|role| layout::names_of(role).any(|one| one == name))
}

/// The files of the book, sorted, without the backup itself.
fn files(session: &Session, book: &Folder, target: &Path) -> Result<Vec<String>, Failure> {
    let mut files = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(below) = folders.pop() {
        let failed = |error| Failure::io(session.words, &session.root.join(&below), &error);
        let inside = if below.is_empty() { None } else { Some(book.folder(&below).map_err(failed)?) };
        for entry in inside.as_ref().unwrap_or(book).entries().map_err(failed)? {
            let name = entry.name.to_string_lossy();
            let path = if below.is_empty() { name.into_owned() } else { format!("{below}/{name}") };
            let full = session.root.join(&path);
            match entry.kind {
                _ if below.is_empty() && is_left_out(&path) => {}
                Kind::Folder => folders.push(path),
                Kind::File if std::path::absolute(&full).is_ok_and(|full| full == target) => {}
                Kind::File => files.push(path),
                kind => {
                    let (path, kind) = (full.display().to_string(), kind.word());
                    session.terminal.warn(&say!(session.words, "backup-link", path = path, kind = kind));
                }
            }
        }
    }
    files.sort_unstable();
    Ok(files)
}

/// A backup that is being written.
struct Packing<'p> {
    session: &'p Session<'p>,
    book: &'p Folder,
    out: &'p mut File,
}

impl Packing<'_> {
    fn pack(self, git: Option<&Git>, about: &About, files: &[String], password: Option<&str>) -> Result<(), Failure> {
        let words = self.session.words;
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |error: std::io::Error| Failure::io(words, &path, &error)
        };
        let target = Path::new("backup");
        let mut writer = Writer::new(BufWriter::new(self.out), password).map_err(failed(target))?;
        let text = serde_json::to_string_pretty(about).unwrap_or_default();
        writer.add(ABOUT, text.len() as u64, text.as_bytes()).map_err(failed(target))?;
        if let Some(git) = git {
            // Next to the book, where it is as safe as the book. If this process is killed, the next command
            // removes it.
            let mut bundle = scratch(&self.session.root).map_err(|error| error.explain(words))?;
            let again = bundle.file().try_clone().map_err(failed(target))?;
            git.bundle(again).map_err(|error| error.explain(words))?;
            bundle.file().rewind().and_then(|()| add(&mut writer, HISTORY, bundle.file())).map_err(failed(target))?;
        }
        for name in files {
            let path = self.session.root.join(name);
            self.book
                .file(name)
                .and_then(|mut file| add(&mut writer, &format!("{BOOK}{name}"), &mut file))
                .map_err(failed(&path))?;
        }
        writer.finish().and_then(|mut out| out.flush()).map_err(failed(target))
    }
}

fn add<W: Write>(writer: &mut Writer<W>, name: &str, file: &mut File) -> std::io::Result<()> {
    writer.add(name, file.metadata()?.len(), file)
}

/// Reads the backup back, to be sure that it can be opened.
fn verify(target: &Path, password: Option<&str>, words: &Words, expected: usize) -> Result<(), Failure> {
    let file = named::open(target).map_err(|error| Failure::io(words, target, &error))?;
    let mut found = 0;
    let read = reader::read(BufReader::new(file), password, &mut |name, content| {
        found += usize::from(name.starts_with(BOOK));
        std::io::copy(content, &mut std::io::sink()).map(drop)
    });
    read.map_err(|error| (target, error).explain(words))?;
    if found == expected {
        Ok(())
    } else {
        Err(Failure::world(words, "err-backup-damaged", &[("path", target.display().to_string().into())]))
    }
}
