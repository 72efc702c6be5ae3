//! Folders of notes and of cards of other programs, and the export of Monica; and the schemas of our own files.

use std::fs;
use std::path::Path;

use crate::book_test::{BookTest, repository};
use crate::history::git;
use crate::machine;

fn book(language: &str) -> BookTest {
    let test = BookTest::with_settings(&format!("language = \"{language}\"\n"))
        .file("customers/bo/bo.md", "+++\nname = \"Bo Lee\"\nphone = \"0171-5550001\"\n+++\n");
    git(test.path(), &["init", "--quiet"]);
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "start"]);
    test
}

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a file");
    }
}

#[test]
fn notes_about_people_become_customers_and_a_second_time_change_nothing() {
    let (test, vault) = (book("en"), machine::folder());
    write(
        vault.path(),
        &[
            (
                "People/Ana Stone.md",
                "---\nphone:\n  - 138-0000-1234\nbirthday: 1985-09-20\ncompany: \"[[Acme Corp]]\"\ntags: [person, golf]\n\
             shoe size: 42\n---\n# Ana Stone\n\nMet at the fair.\n\n- [ ] send the brochure\n",
            ),
            ("People/Bo Lee.md", "---\nphone: 0171-5550001\nemail: bo@x.example\n---\n"),
            ("People/Broken.md", "---\nphone: [1\nmail: x\n---\n"),
            ("Daily/2026-11-20.md", "Rain.\n"),
            (".obsidian/workspace.md", "---\nname: Not a person\n---\n"),
        ],
    );
    let import = |rest: &str| test.run(&format!("import \"{}\" --as customers {rest}", vault.path().display()));
    import("")
        .succeeds()
        .prints("2 notes with front matter")
        .prints("Broken")
        .prints("Ana Stone")
        .prints_not("Not a person");
    import("--apply").succeeds();
    let ana = test.read("customers/ana-stone/ana-stone.md");
    for part in ["138-0000-1234", "1985-09-20", "employer = \"Acme Corp\"", "tags = [\"golf\"]", "Met at the fair."] {
        assert!(ana.contains(part), "{part}: {ana}");
    }
    assert!(ana.contains("shoe size"), "{ana}");
    assert!(test.read("customers/bo/bo.md").contains("bo@x.example"));
    assert!(!test.exists("customers/bo-lee"));
    test.run("check").succeeds();
    import("").succeeds().says("Nothing else");
    // What was changed in the vault comes, and only that.
    write(vault.path(), &[("People/Bo Lee.md", "---\nphone: 0171-5550001\nemail: bo@y.example\n---\n")]);
    import("").succeeds().prints("bo@x.example → bo@y.example");
}

#[test]
fn a_takeout_is_read_below_its_folders_and_twice_the_same_is_one() {
    let (test, takeout) = (book("en"), machine::folder());
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Stone\r\nTEL:0171-5550002\r\nEND:VCARD\r\n";
    write(
        takeout.path(),
        &[
            ("Takeout/Contacts/All Contacts/All Contacts.vcf", card),
            ("Takeout/Contacts/My Contacts/My Contacts.vcf", card),
            ("Takeout/archive_browser.html", "<html></html>"),
        ],
    );
    test.run(&format!("import \"{}\" --apply", takeout.path().display())).succeeds();
    let list = test.run("list --json").succeeds().json();
    assert_eq!(list["customers"].as_array().map_or(0, Vec::len), 2, "{list:#}");
}

#[test]
fn an_export_of_monica_comes_in() {
    let test = book("en");
    let file = test.path().with_extension("monica.json");
    let export = r#"{"version":"1.0-preview.1","account":{"uuid":"a","data":[{"count":1,"type":"contact","values":[
        {"uuid":"u1","properties":{"first_name":"Ana","last_name":"Stone","job":"Buyer","gender":"F",
         "birthdate":{"date":"1985-09-20T00:00:00Z","is_age_based":false,"is_year_unknown":false}},
         "data":[{"type":"contact_field","values":[{"properties":{"data":"ana@x.example","type":"t"}}]},
                 {"type":"note","values":[{"created_at":"2024-03-05T08:00:00Z","properties":{"body":"Likes tea."}}]}]}]}],
        "instance":{"contact_field_types":[{"uuid":"t","properties":{"name":"Email","type":"email"}}]}}}"#;
    fs::write(&file, export).expect("a file");
    let import = |rest: &str| test.run(&format!("import \"{}\" {rest}", file.display()));
    import("").succeeds().prints("Monica").prints("Ana Stone");
    import("--apply").succeeds();
    let ana = test.read("customers/ana-stone/ana-stone.md");
    for part in ["1985-09-20", "ana@x.example", "Buyer", "Likes tea."] {
        assert!(ana.contains(part), "{part}: {ana}");
    }
    import("").succeeds().says("nothing");
    fs::remove_file(file).expect("the file was there");
}

/// A schema accepts what the program reads without a fault, and refuses a key that the program does not know.
#[test]
fn the_schemas_accept_the_samples_and_refuse_what_is_wrong() {
    for language in ["en", "zh"] {
        let (test, folder) = (BookTest::sample(language), machine::folder());
        let out = |name: &str| folder.path().join(name).display().to_string();
        test.run(&format!("export json --out \"{}\"", out("book.json"))).succeeds();
        test.run(&format!("export json --profile phone --out \"{}\"", out("phone.json"))).succeeds();
        test.run(&format!("export schema --out \"{}\"", out("schemas"))).succeeds().says("settings.schema.json");
        let mut judge = machine::start(repository().join("target/tools/python/bin/python"));
        judge
            .arg(repository().join("tests/schema/judge.py"))
            .arg(out("schemas"))
            .arg(out("book.json"))
            .arg(test.path())
            .arg(out("phone.json"));
        let output = judge.output().unwrap_or_else(|error| panic!("jsonschema ({error}): run tests/run"));
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{told}\n{}", String::from_utf8_lossy(&output.stderr));
        assert!(told.contains("accepted") && told.contains("refused"), "{told}");
    }
    let printed = BookTest::sample("en").run("export schema card").succeeds().json();
    assert_eq!(printed["title"], "Front matter of a card");
}
