//! `init`: makes a new book, empty or with the sample data.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::Args;
use rust_embed::RustEmbed;

use super::session::{today_of, words_of};
use super::{Failure, Global, Terminal, trust};
use crate::disk::{Folder, named};
use crate::edit::{FileEdit, settings};
use crate::git::{Git, driver};
use crate::i18n::{Language, Words};
use crate::load::SETTINGS;
use crate::say;
use crate::wording::failure::Explain;
use crate::write::{Change, apply};

#[derive(RustEmbed)]
#[folder = "sample-data/en/"]
#[exclude = "site/*"]
#[exclude = ".clientbook/*"]
struct EnglishSample;

#[derive(RustEmbed)]
#[folder = "sample-data/zh/"]
#[exclude = "site/*"]
#[exclude = ".clientbook/*"]
struct ChineseSample;

#[derive(Args, Debug)]
pub struct InitArgs {
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    #[arg(long)]
    demo: bool,
    #[arg(long, value_name = "TITLE", conflicts_with = "demo")]
    title: Option<String>,
    #[arg(long, value_name = "NAME", conflicts_with = "demo")]
    owner: Option<String>,
}

const IGNORE: &str = "/site/\n/.clientbook/\n";

/// Makes the book and its git repository.
pub fn run(args: &InitArgs, global: &Global, terminal: &Terminal, guessed: Language) -> Result<ExitCode, Failure> {
    let words = words_of(global, guessed);
    today_of(global, words)?;
    let shown = args.dir.display().to_string();
    let is_empty = named::is_free(&args.dir);
    let had_git = Folder::open(&args.dir).is_ok_and(|folder| folder.has(".git"));
    let has = |path: &str| Folder::open(&args.dir).is_ok_and(|folder| folder.has(path));
    if has(SETTINGS) {
        let path = args.dir.join(SETTINGS).display().to_string();
        return Err(Failure::usage(words, "err-exists", &[("path", path.into())]));
    }
    if args.demo && !is_empty {
        return Err(Failure::usage(words, "err-demo-not-empty", &[("path", shown.into())]));
    }
    named::make_folders(&args.dir).map_err(|error| Failure::io(words, &args.dir, &error))?;
    let asked = || if args.demo || !terminal.can_ask() { None } else { terminal.ask_text(&words.get("init-owner")) };
    let owner = args.owner.clone().or_else(asked);
    let files = if args.demo { sample(words) } else { empty_book(words, args.title.as_deref(), owner.as_deref()) };
    let missing: Vec<FileEdit> = files.into_iter().filter(|file| !has(&file.path)).collect();
    let changes: Vec<Change> = missing.iter().map(Change::from).collect();
    apply::found(&args.dir, &changes).map_err(|error| error.explain(words))?;
    start_history(had_git, &args.dir, &missing, terminal, words);
    let id = if args.demo { "init-demo" } else { "init-done" };
    terminal.out(&say!(words, id, path = shown));
    if !args.demo {
        terminal.say(&words.get("init-next"));
    }
    Ok(ExitCode::SUCCESS)
}

fn empty_book(words: &Words, title: Option<&str>, owner: Option<&str>) -> Vec<FileEdit> {
    let settings = words.get("template-settings") + "\n";
    let settings = title.and_then(|title| settings::with_title(&settings, title).ok()).unwrap_or(settings);
    let settings = owner.and_then(|name| settings::with_owner(&settings, name).ok()).unwrap_or(settings);
    let mut files = vec![
        FileEdit::new_file(SETTINGS, settings),
        FileEdit::new_file("README.md", words.get("template-readme") + "\n"),
    ];
    files.extend(git_files());
    files
}

fn git_files() -> [FileEdit; 2] {
    [FileEdit::new_file(".gitignore", IGNORE), FileEdit::new_file(".gitattributes", driver::ATTRIBUTES)]
}

fn sample(words: &Words) -> Vec<FileEdit> {
    fn files<T: RustEmbed>() -> Vec<FileEdit> {
        let file = |path: std::borrow::Cow<'static, str>| {
            let data = T::get(&path)?.data;
            Some(FileEdit::new_file(path.to_string(), String::from_utf8(data.into_owned()).ok()?))
        };
        T::iter().filter_map(file).collect()
    }
    let mut all = if words.is_chinese() { files::<ChineseSample>() } else { files::<EnglishSample>() };
    for file in git_files() {
        if !all.iter().any(|known| known.path == file.path) {
            all.push(file);
        }
    }
    all
}

/// Makes a git repository for the book, unless the folder is part of one. The book also works without git.
fn start_history(had_git: bool, dir: &Path, files: &[FileEdit], terminal: &Terminal, words: &Words) {
    let git = |args: &[&str]| Command::new("git").arg("-C").arg(dir).args(args).output();
    // A repository that was there before, complete or not, is not ours; git is not run in it before it was inspected.
    let own = !had_git
        && match git(&["rev-parse", "--show-toplevel"]) {
            Err(_) => return terminal.say(&words.get("init-no-git")),
            Ok(found) if found.status.success() => {
                let path = String::from_utf8_lossy(&found.stdout).trim().to_owned();
                terminal.say(&say!(words, "init-in-repository", path = path));
                false
            }
            Ok(_) => {
                if !git(&["init", "--quiet"]).is_ok_and(|made| made.status.success()) {
                    return terminal.say(&words.get("init-no-git"));
                }
                true
            }
        };
    // The first commit, so that the first change can be undone.
    let files: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
    let begun = Git::open(dir, None).and_then(|history| {
        history.set_up_driver()?;
        history.commit(&files, &words.get("commit-init"), "init", &[])?;
        Ok(history)
    });
    // A repository made here may run its hooks; whether to trust a larger one is its owner's decision.
    let remember = |history: Git| if own { trust::remember(history.common(), history.top(), words) } else { Ok(()) };
    if let Err(failure) = begun.map_err(|error| error.explain(words)).and_then(remember) {
        terminal.failure(&failure);
    }
}
