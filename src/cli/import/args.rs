//! What `import` is told.

use std::path::PathBuf;

use clap::Args;

use crate::book::import_kind::ImportKind;
use crate::book::table_kind::TableKind;
use crate::cli::Failure;
use crate::cli::choice_arg::choice;
use crate::exchange::import::{ImportProposal, Verdict};
use crate::i18n::Words;

#[derive(Args, Debug)]
pub struct ImportArgs {
    /// A file of another program, or a folder of vCards.
    #[arg(value_name = "FILE", required_unless_present = "reconcile")]
    pub(super) file: Option<PathBuf>,
    #[arg(long = "as", value_name = "KIND", value_parser = choice::<TableKind>(), requires = "file")]
    pub(super) kind: Option<TableKind>,
    #[arg(long)]
    pub(super) apply: bool,
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = choice::<ImportKind>(), requires = "file")]
    pub(super) accept: Vec<ImportKind>,
    #[arg(long, value_name = "N=CUSTOMER", requires = "file")]
    pub(super) who: Vec<String>,
    #[arg(long, requires = "file")]
    pub(super) take_file: bool,
    #[arg(long, value_name = "HEADER=KEY", requires = "file")]
    pub(super) map: Vec<String>,
    #[arg(long, requires_all = ["map", "apply"])]
    pub(super) save_map: bool,
    #[arg(long, value_name = "NAME", requires = "file")]
    pub(super) encoding: Option<String>,
    #[arg(long, value_name = "NAME", requires = "file")]
    pub(super) sheet: Option<String>,
    #[arg(long, value_name = "FILE", requires = "file")]
    pub(super) out: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "file")]
    pub(super) rejects: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["apply", "reconcile"])]
    pub(super) json: bool,
    #[arg(long, value_name = "FILE", conflicts_with = "file")]
    pub(super) reconcile: Option<PathBuf>,
    #[arg(long, value_name = "DATE", requires = "reconcile")]
    pub(super) on: Option<String>,
}

impl ImportArgs {
    /// What columns hold: the headers and what they become.
    pub(super) fn columns(&self, words: &Words) -> Result<Vec<(String, String)>, Failure> {
        let column = |text: &String| {
            let bad = || Failure::usage(words, "err-import-map", &[("text", text.as_str().into())]);
            let (header, key) = text.rsplit_once(['=', '＝']).ok_or_else(bad)?;
            Ok((header.trim().to_owned(), key.trim().to_owned()))
        };
        self.map.iter().map(column).collect()
    }

    /// Whether a proposal is one of those that are taken over.
    pub(super) fn accepts(&self, proposal: &ImportProposal) -> bool {
        let kind = match proposal.verdict {
            Verdict::New => ImportKind::New,
            Verdict::Changed(..) => ImportKind::Changed,
            _ => return false,
        };
        self.accept.is_empty() || self.accept.contains(&kind)
    }
}
