//! `backup`: the whole book with its history in one file.

use std::io::{BufReader, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::backup_about::{ABOUT, About, BOOK, FORMAT, HISTORY};
use super::backup_files::{self, Found};
use super::{Failure, Session, backup_target, clock, edition, password};
use crate::archive::{reader, writer::Writer};
use crate::book::copy::CopyKind;
use crate::book::profile::SELF;
use crate::disk::{File, Folder, named, names};
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
    #[arg(long, short)]
    yes: bool,
}

/// Writes the backup, reads it back and reports its size.
pub fn run(args: &BackupArgs, session: &Session) -> Result<ExitCode, Failure> {
    let words = session.words;
    let target = backup_target::path(&args.file, args.plain, session)?;
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
    let files = backup_files::list(session, &book, &target)?;
    if let Some(file) = files.iter().find(|file| !names::is_safe_path(&file.name)) {
        return Err(Failure::world(words, "err-backup-name", &[("path", file.name.as_str().into())]));
    }
    let about = about(session, git.as_ref());
    if !args.yes {
        backup_target::may_replace(&target, password.as_deref(), &about, session)?;
    }
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

fn about(session: &Session, git: Option<&Git>) -> About {
    About {
        format: FORMAT,
        title: session.book().settings.title.clone(),
        made: clock::now().date().to_string(),
        prefix: git.map(Git::prefix).unwrap_or_default(),
        branch: git.map(|git| git.branch().unwrap_or_else(|_| "main".to_owned())),
        address: git.and_then(Git::remote_address),
        commits: git.map_or(0, Git::count),
        first_commit: git.and_then(Git::first_commit),
    }
}

/// A backup that is being written.
struct Packing<'p> {
    session: &'p Session<'p>,
    book: &'p Folder,
    out: &'p mut File,
}

impl Packing<'_> {
    fn pack(self, git: Option<&Git>, about: &About, files: &[Found], password: Option<&str>) -> Result<(), Failure> {
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
        for found in files {
            let path = self.session.root.join(&found.name);
            found
                .open(self.book)
                .and_then(|mut file| add(&mut writer, &format!("{BOOK}{}", found.name), &mut file))
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
