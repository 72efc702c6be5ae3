//! Lists of companies as a CRM has them: a row for each person there, with the person's own numbers.

use crate::book_test::BookTest;
use crate::machine;

/// A book, and a list elsewhere.
struct List {
    test: BookTest,
    elsewhere: tempfile::TempDir,
}

impl List {
    fn new(rows: &str) -> List {
        let list = List { test: BookTest::with_settings("language = \"en\"\n"), elsewhere: machine::folder() };
        list.write(rows);
        list
    }

    fn write(&self, rows: &str) {
        std::fs::write(self.elsewhere.path().join("list.csv"), rows).expect("a file");
    }

    fn import(&self, options: &str) -> crate::book_test::Run {
        let file = self.elsewhere.path().join("list.csv");
        self.test.run(&format!("import {} {options}", file.display())).succeeds()
    }
}

const WUXI: &str = "customers/wuxi-taihu-fangzhi";

#[test]
fn a_persons_numbers_stay_with_the_person_and_a_company_comes_once() {
    let list = List::new(
        "客户名称,联系人,职务,手机,电话,生日,微信,等级\n\
         无锡太湖纺织有限公司,李娜,老板,13900002222,0510-88887777,1975-06-01,lina,B\n\
         无锡太湖纺织有限公司,赵六,跟单,13900003333,0510-88887777,,,B\n",
    );
    list.import("--apply").prints("1 new customer, 0 changed");
    let card = list.test.read(&format!("{WUXI}/wuxi-taihu-fangzhi.md"));
    let (company, people) = card.split_once("\n[[contact]]\n").expect("contacts");
    assert!(company.contains("phone = [\"0510-88887777\"]") && !company.contains("139"), "{card}");
    assert!(!company.contains("birthday") && !company.contains("wechat"), "{card}");
    for own in ["13900002222", "1975-06-01", "\"lina\"", "13900003333"] {
        assert!(people.contains(own), "{own} in {card}");
    }
    list.import("").prints("1 the same").prints_not("doubtful");
    // Somebody at that company with another number: perhaps the contact.
    list.write("姓名,公司,手机\n李娜,无锡太湖纺织有限公司,13911112222\n孙七,无锡太湖纺织有限公司,13911113333\n");
    list.import("").prints("1 doubtful").prints("1 new").prints("of a contact of");
}

#[test]
fn a_company_without_a_number_is_known_again_by_its_contact() {
    let list = List::new("客户名称,联系人,手机,等级\n太湖纺织,李娜,13900002222,B\n");
    list.import("--apply").prints("1 new customer");
    list.write("客户名称,联系人,手机,等级\n太湖纺织,李娜,139 0000 2222,A\n");
    list.import("").prints("1 changed").prints_not("doubtful");
    list.write("客户名称,联系人,手机,等级\n太湖纺织,周八,13900009999,A\n");
    list.import("").prints("1 doubtful");
}

#[test]
fn the_day_of_the_next_contact_becomes_a_plan_once() {
    let list = List::new("客户名称,手机,下次跟进时间\n张伟,13800001111,2026-12-10\n李四,13800002222,2025-01-02\n");
    list.import("--apply").prints("2 new customers");
    let plan = "customers/zhang-wei/plans/follow-up.md";
    assert_eq!(list.test.read(plan), "+++\ndue = 2026-12-10\ntitle = \"Follow up\"\n+++\n");
    assert!(!list.test.exists("customers/li-si/plans"), "a day that has passed is no plan");
    assert!(list.test.read("customers/li-si/li-si.md").contains("下次跟进时间: 2025-01-02"));
    list.import("").prints("2 the same");
    // It was moved or done in the book: the file has nothing to say until it names another day.
    std::fs::remove_file(list.test.path().join(plan)).expect("the plan");
    list.import("").prints("2 the same");
    list.write("客户名称,手机,下次跟进时间\n张伟,13800001111,2026-12-20\n李四,13800002222,2025-01-02\n");
    list.import("--apply").prints("Next contact: + 2026-12-20");
    assert!(list.test.read(plan).contains("2026-12-20"));
}

#[test]
fn who_is_known_by_the_name_alone_is_asked_once_and_many_at_a_time() {
    let list = List::new("姓名,公司\n张伟,\n李四,\n王五,\n");
    for name in ["zhang-wei", "li-si", "wang-wu"] {
        let chinese = [("zhang-wei", "张伟"), ("li-si", "李四"), ("wang-wu", "王五")];
        let (_, chinese) = chinese.into_iter().find(|(id, _)| *id == name).expect("a name");
        list.test
            .write(&format!("customers/{name}/{name}.md"), format!("+++\nname = \"{chinese}\"\nphone = \"1\"\n+++\n"));
    }
    list.import("").prints("3 doubtful");
    list.import("--who doubtful=leave").prints_not("doubtful");
    list.import("--who 1-2=new --who 3=wang-wu --apply").prints("2 new customers");
    list.import("").prints_not("doubtful").prints("3 the same");
    let file = list.elsewhere.path().join("list.csv");
    let wrong = list.test.run(&format!("import {} --who 1-9=new", file.display())).exits(2);
    wrong.says("1-9=new").says("12-40=new");
}

#[test]
fn rows_that_were_refused_and_mended_bring_no_reason_along() {
    let list = List::new("姓名,手机,备注\n,,只有备注\n张伟,13800001111,\n");
    let rejects = list.elsewhere.path().join("rejects.csv");
    list.import(&format!("--apply --rejects {}", rejects.display())).prints("1 new customer");
    let refused = std::fs::read_to_string(rejects).expect("the rejects");
    assert!(refused.lines().next().expect("a header").ends_with("refused because"), "{refused}");
    list.write(&refused.replacen("\n,,", "\n李四,13800002222,", 1));
    list.import("--apply").prints("1 new customer");
    assert!(!list.test.read("customers/li-si/li-si.md").contains("refused because"));
}
