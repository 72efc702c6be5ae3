//! What is exported is read by programs that know nothing of clientbook: vCards by vobject and ical.js, workbooks by
//! LibreOffice.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::book_test::{BookTest, repository};
use crate::machine;

/// What a program wrote, which must have succeeded.
#[track_caller]
fn output(mut command: Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}: run tests/run"));
    assert!(output.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The cards as vobject and as ical.js read them.
fn readings(cards: &Path) -> [Vec<Value>; 2] {
    let script = |name: &str| repository().join("tests/cards").join(name);
    let mut python = machine::start(repository().join("target/tools/python/bin/python"));
    python.arg(script("read.py")).arg(cards);
    let mut node = machine::start("node");
    node.arg(script("read.mjs")).arg(cards);
    [python, node].map(|reader| {
        let lines =
            output(reader).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect::<Vec<Value>>();
        lines.into_iter().map(with_plain_days).collect()
    })
}

/// The days as they are written in a card of version 4, which one reader spells as it stands and one with dashes.
fn with_plain_days(mut card: Value) -> Value {
    for day in card["birthday"].as_array_mut().into_iter().flatten() {
        let text = day.as_str().expect("a text");
        *day = match text.strip_prefix("--") {
            Some(yearless) => format!("--{}", yearless.replace('-', "")),
            None => text.replace('-', ""),
        }
        .into();
    }
    card
}

#[test]
fn address_books_read_in_the_cards_what_the_book_says() {
    for (language, version) in [("en", ""), ("en", "--v4"), ("zh", ""), ("zh", "--v4")] {
        let test = BookTest::sample(language);
        let cards = test.path().with_extension("vcf");
        test.run(&format!("export vcard {version} --profile self --out \"{}\"", cards.display())).succeeds();
        let [vobject, ical] = readings(&cards);
        assert_eq!(vobject, ical, "{language} {version}");
        let (book, _) = clientbook::load::load(test.path()).expect("a book");
        assert_eq!(book.customers.len(), vobject.len());
        for customer in &book.customers {
            let uid = format!("{}@clientbook", customer.id);
            let read = vobject.iter().find(|card| card["uid"] == uid.as_str());
            let read = read.unwrap_or_else(|| panic!("{} is in no card", customer.id));
            assert_eq!(read["name"], customer.card.name.as_str());
            let texts =
                |key: &str| read[key].as_array().expect("a list").iter().filter_map(Value::as_str).collect::<Vec<_>>();
            let said = |values: &[clientbook::book::customer::Labelled]| {
                values.iter().map(|one| one.text.clone()).collect::<Vec<_>>()
            };
            assert_eq!(texts("phones"), said(&customer.card.phone));
            assert_eq!(texts("mails"), said(&customer.card.email));
            assert_eq!(texts("tags"), customer.card.tags.iter().map(String::as_str).collect::<Vec<_>>());
            for (post, address) in texts("posts").iter().zip(&customer.card.address) {
                assert_eq!(*post, address.text);
            }
        }
        std::fs::remove_file(cards).expect("the cards");
    }
}

/// LibreOffice, with a profile of its own: two that run at once would wait for each other.
fn office(folder: &Path, to: &str, file: &Path) {
    let mut command = machine::start("soffice");
    command.arg("--headless").arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
    command.args(["--convert-to", to]).arg("--outdir").arg(folder).arg(file);
    output(command);
}

fn workbook_of(test: &BookTest, folder: &Path) -> PathBuf {
    let path = folder.join("book.xlsx");
    test.run(&format!("export xlsx --out \"{}\"", path.display())).succeeds();
    path
}

#[test]
fn libreoffice_reads_every_sheet_of_the_workbook_and_what_it_saves_says_nothing_new() {
    let test = BookTest::sample("en");
    let folder = machine::folder();
    let path = workbook_of(&test, folder.path());
    // UTF-8, all sheets; a day as a day, an amount as a plain number.
    office(folder.path(), "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", &path);
    let sheet = |name: &str| {
        let text = std::fs::read(folder.path().join(format!("book-{name}.csv"))).expect("a sheet");
        let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(&text[..]).into_records();
        rows.map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect::<Vec<Vec<String>>>()
    };
    let (book, _) = clientbook::load::load(test.path()).expect("a book");
    let notes: usize = book.customers.iter().map(|customer| customer.visits.len()).sum();
    assert_eq!([sheet("Customers").len(), sheet("Notes").len()], [book.customers.len() + 1, notes + 1]);
    let invoices = sheet("Invoices");
    let column = |title: &str| invoices[0].iter().position(|cell| cell == title).expect("a column");
    let [number, date, amount] = ["Number", "Date", "Amount"].map(column);
    let invoice = invoices.iter().find(|row| row[number] == "INV-0971").expect("the invoice");
    assert_eq!([invoice[date].as_str(), &invoice[amount]], ["2026-03-02", "890"]);
    for format in ["xlsx:Calc MS Excel 2007 XML", "ods", "xls"] {
        let saved = folder.path().join("saved");
        std::fs::create_dir_all(&saved).expect("a folder");
        office(&saved, format, &path);
        let file = saved.join("book").with_extension(format.split(':').next().unwrap_or_default());
        let import = test.run(&format!("import \"{}\"", file.display())).succeeds();
        import.prints(&format!("{} the same", book.customers.len())).prints_not("new customer").prints_not("changed");
    }
}
