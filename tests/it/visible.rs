//! Nothing that is entered is invisible: each key of the files is seen on a page, and in `show`.

use crate::book_test::BookTest;

const SETTINGS: &str = r#"
language = "en"
currency = "USD"
[owner]
name = "Own Aname"
title = "Own Btitle"
company = "Own Ccompany"
phone = "0512-778001"
email = "owner@d.example"
licence = "LIC-E-5521"
signature = "Own Fsignature"
[fields.risk]
type = "text"
label = "Risk class"
"#;

const CARD: &str = r#"+++
name = "Kname Zed"
kind = "company"
aliases = ["Kalias"]
salutation = "Ksalutation"
pinyin = "kpinyin"
tier = "A"
cadence = 23
paused = 2027-01-15
since = 2021-03-17
added = 2021-04-19
stage = "dormant"
code = "KCODE-12"
region = "Kregion/Kpart"
address = [{ label = "office", text = "Kaddress 100" }]
best_time = "Kbesttime"
prefers = "letter"
industry = "Kindustry"
languages = ["Klanguage"]
tags = ["Ktag"]
source = "Ksource"
company = "other"
title = "Ktitle"
gender = "m"
referred_by = "friend"
secrecy = "confidential"
birthday = 1978-08-16
phone = [{ label = "work", number = "021-5550101" }]
email = ["kmail@example.com"]
wechat = "kwechat1978"
legal_representative = "Klegal"
organization_form = "Kform"
registered_capital = "Kcapital 5m"
website = "https://kweb.example"
lost = { on = 2026-05-02, reason = "Klostreason", to = "Klostto" }
[[date]]
name = "Kdatename"
on = 2006-10-03
once = true
[[contact]]
name = "Kcontact"
role = "Kcrole"
duty = ["pays"]
phone = ["021-5550102"]
email = ["kcmail@example.com"]
wechat = "kcwechat"
birthday = "--03-08"
customer = "friend"
note = "Kcnote"
[[family]]
name = "Kfamily"
relation = "Krelation"
birthday = 2010-06-04
customer = "child"
note = "Kfnote"
[[relation]]
name = "Ktie"
kind = "Ktiekind"
back = "Ktieback"
customer = "friend"
note = "Ktienote"
[[offer]]
name = "Koffer"
note = "Koffernote"
[[need]]
name = "Kneed"
state = "introduced"
since = 2026-04-23
customer = "child"
note = "Kneednote"
[[product]]
name = "Kproduct"
no = "KP-2231"
since = 2025-12-05
expires = 2027-12-06
warranty = 2028-12-07
check = 2027-03-21
delivered = 2025-11-13
installed = 2025-11-24
agreement = "Kagreement"
returned = 2026-04-22
amount = "512345.00"
note = "Kpnote"
[[snooze]]
id = "revisit:all"
until = 2026-12-08
[custom]
risk = "Krisk3"
+++

Kbody text.

- [ ] Kpromise due:2026-12-09 by:customer
"#;

const VISIT: &str = r#"+++
channel = "gift"
outcome = "left-message"
by = "customer"
purpose = ["care", "policy"]
with = ["Vwith"]
also = ["other"]
occasion = "birthday"
mass = true
gift = "Vgift"
sample = "Vsample"
cost = "121.00"
minutes = 46
satisfaction = 3
next = 2027-02-11
private = true
+++

Vbody.
"#;

const PLAN: &str = r#"+++
due = 2026-12-12T10:35
title = "Ptitle"
channel = "online"
goal = "Pgoal"
amount = "7213.00"
chance = 61
+++

Pbody.
"#;

const DONE: &str = "+++\ntitle = \"Qtitle\"\ndue = 2026-10-13\ndone = 2026-10-14\nresult = \"Qresult\"\n+++\n";

const COMPLAINT: &str = r#"+++
received = 2026-10-08T09:15
cause = "Ccause"
layer = "Clayer"
severity = "serious"
via = "outside"
wants = "Cwants"
product = "Cproduct"
wish = ["relief"]
dissatisfied = "manner"
danger = "Cdanger"
asked = "332.00"
given = "334.00"
solutions = ["Csolution"]
measure = "Cmeasure"
acknowledged = 2026-10-09T10:20
resolved = 2026-10-25T11:25
waiting = [{ from = 2026-10-16, until = 2026-10-18 }]
satisfaction = 2
cost = "331.00"
+++

Cbody.
"#;

const ACCOUNT: &str = r#"
terms = "net 37"
credit_limit = "90210.00"
currency = "EUR"
hold = { since = 2026-11-02, reason = "Aholdreason" }
[credit]
character = 4
capacity = 3
capital = 3
collateral = 3
condition = 3
continuity = 3
reviewed = 2026-06-21
rating = "Arating"
debtor = "vain"
notes = { character = "Acnote" }
[[invoice]]
no = "INV-A1"
date = 2026-09-22
due = 2026-10-23
amount = "58017.00"
po = "PO-A7"
parts = [{ due = 2026-10-23, amount = "28010.00" }, { due = 2026-12-24, amount = "30007.00" }]
disputed = { since = 2026-10-27, amount = "117.00", reason = "Adispute" }
written_off = { date = 2026-11-05, amount = "1019.00", reason = "Aoffreason" }
[[invoice]]
no = "INV-A2"
date = 2026-09-23
due = 2026-10-24
amount = "900.00"
currency = "GBP"
[[payment]]
no = "P-A3"
date = 2026-10-28
amount = "2003.00"
for = [{ no = "INV-A1", amount = "1503.00" }]
method = "transfer"
ref = "Aref"
returned = 2026-11-03
[[revenue]]
date = 2026-08-29
amount = "4441.00"
name = "Arevenue"
[[figure]]
date = 2026-07-30
name = "Afigure"
amount = "88123"
"#;

/// What each key is seen as: below the card's own page or another page of the customer, and in `show`.
const SEEN: &[&str] = &[
    "Kname Zed",
    "Kalias",
    "Ksalutation",
    "kpinyin",
    "every 23 days",
    "Jan 15, 2027",
    "Mar 17, 2021",
    "Apr 19, 2021",
    "dormant",
    "letter",
    "KCODE-12",
    "Kregion/Kpart",
    "office",
    "Kaddress 100",
    "Kbesttime",
    "etter",
    "Kindustry",
    "Klanguage",
    "Ktag",
    "Ksource",
    "Other Co",
    "Ktitle",
    "Mr",
    "Friend One",
    "onfidential",
    "Aug 16, 1978",
    "021-5550101",
    "kmail@example.com",
    "kwechat1978",
    "Klegal",
    "Kform",
    "Kcapital 5m",
    "kweb.example",
    "May 2",
    "Klostreason",
    "Klostto",
    "Kdatename",
    "Oct 3, 2006",
    "once only",
    "Kcontact",
    "Kcrole",
    "pays",
    "021-5550102",
    "kcmail@example.com",
    "kcwechat",
    "Mar 8",
    "Kcnote",
    "Kfamily",
    "Krelation",
    "Jun 4, 2010",
    "Kfnote",
    "Ktie",
    "Ktiekind",
    "Ktienote",
    "Koffer",
    "Koffernote",
    "Kneed",
    "was introduced",
    "Apr 23",
    "Kneednote",
    "Mar 21, 2027",
    "Nov 13, 2025",
    "Nov 24, 2025",
    "Kagreement",
    "Apr 22",
    "Kproduct",
    "KP-2231",
    "Dec 5, 2025",
    "Dec 6, 2027",
    "Dec 7, 2028",
    "512,345.00",
    "Kpnote",
    "revisit:all",
    "Dec 8",
    "Krisk3",
    "Risk class",
    "Kbody",
    "Kpromise",
    "Dec 9",
    "ift",
    "left a message",
    "they got in touch",
    "care",
    "policy",
    "Vwith",
    "also Other Co",
    "birthday",
    "mass greeting",
    "Vgift",
    "Vsample",
    "121.00",
    "46 min",
    "satisfaction 3/5",
    "Feb 11, 2027",
    "private",
    "Vbody",
    "Dec 12",
    "10:35",
    "Ptitle",
    "online",
    "Pgoal",
    "7,213.00",
    "61",
    "Pbody",
    "Qtitle",
    "Oct 14",
    "Qresult",
    "Ccause",
    "Clayer",
    "serious",
    "from outside",
    "Cwants",
    "Cproduct",
    "to be rid of it",
    "the way it was done",
    "Cdanger",
    "332.00",
    "334.00",
    "Csolution",
    "Cmeasure",
    "9:15 a.m.",
    "10:20",
    "11:25",
    "Oct 16",
    "Oct 18",
    "satisfaction 2/5",
    "331.00",
    "Cbody",
    "37 days",
    "90,210.00",
    "since Nov 2",
    "Aholdreason",
    "INV-A1",
    "58,017.00",
    "PO-A7",
    "28,010.00",
    "30,007.00",
    "Dec 24",
    "since Oct 27",
    "117.00",
    "Adispute",
    "1,019.00",
    "Nov 5",
    "Aoffreason",
    "INV-A2",
    "900.00",
    "2,003.00",
    "Aref",
    "Nov 3",
    "4,441.00",
    "Arevenue",
    "Afigure",
    "88,123",
    "Arating",
    "Acnote",
    "Jun 21, 2026",
];

fn book() -> BookTest {
    let other = |name: &str| format!("+++\nname = \"{name}\"\n+++\n");
    BookTest::with_settings(SETTINGS)
        .file("customers/all/all.md", CARD)
        .file("customers/all/visits/2026-11-10.md", VISIT)
        .file("customers/all/plans/open.md", PLAN)
        .file("customers/all/plans/done.md", DONE)
        .file("customers/all/complaints/2026-10-08.md", COMPLAINT)
        .file("customers/all/account.toml", ACCOUNT)
        .file("customers/other/other.md", other("Other Co"))
        .file("customers/friend/friend.md", other("Friend One"))
        .file("customers/child/child.md", other("Child Two"))
}

#[track_caller]
fn all_in(text: &str, place: &str) {
    let text = text.replace(['\u{a0}', '\n'], " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let missing: Vec<&&str> = SEEN.iter().filter(|seen| !text.contains(**seen)).collect();
    assert!(missing.is_empty(), "not in {place}: {missing:?}");
}

#[test]
fn every_key_of_a_customer_is_seen_on_the_customers_pages() {
    let test = book();
    test.run("check").succeeds();
    test.run("build").succeeds();
    let page = |path: &str| test.read(&format!("site/{path}"));
    let pages = ["customers/all.html", "receivables/all.html", "credit/all.html"].map(page);
    all_in(&pages.concat(), "the pages of the customer");
    assert!(!page("customers/other.html").contains("Vbody"), "a private note stays on its own card");
}

#[test]
fn every_key_of_a_customer_is_seen_in_show() {
    let shown = book().run("show all --notes 50").succeeds().out;
    all_in(&shown, "show");
}

#[test]
fn what_is_said_of_the_owner_stands_on_the_papers() {
    let test = book();
    test.run("build").succeeds();
    let papers = ["receivables/all.html", "letters/all.html"].map(|path| test.read(&format!("site/{path}")));
    for value in
        ["Own Aname", "Own Btitle", "Own Ccompany", "0512-778001", "owner@d.example", "LIC-E-5521", "Own Fsignature"]
    {
        assert!(papers.concat().contains(value), "{value}");
    }
}
