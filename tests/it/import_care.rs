//! Imports that could take the wrong customer, lose a row in silence, or bring back what was put away.

use crate::book_test::BookTest;
use crate::machine;

/// A book with these cards, and a folder for files elsewhere.
struct Care {
    test: BookTest,
    elsewhere: tempfile::TempDir,
}

impl Care {
    fn new(cards: &[(&str, &str)]) -> Care {
        let mut test = BookTest::with_settings(
            "language = \"en\"\ncurrency = \"USD\"\n[tiers.A]\nevery = 30\n[tiers.B]\nevery = 60\n",
        );
        for (id, fields) in cards {
            test = test.file(&format!("customers/{id}/{id}.md"), format!("+++\n{fields}+++\n"));
        }
        Care { test, elsewhere: machine::folder() }
    }

    fn import(&self, name: &str, content: impl AsRef<[u8]>, options: &str) -> crate::book_test::Run {
        let file = self.elsewhere.path().join(name);
        std::fs::write(&file, content).expect("a file");
        self.test.run(&format!("import {} {options}", file.display()))
    }
}

#[test]
fn money_is_booked_on_nobody_by_a_part_of_a_name() {
    let care = Care::new(&[
        ("ann-bee", "name = \"Ann Bee\"\ncode = \"K7\"\nphone = \"937-555-0101\"\n"),
        ("xu", "name = \"许惠珍\"\n"),
    ]);
    let rows = "customer,date,amount\nBee,2026-11-02,1\nann,2026-11-02,2\nxhz,2026-11-02,3\n许,2026-11-02,4\n";
    let told = care.import("guess.csv", rows, "--as revenue --apply").succeeds();
    told.says("perhaps ann-bee (Ann Bee)").says("xu (许惠珍)").prints("0 new").prints("4 refused");
    let rows = "customer,date,amount\nAnn Bee,2026-11-02,1\nann-bee,2026-11-02,2\nK7,2026-11-02,3\n+1 937 555 0101,2026-11-02,4\n许惠珍,2026-11-02,5\n";
    care.import("whole.csv", rows, "--as revenue --apply").succeeds().prints("5 new");
    assert_eq!(care.test.read("customers/ann-bee/account.toml").matches("[[revenue]]").count(), 4);
}

#[test]
fn rows_that_say_otherwise_are_refused_and_equal_ones_count_each() {
    let care = Care::new(&[("ann", "name = \"Ann\"\n[[product]]\nname = \"Plan\"\nexpires = 2026-12-31\n")]);
    let invoice = |amount: &str| {
        format!("customer,invoice no,date,due,amount,mood\nAnn,I1,2026-10-01,2026-10-31,{amount},fine\n")
    };
    care.import("i.csv", invoice("100"), "--as invoices --apply").succeeds().prints("1 new").prints("not read: mood");
    care.import("i.csv", invoice("175"), "--as invoices --apply").succeeds().says("invoice I1 with another amount");
    care.import("i.csv", invoice("100"), "--as invoices --apply").succeeds().prints("1 in the book already");
    let paid = "customer,date,amount\nAnn,2026-11-02,40\nAnn,2026-11-02,40\n";
    care.import("p.csv", paid, "--as payments --apply").succeeds().prints("2 new");
    care.import("p.csv", paid, "--as payments --apply").succeeds().prints("2 in the book already");
    let third = format!("{paid}Ann,2026-11-02,40\n");
    care.import("p.csv", third, "--as payments --apply").succeeds().prints("1 new, 2 in the book already");
    let product = "customer,product,expires\nAnn,Plan,2027-12-31\n";
    care.import("g.csv", product, "--as products").succeeds().says("Plan with other days");
}

#[test]
fn a_year_of_two_digits_that_stands_first_is_this_century() {
    let care = Care::new(&[("ann", "name = \"Ann\"\n")]);
    care.import("p.csv", "customer,date,amount\nAnn,26-11-02,1\nAnn,26/11/03,2\n", "--as payments --apply")
        .succeeds()
        .prints("2 new");
    let account = care.test.read("customers/ann/account.toml");
    assert!(account.contains("date = 2026-11-02") && account.contains("date = 2026-11-03"), "{account}");
}

#[test]
fn who_was_no_customer_stays_away_beside_a_namesake() {
    let care = Care::new(&[("jim", "name = \"Jim Ray\"\nphone = \"937-555-0001\"\n")]);
    let file = "Name,Phone\nJim Ray,937-555-0001\nJim Ray,937-555-0002\n";
    care.import("n.csv", file, "--who doubtful=new --apply").succeeds().prints("1 new customer");
    care.test.run("triage jim-ray=not").succeeds();
    care.import("n.csv", file, "").succeeds().prints("1 no customer").prints_not("doubtful");
}

#[test]
fn an_old_header_in_utf_16_is_no_json() {
    let care = Care::new(&[]);
    for (mark, unit) in [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)] {
        let text = "客户名称,手机\r\n张三,13800003333\r\n";
        let bytes: Vec<u8> = mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect();
        care.import("k.csv", bytes, "").succeeds().prints("1 new").prints("张三");
    }
}

#[test]
fn people_at_a_company_stay_contacts_where_a_phone_drops_our_own_lines() {
    let care = Care::new(&[(
        "acme",
        "name = \"Acme Ltd\"\nkind = \"company\"\nregion = \"Ohio\"\nphone = \"937-555-0001\"\n\n[[contact]]\nname = \"Ann Roe\"\nrole = \"buyer\"\nphone = \"937-555-0002\"\n",
    )]);
    let cards = care.test.run("export vcard --profile self").succeeds().out;
    let dropped: String =
        cards.lines().filter(|line| !line.contains("X-CLIENTBOOK")).map(|line| format!("{line}\r\n")).collect();
    care.import("a.vcf", &dropped, "").succeeds().prints("1 the same");
    care.import("a.vcf", dropped.replace("937-555-0001", "937-555-0009"), "--apply")
        .succeeds()
        .prints("0 new customers, 1 changed");
    let card = care.test.read("customers/acme/acme.md");
    assert!(
        card.contains("937-555-0009") && card.contains("region = \"Ohio\"") && !card.contains("[[family]]"),
        "{card}"
    );
}

#[test]
fn cards_that_were_refused_can_be_mended_and_imported() {
    let care = Care::new(&[]);
    let rejects = care.elsewhere.path().join("rejects.vcf");
    let cards = "BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:who\r\nEND:VCARD\r\n";
    care.import("r.vcf", cards, &format!("--rejects {}", rejects.display())).succeeds().prints("1 refused");
    let mended = std::fs::read_to_string(rejects).expect("the rejects").replace("VERSION:3.0", "VERSION:3.0\nFN:Who");
    care.import("r2.vcf", mended, "--apply").succeeds().prints("1 new customer");
}

#[test]
fn two_of_one_name_at_one_company_stay_two_at_the_next_import() {
    let care = Care::new(&[]);
    let rows = "姓名,公司,手机\n李敏,丙厂,13500000001\n李敏,丙厂,13500000003\n";
    care.import("l.csv", rows, "--apply").succeeds().prints("1 new customer");
    care.import("l.csv", rows, "").succeeds().prints("1 doubtful").prints("1 the same");
}

#[test]
fn sheets_of_the_exported_workbook_are_tables_of_records() {
    let test = BookTest::sample("zh");
    let folder = machine::folder();
    let book = folder.path().join("b.xlsx");
    test.run(&format!("export xlsx --out \"{}\"", book.display())).succeeds();
    for (sheet, kind) in [("发票", "账单"), ("收款", "回款")] {
        let told = test.run(&format!("import \"{}\" --as {kind} --sheet {sheet}", book.display())).succeeds();
        told.prints("新增 0，已有");
    }
}

#[test]
fn what_was_changed_in_an_exported_table_takes_its_place() {
    let care = Care::new(&[
        ("ann", "name = \"Ann\"\nphone = \"937-555-0101\"\ntier = \"B\"\n"),
        ("bo", "name = \"Bo\"\nphone = \"937-555-0102\"\ntier = \"B\"\n"),
    ]);
    let table = care.test.run("export csv --no-bom").succeeds().out;
    // One was changed in the book meanwhile too.
    care.test.run("set bo tier=A").succeeds();
    let edited = table.replace("937-555-0101", "937-555-0909").replacen(",B", ",A", 1);
    let told = care.import("own.csv", &edited, "--apply").succeeds().prints("0 new customers, 1 changed");
    told.prints("1 the same");
    let card = care.test.read("customers/ann/ann.md");
    assert!(card.contains("937-555-0909") && !card.contains("0101") && card.contains("tier = \"A\""), "{card}");
    assert!(care.test.read("customers/bo/bo.md").contains("tier = \"A\""));
    care.import("own.csv", &edited, "").succeeds().prints("2 the same");
}

#[test]
fn an_own_column_that_is_not_there_is_told_how_to_make() {
    let care = Care::new(&[]);
    let told = care.import("m.csv", "Name,Phone,Mgr\nAna,1380000,Lee\n", "--map Mgr=custom.manager").exits(2);
    told.says("[fields.manager]");
    care.import("d.csv", "Name,Phone\nAna,555-0100\n", "--as contacts").succeeds().prints("1 new");
}

#[cfg(unix)]
#[test]
fn a_terminal_is_asked_about_columns_and_its_answers_in_triage_outlive_it() {
    let care = Care::new(&[]);
    let file = care.elsewhere.path().join("t.csv");
    std::fs::write(&file, "Name,Phone,Stance\nAna,555-0100,CEO\nBo,555-0101,CFO\n").expect("a file");
    care.test.run_on_a_terminal(&format!("import {} --apply", file.display()), "title").prints("Stance");
    assert!(care.test.read("customers/ana/ana.md").contains("title = \"CEO\""));
    // A terminal that was closed after the first answer.
    std::fs::create_dir_all(care.test.path().join(".clientbook")).expect("a folder");
    care.test.write(".clientbook/triage", "ana=A\n");
    care.test.run_on_a_terminal("triage", "B").prints("1 answer of last time").prints("2 tiers given");
    assert!(care.test.read("customers/ana/ana.md").contains("tier = \"A\""));
    assert!(care.test.read("customers/bo/bo.md").contains("tier = \"B\""));
    assert_eq!(care.test.read(".clientbook/triage"), "");
}

#[cfg(unix)]
#[test]
fn what_comes_through_a_pipe_is_read_once_and_a_device_without_an_end_is_refused() {
    let care = Care::new(&[]);
    let pipe = care.elsewhere.path().join("pipe");
    machine::make_pipe(&pipe);
    let writer = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::write(pipe, "Name,Phone\nAna,555-0100\n")
    });
    care.test.run(&format!("import {}", pipe.display())).succeeds().prints("1 new");
    writer.join().expect("the thread").expect("the pipe");
    care.test.run("import /dev/zero").exits(2).says("at most 256 MB");
}

#[test]
fn rows_of_another_encoding_are_read_and_told() {
    let care = Care::new(&[]);
    let (row, _, _) = encoding_rs::GBK.encode("王小明,13800002222,老客户\n");
    let list =
        ["姓名,手机,备注\n张三,13800001111,朋友\n".as_bytes(), &row, "李四,13800003333,同学\n".as_bytes()].concat();
    let told = care.import("mixed.csv", list, "--apply").succeeds();
    told.prints("1 line is not UTF-8").prints("line 3").prints("3 new customers");
    assert!(care.test.read("customers/wang-xiao-ming/wang-xiao-ming.md").contains("老客户"));
}

#[test]
fn a_remark_with_a_company_is_a_person_there_and_a_hidden_number_is_none() {
    let care = Care::new(&[("li", "name = \"李四\"\nphone = \"13800003333\"\nbirthday = 1985-03-05\n")]);
    let rows = "昵称,备注名,电话,生日\n小张,张伟-甲贸易有限公司,13800001111,\n老王,乙科技有限公司 王五,138****1234,\n李四,李四,13800003333,03-05\n";
    let told = care.import("w.csv", rows, "--apply").succeeds();
    told.prints("2 new customers").prints("138****1234").prints("1 the same");
    let card = care.test.read("customers/zhang-wei/zhang-wei.md");
    assert!(
        card.contains("employer = \"甲贸易有限公司\"") && card.contains("小张") && !card.contains("kind"),
        "{card}"
    );
    let card = care.test.read("customers/wang-wu/wang-wu.md");
    assert!(card.contains("employer = \"乙科技有限公司\"") && !card.contains("phone ="), "{card}");
    assert!(care.test.read("customers/li/li.md").contains("1985-03-05"));
}

#[test]
fn who_was_merged_since_a_table_went_out_is_asked_about() {
    let care = Care::new(&[
        ("ann", "name = \"Ann Bee\"\nphone = \"937-555-0101\"\n"),
        ("ann-2", "name = \"Ann Bee\"\nphone = \"937-555-0102\"\ntitle = \"Private matter\"\n"),
        ("bo", "name = \"Bo\"\nphone = \"937-555-0103\"\n"),
    ]);
    let table = care.test.run("export csv --no-bom").succeeds().out;
    care.test.run("merge ann ann-2 --yes").succeeds();
    std::fs::remove_dir_all(care.test.path().join("customers/bo")).expect("the folder");
    let told = care.import("own.csv", &table, "--apply").succeeds().prints("2 doubtful").prints("1 the same");
    told.prints("merged with ann");
    // Who has another id since is known all the same.
    let renamed = Care::new(&[("cy", "name = \"Cy Dee\"\nphone = \"937-555-0104\"\n")]);
    let own = renamed.test.run("export csv --no-bom").succeeds().out;
    renamed.test.run("rename cy cy-dee").succeeds();
    renamed.import("own.csv", &own, "").succeeds().prints("1 the same");
    // Another book has never heard of them.
    let other = Care::new(&[]);
    other.import("own.csv", &table, "--apply --who doubtful=new").succeeds().prints("3 new customers");
}

#[test]
fn a_company_with_many_contacts_is_the_same_the_next_time_and_takes_one_more() {
    for head in ["电话,010-88880001", "客户编号,K1", "传真,1"] {
        let (column, value) = head.split_once(',').expect("two");
        let care = Care::new(&[]);
        let row = |name: &str, mobile: &str| format!("甲有限公司,{name},{mobile},{value}\n");
        let mut rows = format!("客户名称,联系人,手机,{column}\n");
        for (name, mobile) in [("张伟", "13800000001"), ("李娜", "13800000002"), ("王五", "13800000003")] {
            rows += &row(name, mobile);
        }
        care.import("y.csv", &rows, "--apply").succeeds().prints("1 new customer");
        care.import("y.csv", &rows, "").succeeds().prints("1 the same").prints_not("doubtful").prints_not("changed");
        rows += &row("赵六", "13800000004");
        care.import("y.csv", &rows, "--apply").succeeds().prints("0 new customers, 1 changed");
        let card = care.test.read("customers/jia/jia.md");
        for mobile in ["13800000001", "13800000002", "13800000003", "13800000004"] {
            assert_eq!(card.matches(mobile).count(), 1, "{card}");
        }
    }
}

#[test]
fn two_contacts_of_one_name_are_not_melted_into_one() {
    let care = Care::new(&[]);
    let rows = "客户名称,联系人,职务,手机,电话\n甲有限公司,张伟,采购经理,13800000001,010-88880001\n甲有限公司,张伟,司机,13800000002,010-88880001\n";
    care.import("c.csv", rows, "--apply").succeeds().prints("1 doubtful").prints("1 new customer");
    assert!(!care.test.read("customers/jia/jia.md").contains("13800000002"));
}

#[test]
fn what_a_file_has_no_more_stays_even_where_its_values_are_taken() {
    let care = Care::new(&[]);
    care.import("t.csv", "Name,Mobile,Tier,Tags\nAnn Able,5551000001,A,vip\n", "--apply").succeeds();
    let less = "Name,Mobile,Tier,Tags\nAnn Able,5551000001,,\n";
    care.import("t.csv", less, "--apply --take-file").succeeds().prints("the book keeps it").prints("0 changed");
    let card = care.test.read("customers/ann-able/ann-able.md");
    assert!(card.contains("tier = \"A\"") && card.contains("vip"), "{card}");
}

#[test]
fn an_id_of_another_book_is_no_proof() {
    let from = Care::new(&[("ann-able", "name = \"Ann Able\"\nphone = \"5551000001\"\n")]);
    let table = from.test.run("export csv --no-bom").succeeds().out;
    let cards = from.test.run("export vcard").succeeds().out;
    for name in ["Anne Abelson", "Ann Able"] {
        let other = Care::new(&[("ann-able", &format!("name = \"{name}\"\nphone = \"7770001111\"\n"))]);
        other.import("a.csv", &table, "").succeeds().prints_not("changed").prints_not("1 the same");
        other.import("a.vcf", &cards, "").succeeds().prints_not("changed").prints_not("1 the same");
    }
}

#[test]
fn the_whole_workbook_comes_back_as_its_customers_alone() {
    let test = BookTest::sample("en");
    let folder = machine::folder();
    let book = folder.path().join("b.xlsx");
    test.run(&format!("export xlsx --out \"{}\"", book.display())).succeeds();
    test.run(&format!("import \"{}\"", book.display())).succeeds().prints("42 the same").prints_not("doubtful");
}

#[test]
fn utf_16_without_a_mark_is_no_json_and_a_plan_of_yesterday_is_no_text() {
    let care = Care::new(&[]);
    let text = "客户名称,手机\n张三,13800003333\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    care.import("k.csv", bytes, "").succeeds().prints("1 new");
    let rows = "Name,Mobile,next follow up\nAnn Able,5551000001,2026-11-25 14:30\n";
    care.import("p.csv", rows, "--apply").succeeds().prints("1 new customer");
    let file = care.elsewhere.path().join("p.csv");
    let later = care.test.on("2026-11-28");
    later.run(&format!("import {}", file.display())).succeeds().prints("1 the same");
}

#[test]
fn a_note_that_was_struck_out_does_not_go_out_again() {
    let care = Care::new(&[]);
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Wes Wood\r\nTEL:+1 555 300 0002\r\nNOTE:secret drinks\\, twice\r\nEND:VCARD\r\n";
    care.import("k.vcf", card, "--apply").succeeds();
    care.test.run("export vcard").succeeds().prints("NOTE:secret drinks");
    let path = "customers/wes-wood/wes-wood.md";
    let struck = care.test.read(path).replace("secret drinks, twice", "likes tea");
    care.test.write(path, struck);
    care.test.run("export vcard").succeeds().prints_not("secret");
}

#[test]
fn a_plan_moves_with_the_day_that_the_list_names() {
    let care = Care::new(&[]);
    let row = |next: &str| format!("客户姓名,手机,下次跟进时间\n李兰,13800000001,{next}\n");
    care.import("crm.csv", row("2026-11-25 上午9:00"), "--apply").succeeds().prints("1 new");
    let plan = "customers/li-lan/plans/follow-up.md";
    assert!(care.test.read(plan).contains("due = 2026-11-25T09:00:00\n"), "{}", care.test.read(plan));
    care.import("crm.csv", row("2026-12-01 下午3点"), "--apply").succeeds().prints("1 changed");
    assert!(care.test.read(plan).contains("due = 2026-12-01T15:00:00\n"), "{}", care.test.read(plan));
    assert_eq!(care.test.names("customers/li-lan/plans").len(), 1);
    // Who has made it a plan of their own keeps it.
    let own = care.test.read(plan).replace("Follow up", "Lunch");
    care.test.write(plan, &own);
    care.import("crm.csv", row("2026-12-09"), "--apply").succeeds();
    assert!(care.test.read(plan) == own);
    assert_eq!(care.test.names("customers/li-lan/plans").len(), 2);
    care.import("crm.csv", row("2026-12-09"), "").succeeds().prints("1 the same");
}

#[test]
fn each_row_of_a_company_keeps_its_day_of_the_next_contact() {
    let care = Care::new(&[]);
    let rows = "客户名称,联系人,联系人手机,下次跟进时间\n甲乙商贸有限公司,王一,13800000001,2026-12-01\n甲乙商贸有限公司,赵二,13800000002,2026-12-08\n";
    care.import("crm.csv", rows, "--apply").succeeds();
    let id = care.test.names("customers")[0].clone();
    assert_eq!(care.test.names(&format!("customers/{id}/plans")).len(), 2);
    care.import("crm.csv", rows, "").succeeds().prints("1 the same");
}

#[test]
fn who_introduced_whom_is_known_within_one_list() {
    let care = Care::new(&[]);
    let rows = "姓名,手机,介绍人\n李兰,13800000001,王一\n王一,13800000002,外人\n";
    care.import("list.csv", rows, "--apply").succeeds().prints("2 new");
    let card = care.test.read("customers/li-lan/li-lan.md");
    assert!(card.contains("referred_by = \"wang-yi\"") && !card.contains("介绍人"), "{card}");
    assert!(care.test.read("customers/wang-yi/wang-yi.md").contains("介绍人: 外人"));
    care.import("list.csv", rows, "").succeeds().prints("2 the same");
}

#[test]
fn a_first_number_that_changed_stays_the_first() {
    let care = Care::new(&[]);
    let row = |first: &str| format!("Name,Mobile,Home Phone\nAnn,{first},0937-555-0200\n");
    care.import("list.csv", row("937-555-0101"), "--apply").succeeds();
    care.import("list.csv", row("937-555-0109"), "--apply").succeeds().prints("1 changed");
    let card = care.test.read("customers/ann/ann.md");
    let (first, second) = (card.find("555-0109"), card.find("555-0200"));
    assert!(first.is_some() && first < second && !card.contains("0101"), "{card}");
}

#[test]
fn a_contact_without_a_company_is_the_customer() {
    let care = Care::new(&[]);
    let rows = "客户名称,联系人,联系人手机\n甲乙商贸有限公司,王一,13800000001\n,赵二,13800000002\n";
    care.import("list.csv", rows, "--apply").succeeds().prints("2 new");
    let card = care.test.read("customers/zhao-er/zhao-er.md");
    assert!(card.contains("name = \"赵二\"") && card.contains("13800000002") && !card.contains("company"), "{card}");
}
