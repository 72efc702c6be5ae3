//! What the terminal shows: lines that fit its width, and marks for what nobody would see.

use unicode_width::UnicodeWidthStr;

use crate::book_test::{BookTest, Run};
use crate::history::git;

/// The columns of a narrow terminal.
const NARROW: usize = 60;

fn narrow(test: &BookTest, line: &str) -> Run {
    let mut command = test.command(line);
    let output = command.env("COLUMNS", NARROW.to_string()).output().expect("the program runs");
    test.judged(line, &output)
}

#[test]
fn lines_fit_a_narrow_terminal() {
    let name = "苏州工业园区金鸡湖创新科技产业投资发展合伙企业（有限合伙）第二十三分公司";
    for (book, customer) in [("en", "miller-machine"), ("zh", "zhou-min")] {
        let test = BookTest::sample(book).file(
            "customers/long/long.md",
            format!("+++\nname = \"{name}\"\ntier = \"A\"\nregion = \"{name}\"\nsince = 2020-01-01\n+++\n"),
        );
        test.write(
            "customers/long/account.toml",
            "[[invoice]]\nno = \"X\"\ndate = 2026-01-01\ndue = 2026-02-01\namount = 100\n",
        );
        let show = format!("show {customer}");
        for line in [
            "today",
            "today --all --days 60",
            "list",
            "report aging",
            "report aging --by region",
            "report changes",
            "report coverage",
            "report capacity",
            "report contacts",
            "report owners",
            "show long",
            &show,
        ] {
            let run = narrow(&test, line).succeeds();
            assert!(!run.out.is_empty(), "{line}");
            for text in run.out.lines() {
                assert!(text.width() <= NARROW, "{book}, {line}: {} columns: {text}", text.width());
            }
        }
        // Nothing is lost on the way.
        let open = narrow(&test, "report aging").succeeds().out.replace([' ', '\n'], "");
        assert!(open.contains(name), "{open}");
    }
}

#[test]
fn a_wide_terminal_and_a_pipe_have_tables() {
    let test = BookTest::sample("en");
    let piped = test.run("report aging").succeeds();
    let row = piped.out.lines().find(|line| line.contains("Miller Machine Co.")).expect("a row");
    assert!(row.contains("$12,910.00") && row.contains("$8,420.00"), "{row}");
    let output = test.command("report aging").env("COLUMNS", "160").output().expect("the program runs");
    assert_eq!(test.judged("", &output).out, piped.out);
}

#[test]
fn what_nobody_would_see_is_shown_as_a_mark_on_every_way_out() {
    let hidden = "L\u{ad}i\u{200b}n";
    let shown = "L<U+00AD>i<U+200B>n";
    let test = BookTest::with_settings("language = \"en\"\n").file(
        "customers/lin/lin.md",
        format!("+++\nname = \"{hidden}\"\ntier = \"A\"\nsince = 2020-01-01\ncadence = \"{hidden}\"\n+++\n\n- [ ] send {hidden} due:2026-11-21\n"),
    );
    test.write("customers/lin-2/lin-2.md", format!("+++\nname = \"{hidden}\"\ntier = \"B\"\n+++\n"));
    test.write(
        "customers/lin/account.toml",
        "[[invoice]]\nno = \"X\"\ndate = 2026-01-01\ndue = 2026-02-01\namount = 100\n",
    );
    git(test.path(), &["init", "--quiet"]);
    for line in ["list", "today", "show lin", "report aging", "report owners", "check"] {
        let out = test.run(line).out;
        assert!(out.contains(shown), "{line}: {out:?}");
        assert!(!out.contains(['\u{200b}', '\u{ad}']), "{line}: {out:?}");
    }
    let error = test.run(&format!("show \"{hidden}\"")).exits(2);
    assert!(error.err.contains(shown) && !error.err.contains('\u{200b}'), "{:?}", error.err);
    test.run(&format!("set lin title=\"{hidden}\"")).succeeds();
    let message = git(test.path(), &["log", "-1", "--format=%B"]);
    assert!(message.contains(shown) && !message.contains(['\u{200b}', '\u{ad}']), "{message:?}");
    // JSON keeps the very text, escaped.
    let json = test.run("list --json").succeeds();
    assert!(json.out.contains("\\u200b") && !json.out.contains('\u{200b}'));
    assert_eq!(json.json()["customers"][0]["name"], hidden);
}

#[test]
fn a_name_with_a_line_break_stays_on_its_line() {
    let card = "+++\nname = \"Ana\\nLopez\"\ntier = \"A\"\nregion = \"Ohio\\nDayton\"\nadded = 2026-01-01\n+++\n";
    let test = BookTest::with_settings("language = \"en\"\n").file("customers/ana/ana.md", card);
    let list = test.run("list").succeeds().prints("Ana Lopez");
    let row = list.out.lines().find(|line| line.contains("Ana Lopez")).expect("a row");
    assert!(row.contains("Ohio Dayton"), "{}", list.out);
    test.run("today").succeeds().prints("Ana Lopez");
    test.run("show \"ana lopez\"").succeeds().prints("Ana Lopez  ana");
}

#[test]
fn show_reads_a_body_as_text() {
    let body = "## Needs\n\n- **two** pumps, see [the list](https://a.b/c)\n- [ ] a call with [[ana|Ana]]\n";
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", format!("+++\nname = \"Ana\"\n+++\n\n{body}"));
    test.run("show ana").succeeds().prints("two pumps, see the list (https://a.b/c); ☐ a call with Ana");
}

#[test]
fn chinese_help_fits_a_narrow_terminal() {
    let test = BookTest::with_settings("language = \"zh-CN\"\n");
    for line in ["--help", "log --help", "pay --help", "set --help", "report aging --help"] {
        let help = narrow(&test, line).succeeds().out;
        let wide = help.lines().find(|line| line.width() > NARROW);
        assert_eq!(wide, None, "{line}");
    }
    // What follows stands below its beginning.
    let help = narrow(&test, "report aging --help").succeeds().out;
    assert!(help.contains("  一行一位客户、一个地区或一个等级（默\n                       认：customer）"), "{help}");
}
