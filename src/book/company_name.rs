//! Names of companies: whether a name is one, and the short id that is made from it.

use super::company_words::{without_place_signs, words};
use super::readings;

/// The longest id that is made from the name of a company, in characters.
const MAX_ID: usize = 30;

/// Legal forms at the end of a Chinese name, longer ones first.
const CHINESE_FORMS: [&str; 8] =
    ["股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "分公司", "集团公司", "公司", "集团"];

/// The same inside of a name, before the branch: 宁波银行股份有限公司上海分行.
const INNER_FORMS: [&str; 4] = ["股份有限公司", "有限责任公司", "集团有限公司", "有限公司"];

/// Other ends of Chinese names that only companies and other organizations have.
const CHINESE_ENDS: [&str; 48] = [
    "工厂",
    "制造厂",
    "加工厂",
    "商行",
    "银行",
    "分行",
    "支行",
    "营业部",
    "证券",
    "保险",
    "法院",
    "检察院",
    "管理局",
    "委员会",
    "幼儿园",
    "中学",
    "商店",
    "超市",
    "酒店",
    "饭店",
    "医院",
    "学校",
    "大学",
    "研究院",
    "研究所",
    "事务所",
    "合作社",
    "经营部",
    "工作室",
    "办事处",
    "政府",
    "居委会",
    "村委会",
    "教育局",
    "公安局",
    "税务局",
    "供电局",
    "客运站",
    "汽车站",
    "火车站",
    "卫生院",
    "门诊部",
    "诊所",
    "药店",
    "药房",
    "书店",
    "协会",
    "基金会",
];

/// Legal forms at the end of a Western name, in lower case and without dots.
const FORMS: [&str; 20] = [
    "co",
    "company",
    "corp",
    "corporation",
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "llc",
    "llp",
    "plc",
    "gmbh",
    "pty",
    "oy",
    "spa",
    "sarl",
    "srl",
    "kg",
    "bros",
    "sons",
];

/// Legal forms that are also names of people unless they stand in capitals.
const FORMS_IN_CAPITALS: [&str; 5] = ["SA", "AG", "AB", "BV", "NV"];

/// Whether a name is plainly that of a company: it has a legal form, or ends as only companies' names do.
pub fn is_plain(name: &str) -> bool {
    let name = name.trim();
    CHINESE_FORMS.iter().any(|form| name.ends_with(form))
        || CHINESE_ENDS.iter().any(|end| name.ends_with(end) && name.chars().count() > end.chars().count() + 1)
        || without_form(name) != name
}

/// The name without its legal form; the whole name where nothing would be left.
pub(super) fn without_form(name: &str) -> &str {
    let mut short = name.trim();
    while let Some(rest) =
        CHINESE_FORMS.iter().find_map(|form| short.strip_suffix(form)).filter(|rest| !rest.is_empty())
    {
        short = rest;
    }
    while let Some((rest, last)) = short.rsplit_once([' ', ',']) {
        let plain: String = last.chars().filter(|c| c.is_alphanumeric()).collect();
        let is_form = FORMS.contains(&plain.to_lowercase().as_str()) || FORMS_IN_CAPITALS.contains(&plain.as_str());
        let rest = rest.trim_end_matches([' ', ',', '&', '.']);
        if rest.is_empty() || !(is_form || last == "&") {
            break;
        }
        short = rest;
    }
    short
}

/// The name without a legal form in its middle.
fn without_inner_form(name: &str) -> String {
    let is_inner = |form: &&&str| name.find(**form).is_some_and(|at| at > 0);
    INNER_FORMS.iter().find(is_inner).map_or_else(|| name.to_owned(), |form| name.replacen(form, "", 1))
}

/// What the id of a company is made from: its name without the legal form, the readings of Chinese characters joined by
/// word (`shanghai pujiang jidian`), in at most [`MAX_ID`] characters of whole words.
pub fn short_reading(name: &str) -> String {
    let short = without_place_signs(&without_inner_form(without_form(name)));
    let mut found: Vec<String> = Vec::new();
    let mut rest = &*short;
    while let Some(first) = rest.chars().next() {
        let is_chinese = |c: char| readings::is_read(c);
        let end = rest.find(|c| is_chinese(c) != is_chinese(first)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        if is_chinese(first) {
            found.extend(words(run).iter().map(|word| readings::reading(word, false).replace(' ', "")));
        } else {
            found.extend(run.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').map(str::to_lowercase));
        }
        rest = after;
    }
    found.retain(|word| !word.is_empty());
    fitting(&found)
}

/// As many words as fit; a first word that is too long is cut.
fn fitting(words: &[String]) -> String {
    let mut reading = String::new();
    for word in words {
        if reading.chars().count() + 1 + word.chars().count() > MAX_ID && !reading.is_empty() {
            break;
        }
        if !reading.is_empty() {
            reading.push(' ');
        }
        reading.extend(word.chars().take(MAX_ID));
    }
    reading
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_companies_are_short() {
        for (name, expect) in [
            ("上海浦江机电有限公司", "shanghai pujiang jidian"),
            ("苏州恒达机械有限责任公司", "suzhou hengda jixie"),
            ("石家庄华新进出口有限公司", "shijiazhuang huaxin jinchukou"),
            ("东方红软件有限公司", "dongfanghong ruanjian"),
            ("重庆长安配件", "chongqing changan peijian"),
            ("Miller Machine Co.", "miller machine"),
            ("Nordsjö Kullager, Ltd., Inc.", "nordsjö kullager"),
            ("Great Lakes Bearing & Power Transmission Supply Company", "great lakes bearing power"),
            ("TCL科技集团股份有限公司", "tcl keji"),
            ("中国工商银行股份有限公司上海市分行", "zhongguo gongshang yinhang"),
            ("宁波银行股份有限公司上海分行", "ningbo yinhang shanghai"),
            ("沈阳市第一长途客运站管理有限责任公司", "shenyang diyi changtu"),
            ("苏州市吴中区第一中学", "suzhou wuzhong diyi zhongxue"),
            ("江苏省苏州市恒达机械厂", "jiangsu suzhou hengda"),
            ("石家庄市永辉超市", "shijiazhuang yonghui chaoshi"),
            ("北京城市排水集团", "beijing chengshi paishui"),
            ("苏州工业园区华新电子有限公司", "suzhou gongyeyuanqu huaxin"),
            ("北京市朝阳区大望路幼儿园", "beijing chaoyang dawanglu"),
            ("贵州茅台酒股份有限公司", "guizhou maotaijiu"),
            ("公司", "gongsi"),
            ("Co.", "co"),
        ] {
            assert_eq!(short_reading(name), expect, "{name}");
            assert!(short_reading(name).chars().count() <= MAX_ID);
        }
    }

    #[test]
    fn a_company_is_plainly_one() {
        for name in ["Miller Machine Co.", "上海浦江机电有限公司", "Acme, Inc.", "Müller GmbH", "Total SA", "仁爱医院"]
        {
            assert!(is_plain(name), "{name}");
        }
        for name in ["Ana Sa", "张伟", "Mike Johnson", "Miller Machine", "Inc", "欧阳公", "李商行"] {
            assert!(!is_plain(name), "{name}");
        }
    }
}
