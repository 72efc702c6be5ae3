//! `man`: the manual, a page for the program and one for each command.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Command};

use super::{Failure, Terminal, help};
use crate::disk::named;
use crate::format::near;
use crate::i18n::{self, Language, Words};
use crate::say;

#[derive(Args, Debug)]
pub struct ManArgs {
    /// The command and, where it has some, its own command: `new customer`.
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    out: Option<PathBuf>,
}

/// One page of the manual.
struct Page {
    /// The words of the command: empty for the program itself.
    command: Vec<String>,
    text: String,
}

/// Prints the page of a command, or writes all pages into a folder.
pub fn run(args: &ManArgs, command: Command, terminal: &Terminal, language: Language) -> Result<ExitCode, Failure> {
    let words = i18n::words(language);
    let pages = pages(command, words).map_err(|error| Failure::io(words, Path::new("man"), &error))?;
    let Some(folder) = &args.out else {
        terminal.file(&page_of(&pages, &args.command, words)?.text);
        return Ok(ExitCode::SUCCESS);
    };
    named::make_folders(folder).map_err(|error| Failure::io(words, folder, &error))?;
    for page in &pages {
        let path = folder.join(format!("{}.1", page.name()));
        named::replace(&path, page.text.as_bytes()).map_err(|error| Failure::io(words, &path, &error))?;
        terminal.say(&say!(words, "saved", path = path.display().to_string()));
    }
    Ok(ExitCode::SUCCESS)
}

fn page_of<'p>(pages: &'p [Page], command: &[String], words: &Words) -> Result<&'p Page, Failure> {
    pages.iter().find(|page| page.command == command).ok_or_else(|| {
        let (typed, known): (_, Vec<String>) =
            (command.join(" "), pages.iter().map(|page| page.command.join(" ")).collect());
        let near = near::nearest(&typed, known.iter().map(String::as_str)).map(str::to_owned);
        let commands = words.list(known.iter().filter(|known| !known.is_empty()));
        Failure::usage(words, "err-no-page", &[("name", typed.into()), ("near", near.unwrap_or(commands).into())])
    })
}

impl Page {
    /// The page's name, such as `clientbook-new-customer`.
    fn name(&self) -> String {
        std::iter::once("clientbook").chain(self.command.iter().map(String::as_str)).collect::<Vec<_>>().join("-")
    }
}

/// All pages, that of the program first.
fn pages(command: Command, words: &'static Words) -> std::io::Result<Vec<Page>> {
    let mut command = help::localized(command, words);
    command.build();
    let mut pages = Vec::new();
    add_pages(&command, &[], words, &mut pages)?;
    Ok(pages)
}

fn add_pages(command: &Command, path: &[String], words: &Words, pages: &mut Vec<Page>) -> std::io::Result<()> {
    let mut page = Page { command: path.to_vec(), text: String::new() };
    let typed: Vec<&str> = std::iter::once("clientbook").chain(path.iter().map(String::as_str)).collect();
    let mut roff = Vec::new();
    let named = command.clone().display_name(page.name()).bin_name(typed.join(" "));
    let source = concat!("clientbook ", env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(named).title(page.name()).source(source).render(&mut roff)?;
    page.text = in_words(&String::from_utf8_lossy(&roff), words);
    pages.push(page);
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        let path: Vec<String> = path.iter().cloned().chain([sub.get_name().to_owned()]).collect();
        add_pages(sub, &path, words, pages)?;
    }
    Ok(())
}

/// The headings of clap's page, and the messages that say them.
const HEADINGS: [(&str, &str); 7] = [
    ("NAME", "man-name"),
    ("SYNOPSIS", "man-synopsis"),
    ("DESCRIPTION", "man-description"),
    ("OPTIONS", "man-options"),
    ("SUBCOMMANDS", "man-commands"),
    ("EXTRA", "man-examples"),
    ("VERSION", "man-version"),
];

/// A page with the headings of the language. The examples have their own heading, which stands in clap's text too.
fn in_words(roff: &str, words: &Words) -> String {
    let examples = words.get("help-examples");
    let lines = roff.lines().filter(|line| *line != examples).map(|line| {
        let heading = line.strip_prefix(".SH ").and_then(|name| HEADINGS.iter().find(|(known, _)| *known == name));
        heading.map_or_else(|| help::in_words(line, words), |(_, id)| format!(".SH {}", words.get(id)))
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}
