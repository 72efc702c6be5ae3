//! The three ways to a book.

use std::path::{Path, PathBuf};

use super::Welcome;
use crate::disk::named;
use crate::i18n::{Language, Words};
use crate::load;
use crate::serve::form::Values;
use crate::wording::failure::Failure;

/// The most folders that are looked at for books.
const MOST_LOOKED_AT: usize = 500;

/// A way to a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// The sample, to look around in.
    Sample,
    /// A new book.
    New,
    /// A folder that is a book.
    Open,
}

impl Door {
    pub const ALL: [Door; 3] = [Door::Sample, Door::New, Door::Open];

    /// Its name in the address.
    pub fn name(self) -> &'static str {
        match self {
            Door::Sample => "sample",
            Door::New => "new",
            Door::Open => "open",
        }
    }

    /// The folder of the book to which it leads, with what was sent.
    pub fn enter(self, welcome: &Welcome, words: &Words, sent: &Values) -> Result<PathBuf, Failure> {
        match self {
            Door::Sample => {
                let folder = typed(welcome, words, sent.get("sample-folder"))?;
                // It was looked at before.
                if load::is_book(&folder) {
                    return Ok(folder);
                }
                make(welcome, words.language, &["--demo".to_owned()], folder)
            }
            Door::New => {
                let folder = typed(welcome, words, sent.get("folder"))?;
                let option = |name: &str| {
                    let value = sent.get(name).trim();
                    (!value.is_empty()).then(|| format!("--{name}={value}"))
                };
                let options: Vec<String> = ["title", "owner"].into_iter().filter_map(option).collect();
                let language = Language::from_word(sent.get("language")).unwrap_or(words.language);
                make(welcome, language, &options, folder)
            }
            Door::Open => {
                let path = sent.get("path");
                let folder = typed(welcome, words, if path.trim().is_empty() { sent.get("known") } else { path })?;
                // A file of the book means the book.
                load::find_root(&folder).ok_or_else(|| {
                    let path = folder.display().to_string();
                    Failure::usage(words, "err-no-book-there", &[("path", path.into())])
                })
            }
        }
    }
}

fn make(welcome: &Welcome, language: Language, options: &[String], folder: PathBuf) -> Result<PathBuf, Failure> {
    let words = [&["init".to_owned()], options, &["--".to_owned(), folder.display().to_string()]].concat();
    match (welcome.command)(language, &words).failure {
        Some(failure) => Err(failure),
        None => Ok(folder),
    }
}

/// The folder that was typed. `~` and a path without a beginning are in the user's home.
fn typed(welcome: &Welcome, words: &Words, text: &str) -> Result<PathBuf, Failure> {
    // As a file manager copies it.
    let text = text.trim().trim_matches('"');
    let text = text.strip_prefix("file://").unwrap_or(text);
    if text.is_empty() {
        return Err(Failure::usage(words, "err-no-folder", &[]));
    }
    let in_home = text.strip_prefix('~').map(|rest| rest.trim_start_matches(['/', '\\']));
    Ok(welcome.home.join(in_home.unwrap_or(text)))
}

/// The books that lie in the user's home, or one folder below it.
pub fn books_in(home: &Path) -> Vec<PathBuf> {
    let first = named::folders_in(home);
    let below: Vec<PathBuf> =
        first.iter().filter(|folder| !load::is_book(folder)).flat_map(|folder| named::folders_in(folder)).collect();
    first.into_iter().chain(below).take(MOST_LOOKED_AT).filter(|folder| load::is_book(folder)).collect()
}
