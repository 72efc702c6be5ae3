//! A book in a folder of its own, and the program run on it.
//!
//! ```text
//! BookTest::sample("en").run("log miller \"Called.\"").succeeds().says("noted for Nov 21");
//! ```

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::machine;

/// The day of the sample books, at the minute of every note that a test writes.
pub const NOW: &str = "2026-11-21T14:32";

/// A book in a folder that goes away with the test.
pub struct BookTest {
    folder: tempfile::TempDir,
    /// The user's own settings, such as what is trusted.
    config: tempfile::TempDir,
    language: Option<String>,
    now: String,
}

/// What a run of the program gave.
pub struct Run {
    line: String,
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl BookTest {
    /// An empty folder.
    pub fn empty() -> BookTest {
        BookTest { folder: machine::folder(), config: machine::folder(), language: None, now: NOW.to_owned() }
    }

    /// A book with the settings `toml` and nothing else.
    pub fn with_settings(toml: &str) -> BookTest {
        BookTest::empty().file("clientbook.toml", toml)
    }

    /// A copy of a sample book: `en` or `zh`.
    pub fn sample(name: &str) -> BookTest {
        BookTest::copy_of(&sample_path(name))
    }

    /// A copy of any folder.
    pub fn copy_of(from: &Path) -> BookTest {
        let test = BookTest::empty();
        copy(from, test.path());
        test
    }

    /// Adds a file, or writes over it.
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> BookTest {
        self.write(path, text);
        self
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let full = self.path().join(path);
        fs::create_dir_all(full.parent().expect("a file has a folder")).expect("folders can be made");
        fs::write(full, text).expect("files can be written");
    }

    /// Speaks this language instead of the book's.
    pub fn in_language(self, language: &str) -> BookTest {
        BookTest { language: Some(language.to_owned()), ..self }
    }

    /// On another day than the sample's.
    pub fn on(self, day: &str) -> BookTest {
        BookTest { now: day.to_owned(), ..self }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The names in a folder of the book, sorted.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.path().join(folder)).expect("a folder").flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort_unstable();
        names
    }

    pub fn exists(&self, path: &str) -> bool {
        self.path().join(path).exists()
    }

    /// Runs the program with arguments as one would type them; quotes hold words together.
    pub fn run(&self, line: &str) -> Run {
        let output = self.command(line).output().expect("the program runs");
        self.judged(line, &output)
    }

    /// The program on this book with arguments, not run yet.
    pub fn command(&self, line: &str) -> Command {
        let mut command = self.command_in(self.path());
        command.args(split(line));
        command
    }

    /// The program on a book elsewhere, with this test's settings of the user.
    pub fn command_in(&self, book: &Path) -> Command {
        let mut command = program();
        command.env("XDG_CONFIG_HOME", self.config.path()).arg("--book").arg(book).args(["--today", &self.now]);
        if let Some(language) = &self.language {
            command.args(["--lang", language]);
        }
        command
    }

    /// Runs the program on a terminal, where each of its questions is answered alike; all that it writes is its output.
    #[cfg(unix)]
    pub fn run_on_a_terminal(&self, line: &str, answer: &str) -> Run {
        let program = self.command(line);
        let mut python = machine::start("python3");
        python.args(["-I", "-S"]).arg(repository().join("tests/it/pseudo_terminal.py")).arg(program.get_program());
        python.args(program.get_args()).env("ANSWER", answer).env("NO_COLOR", "1").env("CLIENTBOOK_PROGRESS", "off");
        python.env("XDG_CONFIG_HOME", self.config.path());
        let output = python.output().expect("the program runs on a terminal by python3: run tests/run");
        self.judged(line, &output)
    }

    /// What a run of `command` gave.
    pub fn judged(&self, line: &str, output: &Output) -> Run {
        Run::new(self, line, output)
    }
}

impl Run {
    /// Of a command that was prepared otherwise.
    pub fn of(mut command: Command, line: &str) -> Run {
        let output = command.args(split(line)).output().expect("the program runs");
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program writes UTF-8");
        Run { line: line.to_owned(), code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

impl Run {
    fn new(book: &BookTest, line: &str, output: &Output) -> Run {
        let text = |bytes: &[u8]| {
            let text = String::from_utf8(bytes.to_vec()).expect("the program writes UTF-8");
            text.replace(&book.path().display().to_string(), "[BOOK]")
        };
        Run { line: line.to_owned(), code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    #[track_caller]
    pub fn succeeds(self) -> Run {
        self.exits(0)
    }

    #[track_caller]
    pub fn exits(self, code: i32) -> Run {
        assert_eq!(self.code, Some(code), "`{}`\n--- out\n{}\n--- err\n{}", self.line, self.out, self.err);
        self
    }

    /// Data, to stdout.
    #[track_caller]
    pub fn prints(self, text: &str) -> Run {
        assert!(self.out.contains(text), "`{}` does not print {text:?}:\n{}", self.line, self.out);
        self
    }

    #[track_caller]
    pub fn prints_not(self, text: &str) -> Run {
        assert!(!self.out.contains(text), "`{}` prints {text:?}:\n{}", self.line, self.out);
        self
    }

    /// Talk, to stderr.
    #[track_caller]
    pub fn says(self, text: &str) -> Run {
        assert!(self.err.contains(text), "`{}` does not say {text:?}:\n{}", self.line, self.err);
        self
    }

    #[track_caller]
    pub fn says_not(self, text: &str) -> Run {
        assert!(!self.err.contains(text), "`{}` says {text:?}:\n{}", self.line, self.err);
        self
    }

    #[track_caller]
    pub fn says_nothing(self) -> Run {
        assert_eq!(self.err, "", "`{}`", self.line);
        self
    }

    /// The output as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("`{}`: {error}\n{}", self.line, self.out))
    }
}

/// The program, which writes plain words.
pub fn program() -> Command {
    let mut command = machine::start(env!("CARGO_BIN_EXE_clientbook"));
    command.env("NO_COLOR", "1");
    command
}

pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn sample_path(name: &str) -> PathBuf {
    repository().join("sample-data").join(name)
}

/// Copies a folder with all it holds but built sites, links as links.
pub fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).min_depth(1).into_iter().filter_entry(|entry| entry.file_name() != "site")
    {
        let entry = entry.expect("the folder can be read");
        let target = to.join(entry.path().strip_prefix(from).expect("below the folder"));
        if entry.path_is_symlink() {
            #[cfg(unix)]
            std::os::unix::fs::symlink(fs::read_link(entry.path()).expect("a link"), target)
                .expect("links can be made");
        } else if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("folders can be made");
        } else {
            fs::copy(entry.path(), target).expect("files can be copied");
        }
    }
}

fn split(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted, mut any) = (Vec::new(), String::new(), false, false);
    for c in line.chars() {
        match c {
            '"' => {
                quoted = !quoted;
                any = true;
            }
            ' ' if !quoted => {
                if any || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                any = false;
            }
            c => word.push(c),
        }
    }
    if any || !word.is_empty() {
        words.push(word);
    }
    words
}
