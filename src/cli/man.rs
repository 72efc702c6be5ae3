//! `man`: the manual page.

use std::path::Path;
use std::process::ExitCode;

use clap::Args;

use super::{Failure, Terminal, help};
use crate::i18n::{self, Language};

#[derive(Args, Debug)]
pub struct ManArgs {}

/// Prints the manual page.
pub fn run(_: &ManArgs, terminal: &Terminal, language: Language) -> Result<ExitCode, Failure> {
    let words = i18n::words(language);
    let mut page = Vec::new();
    let command = help::localized(words);
    render(&command, &mut page).map_err(|error| Failure::io(words, Path::new("man"), &error))?;
    terminal.file(&String::from_utf8_lossy(&page));
    Ok(ExitCode::SUCCESS)
}

/// One page: the program, then each command with its options.
fn render(command: &clap::Command, page: &mut Vec<u8>) -> std::io::Result<()> {
    clap_mangen::Man::new(command.clone()).render(page)?;
    for sub in command.get_subcommands() {
        let named = sub.clone().display_name(format!("clientbook {}", sub.get_name()));
        let man = clap_mangen::Man::new(named);
        man.render_name_section(page)?;
        man.render_synopsis_section(page)?;
        man.render_options_section(page)?;
    }
    Ok(())
}
