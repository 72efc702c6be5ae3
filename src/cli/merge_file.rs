//! `merge-file`: git's merge driver for the files of a book.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::{Failure, Terminal};
use crate::disk::named;
use crate::i18n::{self, Language};
use crate::merge::file;

#[derive(Args, Debug)]
pub struct MergeFileArgs {
    /// What was before: `%O`.
    base: PathBuf,
    /// Ours, and where the result goes: `%A`.
    ours: PathBuf,
    /// Theirs: `%B`.
    theirs: PathBuf,
    /// The file's own name: `%P`. Without it that of `ours`.
    path: Option<String>,
}

/// Exits with 0 when everything is merged, with 1 when the file contains questions.
pub fn run(args: &MergeFileArgs, terminal: &Terminal, language: Language) -> Result<ExitCode, Failure> {
    let words = i18n::words(language);
    let read = |path: &Path| named::read(path).map_err(|error| Failure::io(words, path, &error));
    let (base, ours, theirs) = (read(&args.base)?, read(&args.ours)?, read(&args.theirs)?);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).ok();
    let (Some(base), Some(ours), Some(theirs)) = (text(base), text(ours), text(theirs)) else {
        // Not a text: git reports that the two differ, and keeps ours.
        return Ok(ExitCode::from(1));
    };
    let path = args.path.clone().unwrap_or_else(|| args.ours.display().to_string());
    let base = Some(base.as_str()).filter(|base| !base.is_empty());
    let merged = file::merge(&path, base, &ours, &theirs);
    named::replace(&args.ours, merged.text.as_bytes()).map_err(|error| Failure::io(words, &args.ours, &error))?;
    if merged.questions == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    terminal.warn(&crate::say!(words, "merge-questions", path = path, n = merged.questions));
    Ok(ExitCode::from(1))
}
