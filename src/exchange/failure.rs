//! Why a file of another program cannot be read, in words.

use std::path::Path;

use super::open_invoices::ListError;
use super::table::NotATable;
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
            ListError::BadLine { line, column, value } => {
                let column = words.get(column);
                let args = [("line", line.to_string().into()), ("column", column.into()), ("value", value.into())];
                failed("err-list-line", &args)
            }
            ListError::NotATable(NotATable { line, reason }) => {
                failed("err-list-csv", &[("line", line.to_string().into()), ("reason", reason.into())])
            }
            ListError::Twice { line, no } => {
                failed("err-list-twice", &[("line", line.to_string().into()), ("no", no.into())])
            }
        }
    }
}
