//! Who was said to be no customer: `not-customers.toml`. An import does not propose them again.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use super::flat::{Flat, NAME, is_same};
use super::toml_file;
use crate::book::name_key;
use crate::format::toml_value::texts;

const PERSON: &str = "person";

/// The keys by which somebody is known again.
const KEYS: [&str; 4] = [NAME, "phone", "email", "wechat"];

/// Those who are no customers, each as keys and values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotCustomers(Vec<Flat>);

impl NotCustomers {
    /// Reads the text of the file; what cannot be read is left out.
    pub fn read(text: &str) -> NotCustomers {
        let Some(document) = toml_file::read(text) else { return NotCustomers::default() };
        let tables = document.get(PERSON).and_then(Item::as_array_of_tables).into_iter().flatten();
        let one = |table: &Table| {
            let values = |item: &Item| -> Vec<String> {
                let list = item.as_array().into_iter().flatten().filter_map(|value| value.as_str().map(str::to_owned));
                item.as_str().map(str::to_owned).into_iter().chain(list).collect()
            };
            table.iter().map(|(key, item)| (key.to_owned(), values(item))).collect()
        };
        NotCustomers(tables.map(one).collect())
    }

    /// Whether this is one of them: by a number or an address, or by the name where neither has any.
    pub fn has(&self, flat: &Flat) -> bool {
        let values = |flat: &Flat, key: &str| -> Vec<String> {
            flat.iter().filter(|(known, _)| known == key).flat_map(|(_, values)| values.clone()).collect()
        };
        let is_known = |person: &Flat| {
            let shares = |key: &str| {
                let (own, said) = (values(person, key), values(flat, key));
                own.iter().any(|own| said.iter().any(|said| is_same(key, own, said)))
            };
            let has_number = |flat: &Flat| KEYS[1..].iter().any(|key| !values(flat, key).is_empty());
            let name = |flat: &Flat| values(flat, NAME).first().map(|name| name_key(name));
            KEYS[1..].iter().any(|key| shares(key))
                || !has_number(person) && !has_number(flat) && name(person).is_some() && name(person) == name(flat)
        };
        self.0.iter().any(is_known)
    }

    /// Adds somebody.
    pub fn add(&mut self, flat: &Flat) {
        self.0.push(flat.iter().filter(|(key, _)| KEYS.contains(&key.as_str())).cloned().collect());
    }

    /// The text of the file. `about` is a comment that says what it is for.
    pub fn write(&self, about: &str) -> String {
        let mut document = DocumentMut::new();
        let mut tables = ArrayOfTables::new();
        for person in &self.0 {
            let mut table = Table::new();
            for (key, values) in person {
                table.insert(key, Item::Value(texts(values.iter().map(String::as_str))));
            }
            tables.push(table);
        }
        document.insert(PERSON, Item::ArrayOfTables(tables));
        toml_file::write(about, &document)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, phone: Option<&str>) -> Flat {
        let phone = phone.map(|phone| ("phone".to_owned(), vec![phone.to_owned()]));
        std::iter::once((NAME.to_owned(), vec![name.to_owned()])).chain(phone).collect()
    }

    #[test]
    fn somebody_is_known_again_by_a_number_and_without_one_by_the_name() {
        let mut all = NotCustomers::default();
        all.add(&person("Pizza", Some("138-0000-1234")));
        all.add(&person("Dentist", None));
        let read = NotCustomers::read(&all.write("Who is no customer."));
        assert_eq!(read, all);
        assert!(read.has(&person("Pizza Mario", Some("+86 138 0000 1234"))));
        assert!(!read.has(&person("Pizza", Some("138-0000-9999"))) && !read.has(&person("Pizza", None)));
        assert!(read.has(&person("dentist", None)) && !read.has(&person("Dentist", Some("138-0000-5555"))));
    }
}
