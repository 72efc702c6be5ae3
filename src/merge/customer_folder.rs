//! A customer's folder in a tree of files: its card, its id, and moving it.
//!
//! Folders are written with the prefix of the book and a `/` at the end: `customers/ana/`.

use std::collections::HashSet;
use std::ops::Bound;

use super::sides::{File, Sides, Tree};
use crate::book::{letters, record};
use crate::format::front_matter;

/// The folder and the id of the customer whose card a path is; `None` for any other path.
pub fn card_of<'p>(prefix: &str, path: &'p str) -> Option<(String, &'p str)> {
    let path = path.strip_prefix(prefix).filter(|path| record::is_card(path))?;
    record::customer_of(path).map(|id| (folder_of(prefix, id), id))
}

/// The folder of the customer with an id.
pub fn folder_of(prefix: &str, id: &str) -> String {
    format!("{prefix}{}/", record::folder(id))
}

/// The id of the customer in a folder.
pub fn id_of(folder: &str) -> &str {
    folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

/// The path of the card in a folder: `customers/ana/ana.md`.
pub fn card_path(folder: &str) -> String {
    format!("{folder}{}.md", id_of(folder))
}

/// Whether a folder holds its card.
pub fn has_card(tree: &Tree, folder: &str) -> bool {
    tree.contains_key(&card_path(folder))
}

/// The text of the file at a path of a tree.
pub fn text_of<'s>(sides: &'s Sides, tree: &Tree, path: &str) -> Option<&'s str> {
    std::str::from_utf8(sides.contents.get(&tree.get(path)?.id)?).ok()
}

/// The customer's name on the card at a path of a tree.
pub fn name_on_card(sides: &Sides, tree: &Tree, path: &str) -> Option<String> {
    let text = text_of(sides, tree, path)?;
    let toml = front_matter::split(text).ok()?.toml?;
    let table: toml::Table = text[toml].parse().ok()?;
    Some(letters::composed(table.get("name")?.as_str()?.trim()).into_owned())
}

/// What tells people of one name apart on the card at a path of a tree: numbers, by their digits, and addresses.
pub fn signs_on_card(sides: &Sides, tree: &Tree, path: &str) -> HashSet<String> {
    let table = text_of(sides, tree, path).and_then(|text| {
        let toml = front_matter::split(text).ok()?.toml?;
        text[toml].parse::<toml::Table>().ok()
    });
    let Some(table) = table else { return HashSet::new() };
    let mut signs = HashSet::new();
    for key in ["phone", "email", "wechat", "code"] {
        for text in table.get(key).map(texts).unwrap_or_default() {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let sign = if key == "phone" { digits } else { letters::key(&text) };
            signs.extend((!sign.is_empty()).then(|| format!("{key} {sign}")));
        }
    }
    signs
}

/// The texts of a value: one, or the items of a list with or without labels.
fn texts(value: &toml::Value) -> Vec<String> {
    match value {
        toml::Value::String(text) => vec![text.clone()],
        toml::Value::Array(items) => items.iter().flat_map(texts).collect(),
        toml::Value::Table(table) => {
            ["number", "address"].iter().filter_map(|key| table.get(*key)).flat_map(texts).collect()
        }
        _ => Vec::new(),
    }
}

/// The files of a tree that are in a folder, found without looking at the others.
fn in_folder<'t>(tree: &'t Tree, folder: &'t str) -> impl Iterator<Item = (&'t String, &'t File)> {
    let from = (Bound::Included(folder), Bound::Unbounded);
    tree.range::<str, _>(from).take_while(move |(path, _)| path.starts_with(folder))
}

/// The files of a tree that are in a folder.
pub fn files_in(tree: &Tree, folder: &str) -> Tree {
    in_folder(tree, folder).map(|(path, file)| (path.clone(), file.clone())).collect()
}

/// An id such as `ana-2` for `ana` that neither side uses.
pub fn free_id(sides: &Sides, id: &str) -> String {
    let is_taken = |id: &String| {
        let folder = folder_of(sides.prefix, id);
        [&sides.ours, &sides.theirs].into_iter().any(|tree| in_folder(tree, &folder).next().is_some())
    };
    (2..).map(|n: u32| format!("{id}-{n}")).find(|id| !is_taken(id)).unwrap_or_default()
}

/// Gives a file another path, unless that is taken.
pub fn move_file(tree: &mut Tree, old: &str, new: &str) {
    if !tree.contains_key(new)
        && let Some(file) = tree.remove(old)
    {
        tree.insert(new.to_owned(), file);
    }
}

/// Moves all files of a folder; the card gets the name that fits the new folder.
pub fn move_folder(tree: &mut Tree, old: &str, new: &str) {
    for path in in_folder(tree, old).map(|(path, _)| path.clone()).collect::<Vec<_>>() {
        let target = if path == card_path(old) { card_path(new) } else { format!("{new}{}", &path[old.len()..]) };
        move_file(tree, &path, &target);
    }
}
