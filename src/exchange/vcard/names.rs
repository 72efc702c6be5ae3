//! What a card is called: from `FN`, `N`, `ORG`, `NICKNAME`, an e-mail address or a number.

use crate::book::{chinese_surname, company_name};

use crate::book::letters::one_line;

/// The longest name, in characters.
const LONGEST: usize = 200;

/// All that a card says of names.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// `FN`, the preferred one first.
    pub full: Vec<String>,
    /// `N`: family, given, middle, prefix, suffix.
    pub parts: Vec<String>,
    /// `NICKNAME` and the like.
    pub nicknames: Vec<String>,
    /// The organization.
    pub organization: Option<String>,
    /// The family name, the middle name and the given name as they are said, in Latin letters.
    pub phonetic: [String; 3],
    /// Whether the card says that it is that of a company.
    pub is_company: Option<bool>,
}

/// What a card is called.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Called {
    /// The name; empty where nothing tells one.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// It is the card of a company.
    pub is_company: bool,
}

impl Names {
    /// The name of the card. `address` is an e-mail address or a number for where there is no name.
    pub fn called(&self, address: Option<&str>) -> Called {
        let of_parts = self.of_parts();
        let mut full = self.full.iter().map(|name| self.tidied(name)).filter(|name| !name.is_empty());
        let person = full.next().or_else(|| Some(of_parts.clone()).filter(|name| !name.is_empty()));
        let organization = self.organization.as_deref().filter(|name| !name.is_empty());
        let is_only_organization = of_parts.is_empty()
            && organization.is_some()
            && person.as_deref().is_none_or(|name| Some(name) == organization);
        let name = person.or_else(|| organization.map(str::to_owned));
        let name = name.or_else(|| self.nicknames.first().cloned()).or_else(|| address.map(str::to_owned));
        let name: String = name.unwrap_or_default().chars().take(LONGEST).collect();
        let is_company = self.is_company.unwrap_or_else(|| {
            is_only_organization || of_parts.is_empty() && organization.is_none() && company_name::is_plain(&name)
        });
        let mut aliases: Vec<String> = full.collect();
        if !self.tells_parts(&name) {
            aliases.push(of_parts);
        }
        // 何志坚 with the suffix 总 is called 何总.
        if self.is_chinese() && is_han(self.part(4)) {
            aliases.push([self.part(0), self.part(4)].concat());
        }
        aliases.extend(self.nicknames.iter().cloned());
        let mut kept: Vec<String> = Vec::new();
        for alias in aliases {
            if !alias.is_empty() && alias != name && !kept.contains(&alias) {
                kept.push(alias);
            }
        }
        Called { name, aliases: kept, is_company }
    }

    fn part(&self, at: usize) -> &str {
        self.parts.get(at).map_or("", String::as_str)
    }

    /// The name that the parts make.
    fn of_parts(&self) -> String {
        let [family, given, middle, prefix, suffix] = [0, 1, 2, 3, 4].map(|at| self.part(at));
        if self.is_chinese() {
            return [family, middle, given].concat();
        }
        one_line(&[prefix, given, middle, family, suffix].join(" "))
    }

    /// Whether the parts are a Chinese name, in which the family name stands first and no space is written.
    fn is_chinese(&self) -> bool {
        let named: Vec<&str> = [0, 1, 2].map(|at| self.part(at)).into_iter().filter(|part| !part.is_empty()).collect();
        !named.is_empty() && named.iter().all(|part| is_han(part))
    }

    /// A full name as people write it: the order and the space of a Chinese name may be those of another language.
    fn tidied(&self, full: &str) -> String {
        let close: String = full.split_whitespace().collect();
        let (family, given) = (self.part(0), self.part(1));
        if self.is_chinese() && self.part(2).is_empty() {
            let joined = [family, given].concat();
            let orders = [
                [family, given, ""],
                [given, family, ""],
                [family, given, self.part(4)],
                [self.part(3), family, given],
            ];
            if orders.iter().any(|order| close == order.concat()) {
                return joined;
            }
        }
        if is_han(&close) && (2..=5).contains(&close.chars().count()) { close } else { one_line(full) }
    }

    /// Whether a name tells the family name and the given name.
    pub fn tells_parts(&self, name: &str) -> bool {
        let tells = |part: &str| name.contains(part) || part.split_whitespace().all(|word| name.contains(word));
        tells(self.part(0)) && tells(self.part(1))
    }

    /// The pinyin of the name, where the card says how it is said in Latin letters.
    pub fn pinyin(&self) -> Option<String> {
        let said = one_line(&self.phonetic.join(" "));
        (!said.is_empty()).then_some(said)
    }
}

/// The family name and the given name of a person.
pub(super) fn family_and_given(name: &str) -> (&str, &str) {
    if is_han(name) && !name.contains('·') && (2..=4).contains(&name.chars().count()) {
        let end = name.char_indices().nth(chinese_surname::length(name)).map_or(name.len(), |(at, _)| at);
        return name.split_at(end);
    }
    name.rsplit_once(' ').map_or(("", name), |(given, family)| (family, given))
}

/// Whether a text has only Chinese characters.
pub(super) fn is_han(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}' | '·' | '〇'))
}

/// Whether a text has a Chinese character.
pub(super) fn has_han(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}'))
}

/// Whether a text has only Latin letters and what stands between them.
pub(super) fn is_latin(text: &str) -> bool {
    text.chars().all(|c| c < '\u{250}' && (c.is_alphabetic() || " '-".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(full: &str, parts: &str) -> Names {
        let parts = parts.split(';').map(str::to_owned).collect();
        Names { full: vec![full.to_owned()], parts, ..Names::default() }
    }

    #[test]
    fn chinese_names_have_no_space_and_begin_with_the_family() {
        for (full, parts, expect) in [
            ("", "张;伟", "张伟"),
            ("伟 张", "张;伟;;;", "张伟"),
            ("张 伟", "张;伟", "张伟"),
            ("张 伟", "", "张伟"),
            ("张总 华信", "张;伟", "张总华信"),
            ("张伟", ";张伟;;;", "张伟"),
            ("Ana  Ruiz", "Ruiz;Ana", "Ana Ruiz"),
            ("", "Public;John;Q.;Dr.;Jr.", "Dr. John Q. Public Jr."),
            ("", "欧阳;静", "欧阳静"),
        ] {
            assert_eq!(names(full, parts).called(None).name, expect, "{full} {parts}");
        }
        assert_eq!(names("华信张总", "张;伟").called(None).aliases, ["张伟"]);
        assert_eq!(names("John Public", "Public;John;Quincy").called(None).aliases, Vec::<String>::new());
    }

    #[test]
    fn a_card_without_a_name_has_that_of_the_organization_or_an_address() {
        let company = Names { organization: Some("华信机械".into()), ..Names::default() };
        assert_eq!(company.called(Some("138")), Called { name: "华信机械".into(), aliases: vec![], is_company: true });
        assert_eq!(Names::default().called(Some("138-0000-1234")).name, "138-0000-1234");
        assert!(names("苏州华信机械有限公司", "").called(None).is_company);
        assert!(!names("张伟", "").called(None).is_company);
    }
}
