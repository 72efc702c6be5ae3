//! Why a file of another program cannot be read, in words.

use std::path::Path;

use super::inbox::Unclear;
use super::open_invoices::{ListError, UnreadLine, Unreadable};
use super::table::NotATable;
use crate::book::{Book, Customer};
use crate::i18n::{Arg, Words};
use crate::wording::failure::{Explain, Failure};

impl Explain for (&Path, ListError) {
    fn explain(self, words: &Words) -> Failure {
        let (path, error) = self;
        let failed = |id, args: &[(&str, Arg)]| {
            let path = [("path", path.display().to_string().into())];
            Failure::usage(words, id, &[&path, args].concat())
        };
        match error {
            ListError::MissingColumn { column, names } => failed(
                "err-list-column",
                &[("column", words.get(column).into()), ("names", words.list(names.split(", ")).into())],
            ),
            ListError::NotATable(NotATable { line, reason }) => {
                failed("err-list-csv", &[("line", line.to_string().into()), ("reason", reason.into())])
            }
        }
    }
}

/// Why a paragraph of the inbox cannot be placed.
impl Explain for (&Book, &Unclear) {
    fn explain(self, words: &Words) -> Failure {
        let (book, unclear) = self;
        match unclear {
            Unclear::Nobody(name) => Failure::usage(words, "inbox-nobody", &[("name", name.as_str().into())]),
            Unclear::Several(name, all) => {
                let shown = all.iter().take(12).map(|&at| &book.customers[at]);
                let ids = words.list(shown.map(Customer::id_and_name));
                Failure::usage(words, "inbox-several", &[("name", name.as_str().into()), ("ids", ids.into())])
            }
            Unclear::NoText => Failure::usage(words, "inbox-no-text", &[]),
            Unclear::Day(value, error) => (value.as_str(), *error).explain(words),
            Unclear::NotAhead(value) => Failure::usage(words, "err-past-time", &[("value", value.as_str().into())]),
        }
    }
}

/// The first line of a list of which none can be read.
impl Explain for (&Path, &UnreadLine) {
    fn explain(self, words: &Words) -> Failure {
        let (path, UnreadLine { line, no, reason, .. }) = self;
        let place = [("path", path.display().to_string().into()), ("line", line.to_string().into())];
        let failed = |id, args: &[(&str, Arg)]| Failure::usage(words, id, &[&place, args].concat());
        match reason {
            Unreadable::Value { column, value } => {
                failed("err-list-line", &[("column", words.get(column).into()), ("value", value.as_str().into())])
            }
            Unreadable::Twice => failed("err-list-twice", &[("no", no.as_deref().unwrap_or_default().into())]),
        }
    }
}
