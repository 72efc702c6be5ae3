//! vCards as phones, mail programs and address books export them: the files of `tests/vcards/`, and what is read.
//!
//! `NAME.vcf` has the shape of a real exporter, with invented people; `NAME.txt` beside it is all that is read of it.
//! `UPDATE=1` writes it anew; read the difference before you accept it.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use clientbook::book::customer::Labelled;
use clientbook::derive::report::{Cell, Phrase};
use clientbook::exchange::incoming::{Incoming, IncomingList, Refused};
use clientbook::exchange::vcard;
use clientbook::i18n::{Arg, Language, words};

use crate::book_test::repository;

fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir(repository().join("tests/vcards")).expect("the files");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

#[test]
fn every_file_is_read_as_a_careful_person_would() {
    let mut wrong = Vec::new();
    let mut cards = 0;
    for path in files().iter().filter(|path| path.extension().is_some_and(|ending| ending == "vcf")) {
        let list = vcard::read(&fs::read(path).expect("a file"));
        cards += list.customers.len();
        let (said, beside) = (told(&list), path.with_extension("txt"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&beside, &said).expect("files can be written");
        } else if fs::read_to_string(&beside).ok().as_deref() != Some(&said) {
            wrong.push(format!("--- {} is read as\n{said}", path.display()));
        }
    }
    assert!(cards >= 60, "{cards} cards");
    assert!(wrong.is_empty(), "not as expected (UPDATE=1 to accept):\n{}", wrong.join("\n"));
}

#[test]
fn every_expected_text_has_its_file() {
    let stems = |ending: &str| -> BTreeSet<_> {
        let paths = files().into_iter().filter(|path| path.extension().is_some_and(|one| one == ending));
        paths.map(|path| path.with_extension("")).collect()
    };
    // While the expected texts are written anew, some are not there yet.
    if std::env::var_os("UPDATE").is_none() {
        assert_eq!(stems("vcf"), stems("txt"));
    }
}

/// All that was read, as a text.
fn told(list: &IncomingList) -> String {
    let mut text = String::new();
    for phrase in &list.about {
        writeln!(text, "{}", sentence(phrase)).expect("a string can be written");
    }
    for customer in &list.customers {
        text.push('\n');
        match customer {
            Ok(incoming) => incoming_told(&mut text, incoming),
            Err(refused) => refused_told(&mut text, refused),
        }
    }
    text
}

fn incoming_told(text: &mut String, incoming: &Incoming) {
    let mut line = |label: &str, value: &str| text.push_str(&format!("{label}: {}\n", value.replace('\n', "\\n")));
    line(&format!("line {}", incoming.origin.line), &incoming.name);
    if let Some(uid) = &incoming.uid {
        line("  uid", uid);
    }
    for said in &incoming.said {
        said.values.iter().for_each(|value| line(&format!("  {}{}", said.key, label(value)), &value.text));
    }
    for entry in &incoming.entries {
        line(&format!("  [{}]", entry.table), &entry.name);
        for said in &entry.said {
            said.values.iter().for_each(|value| line(&format!("    {}{}", said.key, label(value)), &value.text));
        }
    }
    incoming.next.iter().for_each(|day| line("  next", &day.to_string()));
    incoming.facts.iter().for_each(|(label, value)| line(&format!("  fact {label}"), value));
    if !incoming.note.is_empty() {
        line("  note", &incoming.note);
    }
    incoming.kept.iter().for_each(|kept| line("  kept", kept));
    incoming.files.iter().for_each(|file| line("  file", &format!("{}, {} bytes", file.name, file.bytes.len())));
    incoming.doubts.iter().for_each(|doubt| line("  doubt", &sentence(doubt)));
}

fn refused_told(text: &mut String, refused: &Refused) {
    text.push_str(&format!("line {}: refused: {}\n", refused.origin.line, sentence(&refused.reason)));
    for cell in refused.cells.iter().filter(|cell| !cell.is_empty()) {
        text.push_str(&format!("  {}\n", cell.replace('\n', "\n  ")));
    }
}

fn label(value: &Labelled) -> String {
    value.label.as_ref().map(|label| format!(" ({label})")).unwrap_or_default()
}

/// A message in English; there must be one in Chinese too.
fn sentence(phrase: &Phrase) -> String {
    assert!(words(Language::Chinese).has(&phrase.id), "{}", phrase.id);
    let args: Vec<(&str, Arg)> = phrase
        .args
        .iter()
        .map(|(name, cell)| match cell {
            Cell::Text(text) => (*name, Arg::from(text.clone())),
            Cell::Number(number) => (*name, Arg::from(*number)),
            other => panic!("{other:?}"),
        })
        .collect();
    words(Language::English).say(&phrase.id, &args)
}
