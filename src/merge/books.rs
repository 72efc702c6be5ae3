//! A whole book of two devices: which files come, go, move and are merged.

use std::collections::{BTreeMap, HashMap};

use super::file;
use crate::book::past;
use crate::format::conflict;

/// The files of a commit by path.
pub type Tree = BTreeMap<String, File>;

/// A file as git knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Such as `0o100644`.
    pub mode: u32,
    /// A hash of its content.
    pub id: String,
}

/// What is to be merged. Paths are those of the repository; the book's begin with `prefix`.
pub struct Sides<'a> {
    pub prefix: &'a str,
    pub base: Tree,
    pub ours: Tree,
    pub theirs: Tree,
    /// Files that each side renamed since: old and new path; ours, theirs.
    pub renames: [Vec<(String, String)>; 2],
    /// By id: all that differ between the sides.
    pub contents: &'a HashMap<String, Vec<u8>>,
}

/// A file that becomes part of our side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Known(File),
    New { mode: u32, bytes: Vec<u8> },
}

/// What a person should hear of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Both changed the same thing differently: so many open questions in the file.
    Questions { path: String, count: usize },
    /// Taken out on one device, changed on the other: it stays.
    EditKept { path: String },
    /// Two people were given one id; theirs is another now.
    TwoPeople { id: String, name: String, other: String, new_id: String },
    /// Not a text: theirs stands beside ours.
    Beside { path: String, other: String },
    /// Renamed differently on both devices; ours stays.
    RenamedTwice { path: String, other: String },
}

/// Changes of our side; none is a file that goes away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    pub changes: BTreeMap<String, Option<Content>>,
    pub notes: Vec<Note>,
}

/// Whether a path is a record of the book: a card, a note, a plan, an account.
pub fn is_record(prefix: &str, path: &str) -> bool {
    path.strip_prefix(prefix)
        .is_some_and(|path| path.starts_with("customers/") && (path.ends_with(".md") || path.ends_with(".toml")))
}

/// Whether a path is a customer's card.
pub fn is_card(prefix: &str, path: &str) -> bool {
    card_of(prefix, path).is_some()
}

/// Merges theirs into ours.
pub fn merge(mut sides: Sides) -> Merge {
    let mut merge = Merge::default();
    let before = sides.ours.clone();
    follow_parted(&mut sides);
    part_reused(&mut sides, &mut merge.notes);
    follow_renames(&mut sides, &mut merge.notes);
    part_two_people(&mut sides, &mut merge.notes);
    keep_customers(&mut sides, &mut merge.notes);
    let mut after: BTreeMap<String, Content> = BTreeMap::new();
    let mut paths: Vec<&String> = sides.ours.keys().chain(sides.theirs.keys()).collect();
    paths.sort_unstable();
    paths.dedup();
    for path in paths {
        merge_path(&sides, path, &mut after, &mut merge.notes);
    }
    for (path, content) in &after {
        if !matches!(content, Content::Known(file) if before.get(path) == Some(file)) {
            merge.changes.insert(path.clone(), Some(content.clone()));
        }
    }
    merge.changes.extend(before.into_keys().filter(|path| !after.contains_key(path)).map(|path| (path, None)));
    merge
}

fn merge_path(sides: &Sides, path: &str, after: &mut BTreeMap<String, Content>, notes: &mut Vec<Note>) {
    let (base, ours, theirs) = (sides.base.get(path), sides.ours.get(path), sides.theirs.get(path));
    let mut keep = |file: &File| drop(after.insert(path.to_owned(), Content::Known(file.clone())));
    match (base, ours, theirs) {
        (_, Some(ours), Some(theirs)) if ours == theirs => keep(ours),
        (Some(base), Some(ours), Some(theirs)) if theirs == base => keep(ours),
        (Some(base), Some(ours), Some(theirs)) if ours == base => keep(theirs),
        (base, Some(ours), Some(theirs)) => merge_contents(sides, path, [base, Some(ours), Some(theirs)], after, notes),
        (None, Some(only), None) | (None, None, Some(only)) => keep(only),
        (Some(base), Some(kept), None) | (Some(base), None, Some(kept)) if kept != base => {
            keep(kept);
            notes.push(Note::EditKept { path: path.to_owned() });
        }
        _ => {}
    }
}

fn merge_contents(
    sides: &Sides,
    path: &str,
    files: [Option<&File>; 3],
    after: &mut BTreeMap<String, Content>,
    notes: &mut Vec<Note>,
) {
    let text = |file: Option<&File>| file.and_then(|file| std::str::from_utf8(sides.contents.get(&file.id)?).ok());
    let [base, Some(ours), Some(theirs)] = files else { return };
    let mode = if base.is_some_and(|base| base.mode == ours.mode) { theirs.mode } else { ours.mode };
    match (text(Some(ours)), text(Some(theirs))) {
        // Two contacts of one minute are two notes.
        (Some(_), Some(_)) if base.is_none() && is_dated_note(path) => {
            after.insert(path.to_owned(), Content::Known(ours.clone()));
            after.insert(free_note(sides, path), Content::Known(theirs.clone()));
        }
        (Some(our_text), Some(their_text)) => {
            let merged = file::merge(path, text(base), our_text, their_text);
            if merged.questions > conflict::find(our_text).len() {
                notes.push(Note::Questions { path: path.to_owned(), count: merged.questions });
            }
            after.insert(path.to_owned(), Content::New { mode, bytes: merged.text.into_bytes() });
        }
        _ => {
            let other = free_name(&sides.ours, path);
            after.insert(path.to_owned(), Content::Known(ours.clone()));
            after.insert(other.clone(), Content::Known(theirs.clone()));
            notes.push(Note::Beside { path: path.to_owned(), other });
        }
    }
}

/// A visit note or a complaint: what stands under a day, and is one thing that happened.
fn is_dated_note(path: &str) -> bool {
    (path.contains("/visits/") || path.contains("/complaints/")) && path.ends_with(".md")
}

/// The next name of a note of that minute, as the program gives it.
fn free_note(sides: &Sides, path: &str) -> String {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let is_free = |path: &String| !sides.ours.contains_key(path) && !sides.theirs.contains_key(path);
    (2..).map(|n: u32| format!("{stem}-{n}.md")).find(is_free).unwrap_or_default()
}

/// `photo.other-device.jpg`, which is not taken yet.
fn free_name(tree: &Tree, path: &str) -> String {
    let dot = path.rfind('.').filter(|dot| !path[*dot..].contains('/')).unwrap_or(path.len());
    let name = |n: u32| {
        format!("{}.other-device{}{}", &path[..dot], if n > 1 { format!("-{n}") } else { String::new() }, &path[dot..])
    };
    (1..).map(name).find(|name| !tree.contains_key(name)).unwrap_or_default()
}

/// What one side renamed has its new name on all sides, and so has what the other put there since.
fn follow_renames(sides: &mut Sides, notes: &mut Vec<Note>) {
    let [ours, theirs] = std::mem::take(&mut sides.renames);
    let our_folders = folders(sides, &ours, &sides.ours);
    let their_folders = folders(sides, &theirs, &sides.theirs);
    for (old, new) in &our_folders {
        match their_folders.iter().find(|(path, _)| path == old) {
            Some((_, other)) if other != new => {
                notes.push(Note::RenamedTwice { path: new.clone(), other: other.clone() });
                move_folder(&mut sides.theirs, other, new);
            }
            Some(_) => {}
            None => {
                make_room(sides, new, notes);
                move_folder(&mut sides.theirs, old, new);
            }
        }
        move_folder(&mut sides.base, old, new);
    }
    for (old, new) in their_folders.iter().filter(|(old, _)| !our_folders.iter().any(|(path, _)| path == old)) {
        let new = if has_card(&sides.ours, new) && !has_card(&sides.base, new) {
            make_room(sides, new, notes)
        } else {
            new.clone()
        };
        move_folder(&mut sides.base, old, &new);
        move_folder(&mut sides.ours, old, &new);
    }
    let moved: Vec<&String> = our_folders.iter().chain(&their_folders).map(|(old, _)| old).collect();
    // Papers of one customer never become another's, however alike they are.
    let customer = |path: &str| path.strip_prefix(sides.prefix).and_then(past::customer_of).map(str::to_owned);
    let alone = |pair: &&(String, String)| {
        !moved.iter().any(|folder| pair.0.starts_with(folder.as_str())) && customer(&pair.0) == customer(&pair.1)
    };
    for (old, new) in ours.iter().filter(alone) {
        match theirs.iter().find(|(path, _)| path == old) {
            Some((_, other)) if other != new => {
                notes.push(Note::RenamedTwice { path: new.clone(), other: other.clone() });
                rename(&mut sides.theirs, other, new);
            }
            Some(_) => {}
            None => rename(&mut sides.theirs, old, new),
        }
        rename(&mut sides.base, old, new);
    }
    for (old, new) in theirs.iter().filter(alone).filter(|(old, _)| !ours.iter().any(|(path, _)| path == old)) {
        rename(&mut sides.base, old, new);
        rename(&mut sides.ours, old, new);
    }
}

/// Whether a customer's folder holds its card.
fn has_card(tree: &Tree, folder: &str) -> bool {
    tree.contains_key(&card_in(folder))
}

fn card_in(folder: &str) -> String {
    format!("{folder}{}.md", folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default())
}

/// One side renames a customer to an id under which the other made somebody else: theirs gets another
/// id. Gives their new folder.
fn make_room(sides: &mut Sides, folder: &str, notes: &mut Vec<Note>) -> String {
    if !has_card(&sides.theirs, folder) || has_card(&sides.base, folder) {
        return folder.to_owned();
    }
    let id = folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    let name = |tree: &Tree| name_at(sides, tree, &card_in(folder)).unwrap_or_else(|| id.clone());
    let (ours, other) = (name(&sides.ours), name(&sides.theirs));
    let new_id = free_id(sides, &id);
    let new = format!("{}customers/{new_id}/", sides.prefix);
    move_folder(&mut sides.theirs, folder, &new);
    notes.push(Note::TwoPeople { id, name: ours, other, new_id });
    new
}

/// The name on a card of a tree.
fn name_at(sides: &Sides, tree: &Tree, path: &str) -> Option<String> {
    name_in(std::str::from_utf8(sides.contents.get(&tree.get(path)?.id)?).ok()?)
}

fn rename(tree: &mut Tree, old: &str, new: &str) {
    if !tree.contains_key(new)
        && let Some(file) = tree.remove(old)
    {
        tree.insert(new.to_owned(), file);
    }
}

/// Customers that were renamed: old and new folder, with a `/`. Git pairs files that are alike; a customer
/// is the same by name.
fn folders(sides: &Sides, renames: &[(String, String)], side: &Tree) -> Vec<(String, String)> {
    let pair = |(old, new): &(String, String)| {
        let name = name_at(sides, &sides.base, old)?;
        let same = name_at(sides, side, new)? == name;
        same.then_some((card_of(sides.prefix, old)?.0, card_of(sides.prefix, new)?.0))
    };
    renames.iter().filter_map(pair).filter(|(old, new)| old != new).collect()
}

/// The folder and the id, where a path is a customer's card.
fn card_of<'p>(prefix: &str, path: &'p str) -> Option<(String, &'p str)> {
    let path = path.strip_prefix(prefix).filter(|path| past::is_card(path))?;
    past::customer_of(path).map(|id| (format!("{prefix}customers/{id}/"), id))
}

/// Two cards that both devices made under one id and that name two people: theirs gets another id.
fn part_two_people(sides: &mut Sides, notes: &mut Vec<Note>) {
    let both = sides.ours.keys().filter(|path| sides.theirs.contains_key(*path) && !sides.base.contains_key(*path));
    let cards: Vec<String> = both.filter(|path| card_of(sides.prefix, path).is_some()).cloned().collect();
    for path in cards {
        let name = |tree: &Tree| name_at(sides, tree, &path);
        let (Some(ours), Some(theirs)) = (name(&sides.ours), name(&sides.theirs)) else { continue };
        let Some((folder, id)) = card_of(sides.prefix, &path).filter(|_| ours != theirs) else { continue };
        let new_id = free_id(sides, id);
        let new_folder = format!("{}customers/{new_id}/", sides.prefix);
        move_folder(&mut sides.theirs, &folder, &new_folder);
        notes.push(Note::TwoPeople { id: id.to_owned(), name: ours, other: theirs, new_id });
    }
}

/// Where one side gave an id to somebody else, and its person another (when two people were told apart,
/// or by hand), what the other did since under that id goes with the person it was done for.
fn follow_parted(sides: &mut Sides) {
    // Where a person of the base has a new card.
    let moved_to = |tree: &Tree, known: &str| {
        let is_theirs = |path: &&String| {
            card_of(sides.prefix, path).is_some()
                && !sides.base.contains_key(*path)
                && name_at(sides, tree, path).as_deref() == Some(known)
        };
        tree.keys().find(is_theirs).and_then(|path| card_of(sides.prefix, path)).map(|(folder, _)| folder)
    };
    let mut moves: Vec<(bool, String, String)> = Vec::new();
    for (is_ours, parted, other) in [(true, &sides.ours, &sides.theirs), (false, &sides.theirs, &sides.ours)] {
        let changed =
            sides.base.keys().filter(|path| parted.get(*path).is_some_and(|file| Some(file) != sides.base.get(*path)));
        for path in changed {
            let Some((folder, _)) = card_of(sides.prefix, path) else { continue };
            let Some(known) = name_at(sides, &sides.base, path) else { continue };
            if name_at(sides, parted, path).as_ref() == Some(&known) || moved_to(other, &known).is_some() {
                continue;
            }
            moves.extend(moved_to(parted, &known).map(|new| (is_ours, folder, new)));
        }
    }
    for (is_ours, old, new) in moves {
        move_folder(&mut sides.base, &old, &new);
        move_folder(if is_ours { &mut sides.theirs } else { &mut sides.ours }, &old, &new);
        // What git took for a rename of these files is this.
        sides.renames.iter_mut().for_each(|renames| renames.retain(|(from, _)| !from.starts_with(&old)));
    }
}

/// An id that one side gave up and gave to somebody new, while the other went on with the person: the new
/// one gets another id. A name that was changed is no new person: something else of theirs is still there.
fn part_reused(sides: &mut Sides, notes: &mut Vec<Note>) {
    let inside = |tree: &Tree, folder: &str| -> Tree {
        tree.iter()
            .filter(|(path, _)| path.starts_with(folder))
            .map(|(path, file)| (path.clone(), file.clone()))
            .collect()
    };
    let mut reused = Vec::new();
    for path in sides.base.keys() {
        let Some((folder, id)) = card_of(sides.prefix, path) else { continue };
        let known = name_at(sides, &sides.base, path);
        for (is_ours, new, other) in [(true, &sides.ours, &sides.theirs), (false, &sides.theirs, &sides.ours)] {
            let name = name_at(sides, new, path);
            let (base, now) = (inside(&sides.base, &folder), inside(new, &folder));
            let kept = base.iter().filter(|(old, file)| *old != path && now.get(*old) == Some(file)).count();
            let is_new = name.is_some() && name != known && kept == 0 && base.len() > 1;
            if is_new && other.contains_key(path) && inside(other, &folder) != base {
                reused.push((
                    is_ours,
                    folder.clone(),
                    id.to_owned(),
                    known.clone().unwrap_or_default(),
                    name.unwrap_or_default(),
                ));
                break;
            }
        }
    }
    for (is_ours, folder, id, known, other) in reused {
        let new_id = free_id(sides, &id);
        let new_folder = format!("{}customers/{new_id}/", sides.prefix);
        let base = inside(&sides.base, &folder);
        let tree = if is_ours { &mut sides.ours } else { &mut sides.theirs };
        move_folder(tree, &folder, &new_folder);
        tree.extend(base);
        notes.push(Note::TwoPeople { id, name: known, other, new_id });
    }
}

/// A customer whom one side took out and with whom the other went on stays with all that there was.
fn keep_customers(sides: &mut Sides, notes: &mut Vec<Note>) {
    let cards: Vec<String> = sides.base.keys().filter(|path| card_of(sides.prefix, path).is_some()).cloned().collect();
    for path in cards {
        let Some((folder, _)) = card_of(sides.prefix, &path) else { continue };
        let (gone, kept) = match (sides.ours.contains_key(&path), sides.theirs.contains_key(&path)) {
            (true, false) => (&mut sides.theirs, &sides.ours),
            (false, true) => (&mut sides.ours, &sides.theirs),
            _ => continue,
        };
        let inside = |tree: &Tree| -> Tree {
            tree.iter()
                .filter(|(path, _)| path.starts_with(&folder))
                .map(|(path, file)| (path.clone(), file.clone()))
                .collect()
        };
        let base = inside(&sides.base);
        if inside(kept) != base {
            for (path, file) in base {
                gone.entry(path).or_insert(file);
            }
            notes.push(Note::EditKept { path: folder });
        }
    }
}

fn move_folder(tree: &mut Tree, old: &str, new: &str) {
    for path in tree.keys().filter(|path| path.starts_with(old)).cloned().collect::<Vec<_>>() {
        let target = if path == card_in(old) { card_in(new) } else { format!("{new}{}", &path[old.len()..]) };
        rename(tree, &path, &target);
    }
}

fn free_id(sides: &Sides, id: &str) -> String {
    let is_taken = |id: &String| {
        let folder = format!("{}customers/{id}/", sides.prefix);
        [&sides.ours, &sides.theirs].into_iter().any(|tree| tree.keys().any(|path| path.starts_with(&folder)))
    };
    (2..).map(|n: u32| format!("{id}-{n}")).find(|id| !is_taken(id)).unwrap_or_default()
}

/// The `name` of a card.
fn name_in(text: &str) -> Option<String> {
    let parts = crate::format::front_matter::split(text).ok()?;
    let table: toml::Table = text[parts.toml?].parse().ok()?;
    Some(table.get("name")?.as_str()?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree of `path=content`, where the content is its own id.
    fn tree(files: &[(&str, &str)]) -> Tree {
        files
            .iter()
            .map(|(path, content)| ((*path).to_owned(), File { mode: 0o100_644, id: (*content).to_owned() }))
            .collect()
    }

    fn run(
        base: &[(&str, &str)],
        ours: &[(&str, &str)],
        theirs: &[(&str, &str)],
        renames: [Vec<(String, String)>; 2],
    ) -> Merge {
        let all = [base, ours, theirs].concat();
        let contents = all.iter().map(|(_, content)| ((*content).to_owned(), content.as_bytes().to_vec())).collect();
        merge(Sides {
            prefix: "",
            base: tree(base),
            ours: tree(ours),
            theirs: tree(theirs),
            renames,
            contents: &contents,
        })
    }

    fn renamed(old: &str, new: &str) -> Vec<(String, String)> {
        vec![(old.to_owned(), new.to_owned())]
    }

    const A: &str = "customers/a/a.md";

    #[test]
    fn files_come_and_go_and_an_edit_goes_before_a_removal() {
        let merged = run(
            &[("x", "1"), ("y", "1"), ("z", "1")],
            &[("x", "1"), ("y", "2"), ("n", "n")],
            &[("z", "2")],
            [vec![], vec![]],
        );
        let gone = |path: &str| merged.changes.get(path) == Some(&None);
        assert!(
            gone("x")
                && !gone("y")
                && matches!(merged.changes["z"], Some(Content::Known(_)))
                && !merged.changes.contains_key("n")
        );
        assert_eq!(merged.notes, [Note::EditKept { path: "y".into() }, Note::EditKept { path: "z".into() }]);
    }

    #[test]
    fn an_edit_follows_a_rename_and_so_do_new_notes() {
        let new = "customers/b/b.md";
        let (one, two) = ("+++\nname = \"A\"\n+++\n", "+++\nname = \"A\"\ntier = \"B\"\n+++\n");
        let ours = [(new, one)];
        let theirs = [(A, two), ("customers/a/visits/2026-11-21.md", "note")];
        let merged = run(&[(A, one)], &ours, &theirs, [renamed(A, new), vec![]]);
        assert_eq!(merged.changes.keys().collect::<Vec<_>>(), [new, "customers/b/visits/2026-11-21.md"]);
        let merged = run(&[(A, one)], &theirs, &ours, [vec![], renamed(A, new)]);
        let gone: Vec<&String> =
            merged.changes.iter().filter(|(_, content)| content.is_none()).map(|(path, _)| path).collect();
        assert_eq!(gone, [A, "customers/a/visits/2026-11-21.md"]);
        assert!(merged.changes[new].is_some() && merged.notes.is_empty());
    }

    #[test]
    fn what_git_takes_for_a_rename_is_none_between_two_people() {
        let (gone, new) = ("+++\nname = \"Gone\"\n+++\n", "+++\nname = \"New\"\n+++\n");
        let (card, account) = ("customers/b/b.md", "customers/b/account.toml");
        let base = [(A, gone), ("customers/a/account.toml", "owes")];
        let paid = [(A, gone), ("customers/a/account.toml", "paid")];
        let renames =
            vec![(A.to_owned(), card.to_owned()), ("customers/a/account.toml".to_owned(), account.to_owned())];
        let merged = run(&base, &[(card, new), (account, "owes")], &paid, [renames, vec![]]);
        // Gone stays with the payment; New has nothing of it.
        assert_eq!(merged.changes.keys().collect::<Vec<_>>(), [A, "customers/a/account.toml"]);
    }

    #[test]
    fn one_id_and_two_names_are_two_people() {
        let (ours, theirs) = ("+++\nname = \"Wang Wei\"\n+++\n", "+++\nname = \"Wang Wen\"\n+++\n");
        let merged = run(&[], &[(A, ours)], &[(A, theirs), ("customers/a/visits/x.md", "n")], [vec![], vec![]]);
        assert_eq!(merged.changes.keys().collect::<Vec<_>>(), ["customers/a-2/a-2.md", "customers/a-2/visits/x.md"]);
        assert!(matches!(&merged.notes[..], [Note::TwoPeople { new_id, .. }] if new_id == "a-2"));
    }

    #[test]
    fn what_was_done_under_the_old_id_follows_the_person() {
        let (stone, rock) = ("+++\nname = \"Stone\"\n+++\n", "+++\nname = \"Rock\"\n+++\n");
        let parted = [(A, rock), ("customers/a-2/a-2.md", stone)];
        let went_on = [(A, stone), ("customers/a/account.toml", "paid"), ("customers/a/visits/x.md", "n")];
        let merged = run(&[(A, stone)], &went_on, &parted, [vec![], vec![]]);
        let there: Vec<&String> =
            merged.changes.iter().filter(|(_, content)| content.is_some()).map(|(path, _)| path).collect();
        assert_eq!(there, ["customers/a-2/a-2.md", "customers/a-2/account.toml", "customers/a-2/visits/x.md", A]);
        let merged = run(&[(A, stone)], &parted, &went_on, [vec![], vec![]]);
        assert_eq!(
            merged.changes.keys().collect::<Vec<_>>(),
            ["customers/a-2/account.toml", "customers/a-2/visits/x.md"]
        );
    }

    #[test]
    fn a_rename_onto_somebody_else_keeps_both() {
        let (miller, other) = ("+++\nname = \"Miller\"\n+++\n", "+++\nname = \"Other\"\n+++\n");
        let (old, new) = ("customers/mm/mm.md", "customers/aa/aa.md");
        let base = [(old, miller), ("customers/mm/account.toml", "owes")];
        let renamed_there = [(new, miller), ("customers/aa/account.toml", "owes")];
        let made_there =
            [(old, miller), ("customers/mm/account.toml", "owes"), (new, other), ("customers/aa/visits/x.md", "o")];
        let merged = run(&base, &renamed_there, &made_there, [renamed(old, new), vec![]]);
        assert_eq!(merged.changes.keys().collect::<Vec<_>>(), ["customers/aa-2/aa-2.md", "customers/aa-2/visits/x.md"]);
        let merged = run(&base, &made_there, &renamed_there, [vec![], renamed(old, new)]);
        let there: Vec<&String> =
            merged.changes.iter().filter(|(_, content)| content.is_some()).map(|(path, _)| path).collect();
        assert_eq!(there, ["customers/aa-2/aa-2.md", "customers/aa-2/account.toml"]);
    }

    #[test]
    fn renamed_to_two_names_it_has_one_and_all_that_came_since() {
        let card = "+++\nname = \"Miller\"\n+++\n";
        let (old, aa, bb) = ("customers/mm/mm.md", "customers/aa/aa.md", "customers/bb/bb.md");
        let merged = run(
            &[(old, card)],
            &[(aa, card), ("customers/aa/visits/1.md", "1")],
            &[(bb, card), ("customers/bb/visits/2.md", "2")],
            [renamed(old, aa), renamed(old, bb)],
        );
        assert_eq!(merged.changes.keys().collect::<Vec<_>>(), ["customers/aa/visits/2.md"]);
        assert_eq!(merged.notes.len(), 1);
    }

    #[test]
    fn an_id_given_to_somebody_new_does_not_take_the_old_ones_money() {
        let (miller, other) = ("+++\nname = \"Miller\"\n+++\n", "+++\nname = \"Other\"\n+++\n");
        let base = [(A, miller), ("customers/a/account.toml", "owes")];
        let went_on = [(A, miller), ("customers/a/account.toml", "paid")];
        let merged = run(&base, &[(A, other)], &went_on, [vec![], vec![]]);
        assert_eq!(merged.changes.keys().collect::<Vec<_>>(), ["customers/a-2/a-2.md", A, "customers/a/account.toml"]);
        // By another name, and with all of theirs, it is the same person.
        let merged = run(&base, &[(A, other), base[1]], &went_on, [vec![], vec![]]);
        assert_eq!(merged.changes.keys().collect::<Vec<_>>(), ["customers/a/account.toml"]);
    }

    #[test]
    fn a_customer_with_whom_somebody_went_on_stays_whole() {
        let all = [(A, "card"), ("customers/a/account.toml", "account"), ("customers/a/visits/1.md", "1")];
        let went_on = [all[0], all[1], all[2], ("customers/a/visits/2.md", "2")];
        let merged = run(&all, &[], &went_on, [vec![], vec![]]);
        assert_eq!(merged.changes.len(), 4);
        assert!(merged.changes.values().all(Option::is_some));
        let merged = run(&all, &went_on, &[], [vec![], vec![]]);
        assert!(merged.changes.is_empty() && merged.notes.len() == 1);
        assert_eq!(run(&all, &all, &[], [vec![], vec![]]).changes.len(), 3);
    }

    #[test]
    fn two_notes_of_one_minute_stay_two() {
        let path = "customers/a/visits/2026-11-21-1432.md";
        let merged = run(&[], &[(path, "ours")], &[(path, "theirs")], [vec![], vec![]]);
        assert_eq!(merged.changes.keys().collect::<Vec<_>>(), ["customers/a/visits/2026-11-21-1432-2.md"]);
    }
}
