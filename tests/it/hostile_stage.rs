//! A book whose texts command the terminal, and the program run on it: on a pseudo-terminal, or into a pipe.

use std::path::PathBuf;

use tempfile::TempDir;

use crate::book_test::{BookTest, NOW, program, repository};
use crate::history::git;
use crate::machine;

/// What a terminal, a clipboard or a reader's eye would obey. None of the styles is one that the program uses, but the
/// last.
pub const COMMANDS: [&str; 46] = [
    "\u{1b}[5m",
    "\u{1b}[7m",
    "\u{1b}[38;5;201m",
    "\u{1b}[48;2;1;2;3m",
    "\u{1b}[8m",
    "\u{1b}[2J",
    "\u{1b}[H",
    "\u{1b}[1A\u{1b}[2K",
    "\u{1b}[?1049h",
    "\u{1b}[6n",
    "\u{1b}]0;title\u{7}",
    "\u{1b}]0;title\u{1b}\\",
    "\u{1b}]2;title\u{7}",
    "\u{1b}]52;c;aGk=\u{7}",
    "\u{1b}]52;c;aGk=\u{1b}\\",
    "\u{1b}]8;;https://e.example\u{7}",
    "\u{1b}]0;no end",
    "\u{1b}P$q\u{1b}\\",
    "\u{1b}_x\u{1b}\\",
    "\u{1b}^x\u{1b}\\",
    "\u{1b}c",
    "\u{1b}",
    "\u{9b}5m",
    "\u{9d}0;t\u{9c}",
    "\u{90}q\u{9c}",
    "\u{85}",
    "\u{80}",
    "\u{7}",
    "\u{8}\u{8}\u{8}",
    "\r",
    "\u{b}",
    "\u{c}",
    "\u{e}",
    "\u{7f}",
    "\u{202a}",
    "\u{202b}",
    "\u{202c}",
    "\u{202d}",
    "\u{202e}",
    "\u{2066}\u{2069}",
    "\u{2067}\u{2068}",
    "\u{200e}\u{200f}",
    "\u{61c}",
    "\u{2028}",
    "\u{2029}",
    "\u{1b}[31m",
];

/// A book, and what is said of it.
pub struct Stage {
    pub test: BookTest,
    /// The user's settings, and files beside the book.
    pub outside: TempDir,
    pub commands: Vec<String>,
}

/// Where a program writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Terminal,
    Pipe,
}

pub const PLACES: [Place; 2] = [Place::Terminal, Place::Pipe];

/// A command with something between two words that must be seen.
fn wrapped(at: usize, command: &str) -> String {
    format!("L{at}.{command}.R{at}")
}

impl Stage {
    /// A book whose texts hold these commands, a customer each.
    pub fn new(commands: &[&str]) -> Stage {
        let commands: Vec<String> = commands.iter().map(|&command| command.to_owned()).collect();
        let stage = Stage { test: BookTest::empty(), outside: machine::folder(), commands };
        let all = quoted(&stage.all());
        let owner = format!("[owner]\nname = {all}\ncompany = {all}\nemail = \"dana@example.com\"\n");
        stage.test.write(
            "clientbook.toml",
            format!("language = \"en\"\ntitle = {all}\n{owner}[fields.own]\nlabel = {all}\n"),
        );
        for at in 0..stage.commands.len() {
            stage.write_customer(at);
        }
        std::fs::write(stage.identity(), "[user]\n\tname = Dana\n\temail = dana@example.com\n").expect("a file");
        git(stage.test.path(), &["init", "--quiet", "--template="]);
        git(stage.test.path(), &["add", "--all"]);
        git(stage.test.path(), &["commit", "--quiet", "-m", "start"]);
        stage
    }

    pub fn hostile() -> Stage {
        Stage::new(&COMMANDS)
    }

    /// The same with nothing to obey.
    pub fn plain() -> Stage {
        Stage::new(&["x"; COMMANDS.len()])
    }

    pub fn text(&self, at: usize) -> String {
        wrapped(at, &self.commands[at])
    }

    /// All of them in one text.
    pub fn all(&self) -> String {
        (0..self.commands.len()).map(|at| self.text(at)).collect::<Vec<_>>().join(" ")
    }

    /// The user's own settings of git. Where they are taken away, the owner of the book's settings commits.
    pub fn identity(&self) -> PathBuf {
        self.outside.path().join("gitconfig")
    }

    fn write_customer(&self, at: usize) {
        let (id, raw) = (format!("p{at:02}"), self.text(at));
        let toml = quoted(&raw);
        let card = format!(
            "+++\nname = {toml}\ntier = \"A\"\nregion = {toml}\ntags = [{toml}]\nphone = {toml}\naliases = [{toml}]\nbirthday = \"--11-24\"\n\
             [[contact]]\nname = {toml}\nrole = {toml}\n[[product]]\nname = {toml}\nexpires = 2026-11-25\n[[date]]\nname = {toml}\non = 2019-11-26\n\
             [custom]\nown = {toml}\n+++\n\nStory {raw}\n\n## Needs\n\n- {raw}\n"
        );
        self.test.write(&format!("customers/{id}/{id}.md"), card);
        let invoice = format!("[[invoice]]\nno = {toml}\ndate = 2026-09-01\namount = 100\ndue = 2026-10-01\n");
        self.test.write(&format!("customers/{id}/account.toml"), invoice);
        let note = format!(
            "+++\nchannel = \"call\"\nwith = [{toml}]\ngift = {toml}\n+++\n\nSaid {raw}\n\n- [ ] send {raw} due:2026-11-24\n"
        );
        self.test.write(&format!("customers/{id}/visits/2026-11-01.md"), note);
        let plan = format!("+++\ntitle = {toml}\ngoal = {toml}\ndue = 2026-11-27\n+++\n");
        self.test.write(&format!("customers/{id}/plans/quote.md"), plan);
    }

    /// Adds what `check` finds fault with: values, lines and the names of files and folders.
    pub fn add_faults(&self) {
        for at in 0..self.commands.len() {
            let (id, raw) = (format!("f{at:02}"), self.text(at));
            let name = raw.replace('/', "_");
            let file = |path: &str, text: &str| self.test.write(&format!("customers/{id}/{path}"), text);
            file(
                &format!("{id}.md"),
                &format!(
                    "+++\nname = \"Faulty\"\nteir = \"{raw}\" # {raw}\ntier = {}\n+++\n\nSee [[{raw}]].\n",
                    quoted(&raw)
                ),
            );
            file(&format!("{name}.txt"), "stray\n");
            file(&format!("visits/{name}.md"), "no day\n");
            file("visits/2026-11-02.md", &format!("+++\npurpose = {}\n+++\n\n[x](file:{raw})\n", quoted(&raw)));
            self.test.write(&format!("customers/{name}/{name}.md"), "+++\nname = \"Odd folder\"\n+++\n");
        }
    }

    /// Adds commits as others make them, in the name of the program.
    pub fn commit_by_hand(&self) {
        for at in 0..self.commands.len() {
            let raw = self.text(at);
            self.test.write(
                &format!("customers/p{at:02}/p{at:02}.md"),
                self.test.read(&format!("customers/p{at:02}/p{at:02}.md")) + "\nMore.\n",
            );
            let author = format!("{raw} <a@example.com>");
            let message = format!("By hand {raw}\n\nClientbook-Action: set\nClientbook-Customer: p{at:02}\n");
            git(
                self.test.path(),
                &["commit", "--quiet", "--all", "--cleanup=verbatim", "-m", &message, "--author", &author],
            );
        }
    }

    /// All that a run writes; `--book` among the arguments is another book than this.
    pub fn run(&self, place: Place, args: &[String]) -> String {
        let program = program();
        let mut command = match place {
            Place::Pipe => program,
            Place::Terminal => {
                let mut python = machine::start("python3");
                // Without the packages of others it starts faster.
                python
                    .args(["-I", "-S"])
                    .arg(repository().join("tests/it/pseudo_terminal.py"))
                    .arg(program.get_program());
                python
            }
        };
        command
            .env_remove("NO_COLOR")
            .env("TERM", "xterm-256color")
            .env("CLIENTBOOK_PROGRESS", "off")
            .env("COLUMNS", "400")
            .env("XDG_CONFIG_HOME", self.outside.path())
            .env("GIT_CONFIG_GLOBAL", self.identity());
        if !args.contains(&"--book".to_owned()) {
            command.arg("--book").arg(self.test.path());
        }
        command.args(["--today", NOW]).args(args);
        let output = command.output().expect("the program runs; on a terminal by python3: run tests/run");
        let bytes = [output.stdout, output.stderr].concat();
        String::from_utf8(bytes).unwrap_or_else(|error| panic!("{args:?} does not write UTF-8: {error}"))
    }

    /// A path beside the book whose name holds a command.
    pub fn beside(&self, name: &str, at: usize) -> String {
        self.outside.path().join(format!("{name} {}", self.text(at).replace('/', "_"))).display().to_string()
    }
}

/// A text as a text of TOML, with escapes for what may not stand there.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_ascii_graphic() || c == ' ' => c.to_string(),
        c => format!("\\u{:04x}", u32::from(c)),
    });
    format!("\"{}\"", escaped.collect::<String>())
}
