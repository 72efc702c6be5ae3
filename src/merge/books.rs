//! A whole book of two devices: which files appear, disappear, move and are merged.

use std::collections::BTreeMap;

use super::joined::{self, JoinedFile};
use super::sides::{Content, File, Merge, Notice, Sides, Tree};
use super::{file, identity, removals, renamed, renames};
use crate::book::record::Record;
use crate::book::stem;
use crate::format::conflict;

/// Merges their side into ours. Customers and files that moved are first given one path on all sides,
/// so that the files can then be merged path by path.
pub fn merge(mut sides: Sides) -> Merge {
    let mut merge = Merge::default();
    let before = sides.ours.clone();
    identity::follow_new_ids(&mut sides);
    identity::separate_reused_ids(&mut sides, &mut merge.notes);
    let joined = joined::follow_merged(&mut sides, &mut merge.notes);
    renamed::name_cards(&mut sides);
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
    for file in joined {
        join(&sides, file, &mut after, &mut merge.notes);
    }
    for (path, content) in &after {
        if !matches!(content, Content::Known(file) if before.get(path) == Some(file)) {
            merge.changes.insert(path.clone(), Some(content.clone()));
        }
    }
    merge.changes.extend(before.into_keys().filter(|path| !after.contains_key(path)).map(|path| (path, None)));
    merge
}

/// Puts the change of a file whose customer is gone into the file of the one who stays.
fn join(sides: &Sides, joined: JoinedFile, after: &mut BTreeMap<String, Content>, notes: &mut Vec<Notice>) {
    let text = |file: &File| sides.contents.get(&file.id).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let now = after.get(&joined.path).map(|content| match content {
        Content::Known(file) => (file.mode, text(file).map(str::to_owned)),
        Content::New { mode, bytes } => (*mode, String::from_utf8(bytes.clone()).ok()),
    });
    let changed = text(&joined.changed);
    match (now, changed) {
        (Some((mode, Some(now))), Some(changed)) => {
            let merged = file::merge(&joined.path, joined.base.as_ref().and_then(text), &now, changed);
            if merged.questions > conflict::find(&now).len() {
                notes.push(Notice::Questions { path: joined.path.clone(), count: merged.questions });
            }
            after.insert(joined.path, Content::New { mode, bytes: merged.text.into_bytes() });
        }
        (None, _) => drop(after.insert(joined.path, Content::Known(joined.changed))),
        // What cannot be read is kept beside the other.
        _ => {
            let other = free_path_beside(&sides.ours, &joined.path);
            after.insert(other.clone(), Content::Known(joined.changed));
            notes.push(Notice::Beside { path: joined.path, other });
        }
    }
}

fn merge_path(sides: &Sides, path: &str, after: &mut BTreeMap<String, Content>, notes: &mut Vec<Notice>) {
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
            notes.push(Notice::EditKept { path: path.to_owned() });
        }
        _ => {}
    }
}

fn merge_contents(
    sides: &Sides,
    path: &str,
    files: [Option<&File>; 3],
    after: &mut BTreeMap<String, Content>,
    notes: &mut Vec<Notice>,
) {
    let text = |file: Option<&File>| file.and_then(|file| std::str::from_utf8(sides.contents.get(&file.id)?).ok());
    let [base, Some(ours), Some(theirs)] = files else { return };
    let mode = if base.is_some_and(|base| base.mode == ours.mode) { theirs.mode } else { ours.mode };
    match (text(Some(ours)), text(Some(theirs))) {
        // Two contacts in the same minute are two notes.
        (Some(_), Some(_)) if base.is_none() && is_dated_note(sides.prefix, path) => {
            after.insert(path.to_owned(), Content::Known(ours.clone()));
            after.insert(free_note_path(sides, path), Content::Known(theirs.clone()));
        }
        (Some(our_text), Some(their_text)) => {
            let merged = file::merge(path, text(base), our_text, their_text);
            // Only records can hold a question until it is answered.
            if merged.questions > 0 && !path.ends_with(".md") && !path.ends_with(".toml") {
                return keep_beside(sides, path, (ours, theirs), after, notes);
            }
            if merged.questions > conflict::find(our_text).len() {
                notes.push(Notice::Questions { path: path.to_owned(), count: merged.questions });
            }
            after.insert(path.to_owned(), Content::New { mode, bytes: merged.text.into_bytes() });
        }
        _ => keep_beside(sides, path, (ours, theirs), after, notes),
    }
}

/// Both versions of a file, theirs under a name of its own.
fn keep_beside(
    sides: &Sides,
    path: &str,
    (ours, theirs): (&File, &File),
    after: &mut BTreeMap<String, Content>,
    notes: &mut Vec<Notice>,
) {
    let other = free_path_beside(&sides.ours, path);
    after.insert(path.to_owned(), Content::Known(ours.clone()));
    after.insert(other.clone(), Content::Known(theirs.clone()));
    notes.push(Notice::Beside { path: path.to_owned(), other });
}

/// Whether a path is a visit note or a complaint: its name is a day, and it tells of one event.
fn is_dated_note(prefix: &str, path: &str) -> bool {
    matches!(
        Record::of_path(path.strip_prefix(prefix).unwrap_or(path)),
        Some((_, Record::Visit(_) | Record::Complaint(_)))
    )
}

/// The next free path for a note of the same minute, numbered as everywhere in the program.
fn free_note_path(sides: &Sides, path: &str) -> String {
    let base = path.strip_suffix(".md").unwrap_or(path);
    let is_taken = |stem: &str| {
        let path = format!("{stem}.md");
        sides.ours.contains_key(&path) || sides.theirs.contains_key(&path)
    };
    stem::free(base, is_taken) + ".md"
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
        assert_eq!(merged.notes, [Notice::EditKept { path: "y".into() }, Notice::EditKept { path: "z".into() }]);
    }

    #[test]
    fn a_file_that_is_no_record_gets_no_marks() {
        let merge = merged(&[("x.c", "a\n")], &[("x.c", "b\n")], &[("x.c", "c\n")], [vec![], vec![]]);
        assert_eq!(merge.notes, [Notice::Beside { path: "x.c".into(), other: "x.other-device.c".into() }]);
        assert!(merge.changes.values().all(|change| matches!(change, Some(Content::Known(_)))));
    }

    #[test]
    fn two_notes_of_one_minute_stay_two() {
        let path = "customers/a/visits/2026-11-21-1432.md";
        let merged = merged(&[], &[(path, "ours")], &[(path, "theirs")], [vec![], vec![]]);
        assert_eq!(merged.changes.keys().collect::<Vec<_>>(), ["customers/a/visits/2026-11-21-1432-2.md"]);
    }
}
