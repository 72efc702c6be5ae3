//! How a Chinese name is said to the person: the surname with a title, never the whole name alone.

use crate::book::chinese_surname;

/// The title that is said for a role whose name ends like this; the first that fits. A deputy has the title of the one
/// for whom they stand.
const TITLES: [(&str, &str); 30] = [
    ("董事长", "董"),
    ("总经理", "总"),
    ("总监", "总"),
    ("总裁", "总"),
    ("老板", "总"),
    ("创始人", "总"),
    ("合伙人", "总"),
    ("CEO", "总"),
    ("CFO", "总"),
    ("CTO", "总"),
    ("负责人", "总"),
    ("总工程师", "总工"),
    ("工程师", "工"),
    ("会计师", "老师"),
    ("设计师", "老师"),
    ("教师", "老师"),
    ("老师", "老师"),
    ("教授", "教授"),
    ("律师", "律师"),
    ("医师", "医生"),
    ("医生", "医生"),
    ("经理", "经理"),
    ("主任", "主任"),
    ("主管", "主管"),
    ("校长", "校长"),
    ("院长", "院长"),
    ("厂长", "厂长"),
    ("店长", "店长"),
    ("会计", "会计"),
    ("秘书", "秘书"),
];

/// Heads of an office: what is said is the end of the role (财务处长: 处长).
const HEADS: [&str; 9] = ["处长", "科长", "局长", "部长", "所长", "行长", "站长", "园长", "书记"];

/// Where neither a role nor the gender tells a title: polite to anybody.
const UNKNOWN: &str = "老师";

/// `何总` for 何志坚 who is 总经理, `欧阳女士`. A name that is not Chinese is said whole. `by_gender` is 先生 or 女士.
pub fn spoken(name: &str, role: Option<&str>, by_gender: Option<&str>) -> String {
    let length = name.chars().count();
    if !(2..=4).contains(&length) || !name.chars().all(is_chinese) {
        return format!("{name}{}", by_gender.unwrap_or_default());
    }
    let surname: String = name.chars().take(chinese_surname::length(name)).collect();
    let title = role.and_then(of_role).or(by_gender).unwrap_or(UNKNOWN);
    format!("{surname}{title}")
}

/// The title for a role; `None` where none is usual.
fn of_role(role: &str) -> Option<&'static str> {
    let role = role.split(['，', '、', '（', '(', ',', ' ', '/']).next().unwrap_or_default().trim();
    let heads = HEADS.iter().map(|head| (head, head));
    let all = TITLES.iter().map(|(end, title)| (end, title)).chain(heads);
    all.filter(|(end, _)| role.ends_with(**end)).max_by_key(|(end, _)| end.len()).map(|(_, title)| *title)
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn a_person_is_called_by_surname_and_title() {
        for (name, role, gender, said) in [
            ("何志坚", Some("总经理"), None, "何总"),
            ("姚建业", Some("老板"), None, "姚总"),
            ("李敏", Some("财务经理"), Some("女士"), "李经理"),
            ("王海", Some("董事长，准备交班"), None, "王董"),
            ("吕燕", Some("财务总监"), None, "吕总"),
            ("方晖", Some("创始合伙人"), None, "方总"),
            ("周涛", Some("总工程师"), None, "周总工"),
            ("顾家明", Some("设备工程师"), None, "顾工"),
            ("白帆", None, None, "白老师"),
            ("白帆", Some("综合部"), Some("女士"), "白女士"),
            ("钱永康", Some("实木地板经销"), Some("先生"), "钱先生"),
            ("欧阳静", None, Some("女士"), "欧阳女士"),
            ("欧阳", None, Some("先生"), "欧先生"),
            ("阿布都拉·买买提", None, Some("先生"), "阿布都拉·买买提先生"),
            ("John Smith", None, None, "John Smith"),
        ] {
            assert_eq!(spoken(name, role, gender), said);
        }
    }
}
