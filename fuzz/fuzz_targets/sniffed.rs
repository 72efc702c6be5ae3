#![no_main]
//! Any file is one of the known kinds, and is read as that kind or refused.

use clientbook::book::{Day, Settings};
use clientbook::exchange::people_notes::{self, PersonNote};
use clientbook::exchange::sheet::{self, SheetOptions};
use clientbook::exchange::sniff::{FileKind, kind_of};
use clientbook::exchange::table::decode;
use clientbook::exchange::{birthday_calendar, json_book, monica, vcard};
use libfuzzer_sys::fuzz_target;

const TODAY: Day = Day::constant(2026, 11, 28);

fuzz_target!(|bytes: &[u8]| {
    let settings = Settings::default();
    match kind_of(bytes) {
        FileKind::VCard => drop(vcard::read(bytes)),
        FileKind::Calendar => drop(birthday_calendar::read(bytes, TODAY)),
        FileKind::Json => {
            drop(monica::read(bytes));
            drop(json_book::files(&String::from_utf8_lossy(bytes)));
        }
        FileKind::Workbook | FileKind::Html | FileKind::Table => {
            drop(sheet::read(bytes, &SheetOptions::default(), &settings, TODAY));
        }
        FileKind::Empty | FileKind::Unknown => {}
    }
    let note = PersonNote { path: "People/Ana.md".to_owned(), text: decode(bytes) };
    drop(people_notes::read(&[note], &[], &settings, TODAY));
});
