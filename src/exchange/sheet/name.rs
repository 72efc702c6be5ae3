//! The name of a customer, put together from what a row has of it.

use crate::book::letters::one_line;

/// The parts of a name.
#[derive(Clone, Debug, Default)]
pub(super) struct NameParts {
    pub whole: String,
    pub given: String,
    pub middle: String,
    pub family: String,
    pub suffix: String,
}

impl NameParts {
    /// The name; empty where no part of it is known.
    pub fn name(&self) -> String {
        if !self.whole.is_empty() {
            return without_padding(one_line(&self.whole));
        }
        let [given, middle, family] = [&self.given, &self.middle, &self.family].map(|part| one_line(part));
        // Chinese, Japanese and Korean names have the family first and no space.
        if [&given, &family].iter().any(|part| part.chars().any(is_east_asian))
            && (given.is_empty() || !given.is_ascii())
        {
            return format!("{family}{middle}{given}");
        }
        let suffix = Some(one_line(&self.suffix)).filter(|suffix| SUFFIXES.contains(&suffix.trim_end_matches('.')));
        let parts = [given, middle, family, suffix.unwrap_or_default()];
        parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// The suffix where it is no part of the name.
    pub fn address_form(&self) -> Option<&str> {
        let suffix = self.suffix.trim();
        let is_of_name = self.whole.is_empty() && SUFFIXES.contains(&suffix.trim_end_matches('.'));
        Some(suffix).filter(|suffix| !suffix.is_empty() && !is_of_name)
    }
}

/// What belongs to a name behind the family name.
const SUFFIXES: [&str; 8] = ["Jr", "Sr", "II", "III", "IV", "MD", "PhD", "Esq"];

/// A Chinese name without the space that makes it as wide as the others of its column: `李　敏`.
fn without_padding(name: String) -> String {
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}');
    let count = name.chars().filter(|c| !c.is_whitespace()).count();
    let is_padded = count <= 4 && name.chars().all(|c| is_han(c) || c.is_whitespace());
    if is_padded { name.split_whitespace().collect() } else { name }
}

fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_put_together_as_their_people_write_them() {
        let name = |given: &str, middle: &str, family: &str, suffix: &str| {
            let [given, middle, family, suffix] = [given, middle, family, suffix].map(str::to_owned);
            NameParts { whole: String::new(), given, middle, family, suffix }.name()
        };
        assert_eq!(name("伟", "", "张", ""), "张伟");
        assert_eq!(name("", "", "张伟", ""), "张伟");
        assert_eq!(name("张伟", "", "", "先生"), "张伟");
        assert_eq!(name("Ana", "M.", "Ruiz", "Jr."), "Ana M. Ruiz Jr.");
        assert_eq!(name("Ana", "", "", ""), "Ana");
        assert_eq!(name("", "", "", ""), "");
        let whole = |whole: &str| NameParts { whole: whole.to_owned(), ..NameParts::default() }.name();
        assert_eq!((whole("李\u{3000}敏"), whole("张伟 恒达机械")), ("李敏".to_owned(), "张伟 恒达机械".to_owned()));
    }
}
