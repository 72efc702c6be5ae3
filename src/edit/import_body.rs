//! What an import puts below the fields of a card: pictures and text.

use std::collections::HashSet;

use crate::book::record::Record;
use crate::book::{id, stem};
use crate::exchange::import::ImportProposal;
use crate::exchange::import::flat::hash_of;

/// The papers that are wanted, by their hashes, under names that are free.
pub(super) fn papers(
    proposal: &ImportProposal,
    id: &str,
    known: &[String],
    is_wanted: impl Fn(&str) -> bool,
) -> Vec<(String, Vec<u8>)> {
    let mut taken: HashSet<String> = known.iter().map(|name| id::fold(name)).collect();
    let mut made = Vec::new();
    for file in proposal.incoming.files.iter().filter(|file| is_wanted(&hash_of(&file.bytes))) {
        let (stem, ending) = file.name.rsplit_once('.').unwrap_or((&file.name, "bin"));
        let stem = stem::free(stem, |stem| taken.contains(&id::fold(&format!("{stem}.{ending}"))));
        let name = format!("{stem}.{ending}");
        taken.insert(id::fold(&name));
        made.push((Record::Paper(&name).path(id), file.bytes.clone()));
    }
    made
}

/// What stands below the fields: pictures, then text. Text that would end the front matter is no text of a card.
pub(super) fn body(text: &[String], papers: &[(String, Vec<u8>)]) -> String {
    let picture = |(path, _): &(String, Vec<u8>)| {
        let name = path.rsplit('/').next().unwrap_or_default();
        format!("![](files/{name})")
    };
    let paragraph = |text: &String| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    let mut parts: Vec<String> = papers.iter().map(picture).collect();
    for text in text.iter().map(paragraph) {
        // Facts stand below each other in one list.
        match parts.last_mut().filter(|last| last.starts_with("- ") && text.starts_with("- ")) {
            Some(list) => *list = format!("{list}\n{text}"),
            None => parts.push(text),
        }
    }
    parts.join("\n\n")
}
