//! The errors of reading, in words.

use super::LoadError;
use crate::i18n::Words;
use crate::wording::failure::{Explain, Failure};

impl Explain for LoadError {
    fn explain(self, words: &Words) -> Failure {
        match self {
            LoadError::NotABook(path) => {
                Failure::usage(words, "err-not-a-book", &[("path", path.display().to_string().into())])
            }
            LoadError::Io(path, error) => Failure::io(words, &path, &error),
        }
    }
}
