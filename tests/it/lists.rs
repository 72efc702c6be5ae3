//! Lists: filters, columns and orders, as they are typed and as the settings keep them.

use crate::book_test::BookTest;

/// Three customers with an account, products, a figure and fields of their own.
fn book() -> BookTest {
    let settings = "language = \"en\"\n[fields.risk]\ntype = \"choice\"\nlabel = \"Risk class\"\nchoices = [\"C1\", \
        \"C2\"]\n[fields.spend]\ntype = \"money\"\n[[list]]\nname = \"Rich and quiet\"\nwhere = \"assets>200,000 \
        silent>60\"\ncolumns = [\"tier\", \"assets\", \"risk\", \"silent\"]\nsort = \"-assets\"\n";
    let account = "[[figure]]\ndate = 2025-01-31\nname = \"assets\"\namount = \"900000\"\n[[figure]]\ndate = \
        2026-01-31\nname = \"assets\"\namount = \"300000\"\n[[invoice]]\nno = \"I-1\"\ndate = 2026-09-01\ndue = \
        2026-10-01\namount = \"5000\"\n[[invoice]]\nno = \"I-0\"\ndate = 2025-03-01\ndue = 2025-04-01\namount = \
        \"700\"\n[[payment]]\ndate = 2025-04-01\namount = \"700\"\nfor = [\"I-0\"]\n[[revenue]]\ndate = \
        2026-02-01\namount = \"250\"\n";
    BookTest::with_settings(settings)
        .file(
            "customers/ana/ana.md",
            "+++\nname = \"Ana Diaz\"\ntier = \"A\"\nadded = 2026-01-05\nphone = \"937-555-0142\"\nbirthday = \
             \"1960-12-24\"\nregion = \"Ohio/Dayton\"\ntags = [\"golf\", \"fair\"]\n[[product]]\nname = \"Press \
             P40\"\n[custom]\nrisk = \"C1\"\nspend = 1200\n+++\n",
        )
        .file("customers/ana/account.toml", account)
        .file(
            "customers/bob/bob.md",
            "+++\nname = \"Bob Ray\"\ntier = \"B\"\nadded = 2026-11-01\nreferred_by = \"ana\"\nbirthday = \
             \"1990-06-01\"\ntags = [\"golf\"]\n[[product]]\nname = \"press p40\"\n[[product]]\nname = \"Belt, \
             wide\"\n[[date]]\nname = \"Wedding\"\non = \"2015-07-04\"\n+++\n",
        )
        .file("customers/bob/visits/2026-11-20.md", "+++\nchannel = \"call\"\n+++\nTalked.\n")
        .file("customers/cyd/cyd.md", "+++\nname = \"Cyd Fox\"\nadded = 2026-02-01\nemail = \"c@example.com\"\n+++\n")
}

/// Who is on the list, by their ids.
fn ids(test: &BookTest, filter: &str) -> Vec<String> {
    let json = test.run(&format!("list {filter} --json")).succeeds().json();
    let all = json["customers"].as_array().expect("a list");
    all.iter().map(|one| one["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn any_fact_is_a_condition() {
    let test = book();
    for (filter, expect) in [
        ("tier=A,B", &["ana", "bob"][..]),
        ("tier!=A", &["bob", "cyd"]),
        ("assets>200000", &["ana"]),
        ("assets>20万", &["ana"]),
        ("silent>60", &["ana", "cyd"]),
        ("silent<=1", &["bob"]),
        ("last>=2026-11-20", &["bob"]),
        ("last<-7d", &[]),
        ("lacks=last", &["ana", "cyd"]),
        ("added>2026-01-31", &["bob", "cyd"]),
        ("age>60", &["ana"]),
        ("birthday-month=12", &["ana"]),
        ("birthday<=+60d", &["ana"]),
        ("anniversary-month=7", &["bob"]),
        ("open>0", &["ana"]),
        ("open=0", &["bob", "cyd"]),
        ("overdue>=5000", &["ana"]),
        ("days-overdue>30", &["ana"]),
        ("revenue=5250", &["ana"]),
        ("revenue-2025=700", &["ana"]),
        ("revenue-2026-02>0", &["ana"]),
        ("\"product=press p40\"", &["ana", "bob"]),
        ("\"product!=Press P40\"", &["cyd"]),
        ("\"product=“Belt, wide”\"", &["bob"]),
        ("tag=golf,fair", &["ana"]),
        ("region=Ohio", &["ana"]),
        ("region!=ohio", &["bob", "cyd"]),
        ("referred_by=ana", &["bob"]),
        ("\"referred_by=Ana Diaz\"", &["bob"]),
        ("introduced>0", &["ana"]),
        ("\"Risk class=c1\"", &["ana"]),
        ("spend>=1000", &["ana"]),
        ("has=phone", &["ana"]),
        ("lacks=phone,email", &["bob"]),
        ("stage=active", &["ana", "bob", "cyd"]),
        ("等级＝A", &["ana"]),
        ("未联系＞60", &["ana", "cyd"]),
        ("overdue", &["ana"]),
        ("stale=60", &["ana", "cyd"]),
    ] {
        let filter = if filter.starts_with('"') { filter.to_owned() } else { format!("\"{filter}\"") };
        assert_eq!(ids(&test, &filter), expect, "{filter}");
    }
}

#[test]
fn an_unknown_key_says_which_are_known() {
    let test = book();
    test.run("list teir=A").exits(2).says("did you mean `tier`?").says("birthday-month").says("assets");
    test.run("list \"asets>5\"").exits(2).says("did you mean `assets`?");
    test.run("list colour=red").exits(2).says("nothing is known of customers by the name `colour`").says("tier");
    test.run("list tier=A --columns tier,wieght").exits(2).says("`wieght`");
    test.run("list risk=C9").exits(2).says("C1, C2");
    test.run("list \"tier>A\"").exits(2).says("is not a filter");
    test.run("set --where teir=A tags+=x --yes").exits(2).says("did you mean `tier`?");
}

#[test]
fn any_fact_is_a_column_and_an_order() {
    let test = book();
    let run = test.run("list --columns tier,product,assets,open,silent,birthday-month --sort -silent").succeeds();
    let run = run.prints("Press P40").prints("300,000").prints("$5,000.00").prints("December").prints("Birthday month");
    let at = |name: &str| run.out.find(name).unwrap_or_else(|| panic!("no {name}"));
    assert!(at("Ana") < at("Cyd") && at("Cyd") < at("Bob"), "the longest silence first:\n{}", run.out);
    let json = test.run("list assets\">0\" --columns assets,open,product,hold --json").succeeds().json();
    let facts = &json["customers"][0]["facts"];
    assert_eq!(facts["assets"], "300000");
    assert_eq!(facts["open"][0]["amount"], "5000.00");
    assert_eq!(facts["product"][0], "Press P40");
    assert_eq!(facts["hold"], false);
}

#[test]
fn a_saved_list_is_shown_by_its_name_and_has_a_page() {
    let test = book();
    for line in ["list \"rich and quiet\"", "list --saved \"Rich and quiet\""] {
        test.run(line).succeeds().prints("Ana Diaz").prints("300,000").prints("C1").prints_not("Cyd");
    }
    test.run("list --saved Ritch").exits(2).says("there is no list `Ritch`");
    test.run("build").succeeds();
    let customers = test.read("site/customers/index.html");
    let link = customers.split("../lists/").nth(1).and_then(|rest| rest.split('"').next()).expect("a link to the list");
    let page = test.read(&format!("site/lists/{link}"));
    assert!(page.contains("Ana Diaz") && page.contains("300,000") && page.contains("1 customer"), "{page}");
    assert!(page.contains("assets&gt;200000 silent&gt;60"), "it says who is on it");
    assert!(test.read("site/reports/index.html").contains(&format!("../lists/{link}")));
}

#[test]
fn the_report_on_products_and_its_grid_count_holders_and_those_who_lack_them() {
    let test = book();
    test.run("report products").succeeds().prints("Press P40").prints("Belt, wide");
    let json = test.run("report products --json").succeeds().json();
    assert_eq!(json["products"][0]["product"], "Press P40");
    assert_eq!([&json["products"][0]["holders"], &json["products"][0]["lacking"]], [2, 1]);
    assert_eq!(json["customers"][1]["holds"][1], "Belt, wide");
    test.run("build").succeeds();
    let page = test.read("site/lists/products.html");
    assert_eq!(page.matches('✓').count(), 3, "{page}");
}

#[test]
fn rules_and_festivals_use_the_same_filters() {
    let settings = "language = \"en\"\n[[festival]]\nid = \"christmas\"\ntiers = [\"A\", \"B\"]\nwhere = \
        \"product!=\\\"Press P40\\\"\"\n[[rule]]\nname = \"Visit elders\"\nevery = \"6 months\"\nwhere = \"age>60\"\n";
    let test = book()
        .file("clientbook.toml", settings)
        .file("customers/dee/dee.md", "+++\nname = \"Dee\"\ntier = \"A\"\n+++\n");
    test.run("check").prints_not("CB041");
    let test = test.on("2026-12-20");
    let ids = test.run("today --ids --all").succeeds();
    assert!(ids.out.contains("festival:dee:"), "{}", ids.out);
    assert!(!ids.out.contains("festival:ana:"), "{}", ids.out);
    assert!(ids.out.contains("rule:ana:") && !ids.out.contains("rule:bob:"), "{}", ids.out);
}

/// One quoted argument may hold several conditions, as a saved list shows them; spaces may still stand in a value.
#[test]
fn several_conditions_in_one_argument_are_several() {
    let test = book();
    let ids = |line: &str| {
        let told = test.run(&format!("list {line} --json")).succeeds().json();
        let all = told["customers"].as_array().expect("a list").clone();
        all.iter().map(|one| one["id"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids("\"tier=A birthday-month=12\""), ids("tier=A birthday-month=12"));
    assert_eq!(ids("\"product!=Press P40 birthday-month=12\""), Vec::<String>::new());
    assert_eq!(ids("\"product=Press P40\""), ["ana", "bob"]);
}
