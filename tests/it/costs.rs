//! Books that are large in one way: work grows as the book does. A quadratic step shows as a test
//! that takes minutes.

use std::fmt::Write;

use crate::book_test::BookTest;

const N: usize = 20_000;

const CARD: &str = "customers/ana/ana.md";
const ACCOUNT: &str = "customers/ana/account.toml";
const NOTE: &str = "customers/ana/visits/2026-11-01.md";

/// One piece of text for each number.
fn each(piece: impl Fn(usize) -> String) -> String {
    (0..N).map(piece).collect()
}

fn book(card: &str) -> BookTest {
    book_of("", card)
}

fn book_of(settings: &str, card: &str) -> BookTest {
    BookTest::with_settings(&format!("language = \"en\"\n{settings}"))
        .file(CARD, format!("+++\nname = \"Ana\"\n{card}+++\n"))
}

/// All that looks at a book; each command does its work.
fn looks(test: &BookTest) {
    for line in ["today", "list", "show ana", "report aging", "build"] {
        test.run(line).succeeds();
    }
}

#[test]
fn unknown_keys() {
    let test = book(&each(|at| format!("unknown_key_{at} = 1\n")));
    let run = test.run("check").exits(1).prints("unknown_key_19999").says("20000");
    assert_eq!(run.out.matches("CB011").count(), N);
    looks(&test);
    assert!(test.read("site/faults.html").contains("unknown_key_19999"));
}

#[test]
fn unknown_keys_in_one_line() {
    let test = book(&format!(
        "contact = [{{ name = \"Bo\", {} }}]\n",
        each(|at| format!("k{at} = 1, ")).trim_end_matches(", ")
    ));
    let run = test.run("check --json").exits(1);
    let json = run.json();
    let faults = json["diagnostics"].as_array().expect("a list");
    assert_eq!(faults.len(), N);
    assert!(run.out.len() < N * 3_000);
    // The column is that of the file, though the line is shown in part.
    let line = test.read(CARD).lines().nth(2).expect("a line").to_owned();
    let column = line.find("k19999 ").expect("it is there") + 1;
    test.run("check").exits(1).prints(&format!("{CARD}:3:{column}"));
    looks(&test);
}

#[test]
fn own_fields_and_keys_that_are_none_of_them() {
    let fields: String = (0..5_000).map(|at| format!("[fields.field{at:05}]\ntype = \"text\"\n")).collect();
    let test = book_of(&fields, &format!("[custom]\n{}", each(|at| format!("cield{at:05} = \"x\"\n"))));
    let run = test.run("check").exits(1);
    assert_eq!(run.out.matches("CB029").count(), N);
    // The first are told what was meant.
    assert!(run.out.contains("field00000"), "{}", &run.out[..2_000]);
    looks(&test);
}

#[test]
fn lines_that_are_no_toml() {
    let test = book(&each(|at| format!("bad line {at}\n")));
    test.run("check").exits(1).prints("bad line 19999");
    looks(&test);
}

fn invoice(at: usize, more: &str) -> String {
    format!(
        "[[invoice]]\nno = \"I{at}\"\ndate = 2026-{:02}-{:02}\namount = \"100.00\"\n{more}\n",
        at % 9 + 1,
        at % 28 + 1
    )
}

fn payment(at: usize, more: &str) -> String {
    format!("[[payment]]\ndate = 2026-{:02}-{:02}\namount = \"90.00\"\n{more}\n", at % 9 + 2, at % 28 + 1)
}

#[test]
fn invoices_and_payments() {
    let ways: [fn(usize) -> String; 3] =
        [|_| String::new(), |at| format!("for = \"I{at}\""), |at| format!("for = [\"I{at}\", \"I{}\"]", at * 7 % N)];
    for way in ways {
        let account = [each(|at| invoice(at, "")), each(|at| payment(at, &way(at)))].concat();
        let test = book("").file(ACCOUNT, account);
        // 20,000 × 100 less 20,000 × 90.
        test.run("report aging").succeeds().prints("200,000");
        looks(&test);
    }
}

#[test]
fn parts_write_offs_and_currencies() {
    let parts = "parts = [{ due = 2026-03-01, amount = \"40.00\" }, { due = 2026-04-01, amount = \"60.00\" }]\nwritten_off = { date = 2026-10-30, amount = \"5.00\" }";
    looks(&book("").file(ACCOUNT, [each(|at| invoice(at, parts)), each(|at| payment(at, ""))].concat()));
    let currency = |at: usize| format!("currency = \"{}\"", ["EUR", "USD", "CNY", "GBP"][at % 4]);
    looks(
        &book("")
            .file(ACCOUNT, [each(|at| invoice(at, &currency(at))), each(|at| payment(at, &currency(at)))].concat()),
    );
    let unknown = book("").file(ACCOUNT, each(|at| invoice(at, &format!("currency = \"X{at}\""))));
    assert_eq!(unknown.run("check").exits(1).out.matches("CB043").count(), N);
}

#[test]
fn payments_for_invoices_that_are_not_there() {
    let test = book("")
        .file(ACCOUNT, [each(|at| invoice(at, "")), each(|at| payment(at, &format!("for = \"J{at}\"")))].concat());
    assert_eq!(test.run("check").exits(1).out.matches("CB025").count(), N);
}

#[test]
fn promises_and_links_in_one_note() {
    let tasks = book("").file(NOTE, each(|at| format!("- [ ] do {at} due:2026-11-{:02}\n", at % 28 + 1)));
    tasks.run("today").succeeds().prints("do 19999");
    looks(&tasks);
    for separator in ["\n", " "] {
        let links = book("").file(NOTE, each(|at| format!("[[nobody {at}]]{separator}")));
        assert_eq!(links.run("check").succeeds().out.matches("CB031").count(), N);
        looks(&links);
    }
}

#[test]
fn a_card_with_many_of_each() {
    let mut card = format!("tags = [{}]\n", each(|at| format!("\"t{at}\",")));
    for at in 0..N {
        let day = format!("{:02}-{:02}", at % 12 + 1, at % 28 + 1);
        let _ = write!(
            card,
            "[[contact]]\nname = \"P{at}\"\nbirthday = \"--{day}\"\n[[date]]\nname = \"D{at}\"\non = 2019-{day}\n"
        );
        let _ = write!(
            card,
            "[[product]]\nname = \"Q{at}\"\nexpires = 2027-{day}\n[[snooze]]\nid = \"S{at}\"\nuntil = 2027-{day}\n"
        );
    }
    let test = book(&card);
    test.run("check").succeeds();
    looks(&test);
}

#[test]
fn questions() {
    let question = |at| format!("<<<<<<< one device\nk{at} = 1\n=======\nk{at} = 2\n>>>>>>> another device\n");
    let test = book("").file(NOTE, each(question));
    assert_eq!(test.run("check").exits(1).out.matches("CB047").count(), N);
    looks(&test);
}

#[test]
fn what_nests_deeply_neither_ends_the_program_nor_holds_it_up() {
    let deep = 100_000;
    for card in [
        format!("tags = {}{}\n", "[".repeat(deep), "]".repeat(deep)),
        format!("tags = {}\n", "[".repeat(deep)),
        format!("x = {}1{}\n", "{a=".repeat(deep), "}".repeat(deep)),
        format!("{}a = 1\n", "a.".repeat(deep)),
        format!("[{}a]\nb = 1\n", "a.".repeat(deep)),
    ] {
        let test = book(&card);
        test.run("check").exits(1);
        test.run("build").succeeds();
    }
    for body in [">", "- ", "*", "*a **b ", "_a", "[", "![", "[[a", "[a](", "<a ", "<!--", "|a", "[^a]", "a|", "&"] {
        let test = book("").file(NOTE, format!("{} x\n", body.repeat(deep / body.len())));
        test.run("check");
        test.run("build").succeeds();
    }
}

/// A book whose own template stands in the place of the program's page of the day.
fn with_template(name: &str, text: &str) -> BookTest {
    BookTest::sample("en").file(&format!("theme/templates/{name}"), text)
}

#[track_caller]
fn is_refused(test: &BookTest, why: &str) {
    test.run("build").succeeds();
    let page = test.read("site/faults.html");
    assert!(page.contains("CB036") && page.contains(why), "{page}");
    assert!(test.read("site/index.html").contains("</html>"));
}

const WORK: &str = "more work than a template";

#[test]
fn loops_have_an_end() {
    let range = "range(end=100000)";
    for text in [
        format!(
            "{{% for a in {range} %}}{{% for b in {range} %}}{{% for c in {range} %}}x{{% endfor %}}{{% endfor %}}{{% endfor %}}"
        ),
        format!("{{%- for a in {range} -%}}{{%- for b in {range} -%}}{{%- endfor -%}}{{%- endfor -%}}"),
        format!("{{% set l = {range} %}}{{% for a in l %}}{{% if 100001 in l %}}{{% endif %}}{{% endfor %}}"),
        format!(
            "{{% set l = {range} %}}{{% for a in l %}}{{% for b in l %}}{{% continue %}}{{% endfor %}}{{% endfor %}}"
        ),
        format!("{{% set s = {range} | join(sep=\"x\") %}}{{% for a in {range} %}}{{{{ s[5] }}}}{{% endfor %}}"),
        format!("{{% for a in {range} %}}{}{{% endfor %}}", "long ".repeat(20_000)),
    ] {
        is_refused(&with_template("today.html", &text), WORK);
        is_refused(
            &with_template(
                "today.html",
                &format!("{{% extends \"default/today.html\" %}}{{% block content %}}{text}{{% endblock %}}"),
            ),
            WORK,
        );
        is_refused(&with_template("row.html", &text), WORK);
    }
}

#[test]
fn texts_and_lists_that_double_have_an_end() {
    for step in ["s ~ s", "s | replace(from=\"a\", to=s)", "[s, s]", "[s, s] | join(sep=s)"] {
        let text = format!("{{% set s = \"aaaaaaaa\" %}}{}{{{{ s }}}}", format!("{{% set s = {step} %}}").repeat(60));
        let test = with_template("today.html", &text);
        test.run("build").succeeds();
        assert!(test.read("site/faults.html").contains("CB036"), "{step}");
    }
    let text = format!("{{% set s = \"aaaaaaaa\" %}}{}{{{{ s }}}}", "{% set s %}{{ s }}{{ s }}{% endset %}".repeat(60));
    is_refused(&with_template("today.html", &text), "template");
    let nested = "{% set l = [1] %}{% for a in range(end=100000) %}{% set_global l = [l] %}{% endfor %}";
    is_refused(&with_template("today.html", nested), "deep in one another");
}

#[test]
fn templates_that_include_one_another_have_an_end() {
    let mut test = BookTest::sample("en").file("theme/templates/today.html", "{% include \"t0.html\" %}");
    for at in 0..20 {
        test = test
            .file(&format!("theme/templates/t{at}.html"), format!("{{% include \"t{}.html\" %}}", at + 1).repeat(4));
    }
    is_refused(&test.file("theme/templates/t20.html", "x"), WORK);
    let mut test = BookTest::sample("en").file("theme/templates/today.html", "{% include \"t0.html\" %}");
    for at in 0..60 {
        test = test.file(&format!("theme/templates/t{at}.html"), format!("{{% include \"t{}.html\" %}}", at + 1));
    }
    is_refused(&test.file("theme/templates/t60.html", "x"), "deep in one another");
    let mut test = BookTest::sample("en");
    for at in 0..101 {
        test = test.file(&format!("theme/templates/t{at}.html"), "x");
    }
    is_refused(&test, "at most 100 templates");
}

#[test]
fn what_cannot_be_counted_is_refused() {
    let component = "{% component c(a) %}{{ <c a={a} /> }}{% endcomponent c %}{{ <c a={1} /> }}";
    is_refused(&with_template("today.html", component), "components do not work");
    is_refused(&with_template("today.html", "{{ [x for x in [1, 2]] }}"), "does not work");
    is_refused(&with_template("today.html", "{% set l = [1] %}{{ l?[0] }}"), "does not work");
}

#[test]
fn the_limit_of_all_pages_is_told_in_both_languages() {
    let loops = "{% for a in range(end=90000) %}{% for b in range(end=3) %}{% endfor %}{% endfor %}";
    let text = format!("{{% extends \"default/card.html\" %}}{{% block footer %}}{loops}{{% endblock %}}");
    let mut test = BookTest::with_settings("language = \"zh-CN\"\n").file("theme/templates/card.html", text);
    for at in 0..300 {
        test = test.file(&format!("customers/c{at}/c{at}.md"), format!("+++\nname = \"C{at}\"\n+++\n"));
    }
    is_refused(&test, "客户簿自己的模板");
    is_refused(&test.in_language("en"), WORK);
}

#[test]
fn an_honest_template_over_ten_thousand_rows_passes() {
    let text = "{% extends \"default/customers.html\" %}{% block footer %}{% for a in range(end=10000) %}\
        {% if loop.index > 9999 and a is odd %}<i>{{ a }} {{ site.language }} {{ page.title | upper | replace(from=\"S\", to=\"s\") }}</i>{% endif %}{% endfor %}\
        {% set l = [[1, 2], [3]] %}<b>{{ l[0][1] }}{{ l[0:1] | length }}{{ nothing | default(value=\"none\") }}</b>{% endblock %}";
    let mut test = BookTest::with_settings("language = \"en\"\n").file("theme/templates/customers.html", text);
    for at in 0..2_000 {
        test = test.file(&format!("customers/c{at}/c{at}.md"), format!("+++\nname = \"C{at}\"\n+++\n"));
    }
    test.run("build").succeeds();
    assert!(!test.read("site/faults.html").contains("CB036"), "{}", test.read("site/faults.html"));
    let page = test.read("site/customers/index.html");
    assert!(
        page.contains("<i>9999 en CUsTOMERs</i>") && page.contains("<b>21none</b>"),
        "{}",
        &page[page.len() - 500..]
    );
}

#[test]
fn templates_that_are_counted_give_the_same_pages() {
    for name in ["en", "zh"] {
        let (plain, counted) =
            (BookTest::sample(name), BookTest::sample(name).file("theme/templates/unused.html", "{{ x }}"));
        plain.run("build").succeeds();
        counted.run("build").succeeds();
        let mut compared = 0;
        for entry in walkdir::WalkDir::new(plain.path().join("site")).into_iter().filter_map(Result::ok) {
            if entry.path().extension().is_some_and(|ending| ending == "html") {
                let path = entry.path().strip_prefix(plain.path()).expect("below the book").display().to_string();
                assert_eq!(counted.read(&path), plain.read(&path), "{path}");
                compared += 1;
            }
        }
        assert!(compared > 50);
    }
}
