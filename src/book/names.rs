//! Forms of names and phone numbers for searching and sorting: pinyin, initials, digits.

use pinyin::ToPinyin;

use super::Card;

/// Surnames whose reading is not the character's usual one. Source: the surname readings of
/// Xiandai Hanyu Cidian (现代汉语词典).
const SURNAMES: &[(&str, &str)] = &[
    ("尉迟", "yu chi"),
    ("万俟", "mo qi"),
    ("长孙", "zhang sun"),
    ("单于", "chan yu"),
    ("澹台", "tan tai"),
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
    ("令狐", "ling hu"),
];

/// The pinyin of a name in lower case, with a space between syllables. Other characters stay.
pub fn pinyin_of(name: &str) -> String {
    let surname = SURNAMES.iter().find(|(surname, _)| name.starts_with(surname));
    let (mut out, rest) = match surname {
        // A company may begin with such a character too; people's names have at most four.
        Some((surname, reading)) if name.chars().count() <= 4 => (format!("{reading} "), &name[surname.len()..]),
        _ => (String::new(), name),
    };
    for c in rest.chars() {
        match c.to_pinyin() {
            Some(pinyin) => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
                out.push_str(pinyin.plain());
                out.push(' ');
            }
            None => out.extend(c.to_lowercase()),
        }
    }
    out.trim().replace("  ", " ")
}

/// The pronunciation of the name on a card: `pinyin` of the card, or else the computed pinyin.
pub fn reading_of(card: &Card) -> String {
    card.pinyin.as_ref().map_or_else(|| pinyin_of(&card.name), |pinyin| pinyin.to_lowercase())
}

/// The first letter of each syllable: `zw` for `zhang wei`.
pub fn initials(reading: &str) -> String {
    reading.split([' ', '-']).filter_map(|syllable| syllable.chars().next()).collect()
}

/// Only the digits of a phone number. Full-width digits become ASCII.
pub fn digits(phone: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if phone.is_ascii() {
        return phone.chars().filter(char::is_ascii_digit).collect();
    }
    phone.nfkc().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_people_read_them() {
        for (name, expect) in [
            ("张伟", "zhang wei"),
            ("单雪", "shan xue"),
            ("尉迟敬", "yu chi jing"),
            ("Miller Machine", "miller machine"),
            ("华鑫精密", "hua xin jing mi"),
        ] {
            assert_eq!(pinyin_of(name), expect);
        }
        assert_eq!(initials("zhang wei"), "zw");
        assert_eq!(digits("１３８-0000 1234"), "13800001234");
    }
}
