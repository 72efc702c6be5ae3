//! A law: whatever three devices do, and wherever a sync is cut short, every value that nobody replaced is
//! in the result, as itself or in an open question.
//!
//! A thousand random histories run on a model of git: commits with whole trees, one place between the
//! devices, pushes that fail, syncs that are killed. The merge is the program's own. `crash.rs` does the
//! same with the program and real repositories, fewer times.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use clientbook::book::record;
use clientbook::format::conflict;
use clientbook::format::document::Document;
use clientbook::merge::books;
use clientbook::merge::sides::{Content, File, Sides, Tree};
use proptest::prelude::*;

/// Path and text.
type Files = BTreeMap<String, String>;

const CARD: &str = "customers/ana/ana.md";
const ACCOUNT: &str = "customers/ana/account.toml";

struct Commit {
    parents: Vec<usize>,
    files: Files,
}

/// All commits, the devices' last ones, and the one at the place between them.
struct World {
    commits: Vec<Commit>,
    devices: [usize; 3],
    remote: usize,
    /// Values that were written, and those that somebody who saw them replaced.
    written: BTreeSet<String>,
    replaced: BTreeSet<String>,
}

/// What a device does; the numbers choose what it is done to.
#[derive(Clone, Debug)]
enum Step {
    SetField(u8),
    AddTag,
    RemoveTag(u8),
    Pay,
    Note(u8),
    Append,
    Insert,
    Edit(u8),
    Promise,
    Tick(u8),
    Remove(u8),
    Rename,
    Sync(Cut),
}

/// Where a sync ends.
#[derive(Clone, Debug)]
enum Cut {
    Nowhere,
    AfterFetch,
    PushFails,
}

fn step() -> impl Strategy<Value = (usize, Step)> {
    let cut = prop_oneof![3 => Just(Cut::Nowhere), 1 => Just(Cut::AfterFetch), 1 => Just(Cut::PushFails)];
    let step = prop_oneof![
        (0..4u8).prop_map(Step::SetField),
        Just(Step::AddTag),
        any::<u8>().prop_map(Step::RemoveTag),
        Just(Step::Pay),
        (0..3u8).prop_map(Step::Note),
        Just(Step::Append),
        Just(Step::Insert),
        any::<u8>().prop_map(Step::Edit),
        Just(Step::Promise),
        any::<u8>().prop_map(Step::Tick),
        any::<u8>().prop_map(Step::Remove),
        Just(Step::Rename),
        cut.clone().prop_map(Step::Sync),
        cut.clone().prop_map(Step::Sync),
        cut.prop_map(Step::Sync),
    ];
    (0..3usize, step)
}

impl World {
    fn new() -> World {
        let card =
            "+++\nname = \"Ana\"\ntier = \"B\"\ntags = [\"start\"]\n+++\n\nFirst paragraph.\n\nSecond paragraph.\n";
        let files =
            [(CARD, card), (ACCOUNT, "terms = \"net 30\"\n")].map(|(path, text)| (path.to_owned(), text.to_owned()));
        let commits = vec![Commit { parents: Vec::new(), files: files.into() }];
        World { commits, devices: [0; 3], remote: 0, written: BTreeSet::new(), replaced: BTreeSet::new() }
    }

    fn files(&self, device: usize) -> &Files {
        &self.commits[self.devices[device]].files
    }

    fn commit(&mut self, device: usize, files: Files) {
        if files != *self.files(device) {
            self.commits.push(Commit { parents: vec![self.devices[device]], files });
            self.devices[device] = self.commits.len() - 1;
        }
    }

    /// A new value that stands nowhere else.
    fn value(&mut self) -> String {
        let value = format!("v{:04}", self.written.len());
        self.written.insert(value.clone());
        value
    }

    /// All values in a text are gone or replaced by somebody who saw them.
    fn replace(&mut self, text: &str) {
        self.replaced.extend(values(text));
    }

    fn step(&mut self, device: usize, step: &Step) {
        let mut files = self.files(device).clone();
        let Some(card) = files.keys().find(|path| record::is_text(path) && is_card(path)).cloned() else { return };
        let folder = card.rsplit_once('/').expect("a folder").0.to_owned();
        let text = files[&card].clone();
        let new_text = match step {
            Step::Sync(cut) => return self.sync(device, cut),
            Step::SetField(at) => {
                let key = ["tier", "region", "stage", "source"][usize::from(*at)];
                let before = field_lines(&text, key);
                self.replace(&before);
                let text = conflict::answer_keys(&text, &[key]);
                let Ok(mut document) = Document::of_markdown(&text) else { return };
                document.set(key, self.value().into());
                document.text()
            }
            Step::AddTag => {
                let value = self.value();
                text.replacen("tags = [", &format!("tags = [\"{value}\", "), 1)
            }
            Step::RemoveTag(at) => {
                let tags = values(&field_lines(&text, "tags"));
                let Some(tag) = pick(&tags, *at) else { return };
                self.replace(tag);
                text.replacen(&format!("\"{tag}\", "), "", 1)
            }
            Step::Append => format!("{text}\n2026-11-{:02} {}\n", self.written.len() % 28 + 1, self.value()),
            Step::Promise => format!("{text}\n- [ ] {} due:2026-12-01\n", self.value()),
            Step::Insert => {
                text.replacen("First paragraph.\n", &format!("First paragraph.\n\n{} inserted.\n", self.value()), 1)
            }
            Step::Tick(at) => {
                let open: Vec<&str> = text.lines().filter(|line| line.starts_with("- [ ] ")).collect();
                let Some(line) = pick(&open, *at) else { return };
                text.replacen(line, &format!("- [x] {} done:2026-11-21", &line[6..]), 1)
            }
            Step::Edit(at) => {
                let lines: Vec<&str> =
                    text.lines().filter(|line| line.ends_with("inserted.") || line.starts_with("2026-")).collect();
                let Some(line) = pick(&lines, *at) else { return };
                self.replace(line);
                let changed = format!(
                    "{} {} inserted.",
                    line.split(' ').next().unwrap_or_default().trim_start_matches('v'),
                    self.value()
                );
                text.replacen(line, &changed, 1)
            }
            Step::Pay => {
                let account = files.entry(format!("{folder}/account.toml")).or_default();
                let value = self.value();
                *account += &format!("\n[[payment]]\nno = \"{value}\"\ndate = 2026-11-21\namount = \"1.00\"\n");
                return self.commit(device, files);
            }
            Step::Note(at) => {
                let value = self.value();
                let note = files.entry(format!("{folder}/visits/2026-11-2{at}.md")).or_default();
                *note += &format!("{}{value} talked.\n", if note.is_empty() { "" } else { "\n" });
                return self.commit(device, files);
            }
            Step::Remove(at) => {
                let notes: Vec<String> = files.keys().filter(|path| path.contains("/visits/")).cloned().collect();
                let Some(path) = pick(&notes, *at) else { return };
                let text = files.remove(path).unwrap_or_default();
                self.replace(&text);
                return self.commit(device, files);
            }
            Step::Rename => {
                // Once a history: twice at a time is a question that the program answers with a word.
                if folder != "customers/ana" || self.commits.iter().any(|commit| !commit.files.contains_key(CARD)) {
                    return;
                }
                let renamed = |path: String| {
                    path.replace("customers/ana/ana.md", "customers/lee/lee.md")
                        .replace("customers/ana/", "customers/lee/")
                };
                return self.commit(device, files.into_iter().map(|(path, text)| (renamed(path), text)).collect());
            }
        };
        files.insert(card, new_text);
        self.commit(device, files);
    }

    fn sync(&mut self, device: usize, cut: &Cut) {
        let (ours, theirs) = (self.devices[device], self.remote);
        if matches!(cut, Cut::AfterFetch) {
            return;
        }
        let base = self.base(ours, theirs);
        if base != theirs {
            let files = self.merge(base, ours, theirs);
            self.devices[device] = if base == ours {
                theirs
            } else {
                self.commits.push(Commit { parents: vec![ours, theirs], files });
                self.commits.len() - 1
            };
        }
        if matches!(cut, Cut::Nowhere) {
            self.remote = self.devices[device];
        }
    }

    fn ancestors(&self, commit: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::from([commit]);
        let mut open = vec![commit];
        while let Some(commit) = open.pop() {
            open.extend(self.commits[commit].parents.iter().filter(|parent| found.insert(**parent)));
        }
        found
    }

    fn base(&self, a: usize, b: usize) -> usize {
        let (a, b) = (self.ancestors(a), self.ancestors(b));
        a.intersection(&b).max().copied().unwrap_or(0)
    }

    fn merge(&self, base: usize, ours: usize, theirs: usize) -> Files {
        let [base, ours, theirs] = [base, ours, theirs].map(|commit| &self.commits[commit].files);
        let tree = |files: &Files| -> Tree {
            files.iter().map(|(path, text)| (path.clone(), File { mode: 0o100_644, id: text.clone() })).collect()
        };
        let contents: HashMap<String, Vec<u8>> = [base, ours, theirs]
            .iter()
            .flat_map(|files| files.values())
            .map(|text| (text.clone(), text.clone().into_bytes()))
            .collect();
        let renames = [renames(base, ours), renames(base, theirs)];
        let sides = Sides {
            prefix: "",
            base: tree(base),
            ours: tree(ours),
            theirs: tree(theirs),
            renames,
            contents: &contents,
        };
        let mut files = ours.clone();
        for (path, content) in books::merge(sides).changes {
            match content {
                None => drop(files.remove(&path)),
                Some(Content::Known(file)) => drop(files.insert(path, file.id)),
                Some(Content::New { bytes, .. }) => {
                    drop(files.insert(path, String::from_utf8(bytes).expect("texts stay texts")))
                }
            }
        }
        files
    }
}

fn is_card(path: &str) -> bool {
    [CARD, "customers/lee/lee.md"].contains(&path)
}

fn pick<T>(list: &[T], at: u8) -> Option<&T> {
    list.get(usize::from(at) % list.len().max(1))
}

/// Values in a text.
fn values(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words
        .filter(|word| word.len() == 5 && word.starts_with('v') && word[1..].bytes().all(|b| b.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}

/// The lines that say a field, in an open question too.
fn field_lines(text: &str, key: &str) -> String {
    text.lines().filter(|line| line.starts_with(&format!("{key} ="))).collect::<Vec<_>>().join("\n")
}

/// As git finds them: gone here, come there, and mostly the same.
fn renames(base: &Files, side: &Files) -> Vec<(String, String)> {
    let gone = base.iter().filter(|(path, _)| !side.contains_key(*path));
    let mut found = Vec::new();
    for (old, text) in gone {
        let name = |path: &str| path.replace("/lee", "/ana");
        let new = side.iter().find(|(path, _)| !base.contains_key(*path) && name(path) == *old);
        let same = |other: &str| text.lines().filter(|line| other.contains(line)).count() * 2 >= text.lines().count();
        found.extend(new.filter(|(_, other)| same(other)).map(|(path, _)| (old.clone(), path.clone())));
    }
    found
}

/// So many histories in some seconds; `PROPTEST_CASES=100000` for a long look.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(1000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 4000, ..ProptestConfig::default() })]
    #[test]
    fn every_value_that_nobody_replaced_is_there_in_the_end(steps in prop::collection::vec(step(), 1..40)) {
        let mut world = World::new();
        for (device, step) in &steps {
            world.step(*device, step);
        }
        for device in [0, 1, 2, 0, 1, 2] {
            world.sync(device, &Cut::Nowhere);
        }
        prop_assert_eq!(world.files(0), world.files(1));
        prop_assert_eq!(world.files(0), world.files(2));
        let all = world.files(0).values().flat_map(|text| values(text)).collect::<BTreeSet<_>>();
        let lost: Vec<&String> = world.written.difference(&world.replaced).filter(|value| !all.contains(*value)).collect();
        prop_assert!(lost.is_empty(), "lost {:?}\n{:#?}", lost, world.files(0));
        for (path, text) in world.files(0) {
            let readable = conflict::readable(text, &conflict::find(text), path.ends_with(".toml"));
            let toml = if path.ends_with(".toml") { Document::of_toml(&readable) } else { Document::of_markdown(&readable) };
            prop_assert!(toml.is_ok(), "{path} does not parse:\n{text}");
        }
    }
}
