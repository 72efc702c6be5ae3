//! Small books for the tests of this room.

use super::books::merge;
use super::sides::{File, Merge, Sides, Tree};

/// The card of the customer `a`.
pub const CARD_A: &str = "customers/a/a.md";

/// Merges three trees of `(path, content)`.
pub fn merged(
    base: &[(&str, &str)],
    ours: &[(&str, &str)],
    theirs: &[(&str, &str)],
    renames: [Vec<(String, String)>; 2],
) -> Merge {
    let all = [base, ours, theirs].concat();
    let contents = all.iter().map(|(_, content)| ((*content).to_owned(), content.as_bytes().to_vec())).collect();
    merge(Sides { prefix: "", base: tree(base), ours: tree(ours), theirs: tree(theirs), renames, contents: &contents })
}

/// A tree in which the content of each file is its own id.
fn tree(files: &[(&str, &str)]) -> Tree {
    files
        .iter()
        .map(|(path, content)| ((*path).to_owned(), File { mode: 0o100_644, id: (*content).to_owned() }))
        .collect()
}

/// The list of renames with one file in it.
pub fn renamed(old: &str, new: &str) -> Vec<(String, String)> {
    vec![(old.to_owned(), new.to_owned())]
}

/// The paths that the merge adds or changes on our side.
pub fn written(merge: &Merge) -> Vec<&str> {
    merge.changes.iter().filter(|(_, content)| content.is_some()).map(|(path, _)| path.as_str()).collect()
}

/// The paths that the merge removes on our side.
pub fn removed(merge: &Merge) -> Vec<&str> {
    merge.changes.iter().filter(|(_, content)| content.is_none()).map(|(path, _)| path.as_str()).collect()
}
