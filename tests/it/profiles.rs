//! Editions of the book: what a profile withholds is in no byte of what it makes.

use std::path::Path;
use std::sync::Arc;

use clientbook::book::Secrecy;
use clientbook::book::day::parse_iso;
use clientbook::book::profile::Profile;
use clientbook::exchange::json_edition;
use clientbook::pipeline;
use clientbook::render::single::{Wish, single};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;

use crate::book_test::{BookTest, NOW, sample_path};
use crate::withheld_values::Needles;

/// Names that a profile of chance drops.
const DROPPED: [&str; 16] = [
    "relation",
    "need",
    "amount",
    "family",
    "contact",
    "note",
    "plan",
    "complaint",
    "account",
    "phone",
    "email",
    "wechat",
    "aliases",
    "background",
    "birthday",
    "address",
];

/// Names that it masks.
const MASKED: [&str; 4] = ["phone", "email", "wechat", "address"];

/// Every file of an edition: its path and what it holds.
fn edition(root: &Path, profile: &Profile) -> Vec<(String, Vec<u8>)> {
    let read = pipeline::load(root).expect("the sample is a book");
    let words = clientbook::i18n::words(read.book.settings.language);
    let today = parse_iso(&NOW[..10]).expect("a day");
    let made = pipeline::edition(root, read, profile, words);
    let data = pipeline::site_data(root, made.read, Arc::default(), today, words.language);
    let site = data.site();
    let content = |page| match site.copied(page) {
        Some(paper) => std::fs::read(root.join(paper)).expect("a paper of the book"),
        None => {
            let mut bytes = Vec::new();
            site.render(page, &mut bytes).expect("the page can be rendered");
            bytes
        }
    };
    let pages = site.pages().into_iter().filter(|page| !page.is_theme_file());
    let mut files: Vec<_> = pages.map(|page| (site.path(page), content(page))).collect();
    let read = |path: &str| std::fs::read(root.join(path)).ok();
    let wish = Wish { profile: "x", to: None, most: 10_000_000, told: 10_000_000, read: &read };
    let phone = single(&site, &wish).unwrap_or_else(|error| panic!("{error:?}"));
    files.push(("phone.html".to_owned(), phone.html.into_bytes()));
    files.push(("book.json".to_owned(), json_edition::of(&data.book).to_string().into_bytes()));
    files
}

/// What is found in files although it is withheld.
fn leaks(needles: &Needles, files: &[(String, Vec<u8>)]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in files {
        let text = format!("{path}\n{}", String::from_utf8_lossy(bytes));
        let plain = text.replace("\r\n ", "").replace("&amp;", "&").replace("&quot;", "\"").replace("&lt;", "<");
        let decoded = percent_decode_str(&plain).decode_utf8_lossy().into_owned();
        let digits: String = decoded.chars().filter(|c| !" -().+·\u{a0}".contains(*c)).collect();
        let texts =
            needles.texts.iter().filter(|needle| [&text, &plain, &decoded].iter().any(|text| holds(text, needle)));
        let numbers = needles.digits.iter().filter(|needle| digits.contains(*needle));
        found.extend(texts.chain(numbers).map(|needle| format!("{path}: {needle}")));
    }
    found
}

/// Whether a text holds another one, as words of its own where it has Latin letters.
fn holds(text: &str, needle: &str) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.match_indices(needle).any(|(at, _)| {
        let (before, behind) = (text[..at].chars().next_back(), text[at + needle.len()..].chars().next());
        let cuts_start = is_word(before) && is_word(needle.chars().next());
        let cuts_end = is_word(behind) && is_word(needle.chars().next_back());
        !cuts_start && !cuts_end
    })
}

#[track_caller]
fn holds_the_law(root: &Path, profile: &Profile) {
    let needles = Needles::of(root, profile);
    let leaks = leaks(&needles, &edition(root, profile));
    assert!(leaks.is_empty(), "{profile:?} of {} lets out:\n{}", root.display(), leaks.join("\n"));
}

#[test]
fn no_byte_of_an_edition_holds_what_its_profile_withholds() {
    for book in ["en", "zh"] {
        let root = sample_path(book);
        let profiles = pipeline::load(&root).expect("the sample is a book").book.settings.profiles.clone();
        for (name, profile) in &profiles {
            let count = Needles::of(&root, profile).texts.len();
            assert!(name == "self" || count > 8, "{book}: {name} withholds only {count} texts");
            holds_the_law(&root, profile);
        }
    }
}

/// What the build of another profile left in a folder goes.
#[test]
fn a_folder_that_held_the_whole_book_holds_only_the_edition_after_it_is_built() {
    let test = BookTest::sample("en");
    test.run("build").succeeds();
    test.run("build --profile phone").succeeds();
    let profile = &Profile::built_in()["phone"];
    let site = test.path().join("site");
    let entries = walkdir::WalkDir::new(&site).into_iter().map(|entry| entry.expect("the site can be read"));
    let files = entries.filter(|entry| entry.file_type().is_file() && !entry.path().starts_with(site.join("static")));
    let read = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(&site).expect("below the site").display().to_string();
        (path, std::fs::read(entry.path()).expect("it can be read"))
    };
    let files: Vec<_> = files.map(read).collect();
    let leaks = leaks(&Needles::of(&sample_path("en"), profile), &files);
    assert!(files.len() > 100 && leaks.is_empty(), "{}", leaks.join("\n"));
    assert!(!test.exists("site/faults.html"));
}

/// The samples know no type of a debtor.
#[test]
fn the_boss_is_not_told_the_type_of_a_debtor() {
    let account = "[credit]\ndebtor = \"stubborn\"\ncharacter = 3\n[credit.notes]\ndebtor = \"shouts at Bo\"\n\
                   [[invoice]]\nno = \"A-1\"\ndate = 2026-08-01\ndue = 2026-09-01\namount = \"500.00\"\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account);
    let seen = |options: &str| {
        test.run(&format!("build {options}")).succeeds();
        let pages = ["site/receivables/ana.html", "site/credit/ana.html"].map(|page| test.read(page));
        pages.concat()
    };
    assert!(seen("").contains("A stubborn debtor"));
    let seen = seen("--profile boss");
    assert!(seen.contains("500.00") && !seen.contains("stubborn") && !seen.contains("shouts"), "{seen}");
}

/// Promises to pay belong to the account: an edition without accounts tells of neither, and says why it owes nothing.
#[test]
fn an_edition_without_accounts_tells_no_promise_to_pay() {
    let account = "[[invoice]]\nno = \"A-17\"\ndate = 2026-08-01\ndue = 2026-09-01\namount = \"58000.00\"\n";
    let note = "Agreed.\n\n- [ ] pays the half amount:29000 for:A-17 due:2026-11-25 by:customer\n- [ ] send it due:2026-11-24\n";
    let test = BookTest::with_settings("language = \"en\"\n[profiles.partner]\ndrop = [\"account\"]\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/account.toml", account)
        .file("customers/ana/visits/2026-11-10.md", note);
    let seen = |options: &str| {
        test.run(&format!("build {options}")).succeeds();
        ["index.html", "customers/ana.html", "receivables/index.html", "plans.html"]
            .map(|page| test.read(&format!("site/{page}")))
            .concat()
    };
    let whole = seen("");
    assert!(whole.contains("29,000") && whole.contains("A-17") && whole.contains("send it"), "{whole}");
    let partner = seen("--profile partner");
    for told in ["29,000", "29000", "58,000", "A-17", "Nobody owes"] {
        assert!(!partner.contains(told), "{told}: {partner}");
    }
    assert!(partner.contains("This edition does not show who owes what.") && partner.contains("send it"), "{partner}");
}

/// Without this the law above would hold of an empty site as well.
#[test]
fn the_law_is_broken_by_the_whole_book() {
    for book in ["en", "zh"] {
        let root = sample_path(book);
        let profiles = pipeline::load(&root).expect("the sample is a book").book.settings.profiles.clone();
        let whole = edition(&root, &profiles["self"]);
        for name in ["phone", "boss"] {
            let needles = Needles::of(&root, &profiles[name]);
            let found = leaks(&needles, &whole);
            let written = needles.texts.iter().filter(|one| !one.bytes().all(|byte| byte.is_ascii_digit()));
            let missed: Vec<&String> = written.filter(|one| !found.iter().any(|leak| leak.ends_with(*one))).collect();
            assert!(
                missed.len() * 2 < needles.texts.len(),
                "{book}: of what {name} withholds the site lacks {missed:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn no_byte_holds_what_any_profile_withholds(
        limit in prop::option::of(prop::sample::select(vec![Secrecy::Confidential, Secrecy::Secret])),
        drop in prop::sample::subsequence(DROPPED.to_vec(), 0..6),
        mask in prop::sample::subsequence(MASKED.to_vec(), 0..3),
        shows_private in any::<bool>(),
        is_handover in any::<bool>(),
        book in prop::sample::select(vec!["en", "zh"]),
    ) {
        let named = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
        let ids = ["miller-machine", "ed-hartley", "wright-fixtures", "chen-jing", "kun-tai", "su-he"];
        let only = is_handover.then(|| ids.map(str::to_owned).into());
        let (mask, drop) = (named(mask), named(drop));
        let profile = Profile { up_to: limit, mask, drop, shows_private, only, is_in_doubt: false };
        holds_the_law(&sample_path(book), &profile);
    }
}
