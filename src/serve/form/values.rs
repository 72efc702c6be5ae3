//! What a browser sent with a form.

use std::collections::BTreeMap;

/// The values by the names of the inputs; of a name that was sent twice, the last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<String, String>);

impl Values {
    /// Reads `application/x-www-form-urlencoded`, as a query or a body. Line ends become `\n`, NUL is left out.
    pub fn of(sent: &[u8]) -> Values {
        let clean = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
        Values(form_urlencoded::parse(sent).map(|(name, value)| (name.into_owned(), clean(&value))).collect())
    }

    /// The value of an input; empty where it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}
