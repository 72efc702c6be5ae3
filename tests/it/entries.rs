//! Contacts, family, dates and products on the command line, and how a complaint ends.

use crate::book_test::BookTest;

const CARD: &str = "customers/hua/hua.md";

fn book(language: &str) -> BookTest {
    BookTest::with_settings(&format!("language = \"{language}\"\n"))
        .file(CARD, "+++\nname = \"华鑫\"\nkind = \"company\"\n\n# the desk\n[[contact]]\nname = \"李敏\" # since May\nrole = \"财务经理\"\n+++\n\nHello.\n")
        .file("customers/hua/complaints/2026-11-02.md", "+++\ncause = \"Late\"\n+++\n\nHe called.\n")
}

#[test]
fn set_reaches_what_stands_in_the_tables_of_the_card() {
    let test = book("en");
    let before = test.read(CARD);
    test.run("set hua contact.李敏.role=CFO contact.李敏.duty+=pays,buys --dry-run")
        .succeeds()
        .prints("contact 李敏 · role 财务经理 → CFO");
    assert_eq!(test.read(CARD), before);
    test.run("set hua contact.李敏.role=CFO contact.李敏.duty+=pays,buys").succeeds().prints("duty (none) → pays");
    assert_eq!(test.read(CARD), before.replace("\"财务经理\"\n", "\"CFO\"\nduty = [\"pays\", \"buys\"]\n"));
    test.run("set hua contact.李敏.duty-=buys \"contact.李敏.name=李敏敏\"").succeeds().prints("name 李敏 → 李敏敏");
    test.run("set hua product.Press.amount=1,200.5 product.Press.expires=12/31")
        .succeeds()
        .prints("华鑫: product Press added\n")
        .prints("amount (none) → 1200.50");
    test.run("set hua product.Press.amount=1.234").exits(2).says("1.234");
    test.run("set hua product.Press=").succeeds().prints("product Press removed");
    assert!(!test.read(CARD).contains("product") && test.read(CARD).contains("# since May"));
    test.run("show hua").succeeds().prints("李敏敏");
}

#[test]
fn tables_and_keys_are_typed_as_they_are_shown() {
    let test = book("zh-CN");
    test.run("set 华鑫 联系人.李敏.职务=财务总监 联系人.李敏.分工=付款 家人。小宇。生日=农历二月初三")
        .succeeds()
        .prints("华鑫：新增家人 小宇")
        .prints("联系人 李敏 · 职务 财务经理 → 财务总监");
    let card = test.read(CARD);
    assert!(card.contains("role = \"财务总监\"\nduty = [\"pays\"]\n"), "{card}");
    assert!(card.contains("[[family]]\nname = \"小宇\"\nbirthday = \"农历二月初三\"\n"), "{card}");
    test.run("set 华鑫 联系人.李明.职务=出纳").exits(2).says("倒有“李敏”").says("联系人.李明.姓名=李明");
    test.run("set 华鑫 联系人.李明.职务=出纳 联系人.李明.姓名=李明").succeeds().prints("新增联系人 李明");
}

#[test]
fn what_is_wrong_in_an_entry_is_said_and_nothing_is_written() {
    let test = book("en");
    let before = test.read(CARD);
    for (pair, said) in [
        ("contact.李敏.rolle=x", "an entry of “contact” has no key `rolle`"),
        ("contact.李敏=x", "nothing says what of the contact is to change"),
        ("contact=x", "nothing says which contact is meant"),
        ("contact.王五=", "there is no contact `王五`"),
        ("family.Bob=", "there is no family `Bob`, nor any other"),
        ("contact.李明.role=x", "but there is `李敏`"),
        ("contact.李敏.duty=sings", "sings"),
        ("contact.李敏.birthday=02-31", "02-31"),
        ("date.Founded.once=yes", "on"),
        ("product.Press.expires=soon", "soon"),
        ("contcat.李敏.role=x", "did you mean `contact.李敏.role`?"),
    ] {
        test.run(&format!("set hua tier=A {pair}")).exits(2).says(said);
        assert_eq!(test.read(CARD), before, "{pair}");
    }
    test.write(CARD, before.replace("+++\n\nHello", "[[contact]]\nname = \"李敏\"\nphone = [\"139\"]\n+++\n\nHello"));
    test.run("set hua contact.李敏.role=x").exits(2).says("contact.李敏#1 (财务经理)").says("contact.李敏#2 (139)");
    test.run("set hua contact.李敏#2.role=x").succeeds();
}

#[test]
fn done_takes_the_resolution_of_a_complaint() {
    let test = book("en");
    let path = "customers/hua/complaints/2026-11-02.md";
    let command = "clientbook done complaint:hua:2026-11-02 \"what was done about it\"";
    test.run("done complaint:hua").exits(2).says(command);
    test.run("done complaint:hua Sent. --cost 1.234").exits(2);
    test.run("done complaint:hua Sent. --satisfaction 9").exits(2);
    assert!(!test.read(path).contains("resolved"));
    test.run("done complaint:hua \"Sent new parts.\" --satisfaction 4 --cost 180").succeeds().prints("resolved");
    let expect = "+++\ncause = \"Late\"\nresolved = 2026-11-21T14:32:00\nsatisfaction = 4\ncost = \"180.00\"\n+++\n\nHe called.\n\nSent new parts.\n";
    assert_eq!(test.read(path), expect);
    test.run("check").succeeds();
    test.run("today").succeeds().prints("Plan: After the complaint: Late");
    test.write("customers/hua/plans/quote.md", "+++\ndue = 2026-11-21\n+++\n");
    test.run("done plan:hua:quote --cost 5").exits(2).says("--cost belongs to a complaint");
}
