//! The Markdown of notes, as pages and terminal show it.

use crate::book_test::BookTest;

/// A book in which Ada has one note, of 10 November, and a card with a story.
fn book(story: &str, note: &str) -> BookTest {
    BookTest::with_settings("language = \"zh-CN\"\ncurrency = \"CNY\"\n")
        .file("customers/ada/ada.md", &format!("+++\nname = \"Ada\"\n+++\n\n{story}"))
        .file("customers/ada/visits/2026-11-10.md", note)
}

#[test]
fn emphasis_ends_at_chinese_punctuation_before_a_number_or_an_address() {
    let test = book(
        "**电话：**13800001234，见**《合同》**v2\n\n__重要：__https://a.b/c\n",
        "- [ ] **报价：**Q-8812 due:2026-12-01\n",
    );
    test.run("build").succeeds();
    let card = test.read("site/customers/ada.html");
    assert!(card.contains("<strong>电话：</strong>13800001234，见<strong>《合同》</strong>v2"), "{card}");
    assert!(card.contains("<strong>重要：</strong><a href=\"https://a.b/c\">"), "{card}");
    test.run("show ada").succeeds().prints("电话：13800001234，见《合同》v2");
    test.run("today --days 30").succeeds().prints("报价：Q-8812").prints_not("**");
}
