//! Rules of the house, held by a test: arrows go down, each room keeps to its work.

use std::fs;
use std::path::{Path, PathBuf};

use crate::book_test::repository;

/// The floors, the lowest first. A room names only rooms on lower floors.
const FLOORS: [&[&str]; 11] = [
    &["diagnostic", "i18n", "disk", "progress"],
    &["book"],
    &["format", "derive"],
    &["wording"],
    &["exchange", "withhold"],
    &["load", "render", "edit", "merge"],
    &["write", "git", "archive"],
    &["pipeline"],
    &["store"],
    &["serve"],
    &["cli"],
];

/// The longest function, in lines.
const MOST_LINES: usize = 70;

/// The longest file, in lines; a longer one holds two things.
const MOST_FILE_LINES: usize = 300;

struct Source {
    /// Below `src/`, with `/`.
    path: String,
    /// Without tests.
    text: String,
}

fn sources() -> Vec<Source> {
    let root = repository().join("src");
    let mut paths: Vec<PathBuf> = walkdir::WalkDir::new(&root)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect();
    paths.sort();
    paths.into_iter().map(|path| source(&root, &path)).collect()
}

fn source(root: &Path, path: &Path) -> Source {
    let text = fs::read_to_string(path).expect("sources are UTF-8");
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
    let below = path.strip_prefix(root).expect("below src");
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Source { path: parts.join("/"), text }
}

impl Source {
    /// The room: the folder or file right below `src/`.
    fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// The lines that are code.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn floor_of(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

#[test]
fn arrows_go_down_only() {
    let mut wrong = Vec::new();
    for source in sources() {
        if ["lib.rs", "main.rs"].contains(&source.path.as_str()) {
            continue;
        }
        let own = floor_of(source.room()).unwrap_or_else(|| panic!("{} stands on no floor", source.path));
        for (number, line) in source.code() {
            for (at, _) in line.match_indices("crate::") {
                let room: String = line[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let Some(other) = floor_of(&room) else { continue };
                if room != source.room() && other >= own {
                    wrong.push(format!("{}:{}: {} names {room}", source.path, number + 1, source.room()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that go up or along:\n{}", wrong.join("\n"));
}

#[track_caller]
fn only_in(allowed: &[&str], signs: &[&str]) {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !allowed.iter().any(|path| source.path.starts_with(path))) {
        for (number, line) in source.code() {
            if let Some(sign) = signs.iter().find(|sign| line.contains(**sign)) {
                wrong.push(format!("{}:{}: {sign}", source.path, number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "not here:\n{}", wrong.join("\n"));
}

#[test]
fn only_the_terminal_prints() {
    only_in(
        &["cli/terminal.rs", "cli/progress_bar.rs"],
        &["println!", "print!(", "eprint", "dbg!(", "stdout()", "stderr()"],
    );
}

#[test]
fn only_the_disk_room_touches_the_disk() {
    let signs = [
        "std::fs",
        "fs::",
        "File::open",
        "File::create",
        "File::options",
        "OpenOptions",
        "tempfile::",
        "walkdir",
        "rustix",
        "cap_std",
        ".exists()",
        ".is_file()",
        ".is_dir()",
        ".is_symlink()",
        ".canonicalize()",
        ".symlink_metadata()",
        ".read_dir()",
        ".read_link()",
        ".persist(",
    ];
    only_in(&["disk/"], &signs);
}

#[test]
fn only_write_changes_files() {
    // What the user named on the command line, the list of trusted repositories, and what a dead git locked.
    let others = [
        "cli/init.rs",
        "cli/merge_file.rs",
        "cli/output.rs",
        "cli/man.rs",
        "cli/backup.rs",
        "cli/single.rs",
        "git/locks.rs",
        "git/trust.rs",
    ];
    let signs = [
        "make_folders(",
        "make_private(",
        "create_new(",
        "open_or_create(",
        ".stage(",
        ".stage_private(",
        ".stage_like(",
        "remove_file(",
        "remove_folder(",
        "remove_child(",
        "remove_all(",
        ".rename(",
        "rename_new(",
        "named::replace",
        ".replace_with(",
    ];
    only_in(&[&["disk/", "write/"], &others[..]].concat(), &signs);
}

#[test]
fn html_leaves_by_its_type_alone() {
    only_in(&["render/html.rs", "render/drawing.rs", "render/net_drawing.rs"], &["of_drawing("]);
    let types =
        ["Html", "Option<Html>", "Vec<Html>", "Markdown<'a>", "Option<Markdown<'a>>", "Vec<Markdown<'a>>", "Rows"];
    for source in sources().iter().filter(|source| source.path.starts_with("render/view/")) {
        for (number, line) in source.code().filter(|(_, line)| {
            line.trim_start().starts_with("pub ") && !line.contains("fn ") && line.contains("_html: ")
        }) {
            let kind = line.split("_html: ").nth(1).unwrap_or_default().trim_end_matches(',');
            assert!(types.contains(&kind), "{}:{}: {kind} is no HTML", source.path, number + 1);
        }
    }
    for entry in walkdir::WalkDir::new(repository().join("themes")).into_iter().filter_map(Result::ok) {
        let Some(text) = fs::read_to_string(entry.path())
            .ok()
            .filter(|_| entry.path().extension().is_some_and(|ending| ending == "html"))
        else {
            continue;
        };
        for place in
            text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next()).filter(|place| place.contains("safe"))
        {
            let name = place.split('|').next().unwrap_or_default().trim();
            // `part` goes through the list `background_html`.
            assert!(
                name.ends_with("_html") || name == "part",
                "{}: {name} is shown without escaping",
                entry.path().display()
            );
        }
    }
}

#[test]
fn only_the_command_line_asks_the_clock() {
    only_in(&["cli/clock.rs"], &["Zoned::now", "SystemTime::now", "Timestamp::now", "Instant::now"]);
}

#[test]
fn the_core_reads_no_disk() {
    let core = [
        "book/",
        "format/",
        "derive/",
        "edit/",
        "merge/",
        "archive/",
        "render/",
        "i18n/",
        "wording/",
        "exchange/",
        "withhold/",
    ];
    for source in sources().iter().filter(|source| core.iter().any(|room| source.path.starts_with(room))) {
        for (number, line) in source.code() {
            let reads = ["disk::Folder", "disk::named", "disk::File", "disk::{", "std::env::", "std::process"]
                .iter()
                .any(|sign| line.contains(sign));
            assert!(!reads, "{}:{}: {line}", source.path, number + 1);
        }
    }
}

/// Elsewhere the tester's own environment and settings of git would come along.
#[test]
fn tests_start_programs_in_one_place() {
    let starts = concat!("Command::", "new(");
    for entry in walkdir::WalkDir::new(repository().join("tests")).into_iter().filter_map(Result::ok) {
        let is_source = entry.path().extension().is_some_and(|ending| ending == "rs");
        if is_source && !entry.path().ends_with("it/machine.rs") {
            let text = fs::read_to_string(entry.path()).expect("sources are UTF-8");
            let line = text.lines().position(|line| line.contains(starts));
            assert_eq!(line, None, "{}: use machine::start or machine::git", entry.path().display());
        }
    }
}

#[test]
fn no_function_needs_scrolling_and_no_file_holds_two_things() {
    let mut wrong = Vec::new();
    for source in sources() {
        let lines: Vec<&str> = source.text.lines().collect();
        if lines.len() > MOST_FILE_LINES {
            wrong.push(format!("{}: {} lines", source.path, lines.len()));
        }
        for (start, line) in
            lines.iter().enumerate().filter(|(_, line)| line.trim_start().contains("fn ") && line.ends_with('{'))
        {
            let indent = line.len() - line.trim_start().len();
            let end = lines[start..].iter().position(|line| *line == format!("{}}}", " ".repeat(indent)));
            let length = end.unwrap_or(0) + 1;
            if length > MOST_LINES {
                wrong.push(format!("{}:{}: {length} lines", source.path, start + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "too long:\n{}", wrong.join("\n"));
}

/// What stands at the top of the repository, hidden names apart. A book or a site that was made there by hand would
/// otherwise be committed with the rest.
const TOP: [&str; 13] = [
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "benches",
    "fuzz",
    "rustfmt.toml",
    "sample-data",
    "src",
    "target",
    "tests",
    "themes",
];

#[test]
fn nothing_stray_stands_at_the_top() {
    let entries = fs::read_dir(repository()).expect("the repository is a folder").filter_map(Result::ok);
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let stray: Vec<String> = names.filter(|name| !name.starts_with('.') && !TOP.contains(&&**name)).collect();
    assert!(stray.is_empty(), "not a part of the project: {stray:?}");
}

#[test]
fn nothing_unfinished_stands_in_the_code() {
    for source in sources() {
        for sign in ["todo!(", "unimplemented!(", "FIXME", "XXX"] {
            assert!(!source.text.contains(sign), "{}: {sign}", source.path);
        }
    }
}

#[test]
fn every_message_that_the_code_names_exists() {
    let words = clientbook::i18n::words(clientbook::i18n::Language::English);
    for source in sources() {
        for (at, _) in source.text.match_indices("say!(") {
            let rest = &source.text[at..];
            let call = &rest[..rest.find(')').unwrap_or(rest.len())];
            let Some(id) = call.split('"').nth(1).filter(|_| call.matches('"').count() >= 2) else { continue };
            let is_id = id.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit());
            let known = id == "message-id" || words.has(id);
            assert!(!is_id || known, "{}: there is no message {id}", source.path);
        }
    }
}

/// The files that read the records of a customer.
const READERS: [&str; 5] = [
    "format/customer_file.rs",
    "format/visit_file.rs",
    "format/plan_file.rs",
    "format/complaint_file.rs",
    "format/account_file.rs",
];

/// The history and `set` show keys by their names.
#[test]
fn every_key_of_a_record_has_a_name() {
    use clientbook::i18n::{Language, words};
    let mut count = 0;
    for source in sources().iter().filter(|source| READERS.contains(&source.path.as_str())) {
        for (at, _) in source.text.match_indices("fields.") {
            let Some((_, rest)) = source.text[at..].split_once('(') else { continue };
            let Some(key) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) else { continue };
            let id = format!("key-{}", key.replace('_', "-"));
            for language in [Language::English, Language::Chinese] {
                assert!(words(language).has(&id), "{}: there is no {id} in {}", source.path, language.word());
            }
            count += 1;
        }
    }
    assert!(count > 60, "the keys are asked for otherwise now: only {count} were found");
}

/// Calls whose first text is the id of a message.
const NAMES_A_MESSAGE: [&str; 9] = [
    "words.get(\"",
    "words.told(\"",
    "Phrase::new(\"",
    ".hint(\"",
    "Failure::usage(words, \"",
    "Failure::world(words, \"",
    "Failure::usage(session.words, \"",
    "Failure::usage(self.words, \"",
    "Failure::world(self.words, \"",
];

#[test]
fn every_message_that_a_call_names_exists() {
    let words = clientbook::i18n::words(clientbook::i18n::Language::English);
    let mut count = 0;
    for source in sources() {
        for (call, (at, _)) in
            NAMES_A_MESSAGE.iter().flat_map(|call| source.text.match_indices(call).map(move |at| (call, at)))
        {
            let id = source.text[at + call.len()..].split('"').next().unwrap_or_default();
            assert!(words.has(id), "{}: there is no message {id}", source.path);
            count += 1;
        }
    }
    assert!(count > 100, "the calls are written otherwise now: only {count} were found");
}

#[test]
fn every_message_that_a_template_names_exists() {
    let words = clientbook::i18n::words(clientbook::i18n::Language::English);
    let known: Vec<String> = words.plain_messages().into_iter().map(|(id, _)| id.replace('-', "_")).collect();
    for entry in walkdir::WalkDir::new(repository().join("themes")).into_iter().filter_map(Result::ok) {
        if entry.path().extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("templates are UTF-8");
        for (at, _) in text.match_indices("words.") {
            let name: String = text[at + 6..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            assert!(known.contains(&name), "{}: there are no words {name}", entry.path().display());
        }
    }
}
