//! What can be said to `set`, `log` and `done`: days as they are shown, occasions by their names; and what they say.

use crate::book_test::BookTest;

fn book(language: &str, card: &str) -> BookTest {
    BookTest::with_settings(&format!("language = \"{language}\"\ncurrency = \"USD\"\n"))
        .file("customers/ada/ada.md", format!("+++\nname = \"Ada\"\n{card}+++\n"))
}

#[test]
fn a_day_of_every_year_is_typed_as_it_is_shown() {
    let test = book("zh-CN", "tier = \"A\"\n");
    for day in ["5月第二个星期日", "清明", "冬至", "复活节", "11月最后一个星期五"] {
        test.run(&format!("set ada 日期.纪念.日子={day}")).succeeds();
        test.run("check").succeeds();
        test.run("show ada").succeeds().prints(day);
    }
    let test = book("en", "[[date]]\nname = \"Mothers\"\non = \"the 2nd Sunday of May\"\n");
    test.run("check").succeeds();
    test.run("show ada").succeeds().prints("May 9, 2027");
}

#[test]
fn names_of_one_letter_are_no_slips_of_each_other() {
    let test =
        book("zh-CN", "[[date]]\nname = \"复\"\non = \"--03-01\"\n[[date]]\nname = \"签约纪念\"\non = \"--04-01\"\n");
    test.run("set ada date.新.on=--05-01").succeeds();
    test.run("check").succeeds();
    test.run("set ada date.签约记念.on=--05-01").exits(2).says("指的是“签约纪念”就这样写").says_not("指的是他");
}

#[test]
fn a_birthday_of_nobody_is_told_with_its_own_day() {
    for (written, told) in [
        ("1900-01-01", "\"--01-01\""),
        ("1905-03-09", "\"--03-09\""),
        ("2030-01-01", "\"--01-01\""),
        ("1604-08-15", "\"--08-15\""),
        ("1905年1月1日", "\"--01-01\""),
        ("lunar 1901-07-12", "\"lunar --07-12\""),
    ] {
        let test = book("en", &format!("birthday = \"{written}\"\n"));
        test.run("check").prints("CB054").prints(&format!("write {told}"));
        let empty = book("en", "");
        empty.run(&format!("set ada \"birthday={written}\"")).exits(2).says("cannot be right");
    }
    book("en", "birthday = \"1906-01-01\"\n").run("check").succeeds().says("Nothing is wrong");
}

const PRODUCT: &str = "[[product]]\nname = \"Supply contract\"\nno = \"P-2231\"\nexpires = 2026-11-30\n";

#[test]
fn a_plan_answers_an_expiry_in_letters_of_any_case() {
    let test = book("en", PRODUCT);
    test.run("today").succeeds().prints("Supply contract");
    test.write("customers/ada/plans/q.md", "+++\ntitle = \"Renew the supply contract\"\ndue = 2026-12-20\n+++\n");
    test.run("today").succeeds().prints_not("Supply contract");
}

#[test]
fn an_expiry_says_what_answers_it_and_that_it_was_answered() {
    let test = book("en", PRODUCT);
    let refused = test.run("done expiry:ada \"They will sign\" -c call").exits(2);
    refused.says("clientbook renew ada").says("--occasion \"expiry Supply contract\"").says("clientbook new plan ada");
    let logged = test.run("log ada \"They will sign\" -c call --occasion \"Supply contract\"").succeeds();
    logged.says("That answers: Supply contract");
    test.run("today").succeeds().prints("Nobody is due today");
}

#[test]
fn the_occasions_of_a_chinese_book_are_chinese() {
    let test = book("zh-CN", "[[product]]\nname = \"稳盈一号\"\nexpires = 2027-03-01\n");
    test.run("log ada 谈 --occasion 没有这个").exits(2).says("稳盈一号到期").says_not("expiry");
    test.run("log ada 谈 --occasion 稳盈一号到期").succeeds();
}

#[test]
fn log_says_which_agreed_day_does_not_count() {
    let test = book("en", "tier = \"A\"\n");
    test.run("log ada \"Met.\" --on 11/10 --next 12/15").succeeds();
    let replaced = test.run("log ada \"Called.\" --next 12/10").succeeds();
    replaced.says("Next contact: Dec 10.").says("No longer Dec 15, which was agreed on Nov 10.");
    let older = test.run("log ada \"Older.\" --on 11/12 --next 12/30").succeeds();
    older.says("Dec 30 is not used: the later note of Nov 21 names Dec 10.");
}

#[test]
fn a_day_is_typed_as_files_and_people_write_it() {
    for (typed, written) in [
        ("2026-12-12T16:00", "next = 2026-12-12T16:00:00"),
        ("12/20/26", "next = 2026-12-20"),
        ("两周后", "next = 2026-12-05"),
        ("明早", "next = 2026-11-22T09:00:00"),
    ] {
        let test = book("en", "");
        test.run(&format!("log ada Talked. --dry-run --next {typed}")).succeeds().prints(written);
    }
}
