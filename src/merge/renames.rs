//! Files and customers that one side renamed: the other side's changes follow them.
//!
//! The whole folder of a renamed customer moves with the card. Of other files git lists pairs that are alike.

use std::collections::{HashMap, HashSet};

use super::customer_folder::{card_path, folder_of, free_id, has_card, id_of, move_file, move_folder, name_on_card};
use super::renamed::renamed_customers;
use super::sides::{Notice, Rename, Sides, Tree};
use crate::book::record;

/// Gives what one side renamed its new path on all sides, together with what the other side added there.
/// Where both renamed it, our path stays.
pub fn follow_renames(sides: &mut Sides, notes: &mut Vec<Notice>) {
    let [ours, theirs] = std::mem::take(&mut sides.renames);
    let our_folders = renamed_customers(sides, &ours, &sides.ours);
    let their_folders = renamed_customers(sides, &theirs, &sides.theirs);
    follow_customers(sides, &our_folders, &their_folders, notes);
    let prefix = sides.prefix;
    let customer = |path: &str| path.strip_prefix(prefix).and_then(record::customer_of).map(str::to_owned);
    let moved: HashSet<&str> = our_folders.iter().chain(&their_folders).map(|(old, _)| id_of(old)).collect();
    // The files of a renamed customer have moved already. A file of one customer never becomes another
    // customer's file, however alike the two are.
    let is_file_move = |(old, new): &&Rename| {
        let old = customer(old);
        !old.as_deref().is_some_and(|id| moved.contains(id)) && old == customer(new)
    };
    let (our_paths, their_paths) = (by_old_path(&ours), by_old_path(&theirs));
    for (old, new) in ours.iter().filter(is_file_move) {
        match new_path(&their_paths, old) {
            Some(other) if other != new => {
                notes.push(Notice::RenamedTwice { path: new.clone(), other: other.clone() });
                move_file(&mut sides.theirs, other, new);
            }
            Some(_) => {}
            None => move_file(&mut sides.theirs, old, new),
        }
        move_file(&mut sides.base, old, new);
    }
    for (old, new) in theirs.iter().filter(is_file_move).filter(|(old, _)| new_path(&our_paths, old).is_none()) {
        move_file(&mut sides.base, old, new);
        move_file(&mut sides.ours, old, new);
    }
}

/// Moves the folders of renamed customers.
fn follow_customers(sides: &mut Sides, ours: &[Rename], theirs: &[Rename], notes: &mut Vec<Notice>) {
    let (our_paths, their_paths) = (by_old_path(ours), by_old_path(theirs));
    for (old, new) in ours {
        match new_path(&their_paths, old) {
            Some(other) if other != new => {
                notes.push(Notice::RenamedTwice { path: new.clone(), other: other.clone() });
                move_folder(&mut sides.theirs, other, new);
            }
            Some(_) => {}
            None => {
                move_their_customer_away(sides, new, notes);
                move_folder(&mut sides.theirs, old, new);
            }
        }
        move_folder(&mut sides.base, old, new);
    }
    for (old, new) in theirs.iter().filter(|(old, _)| new_path(&our_paths, old).is_none()) {
        let new = if has_card(&sides.ours, new) && !has_card(&sides.base, new) {
            move_their_customer_away(sides, new, notes)
        } else {
            new.clone()
        };
        move_folder(&mut sides.base, old, &new);
        move_folder(&mut sides.ours, old, &new);
    }
}

/// The renames by their old path.
type ByOldPath<'r> = HashMap<&'r str, &'r String>;

/// Of several renames of one path the first counts.
fn by_old_path(renames: &[Rename]) -> ByOldPath<'_> {
    renames.iter().rev().map(|(old, new)| (old.as_str(), new)).collect()
}

/// The new path of what had an old one.
fn new_path<'r>(renames: &ByOldPath<'r>, old: &str) -> Option<&'r String> {
    renames.get(old).copied()
}

/// Moves the customer that the other side has in a folder to a free id, where our customer of the same id is another
/// one. Returns the new folder of their customer.
fn move_their_customer_away(sides: &mut Sides, folder: &str, notes: &mut Vec<Notice>) -> String {
    if !has_card(&sides.theirs, folder) || has_card(&sides.base, folder) {
        return folder.to_owned();
    }
    let id = id_of(folder).to_owned();
    let name = |tree: &Tree| name_on_card(sides, tree, &card_path(folder)).unwrap_or_else(|| id.clone());
    let (ours, other) = (name(&sides.ours), name(&sides.theirs));
    let new_id = free_id(sides, &id);
    let new_folder = folder_of(sides.prefix, &new_id);
    move_folder(&mut sides.theirs, folder, &new_folder);
    notes.push(Notice::TwoPeople { id, name: ours, other, new_id });
    new_folder
}

#[cfg(test)]
mod tests {
    use crate::merge::sample::{CARD_A, merged, removed, renamed, written};

    #[test]
    fn an_edit_follows_a_rename_and_so_do_new_notes() {
        let new = "customers/b/b.md";
        let (one, two) = ("+++\nname = \"A\"\n+++\n", "+++\nname = \"A\"\ntier = \"B\"\n+++\n");
        let ours = [(new, one)];
        let theirs = [(CARD_A, two), ("customers/a/visits/2026-11-21.md", "note")];
        let merge = merged(&[(CARD_A, one)], &ours, &theirs, [renamed(CARD_A, new), vec![]]);
        assert_eq!(merge.changes.keys().collect::<Vec<_>>(), [new, "customers/b/visits/2026-11-21.md"]);
        let merge = merged(&[(CARD_A, one)], &theirs, &ours, [vec![], renamed(CARD_A, new)]);
        assert_eq!(removed(&merge), [CARD_A, "customers/a/visits/2026-11-21.md"]);
        assert!(merge.changes[new].is_some() && merge.notes.is_empty());
    }

    #[test]
    fn git_finding_two_customers_alike_is_no_rename() {
        let (gone, new) = ("+++\nname = \"Gone\"\n+++\n", "+++\nname = \"New\"\n+++\n");
        let (card, account) = ("customers/b/b.md", "customers/b/account.toml");
        let base = [(CARD_A, gone), ("customers/a/account.toml", "owes")];
        let paid = [(CARD_A, gone), ("customers/a/account.toml", "paid")];
        let renames =
            vec![(CARD_A.to_owned(), card.to_owned()), ("customers/a/account.toml".to_owned(), account.to_owned())];
        let merge = merged(&base, &[(card, new), (account, "owes")], &paid, [renames, vec![]]);
        // Gone stays with the payment; New has nothing of it.
        assert_eq!(merge.changes.keys().collect::<Vec<_>>(), [CARD_A, "customers/a/account.toml"]);
    }

    #[test]
    fn a_rename_to_the_id_of_another_customer_keeps_both() {
        let (miller, other) = ("+++\nname = \"Miller\"\n+++\n", "+++\nname = \"Other\"\n+++\n");
        let (old, new) = ("customers/mm/mm.md", "customers/aa/aa.md");
        let base = [(old, miller), ("customers/mm/account.toml", "owes")];
        let renamed_there = [(new, miller), ("customers/aa/account.toml", "owes")];
        let made_there =
            [(old, miller), ("customers/mm/account.toml", "owes"), (new, other), ("customers/aa/visits/x.md", "o")];
        let merge = merged(&base, &renamed_there, &made_there, [renamed(old, new), vec![]]);
        assert_eq!(merge.changes.keys().collect::<Vec<_>>(), ["customers/aa-2/aa-2.md", "customers/aa-2/visits/x.md"]);
        let merge = merged(&base, &made_there, &renamed_there, [vec![], renamed(old, new)]);
        assert_eq!(written(&merge), ["customers/aa-2/aa-2.md", "customers/aa-2/account.toml"]);
    }

    #[test]
    fn a_customer_renamed_twice_has_our_name_and_the_notes_of_both() {
        let card = "+++\nname = \"Miller\"\n+++\n";
        let (old, aa, bb) = ("customers/mm/mm.md", "customers/aa/aa.md", "customers/bb/bb.md");
        let merge = merged(
            &[(old, card)],
            &[(aa, card), ("customers/aa/visits/1.md", "1")],
            &[(bb, card), ("customers/bb/visits/2.md", "2")],
            [renamed(old, aa), renamed(old, bb)],
        );
        assert_eq!(merge.changes.keys().collect::<Vec<_>>(), ["customers/aa/visits/2.md"]);
        assert_eq!(merge.notes.len(), 1);
    }
}
