//! The Markdown of notes, as pages and terminal show it.

use crate::book_test::BookTest;

/// A book in which Ada has one note, of 10 November, and a card with a story.
fn book(story: &str, note: &str) -> BookTest {
    BookTest::with_settings("language = \"zh-CN\"\ncurrency = \"CNY\"\n")
        .file("customers/ada/ada.md", format!("+++\nname = \"Ada\"\n+++\n\n{story}"))
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

#[test]
fn a_task_is_quoted_without_its_signs_and_fields() {
    let test = book(
        "## 需求\n\n- [ ] 订 *纸* due:2026-11-25 amount:50\n- 纸\n",
        "- [ ] **send** the [[ada|A]] `drawing` due:2026-11-18 by:me\n",
    )
    .file(
        "customers/ada/plans/q.md",
        "+++\ntitle = \"报价\"\ndue = 2026-11-24\n+++\n\n- [ ] *step* one due:2026-11-22\n",
    )
    .file("customers/ada/complaints/2026-11-09.md", "- [ ] **换**货 due:2026-11-22\n");
    test.run("find drawing").succeeds().prints("send the A drawing · 2026-11-18").prints_not("**");
    test.run("today").succeeds().prints("send the A drawing").prints_not("due:");
    test.run("show ada")
        .succeeds()
        .prints("☐ 订 纸 (11-25 · 50.00)")
        .prints("step one")
        .prints("换货")
        .prints_not("due:");
    test.run("build").succeeds();
    for page in ["index.html", "notes/index.html", "notes/2026-11.html", "search/2026.js", "customers/ada.html"] {
        let text = test.read(&format!("site/{page}"));
        assert!(!text.contains("due:2026") && !text.contains("**"), "{page}: {text}");
    }
}

#[test]
fn a_footnote_on_the_terminal_is_read_where_it_is_named() {
    let test = book("开头[^1]。\n\n## 需求\n\n机油[^2]\n\n## 其他\n\n[^1]: 电话里说的\n\n[^2]: 牌号 40\n", "好\n");
    let shown = test.run("show ada").succeeds().prints("开头[1]。").prints("机油[2]");
    shown.prints("[1] 电话里说的").prints("[2] 牌号 40").prints_not("[^");
}
