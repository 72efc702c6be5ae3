//! Occasions as people name them: by the word of the files, or by a name that is shown, in either language.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use crate::book::settings::Settings;
use crate::book::{CustomerFolder, festival, occasion};
use crate::derive::Kind;
use crate::i18n::{self, Language, Words};
use crate::say;
use crate::wording::choice::KIND;

/// What a typed occasion means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// One occasion, as the files name it.
    One(String),
    /// Several festivals whose names begin with it.
    Several(Vec<String>),
    /// None that is known.
    Unknown,
}

/// The fewest characters of a name by which a festival is found: `中秋` for `中秋节`.
const BEGINNING: usize = 2;

/// The occasion that `typed` means for a customer.
pub fn find(settings: &Settings, folder: &CustomerFolder, typed: &str) -> Meant {
    let typed = typed.trim();
    if occasion::is_known(settings, folder, typed) {
        return Meant::One(typed.to_owned());
    }
    let wanted = plain(typed);
    let own = of_customer(settings, folder);
    if let Some((id, _)) = own.into_iter().find(|(id, names)| plain(id) == wanted || names.contains(&wanted)) {
        return Meant::One(id);
    }
    of_festivals(settings, &wanted)
}

/// The occasions that all customers may have, by the [`plain`] form of every name under which they are shown.
pub fn of_all(settings: &Settings) -> BTreeMap<String, String> {
    let both = [Language::English, Language::Chinese].map(i18n::words);
    let mut names = BTreeMap::new();
    let mut add = |name: &str, id: &str| {
        names.entry(plain(name)).or_insert_with(|| id.to_owned());
    };
    let own = settings.festivals.iter().map(|one| (one.id.as_str(), one.name.as_deref()));
    for (id, own_name) in own.chain(festival::ids().into_iter().map(|id| (id, None))) {
        own_name.into_iter().chain([id]).for_each(|name| add(name, id));
        both.iter().for_each(|words| add(&words.festival(id, None), id));
    }
    both.iter().for_each(|words| add(&words.get("card-birthday"), "birthday"));
    names
}

fn of_festivals(settings: &Settings, wanted: &str) -> Meant {
    let names = of_all(settings);
    if let Some(id) = names.get(wanted) {
        return Meant::One(id.clone());
    }
    let is_long = wanted.chars().count() >= BEGINNING;
    let begin = names.iter().filter(|(name, _)| is_long && name.starts_with(wanted));
    let begin: BTreeSet<&String> = begin.map(|(_, id)| id).collect();
    match begin.len() {
        0 => Meant::Unknown,
        1 => begin.into_iter().cloned().map(Meant::One).next().unwrap_or(Meant::Unknown),
        _ => Meant::Several(begin.into_iter().cloned().collect()),
    }
}

/// The occasions of one customer and the rules, each with the names under which it is shown.
fn of_customer(settings: &Settings, folder: &CustomerFolder) -> Vec<(String, Vec<String>)> {
    let card = &folder.card;
    let both = [Language::English, Language::Chinese].map(i18n::words);
    let shown = |name: &dyn Fn(&Words) -> String| both.iter().map(|words| plain(&name(words))).collect::<Vec<_>>();
    let birthday_of = |person: &str| {
        let mut names = shown(&|words| say!(words, "card-birthday-of", name = person));
        names.extend(shown(&|words| words.get("card-birthday") + person));
        names.extend(shown(&|words| format!("{person}的{}", words.get("card-birthday"))));
        names
    };
    let mut own = birthday_of(&card.name);
    own.extend(shown(&|words| words.get("card-birthday")));
    let mut found = vec![("birthday".to_owned(), own)];
    let people = card.contacts.iter().map(|one| &one.name).chain(card.family.iter().map(|one| &one.name));
    found.extend(people.map(|name| (format!("birthday {name}"), birthday_of(name))));
    let thing = |kind: Kind, name: &str| {
        let mut names = shown(&|words| KIND.of(words, kind) + name);
        names.extend(shown(&|words| name.to_owned() + &KIND.of(words, kind)));
        names
    };
    let samples = folder.visits.iter().filter_map(|visit| visit.sample.as_deref());
    found.extend(samples.map(|name| (format!("sample {name}"), thing(Kind::Sample, name))));
    let numbers = card.products.iter().filter_map(|product| product.no.as_deref());
    let products = card.products.iter().map(|product| product.name.as_str()).chain(numbers);
    // A product is named by its name alone too.
    let of_product = |name: &str| [thing(Kind::Expiry, name), vec![plain(name)]].concat();
    found.extend(products.map(|name| (format!("expiry {name}"), of_product(name))));
    let named = card.dates.iter().map(|date| &date.name).chain(settings.rules.iter().map(|rule| &rule.name));
    found.extend(named.map(|name| (name.clone(), Vec::new())));
    found
}

/// An occasion as it is shown: `Christmas` for `christmas`, `李敏生日` for `birthday 李敏`.
pub fn shown(words: &Words, settings: &Settings, occasion: &str) -> String {
    match occasion.split_once(' ') {
        None if occasion == "birthday" => words.get("card-birthday"),
        Some(("birthday", person)) => say!(words, "card-birthday-of", name = person),
        Some(("expiry", product)) => named_thing(words, Kind::Expiry, product),
        Some(("sample", sample)) => named_thing(words, Kind::Sample, sample),
        _ => words.festival(occasion, settings.festival(occasion).and_then(|festival| festival.name.as_deref())),
    }
}

/// `expiry Supply contract`, `稳盈一号到期`.
fn named_thing(words: &Words, kind: Kind, name: &str) -> String {
    let kind = KIND.of(words, kind);
    if words.is_chinese() { name.to_owned() + &kind } else { format!("{kind} {name}") }
}

/// A name without what typing varies: width, case, spaces and the form of apostrophes.
pub fn plain(text: &str) -> String {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace() && !"'’‘`".contains(*c)).collect();
    text.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::customer::{Card, Contact, NamedDate};
    use crate::book::festival_day::FestivalDay;

    fn folder() -> CustomerFolder {
        let contact = Contact { name: "李敏".to_owned(), ..Contact::default() };
        let date = NamedDate { name: "Shop Anniversary".to_owned(), on: FestivalDay::Easter, once: false };
        let card = Card { name: "华新".to_owned(), contacts: vec![contact], dates: vec![date], ..Card::default() };
        CustomerFolder::new("hua-xin", card)
    }

    fn settings() -> Settings {
        Settings { festivals: festival::known(Language::Chinese), ..Settings::default() }
    }

    #[test]
    fn every_name_that_is_shown_can_be_typed() {
        for (typed, expect) in [
            ("spring-festival", "spring-festival"),
            ("春节", "spring-festival"),
            ("Spring Festival", "spring-festival"),
            ("中秋", "mid-autumn"),
            ("中秋节", "mid-autumn"),
            ("mid-autumn festival", "mid-autumn"),
            ("Mother's Day", "mothers-day"),
            ("halloween", "halloween"),
            ("生日", "birthday"),
            ("华新的生日", "birthday"),
            ("李敏生日", "birthday 李敏"),
            ("生日 李敏", "birthday 李敏"),
            ("李敏’s birthday", "birthday 李敏"),
            ("shop anniversary", "Shop Anniversary"),
        ] {
            assert_eq!(find(&settings(), &folder(), typed), Meant::One(expect.to_owned()), "{typed}");
        }
    }

    #[test]
    fn every_festival_is_found_by_both_its_names() {
        for id in festival::ids() {
            for language in [Language::English, Language::Chinese] {
                let name = i18n::words(language).festival(id, None);
                assert_eq!(find(&settings(), &folder(), &name), Meant::One(id.to_owned()), "{name}");
            }
        }
    }

    #[test]
    fn a_beginning_of_several_names_is_no_answer() {
        assert!(matches!(find(&settings(), &folder(), "new year"), Meant::Several(ids) if ids.len() == 2));
        assert_eq!(find(&settings(), &folder(), "春"), Meant::Unknown);
        assert_eq!(find(&settings(), &folder(), "picnic"), Meant::Unknown);
    }
}
