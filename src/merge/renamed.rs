//! Which customers one side gave another folder.
//!
//! The name on the card decides. Where it changed too, it is the same customer only by what no other one has: a note
//! that went along, or a card that says the same of the person. Git's finding that two cards are alike is no proof, for
//! all cards begin alike; a customer who is taken for another would take over their money.

use std::collections::{BTreeMap, HashMap};

use super::customer_folder::{card_of, card_path, files_in, folder_of, has_card, move_file, name_on_card, text_of};
use super::sides::{Rename, Sides, Tree};
use crate::book::record::{self, Record};
use crate::format::front_matter;

/// Keys of a card whose values are a person's own.
const OWN: [&str; 5] = ["code", "wechat", "birthday", "phone", "email"];

/// Folders of customers with the names on their cards.
type Folders = BTreeMap<String, Option<String>>;

/// The customers that `side` renamed, as old and new folder; `renames` are the files that git takes for renamed.
pub(super) fn renamed_customers(sides: &Sides, renames: &[Rename], side: &Tree) -> Vec<Rename> {
    let mut pairs =
        Pairs { gone: only_in(sides, &sides.base, side), new: only_in(sides, side, &sides.base), found: Vec::new() };
    if pairs.gone.is_empty() || pairs.new.is_empty() {
        return Vec::new();
    }
    let folder = |path: &str| card_of(sides.prefix, path).map(|(folder, _)| folder);
    let alike: HashMap<String, String> =
        renames.iter().rev().filter_map(|(old, new)| Some((folder(old)?, folder(new)?))).collect();
    pairs.take(|pairs, old| {
        alike.get(old).filter(|new| pairs.gone[old].is_some() && pairs.has_name_of(new, old)).cloned()
    });
    let (before, after) = (by_name(&pairs.gone), by_name(&pairs.new));
    pairs.take(|pairs, old| {
        let name = pairs.gone[old].as_ref()?;
        let is_one = before.get(name)?.len() == 1 && after.get(name)?.len() == 1;
        is_one.then(|| after[name][0].clone())
    });
    let notes = notes_of(sides, side, &pairs.new);
    pairs.take(|_, old| went_along(sides, &notes, old));
    pairs.take(|_, old| alike.get(old).filter(|new| says_the_same(sides, side, old, new)).cloned());
    pairs.found
}

/// The customers' folders that have a card in one tree and not in another.
fn only_in(sides: &Sides, tree: &Tree, other: &Tree) -> Folders {
    let cards = tree.keys().filter(|path| !other.contains_key(*path));
    let folders = cards.filter_map(|path| Some((path, card_of(sides.prefix, path)?.0)));
    folders.map(|(path, folder)| (folder, name_on_card(sides, tree, path))).collect()
}

/// The folders by the name on the card.
fn by_name(folders: &Folders) -> HashMap<String, Vec<String>> {
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    for (folder, name) in folders {
        if let Some(name) = name {
            found.entry(name.clone()).or_default().push(folder.clone());
        }
    }
    found
}

/// Folders that are gone and new ones, until they are found to be one customer's.
struct Pairs {
    gone: Folders,
    new: Folders,
    found: Vec<Rename>,
}

impl Pairs {
    /// Pairs each folder that is gone with the new one that `find` gives for it, if that is not paired yet.
    fn take(&mut self, find: impl Fn(&Pairs, &str) -> Option<String>) {
        for old in self.gone.keys().cloned().collect::<Vec<_>>() {
            if let Some(new) = find(self, &old).filter(|new| self.new.contains_key(new)) {
                self.gone.remove(&old);
                self.new.remove(&new);
                self.found.push((old, new));
            }
        }
    }

    fn has_name_of(&self, new: &str, old: &str) -> bool {
        self.new.get(new) == self.gone.get(old)
    }
}

/// A file of a customer's folder: its path in the folder, and its content.
type Note = (String, String);

/// Notes, plans, complaints and papers of a folder: what no other customer has by chance.
fn own_files(sides: &Sides, tree: &Tree, folder: &str) -> Vec<Note> {
    let is_own = |path: &str| {
        let record = Record::of_path(path.strip_prefix(sides.prefix).unwrap_or(path));
        record.is_some_and(|(_, record)| !matches!(record, Record::Card | Record::Account))
    };
    let files = files_in(tree, folder).into_iter().filter(|(path, _)| is_own(path));
    files.map(|(path, file)| (path[folder.len()..].to_owned(), file.id)).collect()
}

/// The new folder in which each such file stands.
fn notes_of(sides: &Sides, side: &Tree, new: &Folders) -> HashMap<Note, String> {
    let mut found = HashMap::new();
    for folder in new.keys() {
        found.extend(own_files(sides, side, folder).into_iter().map(|note| (note, folder.clone())));
    }
    found
}

/// The new folder in which a note of the old one stands as it was, where no other customer had the same.
fn went_along(sides: &Sides, notes: &HashMap<Note, String>, old: &str) -> Option<String> {
    own_files(sides, &sides.base, old).into_iter().find_map(|note| {
        let new = notes.get(&note)?;
        let others = sides.base.iter().filter(|(path, file)| file.id == note.1 && !path.starts_with(old));
        (others.count() == 0).then(|| new.clone())
    })
}

/// Gives a card the name of its folder where one side renamed the folder alone, and the other side changed the customer.
pub(super) fn name_cards(sides: &mut Sides) {
    let card = |path: &String| {
        let below = path.strip_prefix(sides.prefix)?.strip_prefix(record::CUSTOMERS)?.strip_prefix('/')?;
        let (id, file) = below.split_once('/')?;
        let old = file.strip_suffix(".md").filter(|old| *old != id && !old.contains('/'))?;
        Some((folder_of(sides.prefix, old), folder_of(sides.prefix, id)))
    };
    let mut moves = Vec::new();
    for (is_ours, side, other) in [(true, &sides.ours, &sides.theirs), (false, &sides.theirs, &sides.ours)] {
        for path in side.keys().filter(|path| !sides.base.contains_key(*path)) {
            let Some((old, new)) = card(path) else { continue };
            let is_renamed = has_card(&sides.base, &old) && !has_card(side, &old) && !has_card(side, &new);
            if is_renamed && files_in(other, &old) != files_in(&sides.base, &old) {
                moves.push((is_ours, path.clone(), card_path(&new)));
            }
        }
    }
    for (is_ours, old, new) in moves {
        move_file(if is_ours { &mut sides.ours } else { &mut sides.theirs }, &old, &new);
    }
}

/// Whether two cards have a value that is a person's own, or the same text below their fields.
fn says_the_same(sides: &Sides, side: &Tree, old: &str, new: &str) -> bool {
    let card = |tree: &Tree, folder: &str| {
        let text = text_of(sides, tree, &card_path(folder))?;
        let parts = front_matter::split(text).ok()?;
        let table: toml::Table = text[parts.toml?].parse().ok()?;
        let prose = |line: &&str| !line.is_empty() && !line.starts_with('#');
        Some((table, text[parts.body].lines().map(str::trim).filter(prose).collect::<Vec<_>>()))
    };
    let (Some((before, text)), Some((after, new_text))) = (card(&sides.base, old), card(side, new)) else {
        return false;
    };
    let is_kept = |key: &&str| before.get(*key).is_some_and(|value| after.get(*key) == Some(value));
    OWN.iter().any(is_kept) || (!text.is_empty() && text == new_text)
}

#[cfg(test)]
mod tests {
    use crate::merge::sample::{CARD_A, merged, removed, renamed, written};

    const NEW: &str = "customers/b/b.md";

    #[test]
    fn a_customer_with_a_new_name_and_folder_is_known_by_a_note_that_went_along() {
        let (stone, lee) = ("+++\nname = \"Ana Stone\"\n+++\n", "+++\nname = \"Ana Lee\"\n+++\n");
        let tiered = "+++\nname = \"Ana Stone\"\ntier = \"A\"\n+++\n";
        let [old_note, note] = ["customers/a/visits/1.md", "customers/b/visits/1.md"];
        let base = [(CARD_A, stone), (old_note, "one")];
        let here = [(NEW, lee), (note, "one")];
        let there = [(CARD_A, tiered), (old_note, "one"), ("customers/a/visits/2.md", "two")];
        let merge = merged(&base, &here, &there, [vec![], vec![]]);
        assert_eq!(written(&merge), [NEW, "customers/b/visits/2.md"]);
        let merge = merged(&base, &there, &here, [vec![], vec![]]);
        assert_eq!(removed(&merge), [CARD_A, old_note, "customers/a/visits/2.md"]);
        assert!(merge.notes.is_empty(), "{:?}", merge.notes);
        // A note that two customers have says nothing of either.
        let other = ("customers/c/visits/1.md", "one");
        let merge = merged(&[base[0], base[1], other], &[here[0], here[1], other], &there, [vec![], vec![]]);
        assert!(written(&merge).contains(&CARD_A));
    }

    #[test]
    fn a_customer_with_a_new_name_and_folder_is_known_by_what_the_card_says() {
        let card = |name: &str, rest: &str| format!("+++\nname = \"{name}\"\n{rest}");
        for rest in ["phone = \"138\"\n+++\n", "+++\n\nMet in Ohio.\n"] {
            let (stone, lee) = (card("Ana Stone", rest), card("Ana Lee", rest));
            let tiered = card("Ana Stone", &format!("tier = \"A\"\n{rest}"));
            let (base, here) = ([(CARD_A, &*stone)], [(NEW, &*lee)]);
            let merge = merged(&base, &here, &[(CARD_A, &*tiered)], [renamed(CARD_A, NEW), vec![]]);
            assert_eq!((written(&merge), removed(&merge)), (vec![NEW], vec![]), "{rest}");
        }
        // A template's headings are on every card.
        let (stone, lee) = (card("Ana Stone", "+++\n\n## Needs\n"), card("Ana Lee", "+++\n\n## Needs\n"));
        let tiered = card("Ana Stone", "tier = \"A\"\n+++\n\n## Needs\n");
        let merge =
            merged(&[(CARD_A, &*stone)], &[(NEW, &*lee)], &[(CARD_A, &*tiered)], [renamed(CARD_A, NEW), vec![]]);
        assert_eq!(written(&merge), [CARD_A]);
    }

    #[test]
    fn a_card_that_kept_its_name_in_a_renamed_folder_is_still_the_card() {
        let (card, tiered) = ("+++\nname = \"A\"\n+++\n", "+++\nname = \"A\"\ntier = \"B\"\n+++\n");
        let stray = "customers/b/a.md";
        let merge = merged(&[(CARD_A, card)], &[(stray, card)], &[(CARD_A, tiered)], [renamed(CARD_A, stray), vec![]]);
        assert_eq!((written(&merge), removed(&merge)), (vec![NEW], vec![stray]));
        let merge = merged(&[(CARD_A, card)], &[(CARD_A, tiered)], &[(stray, card)], [vec![], renamed(CARD_A, stray)]);
        assert_eq!((written(&merge), removed(&merge)), (vec![NEW], vec![CARD_A]));
        // Nothing is moved where nothing is to be joined.
        let merge = merged(&[(CARD_A, card)], &[(stray, card)], &[(CARD_A, card)], [renamed(CARD_A, stray), vec![]]);
        assert!(merge.changes.is_empty(), "{merge:?}");
    }

    #[test]
    fn a_customer_whose_card_was_rewritten_is_known_by_the_name() {
        let (card, rewritten) = ("+++\nname = \"A\"\n+++\n", "+++\nname = \"A\"\ntier = \"B\"\n+++\nAll is new.\n");
        let there = [(CARD_A, card), ("customers/a/visits/1.md", "one")];
        let merge = merged(&[(CARD_A, card)], &[(NEW, rewritten)], &there, [vec![], vec![]]);
        assert_eq!(written(&merge), ["customers/b/visits/1.md"]);
    }
}
