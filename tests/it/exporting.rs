//! The book goes out to spreadsheets.

use crate::book_test::{BookTest, repository};
use crate::machine;
use calamine::{Data, Reader, Xlsx, open_workbook};

fn book() -> BookTest {
    let settings = "language = \"en\"\ncurrency = \"USD\"\n[fields.risk]\ntype = \"text\"\nlabel = \"Risk class\"\n";
    let ana = "+++\nname = \"Ana \\\"Bo\\\" Stone\"\ntier = \"A\"\nprefers = \"message\"\nphone = [\"+86 138 0000 0001\", \
               { label = \"work\", number = \"021-1\" }]\nbirthday = \"lunar 1978-07-12\"\ntitle = \"=1+1\"\n[custom]\n\
               risk = \"C3\"\n+++\n\nLikes tea, and\ncoffee.\n";
    BookTest::with_settings(settings)
        .file("customers/ana/ana.md", ana)
        .file(
            "customers/ana/account.toml",
            "[[invoice]]\nno = \"A-1\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"1200.50\"\n",
        )
        .file("customers/bo/bo.md", "+++\nname = \"Bo\"\nsecrecy = \"top-secret\"\n+++\n")
}

#[test]
fn all_customers_are_a_table_with_every_field_that_is_used() {
    let test = book();
    let table = test.run("export csv").succeeds().out;
    assert_eq!(
        table,
        "\u{feff}Name,Tier,Prefers,Title,Secrecy,Birthday,Phone,Risk class,remark,clientbook id\n\
         \"Ana \"\"Bo\"\" Stone\",A,message,'=1+1,,lunar 1978-07-12,\"'+86 138 0000 0001\nwork: 021-1\",C3,\"Likes tea, and\ncoffee.\",ana\n\
         Bo,,,,top secret,,,,,bo\n"
    );
    assert!(!test.run("export csv --no-bom").succeeds().out.starts_with('\u{feff}'));
    assert!(
        !test.run("export csv --profile phone").succeeds().out.contains("Bo,"),
        "a profile leaves out what is secret"
    );
    test.run("export csv --profile nobody").exits(2).says("nobody");
}

#[test]
fn a_list_is_a_table_a_spreadsheet_computes_with() {
    let test = book();
    let table = test.run("export csv tier=A --columns open,next,phone --no-bom").succeeds().out;
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("Customer,Open,Next,Phone"));
    assert!(lines.next().is_some_and(|line| line.contains(",1200.50,")), "{table}");
    let file = test.path().join("a.csv");
    test.run(&format!("export csv --out {}", file.display())).succeeds().says("a.csv");
    assert!(test.exists("a.csv"));
    test.run("report copies").succeeds().prints("table");
}

#[test]
fn contacts_go_to_a_phone_and_come_back_with_what_was_changed_there() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana Stone\"\ntitle = \"CEO\"\nphone = [\"138-0000-0001\", \"021-62881234\"]\nemployer = \"Acme\"\nbirthday = \"lunar 1978-07-12\"\n+++\n")
        .file("customers/bo/bo.md", "+++\nname = \"Bo\"\nphone = \"138-0000-0002\"\nsecrecy = \"top-secret\"\n+++\n");
    let (file, folder) = (test.path().join("c.vcf"), test.path().join("cards"));
    test.run(&format!("export vcard --out {}", file.display())).succeeds();
    let cards = test.read("c.vcf");
    assert!(cards.contains("FN:Ana Stone\r\n") && !cards.contains("FN:Bo"), "{cards}");
    test.run(&format!("import {}", file.display())).succeeds().prints("1 the same");
    std::fs::write(&file, cards.replace("138-0000-0001", "139-0000-0009").replace("TITLE:CEO", "TITLE:CFO"))
        .expect("a file");
    let shown = test.run(&format!("import {}", file.display())).succeeds().prints("1 changed").prints("CEO → CFO");
    shown.prints("138-0000-0001, 021-62881234 → 139-0000-0009, 021-62881234");
    test.run(&format!("import {} --apply --take-file", file.display())).succeeds();
    let card = test.read("customers/ana/ana.md");
    assert!(card.contains("139-0000-0009") && !card.contains("138-0000-0001"), "{card}");
    test.run(&format!("export vcard --v4 --profile self --out {}/", folder.display())).succeeds().says("2 cards");
    assert!(test.read("cards/bo.vcf").contains("VERSION:4.0"));
    test.run(&format!("import {}", folder.display())).succeeds().prints("2 the same");
}

#[test]
fn the_table_of_all_customers_comes_back_as_it_went_out() {
    for name in ["en", "zh"] {
        let test = BookTest::sample(name);
        let file = test.path().join("all.csv").display().to_string();
        test.run(&format!("export csv --out {file}")).succeeds();
        let told = test.run(&format!("import {file} --json")).succeeds().json();
        let all = told["customers"].as_array().expect("a list");
        let other: Vec<String> = all
            .iter()
            .filter(|one| one["state"] != "same" && one["state"] != "doubtful")
            .map(|one| format!("{} {}", one["name"], one["changes"]))
            .collect();
        assert!(other.is_empty(), "{name}: {}", other.join("\n"));
    }
}

/// Every record is in the workbook, days are days, amounts numbers, and no text is a formula.
#[test]
fn a_workbook_holds_the_whole_book_in_typed_cells() {
    for (book, sheets) in [
        ("en", ["Customers", "Notes", "Plans", "Complaints", "Invoices", "Payments"]),
        ("zh", ["客户", "记录", "计划", "投诉", "发票", "收款"]),
    ] {
        let test = BookTest::sample(book);
        test.write("customers/odd/odd.md", "+++\nname = \"=1+1\"\nsince = 2026-01-02\n+++\n\n@SUM(A1)\u{1}\n");
        let path = test.path().join("book.xlsx");
        test.run(&format!("export xlsx --out \"{}\"", path.display())).succeeds();
        let mut workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
        assert_eq!(workbook.sheet_names(), sheets);
        let mut counts = Vec::new();
        for name in sheets {
            let range = workbook.worksheet_range(name).expect("a sheet");
            let formulas = workbook.worksheet_formula(name).expect("its formulas");
            assert!(formulas.used_cells().next().is_none(), "{name}");
            counts.push(range.height() - 1);
        }
        let read = clientbook::pipeline::load(test.path()).expect("a book").book;
        let all = &read.customers;
        let account = |count: fn(&clientbook::book::Account) -> usize| -> usize {
            all.iter().filter_map(|one| one.account.as_deref()).map(count).sum()
        };
        let expect = [
            all.len(),
            all.iter().map(|one| one.visits.len()).sum(),
            all.iter().map(|one| one.plans.len()).sum(),
            all.iter().map(|one| one.complaints.len()).sum(),
            account(|account| account.invoices.len()),
            account(|account| account.payments.len()),
        ];
        assert_eq!(counts, expect, "{book}");
        let invoices = workbook.worksheet_range(sheets[4]).expect("invoices");
        let row: Vec<&Data> = invoices.rows().nth(1).expect("an invoice").iter().collect();
        assert!(matches!(row[3], Data::DateTime(_)) && matches!(row[5], Data::Float(_)), "{row:?}");
        let customers = workbook.worksheet_range(sheets[0]).expect("customers");
        assert!(customers.rows().any(|row| row[0] == Data::String("=1+1".to_owned())), "as text");
    }
}

#[test]
fn a_list_is_a_sheet_and_a_profile_holds() {
    let test = BookTest::sample("en");
    let path = test.path().join("a.xlsx");
    let save = |more: &str| test.run(&format!("export xlsx {more} --out \"{}\"", path.display())).succeeds();
    save("tier=A --columns phone,open");
    let mut workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let range = workbook.worksheet_range("Customers").expect("the list");
    assert!(range.height() > 2 && range.width() <= 4, "{:?}", range.get_size());
    save("--profile boss");
    let mut workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let notes = workbook.worksheet_range("Notes").expect("notes");
    let private =
        notes.rows().next().expect("titles").iter().position(|cell| *cell == Data::String("Private".to_owned()));
    let private = private.expect("the column");
    assert!(notes.rows().skip(1).all(|row| row[private] == Data::Bool(false)));
    test.run("export xlsx").exits(2).says("--out");
    test.run("report copies").succeeds().prints("boss");
}

/// Another program's reader finds the same: titles that stay in sight, a filter, days and amounts.
#[test]
fn another_reader_of_workbooks_finds_days_and_amounts() {
    let test = BookTest::sample("en");
    let path = test.path().join("book.xlsx");
    test.run(&format!("export xlsx --out \"{}\"", path.display())).succeeds();
    let python = repository().join("target/tools/python/bin/python");
    let read = machine::start(python).arg(repository().join("tests/xlsx/read.py")).arg(&path).output();
    let read = read.unwrap_or_else(|error| panic!("openpyxl ({error}): run tests/run"));
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let sheets: serde_json::Value = serde_json::from_slice(&read.stdout).expect("JSON");
    for sheet in sheets.as_array().expect("sheets") {
        assert_eq!((&sheet["frozen"], &sheet["formulas"]), (&"B2".into(), &0.into()), "{sheet}");
        assert!(sheet["filter"].as_str().is_some_and(|filter| filter.starts_with("A1:")), "{sheet}");
    }
    let invoices = &sheets[4];
    assert!(invoices["first"][3].as_str().is_some_and(|day| day.starts_with("day 202")), "{invoices}");
    assert_eq!(invoices["first"][5], "number #,##0.00");
}

/// Everything that is exported as JSON and imported into an empty book is the same book.
#[test]
fn a_book_goes_out_as_json_and_comes_back_the_same() {
    for language in ["en", "zh"] {
        let test = BookTest::sample(language);
        let file = test.path().with_extension("json");
        let out = file.display().to_string();
        test.run(&format!("export json --out {out}")).succeeds();
        let again = BookTest::with_settings("");
        again.run(&format!("import {out}")).succeeds().prints_not("Error");
        assert!(!again.exists("customers"), "nothing is written before it is asked for");
        again.run(&format!("import {out} --apply")).succeeds();
        let [first, second] = [&test, &again].map(|test| clientbook::load::load(test.path()).expect("a book"));
        assert_eq!(first.1, second.1, "the faults");
        assert_eq!(format!("{:?}", first.0.settings), format!("{:?}", second.0.settings));
        assert_eq!(first.0.customers.len(), second.0.customers.len());
        for (one, other) in first.0.customers.iter().zip(&second.0.customers) {
            let shown = |customer: &clientbook::book::Customer| {
                let folder = &customer.folder;
                let visits: Vec<_> = folder.visits.iter().map(|visit| (&visit.stem, &visit.body)).collect();
                format!("{:?} {:?} {visits:?} {:?}", folder.card, folder.account, folder.files)
            };
            assert_eq!(shown(one), shown(other));
        }
        for command in ["today --json", "list --json", "report aging --json", "report owners --json"] {
            assert_eq!(test.run(command).succeeds().out, again.run(command).succeeds().out, "{command}");
        }
        // A second time nothing is new.
        again.run(&format!("import {out} --apply")).succeeds().prints("0");
        std::fs::remove_file(file).unwrap();
    }
}

#[test]
fn a_json_that_is_no_book_is_refused_with_its_place() {
    let test =
        BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    let file = test.path().join("x.json");
    let with = |text: &str| std::fs::write(&file, text).unwrap();
    let import = |options: &str| test.run(&format!("import {} {options}", file.display()));
    with("{ \"clientbook\": 1, \"customers\": { \"ana\": {\n");
    import("").exits(2).says("x.json, line 2");
    with("[1]");
    import("").exits(2).says("cannot be imported");
    with("{ \"clientbook\": 1, \"files\": { \"../evil\": { \"text\": \"x\" } } }");
    import("--apply").exits(2).says("files.../evil");
    with(
        "{ \"clientbook\": 1, \"customers\": { \"ana\": { \"card\": { \"text\": \"\" } }, \"bo\": { \"card\": { \"fields\": { \"name\": \"Bo\" } } } } }",
    );
    import("--who 1=new").exits(2).says("as it is");
    import("--apply").succeeds().prints("1 new customer").prints("ana");
    assert_eq!(test.read("customers/ana/ana.md"), "+++\nname = \"Ana\"\n+++\n");
    assert_eq!(test.read("customers/bo/bo.md"), "+++\nname = \"Bo\"\n+++\n");
}

/// A device takes what is written and stays a device.
#[cfg(unix)]
#[test]
fn a_pipe_that_is_named_as_a_file_takes_what_is_written() {
    use std::os::unix::fs::FileTypeExt;
    let test = book();
    let pipe = test.path().with_extension("pipe");
    machine::make_pipe(&pipe);
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read_to_string(pipe).unwrap()
    });
    test.run(&format!("export csv --out {}", pipe.display())).succeeds();
    let is_pipe = std::fs::metadata(&pipe).unwrap().file_type().is_fifo();
    if !is_pipe {
        // The reader waits for somebody who writes.
        std::fs::remove_file(&pipe).unwrap();
        panic!("the pipe was replaced by a file");
    }
    assert!(reader.join().unwrap().contains("Ana"));
    std::fs::remove_file(pipe).unwrap();
}

/// An edition that leaves nothing out holds every field of every record.
#[test]
fn an_edition_as_json_comes_back_the_same() {
    for language in ["en", "zh"] {
        let test = BookTest::sample(language);
        let (book, _) = clientbook::load::load(test.path()).expect("a book");
        let made = clientbook::exchange::json_edition::of(&book).to_string();
        let again = BookTest::with_settings(&test.read("clientbook.toml"));
        for (path, bytes) in clientbook::exchange::json_book::files(&made).expect("it is a book") {
            again.write(&path, bytes);
        }
        let (second, _) = clientbook::load::load(again.path()).expect("a book");
        assert_eq!(book.customers.len(), second.customers.len());
        for (one, other) in book.customers.iter().zip(&second.customers) {
            let [one, other] = [one, other].map(|customer| comparable(&customer.folder));
            assert_eq!(one, other);
        }
    }
}

/// A folder without what an edition does not carry: papers, and where in its file something stands.
fn comparable(folder: &clientbook::book::CustomerFolder) -> String {
    let mut folder = folder.clone();
    (folder.files, folder.fingerprint, folder.card_fingerprint) = (Vec::new(), 0, 0);
    folder.card.body = folder.card.body.trim().to_owned();
    folder.card.promises.iter_mut().for_each(|promise| promise.mark_at = 0);
    folder.plans.iter_mut().flat_map(|plan| &mut plan.promises).for_each(|promise| promise.mark_at = 0);
    folder.complaints.iter_mut().flat_map(|one| &mut one.promises).for_each(|promise| promise.mark_at = 0);
    for visit in &mut folder.visits {
        visit.fingerprint = 0;
        visit.promises.iter_mut().for_each(|promise| promise.mark_at = 0);
    }
    format!("{folder:#?}")
}
