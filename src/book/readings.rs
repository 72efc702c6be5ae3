//! The readings (pinyin) of Chinese names. Words go before characters, and a character may be read in several ways.

use pinyin::{ToPinyin, ToPinyinMulti};

/// Surnames whose reading is not the character's usual one. Source: the surname readings of Xiandai Hanyu Cidian
/// (现代汉语词典).
const SURNAMES: &[(&str, &str)] = &[
    ("尉迟", "yu chi"),
    ("万俟", "mo qi"),
    ("长孙", "zhang sun"),
    ("单于", "chan yu"),
    ("澹台", "tan tai"),
    ("令狐", "ling hu"),
    ("单", "shan"),
    ("曾", "zeng"),
    ("解", "xie"),
    ("仇", "qiu"),
    ("区", "ou"),
    ("查", "zha"),
    ("朴", "piao"),
    ("盖", "ge"),
    ("任", "ren"),
    ("华", "hua"),
    ("翟", "zhai"),
    ("乐", "yue"),
    ("覃", "qin"),
    ("缪", "miao"),
    ("宓", "mi"),
    ("员", "yun"),
    ("逄", "pang"),
    ("冼", "xian"),
    ("燕", "yan"),
    ("纪", "ji"),
];

/// Words, mostly of places and trades, in which a character is not read as usual. Longer words come before their parts.
/// Source: Xiandai Hanyu Cidian, and the readings of place names by the Ministry of Civil Affairs.
const WORDS: &[(&str, &str)] = &[
    ("银行", "yin hang"),
    ("商行", "shang hang"),
    ("分行", "fen hang"),
    ("支行", "zhi hang"),
    ("总行", "zong hang"),
    ("车行", "che hang"),
    ("花行", "hua hang"),
    ("洋行", "yang hang"),
    ("琴行", "qin hang"),
    ("典当行", "dian dang hang"),
    ("拍卖行", "pai mai hang"),
    ("珠宝行", "zhu bao hang"),
    ("五金行", "wu jin hang"),
    ("行业", "hang ye"),
    ("行情", "hang qing"),
    ("同行", "tong hang"),
    ("重庆", "chong qing"),
    ("重阳", "chong yang"),
    ("重新", "chong xin"),
    ("重组", "chong zu"),
    ("厦门", "xia men"),
    ("厦大", "xia da"),
    ("厦工", "xia gong"),
    ("成长", "cheng zhang"),
    ("增长", "zeng zhang"),
    ("校长", "xiao zhang"),
    ("行长", "hang zhang"),
    ("厂长", "chang zhang"),
    ("店长", "dian zhang"),
    ("院长", "yuan zhang"),
    ("局长", "ju zhang"),
    ("处长", "chu zhang"),
    ("科长", "ke zhang"),
    ("部长", "bu zhang"),
    ("会长", "hui zhang"),
    ("所长", "suo zhang"),
    ("馆长", "guan zhang"),
    ("社长", "she zhang"),
    ("站长", "zhan zhang"),
    ("队长", "dui zhang"),
    ("组长", "zu zhang"),
    ("班长", "ban zhang"),
    ("船长", "chuan zhang"),
    ("市长", "shi zhang"),
    ("县长", "xian zhang"),
    ("镇长", "zhen zhang"),
    ("村长", "cun zhang"),
    ("秘书长", "mi shu zhang"),
    ("董事长", "dong shi zhang"),
    ("音乐", "yin yue"),
    ("乐器", "yue qi"),
    ("乐清", "yue qing"),
    ("会计", "kuai ji"),
    ("会稽", "kuai ji"),
    ("成都", "cheng du"),
    ("首都", "shou du"),
    ("京都", "jing du"),
    ("新都", "xin du"),
    ("花都", "hua du"),
    ("都市", "du shi"),
    ("都江堰", "du jiang yan"),
    ("六安", "lu an"),
    ("台州", "tai zhou"),
    ("番禺", "pan yu"),
    ("朝阳", "chao yang"),
    ("西藏", "xi zang"),
    ("蚌埠", "beng bu"),
    ("丽水", "li shui"),
    ("涡阳", "guo yang"),
    ("铅山", "yan shan"),
    ("东阿", "dong e"),
    ("便宜", "pian yi"),
    ("单位", "dan wei"),
    ("旅行", "lv xing"),
    ("发行", "fa xing"),
    ("调味", "tiao wei"),
    ("调料", "tiao liao"),
    ("传感", "chuan gan"),
    ("曾经", "ceng jing"),
];

/// Characters that names read otherwise than the first reading of the character table.
const CHARACTERS: &[(char, &str)] =
    &[('长', "chang"), ('重', "zhong"), ('都', "du"), ('厦', "sha"), ('行', "xing"), ('乐', "le")];

/// The reading of a name in lower case, with a space between syllables; `ü` is written `v`. Other characters stay.
/// Surnames have readings of their own in the names of persons, which have at most four characters.
pub fn reading(name: &str, is_person: bool) -> String {
    let is_short = is_person && name.chars().count() <= 4;
    let surname = SURNAMES.iter().find(|(surname, _)| is_short && name.starts_with(surname));
    let mut out = String::new();
    let mut rest = name;
    if let Some((surname, reading)) = surname {
        out.push_str(reading);
        out.push(' ');
        rest = &name[surname.len()..];
    }
    while let Some(c) = rest.chars().next() {
        let word = WORDS.iter().find(|(word, _)| rest.starts_with(word));
        let (syllables, length) = match word {
            Some((word, reading)) => (Some((*reading).to_owned()), word.len()),
            None => (usual(c), c.len_utf8()),
        };
        match syllables {
            Some(syllables) => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
                out.push_str(&syllables);
                out.push(' ');
            }
            None => out.extend(c.to_lowercase()),
        }
        rest = &rest[length..];
    }
    out.trim().replace("  ", " ")
}

/// Whether a character has a Chinese reading.
pub fn is_read(c: char) -> bool {
    c.to_pinyin().is_some()
}

/// The usual reading of a character; `None` where it is not Chinese.
fn usual(c: char) -> Option<String> {
    if let Some((_, reading)) = CHARACTERS.iter().find(|(known, _)| *known == c) {
        return Some((*reading).to_owned());
    }
    Some(c.to_pinyin()?.plain().replace('ü', "v"))
}

/// Every way to type the reading of a character: all readings, and `ü` as `v`, `yu` or `u`. Empty where it is not
/// Chinese.
pub fn typed_forms(c: char) -> Vec<String> {
    let Some(readings) = c.to_pinyin_multi() else { return Vec::new() };
    let mut forms: Vec<String> =
        CHARACTERS.iter().filter(|(known, _)| *known == c).map(|(_, form)| (*form).to_owned()).collect();
    for (word, reading) in SURNAMES.iter().chain(WORDS) {
        let own = word.chars().zip(reading.split(' ')).filter(|(known, _)| *known == c);
        forms.extend(own.map(|(_, syllable)| syllable.to_owned()));
    }
    for plain in readings.into_iter().map(|reading| reading.plain()) {
        if plain.contains('ü') {
            forms.extend(["v", "yu", "u"].map(|written| plain.replace('ü', written)));
        } else {
            forms.push(plain.to_owned());
        }
    }
    forms.sort_unstable();
    forms.dedup();
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_people_read_them() {
        for (name, is_person, expect) in [
            ("张伟", true, "zhang wei"),
            ("单雪", true, "shan xue"),
            ("单雪", false, "dan xue"),
            ("尉迟敬", true, "yu chi jing"),
            ("吕秀云", true, "lv xiu yun"),
            ("朱长青", true, "zhu chang qing"),
            ("王行长", true, "wang hang zhang"),
            ("陈厂长", true, "chen chang zhang"),
            ("李秘书长", true, "li mi shu zhang"),
            ("重庆长安配件", false, "chong qing chang an pei jian"),
            ("宁波银行", false, "ning bo yin hang"),
            ("厦门钨材", false, "xia men wu cai"),
            ("长城证券", false, "chang cheng zheng quan"),
            ("Miller Machine", false, "miller machine"),
            ("华鑫精密", false, "hua xin jing mi"),
        ] {
            assert_eq!(reading(name, is_person), expect, "{name}");
        }
    }
}
