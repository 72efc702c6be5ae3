//! Lists of customers as other programs export them: the samples of `tests/sheets/`, and what is read of each.
//!
//! `tests/sheets/NAME/input.*` is a file in the shape of an exporter; nobody in it lives. `input.book` describes a
//! workbook, which the test makes ([`crate::sheet_book`]). `options.txt` says how the file is written and read. What is read
//! stands in `expected.txt`; `UPDATE=1` writes it anew: read the difference before you keep it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clientbook::book::customer::Labelled;
use clientbook::book::settings::{Field, FieldType};
use clientbook::book::{Book, Day, Settings};
use clientbook::exchange::incoming::{Incoming, Refused, Said};
use clientbook::exchange::sheet::{self, SheetError, SheetList, SheetOptions};
use clientbook::i18n::{Language, words};
use clientbook::wording::failure::Explain;
use clientbook::wording::report::ReportWords;

use crate::book_test::repository;
use crate::sheet_book;

const TODAY: Day = Day::constant(2026, 11, 28);

/// A sample: its bytes, and how it is read.
struct Sample {
    folder: PathBuf,
    bytes: Vec<u8>,
    options: BTreeMap<String, Vec<String>>,
}

impl Sample {
    fn read(folder: PathBuf) -> Sample {
        let text = fs::read_to_string(folder.join("options.txt")).unwrap_or_default();
        let mut options: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (key, value) in text.lines().filter_map(|line| line.split_once(": ")) {
            options.entry(key.to_owned()).or_default().push(value.to_owned());
        }
        let mut sample = Sample { bytes: Vec::new(), folder, options };
        sample.bytes = sample.written();
        sample
    }

    /// The bytes as the exporter writes them.
    fn written(&self) -> Vec<u8> {
        let mut entries = fs::read_dir(&self.folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        let path = entries.find(|path| path.file_stem().is_some_and(|stem| stem == "input")).expect("an input");
        let bytes = fs::read(&path).expect("a file");
        let Ok(text) = String::from_utf8(bytes.clone()) else { return bytes };
        if path.extension().is_some_and(|ending| ending == "book") {
            return if self.option("format") == Some("ods") { sheet_book::ods(&text) } else { sheet_book::xlsx(&text) };
        }
        let text = text.replace('␀', "\0");
        let mut bytes = match self.option("write") {
            None => text.into_bytes(),
            Some("utf-16le") => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Some(label) => {
                let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("an encoding");
                let (bytes, _, is_lossy) = encoding.encode(&text);
                assert!(!is_lossy, "{}", self.folder.display());
                bytes.into_owned()
            }
        };
        let cut: usize = self.option("cut").map_or(0, |cut| cut.parse().expect("a number"));
        bytes.truncate(bytes.len() - cut);
        bytes
    }

    fn option(&self, key: &str) -> Option<&str> {
        self.options.get(key)?.first().map(String::as_str)
    }

    fn language(&self) -> Language {
        self.option("language").and_then(Language::from_word).unwrap_or(Language::English)
    }

    fn result(&self) -> Result<SheetList, SheetError> {
        let map: Vec<(String, String)> = self
            .options
            .get("map")
            .into_iter()
            .flatten()
            .filter_map(|pair| pair.rsplit_once('='))
            .map(|(header, target)| (header.to_owned(), target.to_owned()))
            .collect();
        let options = SheetOptions {
            encoding: self.option("encoding"),
            sheet: self.option("sheet"),
            map: &map,
            delimiter: None,
            are_customers: false,
        };
        sheet::read_with_headers(&self.bytes, &options, &settings(self.language()), TODAY)
    }

    /// What is read, as text.
    fn told(&self) -> String {
        let book = Book::default();
        let words = words(self.language());
        let report = ReportWords { words, book: &book, today: TODAY };
        let found = match self.result() {
            Ok(found) => found,
            Err(error) => {
                let failure = (Path::new("list"), error).explain(words);
                return format!("{}\n{}\n", failure.message, failure.hint);
            }
        };
        let mut told: String = found.list.about.iter().map(|line| format!("{}\n", report.phrase(line))).collect();
        for customer in &found.list.customers {
            told += "\n";
            told += &match customer {
                Ok(customer) => of_customer(customer, &report),
                Err(Refused { cells, reason, .. }) => format!("! {}\n  {}\n", report.phrase(reason), cells.join(" | ")),
            };
        }
        told
    }
}

/// Settings with own fields of every type.
fn settings(language: Language) -> Settings {
    let own = |kind, label: Option<&str>, choices: &[&str]| Field {
        kind,
        label: label.map(str::to_owned),
        choices: choices.iter().map(|&choice| choice.to_owned()).collect(),
    };
    let fields = [
        ("manager", own(FieldType::Text, Some("Manager"), &[])),
        ("risk_level", own(FieldType::Choice, Some("Risk level"), &["C1", "C2", "C3"])),
        ("limit", own(FieldType::Money, Some("Limit"), &[])),
        ("visits", own(FieldType::Number, Some("Visits"), &[])),
        ("signed", own(FieldType::Day, Some("Signed"), &[])),
        ("sales", own(FieldType::Money, None, &[])),
    ];
    Settings {
        language,
        fields: fields.into_iter().map(|(key, field)| (key.to_owned(), field)).collect(),
        ..Settings::default()
    }
}

fn of_customer(customer: &Incoming, report: &ReportWords) -> String {
    let origin = &customer.origin;
    let mut text = format!("{} {}: {}\n", origin.sheet, origin.line, customer.name).trim_start().to_owned();
    if let Some(uid) = &customer.uid {
        text += &format!("  uid {uid}\n");
    }
    let said =
        |said: &Said| format!("{} = {}", said.key, said.values.iter().map(shown).collect::<Vec<_>>().join(" | "));
    customer.said.iter().for_each(|one| text += &format!("  {}\n", said(one)));
    for entry in &customer.entries {
        let of_entry: Vec<String> = entry.said.iter().map(said).collect();
        text += &format!("  [{}] {}: {}\n", entry.table, entry.name, of_entry.join(", "));
    }
    customer.next.iter().for_each(|day| text += &format!("  next = {day}\n"));
    customer.note.lines().for_each(|line| text += &format!("{}\n", ["  >", line].join(" ").trim_end()));
    customer.facts.iter().for_each(|(label, fact)| text += &format!("  ({label}: {})\n", fact.replace('\n', "⏎")));
    customer.doubts.iter().for_each(|doubt| text += &format!("  ? {}\n", report.phrase(doubt)));
    text
}

fn shown(value: &Labelled) -> String {
    match &value.label {
        Some(label) => format!("{label}: {}", value.text),
        None => value.text.clone(),
    }
}

fn samples() -> Vec<Sample> {
    let entries = fs::read_dir(repository().join("tests/sheets")).expect("the samples");
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders.into_iter().map(Sample::read).collect()
}

#[test]
fn lists_of_other_programs_are_read() {
    let (samples, mut wrong) = (samples(), Vec::new());
    for sample in &samples {
        let (told, path) = (sample.told(), sample.folder.join("expected.txt"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &told).expect("expected files can be written");
        } else if fs::read_to_string(&path).ok().as_deref() != Some(&told) {
            wrong.push(format!("--- {}\n{told}", path.display()));
        }
    }
    assert!(samples.len() >= 55, "{} samples", samples.len());
    assert!(wrong.is_empty(), "not as expected (UPDATE=1 to accept):\n{}", wrong.join("\n"));
}

/// A damaged sample is read in part or refused: the program never stops, and says why.
#[test]
fn damaged_samples_are_no_trouble() {
    for sample in samples() {
        let size = sample.bytes.len();
        for at in (0..24).map(|part| size * part / 24) {
            let cut = Sample {
                bytes: sample.bytes[..at].to_vec(),
                folder: sample.folder.clone(),
                options: sample.options.clone(),
            };
            assert!(!cut.told().is_empty());
            let mut bent = sample.bytes.clone();
            bent[at] ^= 0x5a;
            let bent = Sample { bytes: bent, folder: sample.folder.clone(), options: sample.options.clone() };
            assert!(!bent.told().is_empty());
        }
    }
}

/// Nothing of a sample is lost: each cell is somewhere in what is read.
#[test]
fn no_cell_is_lost() {
    for name in
        ["crm-chinese-companies", "google-before-2024", "header-twice", "hubspot-contacts", "several-phones-in-a-cell"]
    {
        let sample = Sample::read(repository().join("tests/sheets").join(name));
        let told = sample.told().replace("⏎", "\n");
        let grid = sheet::read_grid(&sample.bytes, &SheetOptions::default()).expect("a grid");
        for cell in grid.sheets.iter().flat_map(|sheet| &sheet.rows).skip(1).flat_map(|row| &row.cells) {
            let words = cell
                .split([' ', '\n', ',', ';', '、', '/'])
                .filter(|word| word.chars().count() > 3 && !word.contains(|c: char| c.is_ascii_digit()));
            let is_label = |word: &str| {
                ["myContacts", "Work", "Home", "Mobile", "Normal", "Spouse", "Customer", "Evangelist", "Other"]
                    .contains(&word)
            };
            words
                .filter(|word| !is_label(word))
                .for_each(|word| assert!(told.contains(word), "{name}: {cell:?}: {word:?}\n{told}"));
        }
    }
}

fn refusal(bytes: &[u8]) -> &'static str {
    sheet::read(bytes, &SheetOptions::default(), &Settings::default(), TODAY).expect_err("no list").id
}

#[test]
fn what_is_no_list_is_told() {
    let xlsx = sheet_book::xlsx("= Clients\nName\tPhone\nAna\t555-0100\n");
    assert!(
        sheet::read(&xlsx, &SheetOptions::default(), &Settings::default(), TODAY).is_ok(),
        "whatever the file is called"
    );
    for (bytes, id) in [
        (&b""[..], "err-sheet-empty"),
        (b" \r\n\0\n", "err-sheet-empty"),
        (b"%PDF-1.7 x", "err-sheet-kind"),
        (b"BEGIN:VCARD\r\n", "err-sheet-kind"),
        (b"\x89PNG\r\n", "err-sheet-kind"),
        (b"<html><body><form>Sign in</form></body></html>", "err-sheet-page"),
        (b"13800001234,13900005678\n1,2\n", "err-sheet-header"),
        (b"colour,size\nred,3\n", "err-sheet-header"),
        (&xlsx[..xlsx.len() / 2], "err-sheet-cut"),
        (b"PK\x03\x04", "err-sheet-cut"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more", "err-sheet-cut"),
    ] {
        assert_eq!(refusal(bytes), id, "{:?}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(refusal(&sheet_book::ole(&["EncryptionInfo", "EncryptedPackage"])), "err-sheet-password");
    assert_eq!(refusal(&sheet_book::ole(&["WordDocument"])), "err-sheet-kind");
    assert_eq!(refusal(&sheet_book::zip(&[("word/document.xml", b"<w/>")])), "err-sheet-kind");
    assert_eq!(refusal(&vec![b'a'; sheet::limits::MOST_BYTES + 1]), "err-sheet-size");
}

#[test]
fn every_refusal_says_what_to_do_in_both_languages() {
    for bytes in [&b""[..], b"%PDF-1.7 x", b"colour,size\nred,3\n", b"PK\x03\x04", b"<html></html>"] {
        let error = sheet::read(bytes, &SheetOptions::default(), &Settings::default(), TODAY).expect_err("no list");
        for language in [Language::English, Language::Chinese] {
            let failure = (Path::new("list.csv"), error.clone()).explain(words(language));
            assert!(failure.message.contains("list.csv") && failure.hint.len() > 10, "{failure:?}");
            assert!(!failure.message.contains("sheet-kind"), "{failure:?}");
        }
    }
}

#[test]
fn hostile_workbooks_take_neither_time_nor_memory() {
    let begun = std::time::Instant::now();
    // A sheet that unpacks to far more than a list.
    let blank = vec![b' '; 200 << 20];
    assert_eq!(
        refusal(&sheet_book::deflated(&[("xl/workbook.xml", &b"<x/>"[..]), ("xl/worksheets/sheet1.xml", &blank)])),
        "err-sheet-unpacked"
    );
    // Entities that stand for entities.
    let bomb = sheet_book::xlsx("= A\nName\tPhone\n~&lol9;\t1\n");
    let told = sheet::read(&bomb, &SheetOptions::default(), &Settings::default(), TODAY);
    assert!(told.is_err() || told.is_ok_and(|list| list.customers.len() <= 1));
    // Sixteen million columns, a million quotes.
    let wide = format!("Name,Phone\n{}\nAna,555-0100\n", ",x".repeat(4_000_000));
    let list = sheet::read(wide.as_bytes(), &SheetOptions::default(), &Settings::default(), TODAY).expect("a list");
    assert!(list.about.iter().any(|phrase| phrase.id == "sheet-cut-columns"));
    let quotes = format!("Name,Phone\n{}", "\"a,\"b\"\"\n".repeat(400_000));
    assert!(sheet::read(quotes.as_bytes(), &SheetOptions::default(), &Settings::default(), TODAY).is_ok());
    let spans = format!(
        "<table><tr><td>Name<td>Phone</tr>{}</table>",
        "<tr><td colspan=999999 rowspan=999999>x</tr>".repeat(3000)
    );
    assert!(sheet::read(spans.as_bytes(), &SheetOptions::default(), &Settings::default(), TODAY).is_ok());
    let repeated = "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell table:number-columns-repeated=\"1000000000\"><text:p>Name</text:p></table:table-cell></table:table-row></table:table>";
    let ods = sheet_book::zip(&[("mimetype", b"x"), ("content.xml", repeated.as_bytes())]);
    let _ = sheet::read(&ods, &SheetOptions::default(), &Settings::default(), TODAY);
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

#[test]
fn rejected_rows_come_back_in_the_shape_of_the_file() {
    let text = "Name,Phone,Notes\nAna,555-0100,\n,,\"only, a note\"\n,,more,cells\n";
    let found = sheet::read_with_headers(text.as_bytes(), &SheetOptions::default(), &Settings::default(), TODAY)
        .expect("a list");
    let refused: Vec<(&Refused, String)> = found
        .list
        .customers
        .iter()
        .filter_map(|one| one.as_ref().err())
        .map(|row| (row, format!("line {}", row.origin.line)))
        .collect();
    let rejects = sheet::rejects(&found.headers, &refused, "Reason");
    assert_eq!(rejects, "\u{feff}Name,Phone,Notes,,Reason\n,,\"only, a note\",,line 3\n,,more,cells,line 4\n");
    let again = sheet::read_with_headers(rejects.as_bytes(), &SheetOptions::default(), &Settings::default(), TODAY)
        .expect("a list");
    assert_eq!(again.list.customers.len(), 2);
}

#[test]
fn a_map_that_does_not_fit_is_told() {
    let read = |map: &[(&str, &str)]| {
        let map: Vec<(String, String)> = map.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let options = SheetOptions { map: &map, ..SheetOptions::default() };
        sheet::read(b"Name,Colour\nAna,red\n", &options, &settings(Language::English), TODAY).map_err(|error| error.id)
    };
    assert_eq!(read(&[("Color", "tags")]).err(), Some("err-sheet-map-column"));
    assert_eq!(read(&[("Colour", "colour")]).err(), Some("err-sheet-map"));
    assert_eq!(read(&[("Colour", "custom.shade")]).err(), Some("err-sheet-map-own"));
    let list = read(&[("colour", "tags")]).expect("a list");
    assert_eq!(list.customers[0].as_ref().expect("Ana").said, [Said::one("tags", "red")]);
}

#[test]
fn the_sheet_can_be_chosen() {
    let book = sheet_book::xlsx("= One\nName\tPhone\nAna\t555-0100\n= Two\nName\tPhone\nBo\t555-0101\n");
    let names = |sheet| {
        let options = SheetOptions { sheet: Some(sheet), ..SheetOptions::default() };
        let list = sheet::read(&book, &options, &Settings::default(), TODAY).map_err(|error| error.id)?;
        Ok::<_, &str>(list.customers.into_iter().filter_map(Result::ok).map(|one| one.name).collect::<Vec<_>>())
    };
    assert_eq!(names("two"), Ok(vec!["Bo".to_owned()]));
    assert_eq!(names("1"), Ok(vec!["Ana".to_owned()]));
    assert_eq!(names("three"), Err("err-sheet-name"));
}
