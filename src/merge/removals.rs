//! Customers that one side removed while the other changed them.

use super::customer_folder::{card_of, files_in};
use super::sides::{Notice, Sides};

/// Restores all files of a customer that one side removed and in whose folder the other side changed something since:
/// half of a customer's files would be useless.
pub fn keep_changed_customers(sides: &mut Sides, notes: &mut Vec<Notice>) {
    let cards: Vec<String> = sides.base.keys().filter(|path| card_of(sides.prefix, path).is_some()).cloned().collect();
    for path in cards {
        let Some((folder, _)) = card_of(sides.prefix, &path) else { continue };
        let (removed_in, kept_in) = match (sides.ours.contains_key(&path), sides.theirs.contains_key(&path)) {
            (true, false) => (&mut sides.theirs, &sides.ours),
            (false, true) => (&mut sides.ours, &sides.theirs),
            _ => continue,
        };
        let base = files_in(&sides.base, &folder);
        if files_in(kept_in, &folder) != base {
            for (path, file) in base {
                removed_in.entry(path).or_insert(file);
            }
            notes.push(Notice::EditKept { path: folder });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::merge::sample::{CARD_A, merged};

    #[test]
    fn a_customer_whom_the_other_side_changed_stays_whole() {
        let all = [(CARD_A, "card"), ("customers/a/account.toml", "account"), ("customers/a/visits/1.md", "1")];
        let changed = [all[0], all[1], all[2], ("customers/a/visits/2.md", "2")];
        let merge = merged(&all, &[], &changed, [vec![], vec![]]);
        assert_eq!(merge.changes.len(), 4);
        assert!(merge.changes.values().all(Option::is_some));
        let merge = merged(&all, &changed, &[], [vec![], vec![]]);
        assert!(merge.changes.is_empty() && merge.notes.len() == 1);
        assert_eq!(merged(&all, &all, &[], [vec![], vec![]]).changes.len(), 3);
    }
}
