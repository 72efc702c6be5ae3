//! What a file says of a customer as keys and values, in the form in which it is compared with the book.

use crate::book::card_table::TABLES;
use crate::book::field::{self, FieldKind};
use crate::book::letters;
use crate::book::phone;
use crate::exchange::incoming::{Incoming, Said};
use crate::format::labelled::Item;
use crate::format::spoken_day;

/// A key and its values: `phone`, `contact.Li Min.role`. Labels stand before the values: `work: 021-6288-1234`.
pub type Flat = Vec<(String, Vec<String>)>;

/// The key of a customer's name.
pub const NAME: &str = "name";

/// The key of pictures and papers: a hash of each.
pub const FILES: &str = "files";

/// The key of the days on which somebody means to be in touch again.
pub const NEXT: &str = "next";

/// The hash of a picture or a paper, by which it is known again.
pub fn hash_of(bytes: &[u8]) -> String {
    format!("{:016x}", xxhash_rust::xxh3::xxh3_64(bytes))
}

/// All keys with values, the name first, each key once.
pub fn flat(incoming: &Incoming) -> Flat {
    let mut flat: Flat = vec![(NAME.to_owned(), vec![incoming.name.clone()])];
    for said in &incoming.said {
        put(&mut flat, said.key.clone(), said);
    }
    for entry in &incoming.entries {
        let key = |field: &str| format!("{}.{}.{field}", entry.table, entry.name);
        add(&mut flat, key(NAME), vec![entry.name.clone()]);
        for said in &entry.said {
            put(&mut flat, key(&said.key), said);
        }
    }
    add(&mut flat, NEXT.to_owned(), incoming.next.iter().map(ToString::to_string).collect());
    if !incoming.files.is_empty() {
        add(&mut flat, FILES.to_owned(), incoming.files.iter().map(|file| hash_of(&file.bytes)).collect());
    }
    flat
}

fn put(flat: &mut Flat, key: String, said: &Said) {
    let shown = |one: &crate::book::customer::Labelled| {
        let text = one.text.trim();
        Item { label: one.label.as_deref().map(str::trim).filter(|label| !label.is_empty()), text }.shown()
    };
    let values = said.values.iter().filter(|one| !one.text.trim().is_empty()).map(shown).collect();
    add(flat, key, values);
}

/// Adds values to a key; a value that is there already is left out, and of a key with one value the first counts.
fn add(flat: &mut Flat, key: String, values: Vec<String>) {
    let is_list = is_list(&key);
    let at = flat.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
        flat.push((key.clone(), Vec::new()));
        flat.len() - 1
    });
    for value in values {
        let known = &mut flat[at].1;
        if (is_list || known.is_empty()) && !known.iter().any(|one| is_same(&key, one, &value)) {
            known.push(value);
        }
    }
    if flat[at].1.is_empty() {
        flat.remove(at);
    }
}

/// What a key holds; `None` for own fields and for keys that the card does not have.
fn kind(key: &str) -> Option<FieldKind> {
    let of_entry = || {
        let (table, rest) = key.split_once('.')?;
        let table = TABLES.iter().find(|one| one.key == table)?;
        let (_, field) = rest.rsplit_once('.')?;
        table.fields.iter().find(|one| one.key == field).map(|one| one.kind)
    };
    of_entry().or_else(|| field::field(key).map(|field| field.kind))
}

/// Whether a key holds several values.
pub fn is_list(key: &str) -> bool {
    [FILES, NEXT].contains(&key) || kind(key).is_some_and(FieldKind::is_list)
}

/// Whether two values of a key mean the same, however they are written. A label may be left out.
pub fn is_same(key: &str, one: &str, other: &str) -> bool {
    let kind = kind(key);
    let is_labelled = matches!(kind, Some(FieldKind::Labelled(_)));
    let text = |value: &str| if is_labelled { Item::typed(value).text.to_owned() } else { value.trim().to_owned() };
    let (one, other) = (text(one), text(other));
    let last = key.rsplit('.').next().unwrap_or(key);
    let folded = |text: &str| letters::composed(text).to_lowercase();
    if folded(&one) == folded(&other) {
        return true;
    }
    match kind {
        Some(FieldKind::Labelled(_)) if last == "phone" => phone::is_same(&one, &other) || phone::is_same(&other, &one),
        Some(FieldKind::Labelled(_) | FieldKind::Texts) => letters::key(&one) == letters::key(&other),
        Some(FieldKind::Yearly) => {
            let day = spoken_day::parse_yearly(&one);
            day.is_some() && day == spoken_day::parse_yearly(&other)
        }
        _ => false,
    }
}

/// The keys of the numbers and addresses by which a person is reached.
pub const REACH: [&str; 3] = ["phone", "email", "wechat"];

/// The numbers and addresses of the contacts of a customer of a file, with the keys of a customer.
pub fn of_contacts(flat: &Flat) -> impl Iterator<Item = (&'static str, &str)> {
    let of_contact = |key: &str| {
        let field = key.strip_prefix("contact.")?.rsplit('.').next()?;
        REACH.into_iter().find(|known| *known == field)
    };
    let found = flat.iter().filter_map(move |(key, values)| Some((of_contact(key)?, values)));
    found.flat_map(|(key, values)| values.iter().map(move |value| (key, Item::typed(value).text)))
}

/// The values of a key.
pub fn values<'f>(flat: &'f Flat, key: &str) -> impl Iterator<Item = &'f str> {
    let found = flat.iter().find(|(known, _)| known == key);
    found.into_iter().flat_map(|(_, values)| values.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::customer::Labelled;
    use crate::exchange::incoming::IncomingEntry;

    #[test]
    fn what_a_file_says_is_keys_and_values() {
        let number =
            |label: Option<&str>, text: &str| Labelled { label: label.map(str::to_owned), text: text.to_owned() };
        let phone =
            vec![number(Some("work"), "021-62881234"), number(None, "138 0000 1234"), number(None, "13800001234")];
        let incoming = Incoming {
            name: "张伟".into(),
            said: vec![
                Said { key: "phone".into(), values: phone },
                Said::one("birthday", "1978-08-15"),
                Said::one("birthday", "1979-01-01"),
                Said::one("title", " "),
            ],
            entries: vec![IncomingEntry {
                table: "family",
                name: "小宇".into(),
                said: vec![Said::one("relation", "son")],
            }],
            ..Incoming::default()
        };
        let flat: Vec<String> =
            flat(&incoming).iter().map(|(key, values)| format!("{key}={}", values.join("|"))).collect();
        assert_eq!(
            flat,
            [
                "name=张伟",
                "phone=work: 021-62881234|138 0000 1234",
                "birthday=1978-08-15",
                "family.小宇.name=小宇",
                "family.小宇.relation=son",
            ]
        );
    }

    #[test]
    fn values_are_the_same_however_they_are_written() {
        for (key, one, other, expect) in [
            ("phone", "work: +86 138 0000 1234", "138-0000-1234", true),
            ("phone", "138-0000-1234", "138-0000-1235", false),
            ("email", "Ana@Example.com", "ana@example.com", true),
            ("birthday", "1978-08-15", "1978-8-15", true),
            ("birthday", "lunar 1978-07-12", "农历1978年七月十二", true),
            ("birthday", "--08-15", "1978-08-15", false),
            ("title", "CFO", "cfo", true),
            ("tags", "golf", "Golf", true),
        ] {
            assert_eq!(is_same(key, one, other), expect, "{key}: {one} / {other}");
        }
    }
}
