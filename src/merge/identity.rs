//! Which customer an id stands for: two customers under one id are kept apart.
//!
//! A customer is the same where the name on the card is the same. The sides may disagree about an id in
//! three ways, and each has its function here.

use std::collections::HashMap;

use super::customer_folder::{card_of, files_in, folder_of, free_id, move_folder, name_on_card, signs_on_card};
use super::sides::{Notice, Sides, Tree};

/// One side gave a customer's id to somebody else and the customer another id. The changes that the other
/// side made under the old id move to the customer's new id.
pub fn follow_new_ids(sides: &mut Sides) {
    // The folders that a side made, by the name on the card.
    let new_folders = |tree: &Tree| {
        let mut folders: HashMap<String, String> = HashMap::new();
        for path in tree.keys().filter(|path| !sides.base.contains_key(*path)) {
            let Some((folder, _)) = card_of(sides.prefix, path) else { continue };
            if let Some(name) = name_on_card(sides, tree, path) {
                folders.entry(name).or_insert(folder);
            }
        }
        folders
    };
    let (our_new, their_new) = (new_folders(&sides.ours), new_folders(&sides.theirs));
    let mut moves: Vec<(bool, String, String)> = Vec::new();
    for (is_ours, side, new, new_there) in
        [(true, &sides.ours, &our_new, &their_new), (false, &sides.theirs, &their_new, &our_new)]
    {
        let is_changed = |path: &&String| side.get(*path).is_some_and(|file| Some(file) != sides.base.get(*path));
        for path in sides.base.keys().filter(is_changed) {
            let Some((folder, _)) = card_of(sides.prefix, path) else { continue };
            let Some(name) = name_on_card(sides, &sides.base, path) else { continue };
            if name_on_card(sides, side, path).as_ref() == Some(&name) || new_there.contains_key(&name) {
                continue;
            }
            moves.extend(new.get(&name).map(|new| (is_ours, folder, new.clone())));
        }
    }
    for (is_ours, old, new) in moves {
        move_folder(&mut sides.base, &old, &new);
        move_folder(if is_ours { &mut sides.theirs } else { &mut sides.ours }, &old, &new);
        // Git may have listed this move as a rename too; it is done.
        sides.renames.iter_mut().for_each(|renames| renames.retain(|(from, _)| !from.starts_with(&old)));
    }
}

/// An id that one side gave to a new customer after the old one was removed there.
struct ReusedId {
    is_ours: bool,
    folder: String,
    id: String,
    /// The name of the old customer.
    name: String,
    /// The name of the new customer.
    new_name: String,
}

/// One side removed a customer and gave the id to a new one, while the other side changed the old
/// customer: the new one gets another id, the old one stays.
pub fn separate_reused_ids(sides: &mut Sides, notes: &mut Vec<Notice>) {
    let reused: Vec<ReusedId> = sides.base.keys().filter_map(|path| reused_id(sides, path)).collect();
    for reused in reused {
        let new_id = free_id(sides, &reused.id);
        let base = files_in(&sides.base, &reused.folder);
        let new_folder = folder_of(sides.prefix, &new_id);
        let tree = if reused.is_ours { &mut sides.ours } else { &mut sides.theirs };
        move_folder(tree, &reused.folder, &new_folder);
        tree.extend(base);
        notes.push(Notice::TwoPeople { id: reused.id, name: reused.name, other: reused.new_name, new_id });
    }
}

/// Whether the id of the card at a path was reused by one side while the other changed the customer.
fn reused_id(sides: &Sides, path: &str) -> Option<ReusedId> {
    let (folder, id) = card_of(sides.prefix, path)?;
    // Most cards are what they were on both sides.
    let known = sides.base.get(path);
    if sides.ours.get(path) == known && sides.theirs.get(path) == known {
        return None;
    }
    let base = files_in(&sides.base, &folder);
    let name = name_on_card(sides, &sides.base, path);
    for (is_ours, side, other) in [(true, &sides.ours, &sides.theirs), (false, &sides.theirs, &sides.ours)] {
        let new_name = name_on_card(sides, side, path);
        let now = files_in(side, &folder);
        // Somebody who only changed their name still has some file as it was.
        let keeps_a_file = base.iter().any(|(old, file)| old != path && now.get(old) == Some(file));
        let is_new = new_name.is_some() && new_name != name && !keeps_a_file && base.len() > 1;
        if is_new && other.contains_key(path) && files_in(other, &folder) != base {
            let (name, new_name) = (name.unwrap_or_default(), new_name.unwrap_or_default());
            return Some(ReusedId { is_ours, folder, id: id.to_owned(), name, new_name });
        }
    }
    None
}

/// Both sides made a new customer under the same id, with two names: theirs gets another id.
pub fn separate_new_customers(sides: &mut Sides, notes: &mut Vec<Notice>) {
    let both = sides.ours.keys().filter(|path| sides.theirs.contains_key(*path) && !sides.base.contains_key(*path));
    let cards: Vec<String> = both.filter(|path| card_of(sides.prefix, path).is_some()).cloned().collect();
    for path in cards {
        let name = |tree: &Tree| name_on_card(sides, tree, &path);
        let (Some(ours), Some(theirs)) = (name(&sides.ours), name(&sides.theirs)) else { continue };
        let [one, other] = [&sides.ours, &sides.theirs].map(|tree| signs_on_card(sides, tree, &path));
        // Two people of one name: both can be reached, and by nothing that is the same.
        let is_another = !one.is_empty() && !other.is_empty() && one.is_disjoint(&other);
        let is_two = ours != theirs || is_another;
        let Some((folder, id)) = card_of(sides.prefix, &path).filter(|_| is_two) else { continue };
        let new_id = free_id(sides, id);
        let new_folder = folder_of(sides.prefix, &new_id);
        move_folder(&mut sides.theirs, &folder, &new_folder);
        notes.push(Notice::TwoPeople { id: id.to_owned(), name: ours, other: theirs, new_id });
    }
}

#[cfg(test)]
mod tests {
    use crate::merge::sample::{CARD_A, merged, written};
    use crate::merge::sides::Notice;

    #[test]
    fn one_id_and_two_names_are_two_customers() {
        let (ours, theirs) = ("+++\nname = \"Wang Wei\"\n+++\n", "+++\nname = \"Wang Wen\"\n+++\n");
        let their_files = [(CARD_A, theirs), ("customers/a/visits/x.md", "n")];
        let merge = merged(&[], &[(CARD_A, ours)], &their_files, [vec![], vec![]]);
        assert_eq!(merge.changes.keys().collect::<Vec<_>>(), ["customers/a-2/a-2.md", "customers/a-2/visits/x.md"]);
        assert!(matches!(&merge.notes[..], [Notice::TwoPeople { new_id, .. }] if new_id == "a-2"));
    }

    #[test]
    fn two_people_of_one_name_stay_two_where_nothing_says_that_they_are_one() {
        let card = |more: &str| format!("+++\nname = \"Wang Wei\"\n{more}\n+++\n");
        let by_phone = card("phone = [\"138 0000 1234\", { label = \"work\", number = \"021-1\" }]");
        let two = [card("email = \"w@example.com\""), card("phone = \"13900005678\"")];
        for other in &two {
            let merge = merged(&[], &[(CARD_A, &by_phone)], &[(CARD_A, other)], [vec![], vec![]]);
            assert!(matches!(&merge.notes[..], [Notice::TwoPeople { .. }]), "{other}");
        }
        for same in [card("phone = \"13800001234\"\nemail = \"w@example.com\""), card("tier = \"A\"")] {
            let merge = merged(&[], &[(CARD_A, &by_phone)], &[(CARD_A, &same)], [vec![], vec![]]);
            assert!(!merge.notes.iter().any(|note| matches!(note, Notice::TwoPeople { .. })), "{same}");
        }
    }

    #[test]
    fn changes_under_the_old_id_follow_the_customer() {
        let (stone, rock) = ("+++\nname = \"Stone\"\n+++\n", "+++\nname = \"Rock\"\n+++\n");
        let separated = [(CARD_A, rock), ("customers/a-2/a-2.md", stone)];
        let changed = [(CARD_A, stone), ("customers/a/account.toml", "paid"), ("customers/a/visits/x.md", "n")];
        let merge = merged(&[(CARD_A, stone)], &changed, &separated, [vec![], vec![]]);
        let expect = ["customers/a-2/a-2.md", "customers/a-2/account.toml", "customers/a-2/visits/x.md", CARD_A];
        assert_eq!(written(&merge), expect);
        let merge = merged(&[(CARD_A, stone)], &separated, &changed, [vec![], vec![]]);
        assert_eq!(
            merge.changes.keys().collect::<Vec<_>>(),
            ["customers/a-2/account.toml", "customers/a-2/visits/x.md"]
        );
    }

    #[test]
    fn a_new_customer_under_an_old_id_does_not_take_the_old_ones_money() {
        let (miller, other) = ("+++\nname = \"Miller\"\n+++\n", "+++\nname = \"Other\"\n+++\n");
        let base = [(CARD_A, miller), ("customers/a/account.toml", "owes")];
        let changed = [(CARD_A, miller), ("customers/a/account.toml", "paid")];
        let merge = merged(&base, &[(CARD_A, other)], &changed, [vec![], vec![]]);
        assert_eq!(
            merge.changes.keys().collect::<Vec<_>>(),
            ["customers/a-2/a-2.md", CARD_A, "customers/a/account.toml"]
        );
        // Another name on the card, but the same account: it is the same customer.
        let merge = merged(&base, &[(CARD_A, other), base[1]], &changed, [vec![], vec![]]);
        assert_eq!(merge.changes.keys().collect::<Vec<_>>(), ["customers/a/account.toml"]);
    }
}
