//! Customers whom one side merged into another one: what the other side added to them goes along.

use std::collections::HashMap;

use super::customer_folder::{card_of, card_path, files_in, has_card, id_of};
use super::sides::{File, Notice, Sides, Tree};
use crate::book::record::{ACCOUNT, CUSTOMERS};

/// A file of a customer who is gone, changed by the other side: the change goes into a file of the one who stays.
pub struct JoinedFile {
    /// The file of the one who stays.
    pub path: String,
    /// What the file of the one who is gone held before the change; `None` for a new one.
    pub base: Option<File>,
    /// What it holds after it.
    pub changed: File,
}

/// Moves what a side added to a customer whom the other side merged into another one. A merge is known by a file of the
/// one who is gone that came into the folder of the other one as it was. Cards and accounts are joined later.
pub fn follow_merged(sides: &mut Sides, notes: &mut Vec<Notice>) -> Vec<JoinedFile> {
    let mut joined = Vec::new();
    for is_ours in [true, false] {
        for (gone, into) in merged_customers(sides, is_ours) {
            notes.push(Notice::Joined { gone: id_of(&gone).to_owned(), into: id_of(&into).to_owned() });
            let base = files_in(&sides.base, &gone);
            base.keys().for_each(|path| drop(sides.base.remove(path)));
            let changed = if is_ours { &mut sides.theirs } else { &mut sides.ours };
            let files = files_in(changed, &gone);
            files.keys().for_each(|path| drop(changed.remove(path)));
            for (path, file) in files.into_iter().filter(|(path, file)| base.get(path) != Some(file)) {
                let before = base.get(&path).cloned();
                let is_card = path == card_path(&gone);
                let target = if is_card { card_path(&into) } else { format!("{into}{}", &path[gone.len()..]) };
                if is_card || path.ends_with(&format!("/{ACCOUNT}")) {
                    joined.push(JoinedFile { path: target, base: before, changed: file });
                    continue;
                }
                sides.base.extend(before.map(|before| (target.clone(), before)));
                changed.insert(target, file);
            }
        }
    }
    joined
}

/// The folders of customers whom a side merged into another one while the other side changed something in them, each
/// with the folder of the one who stays.
fn merged_customers(sides: &Sides, is_ours: bool) -> Vec<(String, String)> {
    let (removed_in, changed_in) = if is_ours { (&sides.ours, &sides.theirs) } else { (&sides.theirs, &sides.ours) };
    let cards = sides.base.keys().filter_map(|path| card_of(sides.prefix, path));
    let gone = cards.map(|(folder, _)| folder).filter(|folder| {
        has_card(changed_in, folder)
            && files_in(removed_in, folder).is_empty()
            && files_in(changed_in, folder) != files_in(&sides.base, folder)
    });
    let gone: Vec<String> = gone.collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let new: HashMap<&str, &String> = removed_in
        .iter()
        .filter(|(path, _)| !sides.base.contains_key(*path))
        .map(|(path, file)| (file.id.as_str(), path))
        .collect();
    let into = |folder: &String| {
        let files = files_in(&sides.base, folder);
        let moved = files.iter().filter(|(path, _)| **path != card_path(folder));
        let targets = moved.filter_map(|(path, file)| target(sides, &path[folder.len()..], new.get(file.id.as_str())?));
        let stays = |target: &String| {
            target != folder && [&sides.base, removed_in, changed_in].iter().all(|tree: &&Tree| has_card(tree, target))
        };
        targets.into_iter().find(stays)
    };
    gone.iter().filter_map(|folder| Some((folder.clone(), into(folder)?))).collect()
}

/// The folder of the customer that holds a file under the same folder and name, or under a name like it.
fn target(sides: &Sides, inside: &str, path: &str) -> Option<String> {
    let rest = path.strip_prefix(sides.prefix)?.strip_prefix(CUSTOMERS)?.strip_prefix('/')?;
    let (id, found) = rest.split_once('/')?;
    let kind = |inside: &str| inside.split_once('/').map(|(kind, _)| kind.to_owned());
    (kind(found) == kind(inside)).then(|| format!("{}{CUSTOMERS}/{id}/", sides.prefix))
}

#[cfg(test)]
mod tests {
    use crate::merge::sample::{merged, removed, written};
    use crate::merge::sides::{Content, Notice};

    const ANA: (&str, &str) = ("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    const BOB: (&str, &str) = ("customers/bob/bob.md", "+++\nname = \"Bob\"\n+++\n");
    const ACCOUNT: (&str, &str) = ("customers/bob/account.toml", "[[invoice]]\nno = \"OLD\"\namount = \"10.00\"\n");

    #[test]
    fn what_was_added_to_somebody_who_was_merged_goes_along() {
        let note = ("customers/bob/visits/2026-11-01.md", "An old note.\n");
        let base = [ANA, BOB, note, ACCOUNT];
        let joined = [ANA, ("customers/ana/visits/2026-11-01.md", note.1), ("customers/ana/account.toml", ACCOUNT.1)];
        let paid = format!("{}\n[[payment]]\nno = \"P1\"\namount = \"4.00\"\n", ACCOUNT.1);
        let new = ("customers/bob/visits/2026-11-02.md", "A new note.\n");
        let changed = [ANA, BOB, note, (ACCOUNT.0, paid.as_str()), new];
        let merge = merged(&base, &changed, &joined, [vec![], vec![]]);
        assert_eq!(merge.notes, [Notice::Joined { gone: "bob".into(), into: "ana".into() }]);
        assert_eq!(removed(&merge), [ACCOUNT.0, BOB.0, note.0, new.0]);
        let account = merge.changes["customers/ana/account.toml"].clone();
        let Some(Content::New { bytes, .. }) = account else { panic!("{account:?}") };
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!((text.matches("OLD").count(), text.matches("P1").count()), (1, 1), "{text}");
        assert!(written(&merge).contains(&"customers/ana/visits/2026-11-02.md"));
        // The other way round nothing else comes out.
        let merge = merged(&base, &joined, &changed, [vec![], vec![]]);
        assert_eq!(written(&merge), ["customers/ana/account.toml", "customers/ana/visits/2026-11-02.md"]);
        assert!(removed(&merge).is_empty());
    }
}
