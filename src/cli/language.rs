//! The language of the output, before a book is read.

use std::ffi::OsString;
use std::path::PathBuf;

use super::clock;
use crate::book::Choice;
use crate::i18n::Language;
use crate::load;

/// The language before the book is read: `--lang`, else that of the environment.
pub fn guess_language(args: &[OsString]) -> Language {
    typed_language(args).unwrap_or_else(clock::locale)
}

/// The language of help and of wrong use: `--lang`, else that of the book, else that of the environment.
pub fn language_of(book: Option<PathBuf>, lang: Option<Language>) -> Language {
    let root = || book.or_else(|| load::find_root(&std::env::current_dir().ok()?));
    lang.or_else(|| load::language(&root()?)).unwrap_or_else(clock::locale)
}

/// The value of `--lang`, before the arguments are parsed.
pub fn typed_language(args: &[OsString]) -> Option<Language> {
    typed(args, "--lang").and_then(Language::of_written)
}

/// The value of an option, before the arguments are parsed.
pub fn typed<'a>(args: &'a [OsString], option: &str) -> Option<&'a str> {
    let mut texts = args.iter().filter_map(|arg| arg.to_str());
    while let Some(text) = texts.next() {
        if text == option {
            return texts.next();
        }
        if let Some(value) = text.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value);
        }
    }
    None
}
