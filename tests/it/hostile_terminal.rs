//! Texts of a book, a repository or a command line that would command the terminal: they are shown, never obeyed.
//!
//! Each command runs on a pseudo-terminal, where the program styles its words, and into a pipe.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde_json::Value;

use crate::history::git;
use crate::hostile_stage::{COMMANDS, PLACES, Place, Stage};

/// Whether a terminal or a reader's eye would obey this.
fn commands(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The escape sequences that only choose a style.
fn styles(text: &str) -> BTreeSet<String> {
    let sequences = text.split("\u{1b}[").skip(1).filter_map(|rest| {
        let (numbers, _) = rest.split_once('m')?;
        numbers.chars().all(|c| c.is_ascii_digit() || c == ';').then(|| format!("\u{1b}[{numbers}m"))
    });
    sequences.collect()
}

/// What of a text would be obeyed once the styles of the program are taken out, each with what stands around it.
fn obeyed(text: &str, styles: &BTreeSet<String>) -> Vec<String> {
    let mut bare = text.to_owned();
    for style in styles {
        bare = bare.replace(style.as_str(), "");
    }
    let chars: Vec<char> = bare.chars().collect();
    let at = chars.iter().enumerate().filter(|(_, c)| commands(**c)).map(|(at, _)| at);
    let around = at.map(|at| chars[at.saturating_sub(12)..(at + 12).min(chars.len())].iter().collect::<String>());
    around.map(|text| format!("{text:?}")).collect()
}

/// The styles that the program uses itself, by what it writes of a book that commands nothing.
fn own_styles() -> &'static BTreeSet<String> {
    static STYLES: OnceLock<BTreeSet<String>> = OnceLock::new();
    STYLES.get_or_init(|| {
        let plain = Stage::plain();
        plain.add_faults();
        let mut own = BTreeSet::new();
        for line in [
            "today --all",
            "list",
            "show p00",
            "history",
            "history p00",
            "report aging",
            "check",
            "set p00 tier=B",
            "undo",
            "show nobody",
            "--unknown",
            "today --days x",
            "--help",
            "set p00",
            "--lang x today",
        ] {
            own.extend(styles(&plain.run(Place::Terminal, &words(line))));
        }
        assert!(
            own.contains("\u{1b}[1m") && own.contains("\u{1b}[31m") && own.contains("\u{1b}[0m"),
            "words are styled on a terminal: {own:?}"
        );
        assert!(
            COMMANDS.iter().all(|command| !own.contains(*command) || command.contains("[31m")),
            "a text could pass for the program's own: {own:?}"
        );
        own
    })
}

/// What one run gives to obey, and which texts it does not show.
fn faults(stage: &Stage, place: Place, args: &[String], seen: &[usize]) -> Vec<String> {
    let none = BTreeSet::new();
    let styles = if place == Place::Terminal { own_styles() } else { &none };
    let text = stage.run(place, args);
    let what =
        format!("{place:?} {:?}", args.iter().map(|arg| arg.chars().take(50).collect::<String>()).collect::<Vec<_>>());
    let mut faults: Vec<String> =
        obeyed(&text, styles).into_iter().take(3).map(|around| format!("{what}: would obey {around}")).collect();
    for &at in seen {
        // A table cuts long names and says so.
        let is_cut = || text.lines().any(|line| line.contains(&format!("L{at}.")) && line.contains('…'));
        let missing = [format!("L{at}."), format!(".R{at}")]
            .into_iter()
            .find(|word| !text.contains(word.as_str()))
            .filter(|_| !is_cut());
        faults.extend(missing.map(|word| {
            format!("{what}: does not show {word}: {}", text.chars().take(100).collect::<String>().escape_debug())
        }));
        // What begins with an escape is neither obeyed nor passed over in silence, be it a style of the program's own.
        let command = &stage.commands[at];
        let obeyed = command.contains("[31m") && text.contains(&stage.text(at));
        if obeyed || (command.contains('\u{1b}') && text.contains(&format!("L{at}..R{at}"))) {
            faults.push(format!("{what}: no mark stands in the place of {:?}", stage.commands[at]));
        }
    }
    faults
}

/// Runs a command on a terminal; for some of the texts into a pipe too.
fn on_places(stage: &Stage, at: usize, args: &[String], seen: &[usize]) -> Vec<String> {
    let places = PLACES.into_iter().filter(|&place| place == Place::Terminal || at.is_multiple_of(5));
    places.flat_map(|place| faults(stage, place, args, seen)).collect()
}

#[track_caller]
fn assert_obeys_nothing(mut faults: Vec<String>) {
    let count = faults.len();
    faults.truncate(60);
    assert!(faults.is_empty(), "{count} faults, the first of them:\n{}", faults.join("\n"));
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

fn everyone() -> Vec<usize> {
    (0..COMMANDS.len()).collect()
}

#[test]
fn what_looks_at_a_book_obeys_nothing_in_it() {
    let stage = Stage::hostile();
    let mut faults = Vec::new();
    for line in [
        "today --all",
        "today --days 60 --all",
        "today --ids --all",
        "list",
        "list tier=A",
        "list overdue",
        "report aging",
        "report aging --by region",
        "report changes --since 2026-11-01",
    ] {
        faults.extend(on_places(&stage, 0, &words(line), &everyone()));
    }
    for at in everyone() {
        faults.extend(on_places(&stage, at, &words(&format!("show p{at:02}")), &[at]));
        let filter = vec!["list".to_owned(), format!("L{at}.")];
        faults.extend(on_places(&stage, at, &filter, &[at]));
    }
    for line in ["build", "trust", "sync", "--help"] {
        faults.extend(on_places(&stage, 0, &words(line), &[]));
    }
    assert_obeys_nothing(faults);
}

#[test]
fn what_others_wrote_into_the_history_is_not_obeyed() {
    let stage = Stage::hostile();
    stage.commit_by_hand();
    let mut faults = on_places(&stage, 0, &words("history -n 200"), &everyone());
    for at in everyone() {
        faults.extend(on_places(&stage, at, &words(&format!("history p{at:02}")), &[at]));
        let commits = git(stage.test.path(), &["log", "--format=%H", "--", &format!("customers/p{at:02}/p{at:02}.md")]);
        let last = commits.lines().next().expect("a commit").to_owned();
        faults.extend(on_places(&stage, at, &["undo".to_owned(), last.clone()], &[at]));
        faults.extend(on_places(&stage, at, &["undo".to_owned(), last, "--yes".to_owned()], &[]));
    }
    assert_obeys_nothing(faults);
}

#[test]
fn faults_show_lines_and_paths_and_obey_nothing_in_them() {
    let stage = Stage::hostile();
    stage.add_faults();
    let mut faults = on_places(&stage, 0, &words("check"), &everyone());
    for line in ["today", "list", "build"] {
        faults.extend(on_places(&stage, 0, &words(line), &[]));
    }
    assert_obeys_nothing(faults);
}

/// What is wrong with each of these; ALL is every text.
const WRONG_LINES: [&str; 38] = [
    "show ALL",
    "history ALL",
    "list ALL=x",
    "list --tier ALL",
    "log ALL text",
    "log p00 text --on ALL",
    "log p00 text --next ALL",
    "log p00 text --channel ALL",
    "log p00 text --also ALL",
    "log p00 text --occasion ALL",
    "set ALL tier=A",
    "set p00 tier=ALL",
    "set p00 ALL=1",
    "set p00 ALL",
    "done ALL",
    "snooze ALL --until +3d",
    "snooze p00 --until ALL",
    "pay p00 ALL",
    "pay p00 5 --for ALL",
    "pay p00 5 --kind ALL",
    "invoice p00 ALL --no 1 --due +30d",
    "invoice p00 5 --no 1 --currency ALL --due +30d",
    "report aging --as-of ALL",
    "report ALL",
    "report changes --since ALL",
    "new customer Bo --tier ALL",
    "new customer Bo --id ALL",
    "undo ALL",
    "renew p00 ALL --until +1y",
    "export ics --kinds ALL",
    "ALL",
    "--ALL",
    "today --ALL",
    "today --days ALL",
    "--lang ALL today",
    "log p00 text --minutes ALL",
    "completions ALL",
    "pay p00 5 --currency ALL",
];

#[test]
fn what_was_typed_comes_back_in_errors_and_is_not_obeyed() {
    let (stage, plain) = (Stage::hostile(), Stage::plain());
    // A key would end at the first equals sign.
    let args = |line: &str, stage: &Stage| {
        words(line).iter().map(|word| word.replace("ALL", &stage.all().replace('=', ""))).collect::<Vec<_>>()
    };
    let mut faults = Vec::new();
    for line in WRONG_LINES {
        // Not every error says again what was typed; the one about plain words tells.
        let says = plain.run(Place::Pipe, &args(line, &plain)).contains(&plain.text(7));
        let seen: &[usize] = if says { &[0, 7, 10, 22, 28, 38, 45] } else { &[] };
        faults.extend(on_places(&stage, 0, &args(line, &stage), seen));
    }
    assert_obeys_nothing(faults);
}

#[test]
fn paths_come_back_in_errors_and_are_not_obeyed() {
    let stage = Stage::hostile();
    let mut faults = Vec::new();
    for line in [
        "import --reconcile PATH",
        "restore PATH NEW",
        "backup --plain PATH",
        "build --out PATH",
        "--book PATH today",
        "init PATH",
    ] {
        for at in everyone() {
            // A part of the path is a file: nothing can be read or written there.
            let path = format!("{}/clientbook.toml/{}", stage.test.path().display(), stage.text(at));
            let new = stage.beside("new", at);
            let args: Vec<String> =
                words(line).iter().map(|word| word.replace("PATH", &path).replace("NEW", &new)).collect();
            faults.extend(on_places(&stage, at, &args, &[at]));
        }
    }
    assert_obeys_nothing(faults);
}

/// What changes a customer ID; ALL is a text of theirs. Each says whose book it changed.
const CHANGES: [&str; 11] = [
    "log ID ALL --channel call --next +5d",
    "set ID salutation=ALL",
    "invoice ID 7 --no ALL2 --due +30d",
    "undo --yes",
    "done date:ID said",
    "set ID region=ALL2",
    "pay ID 3 --for ALL",
    "pay ID 2 --dry-run",
    "snooze expiry:ID --until +2d",
    "renew ID ALL --until +1y",
    "set ID tier=B",
];

/// What makes a new file, and says where.
const NEW: [&str; 4] = ["new customer ALL", "new plan ID ALL", "new complaint ID ALL", "new visit ID"];

#[test]
fn what_changes_a_book_obeys_nothing_in_it() {
    let stage = Stage::hostile();
    let mut found = Vec::new();
    for at in everyone() {
        let fill = |line: &str| {
            words(line)
                .iter()
                .map(|word| word.replace("ID", &format!("p{at:02}")).replace("ALL", &stage.text(at)))
                .collect::<Vec<_>>()
        };
        // Every text meets the first of them, and every third all: each is a commit.
        let all = at % 3 == 0;
        // Once each: what is changed already does not change again.
        let place = if at % 5 == 0 { Place::Pipe } else { Place::Terminal };
        for line in CHANGES.into_iter().take(if all { CHANGES.len() } else { 4 }) {
            found.extend(faults(&stage, place, &fill(line), &[at]));
        }
        for line in NEW.into_iter().take(if all { NEW.len() } else { 1 }) {
            found.extend(faults(&stage, place, &fill(line), &[]));
        }
    }
    assert_obeys_nothing(messages(&stage).into_iter().chain(found).collect());
}

/// What the program wrote into the history that a terminal would obey: authors, subjects and bodies.
fn messages(stage: &Stage) -> Vec<String> {
    let text = git(stage.test.path(), &["log", "--format=%an%n%cn%n%B", "HEAD"]);
    let missing =
        everyone().into_iter().filter(|at| !text.contains(&format!("L{at}.")) || !text.contains(&format!(".R{at}")));
    let missing = missing.map(|at| format!("no message of a commit names {at}"));
    let obeyed =
        obeyed(&text, &BTreeSet::new()).into_iter().map(|around| format!("a message of a commit holds {around}"));
    obeyed.take(20).chain(missing).collect()
}

/// Not so yet: `Git::open` hands the name of the book's owner to git as it stands.
#[test]
fn an_owner_who_commits_by_a_hostile_name_is_not_obeyed() {
    let stage = Stage::hostile();
    std::fs::remove_file(stage.identity()).expect("settings of git");
    stage.run(Place::Pipe, &words("set p00 tier=B"));
    let text = git(stage.test.path(), &["log", "-1", "--format=%an%n%cn%n%B", "HEAD"]);
    assert!(text.contains("L0.") && text.contains("Set "), "{text}");
    assert_obeys_nothing(obeyed(&text, &BTreeSet::new()));
}

#[test]
fn a_list_of_invoices_is_not_obeyed() {
    let stage = Stage::hostile();
    // The end of a line would be one of the list.
    let cell = |at: usize| stage.text(at).replace('\r', "\u{7}");
    let line = |at: usize| format!("{},{},{}\n", cell(at), at + 1, cell((at + 1) % COMMANDS.len()));
    let path = stage.outside.path().join("list.csv");
    std::fs::write(&path, format!("no,open,customer\n{}", everyone().into_iter().map(line).collect::<String>()))
        .expect("a file");
    let mut args = vec!["import".to_owned(), "--reconcile".to_owned(), path.display().to_string()];
    let mut faults = on_places(&stage, 0, &args, &[0, 7, 10, 22, 38, 45]);
    args.push("--apply".to_owned());
    faults.extend(on_places(&stage, 0, &args, &[]));
    let bad = stage.outside.path().join("bad.csv");
    std::fs::write(&bad, format!("no,open\nINV-1,{}\n", stage.all().replace('\r', ""))).expect("a file");
    faults.extend(on_places(
        &stage,
        0,
        &["import".to_owned(), "--reconcile".to_owned(), bad.display().to_string()],
        &[0, 7, 10, 22, 38, 45],
    ));
    assert_obeys_nothing(faults);
}

#[test]
fn places_to_write_to_are_not_obeyed() {
    let stage = Stage::hostile();
    let mut faults = Vec::new();
    for at in [0, 10, 22, 28, 34, 38, 43, 45] {
        for (place, number) in PLACES.into_iter().zip(0..) {
            let beside = |name: &str| stage.beside(&format!("{name} {number}"), at);
            faults_of_each(
                &mut faults,
                &stage,
                place,
                at,
                &[
                    (vec!["build".to_owned(), "--out".to_owned(), beside("site")], true),
                    (vec!["backup".to_owned(), beside("backup"), "--plain".to_owned()], true),
                    (vec!["restore".to_owned(), beside("backup"), beside("restored")], true),
                    (vec!["init".to_owned(), beside("new")], true),
                    (vec!["sync".to_owned(), beside("place.git")], true),
                    (vec!["sync".to_owned()], false),
                    (vec!["sync".to_owned(), format!("{}/x", beside("backup"))], true),
                ],
            );
        }
    }
    assert_obeys_nothing(faults);
}

fn faults_of_each(found: &mut Vec<String>, stage: &Stage, place: Place, at: usize, commands: &[(Vec<String>, bool)]) {
    for (args, says) in commands {
        found.extend(faults(stage, place, args, if *says { std::slice::from_ref(&at) } else { &[] }));
    }
}

/// All texts of a JSON value.
fn strings(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => _ = found.insert(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(fields) => fields.values().for_each(|item| strings(item, found)),
        _ => {}
    }
}

#[test]
fn json_holds_the_very_texts_and_nothing_to_obey() {
    let stage = Stage::hostile();
    stage.commit_by_hand();
    let mut faults = Vec::new();
    let mut check = |line: &str, seen: &[usize]| {
        for place in PLACES {
            let text = stage.run(place, &words(line));
            faults.extend(
                obeyed(&text, &BTreeSet::new())
                    .into_iter()
                    .take(3)
                    .map(|around| format!("{line}: would obey {around}")),
            );
            let value: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{line}: {error}\n{text}"));
            let mut found = BTreeSet::new();
            strings(&value, &mut found);
            let missing = seen.iter().filter(|&&at| !found.iter().any(|text| text.contains(&stage.text(at))));
            faults.extend(missing.map(|at| format!("{line}: {:?} is not in it", stage.text(*at))));
        }
    };
    for line in [
        "today --all --json",
        "today --days 60 --all --json",
        "list --json",
        "report aging --json",
        "history -n 200 --json",
    ] {
        check(line, &everyone());
    }
    for at in everyone() {
        check(&format!("show p{at:02} --json"), &[at]);
    }
    stage.add_faults();
    check("check --json", &everyone());
    assert_obeys_nothing(faults);
}

#[test]
fn a_name_that_no_argument_can_hold_is_committed_all_the_same() {
    let stage = Stage::new(&["x"]);
    stage.test.write("customers/nul/nul.md", "+++\nname = \"L9.\\u0000.R9\"\ntier = \"A\"\n+++\n");
    let said = stage.run(Place::Pipe, &words("set nul tier=B"));
    let message = git(stage.test.path(), &["log", "-1", "--format=%B"]);
    assert!(message.contains("L9.") && message.contains(".R9"), "{message:?}: {said:?}");
    assert_eq!(
        obeyed(&message, &BTreeSet::new()).len() + obeyed(&said, &BTreeSet::new()).len(),
        0,
        "{message:?}: {said:?}"
    );
}

#[test]
fn a_pseudo_terminal_shows_what_a_terminal_would() {
    let stage = Stage::new(&["x"]);
    assert!(stage.run(Place::Terminal, &words("today --all")).contains("\u{1b}[1m"), "words are styled on a terminal");
    assert!(!stage.run(Place::Pipe, &words("today --all")).contains('\u{1b}'), "and nowhere else");
    assert_eq!(obeyed("a\u{1b}[1mb\u{1b}[5mc", &styles("\u{1b}[1m")).len(), 1);
    assert_eq!(obeyed("a\rb\u{202e}c\u{9b}d\ne", &BTreeSet::new()).len(), 3);
}
