//! A Chinese book: what it shows can be typed, and what the program says about itself is Chinese too.

use crate::book_test::BookTest;
use crate::history::git;
#[cfg(unix)]
use crate::machine;

/// A Chinese book with one customer, whose card has these lines.
fn book(lines: &str) -> BookTest {
    BookTest::with_settings("language = \"zh-CN\"\n\n[owner]\nname = \"林晓\"\n")
        .file("customers/zhang-wei/zhang-wei.md", format!("+++\nname = \"张伟\"\n{lines}+++\n"))
}

#[test]
fn a_channel_is_typed_as_it_is_shown() {
    let test = book("");
    test.run("log 张伟 谈了续约。 -c 微信").succeeds();
    assert!(test.read("customers/zhang-wei/visits/2026-11-21-1432.md").contains("channel = \"message\""));
    test.run("log 张伟 -c 鸽子 x").exits(2).says("不能是 `鸽子`").says("面谈、电话、微信");
    // So is one that is missing, and one in a hint.
    test.run("log 张伟 x -c").exits(2).says("面谈、电话、微信").says_not("visit");
    let late = book("cadence = 1\n").file("customers/zhang-wei/visits/2026-11-01.md", "谈了。\n");
    late.run("done 张伟").exits(2).says("-c 电话").says_not("-c call");
    let born = book("birthday = \"--11-21\"\n");
    born.run("done 张伟").succeeds().says_not("-c call");
}

#[test]
fn the_words_of_choices_are_read_from_files() {
    let test = book(
        "prefers = \"微信\"\ngender = \"女\"\nsecrecy = \"机密\"\nkind = \"个人\"\nstage = \"Dormant\"\ntier = \"a\"\n",
    )
    .file(
        "customers/zhang-wei/visits/2026-11-03.md",
        "+++\nchannel = \"电话\"\noutcome = \"没接通\"\nby = \"我\"\n+++\n\n- [ ] 汇款 due:2026-11-28 by:客户\n",
    );
    test.run("check").succeeds().prints_not("[CB");
    let shown = test.run("show 张伟 --json").succeeds().json();
    assert_eq!((shown["tier"].as_str(), shown["stage"].as_str()), (Some("A"), Some("dormant")));
    assert_eq!(shown["notes"][0]["channel"].as_str(), Some("call"));
    assert_eq!(shown["notes"][0]["outcome"].as_str(), Some("no-answer"));
    for filter in
        ["prefers=微信", "偏好的联系方式=微信", "性别=女士", "密级=机密", "等级=a", "阶段=沉睡", "--stage 沉睡"]
    {
        test.run(&format!("list {filter}")).succeeds().prints("张伟");
    }
    test.run("list prefers=鸽子").exits(2).says("面谈、电话、微信");
    test.run("list prefers=电话").succeeds().prints_not("张伟");
}

#[test]
fn a_company_may_be_called_one_in_chinese() {
    // A company may be older than a person.
    book("kind = \"公司\"\nbirthday = 1850-05-01\n").run("check").succeeds().prints_not("[CB");
    book("kind = \"个人\"\nbirthday = 1850-05-01\n").run("check").prints("CB054");
}

#[test]
fn a_bad_word_names_the_words_of_the_language() {
    book("prefers = \"鸽子\"\n").run("check").exits(1).prints("面谈、电话、微信");
    book("prefers = \"鸽子\"\n").in_language("en").run("check").exits(1).prints("visit, call, message");
}

#[test]
fn set_shows_names_and_values_in_words_and_writes_the_format() {
    let test = book("tier = \"B\"\n");
    test.run("set 张伟 等级=a prefers=微信 标签+=高尔夫、红酒")
        .succeeds()
        .prints("等级 B → A")
        .prints("联系偏好 （无） → 微信")
        .prints("高尔夫、红酒");
    let card = test.read("customers/zhang-wei/zhang-wei.md");
    assert!(card.contains("prefers = \"message\"") && card.contains("tier = \"A\""), "{card}");
    test.run("set 张伟 颜色=红").exits(2).says("等级、");
}

#[test]
fn help_is_chinese_in_a_chinese_book() {
    let test = book("");
    for line in ["--help", "today --help", "log --help", "report --help", "report aging -h", "new customer --help"] {
        let help = test.run(line).succeeds().prints("用法：").prints("选项：").prints("例子：");
        for english in ["Usage", "Options", "OPTIONS", "Commands", "Print", "default", "possible"] {
            assert!(!help.out.contains(english), "{line}: {english}\n{}", help.out);
        }
    }
    test.in_language("en").run("today --help").succeeds().prints("Usage: clientbook today").prints("Examples:");
}

#[test]
fn wrong_use_is_told_in_chinese() {
    let test = book("");
    for (line, says) in [
        ("today --dayz 3", "没有 `--dayz` 这个选项"),
        ("today --dayz 3", "--days"),
        ("tody", "没有 `tody` 这个命令"),
        ("tody", "today"),
        ("log", "还缺：<客户>"),
        ("today --days", "后面要写内容"),
        ("today --days many", "不能是 `many`"),
        ("log 张伟 x --satisfaction 9", "1 到 5 的整数"),
        ("log 张伟 --no-answer --left-message", "不能一起用"),
        ("--lang 鸟语 today", "不能是 `鸟语`"),
    ] {
        let run = test.run(line).exits(2).says(says).says("错误").says("详细说明");
        assert!(!run.err.contains("error") && !run.err.contains("Usage"), "{line}: {}", run.err);
    }
    test.run("--lang 英文 today --dayz 3").exits(2).says("there is no option or argument `--dayz`");
}

#[test]
fn the_systems_reasons_are_told_in_chinese() {
    book("").run("import --reconcile nowhere.csv").exits(3).says("nowhere.csv").says("没有这个文件");
}

#[test]
fn full_width_characters_are_named_as_the_cause() {
    for (line, typed, instead) in [
        ("tier ＝ \"A\"", "`＝`", "`=`"),
        ("tier：\"A\"", "`：`", "`=`"),
        ("tier = “A”", "`“`", "`\"`"),
        ("tier = \"A”", "`”`", "`\"`"),
        ("tags = [\"甲\"，\"乙\"]", "`，`", "`,`"),
        ("tags = ［\"甲\"］", "`［`", "`[`"),
    ] {
        let test = book(&format!("{line}\nregion = \"上海\"\n"));
        test.run("check").exits(1).prints("CB069").prints("zhang-wei.md:3:").prints(typed).prints(instead);
        test.run("list --json").succeeds().prints("上海");
    }
    book("tier = A # ＝\n").run("check").exits(1).prints("文字要放在引号里").prints_not("CB069");
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let test = book("");
    test.run("man").succeeds().prints("clientbook\\-log(1)").prints(".SH 名称").prints_not("SYNOPSIS");
    test.run("man log").succeeds().prints("clientbook log").prints(".SH 例子").prints("微信");
    test.run("man new customer").succeeds().prints("clientbook new customer");
    test.run("man lgo").exits(2).says("没有 `lgo` 这一页").says("log");
    let folder = test.path().join("pages");
    test.run(&format!("man --out {}", folder.display())).succeeds();
    for page in ["clientbook.1", "clientbook-log.1", "clientbook-new-customer.1", "clientbook-report-aging.1"] {
        assert!(test.exists(&format!("pages/{page}")), "{page}");
    }
}

#[test]
fn completions_know_the_customers() {
    let test = book("");
    test.run("names").succeeds().prints("zhang-wei\n张伟\n");
    for (shell, parts) in [
        ("bash", &["_clientbook_customers", "new\\ visit*", "show*"][..]),
        ("zsh", &["compadd -a names", ":_clientbook_customers'"]),
        ("fish", &["__fish_clientbook_using_subcommand show\" -f -a \"(clientbook names"]),
        ("powershell", &["show|", "new;visit", "clientbook names"]),
    ] {
        let script = test.run(&format!("completions {shell}")).succeeds();
        for part in parts {
            assert!(script.out.contains(part), "{shell}: {part}\n{}", script.out);
        }
    }
}

/// The script for bash, as bash runs it.
#[cfg(unix)]
#[test]
fn bash_completes_a_customer() {
    let test = book("").file("customers/lm/lm.md", "+++\nname = \"Lin Mo & Co.\"\n+++\n");
    test.write("completions.bash", test.run("completions bash").succeeds().out);
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_clientbook")).parent().expect("a folder");
    for (typed, expect) in [
        ("show zh", "zhang-wei"),
        ("new visit zh", "zhang-wei"),
        ("set zh", "zhang-wei"),
        ("log --mass zh", "zhang-wei"),
        ("build zh", ""),
        ("show 张", "张伟"),
        ("show Lin", "Lin\\ Mo\\ \\&\\ Co."),
        ("show 'Lin\\ M'", "Lin\\ Mo\\ \\&\\ Co."),
        ("show '\"Lin M'", "Lin Mo & Co."),
        ("log zhang-wei x -c zh", ""),
        ("log zhang-wei x --also zh", "zhang-wei"),
        ("log zhang-wei x -c ca", "call"),
    ] {
        let line = format!(
            "PATH={}:$PATH; source completions.bash; COMP_WORDS=(clientbook {typed}); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); \
             _clientbook_customers clientbook \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"; printf '%s' \"${{COMPREPLY[*]}}\"",
            program.display(),
        );
        let output = machine::start("bash").current_dir(test.path()).args(["-c", &line]).output().expect("bash runs");
        let found = String::from_utf8_lossy(&output.stdout);
        assert_eq!(found.trim(), expect, "{typed}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_company_gets_a_short_id_and_its_kind() {
    let test = book("");
    test.run("new customer 上海浦江机电有限公司 --tier b --no-edit")
        .succeeds()
        .prints("customers/shanghai-pujiang-jidian/")
        .says("记为公司");
    let card = test.read("customers/shanghai-pujiang-jidian/shanghai-pujiang-jidian.md");
    for part in ["kind = \"company\"", "tier = \"B\"", "# [[contact]]", "# phone = "] {
        assert!(card.contains(part), "{part}: {card}");
    }
    assert!(!card.contains("# tier"), "{card}");
    test.run("new customer 王芳 --no-edit").succeeds().prints("customers/wang-fang/");
    let card = test.read("customers/wang-fang/wang-fang.md");
    assert!(!card.contains("kind") && card.contains("# birthday = "), "{card}");
    test.run("check").succeeds().prints_not("[CB");
    // What is set later stands above the comments, and these stay.
    test.run("set 王芳 等级=A 生日=1980-05-06 cadence=1").succeeds();
    let card = test.read("customers/wang-fang/wang-fang.md");
    assert!(card.contains("tier = \"A\"") && card.contains("# tier = "), "{card}");
    // A table that is added stands below the comments: a key without its # is one of the card.
    test.run("snooze revisit:wang-fang --until +30d").succeeds();
    let card = test.read("customers/wang-fang/wang-fang.md").replace("# gender", "gender");
    test.write("customers/wang-fang/wang-fang.md", &card);
    assert!(card.contains("[[snooze]]"), "{card}");
    test.run("check").succeeds().prints_not("[CB");
}

#[test]
fn days_in_chinese_numerals_with_ri_are_solar() {
    let test =
        BookTest::with_settings("").in_language("zh-CN").file("customers/wang/wang.md", "+++\nname = \"王芳\"\n+++\n");
    let card = |change: &str| {
        test.run(&format!("set wang {change}")).succeeds();
        test.read("customers/wang/wang.md")
    };
    for since in ["2020年二月三日", "二〇二〇年2月3日"] {
        assert!(card(&format!("成为客户={since}")).contains("since = 2020-02-03"), "{since}");
        card("成为客户=2019-01-01");
    }
    assert!(card("生日=一九八五年九月二十日").contains("birthday = 1985-09-20"));
    assert!(card("生日=八月十五").contains("lunar --08-15"));
    test.run("set wang 生日=2月30日").exits(2);
    test.run("set wang 成为客户=2月30日").exits(2);
    test.run("log wang 来电 --next 十二月一日 --promise \"发报价 due:12月一日\"").succeeds();
    let note = test.read("customers/wang/visits/2026-11-21-1432.md");
    assert!(note.contains("next = 2026-12-01") && note.contains("due:2026-12-01"), "{note}");
}

#[test]
fn a_greeting_is_not_sent_without_the_owners_name() {
    let settings = "language = \"zh-CN\"\n\n[owner]\nname = \"你的名字\"\n";
    let test = BookTest::with_settings(settings)
        .file("customers/zhang-wei/zhang-wei.md", "+++\nname = \"张伟\"\ntier = \"A\"\n+++\n")
        .on("2027-02-03");
    let greet = "log --where 等级=A --occasion spring-festival --mass --yes";
    test.run(greet).exits(2).says("客户簿里还没有").says("[owner]").prints_not("你的名字");
    assert!(!test.exists("customers/zhang-wei/visits"));
    // The book's own text may do without the name.
    test.write("texts/spring-festival.md", "{salutation}，新春安康。\n");
    test.run("log --where 等级=A --occasion spring-festival --mass --dry-run").succeeds().prints("新春安康");
    std::fs::remove_file(test.path().join("texts/spring-festival.md")).expect("it was written");
    test.run("log --where 等级=A --mass --dry-run \"{owner}敬上\"").exits(2).says("客户簿里还没有");
    test.write("clientbook.toml", settings.replace("你的名字", "林晓"));
    test.run(greet).succeeds().prints("林晓");
}

#[test]
fn a_new_book_holds_no_placeholder_for_the_owner() {
    for language in ["zh-CN", "en"] {
        let test = BookTest::empty().in_language(language);
        test.run(&format!("init {}", test.path().display())).succeeds();
        let settings = test.read("clientbook.toml");
        assert!(!settings.contains("你的名字") && !settings.contains("Your Name"), "{settings}");
        test.run("check").succeeds().prints_not("[CB");
    }
}

#[test]
fn a_footnote_goes_along_when_its_section_is_moved_up() {
    let test = book("").file(
        "customers/zhang-wei/zhang-wei.md",
        "+++\nname = \"张伟\"\n+++\n\n老客户。\n\n## 忌讳\n\n别提去年[^1]。\n\n## 背景\n\n从前在银行。\n\n[^1]: 当时赔了钱\n",
    );
    test.run("build").succeeds();
    let page = test.read("site/customers/zhang-wei.html");
    assert!(page.contains("当时赔了钱") && !page.contains("[^1]"), "{page}");
    let (note, background) = (page.find("当时赔了钱").unwrap(), page.find("从前在银行").unwrap());
    assert_eq!(page.matches("当时赔了钱").count(), 1, "{page}");
    assert!(note < background, "the note stands in the section that names it");
}

#[test]
fn the_audience_of_a_rule_is_written_in_words() {
    let rule = |audience: &str| {
        BookTest::with_settings(&format!(
            "language = \"zh-CN\"\n\n[[rule]]\nname = \"安全检查\"\nevery = \"12 months\"\nwhere = \"{audience}\"\n"
        ))
        .file(
            "customers/zhang-wei/zhang-wei.md",
            "+++\nname = \"张伟\"\ntier = \"A\"\nstage = \"dormant\"\nadded = 2025-11-21\n+++\n",
        )
    };
    let test = rule("等级=a 阶段=沉睡");
    test.run("check").succeeds().prints_not("[CB");
    test.run("today --all").succeeds().prints("安全检查");
    // A word that does not exist fits nobody, for ever.
    rule("阶段=呵呵").run("check").exits(1).prints("CB041").prints("stage=呵呵");
    rule("等级=Q").run("check").exits(1).prints("CB041").prints("tier=Q");
}

#[test]
fn workdays_are_written_in_chinese() {
    let test = BookTest::with_settings("language = \"中文\"\n\n[day]\nworkdays = \"周一至周六\"\n");
    test.run("check").succeeds().prints_not("[CB").says("没有问题");
}

/// Words of the system, of git and of an editor have a Chinese sentence around them.
#[test]
fn what_others_said_in_english_is_told_with_what_it_means() {
    let test =
        BookTest::with_settings("language = \"zh-CN\"\n").file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n");
    git(test.path(), &["init", "--quiet"]);
    let address = "http://127.0.0.1:9/book.git";
    test.run("set ana tier=A").succeeds();
    test.run(&format!("sync {address}")).exits(3).says("对方的电脑没有应答（git 原话：unable to access");
    git(test.path(), &["remote", "add", "origin", address]);
    test.run("sync").succeeds().says("没连上：对方的电脑没有应答（git 原话");
    test.write("customers/bo/bo.md", encoding_rs::GBK.encode("+++\nname = \"张伟\"\n+++\n").0);
    for line in ["set bo tier=A", "snooze revisit:bo +3d"] {
        test.run(line).exits(2).says_not("utf-8 sequence");
    }
    test.run("set bo tier=A").exits(2).says("bo.md 没有存成 UTF-8").says("记事本");
}
