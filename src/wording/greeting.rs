//! What to say at an occasion: a text ready to copy, and what was said last time.

use xxhash_rust::xxh3::xxh3_64;

use super::chinese_name;
use crate::book::customer::{Contact, CustomerKind, Gender};
use crate::book::text::fill;
use crate::book::{Book, Customer, Day, Visit};
use crate::i18n::Words;
use crate::say;
use crate::wording::choice;

/// A text for one customer at one occasion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Greeting {
    /// The text, ready to be sent.
    pub text: String,
    /// The last note that answered the occasion: its day and its words.
    pub last: Option<(Day, String)>,
    /// The text is to end with the owner's name, and the settings do not give it.
    pub is_unsigned: bool,
}

/// Stands for the owner's name where the settings do not give it, so that the texts that need it are known.
const NOBODY: &str = "\u{e000}";

/// How many texts of each kind the program brings along: `text-KIND-1` and so on.
const BUILT_IN: usize = 3;

/// A text for `customer` at `occasion` (as a note's `occasion` says it) in the year of `day`. The book's own texts come
/// before the built-in ones; a text that an earlier note already holds is not used again.
pub fn greeting(book: &Book, words: &Words, customer: &Customer, occasion: &str, day: Day) -> Option<Greeting> {
    let (kind, person) = match occasion.split_once(' ') {
        Some(("birthday", person)) => ("birthday", Some(person.trim())),
        _ => (occasion, None),
    };
    let said: Vec<&Visit> = customer
        .visits
        .iter()
        .filter(|visit| is_of(visit, occasion) && !visit.body.is_empty() && !visit.private)
        .collect();
    let filling = Filling::new(book, words, customer, kind, person);
    let family = person.is_some_and(|name| customer.card.family.iter().any(|member| member.name == name));
    let own = book.settings.texts.iter().filter(|text| text.fits(kind, &customer.card, words.language) && !family);
    let (for_tier, for_all): (Vec<_>, Vec<_>) = own.partition(|text| text.tiers.is_some());
    let own =
        |texts: Vec<&crate::book::text::Text>| texts.iter().map(|text| filling.fill(&text.text)).collect::<Vec<_>>();
    let ranks = [own(for_tier), own(for_all), built_in(words, &filling, if family { "birthday-family" } else { kind })];
    let new = |text: &&String| !said.iter().any(|visit| visit.body.contains(&without_nobody(text)));
    let place = xxh3_64(customer.id.as_bytes()).wrapping_add(day.year() as u64) as usize;
    let pick = |texts: Vec<&String>| (!texts.is_empty()).then(|| texts[place % texts.len()].clone());
    let unsaid = ranks.iter().find_map(|texts| pick(texts.iter().filter(new).collect()));
    let text = unsaid.or_else(|| pick(ranks.iter().flatten().collect()))?;
    let last = said.iter().rev().find(|visit| visit.day < day).map(|visit| (visit.day, visit.body.trim().to_owned()));
    let is_unsigned = text.contains(NOBODY);
    Some(Greeting { text: without_nobody(&text), last, is_unsigned })
}

/// A text as typed, with its placeholders filled for a customer.
pub fn filled(book: &Book, words: &Words, customer: &Customer, occasion: &str, text: &str) -> String {
    without_nobody(&Filling::new(book, words, customer, occasion, None).fill(text))
}

fn without_nobody(text: &str) -> String {
    if text.contains(NOBODY) { text.replace(NOBODY, "").trim().to_owned() } else { text.to_owned() }
}

fn is_of(visit: &Visit, occasion: &str) -> bool {
    visit.occasion.iter().any(|one| one.trim() == occasion)
}

fn built_in(words: &Words, filling: &Filling, kind: &str) -> Vec<String> {
    let of = |kind: &str| -> Vec<String> {
        let ids = (1..=BUILT_IN).map(|number| format!("text-{kind}-{number}")).filter(|id| words.has(id));
        ids.map(|id| filling.say(&id)).collect()
    };
    let own = of(kind);
    if own.is_empty() { of("festival") } else { own }
}

/// The value for a placeholder of a text.
struct Filling<'a> {
    words: &'a Words,
    values: [(&'static str, String); 6],
}

impl<'a> Filling<'a> {
    fn new(book: &Book, words: &'a Words, customer: &Customer, kind: &str, person: Option<&str>) -> Filling<'a> {
        let owner = &book.settings.owner;
        let festival = book.settings.festival(kind).and_then(|festival| festival.name.as_deref());
        let member = person.filter(|name| customer.card.family.iter().any(|member| member.name == *name));
        let contact = person.filter(|_| member.is_none());
        let contact = contact.and_then(|name| customer.card.contacts.iter().find(|contact| contact.name == name));
        let salutation = match contact {
            Some(contact) => of_contact(book, words, customer, Some(contact)),
            None => salutation(book, words, customer),
        };
        Filling {
            words,
            values: [
                ("salutation", salutation),
                ("name", member.map_or_else(|| customer.card.name.clone(), str::to_owned)),
                ("owner", owner.name.clone().unwrap_or_else(|| NOBODY.to_owned())),
                ("company", owner.company.clone().unwrap_or_default()),
                ("occasion", words.festival(kind, festival)),
                ("signature", owner.signature.clone().unwrap_or_default()),
            ],
        }
    }

    fn fill(&self, text: &str) -> String {
        let values: Vec<(&str, &str)> = self.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fill(text, &values)
    }

    fn say(&self, id: &str) -> String {
        let value = |name: &str| self.values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        let (salutation, name) = (value("salutation"), value("name"));
        let (owner, occasion) = (value("owner"), value("occasion"));
        say!(self.words, id, salutation = salutation, name = name, owner = owner, occasion = occasion).trim().to_owned()
    }
}

/// How to address a customer: as the card says; for a company, the contact who decides there.
pub fn salutation(book: &Book, words: &Words, customer: &Customer) -> String {
    let card = &customer.card;
    if let Some(salutation) = &card.salutation {
        return salutation.clone();
    }
    if let Some(contact) = customer.addressee() {
        return of_contact(book, words, customer, Some(contact));
    }
    if card.kind() == CustomerKind::Company {
        return card.name.clone();
    }
    spoken(words, &card.name, card.title.as_deref(), card.gender)
}

/// How to address a contact on the card of `host`: as the contact's own card says where there is one. Without a contact,
/// as the customer is addressed.
pub fn of_contact(book: &Book, words: &Words, host: &Customer, contact: Option<&Contact>) -> String {
    let Some(contact) = contact else { return salutation(book, words, host) };
    let own = book.own_card(host, contact.into()).map(|at| &book.customers[at].card);
    match own.and_then(|own| own.salutation.clone()) {
        Some(salutation) => salutation,
        None => spoken(words, &contact.name, contact.role.as_deref(), own.and_then(|own| own.gender)),
    }
}

/// A name as it is said: in Chinese the surname with a title, in English the first name.
fn spoken(words: &Words, name: &str, role: Option<&str>, gender: Option<Gender>) -> String {
    if !words.is_chinese() {
        return spoken_name(name);
    }
    chinese_name::spoken(name, role, gender.map(|gender| choice::TITLE.of(words, gender)).as_deref())
}

/// What stands behind an English name and is not said in a greeting, in small letters without full stops.
const SUFFIXES: [&str; 12] = ["jr", "sr", "ii", "iii", "iv", "md", "phd", "esq", "cpa", "dds", "rn", "mba"];

/// An English name as a greeting says it: the first name; a title with the last one ("Dr. Ruiz"); the whole name where
/// only initials stand before the last one. "Smith, John" is John.
fn spoken_name(name: &str) -> String {
    let is_suffix = |word: &str| SUFFIXES.contains(&word.replace('.', "").to_lowercase().as_str());
    let words = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().filter(|word| !is_suffix(word));
        words.map(str::to_owned).collect()
    };
    let parts: Vec<Vec<String>> = name.split([',', '，']).map(words).collect();
    let all: Vec<String> = parts[1..].iter().chain(&parts[..1]).flatten().cloned().collect();
    let is_title = |word: &str| word.ends_with('.') && word.len() > 2;
    match &all[..] {
        [] => name.to_owned(),
        [title, .., last] if is_title(title) => format!("{title} {last}"),
        [initial, ..] if initial.ends_with('.') => all.join(" "),
        [first, ..] => first.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_english_name_is_said_as_people_say_it() {
        for (name, spoken) in [
            ("Amelia Ruiz", "Amelia"),
            ("Dr. Amelia Ruiz", "Dr. Ruiz"),
            ("Dr. Smith Jr.", "Dr. Smith"),
            ("Dr. Alan Mercer, M.D.", "Dr. Mercer"),
            ("Rev. Al Green Sr.", "Rev. Green"),
            ("Smith, John", "John"),
            ("J. R. R. Tolkien", "J. R. R. Tolkien"),
            ("Cher", "Cher"),
            ("Jr.", "Jr."),
        ] {
            assert_eq!(spoken_name(name), spoken);
        }
    }
}
