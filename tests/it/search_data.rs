//! The data of the site's search: everything is in it, and little of it changes with a note.

use std::collections::BTreeMap;
use std::path::Path;

use clientbook::book::letters;
use clientbook::format::plain_text::searched;
use clientbook::render::search::has_word;
use serde_json::Value;

use crate::book_test::BookTest;

/// Random enough, and the same at each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most as u64) as usize
    }
}

/// A file of texts as a browser has it.
struct Texts {
    power: u32,
    bits: Vec<u8>,
    /// Id, place on the card, key of the text.
    texts: Vec<(String, String, String)>,
}

/// The value that a script assigns.
fn value(test: &BookTest, name: &str) -> Value {
    let script = test.read(&format!("site/search/{name}.js"));
    let json = script.split_once("]=").expect("an assignment").1;
    serde_json::from_str(json.trim_end().trim_end_matches(';')).expect("JSON")
}

fn decoded(base64: &str) -> Vec<u8> {
    let digit = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let bytes = base64.as_bytes().chunks(4).flat_map(|four| {
        let plain: Vec<u8> = four.iter().filter(|c| **c != b'=').map(|c| digit(*c)).collect();
        let number =
            plain.iter().fold(0_u32, |number, digit| number << 6 | u32::from(*digit)) << (6 * (4 - plain.len()));
        number.to_be_bytes()[1..plain.len()].to_vec()
    });
    bytes.collect()
}

fn texts(test: &BookTest) -> Vec<Texts> {
    let names: Vec<String> = serde_json::from_value(value(test, "index")["texts"].clone()).expect("names");
    let read = |name: &String| {
        let signs = value(test, &format!("{name}-signs"));
        let texts: Vec<Vec<Value>> = serde_json::from_value(value(test, name)).expect("texts");
        let text = |entry: &Vec<Value>| {
            let of = |at: usize| entry.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
            (of(0), of(4), letters::key(&of(1)))
        };
        Texts {
            power: signs[0].as_u64().expect("a power") as u32,
            bits: decoded(signs[1].as_str().expect("a table")),
            texts: texts.iter().map(text).collect(),
        }
    };
    names.iter().map(read).collect()
}

/// Every note: the id of its customer, its name, its text.
fn notes(test: &BookTest) -> Vec<(String, String, String)> {
    let mut notes = Vec::new();
    for entry in walkdir::WalkDir::new(test.path().join("customers")).sort_by_file_name() {
        let entry = entry.expect("the book can be read");
        let path = entry.path();
        let folder = path.parent().expect("a folder");
        if folder.file_name().is_some_and(|name| name == "visits") && entry.file_type().is_file() {
            let text = std::fs::read_to_string(path).expect("notes are UTF-8");
            let body = match text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++")) {
                Some((_, body)) => body.to_owned(),
                None => text,
            };
            let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
            let stem = name(path).trim_end_matches(".md").to_owned();
            if *stem <= *"2026-11-21-z" && !body.trim().is_empty() {
                notes.push((name(folder.parent().expect("a customer")), stem, searched(&body).into_owned()));
            }
        }
    }
    notes
}

/// Asks for random pieces of random notes, as a browser would: of the files that may hold the words, one has the note.
fn finds_pieces(test: &BookTest, count: usize, dice: &mut Dice) {
    let (texts, notes) = (texts(test), notes(test));
    assert!(notes.len() > 10);
    let mut asked = 0;
    while asked < count {
        let (id, stem, body) = &notes[dice.below(notes.len())];
        let chars: Vec<char> = body.chars().collect();
        let length = 2 + dice.below(12);
        let start = dice.below(chars.len().saturating_sub(length).max(1));
        let piece: String = chars[start..(start + length).min(chars.len())].iter().collect();
        let words: Vec<String> = piece.split_whitespace().map(letters::key).filter(|word| !word.is_empty()).collect();
        if !words.iter().any(|word| word.len() > 1) {
            continue;
        }
        let mut of_use = texts.iter().filter(|file| words.iter().all(|word| has_word(file.power, &file.bits, word)));
        let is_it = |(own, at, key): &(String, String, String)| {
            own == id && at == stem && words.iter().all(|word| key.contains(word))
        };
        assert!(of_use.any(|file| file.texts.iter().any(is_it)), "{piece:?} of {id} {stem} is not found");
        asked += 1;
    }
}

#[test]
fn any_piece_of_any_note_is_found() {
    let mut dice = Dice(0x00c1_1e47_b00c);
    for book in ["en", "zh"] {
        let test = BookTest::sample(book);
        test.run("build").succeeds();
        finds_pieces(&test, 500, &mut dice);
    }
}

/// A book with so many words that its texts are divided: 30 customers, each with a long note of every month of two years.
fn large() -> BookTest {
    let mut dice = Dice(7);
    let mut test = BookTest::with_settings("language = \"zh-CN\"\n");
    for customer in 0..30 {
        let id = format!("kunde-{customer:02}");
        test = test.file(&format!("customers/{id}/{id}.md"), format!("+++\nname = \"客户{customer}\"\n+++\n"));
        for month in 0..24 {
            let mut text = String::new();
            // The first year is divided into months, and its April into days.
            for _ in 0..if month == 3 { 10_000 } else { 300 } {
                text.push(char::from_u32(0x4e00 + dice.below(3000) as u32).expect("a character"));
            }
            let (year, month, day) = (2024 + month / 12, 1 + month % 12, 1 + customer % 28);
            test.write(&format!("customers/{id}/visits/{year}-{month:02}-{day:02}.md"), text);
        }
    }
    test
}

#[test]
fn a_large_book_has_its_texts_in_files_of_which_few_are_of_use() {
    let test = large();
    test.run("build").succeeds();
    let names: Vec<String> = serde_json::from_value(value(&test, "index")["texts"].clone()).expect("names");
    assert!(names[0] == "cards-0" && names[1] == "2025", "{names:?}");
    assert!(names.iter().any(|name| name.starts_with("2024-04.")), "{names:?}");
    finds_pieces(&test, 300, &mut Dice(99));
    // A word of six letters is in few of them.
    let (_, _, body) = &notes(&test)[40];
    let word: String = body.chars().skip(10).take(6).collect();
    let of_use = texts(&test).iter().filter(|file| has_word(file.power, &file.bits, &word)).count();
    assert!((1..4).contains(&of_use), "{of_use} of {}", names.len());
}

#[test]
fn a_new_note_changes_the_files_of_its_days_alone() {
    let test = large();
    test.run("build").succeeds();
    let read = || -> BTreeMap<String, Vec<u8>> {
        let files = std::fs::read_dir(test.path().join("site/search")).expect("the data");
        let files = files.map(|file| file.expect("a file").path());
        files
            .map(|path| {
                (path.file_name().expect("a name").to_string_lossy().into_owned(), std::fs::read(path).expect("read"))
            })
            .collect()
    };
    let before = read();
    test.write("customers/kunde-03/visits/2024-06-20.md", "补充：谈了续约。\n");
    test.run("build").succeeds();
    let after = read();
    let changed: Vec<&String> =
        after.iter().filter(|(name, text)| before.get(*name) != Some(*text)).map(|(name, _)| name).collect();
    assert_eq!(changed, ["2024-06-signs.js", "2024-06.js"]);
    assert!(before.len() == after.len());
}

#[test]
fn notes_of_days_to_come_are_not_in_it() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/visits/2026-11-20.md", "Yesterday.\n")
        .file("customers/ana/visits/2026-12-24.md", "Tomorrow.\n");
    test.run("build").succeeds();
    assert_eq!(value(&test, "2026")[0][1], "Yesterday.");
    assert_eq!(value(&test, "2026").as_array().map(Vec::len), Some(1));
    test.run("find tomorrow").succeeds().says("Nothing is found");
}
