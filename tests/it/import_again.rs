//! Imports a second time: nothing comes twice, nobody becomes two, and two do not become one.

use crate::book_test::{BookTest, Run};
use crate::machine;

struct Again {
    test: BookTest,
    elsewhere: tempfile::TempDir,
}

impl Again {
    fn new() -> Again {
        let settings = "language = \"en\"\ncurrency = \"USD\"\n[tiers.A]\nevery = 30\n";
        Again { test: BookTest::with_settings(settings), elsewhere: machine::folder() }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.elsewhere.path().join(name)
    }

    fn import(&self, name: &str, content: impl AsRef<[u8]>, options: &str) -> Run {
        std::fs::write(self.path(name), content).expect("a file");
        self.test.run(&format!("import {} {options}", self.path(name).display()))
    }

    fn card(&self, id: &str) -> String {
        self.test.read(&format!("customers/{id}/{id}.md"))
    }
}

fn vcard(lines: &str) -> String {
    format!("BEGIN:VCARD\nVERSION:3.0\n{lines}END:VCARD\n")
}

/// The smallest picture: one white dot.
const DOT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==";

#[test]
fn a_photo_that_did_not_go_out_does_not_come_again() {
    let again = Again::new();
    let file = vcard(&format!("FN:Ann Lee\nTEL:937 555 0142\nPHOTO;ENCODING=b;TYPE=PNG:{DOT}\n"));
    again.import("phone.vcf", &file, "--apply").succeeds().prints("1 new");
    again.test.run(&format!("export vcard --out {}", again.path("out.vcf").display())).succeeds();
    for _ in 0..2 {
        again.import("phone.vcf", &file, "--apply").succeeds().prints("1 the same");
    }
    assert_eq!(again.test.names("customers/ann-lee/files"), ["photo.png"]);
}

#[test]
fn an_email_beside_a_contact_is_the_contacts() {
    let again = Again::new();
    let rows = "客户名称,客户编号,手机,联系人,邮箱\n苏州华鑫有限公司,K001,13800001111,王建国,wjg@hx.example\n苏州华鑫有限公司,K001,13800002222,李芳,lf@hx.example\n";
    again.import("list.csv", rows, "--apply").succeeds();
    let id = again.test.names("customers")[0].clone();
    let card = again.card(&id);
    let (first, second) = (card.find("王建国"), card.find("李芳"));
    assert!(first < card.find("wjg@") && card.find("wjg@") < second && second < card.find("lf@"), "{card}");
    again.import("list.csv", rows, "--apply").succeeds().prints("1 the same").prints_not("doubtful");
    assert_eq!(again.card(&id), card);
}

#[test]
fn two_of_one_name_stay_two_until_somebody_says_otherwise() {
    let again = Again::new();
    let rows = "Name,Remark\nCy Ro,a\nCy Ro,b\n";
    again.import("list.csv", rows, "--apply").succeeds().prints("1 new").prints("1 doubtful");
    let card = again.card("cy-ro");
    again.import("list.csv", rows, "--apply").succeeds().prints("1 doubtful").prints("1 the same");
    assert_eq!(again.card("cy-ro"), card);
    again.import("list.csv", rows, "--apply --who 2=new").succeeds().prints("1 new");
    again.import("list.csv", rows, "").succeeds().prints("2 the same");
}

#[test]
fn other_ids_in_one_list_are_other_people_perhaps() {
    let again = Again::new();
    let table = "First Name,Last Name,Account Name,Phone,Mobile,Email,Contact ID\n\
        Ann,Lee,Acme,(212) 555-0100,917-555-0100,a1@acme.example,003A\n\
        Ann,Lee,Acme,(212) 555-0100,917-555-0199,a2@acme.example,003B\n";
    again.import("sf.csv", table, "").succeeds().prints("1 new").prints("1 doubtful").prints("another id in this list");
    let two = [("u1", "917 555 0100"), ("u2", "917 555 0199")]
        .map(|(uid, cell)| {
            vcard(&format!("FN:Ann Lee\nORG:Acme\nTEL;TYPE=WORK:212 555 0100\nTEL;TYPE=CELL:{cell}\nUID:{uid}\n"))
        })
        .concat();
    again.import("two.vcf", &two, "").succeeds().prints("1 new").prints("1 doubtful");
    // A phone that has one person twice has one person.
    let doubled =
        ["u1", "u2"].map(|uid| vcard(&format!("FN:Bo Ray\nTEL;TYPE=CELL:937 555 0101\nUID:{uid}\n"))).concat();
    again.import("doubled.vcf", doubled, "").succeeds().prints("1 new").prints_not("doubtful");
    // Another row of the same list later.
    again.import("sf.csv", table, "--apply").succeeds();
    let later = table.lines().enumerate().filter(|(at, _)| *at != 1).map(|(_, line)| format!("{line}\n"));
    again.import("sf.csv", later.collect::<String>(), "").succeeds().prints("1 doubtful");
}

#[test]
fn a_card_that_was_renamed_or_merged_is_still_known_on_the_phone() {
    let again = Again::new();
    let folder = again.path("cards/");
    let export = || again.test.run(&format!("export vcard --out {}/", folder.display())).succeeds();
    let import = |options: &str| again.test.run(&format!("import {} {options}", folder.display())).succeeds();
    let edit = |name: &str, from: &str, to: &str| {
        let text = std::fs::read_to_string(folder.join(name)).expect("a card").replace(from, to);
        std::fs::write(folder.join(name), text).expect("a card");
    };
    for (name, phone) in [("Ann Lee", "937-555-0142"), ("Anne Lee", "937-555-0143")] {
        again.test.run(&format!("new customer \"{name}\" --phone {phone} --no-edit")).succeeds();
    }
    export();
    edit("anne-lee.vcf", "0143", "0144");
    import("--apply").prints("1 changed");
    again.test.run("rename anne-lee anna").succeeds();
    export();
    import("").prints("2 the same");
    again.test.run("merge ann-lee anna --yes").succeeds();
    assert!(export().says("anne-lee.vcf").out.contains("ann-lee") || folder.join("ann-lee.vcf").exists());
    // The stale card is one more card of the same customer.
    import("--apply").prints_not("doubtful").prints_not("Phone");
    std::fs::remove_file(folder.join("anne-lee.vcf")).expect("a card");
    import("").prints("1 the same");
    let card = again.card("ann-lee");
    assert!(card.contains("0142") && card.contains("0144"), "{card}");
}

#[test]
fn both_ids_of_two_who_were_merged_are_known() {
    let again = Again::new();
    let file = |second: &str| {
        let second = vcard(&format!("FN:Anne Lee\nTEL:{second}\nUID:u2\n"));
        format!("{}{second}", vcard("FN:Ann Lee\nTEL:937-555-0142\nUID:u1\n"))
    };
    again.import("two.vcf", file("937-555-0143"), "--apply").succeeds().prints("2 new");
    again.test.run("merge ann-lee anne-lee --yes").succeeds();
    again.import("two.vcf", file("937-555-0143"), "").succeeds().prints_not("doubtful").prints_not("new");
    again.import("two.vcf", file("937-555-0149"), "--apply").succeeds().prints("1 changed");
    let card = again.card("ann-lee");
    assert!(card.contains("0142") && card.contains("0149") && !card.contains("0143"), "{card}");
    again.import("two.vcf", file("937-555-0149"), "").succeeds().prints_not("changed");
}

#[test]
fn with_a_card_that_cannot_be_read_nothing_is_taken_over() {
    let again = Again::new();
    let file = vcard("FN:Dan Ray\nEMAIL:dan@x.example\n");
    again.import("a.vcf", &file, "--apply").succeeds();
    again.test.write("customers/dan-ray/dan-ray.md", "+++\nname = \"Broken\n+++\n");
    again.import("a.vcf", &file, "").succeeds().says("customers/dan-ray/dan-ray.md");
    again.import("a.vcf", &file, "--apply").exits(2).says("clientbook check");
    assert_eq!(again.test.names("customers"), ["dan-ray"]);
}

#[test]
fn labelled_addresses_come_back_from_our_own_tables() {
    let again = Again::new();
    let file = vcard("FN:Ann Lee\nEMAIL;type=HOME:a@x.example\nEMAIL;type=WORK:b@x.example\n");
    again.import("a.vcf", file, "--apply").succeeds();
    let csv = again.path("all.csv");
    again.test.run(&format!("export csv --out {}", csv.display())).succeeds();
    again.test.run(&format!("import {}", csv.display())).succeeds().prints("1 the same");
}

#[test]
fn names_and_addresses_go_back_to_the_phone_in_their_parts() {
    let again = Again::new();
    let name = "N:Stone;Ana;Maria;Dr.;Jr.";
    let address = "ADR;TYPE=home:;;12 Main St;Dayton;OH;45402;United States";
    again.import("a.vcf", vcard(&format!("{name}\nFN:Ana Stone\n{address}\nUID:u1\n")), "--apply").succeeds();
    let out = again.test.run("export vcard").succeeds().out.replace("\r\n ", "");
    assert!(out.contains(name) && out.contains(";;12 Main St;Dayton;OH;45402;United States"), "{out}");
    assert!(out.matches("\nN:").count() == 1 && out.matches("ADR").count() == 1, "{out}");
    // What was changed in the book goes out as it is there.
    again.test.run("set ana-stone \"name=Ana Rock\" \"address=home: 5 Low Rd\"").succeeds();
    let out = again.test.run("export vcard").succeeds().out;
    assert!(out.contains("N:Rock;Ana;;;") && out.contains("5 Low Rd") && !out.contains("Main St"), "{out}");
}

#[test]
fn lines_below_and_between_the_rows_are_no_customers() {
    let again = Again::new();
    let rows = "Name,Phone,Note\nAnn,937-555-0142,x\nNorth,North,\n\nTotal,2,\nSubtotal: 5,,\nGenerated on 2026-01-01,,\nPage 1 of 3,,\n\"Note: confidential\",,\n制表：林晓,2026-11-01,\n";
    again.import("list.csv", rows, "").succeeds().prints("1 new").prints_not("North").prints_not("林晓");
    let two_rows = "Clients 2026,,,\nName,Contact,,Birthday\n,Phone,Email,\nAnn,937-555-0142,a@x.example,1980-05-01\n";
    again.import("two.csv", two_rows, "--apply").succeeds().prints("1 new");
    let card = again.card("ann");
    assert!(card.contains("phone") && card.contains("email") && card.contains("birthday = 1980-05-01"), "{card}");
}

#[test]
fn a_table_of_visits_is_no_list_of_customers() {
    let again = Again::new();
    let rows = "客户,日期,内容,方式,时长\n张伟,2026-11-04 15:30,谈了续约,电话,30分钟\n";
    again.import("v.csv", rows, "--apply").exits(2).says("--as visits");
    again.import("c.csv", "姓名,手机\n张伟,13800000001\n", "--apply").succeeds();
    again.import("v.csv", rows, "--as visits --apply").succeeds().prints("1 new");
    let note = again.test.read("customers/zhang-wei/visits/2026-11-04-1530.md");
    assert!(note.contains("minutes = 30"), "{note}");
    again.import("v.csv", rows, "--as visits").succeeds().prints("1 in the book already");
}

#[test]
fn amounts_in_the_form_of_another_country_are_read_where_they_can_mean_one_thing() {
    let again = Again::new();
    again.import("c.csv", "Name,Phone\nAcme Tools,937-555-0101\n", "--apply").succeeds();
    let rows = "Customer;Date;Amount\nAcme Tools;01.10.2026;1.234,50\nAcme Tools;02.10.2026;99,90\nAcme Tools;03.10.2026;1.000\n";
    again.import("p.csv", rows, "--as revenue --apply").succeeds().prints("2 new").prints("1 refused");
    let account = again.test.read("customers/acme-tools/account.toml");
    assert!(account.contains("\"1234.50\"") && account.contains("\"99.90\""), "{account}");
    let twice =
        "客户,回款日期,回款金额,回款方式,流水号\nAcme Tools,2026-10-05,40,转账,R1\nAcme Tools,2026-10-05,40,转账,R1\n";
    again.import("q.csv", twice, "--as payments --apply").succeeds().prints("1 new").prints_not("not read");
}

#[test]
fn who_came_with_an_old_list_is_not_years_late() {
    let again = Again::new();
    let rows = "客户名称,手机,等级,创建时间\n李兰,13800000001,A,2024-01-01\n";
    again.import("c.csv", rows, "--apply").succeeds();
    assert!(again.card("li-lan").contains("added = 2026-11-21"), "{}", again.card("li-lan"));
}

#[test]
fn a_profile_on_linkedin_is_known_again_after_a_new_job() {
    let again = Again::new();
    let rows = |company: &str| {
        format!(
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Lee,https://www.linkedin.com/in/ann-lee,,{company},Buyer,04 Mar 2024\n"
        )
    };
    again.import("c.csv", rows("Acme"), "--apply").succeeds().prints("1 new");
    again.import("c.csv", rows("Bolt"), "").succeeds().prints("1 changed").prints("Bolt").prints_not("doubtful");
}

#[test]
fn what_a_file_has_no_more_is_told_once() {
    let again = Again::new();
    let with = vcard("FN:Ann Lee\nTEL:937-555-0142\nTITLE:CFO\nUID:u1\n");
    again.import("a.vcf", &with, "--apply").succeeds();
    let without = with.replace("TITLE:CFO\n", "");
    again.import("a.vcf", &without, "--apply").succeeds().prints("not in the file any more");
    again.import("a.vcf", &without, "").succeeds().prints("1 the same");
    assert!(again.card("ann-lee").contains("CFO"));
}

#[test]
fn options_that_do_not_fit_and_a_folder_that_is_a_book_are_refused() {
    let again = Again::new();
    again.import("a.vcf", vcard("FN:Ann\nTEL:1234567\n"), "--encoding gbk").exits(2).says("--encoding");
    let book = again.test.path().display().to_string();
    again.test.run(&format!("import {book}")).exits(2).says("export json");
    let calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:2\nSUMMARY:🎂 Bob Ray (1975)\nDTSTART;VALUE=DATE:19750304\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR\n";
    again.import("b.ics", calendar, "").succeeds().prints("Bob Ray");
}

#[test]
fn a_name_that_was_mended_in_the_book_is_still_that_of_the_list() {
    let again = Again::new();
    let rows = "客户编号,客户名称,手机\nC3,王芳,13700002223\n";
    again.import("a.csv", rows, "--apply").succeeds();
    again.test.run("set wang-fang name=王小芳").succeeds();
    again.import("a.csv", rows, "").succeeds().prints("1 the same");
    // The same where somebody had to say who it is.
    again.test.run("new customer 华信机械 --company --no-edit").succeeds();
    let long = "客户编号,客户名称,手机\nC0001,苏州华信机械有限公司,13800001234\n";
    again.import("b.csv", long, "--apply --who 1=华信机械").succeeds();
    again.import("b.csv", long, "").succeeds().prints_not("doubtful");
}

#[test]
fn the_rows_of_a_company_that_is_said_to_be_new_are_one_company() {
    let again = Again::new();
    again.test.run("new customer 苏州华信机械有限公司 --no-edit").succeeds();
    let rows = "客户编号,客户名称,联系人,手机\nC1,苏州华信机械有限公司,周敏,13800001234\nC1,苏州华信机械有限公司,李婷,13800001235\n";
    again.import("c.csv", rows, "--who doubtful=new --apply").succeeds().prints("1 new");
    assert_eq!(again.test.names("customers").len(), 2);
    let visits = "客户,日期,内容\n周敏,2026-11-03,谈了报价\n13800001235,2026-11-04,送样\n";
    again.import("v.csv", visits, "--as visits --apply").succeeds().prints("2 new");
}

#[test]
fn a_new_employer_takes_the_place_of_the_old_one() {
    let again = Again::new();
    let card = |name: &str, phone: &str, org: &str| vcard(&format!("FN:{name}\nTEL:{phone}\nORG:{org}\nUID:{name}\n"));
    let company = |name: &str| vcard(&format!("FN:{name}\nORG:{name}\nX-ABShowAs:COMPANY\nUID:{name}\n"));
    let people = |ann: &str, bob: &str| {
        [company("Acme Inc"), company("Nova Inc"), card("Ann", "937-555-0101", ann), card("Bob", "937-555-0102", bob)]
            .concat()
    };
    again.import("1.vcf", people("Acme Inc", "Zed"), "--apply").succeeds();
    assert!(again.card("ann").contains("company = \"acme\"") && again.card("bob").contains("employer = \"Zed\""));
    again.import("2.vcf", people("Newco", "Nova Inc"), "--apply").succeeds().prints("Acme Inc → Newco");
    let (ann, bob) = (again.card("ann"), again.card("bob"));
    assert!(ann.contains("employer = \"Newco\"") && !ann.contains("company ="), "{ann}");
    assert!(bob.contains("company = \"nova\"") && !bob.contains("employer"), "{bob}");
    again.import("2.vcf", people("Newco", "Nova Inc"), "").succeeds().prints_not("changed");
}

#[test]
fn what_a_phone_drops_is_no_change_and_what_is_gone_is_told_once_after_an_export() {
    let again = Again::new();
    let with = vcard("FN:Ann Lee\nTEL:937-555-0142\nEMAIL;type=HOME:a@x.example\nUID:u1\n");
    again.import("a.vcf", &with, "--apply").succeeds();
    again.test.run("set ann-lee industry=pumps region=Ohio salutation=Ann languages=en").succeeds();
    let out = again.path("o.vcf");
    again.test.run(&format!("export vcard --out {}", out.display())).succeeds();
    let text = std::fs::read_to_string(&out).expect("a card");
    let phones: String =
        text.lines().filter(|line| !line.starts_with("X-CLIENTBOOK")).map(|line| format!("{line}\n")).collect();
    again.import("phone.vcf", &phones, "").succeeds().prints("1 the same");
    let without: String =
        phones.lines().filter(|line| !line.starts_with("EMAIL")).map(|line| format!("{line}\n")).collect();
    again.import("phone.vcf", &without, "--apply").succeeds().prints("not in the file any more");
    again.import("phone.vcf", &without, "").succeeds().prints("1 the same");
    assert!(again.card("ann-lee").contains("a@x.example"));
}

#[test]
fn the_newest_photo_goes_out_and_our_own_calendar_makes_no_customers() {
    let again = Again::new();
    let card =
        |photo: &str| vcard(&format!("FN:Ann Lee\nTEL:937 555 0142\nUID:u1\nPHOTO;ENCODING=b;TYPE=PNG:{photo}\n"));
    again.import("a.vcf", card(DOT), "--apply").succeeds();
    let other = DOT.replace("GNgYAAAAAMAASsJTYQ", "GNgYAAAAAMAASsJTYR").replace("P8/5+h", "P8/5+i");
    again.import("b.vcf", card(&other), "--apply").succeeds().prints("1 changed");
    let out = again.test.run("export vcard --photos").succeeds().out.replace("\r\n ", "");
    assert!(out.contains(&other) && !out.contains(DOT), "{out}");
    let calendar = again.test.run("export ics").succeeds().out;
    again.import("own.ics", calendar, "").succeeds().prints("made by clientbook");
}

#[test]
fn who_is_no_customer_goes_along_into_another_book() {
    let again = Again::new();
    again.import("a.csv", "Name,Phone\nPizza Roma,937-555-0101\nAnn,937-555-0102\n", "--apply").succeeds();
    again.test.run("triage pizza-roma=not ann=A").succeeds();
    let json = again.test.run("export json").succeeds().out;
    let other = Again::new();
    other.import("book.json", json, "--apply").succeeds();
    other.import("a.csv", "Name,Phone\nPizza Roma,937-555-0101\n", "").succeeds().prints_not("1 new");
}
