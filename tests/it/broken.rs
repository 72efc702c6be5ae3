//! A zoo of broken inputs: one tiny book for each fault, and what `check` says of it in both languages.
//!
//! `tests/broken/NAME/book` is the book; `expected.en.txt` and `expected.zh-CN.txt` beside it are the words. A
//! fault is where a user needs the program most, so no message ships unread. `UPDATE=1` writes the expected files
//! anew; read the difference as somebody who does not program before you keep it.
//!
//! What git or another system cannot hold (a link, four megabytes, two names that differ by case) is made by its
//! test, below.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use clientbook::diagnostic::Fault;
use clientbook::load::MAX_BYTES;
use serde_json::Value;

use crate::book_test::{BookTest, repository};

const LANGUAGES: [&str; 2] = ["en", "zh-CN"];

/// The smallest card.
const ANA: &str = "+++\nname = \"Ana\"\n+++\n";

/// Faults whose animals are made at test time, each by the test that is named here.
const MADE_BY_A_TEST: &[(Fault, &str)] = &[
    (Fault::TooLarge, "a_file_over_the_limit_is_not_read"),
    (Fault::Symlink, "links_are_not_followed"),
    (Fault::NotPlain, "a_pipe_is_never_opened"),
    (Fault::Unreadable, "a_file_that_the_system_keeps_is_told"),
    (Fault::NestedRepository, "a_repository_inside_of_the_book_is_told"),
    (Fault::IgnoredByGit, "papers_that_git_leaves_out_are_told"),
    (Fault::DuplicateId, "ids_differ_by_more_than_case"),
    (Fault::SameLetters, "files_differ_by_more_than_unicode_form"),
    (Fault::BadTemplate, "a_template_that_does_not_parse_is_told_on_the_site"),
];

#[test]
fn every_animal_says_what_is_wrong_in_both_languages() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for animal in animals() {
        let told = diagnostics(&animal.open("en"));
        for language in LANGUAGES {
            let (said, path) = (what_check_says(&animal, language, &told), animal.expected(language));
            if update {
                fs::write(&path, &said).expect("expected files can be written");
            } else if fs::read_to_string(&path).ok().as_deref() != Some(&said) {
                wrong.push(format!("--- {} says\n{said}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "not as expected (UPDATE=1 to accept):\n{}", wrong.join("\n"));
}

/// What `check` prints; its exit code, its talk and the places must fit what JSON told.
fn what_check_says(animal: &Animal, language: &str, told: &[Value]) -> String {
    let (book, name) = (animal.open(language), &animal.name);
    let errors = told.iter().any(|fault| fault["severity"] == "error");
    let run = book.run("check").exits(i32::from(errors));
    assert!(!told.is_empty(), "{name}: nothing is wrong with this animal");
    assert_eq!(run.err.trim().lines().count(), 1, "{name}: one line counts the faults, nothing else is said");
    let shown: Vec<&str> = run.out.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")).collect();
    assert_eq!(shown, told.iter().map(place).collect::<Vec<_>>(), "{name}: the terminal and JSON differ in a place");
    run.out
}

#[test]
fn every_fault_has_an_animal() {
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    for animal in animals() {
        let text = fs::read_to_string(animal.expected("en")).unwrap_or_default();
        for fault in Fault::ALL.iter().filter(|fault| text.contains(&format!("[{}]", fault.code()))) {
            seen.insert(fault.code(), animal.name.clone());
        }
    }
    for (fault, elsewhere) in MADE_BY_A_TEST {
        let doubled = seen.insert(fault.code(), (*elsewhere).to_owned());
        assert_eq!(doubled, None, "{} has an animal; take it off the list", fault.code());
    }
    for (_, test) in MADE_BY_A_TEST {
        assert!(include_str!("broken.rs").contains(&format!("fn {test}()")), "there is no test {test}");
    }
    let missing: Vec<_> = Fault::ALL.iter().filter(|fault| !seen.contains_key(fault.code())).collect();
    assert!(missing.is_empty(), "no animal shows {missing:?}");
}

#[test]
fn every_folder_of_the_zoo_is_whole() {
    for animal in animals() {
        let found = names_in(&animal.folder);
        let whole = ["book", "expected.en.txt", "expected.zh-CN.txt"].map(str::to_owned).into();
        assert_eq!(found, whole, "{}: a book and its two texts, nothing else", animal.name);
        assert!(animal.folder.join("book/clientbook.toml").is_file(), "{}: this is no book", animal.name);
    }
    let loose: Vec<_> = names_in(&zoo()).into_iter().filter(|name| !zoo().join(name).is_dir()).collect();
    assert_eq!(loose, [".gitattributes", "README.md"]);
}

#[test]
fn the_readme_lists_every_animal() {
    let readme = fs::read_to_string(zoo().join("README.md")).expect("the zoo has a README");
    let listed: Vec<&str> =
        readme.lines().filter_map(|line| Some(line.strip_prefix("- `")?.split_once("`: ")?.0)).collect();
    let names: Vec<String> = animals().into_iter().map(|animal| animal.name).collect();
    assert_eq!(listed, names, "one line an animal, sorted by name");
}

#[test]
fn every_animal_can_still_be_looked_at() {
    for animal in animals() {
        let book = animal.open("en");
        book.run("today --all").succeeds();
        book.run("list --json").succeeds();
    }
}

#[test]
fn the_site_tells_the_faults_too() {
    let book = animal("several-faults-at-once").open("en");
    book.run("build").succeeds();
    let page = book.read("site/faults.html");
    for fault in diagnostics(&book) {
        assert!(page.contains(&code(&fault)) && page.contains(&place(&fault)), "{fault:#} does not stand on the site");
    }
}

#[test]
fn what_is_good_in_a_broken_book_is_used() {
    let book = animal("several-faults-at-once").open("en");
    let files: BTreeSet<String> = diagnostics(&book).iter().map(path).collect();
    assert_eq!(files.len(), 7, "the faults of all files are told in one run: {files:?}");

    let ana = book.run("show ana --json").succeeds().json();
    assert_eq!([&ana["name"], &ana["region"]], ["Ana", "Ohio/Dayton"]);
    assert_eq!([&ana["tier"], &ana["stage"]], [&Value::Null, &Value::Null], "bad values are left out");
    assert_eq!(ana["tags"], serde_json::json!(["golf", "fair"]), "the bad item alone is left out");
    assert_eq!(ana["last_contact"], "2026-11-03", "a note with a bad channel is still a contact");
    assert_eq!(ana["invoices"].as_array().map(Vec::len), Some(1), "an invoice with no amount is left out");
    assert_eq!([&ana["invoices"][0]["no"], &ana["open"]], ["INV-1", "580.00"], "its neighbour is not");
    let promises = ana["reminders"].as_array().into_iter().flatten().filter(|reminder| reminder["kind"] == "promise");
    assert_eq!(promises.count(), 1, "the promise whose day can be read stands");

    let bob = book.run("show bob --json").succeeds().json();
    assert_eq!([&bob["name"], &bob["tier"]], ["Bob", "A"], "the line below a bad one is read");
    let why = bob["reminders"][0]["why"].as_str().unwrap_or_default();
    assert!(why.contains("every 10 days"), "the tier’s good key is used: {why}");
    let carla = book.run("show carla --json").succeeds().json();
    assert_eq!(carla["name"], "carla", "without a card the folder’s name is the customer’s");
}

#[test]
fn json_tells_everything_about_a_fault() {
    let book = animal("unknown-key-in-a-list").open("en");
    let all = diagnostics(&book);
    assert_eq!(all.len(), 1);
    let keys: BTreeSet<&str> = all[0].as_object().expect("an object").keys().map(String::as_str).collect();
    let expect = BTreeSet::from(["severity", "code", "path", "line", "column", "message", "hint"]);
    assert!(keys.is_superset(&expect), "{keys:?}");
    assert_eq!([&all[0]["severity"], &all[0]["code"]], ["error", "CB011"]);
    assert_eq!(place(&all[0]), "customers/ana/ana.md:3:49", "columns are characters, also behind Chinese ones");
    let texts = [&all[0]["message"], &all[0]["hint"]].map(|text| text.as_str().unwrap_or_default());
    assert!(texts[0].contains("`floor`") && texts[1].contains("label, text"), "{texts:?}");

    let chinese = diagnostics(&animal("unknown-key-in-a-list").open("zh-CN"));
    assert_ne!(chinese[0]["message"], all[0]["message"], "the texts speak the user’s language");
    assert_eq!(chinese[0]["code"], all[0]["code"], "the code does not");
}

#[test]
fn a_byte_order_mark_takes_no_column() {
    let book = BookTest::with_settings("\u{feff}titel = \"Mine\"\n");
    assert_eq!(diagnostics(&book).iter().map(place).collect::<Vec<_>>(), ["clientbook.toml:1:1"]);
    book.run("check").prints("--> clientbook.toml:1:1").prints_not("\u{feff}");
}

#[test]
fn a_book_without_faults_has_an_empty_list() {
    let book = BookTest::with_settings("").file("customers/ana/ana.md", ANA);
    let run = book.run("check --json").succeeds().says_nothing();
    assert_eq!(run.json(), serde_json::json!({ "diagnostics": [] }));
}

#[test]
fn the_faults_are_counted() {
    let book = BookTest::with_settings("").file("customers/ana/ana.md", "+++\n+++\n").file("customers/todo.md", "");
    book.run("check").exits(1).says("1 error, 1 warning");
    book.run("list").succeeds().says("2 lines need a look: clientbook check");
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let limit = usize::try_from(MAX_BYTES).expect("the limit fits");
    let book = BookTest::with_settings("").file("customers/ana/ana.md", ANA);
    book.write("customers/ana/visits/2026-11-03.md", " ".repeat(limit));
    book.run("check").succeeds();
    book.write("customers/ana/visits/2026-11-03.md", " ".repeat(limit + 1));
    only(&book, Fault::TooLarge, "customers/ana/visits/2026-11-03.md");
    book.run("check").exits(1).prints("larger than 4 MB");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let outside = BookTest::empty().file("secret.md", "+++\nname = \"Secret\"\n+++\n");
    let book = BookTest::with_settings("").file("customers/ana/ana.md", ANA).file("customers/ana/visits/.keep", "");
    let link = |to: &Path, at: &str| symlink(to, book.path().join(at)).expect("links can be made");
    link(&outside.path().join("secret.md"), "customers/ana/visits/2026-11-03.md");
    link(outside.path(), "customers/bob");
    link(Path::new("nowhere"), "customers/ana/files");

    let found = diagnostics(&book);
    assert!(found.iter().all(|fault| fault["code"] == Fault::Symlink.code()), "{found:#?}");
    let paths: Vec<String> = found.iter().map(path).collect();
    assert_eq!(paths, ["customers/ana/files", "customers/ana/visits/2026-11-03.md", "customers/bob"]);
    book.run("list").succeeds().prints_not("Secret");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_never_opened() {
    let book = BookTest::with_settings("").file("customers/ana/ana.md", ANA).file("customers/ana/visits/.keep", "");
    let pipe = |at: &str| crate::machine::make_pipe(&book.path().join(at));
    pipe("customers/ana/visits/2026-11-03.md");
    pipe("customers/ana/.gitignore");
    let found = diagnostics(&book);
    assert!(found.iter().all(|fault| fault["code"] == Fault::NotPlain.code()), "{found:#?}");
    let paths: Vec<String> = found.iter().map(path).collect();
    assert_eq!(paths, ["customers/ana/.gitignore", "customers/ana/visits/2026-11-03.md"]);
    book.run("check").exits(1).prints("this is a pipe, not a file");
    book.run("--lang zh-CN check").exits(1).prints("这是管道");
}

/// The administrator reads everything, so there the test asks as nobody.
#[cfg(unix)]
#[test]
fn a_file_that_the_system_keeps_is_told() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let book = BookTest::with_settings("").file("customers/ana/ana.md", ANA);
    book.write("customers/ana/account.toml", "terms = \"net 30\"\n");
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("mine");
    let account = book.path().join("customers/ana/account.toml");
    allow(&account, 0);
    let mut command = crate::book_test::program();
    if fs::read(&account).is_ok() {
        allow(book.path(), 0o755);
        command.uid(65534).gid(65534);
    }
    let check = command.args(["check", "--json", "--book"]).arg(book.path()).output();
    let Ok(output) = check else { return eprintln!("skipped: nobody may not run the program: {check:?}") };
    let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(told["diagnostics"][0]["code"], Fault::Unreadable.code(), "{told:#}");
    assert_eq!(told["diagnostics"][0]["path"], "customers/ana/account.toml");
    assert_eq!(output.status.code(), Some(1));
}

/// A file that another program holds for itself, as Excel does.
#[cfg(windows)]
#[test]
fn a_file_that_the_system_keeps_is_told() {
    use std::os::windows::fs::OpenOptionsExt;
    let book = BookTest::with_settings("").file("customers/ana/ana.md", ANA);
    book.write("customers/ana/account.toml", "");
    let account = book.path().join("customers/ana/account.toml");
    let _held = fs::OpenOptions::new().read(true).share_mode(0).open(account).expect("the file is there");
    only(&book, Fault::Unreadable, "customers/ana/account.toml");
}

#[test]
fn a_repository_inside_of_the_book_is_told() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", ANA)
        .file("customers/ana/files/plans/.git/HEAD", "ref: refs/heads/main\n");
    test.run("check").exits(1).prints("error[CB097]").prints("customers/ana/files/plans/.git");
}

#[test]
fn papers_that_git_leaves_out_are_told() {
    use crate::history::git;
    let book = BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", ANA);
    git(book.path(), &["init", "--quiet"]);
    for name in ["offer.pdf", "photo.jpg", "draft~", ".DS_Store"] {
        book.write(&format!("customers/ana/files/{name}"), "x");
    }
    // The user's own file, named by a setting of the user's.
    let own = BookTest::empty().file("ignore", "*~\n.DS_Store\n*.pdf\n");
    let file = own.path().join("ignore").display().to_string();
    own.write("settings", format!("[core]\n\texcludesFile = {file}\n"));
    let run = |line: &str| {
        let mut command = book.command(line);
        command.env("GIT_CONFIG_GLOBAL", own.path().join("settings"));
        book.judged(line, &command.output().expect("it runs"))
    };
    let told = run("check --json").succeeds().json();
    assert_eq!(told["diagnostics"].as_array().map(Vec::len), Some(1), "{told:#}");
    assert_eq!(told["diagnostics"][0]["code"], Fault::IgnoredByGit.code());
    assert_eq!(told["diagnostics"][0]["path"], "customers/ana/files/offer.pdf");
    run("check").succeeds().prints(&file).prints("add the line `!*.pdf` to .gitignore");
    run(&format!("sync {}", own.path().join("stick.git").display())).succeeds().says("offer.pdf").says(&file);
    // The mend that is told mends it.
    book.write(".gitignore", "!*.pdf\n/customers/ana/files/*.jpg\n");
    book.write("customers/ana/files/scan.jpg", "x");
    run("check").succeeds().prints("scan.jpg").prints("take line 2 out of .gitignore").prints_not("offer.pdf");
    book.write(".gitignore", "!*.pdf\n");
    run("check").succeeds().prints_not("CB057");
    run("sync").succeeds();
    assert!(git(book.path(), &["ls-files"]).contains("offer.pdf"));
}

#[test]
fn ids_differ_by_more_than_case() {
    let book = BookTest::with_settings("").file("customers/Ana/Ana.md", ANA).file("customers/ana/ana.md", ANA);
    if names_in(&book.path().join("customers")).len() < 2 {
        return; // This system keeps no two such names.
    }
    only(&book, Fault::DuplicateId, "customers/ana");
    book.run("check").exits(1).prints("`ana`").prints("`Ana`");
    assert_eq!(book.run("list --json").json()["customers"].as_array().map(Vec::len), Some(2), "both are read");
}

#[test]
fn ids_differ_by_more_than_unicode_form() {
    let (composed, decomposed) = ("ren\u{e9}", "rene\u{301}");
    let book = BookTest::with_settings("");
    for id in [composed, decomposed] {
        book.write(&format!("customers/{id}/{id}.md"), ANA);
    }
    if names_in(&book.path().join("customers")).len() < 2 {
        return; // This system keeps no two such names.
    }
    let codes: BTreeSet<String> = diagnostics(&book).iter().map(code).collect();
    assert_eq!(codes, [Fault::BadId, Fault::DuplicateId].map(|fault| fault.code().to_owned()).into());
}

#[test]
fn files_differ_by_more_than_unicode_form() {
    let book = BookTest::with_settings("").file("customers/ana/ana.md", ANA);
    for stem in ["2026-11-03-ren\u{e9}", "2026-11-03-rene\u{301}"] {
        book.write(&format!("customers/ana/visits/{stem}.md"), "Talked.\n");
    }
    if names_in(&book.path().join("customers/ana/visits")).len() < 2 {
        return; // This system keeps no two such names.
    }
    only(&book, Fault::SameLetters, "customers/ana/visits/2026-11-03-ren\u{e9}.md");
}

/// Windows could not check such folders out.
#[cfg(unix)]
#[test]
fn names_that_windows_keeps_are_no_ids() {
    for id in ["con", "Aux", "lpt1"] {
        let book = BookTest::with_settings("").file(&format!("customers/{id}/{id}.md"), ANA);
        only(&book, Fault::BadId, &format!("customers/{id}"));
    }
}

/// Other systems make no such names.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_whose_name_is_no_unicode_is_told() {
    use std::os::unix::ffi::OsStrExt;
    let book = BookTest::with_settings("").file("customers/ana/ana.md", ANA);
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9");
    if fs::create_dir(book.path().join("customers").join(name)).is_err() {
        return; // Nor does this disk.
    }
    only(&book, Fault::BadId, "customers/caf\u{fffd}");
}

#[test]
fn a_template_that_does_not_parse_is_told_on_the_site() {
    let book = BookTest::with_settings("").file("customers/ana/ana.md", ANA);
    book.write("theme/templates/card.html", "{{ customer.name");
    book.run("build").succeeds();
    let faults = book.read("site/faults.html");
    assert!(faults.contains(Fault::BadTemplate.code()) && faults.contains("card.html"), "{faults}");
    assert!(book.read("site/customers/ana.html").contains("Ana"), "the theme’s own template is used");
}

/// One animal of the zoo.
struct Animal {
    name: String,
    folder: PathBuf,
}

impl Animal {
    /// A copy of its book, and the program in a language.
    fn open(&self, language: &str) -> BookTest {
        BookTest::copy_of(&self.folder.join("book")).in_language(language)
    }

    fn expected(&self, language: &str) -> PathBuf {
        self.folder.join(format!("expected.{language}.txt"))
    }
}

fn zoo() -> PathBuf {
    repository().join("tests/broken")
}

/// All animals, sorted by name.
fn animals() -> Vec<Animal> {
    names_in(&zoo()).iter().filter(|name| zoo().join(name).is_dir()).map(|name| animal(name)).collect()
}

fn animal(name: &str) -> Animal {
    Animal { name: name.to_owned(), folder: zoo().join(name) }
}

fn names_in(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.expect("a name").file_name().to_string_lossy().into_owned()).collect()
}

/// The faults that `check --json` tells.
fn diagnostics(book: &BookTest) -> Vec<Value> {
    let json = book.run("check --json").json();
    json["diagnostics"].as_array().cloned().expect("a list")
}

/// Asserts that this one fault and no other is told, at a file or folder as a whole.
#[track_caller]
fn only(book: &BookTest, fault: Fault, at: &str) {
    let found: Vec<_> = diagnostics(book).iter().map(|fault| (code(fault), place(fault))).collect();
    assert_eq!(found, [(fault.code().to_owned(), at.to_owned())]);
}

fn code(fault: &Value) -> String {
    fault["code"].as_str().unwrap_or_default().to_owned()
}

fn path(fault: &Value) -> String {
    fault["path"].as_str().unwrap_or_default().to_owned()
}

/// `path:line:column`, or the path alone.
fn place(fault: &Value) -> String {
    match fault["line"].as_u64() {
        Some(0) | None => path(fault),
        Some(line) => format!("{}:{line}:{}", path(fault), fault["column"]),
    }
}
