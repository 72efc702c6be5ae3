//! Customers are found however they are written or typed.

use crate::book_test::BookTest;
use crate::history::git;

fn book(names: &[(&str, &str, &str)]) -> BookTest {
    let test = BookTest::with_settings("language = \"zh-CN\"\n");
    names.iter().fold(test, |test, (id, name, more)| {
        test.file(&format!("customers/{id}/{id}.md"), format!("+++\nname = \"{name}\"\n{more}\n+++\n"))
    })
}

#[test]
fn a_phone_number_is_found_however_it_is_typed() {
    let test = book(&[
        ("lin", "Lin Mo", "phone = \"138-0000-4821\""),
        ("ada", "Ada Brook", "phone = \"(937) 555-0177 ext 22\""),
        ("tove", "Tove Lund", "phone = \"+46 73 068 66 55\""),
    ]);
    for (typed, name) in [
        ("+86 138 0000 4821", "Lin Mo"),
        ("008613800004821", "Lin Mo"),
        ("+1 937 555 0177", "Ada Brook"),
        ("937.555.0177", "Ada Brook"),
        ("073-068 66 55", "Tove Lund"),
    ] {
        test.run(&format!("show \"{typed}\"")).succeeds().prints(name);
    }
    test.run("list 555-0177").succeeds().prints("Ada Brook");
    test.run("list 937-555-0177").succeeds().prints("Ada Brook").prints_not("Lin Mo");
    test.run("build").succeeds();
    assert!(test.read("site/customers/ada.html").contains("href=\"tel:9375550177\""));
}

#[test]
fn a_chinese_name_is_found_by_any_reading_and_sorted_by_the_usual_one() {
    let test = book(&[
        ("c1", "重庆长安配件", "kind = \"company\""),
        ("c2", "宁波银行", "kind = \"company\""),
        ("c3", "厦门钨材", "kind = \"company\""),
        ("c4", "长城证券", "kind = \"company\""),
        ("p1", "朱长青", ""),
        ("p2", "吕秀云", ""),
        ("c5", "女娲文化", "kind = \"company\""),
    ]);
    for (typed, name) in [
        ("chongqing", "重庆长安配件"),
        ("cqca", "重庆长安配件"),
        ("yinhang", "宁波银行"),
        ("nbyh", "宁波银行"),
        ("xiamen", "厦门钨材"),
        ("changcheng", "长城证券"),
        ("cczq", "长城证券"),
        ("zhuchangqing", "朱长青"),
        ("lv", "吕秀云"),
        ("lvxiuyun", "吕秀云"),
        ("lyuxiuyun", "吕秀云"),
        ("luxiuyun", "吕秀云"),
        ("nvwa", "女娲文化"),
    ] {
        test.run(&format!("show {typed}")).succeeds().prints(name);
    }
    test.run("new customer 吕布").succeeds();
    assert!(test.exists("customers/lv-bu/lv-bu.md"));
    test.run("build").succeeds();
    let names = test.read("site/customers/index.html");
    let place = |name: &str| names.find(name).expect(name);
    assert!(place("长城证券") < place("重庆长安配件") && place("重庆长安配件") < place("吕秀云"));
    assert!(place("宁波银行") < place("厦门钨材"));
}

#[test]
fn letters_are_the_same_however_they_are_composed() {
    let (zoe, renee, kueche) = ("Zoe\u{308} Kru\u{308}ger", "Rene\u{301}e Lo\u{308}w", "Ku\u{308}che");
    let test = BookTest::with_settings("language = \"en\"\n")
        .file(
            "customers/zoe/zoe.md",
            format!("+++\nname = \"{zoe}\"\ntags = [\"Küche\"]\n+++\n\nSee [offer](files/Grüße.pdf), [[Renée Löw]].\n\n- [ ] {kueche} due:2026-11-28\n"),
        )
        .file("customers/zoe/files/Gru\u{308}ße.pdf", "paper")
        .file("customers/renee/renee.md", format!("+++\nname = \"Renée Löw\"\ntags = [\"{kueche}\"]\n+++\n\n[[{zoe}]]\n"))
        .file("customers/lu\u{308}-bu/lu\u{308}-bu.md", "+++\nname = \"吕布\"\n+++\n");
    test.run("check").succeeds().says("3 customers");
    for typed in ["Zoë Krüger", zoe, "zoe kruger", "Renée", renee, "renee low", "ＲＥＮＥＥ", "lü-bu", "lu\u{308}-bu"]
    {
        test.run(&format!("show \"{typed}\"")).succeeds();
    }
    for typed in ["tag=Küche", "tag=Ku\u{308}che", "tag=kuche"] {
        test.run(&format!("list {typed}")).succeeds().prints("Zoë Krüger").prints("Renée Löw");
    }
    test.run("list kruger").succeeds().prints("Zoë Krüger").prints_not("Löw");
    test.run("set renee tags-=Küche").succeeds();
    assert!(!test.read("customers/renee/renee.md").contains("tags"));
    test.run("done zoe").succeeds();
    assert!(test.read("customers/zoe/zoe.md").contains(&format!("- [x] {kueche} due:2026-11-28 done:2026-11-21\n")));
    test.run("log lü-bu \"Called.\"").succeeds();
    test.run("set lü-bu tier=A").succeeds();
    assert!(test.read("customers/lu\u{308}-bu/lu\u{308}-bu.md").contains("tier = \"A\""));
    assert!(!test.exists("customers/lü-bu"), "the folder keeps its name");
    test.run("build").succeeds();
    assert!(test.exists("site/customers/lü-bu.html") && test.exists("site/files/zoe/Grüße.pdf"));
    assert!(test.read("site/customers/zoe.html").contains("href=\"../files/zoe/Grüße.pdf\""));
}

#[test]
fn a_folder_that_a_mac_has_named_has_its_history() {
    let test = BookTest::with_settings("language = \"en\"\n")
        .file("customers/lu\u{308}-bu/lu\u{308}-bu.md", "+++\nname = \"吕布\"\n+++\n");
    git(test.path(), &["init", "--quiet"]);
    test.run("set lü-bu tier=A").succeeds();
    test.run("history lü-bu").succeeds().prints("tier");
    test.run("undo --yes").succeeds();
    assert!(!test.read("customers/lu\u{308}-bu/lu\u{308}-bu.md").contains("tier"));
}

#[test]
fn people_of_one_name_are_told_apart_wherever_they_are_listed() {
    let test = book(&[
        ("zhang-wei", "张伟", "tier = \"A\"\nregion = \"上海\"\ntags = [\"茶\"]"),
        ("zhang-wei-2", "张伟", "tier = \"B\"\nregion = \"上海\"\ntags = [\"茶\"]"),
        ("li-na", "李娜", "tier = \"A\"\nregion = \"苏州\""),
        ("li-na-2", "李娜", "tier = \"A\"\nregion = \"上海\""),
        ("hua-xin", "华鑫", "kind = \"company\""),
        ("wang", "王芳", "company = \"hua-xin\""),
        ("wang-2", "王芳", ""),
    ]);
    let names = ["张伟（A）", "张伟（B）", "李娜（苏州）", "李娜（上海）", "王芳（华鑫）", "王芳（wang-2）"];
    let run = test.run("list").succeeds();
    names.iter().for_each(|name| assert!(run.out.contains(name), "{name}\n{}", run.out));
    test.run("today --all").succeeds().prints("张伟（A）").prints("张伟（B）").prints("李娜（苏州）");
    test.run("done 张伟")
        .exits(2)
        .says("revisit:zhang-wei:never  张伟（A）：")
        .says("revisit:zhang-wei-2:never  张伟（B）：");
    let json = test.run("list --json").succeeds().json();
    assert_eq!(json["customers"].as_array().map(|all| all.iter().filter(|one| one["name"] == "张伟").count()), Some(2));
    test.run("build").succeeds();
    for page in ["index.html", "customers/index.html", "search/names-0.js"] {
        let text = test.read(&format!("site/{page}"));
        assert!(text.contains("张伟（A）") && text.contains("李娜（苏州）"), "{page}");
    }
    assert!(test.read("site/customers/hua-xin.html").contains("王芳（华鑫）"));
    // The page of the other one changes with the first.
    test.run("set zhang-wei tier=C").succeeds();
    test.run("set zhang-wei-2 tier=C").succeeds();
    test.run("build").succeeds();
    assert!(test.read("site/index.html").contains("张伟（zhang-wei-2）"));
}

#[test]
fn a_mobile_number_with_a_digit_too_few_is_a_warning() {
    let test = book(&[("lin", "林默", "phone = [\"138-0000-4821 转 22\", \"138-0000-482\"]")]);
    test.run("check").succeeds().prints("CB072").prints("customers/lin/lin.md:3:32").prints("10 位，应为 11 位");
    test.run("set lin phone=139-0000-48211").succeeds().says("12 位，应为 11 位");
    test.run("new customer 王芳 --phone 1390000482").succeeds().says("10 位");
    test.run("set lin phone=\"138-0000-4821 转 22\"").succeeds();
    test.run("build").succeeds();
    assert!(test.read("site/customers/lin.html").contains("href=\"tel:13800004821\""));
}

#[test]
fn the_number_that_is_dialed_is_the_one_that_is_meant() {
    let test = book(&[
        ("lin", "林默", "phone = \"0512-62881234-801\""),
        ("luo", "罗兰", "phone = \"0512-62881234-802\""),
        ("kim", "Kim", "phone = \"+44 (0)20 7946 0000\""),
        ("flo", "Flo", "phone = \"1-800-FLOWERS\""),
        ("duo", "多多", "phone = \"13800001111 / 021-62881235\""),
    ]);
    for (typed, found) in [
        ("\"0512-62881234-801\"", "林默"),
        ("\"0512 62881234 转 802\"", "罗兰"),
        ("62881234x801", "林默"),
        ("\"020 7946 0000\"", "Kim"),
        ("\"+44 (0)20 7946 0000\"", "Kim"),
        ("1-800-FLOWERS", "Flo"),
        ("8003569377", "Flo"),
        ("62881235", "多多"),
    ] {
        test.run(&format!("show {typed}")).succeeds().prints(found);
    }
    test.run("check").succeeds().prints("CB078").prints("[\"13800001111\", \"021-62881235\"]");
    test.run("build").succeeds();
    for (card, dialed) in
        [("lin", "051262881234"), ("kim", "+442079460000"), ("flo", "18003569377"), ("duo", "13800001111")]
    {
        let page = test.read(&format!("site/customers/{card}.html"));
        assert!(page.contains(&format!("href=\"tel:{dialed}\"")), "{card}: {page}");
    }
    let names = std::fs::read_dir(test.path().join("site/search")).expect("the data of the search").flatten();
    let names: String = names
        .filter(|file| file.file_name().to_string_lossy().starts_with("names-"))
        .map(|file| std::fs::read_to_string(file.path()).expect("it is text"))
        .collect();
    assert!(names.contains("\"051262881234;801\""), "the page finds it by its extension too: {names}");
    // What is typed is written as a list.
    test.run("set duo \"phone=13800001111 / 021-62881235\"").succeeds();
    assert!(test.read("customers/duo/duo.md").contains("phone = [\"13800001111\", \"021-62881235\"]"));
    test.run("new customer 王芳 --phone \"13800001112；021-62881236\"").succeeds();
    test.run("check").succeeds().prints_not("CB078");
}

#[test]
fn a_filter_names_what_there_is() {
    let test = BookTest::with_settings("language = \"en\"\n[tiers.A]\nevery = 30\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\ntier = \"A\"\n+++\n");
    test.run("list tier=a").succeeds().prints("Ana");
    test.run("list tier=Q").exits(2).says("there is no tier `Q`");
    test.run("list stage=gone").exits(2).says("prospect, active, dormant, lost");
    test.run("new customer Ana").succeeds().says("There is already a Ana: ana (A)");
    assert!(test.exists("customers/ana-2/ana-2.md"));
}

#[test]
fn two_folders_of_the_same_letters_are_two_customers() {
    let composed = "Jos\u{e9}".to_lowercase();
    let decomposed = "Jose\u{301}".to_lowercase();
    let test = BookTest::with_settings("language = \"en\"\n")
        .file(&format!("customers/{decomposed}/{decomposed}.md"), "+++\nname = \"Jose\"\n+++\n")
        .file(&format!("customers/{decomposed}/visits/2026-11-01.md"), "Talked.\n")
        .file(&format!("customers/{composed}/{composed}.md"), "+++\nname = \"Other\"\n+++\n");
    for line in ["list", "today", "build", "report aging"] {
        test.run(line).succeeds();
    }
    test.run("check").exits(1);
}

/// The results of `find --json`, each as `kind path`.
fn found(test: &BookTest, words: &str) -> Vec<String> {
    let json = test.run(&format!("find --json {words}")).succeeds().json();
    let results = json["results"].as_array().expect("results").clone();
    let told = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    results.iter().map(|one| format!("{} {}", told(one, "kind"), told(one, "path"))).collect()
}

fn card(id: &str) -> String {
    format!("customers/{id}/{id}.md")
}

#[test]
fn find_lists_the_closest_first_and_the_recent_before_the_old() {
    let test = book(&[
        ("a-company", "张伟贸易", "kind = \"company\""),
        ("zhang-wei", "张伟", "tags = [\"高尔夫\"]"),
        ("zhang-wei-2", "张伟", ""),
        ("wang", "王芳", "aliases = [\"张伟的太太\"]\ncompany = \"a-company\""),
        ("lin", "林默", "tags = [\"张伟介绍\"]"),
        ("none", "李娜", ""),
    ]);
    test.write("customers/lin/visits/2026-11-01.md", "张伟让我打的电话。\n");
    test.write("customers/none/visits/2026-11-03.md", "认识**张**伟。\n");
    test.write("customers/none/visits/2026-10-03.md", "- [ ] 约张伟 due:2026-12-01\n");
    test.write("customers/zhang-wei-2/visits/2026-11-05.md", "谈了续约。\n");
    assert_eq!(
        found(&test, "张伟"),
        [
            format!("name {}", card("zhang-wei-2")),
            format!("name {}", card("zhang-wei")),
            format!("name {}", card("a-company")),
            format!("alias {}", card("wang")),
            format!("field {}", card("lin")),
            "note customers/none/visits/2026-11-03.md".to_owned(),
            "note customers/lin/visits/2026-11-01.md".to_owned(),
            "promise customers/none/visits/2026-10-03.md".to_owned(),
        ]
    );
    // Every word must fit: the name of the customer, and the text of the note.
    assert_eq!(found(&test, "zw 续约"), ["note customers/zhang-wei-2/visits/2026-11-05.md"]);
    assert_eq!(found(&test, "高尔夫 张"), [format!("field {}", card("zhang-wei"))]);
    assert_eq!(found(&test, "续约 高尔夫"), [""; 0]);
    test.run("find 张伟 --limit 2").succeeds().says("另有 6 条，加 --limit 0 全部列出").prints_not("林默");
    test.run("find 张伟 --limit 0").succeeds().prints("2026-10-03 承诺：约张伟 · 2026-12-01");
    test.run("find ……").succeeds().says("没有找到");
    test.run("find").exits(2);
}

#[test]
fn find_knows_every_fact_however_it_is_typed() {
    let test = BookTest::with_settings("language = \"en\"\n[fields.line]\ntype = \"text\"\nlabel = \"Production line\"\n")
        .file(
            "customers/m/m.md",
            "+++\nname = \"Müller GmbH\"\nkind = \"company\"\nphone = \"+49 (0)30 123 45 67 ext 22\"\naliases = [\"MG\"]\n\
             tags = [\"Küche\"]\nindustry = \"forging\"\nwechat = \"mlr_88\"\nemail = \"info@mueller.example\"\n[custom]\nline = \"Walzwerk\"\n\
             [[contact]]\nname = \"吕秀云\"\nrole = \"buyer\"\nphone = \"138-0000-4821\"\nnote = \"likes jazz\"\n\
             [[family]]\nname = \"Ida\"\nrelation = \"daughter\"\n[[product]]\nname = \"Press\"\nno = \"P-77\"\n[[date]]\nname = \"Jubilee\"\non = \"--05-01\"\n+++\n\nIntroduced at the fair.\n",
        )
        .file("customers/m/account.toml", "[[invoice]]\nno = \"INV-1040\"\ndate = 2026-11-01\ndue = 2026-12-01\namount = \"5.00\"\npo = \"PO-9\"\n")
        .file("customers/m/plans/offer.md", "+++\ntitle = \"Offer the new line\"\ndue = 2026-12-01\n+++\n")
        .file("customers/m/complaints/2026-10-08.md", "+++\ncause = \"late delivery\"\n+++\n\nTwo pallets were late.\n")
        .file("customers/m/visits/2026-11-01.md", "+++\nwith = [\"Dora\"]\ngift = \"tea\"\n+++\n\nA long talk\nabout steel.\n");
    for (words, kind) in [
        ("muller", "name"),
        ("ＭＵＬＬＥＲ", "name"),
        ("mg", "alias"),
        ("kuche", "field"),
        ("forging", "field"),
        ("mlr_88", "field"),
        ("info@mueller", "field"),
        ("walzwerk", "field"),
        ("lv", "field"),
        ("lxy", "field"),
        ("吕秀云", "field"),
        ("buyer", "field"),
        ("jazz", "field"),
        ("ida", "field"),
        ("press", "field"),
        ("p77", "field"),
        ("jubilee", "field"),
        ("inv-1040", "field"),
        ("INV1040", "field"),
        ("po-9", "field"),
        ("123 45", "phone"),
        ("+49301234567", "phone"),
        ("0049 30 123", "phone"),
        ("030 1234567", "phone"),
        ("4821", "phone"),
        ("000 048", "phone"),
        ("+86 138 0000", "phone"),
        ("fair", "card"),
        ("offer", "plan"),
        ("pallets", "complaint"),
        ("delivery", "complaint"),
        ("steel", "note"),
        ("talk steel", "note"),
        ("dora", "note"),
        ("tea", "note"),
    ] {
        let first = found(&test, &format!("\"{words}\""));
        assert!(first.first().is_some_and(|first| first.starts_with(kind)), "{words}: {first:?}");
    }
    test.run("find walzwerk").succeeds().prints("Production line: Walzwerk");
    test.run("list 000048").succeeds().prints("Müller GmbH");
}

#[test]
fn a_note_is_shown_by_the_line_that_only_it_can_mean() {
    let note = "![华鑫厂区：停车](files/ting-che.svg)\n\n华鑫的李敏在。\n\n新厂房的[验收](https://example.com/a)推迟到下月。\n";
    let test = book(&[("hua", "华鑫精密", "kind = \"company\"")]).file("customers/hua/visits/2026-11-12.md", note);
    test.run("find 华鑫 验收").succeeds().prints("记录：新厂房的验收").prints_not("ting-che.svg").prints_not("](");
}

#[test]
fn several_people_of_one_name_are_told_apart_by_what_each_has_alone() {
    let test = book(&[
        ("a", "张伟", "tier = \"A\"\nregion = \"苏州\""),
        ("b", "张伟", "tier = \"A\"\nregion = \"上海\""),
        ("c", "张伟", "tier = \"B\"\nregion = \"苏州\""),
        ("d", "张伟", "company = \"hx\""),
        ("hx", "华鑫精密", "kind = \"company\""),
        ("lin", "林默", "referred_by = \"b\""),
    ]);
    test.run("show 张伟")
        .exits(2)
        .says("a (张伟, A, 苏州)")
        .says("b (张伟, 上海)")
        .says("c (张伟, B)")
        .says("d (张伟, 华鑫精密)");
    test.run("find 张伟").succeeds().prints("介绍人：张伟（上海）");
}

#[test]
fn a_new_customer_who_is_in_the_book_already_is_told_however_written() {
    let test = book(&[
        ("bo", "Bo", ""),
        ("mm", "Miller Machine Co.", "kind = \"company\""),
        ("zw", "张伟", ""),
        ("zk", "Zoë Krüger", ""),
    ]);
    for (typed, known) in [
        ("bo", "已经有一位Bo：bo"),
        ("ＢＯ", "已经有一位Bo"),
        ("\"miller machine\"", "已经有一位Miller Machine Co."),
        ("\"张 伟\"", "已经有一位张伟：zw"),
        ("\"Zoe\u{308} Kru\u{308}ger\"", "已经有一位Zoë Krüger"),
    ] {
        test.run(&format!("new customer {typed} --no-edit")).succeeds().says(known);
    }
    test.run("new customer 王芳 --no-edit").succeeds().says_not("已经有");
}

#[test]
fn a_bad_mobile_number_is_told_once() {
    let test = book(&[]);
    let once = |line: &str| {
        let said = test.run(line).succeeds().err;
        assert_eq!(said.matches("应为 11 位").count(), 1, "{line}: {said}");
    };
    once("new customer 王芳 --phone 1390000482 --no-edit");
    once("set 王芳 phone=139000048211");
    once("set 王芳 phone=1390000482 --dry-run");
}

#[test]
fn names_with_accents_and_wide_letters_stand_under_their_letter() {
    let mut names: Vec<(String, String)> = Vec::new();
    for letter in ["A", "F", "L"] {
        names.extend((0..5).map(|number| (format!("{letter}{number}"), format!("{letter}nna {number}"))));
    }
    for (id, name) in [("x1", "Łukasz Żółć"), ("x2", "ＡＢＣ贸易"), ("x3", "ﬁnance"), ("x4", "9 Tools"), ("x5", "Ёлка")]
    {
        names.push((id.to_owned(), name.to_owned()));
    }
    let names: Vec<(&str, &str, &str)> = names.iter().map(|(id, name)| (id.as_str(), name.as_str(), "")).collect();
    let test = book(&names);
    test.run("build").succeeds();
    let page = test.read("site/customers/index.html");
    let place = |part: &str| page.find(part).unwrap_or_else(|| panic!("{part} is missing: {page}"));
    let (a, f, l, other) = (place("id=\"s-a\""), place("id=\"s-f\""), place("id=\"s-l\""), place("id=\"other\""));
    assert!(a < place("ＡＢＣ贸易") && place("ＡＢＣ贸易") < f);
    assert!(f < place(">ﬁnance") && place(">ﬁnance") < l);
    assert!(l < place("Łukasz") && place("Łukasz") < other);
    assert!(other < place("9 Tools") && other < place("Ёлка") && page.matches("id=\"other\"").count() == 1);
}
