//! Customers are found however they are written or typed.

use crate::book_test::BookTest;

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
    let names = test.read("site/data/names.js");
    let place = |name: &str| names.find(name).expect(name);
    assert!(place("长城证券") < place("重庆长安配件") && place("重庆长安配件") < place("吕秀云"));
    assert!(place("宁波银行") < place("厦门钨材") && names.contains("ningboyinhang") && names.contains("luxiuyun"));
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
