//! A whole book of two devices: which files appear, disappear, move and are merged.

use std::collections::{BTreeMap, HashMap};

use super::customer_folder::card_of;
use super::{file, identity, removals, renames};
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

/// What is to be merged. Paths are relative to the repository.
pub struct Sides<'a> {
    /// How the paths of the book begin: empty, or a folder of the repository with a `/`.
    pub prefix: &'a str,
    /// The files of the common ancestor.
    pub base: Tree,
    /// The files of this device.
    pub ours: Tree,
    /// The files of the other device.
    pub theirs: Tree,
    /// The files that each side renamed since the base, as old and new path; ours, then theirs.
    pub renames: [Vec<(String, String)>; 2],
    /// Contents by [`File::id`], for all files that differ between the sides.
    pub contents: &'a HashMap<String, Vec<u8>>,
}

/// A file of the merged book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A file that one of the sides has.
    Known(File),
    /// A file whose text was merged.
    New {
        /// As in [`File::mode`].
        mode: u32,
        /// Its content.
        bytes: Vec<u8>,
    },
}

/// Something that the merge decided and that the user should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Both sides changed the same thing differently: the file has so many open questions.
    Questions {
        /// The file.
        path: String,
        /// How many questions are in it.
        count: usize,
    },
    /// One side removed a file or a customer, the other changed it: it stays.
    EditKept {
        /// The file, or the customer's folder with a `/`.
        path: String,
    },
    /// Two customers had the same id: one of them has a new id.
    TwoPeople {
        /// The id, which one of them keeps.
        id: String,
        /// The customer who keeps it.
        name: String,
        /// The customer who has a new id.
        other: String,
        /// That id.
        new_id: String,
    },
    /// A file that is not a text and changed on both sides: their version has a name of its own.
    Beside {
        /// The file with our version.
        path: String,
        /// The file with their version.
        other: String,
    },
    /// Both sides renamed a file or a customer's folder differently: our name stays.
    RenamedTwice {
        /// Our name.
        path: String,
        /// Their name.
        other: String,
    },
}

/// The result of a merge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// The changes to our side by path; `None` for a file that is removed.
    pub changes: BTreeMap<String, Option<Content>>,
    /// What the user should know.
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

/// Merges their side into ours. Customers and files that moved are first given one path on all sides,
/// so that the files can then be merged path by path.
pub fn merge(mut sides: Sides) -> Merge {
    let mut merge = Merge::default();
    let before = sides.ours.clone();
    identity::follow_new_ids(&mut sides);
    identity::separate_reused_ids(&mut sides, &mut merge.notes);
    renames::follow_renames(&mut sides, &mut merge.notes);
    identity::separate_new_customers(&mut sides, &mut merge.notes);
    removals::keep_changed_customers(&mut sides, &mut merge.notes);
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
        // Two contacts in the same minute are two notes.
        (Some(_), Some(_)) if base.is_none() && is_dated_note(path) => {
            after.insert(path.to_owned(), Content::Known(ours.clone()));
            after.insert(free_note_path(sides, path), Content::Known(theirs.clone()));
        }
        (Some(our_text), Some(their_text)) => {
            let merged = file::merge(path, text(base), our_text, their_text);
            if merged.questions > conflict::find(our_text).len() {
                notes.push(Note::Questions { path: path.to_owned(), count: merged.questions });
            }
            after.insert(path.to_owned(), Content::New { mode, bytes: merged.text.into_bytes() });
        }
        _ => {
            let other = free_path_beside(&sides.ours, path);
            after.insert(path.to_owned(), Content::Known(ours.clone()));
            after.insert(other.clone(), Content::Known(theirs.clone()));
            notes.push(Note::Beside { path: path.to_owned(), other });
        }
    }
}

/// Whether a path is a visit note or a complaint: its name is a day, and it tells of one event.
fn is_dated_note(path: &str) -> bool {
    (path.contains("/visits/") || path.contains("/complaints/")) && path.ends_with(".md")
}

/// The next free path for a note of the same minute, numbered as everywhere in the program.
fn free_note_path(sides: &Sides, path: &str) -> String {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let is_free = |path: &String| !sides.ours.contains_key(path) && !sides.theirs.contains_key(path);
    (2..).map(|n: u32| format!("{stem}-{n}.md")).find(is_free).unwrap_or_default()
}

/// A free path such as `photo.other-device.jpg` for `photo.jpg`.
fn free_path_beside(tree: &Tree, path: &str) -> String {
    let dot = path.rfind('.').filter(|dot| !path[*dot..].contains('/')).unwrap_or(path.len());
    let name = |n: u32| {
        format!("{}.other-device{}{}", &path[..dot], if n > 1 { format!("-{n}") } else { String::new() }, &path[dot..])
    };
    (1..).map(name).find(|name| !tree.contains_key(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::sample::merged;

    #[test]
    fn files_come_and_go_and_an_edit_wins_over_a_removal() {
        let merged = merged(
            &[("x", "1"), ("y", "1"), ("z", "1")],
            &[("x", "1"), ("y", "2"), ("n", "n")],
            &[("z", "2")],
            [vec![], vec![]],
        );
        let is_removed = |path: &str| merged.changes.get(path) == Some(&None);
        assert!(
            is_removed("x")
                && !is_removed("y")
                && matches!(merged.changes["z"], Some(Content::Known(_)))
                && !merged.changes.contains_key("n")
        );
        assert_eq!(merged.notes, [Note::EditKept { path: "y".into() }, Note::EditKept { path: "z".into() }]);
    }

    #[test]
    fn two_notes_of_one_minute_stay_two() {
        let path = "customers/a/visits/2026-11-21-1432.md";
        let merged = merged(&[], &[(path, "ours")], &[(path, "theirs")], [vec![], vec![]]);
        assert_eq!(merged.changes.keys().collect::<Vec<_>>(), ["customers/a/visits/2026-11-21-1432-2.md"]);
    }
}
