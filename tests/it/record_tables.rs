//! Tables whose rows are notes, invoices, payments, revenue, figures and products of customers.

use crate::book_test::{BookTest, Run};
use crate::history::git;

struct Tables(BookTest);

impl Tables {
    fn new(language: &str) -> Tables {
        let test = BookTest::with_settings(&format!("language = \"{language}\"\ncurrency = \"CNY\"\n"))
            .file("customers/zhang-wei/zhang-wei.md", "+++\nname = \"张伟\"\ncode = \"K-7\"\n+++\n")
            .file("customers/hua/hua.md", "+++\nname = \"Hua Xin\"\nphone = \"138-0000-1234\"\n+++\n")
            .file("customers/hua/account.toml", "terms = \"net 30\"\n");
        git(test.path(), &["init", "--quiet"]);
        git(test.path(), &["add", "--all"]);
        git(test.path(), &["commit", "--quiet", "-m", "start"]);
        Tables(test)
    }

    fn import(&self, table: &str, rest: &str) -> Run {
        let file = self.0.path().with_extension("csv");
        std::fs::write(&file, table).expect("a file");
        let run = self.0.run(&format!("import {} {rest}", file.display()));
        std::fs::remove_file(file).expect("the file was there");
        run
    }

    /// Imports twice: the first time all is new, the second time nothing.
    fn twice(&self, table: &str, kind: &str, new: usize) {
        let commits = || git(self.0.path(), &["rev-list", "--count", "HEAD"]).trim().parse::<usize>().unwrap();
        let before = commits();
        self.import(table, &format!("--as {kind}")).succeeds().prints(&new.to_string());
        assert_eq!(commits(), before, "nothing is written before it is asked for");
        self.import(table, &format!("--as {kind} --apply")).succeeds();
        assert_eq!(commits(), before + 1, "{kind}: one commit");
        let again = self.import(table, &format!("--as {kind} --json")).succeeds().json();
        assert_eq!((&again["new"], &again["same"]), (&0.into(), &new.into()), "{kind}");
        self.0.run("check").succeeds();
    }
}

#[test]
fn notes_of_an_excel_list_become_notes() {
    let tables = Tables::new("zh-CN");
    let table = "客户,拜访日期,方式,跟进内容,下次跟进时间\n张伟,2026/11/3,电话,谈了续约,2026-12-01\nK-7,2026-11-03,面谈,\"送了样品,\n他很满意\",\n13800001234,2026年11月4日,微信,要报价,\n";
    tables.twice(table, "联系记录", 3);
    let first = tables.0.read("customers/zhang-wei/visits/2026-11-03.md");
    assert_eq!(first, "+++\nchannel = \"call\"\nnext = 2026-12-01\n+++\n\n谈了续约\n");
    assert!(tables.0.read("customers/zhang-wei/visits/2026-11-03-2.md").contains("送了样品,\n他很满意"));
    tables.0.run("undo -y").succeeds();
    assert!(!tables.0.exists("customers/zhang-wei/visits"));
}

#[test]
fn money_of_a_list_comes_into_the_accounts() {
    let tables = Tables::new("en");
    let invoices = "Customer,Invoice No,Invoice Date,Due Date,Amount,PO\nHua Xin,A-1,2026-10-01,,\"1,200.50\",\n张伟,A-2,2026-10-02,2026-11-02,$500,P-9\n";
    tables.twice(invoices, "invoices", 2);
    let account = tables.0.read("customers/hua/account.toml");
    assert!(account.contains("due = 2026-10-31\namount = \"1200.50\""), "{account}");
    assert!(tables.0.read("customers/zhang-wei/account.toml").contains("currency = \"USD\"\npo = \"P-9\""));
    let payments = "Customer,Payment Date,Amount,Invoice No,Reference,Method\nHua Xin,2026-11-05,200.50,A-1,T-1,bank\nHua Xin,2026-11-05,200.50,A-1,T-2,bank\n";
    tables.twice(payments, "payments", 2);
    tables.0.run("report aging").succeeds().prints("799.50");
    tables.twice("Date,Customer,Commission,Product\n2026-11-01,Hua Xin,88.80,Fund\n", "revenue", 1);
    tables.twice("客户,日期,资产\nHua Xin,2026-10-31,\"210,000\"\n", "figures", 1);
    let account = tables.0.read("customers/hua/account.toml");
    assert!(account.contains("[[revenue]]\ndate = 2026-11-01\nname = \"Fund\"\namount = \"88.80\""), "{account}");
    assert!(account.contains("[[figure]]\ndate = 2026-10-31\nname = \"资产\"\namount = \"210000\""), "{account}");
    tables.twice("Client,Product,Policy No,Expiry Date,Amount\nHua Xin,Fire,P-1,12/31/2026,900\n", "products", 1);
    assert!(
        tables
            .0
            .read("customers/hua/hua.md")
            .contains("[[product]]\nname = \"Fire\"\nno = \"P-1\"\namount = \"900.00\"\nexpires = 2026-12-31\n")
    );
}

#[test]
fn what_cannot_be_read_is_told_with_its_line_and_comes_out_again() {
    let tables = Tables::new("en");
    let rejects = tables.0.path().with_extension("rejects.csv");
    let table = "Report of visits\n\nCustomer,Date,Note,Type\nNobody,2026-11-01,x,call\nHua Xin,someday,x,call\nHua Xin,2027-05-01,x,call\nHua Xin,2026-11-01,,call\nHua Xin,2026-11-02,x,telepathy\nHua Xin,2026-11-03,kept,call\nTotal,,,5\n";
    let run = tables.import(table, &format!("--as visits --apply --rejects {}", rejects.display())).succeeds();
    let mut run = run.prints("1 new").prints("5 refused");
    for told in
        ["line 4", "no customer is called “Nobody”", "`someday`", "2027-05-01 is still to come", "line 7", "telepathy"]
    {
        run = run.says(told);
    }
    let text = std::fs::read_to_string(&rejects).unwrap();
    std::fs::remove_file(rejects).unwrap();
    assert!(text.starts_with("\u{feff}Customer,Date,Note,Type,") && text.lines().count() == 6, "{text}");
    assert!(tables.0.exists("customers/hua/visits/2026-11-03.md"));
    tables.import("a,b\n1,2\n", "--as payments").exits(2).says("Customer, date, amount");
    tables.import("Customer,When,Amount\nHua Xin,2026-11-01,5\n", "--as payments").exits(2);
    tables
        .import("Customer,When,Amount\nHua Xin,2026-11-01,5\n", "--as payments --map When=date")
        .succeeds()
        .prints("1 new");
    tables.import("Customer,Date,Amount\nHua Xin,2026-11-01,5\n", "--as payments --who 1=new").exits(2).says("--as");
    // An invoice that nobody says the due day of is refused where the account has no terms.
    let due = tables.import("Customer,No,Date,Amount\n张伟,B,2026-11-01,5\n", "--as invoices").succeeds();
    due.says("neither the row nor the account says when B is due");
}
