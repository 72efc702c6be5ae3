//! Why a file cannot be read as a table of customers.

use std::path::Path;

use crate::i18n::{Arg, Words};
use crate::wording::failure::{Explain, Failure};

/// Why nothing of a file can be read: a message with its hint, in which `path` is the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetError {
    /// The id of the message.
    pub id: &'static str,
    /// Names and values of its arguments, without the path.
    pub args: Vec<(&'static str, String)>,
}

impl SheetError {
    /// The message `id`.
    pub(super) fn new(id: &'static str) -> SheetError {
        SheetError { id, args: Vec::new() }
    }

    /// With one more argument.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> SheetError {
        self.args.push((name, value.into()));
        self
    }
}

impl Explain for (&Path, SheetError) {
    fn explain(self, words: &Words) -> Failure {
        let (path, error) = self;
        let path = ("path", Arg::from(path.display().to_string()));
        // What a file is, and what a column holds, has a name in each language.
        let in_words = |name, value: String| match name {
            "kind" => words.get(&value),
            "columns" => words.list(value.split(' ').map(|id| words.get(id))),
            _ => value,
        };
        let args = error.args.into_iter().map(|(name, value)| (name, Arg::from(in_words(name, value))));
        Failure::usage(words, error.id, &std::iter::once(path).chain(args).collect::<Vec<_>>())
    }
}
