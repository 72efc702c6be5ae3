//! `completions`: what a shell needs to complete commands.

use std::process::ExitCode;

use clap::Args;
use clap_complete::Shell;

use super::{Failure, Terminal, help};
use crate::i18n::{self, Language};

#[derive(Args, Debug)]
pub struct CompletionsArgs {
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Prints the completion script for the shell.
pub fn run(args: &CompletionsArgs, terminal: &Terminal, language: Language) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut help::localized(i18n::words(language)), "clientbook", &mut script);
    terminal.file(&String::from_utf8_lossy(&script));
    Ok(ExitCode::SUCCESS)
}
