//! The book's own texts, from the folder `texts/`.

use std::collections::HashSet;

use super::faults::{file_fault, report_questions};
use super::read::{read_text, refused, stands_in_the_way};
use crate::book::layout::TEXTS;
use crate::book::text::Text;
use crate::book::{Settings, conflict_copy, letters};
use crate::diagnostic::{Diagnostic, Fault};
use crate::disk::{Folder, Kind};
use crate::format::source::Source;
use crate::format::{conflict, text_file};
use crate::wording::occasion;

/// Reads every `texts/NAME.md`, sorted by name; returns a hash of what was read.
pub fn read(book: &Folder, settings: &Settings, faults: &mut Vec<Diagnostic>) -> (Vec<Text>, u64) {
    let (folder, mut entries) =
        match book.folder(TEXTS).and_then(|folder| folder.entries().map(|entries| (folder, entries))) {
            Ok(found) => found,
            Err(error) => {
                if error.kind() != std::io::ErrorKind::NotFound {
                    faults.push(refused(&error, TEXTS));
                }
                return (Vec::new(), 0);
            }
        };
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    let (mut texts, mut hasher, mut buffer) = (Vec::new(), xxhash_rust::xxh3::Xxh3::new(), Vec::new());
    let names: HashSet<String> = entries.iter().map(|entry| entry.name.to_string_lossy().into_owned()).collect();
    for entry in entries {
        let name = entry.name.to_string_lossy().into_owned();
        let shown = format!("{TEXTS}/{name}");
        if name.starts_with('.') {
            continue;
        }
        let Some(stem) = name.strip_suffix(".md").filter(|_| entry.kind == Kind::File) else {
            let is_stray = [Kind::File, Kind::Folder].contains(&entry.kind);
            faults.push(if is_stray {
                file_fault(Fault::StrayFile, &shown)
            } else {
                stands_in_the_way(entry.kind, &shown)
            });
            continue;
        };
        let is_beside = |first: &str| names.contains(format!("{first}.md").as_str());
        if conflict_copy::is_copy(stem, is_beside) {
            faults.push(file_fault(Fault::ConflictCopy, &shown));
            continue;
        }
        match read_text(&folder, &entry.name, &shown, &mut buffer) {
            Ok(written) => {
                let text = &*letters::composed(written);
                hasher.update(shown.as_bytes());
                hasher.update(text.as_bytes());
                let questions = conflict::find(text);
                let readable = conflict::readable(text, &questions, false);
                let mut source = Source::new(&shown, &readable);
                report_questions(&mut source, text, &questions);
                texts.extend(text_file::read(&mut source, &letters::composed(stem)));
                faults.append(&mut source.faults);
            }
            Err(fault) => faults.push(*fault),
        }
    }
    name_occasions(&mut texts, settings);
    (texts, hasher.digest())
}

/// A text that names an occasion as it is shown, such as `春节`, is for that occasion.
fn name_occasions(texts: &mut [Text], settings: &Settings) {
    if texts.is_empty() {
        return;
    }
    let names = occasion::of_all(settings);
    for text in texts {
        let ids: Vec<String> =
            text.occasions.iter().filter_map(|one| names.get(&occasion::plain(one)).cloned()).collect();
        for id in ids {
            if !text.occasions.contains(&id) {
                text.occasions.push(id);
            }
        }
    }
}
