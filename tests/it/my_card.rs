//! The card of the book's owner.

use crate::book_test::BookTest;

const OWNER: &str = "language = \"en\"\ncurrency = \"USD\"\n[owner]\nname = \"Uma Ott\"\ntitle = \"Agent\"\nphone = \"937-555-0100\"\nwechat = \"uma-o\"\nlicence = \"L 7\"\nhonours = [\"2024 First <in> town\"]\n";

fn book(settings: &str) -> BookTest {
    BookTest::with_settings(settings).file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n").file(
        "customers/ana/account.toml",
        "[[invoice]]\nno = \"I-1\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"70.00\"\n",
    )
}

#[test]
fn the_card_shows_who_one_is_and_a_code_for_the_phone() {
    let test = book(OWNER);
    test.run("build").succeeds();
    let card = test.read("site/me.html");
    for told in ["Uma Ott", "Agent", "tel:9375550100", "uma-o", "L 7", "2024 First &lt;in&gt; town", "src=\"me.svg\""] {
        assert!(card.contains(told), "{told}: {card}");
    }
    assert!(test.read("site/me.svg").starts_with("<svg xmlns="));
    assert!(test.read("site/reports/index.html").contains("../me.html"));
    for paper in ["receivables/ana.html", "letters/ana.html"] {
        assert!(test.read(&format!("site/{paper}")).contains("src=\"../me.svg\""), "{paper}");
    }
}

#[test]
fn the_photo_is_a_file_of_the_books_own_theme() {
    let test = book(OWNER).file("theme/static/me.png", b"\x89PNG\r\n\x1a\nx".as_slice());
    test.run("build").succeeds();
    assert!(test.read("site/me.html").contains("src=\"static/me.png\""));
    assert!(test.exists("site/static/me.png"));
}

#[test]
fn without_a_name_there_is_no_card_and_a_missing_number_is_told() {
    let test = book("language = \"en\"\n");
    test.run("build").succeeds();
    assert!(!test.exists("site/me.html") && !test.exists("site/me.svg"));
    assert!(!test.read("site/letters/ana.html").contains("me.svg"));
    let named = book("language = \"en\"\n[owner]\nname = \"Uma\"\n");
    named.run("build").succeeds();
    assert!(named.read("site/me.html").contains("Your phone number is missing"));
}

#[test]
fn what_is_too_long_for_a_code_has_none() {
    let test = book(&format!("language = \"en\"\n[owner]\nname = \"{}\"\n", "Uma ".repeat(900)));
    test.run("build").succeeds();
    assert!(test.exists("site/me.html") && !test.exists("site/me.svg"));
    assert!(!test.read("site/me.html").contains("me.svg"));
}
