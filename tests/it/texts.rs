//! Texts of a book as its pages show them.

use crate::book_test::BookTest;

/// A book in which Bo has one note, and the note's customer Ada a card.
fn note(body: &str) -> BookTest {
    BookTest::with_settings("language = \"zh-CN\"\n")
        .file("customers/ada/ada.md", "+++\nname = \"Ada\"\n+++\n")
        .file("customers/bo/bo.md", "+++\nname = \"Bo\"\n+++\n")
        .file("customers/bo/visits/2026-11-01.md", body)
}

#[test]
fn a_wikilink_in_a_table_leads_to_its_customer() {
    let test = note("| who | what |\n| - | - |\n| [[ada\\|Ada B.]] | drawing |\n");
    test.run("check").succeeds().says("没有问题");
    test.run("build").succeeds();
    assert!(test.read("site/customers/bo.html").contains("<td><a href=\"ada.html\">Ada B.</a></td>"));
    assert!(test.read("site/customers/ada.html").contains("Bo"));
}

#[test]
fn an_image_from_elsewhere_is_a_link_and_is_told() {
    let test = note("平面图：![](https://example.com/plan.png)\n");
    test.run("check").succeeds().prints("CB053").prints("2026-11-01.md:1:5");
    test.run("build").succeeds();
    let page = test.read("site/customers/bo.html");
    let link = "<a href=\"https://example.com/plan.png\">https://example.com/plan.png</a> <small>(图片未加载)</small>";
    assert!(page.contains(link), "{page}");
}

#[test]
fn emphasis_beside_chinese_punctuation_is_emphasis() {
    let test = note("**重要：**别提。价格**很低（九折）**了。见https://a.b/c，*先打电话。*再去。\n");
    test.run("build").succeeds();
    let page = test.read("site/customers/bo.html");
    for part in [
        "<strong>重要：</strong>别提",
        "<strong>很低（九折）</strong>了",
        "<em>先打电话。</em>再去",
        ">https://a.b/c</a>，",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    test.run("show bo").succeeds().prints("重要：别提。价格很低（九折）了");
}

#[test]
fn footnotes_are_read_on_the_terminal() {
    let card = "+++\nname = \"Bo\"\n+++\n\n开头[^1]。\n\n## 需要\n\n- 轴承[^b]\n\n[^1]: 电话里说的\n\n## 其他\n\n无\n\n[^b]: 40 号\n";
    let test = BookTest::with_settings("language = \"zh-CN\"\n").file("customers/bo/bo.md", card);
    test.run("show bo")
        .succeeds()
        .prints("开头[1]。 [1]电话里说的")
        .prints("轴承[b] [b]40 号")
        .prints_not("[^")
        .prints_not("无 ");
}

#[test]
fn a_link_around_an_image_from_elsewhere_is_one_link() {
    let test = note("[![b](https://i.example/b.png)](https://l.example)\n");
    test.run("build").succeeds();
    let page = test.read("site/customers/bo.html");
    assert!(page.contains("<a href=\"https://l.example\">b <small>(图片未加载)</small></a>"), "{page}");
}
