#![no_main]
//! Any text is read as each kind of file of a book; what can be edited keeps its bytes when nothing is changed.

use clientbook::book::{Day, Visit};
use clientbook::format::document::Document;
use clientbook::format::source::Source;
use clientbook::format::{account_file, complaint_file, customer_file, plan_file, settings_file, text_file, visit_file};
use libfuzzer_sys::fuzz_target;

const DAY: Day = Day::constant(2026, 11, 28);

fuzz_target!(|text: &str| {
    let source = || Source::new("customers/ana/ana.md", text);
    drop(customer_file::read(&mut source(), "ana"));
    visit_file::read(&mut source(), &mut Visit::new(DAY, None, "2026-11-28"));
    drop(plan_file::read(&mut source(), "offer"));
    drop(complaint_file::read(&mut source(), "2026-11-28", DAY));
    drop(text_file::read(&mut source(), "christmas"));
    drop(account_file::read(&mut source(), "USD"));
    drop(settings_file::read(&mut source()));
    // A byte order mark within a file is dropped by an edit.
    let is_plain = !text.contains(['\r', '\u{feff}']) && text.starts_with("+++\n");
    if let Ok(document) = Document::of_markdown(text)
        && is_plain
    {
        assert_eq!(document.text(), text);
    }
});
