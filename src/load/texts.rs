//! The book's own texts, from the folder `texts/`.

use std::path::Path;

use super::{TEXTS, file_fault};
use super::read::read_text;
use crate::book::text::Text;
use crate::diagnostic::{Diagnostic, Fault};
use crate::format::source::Source;
use crate::format::{conflict, text_file};

/// Reads every `texts/NAME.md`, sorted by name; gives a hash of what was read.
pub fn read(root: &Path, faults: &mut Vec<Diagnostic>) -> (Vec<Text>, u64) {
    let Ok(entries) = std::fs::read_dir(root.join(TEXTS)) else { return (Vec::new(), 0) };
    let mut names: Vec<_> = entries.filter_map(Result::ok).collect();
    names.sort_by_key(std::fs::DirEntry::file_name);
    let (mut texts, mut hasher, mut buffer) = (Vec::new(), xxhash_rust::xxh3::Xxh3::new(), Vec::new());
    for entry in names {
        let name = entry.file_name().to_string_lossy().into_owned();
        let shown = format!("{TEXTS}/{name}");
        let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        if name.starts_with('.') {
            continue;
        }
        let Some(stem) = name.strip_suffix(".md").filter(|_| !is_link) else {
            faults.push(file_fault(if is_link { Fault::Symlink } else { Fault::StrayFile }, &shown));
            continue;
        };
        match read_text(&entry.path(), &shown, &mut buffer) {
            Ok(text) => {
                hasher.update(shown.as_bytes());
                hasher.update(text.as_bytes());
                let questions = conflict::find(text);
                let readable = conflict::readable(text, &questions, false);
                let mut source = Source::new(&shown, &readable);
                super::report_questions(&mut source, text, &questions);
                texts.extend(text_file::read(&mut source, stem));
                faults.append(&mut source.faults);
            }
            Err(fault) => faults.push(*fault),
        }
    }
    (texts, hasher.digest())
}
