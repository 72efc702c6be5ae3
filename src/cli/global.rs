//! What every command may be told.

use std::path::PathBuf;

use clap::Args;

use super::choice_arg::choice;
use crate::i18n::Language;

/// What every command may be told.
#[derive(Args, Clone, Debug)]
pub(super) struct Global {
    #[arg(long, value_name = "DIR", global = true, env = "CLIENTBOOK")]
    pub(super) book: Option<PathBuf>,
    #[arg(long, value_name = "DATE", global = true)]
    pub(super) today: Option<String>,
    #[arg(long, value_name = "LANG", global = true, value_parser = choice::<Language>())]
    pub(super) lang: Option<Language>,
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
}
