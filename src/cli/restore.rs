//! `restore`: makes a book from a backup.

use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::backup_about::{ABOUT, About, BOOK, FORMAT, HISTORY};
use super::language::language_of;
use super::{Failure, Global, Terminal, password};
use crate::archive::reader;
use crate::disk::{named, names};
use crate::git::Git;
use crate::i18n::{self, Words};
use crate::say;
use crate::wording::failure::Explain;
use crate::write::unpack::NewFolder;

#[derive(Args, Debug)]
pub struct RestoreArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

/// Unpacks the backup into a new folder.
pub fn run(args: &RestoreArgs, global: &Global, terminal: &Terminal) -> Result<ExitCode, Failure> {
    let words = i18n::words(language_of(global.book.clone(), global.lang));
    let open = || named::open(&args.file).map(BufReader::new).map_err(|error| Failure::io(words, &args.file, &error));
    let told = |error| (args.file.as_path(), error).explain(words);
    let locked = reader::is_locked(&mut open()?).map_err(told)?;
    let password = if locked { Some(password::known(terminal, words)?) } else { None };
    let folder = NewFolder::begin(&args.dir).map_err(|error| error.explain(words))?;
    let mut about = String::new();
    let mut files = 0;
    // The path in the archive decides where a file goes; the book's files are kept next to the repository at first.
    let read = reader::read(open()?, password.as_deref(), &mut |name, content| match name {
        ABOUT => content.take(1 << 20).read_to_string(&mut about).map(drop),
        HISTORY => folder.add(HISTORY, content),
        name if name.starts_with(BOOK) => {
            files += 1;
            folder.add(name, content)
        }
        // A newer program may add more entries; they are not part of the book.
        _ => Ok(()),
    });
    read.map_err(told)?;
    let about = read_about(&about, &args.file, words)?;
    let inside = assemble(&folder, &about, words)?;
    folder.finish(&inside).map_err(|error| error.explain(words))?;
    let book = if about.prefix.is_empty() { args.dir.clone() } else { args.dir.join(&about.prefix) };
    // There is a book now, and it has a language.
    let words = i18n::words(language_of(Some(book.clone()), global.lang));
    let path = book.display().to_string();
    terminal.out(&say!(
        words,
        "restored",
        path = path,
        files = files,
        commits = about.commits,
        day = about.made.as_str()
    ));
    Ok(ExitCode::SUCCESS)
}

fn read_about(text: &str, path: &Path, words: &Words) -> Result<About, Failure> {
    let strange = || Failure::usage(words, "err-backup-none", &[("path", path.display().to_string().into())]);
    let about: About = serde_json::from_str(text).map_err(|_| strange())?;
    let is_safe = about.prefix.is_empty() || about.prefix.strip_suffix('/').is_some_and(names::is_safe_path);
    if about.format > FORMAT || !is_safe {
        return Err(Failure::usage(words, "err-backup-unknown", &[("path", path.display().to_string().into())]));
    }
    Ok(about)
}

/// Joins history and files; returns the folder with the result, which is inside the temporary one.
fn assemble(folder: &NewFolder, about: &About, words: &Words) -> Result<String, Failure> {
    let bundle = folder.path().join(HISTORY);
    let (Some(branch), true) = (&about.branch, folder.has(HISTORY)) else { return Ok(BOOK.to_owned()) };
    let repository = folder.path().join("repository");
    Git::unbundle(&bundle, &repository, branch, about.address.as_deref()).map_err(|error| error.explain(words))?;
    folder.place(BOOK, &format!("repository/{}", about.prefix)).map_err(|error| error.explain(words))?;
    if !about.prefix.is_empty() {
        // The rest of a larger repository gets the state of its last commit.
        Git::check_out_missing(&repository).map_err(|error| error.explain(words))?;
    }
    Ok("repository".to_owned())
}
