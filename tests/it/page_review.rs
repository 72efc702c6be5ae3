//! What a salesperson and a designer found on the pages: advice that agrees with itself, and what to see first.

use crate::book_test::BookTest;

const ENGLISH: &str = "language = \"en\"\ncurrency = \"USD\"\n";
const CHINESE: &str = "language = \"zh-CN\"\ncurrency = \"CNY\"\n\n[owner]\nname = \"林晓\"\nremit_to = [\"账号：1\"]\n\
                       signature = \"投资有风险\"\n";
const LATE: &str = "[[invoice]]\nno = \"A-1\"\ndate = 2026-09-28\ndue = 2026-10-28\namount = \"500.00\"\n";

fn book(settings: &str, card: &str) -> BookTest {
    BookTest::with_settings(settings).file("customers/ana/ana.md", format!("+++\n{card}\n+++\n"))
}

fn page(test: &BookTest, path: &str) -> String {
    test.run("build").succeeds();
    test.read(&format!("site/{path}"))
}

fn phone_edition(test: &BookTest) -> String {
    test.run(&format!("build --single \"{}\"", test.path().join("phone.html").display())).succeeds();
    test.read("phone.html")
}

#[test]
fn while_a_promise_is_open_no_text_presses_for_money() {
    let test = book(ENGLISH, "name = \"Ana\"")
        .file("customers/ana/account.toml", LATE)
        .file("customers/ana/visits/2026-11-12.md", "- [ ] pays due:2026-11-30 by:customer amount:500 for:A-1\n");
    for path in ["receivables/ana.html", "letters/ana.html"] {
        let text = page(&test, path);
        assert!(text.contains("thank you for naming a day") || text.contains("Thank you for naming a day"), "{text}");
        assert!(!text.contains("cannot release further deliveries"), "{text}");
    }
}

#[test]
fn a_chinese_letter_has_its_account_its_closing_and_no_advertisement() {
    let card = "name = \"恒达\"\nkind = \"company\"\n\n[[contact]]\nname = \"何志坚\"\nrole = \"总经理\"";
    let letter = page(&book(CHINESE, card).file("customers/ana/account.toml", LATE), "letters/ana.html");
    for part in
        ["何总：", "人民币 500.00 元", "账号：1", "此致", "敬礼", "（盖章）", "2026年11月21日", "11月30日（星期一）前"]
    {
        assert!(letter.contains(part), "{part}\n{letter}");
    }
    assert!(!letter.contains("投资有风险") && !letter.contains("何志坚总经理"), "{letter}");
}

#[test]
fn a_text_for_persons_is_not_said_to_a_company() {
    let text = "+++\nkind = \"person\"\n+++\n\n{salutation}, your account is safe with me.\n";
    for (kind, is_said) in [("person", true), ("company", false)] {
        let card = format!("name = \"Ana\"\nkind = \"{kind}\"\ntier = \"A\"");
        let test = book(ENGLISH, &card).file("texts/christmas.md", text);
        assert_eq!(page(&test, "care/christmas.html").contains("safe with me"), is_said, "{kind}");
    }
}

#[test]
fn a_card_and_the_credit_report_have_one_rating() {
    let account = format!(
        "hold = {{ since = 2026-08-24, reason = \"does not pay\" }}\ncredit_limit = \"900.00\"\n\n[credit]\nrating = \"C\"\ncharacter = 2\ncapacity = 2\ncapital = 1\n\n{LATE}"
    );
    let test = book(ENGLISH, "name = \"Ana\"").file("customers/ana/account.toml", account);
    let (card, credit) = (page(&test, "customers/ana.html"), page(&test, "credit/ana.html"));
    assert!(card.contains("D (own rating C)") && credit.contains("D (own rating C)"), "{card}{credit}");
    assert!(credit.contains("credit stopped") && !credit.contains(" free<") && !credit.contains("Net<"), "{credit}");
}

#[test]
fn what_expires_in_weeks_yields_to_a_good_customer_who_is_late() {
    let test = book(
        &format!("{ENGLISH}\n[day]\ncontacts = 1\n"),
        "name = \"Ana\"\ntier = \"C\"\n\n[[product]]\nname = \"Oil\"\nexpires = 2026-12-15",
    )
    .file("customers/bea/bea.md", "+++\nname = \"Bea\"\ntier = \"A\"\n+++\n")
    .file("customers/bea/visits/2026-10-29-1000-call.md", "+++\nchannel = \"call\"\n+++\n\nTalked.\n");
    test.run("today").succeeds().prints("Bea is the one to call today");
}

#[test]
fn past_days_of_the_calendar_show_what_was_done() {
    let test = book(ENGLISH, "name = \"Ana\"")
        .file("customers/ana/visits/2026-09-15.md", "+++\nchannel = \"call\"\n+++\n\nTalked.\n");
    let month = page(&test, "calendar/2026-09.html");
    assert!(month.contains("href=\"../customers/ana.html#2026-09-15\""), "{month}");
    // An American week begins on Sunday.
    assert!(month.contains("<thead><tr><th scope=\"col\">Sun</th>"), "{month}");
}

#[test]
fn a_customer_has_one_line_on_a_day_of_the_calendar() {
    let card = "name = \"Ana\"\nbirthday = \"--12-03\"\n\n[[date]]\nname = \"wedding\"\non = \"--12-03\"";
    let month = page(&book(ENGLISH, card), "calendar/2026-12.html");
    assert_eq!(month.matches("customers/ana.html").count(), 1, "{month}");
}

#[test]
fn plans_are_weighted_by_their_chance() {
    let test = book(ENGLISH, "name = \"Ana\"")
        .file("customers/ana/plans/one.md", "+++\namount = \"1000.00\"\nchance = 40\n+++\n")
        .file("customers/ana/plans/two.md", "+++\namount = \"200.00\"\n+++\n");
    let plans = page(&test, "plans.html");
    assert!(plans.contains("$1,200.00 in all, $600.00 weighted by chance"), "{plans}");
}

#[test]
fn a_fault_leads_to_its_customer_and_the_card_names_it() {
    let test = book(ENGLISH, "name = \"Ana\"\nteir = \"A\"");
    assert!(page(&test, "faults.html").contains("<a href=\"customers/ana.html\">Ana</a>"));
    assert!(page(&test, "customers/ana.html").contains("teir"));
}

#[test]
fn the_week_has_as_many_rows_of_today_as_the_page_of_the_day() {
    let mut test = BookTest::with_settings(&format!("{ENGLISH}\n[day]\ncontacts = 11\n"));
    for at in 0..14 {
        test = test.file(&format!("customers/c{at}/c{at}.md"), format!("+++\nname = \"C{at}\"\ncadence = 10\n+++\n"));
        test = test.file(&format!("customers/c{at}/visits/2026-10-01.md"), "+++\nchannel = \"call\"\n+++\n\nHello.\n");
    }
    let week = page(&test, "week.html");
    assert_eq!(week.matches("<li>").count(), 11, "{week}");
    assert!(week.contains("3 more are due"), "{week}");
}

#[test]
fn all_whom_a_festival_greets_are_one_line_of_the_days_to_come() {
    let mut test = BookTest::with_settings(CHINESE);
    for name in ["甲", "乙", "丙"] {
        test =
            test.file(&format!("customers/{name}/{name}.md"), format!("+++\nname = \"{name}\"\ntier = \"A\"\n+++\n"));
        test.write(&format!("customers/{name}/visits/2026-11-20.md"), "面谈\n");
    }
    test.write(
        "clientbook.toml",
        format!("{CHINESE}\n[tiers.A]\nevery = 300\n\n[[festival]]\nid = \"dongzhi\"\nname = \"冬至\"\non = \"term dongzhi\"\ntiers = [\"A\"]\nlead = 3\n"),
    );
    let today = page(&test, "index.html");
    let day = &today[today.find("data-day=\"2026-12-22\"").expect("the day of the festival")..];
    let day = &day[..day.find("</section>").expect("the end of the days")];
    assert_eq!(day.matches("<a href=\"care/dongzhi.html\">冬至</a>").count(), 1, "{day}");
    assert!(day.contains("问候 3 位</summary>"), "{day}");
    for name in ["甲", "乙", "丙"] {
        let before = &day[..day.find(&format!(">{name}</a>")).expect("everyone whom it greets")];
        assert!(before.contains("<details>"), "outside of the fold: {name}\n{day}");
    }
    let phone = phone_edition(&test);
    assert_eq!(phone.matches("<b>冬至</b> 问候 3 位").count(), 1, "{phone}");
}

#[test]
fn the_phone_edition_of_each_sample_has_numbers_to_tap() {
    for book in ["en", "zh"] {
        let test = BookTest::sample(book);
        let phone = phone_edition(&test);
        assert!(phone.matches("href=\"tel:").count() > 30, "{book}: {}", phone.matches("href=\"tel:").count());
        assert!(!phone.contains("****"), "{book}");
    }
}

#[test]
fn a_rating_that_gives_no_credit_says_so_instead_of_multiplying_by_zero() {
    let account = format!("[credit]\ncharacter = 1\ncapacity = 1\ncapital = 1\n\n{LATE}");
    for (settings, said) in [(ENGLISH, "no credit"), (CHINESE, "不给额度")] {
        let credit =
            page(&book(settings, "name = \"Ana\"").file("customers/ana/account.toml", &account), "credit/ana.html");
        assert!(credit.contains(said) && !credit.contains("× 0"), "{credit}");
    }
}

#[test]
fn a_chinese_amount_in_a_text_has_no_stray_space_before_it() {
    let account = LATE;
    let test = book(CHINESE, "name = \"恒达\"").file("customers/ana/account.toml", account);
    for path in ["letters/ana.html", "receivables/ana.html"] {
        let text = page(&test, path);
        assert!(text.contains("共人民币 500.00 元") && !text.contains("共 人民币"), "{text}");
    }
}

#[test]
fn the_report_on_touch_names_who_is_late() {
    let settings = format!("{ENGLISH}\n[tiers.A]\nevery = 14\n");
    let test = book(&settings, "name = \"Ana\"\ntier = \"A\"\nsince = 2026-01-01")
        .file("customers/ana/visits/2026-09-01.md", "Spoke.\n")
        .file("customers/bob/bob.md", "+++\nname = \"Bob\"\ntier = \"A\"\nsince = 2026-01-01\n+++\n")
        .file("customers/cid/cid.md", "+++\nname = \"Cid\"\ntier = \"A\"\nsince = 2026-01-01\n+++\n")
        .file("customers/cid/visits/2026-11-20.md", "Spoke.\n");
    let report = page(&test, "reports/coverage.html");
    assert!(report.contains(">Ana</a>") && report.contains(">Bob</a>") && !report.contains(">Cid</a>"), "{report}");
    assert!(report.contains("Sep 1"), "{report}");
    let report = test.run("report coverage --json").succeeds().json();
    assert_eq!(report["late"].as_array().map(Vec::len), Some(2), "{report}");
}

#[test]
fn every_page_brings_its_icon() {
    let test = BookTest::sample("en");
    test.run("build").succeeds();
    assert!(test.exists("site/static/icon.svg"));
    for (page, root) in [("index.html", ""), ("customers/index.html", "../"), ("letters/richmond-castings.html", "../")]
    {
        let html = test.read(&format!("site/{page}"));
        assert!(html.contains(&format!("<link rel=\"icon\" href=\"{root}static/icon.svg\">")), "{page}");
    }
}

#[test]
fn the_page_of_a_region_is_a_call_sheet_and_the_index_says_where_to_drive() {
    let more =
        "region = \"Ohio/Dayton\"\nphone = \"937-555-0101\"\naddress = \"1 Mill St\"\nbest_time = \"before ten\"";
    let settings = format!("{ENGLISH}\n[tiers.A]\nevery = 14\n");
    let test = book(&settings, &format!("name = \"Ana\"\n{more}"))
        .file("customers/ana/account.toml", LATE)
        .file("customers/bob/bob.md", "+++\nname = \"Bob\"\nregion = \"Ohio/Dayton\"\ntier = \"A\"\n+++\n")
        .file("customers/bob/visits/2026-08-01.md", "Spoke.\n");
    let region = page(&test, "regions/Ohio.html");
    for part in ["1 Mill St", "href=\"tel:9375550101\"", "before ten", "Due now", "one-region", "<tfoot>", "$500.00"] {
        assert!(region.contains(part), "{part}\n{region}");
    }
    assert!(region.find(">Bob</a>") < region.find(">Ana</a>"), "the longest due first\n{region}");
    let index = page(&test, "regions/index.html");
    assert!(index.contains("2 customers · 2 due · $500.00 overdue"), "{index}");
    assert!(page(&test, "tiers/A.html").contains("1 customer"));
}
