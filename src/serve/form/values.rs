//! What a browser sent with a form.

use std::collections::BTreeMap;

/// The values by the names of the inputs; several of one name are its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<String, String>);

impl Values {
    /// Reads `application/x-www-form-urlencoded`, as a query or a body. Line ends become `\n`, NUL is left out.
    pub fn of(sent: &[u8]) -> Values {
        let clean = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
        let mut values = BTreeMap::<String, String>::new();
        for (name, value) in form_urlencoded::parse(sent) {
            let known = values.entry(name.into_owned());
            known.and_modify(|lines| *lines += &format!("\n{}", clean(&value))).or_insert_with(|| clean(&value));
        }
        Values(values)
    }

    /// Adds the value of an input.
    pub fn put(&mut self, name: &str, value: &str) {
        self.0.insert(name.to_owned(), value.to_owned());
    }

    /// Removes the value of an input.
    pub fn remove(&mut self, name: &str) {
        self.0.remove(name);
    }

    /// The inputs whose names begin with a text: the rest of each name, and the value.
    pub fn beginning_with<'v>(&'v self, start: &'v str) -> impl Iterator<Item = (&'v str, &'v str)> {
        self.0.iter().filter_map(move |(name, value)| Some((name.strip_prefix(start)?, value.as_str())))
    }

    /// The value of an input; empty where it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}
