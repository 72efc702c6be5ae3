//! Texts of a book, a repository or a command line that would command the terminal: they are shown, never obeyed.
//!
//! Each command runs on a pseudo-terminal, where the program styles its words, and into a pipe.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::history::git;
use crate::hostile_stage::{COMMANDS, PLACES, Place, Stage};

/// Whether a terminal or a reader's eye would obey this.
fn commands(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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

/// Faults of one run; `plain` is what the same command wrote of the plain book.
fn faults(stage: &Stage, what: &str, text: &str, plain: &str, seen: &[usize]) -> Vec<String> {
    let styles = styles(plain);
    let foreign = ["\u{1b}[5m", "\u{1b}[7m", "\u{1b}[8m", "\u{1b}[38;5;201m"];
    assert!(!foreign.iter().any(|style| styles.contains(*style)), "the program does not use these itself");
    let mut faults: Vec<String> = obeyed(text, &styles).into_iter().take(3).map(|around| format!("{what}: would obey {around}")).collect();
    for &at in seen {
        if let Some(missing) = [format!("L{at}."), format!(".R{at}")].into_iter().find(|word| !text.contains(word.as_str())) {
            faults.push(format!("{what}: does not show {missing}"));
        }
        let stripped = format!("L{at}..R{at}");
        if text.contains(&stage.text(at)) || (stage.commands[at].contains("[31m") && text.contains(&stripped)) {
            faults.push(format!("{what}: {:?} has no mark in place of what it held", stage.text(at)));
        }
    }
    faults
}

#[track_caller]
fn assert_obeys_nothing(mut faults: Vec<String>) {
    let count = faults.len();
    faults.truncate(60);
    assert!(faults.is_empty(), "{count} faults, the first of them:\n{}", faults.join("\n"));
}

/// Runs the same on the hostile and the plain book, and compares.
fn compare(hostile: &Stage, plain: &Stage, args: impl Fn(&Stage) -> Vec<String>, seen: &[usize]) -> Vec<String> {
    let run = |stage: &Stage, place| {
        let args = args(stage);
        stage.run(place, &args.iter().map(String::as_str).collect::<Vec<_>>())
    };
    PLACES.into_iter().flat_map(|place| {
        let what = format!("{place:?} {:?}", args(plain).into_iter().map(|arg| arg.chars().take(40).collect::<String>()).collect::<Vec<_>>());
        faults(hostile, &what, &run(hostile, place), &run(plain, place), seen)
    }).collect()
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

fn everyone() -> Vec<usize> {
    (0..COMMANDS.len()).collect()
}

#[test]
fn what_looks_at_a_book_obeys_nothing_in_it() {
    let (hostile, plain) = (Stage::hostile(), Stage::plain());
    let mut faults = Vec::new();
    for line in ["today --all", "today --days 60 --all", "today --ids --all", "list", "list tier=A", "list overdue", "report aging", "report aging --by region", "report changes --since 2026-11-01"] {
        faults.extend(compare(&hostile, &plain, |_| words(line), &everyone()));
    }
    for at in everyone() {
        faults.extend(compare(&hostile, &plain, |_| words(&format!("show p{at:02}")), &[at]));
    }
    for line in ["build", "trust", "sync", "--help"] {
        faults.extend(compare(&hostile, &plain, |_| words(line), &[]));
    }
    assert_obeys_nothing(faults);
}

#[test]
fn what_others_wrote_into_the_history_is_not_obeyed() {
    let (hostile, plain) = (Stage::hostile(), Stage::plain());
    hostile.commit_by_hand();
    plain.commit_by_hand();
    let mut faults = compare(&hostile, &plain, |_| words("history -n 200"), &everyone());
    for at in everyone() {
        faults.extend(compare(&hostile, &plain, |_| words(&format!("history p{at:02}")), &[at]));
        let commit = |stage: &Stage| git(stage.test.path(), &["log", "--format=%H", "--", &format!("customers/p{at:02}/p{at:02}.md")]).lines().next().unwrap_or_default().to_owned();
        faults.extend(compare(&hostile, &plain, |stage| vec!["undo".to_owned(), commit(stage)], &[at]));
    }
    faults.extend(compare(&hostile, &plain, |_| words("undo"), &[COMMANDS.len() - 1]));
    assert_obeys_nothing(faults);
}

#[test]
fn faults_show_lines_and_paths_and_obey_nothing_in_them() {
    let (hostile, plain) = (Stage::hostile(), Stage::plain());
    hostile.add_faults();
    plain.add_faults();
    let mut faults = compare(&hostile, &plain, |_| words("check"), &everyone());
    for line in ["today", "list", "build"] {
        faults.extend(compare(&hostile, &plain, |_| words(line), &[]));
    }
    assert_obeys_nothing(faults);
}

#[test]
fn what_was_typed_comes_back_in_errors_and_is_not_obeyed() {
    let (hostile, plain) = (Stage::hostile(), Stage::plain());
    let lines = [
        "show ALL", "history ALL", "list ALL=x", "list --tier ALL", "log ALL text", "log p00 text --on ALL", "log p00 text --next ALL", "log p00 text --channel ALL",
        "log p00 text --also ALL", "log p00 text --occasion ALL", "set ALL tier=A", "set p00 tier=ALL", "set p00 ALL=1", "set p00 ALL", "done ALL",
        "snooze ALL --until +3d", "snooze p00 --until ALL", "pay p00 ALL", "pay p00 5 --for ALL", "pay p00 5 --kind ALL", "invoice p00 ALL --no 1",
        "invoice p00 5 --no 1 --currency ALL", "report aging --as-of ALL", "report ALL", "report changes --since ALL", "new customer Bo --tier ALL", "new customer Bo --id ALL",
        "undo ALL", "renew p00 ALL --until +1y", "export ics --kinds ALL", "ALL", "--ALL", "today --ALL", "today --days ALL", "--lang ALL today", "--today ALL today",
        "completions ALL", "init ALL/clientbook.toml/x ALL",
    ];
    let args = |line: &'static str| move |stage: &Stage| words(line).iter().map(|word| word.replace("ALL", &stage.all())).collect::<Vec<_>>();
    let mut faults: Vec<String> = lines.into_iter().flat_map(|line| {
        // Not each of them says again what was typed; those that do say it after their name.
        let says = plain.run(Place::Pipe, &args(line)(&plain).iter().map(String::as_str).collect::<Vec<_>>()).contains(&plain.text(7));
        compare(&hostile, &plain, args(line), if says { &[3, 7, 45] } else { &[] })
    }).collect();
    for line in ["import --reconcile", "restore", "backup --plain", "sync", "build --out"] {
        for at in everyone() {
            // Paths of which a part is no folder: nothing can be read or written there.
            let path = |stage: &Stage| format!("{}/clientbook.toml/{}", stage.test.path().display(), stage.text(at));
            let to = |line: &str, stage: &Stage| if line == "restore" { vec![stage.beside("new", at)] } else { vec![] };
            faults.extend(compare(&hostile, &plain, |stage| [words(line), vec![path(stage)], to(line, stage)].concat(), &[at]));
        }
    }
    assert_obeys_nothing(faults);
}

#[test]
fn what_changes_a_book_obeys_nothing_in_it() {
    let (hostile, plain) = (Stage::hostile(), Stage::plain());
    let mut faults = Vec::new();
    for at in everyone() {
        for (line, seen) in [
            ("log p ALL --channel call --next +5d", true), ("set p salutation=ALL", true), ("set p region=ALL", true), ("invoice p 7 --no ALL2", true), ("pay p 3 --for ALL2", true),
            ("pay p 2 --dry-run", true), ("new plan p ALL", false), ("new complaint p ALL", false), ("new customer ALL", false),
            ("snooze birthday:p --until +2d", true), ("renew p ALL --until +1y", true), ("undo --yes", true), ("set p tier=B", true),
        ] {
            let id = format!("p{at:02}");
            let args = |stage: &Stage| words(line).iter().map(|word| match word.as_str() {
                "p" => id.clone(),
                "birthday:p" => birthday_of(stage, &id),
                word => word.replace("ALL", &stage.text(at)),
            }).collect::<Vec<_>>();
            faults.extend(compare(&hostile, &plain, args, if seen { std::slice::from_ref(&at) } else { &[] }));
        }
    }
    assert_obeys_nothing(faults.into_iter().chain(messages(&hostile)).collect());
}

/// The id of the reminder of a customer's birthday.
fn birthday_of(stage: &Stage, id: &str) -> String {
    let ids = stage.run(Place::Pipe, &["today", "--days", "60", "--all", "--json"]);
    let today: Value = serde_json::from_str(&ids).unwrap_or_default();
    let mut found = BTreeSet::new();
    strings(&today, &mut found);
    found.into_iter().find(|text| text.contains("birthday") && text.contains(id)).unwrap_or_else(|| format!("{id} birthday"))
}

/// What the program wrote into the history that a terminal would obey: subjects, bodies and authors.
fn messages(stage: &Stage) -> Vec<String> {
    let text = git(stage.test.path(), &["log", "--format=%an%n%cn%n%B", "HEAD"]);
    let seen = everyone().into_iter().filter(|at| !text.contains(&format!("L{at}.")) || !text.contains(&format!(".R{at}")));
    let missing = seen.map(|at| format!("no message of a commit names {at}"));
    obeyed(&text, &BTreeSet::new()).into_iter().map(|around| format!("a message of a commit holds {around}")).take(20).chain(missing).collect()
}

#[test]
fn lists_of_invoices_and_places_to_sync_with_obey_nothing() {
    let (hostile, plain) = (Stage::hostile(), Stage::plain());
    let mut faults = Vec::new();
    let csv = |stage: &Stage| {
        let line = |at: usize| format!("{},{},{}\n", stage.text(at).replace('\r', "\u{7}"), at + 1, stage.text((at + 1) % COMMANDS.len()).replace('\r', "\u{7}"));
        let path = stage.outside.path().join("list.csv");
        std::fs::write(&path, format!("no,open,customer\n{}", everyone().into_iter().map(line).collect::<String>())).expect("a file");
        path.display().to_string()
    };
    for more in [&[][..], &["--apply"]] {
        let args = |stage: &Stage| [words("import --reconcile"), vec![csv(stage)], more.iter().map(|&word| word.to_owned()).collect()].concat();
        faults.extend(compare(&hostile, &plain, args, if more.is_empty() { &[0, 7, 45] } else { &[] }));
    }
    for at in [0, 10, 22, 38, 45] {
        faults.extend(compare(&hostile, &plain, |stage| vec!["sync".to_owned(), stage.beside("place", at)], &[]));
        faults.extend(compare(&hostile, &plain, |stage| vec!["sync".to_owned(), format!("{}/clientbook.toml/x", stage.beside("no", at))], &[at]));
        faults.extend(compare(&hostile, &plain, |stage| vec!["build".to_owned(), "--out".to_owned(), stage.beside("site", at)], &[at]));
        let backup = |stage: &Stage| vec!["backup".to_owned(), stage.beside(&format!("backup {:?}", std::time::Instant::now()), at), "--plain".to_owned()];
        faults.extend(compare(&hostile, &plain, backup, &[at]));
        let lost = |stage: &Stage| vec!["--book".to_owned(), stage.beside("lost", at), "today".to_owned()];
        faults.extend(compare_alone(&hostile, &plain, lost, at));
    }
    assert_obeys_nothing(faults);
}

/// The same with `--book` among the arguments.
fn compare_alone(hostile: &Stage, plain: &Stage, args: impl Fn(&Stage) -> Vec<String>, at: usize) -> Vec<String> {
    let run = |stage: &Stage, place| {
        let args = args(stage);
        stage.run_on(place, &args[1], &args[2..].iter().map(String::as_str).collect::<Vec<_>>())
    };
    PLACES.into_iter().flat_map(|place| faults(hostile, &format!("{place:?} --book lost"), &run(hostile, place), &run(plain, place), &[at])).collect()
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
            let text = stage.run(place, &words(line).iter().map(String::as_str).collect::<Vec<_>>());
            faults.extend(obeyed(&text, &BTreeSet::new()).into_iter().take(3).map(|around| format!("{line}: would obey {around}")));
            let value: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{line}: {error}\n{text}"));
            let mut found = BTreeSet::new();
            strings(&value, &mut found);
            let missing = seen.iter().filter(|&&at| !found.iter().any(|text| text.contains(&stage.text(at))));
            faults.extend(missing.map(|at| format!("{line}: {:?} is not in it", stage.text(*at))));
        }
    };
    for line in ["today --all --json", "today --days 60 --all --json", "list --json", "report aging --json", "history -n 200 --json"] {
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
fn a_pseudo_terminal_shows_what_a_terminal_would() {
    let stage = Stage::new(&["x"]);
    assert!(stage.run(Place::Terminal, &["today", "--all"]).contains("\u{1b}[1m"), "words are styled on a terminal");
    assert!(!stage.run(Place::Pipe, &["today", "--all"]).contains('\u{1b}'), "and nowhere else");
    assert_eq!(obeyed("a\u{1b}[1mb\u{1b}[5mc", &styles("\u{1b}[1m")).len(), 1);
}
