//! The beginning: init, help and the manual.

use crate::book_test::BookTest;
use crate::history::git;

#[test]
fn init_makes_a_book_and_touches_nothing_that_stands() {
    let test = BookTest::empty().file("README.md", "mine");
    let path = test.path().display().to_string();
    test.run(&format!("init {path} --lang en")).succeeds().prints("A new book stands in");
    assert_eq!(test.read("README.md"), "mine");
    assert_eq!(test.read(".gitignore"), "/site/\n/.clientbook/\n");
    assert!(test.exists(".git"));
    test.run("check").succeeds();
    test.run(&format!("init {path}")).exits(2).says("already exists");
}

#[test]
fn init_inside_a_repository_makes_no_nested_one() {
    let test = BookTest::empty();
    git(test.path(), &["init", "--quiet"]);
    let inside = test.path().join("book");
    test.run(&format!("init {} --lang en", inside.display())).succeeds();
    assert!(!inside.join(".git").exists());
}

#[test]
fn init_demo_is_the_sample_in_the_language_asked_for() {
    for (language, customer) in [("en", "miller-machine"), ("zh-CN", "hua-xin")] {
        let test = BookTest::empty();
        let path = test.path().display().to_string();
        test.run(&format!("init {path} --demo --lang {language}")).succeeds();
        assert!(test.exists(&format!("customers/{customer}/{customer}.md")));
        test.run("check").succeeds();
    }
}

#[test]
fn help_and_manual_speak_both_languages() {
    let test = BookTest::empty().in_language("zh-CN");
    test.run("--help").succeeds().prints("一句话记下一次联系");
    test.run("log --help").succeeds().prints("什么时候再联系");
    BookTest::empty().in_language("en").run("man").succeeds().prints(".TH clientbook");
    BookTest::empty().run("completions bash").succeeds().prints("_clientbook");
}

#[test]
fn an_unknown_command_is_wrong_use() {
    BookTest::empty().run("dance").exits(2);
}

#[test]
fn an_empty_book_says_what_comes_first_and_then_next() {
    let test = BookTest::with_settings("language = \"en\"\n");
    test.run("today").succeeds().prints("clientbook new customer");
    test.run("build").succeeds();
    assert!(test.read("site/index.html").contains("class=\"steps\""));
    test.run("new customer \"Ana Cruz\" --no-edit").succeeds();
    test.run("today").succeeds().says("clientbook log ana-cruz");
    test.run("build").succeeds();
    assert!(test.read("site/index.html").contains("customers/ana-cruz.html#note"));
    test.run("log ana-cruz \"Met her.\"").succeeds();
    test.run("today").succeeds().says_not("clientbook log ana-cruz");
    test.run("build").succeeds();
    assert!(!test.read("site/index.html").contains("class=\"steps\""));
}
