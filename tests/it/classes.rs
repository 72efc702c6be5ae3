//! Classes of customers by what they bought, and the tiers that follow.

use crate::book_test::BookTest;

/// Six who buy: Ana often and much, Bo much and once, Cy much and long ago, Di little and lately, Ed little and long ago,
/// Fay nothing within a year. Gil, whom Ana brought, bought a little.
fn book() -> BookTest {
    let mut test = BookTest::with_settings(
        "language = \"en\"\ncurrency = \"USD\"\n[tiers.A]\nevery = 14\n[tiers.B]\nevery = 30\n[tiers.C]\nevery = 90\n[tiers.D]\nevery = 180\n",
    );
    let invoices = [
        ("ana", "A", vec![("2026-11-01", "500"), ("2026-10-01", "300"), ("2026-06-01", "200")]),
        ("bo", "D", vec![("2026-11-10", "600")]),
        ("cy", "B", vec![("2026-01-05", "250"), ("2025-12-05", "250")]),
        ("di", "C", vec![("2026-11-15", "20")]),
        ("ed", "D", vec![("2025-12-01", "30")]),
        ("fay", "C", vec![("2025-02-01", "900")]),
        ("gil", "", vec![("2026-09-01", "100")]),
    ];
    for (id, tier, all) in invoices {
        let tier = if tier.is_empty() { "referred_by = \"ana\"\n".to_owned() } else { format!("tier = \"{tier}\"\n") };
        let account: String = all
            .iter()
            .map(|(day, amount)| {
                format!("[[invoice]]\nno = \"{day}\"\ndate = {day}\ndue = {day}\namount = \"{amount}.00\"\n\n")
            })
            .collect();
        test = test
            .file(&format!("customers/{id}/{id}.md"), format!("+++\nname = \"{}\"\n{tier}+++\n", id.to_uppercase()))
            .file(&format!("customers/{id}/account.toml"), account);
    }
    test.on("2026-11-21")
}

fn lines(test: &BookTest, options: &str, list: &str, keys: &[&str]) -> Vec<String> {
    let json = test.run(&format!("report value --json {options}")).succeeds().json();
    let line = |row: &serde_json::Value| {
        keys.iter().map(|key| row[key].to_string().replace('"', "")).collect::<Vec<_>>().join(" ")
    };
    json[list].as_array().expect("a list").iter().map(line).collect()
}

/// The means: 222 days since the last purchase, 1.29 days of purchases, 321.43 of money.
#[test]
fn classes_are_counted_as_by_hand() {
    let classes = lines(&book(), "", "classes", &["class", "customers", "revenue"]);
    assert_eq!(
        classes,
        ["champion 1 1000.00", "promising 1 600.00", "slipping 1 500.00", "new 2 120.00", "sleeping 2 30.00"]
    );
}

/// Values: Ana 1,000 and a fifth of 100, Bo 600, Cy 500, Gil 100, Ed 30, Di 20: 2,270 in all. Before Bo stand 44.9 %,
/// before Cy 71.4 %, before Gil 93.4 %, before Ed 97.8 %.
#[test]
fn tiers_are_proposed_with_their_reason_and_never_set() {
    let test = book();
    let tiers = lines(&test, "", "tiers", &["customer", "tier", "proposed", "value"]);
    assert_eq!(tiers, ["bo D A 600.00", "gil null C 100.00", "di C D 20.00"]);
    assert_eq!(test.read("customers/bo/bo.md"), "+++\nname = \"BO\"\ntier = \"D\"\n+++\n");
    let narrow = book();
    narrow.write("clientbook.toml", narrow.read("clientbook.toml") + "[grading]\nshares = [30, 40]\nreferred = 0\n");
    let tiers = lines(&narrow, "", "tiers", &["customer", "proposed"]);
    assert_eq!(tiers, ["bo C", "cy C", "gil C", "ed C"]);
    // Two years ago nobody had bought enough to say anything.
    assert!(lines(&test, "--as-of 2025-03-01", "tiers", &["customer"]).is_empty());
    test.run("report value").succeeds().prints("clientbook set CUSTOMER tier=A");
}
