//! The tables of a card: contacts, family, relations, dates, products, offers and needs.
//!
//! Each key is declared once, below. `set`, the forms of the preview and the hints for unknown keys follow from the
//! declaration; that the reader of the card knows the same keys is tested.

use std::sync::OnceLock;

use super::Choice;
use super::choice_alias::Aliases;
use super::customer::Duty;
use super::field::FieldKind;
use super::tie::NeedState;

/// A kind of table that a card may have many of, such as `[[contact]]`. Each entry has a name.
#[derive(Debug)]
pub struct CardTable {
    /// The key in the front matter.
    pub key: &'static str,
    /// The message with the heading of its section on the card's page.
    pub heading: &'static str,
    /// What an entry may hold, the name first.
    pub fields: &'static [EntryField],
}

/// A key of an entry.
#[derive(Clone, Copy, Debug)]
pub struct EntryField {
    /// The key in the file.
    pub key: &'static str,
    /// The message with its name. A product is held since a day; a customer is one since a day.
    pub label: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// For a choice, the word of the format for a word that people write; `None` for any other text.
    pub word: fn(&str) -> Option<&'static str>,
}

const fn field(key: &'static str, label: &'static str, kind: FieldKind) -> EntryField {
    EntryField { key, label, kind, word: |_| None }
}

const NAME: EntryField = field("name", "key-name", FieldKind::Text);
const BIRTHDAY: EntryField = field("birthday", "key-birthday", FieldKind::Yearly);
const CUSTOMER: EntryField = field("customer", "key-customer", FieldKind::Customer);
const NOTE: EntryField = field("note", "key-note", FieldKind::Text);
const DUTY: EntryField = EntryField {
    key: "duty",
    label: "key-duty",
    kind: FieldKind::Choices(Duty::WORDS),
    word: |text| Duty::of_written(text).map(Duty::word),
};

const NEED_STATE: EntryField = EntryField {
    key: "state",
    label: "key-state",
    kind: FieldKind::Choice(NeedState::WORDS),
    word: |text| NeedState::of_written(text).map(NeedState::word),
};

/// Every table whose entries people write; `[[snooze]]` is written by the command of that name.
pub const TABLES: &[CardTable] = &[
    CardTable {
        key: "contact",
        heading: "card-people",
        fields: &[
            NAME,
            field("role", "key-role", FieldKind::Text),
            DUTY,
            field("phone", "key-phone", FieldKind::Labelled("number")),
            field("email", "key-email", FieldKind::Labelled("address")),
            field("wechat", "key-wechat", FieldKind::Text),
            BIRTHDAY,
            CUSTOMER,
            NOTE,
        ],
    },
    CardTable {
        key: "family",
        heading: "card-family",
        fields: &[NAME, field("relation", "key-relation", FieldKind::Text), BIRTHDAY, CUSTOMER, NOTE],
    },
    CardTable {
        key: "relation",
        heading: "card-relations",
        fields: &[
            NAME,
            field("kind", "key-relation", FieldKind::Text),
            field("back", "key-back", FieldKind::Text),
            CUSTOMER,
            NOTE,
        ],
    },
    CardTable { key: "offer", heading: "card-offers", fields: &[NAME, NOTE] },
    CardTable {
        key: "need",
        heading: "card-needs",
        fields: &[NAME, NEED_STATE, field("since", "key-begun", FieldKind::Day), CUSTOMER, NOTE],
    },
    CardTable {
        key: "date",
        heading: "card-dates",
        fields: &[NAME, field("on", "key-on", FieldKind::Yearly), field("once", "key-once", FieldKind::Flag)],
    },
    CardTable {
        key: "product",
        heading: "card-products",
        fields: &[
            NAME,
            field("no", "key-no", FieldKind::Text),
            field("since", "key-begun", FieldKind::Day),
            field("expires", "key-expires", FieldKind::Coming),
            field("warranty", "key-warranty", FieldKind::Coming),
            field("check", "key-check", FieldKind::Coming),
            field("amount", "key-amount", FieldKind::Money),
            field("delivered", "key-delivered", FieldKind::Day),
            field("installed", "key-installed", FieldKind::Day),
            field("agreement", "key-agreement", FieldKind::Text),
            field("returned", "key-given-back", FieldKind::Day),
            NOTE,
        ],
    },
];

/// The table with this key.
pub fn table(key: &str) -> Option<&'static CardTable> {
    TABLES.iter().find(|table| table.key == key)
}

/// The table that people mean by `text`: its key, or its name or heading in either language (`联系人`).
pub fn table_of_written(text: &str) -> Option<&'static CardTable> {
    static NAMES: OnceLock<Aliases<&'static str>> = OnceLock::new();
    let messages = |table: &CardTable| vec![format!("key-{}", table.key), table.heading.to_owned()];
    let names = || Aliases::new(TABLES.iter().map(|table| (table.key, table.key, messages(table))));
    table(NAMES.get_or_init(names).get(text)?)
}

impl CardTable {
    /// The field that people mean by `text`: its key, or its name in either language (`职务`).
    pub fn field_of_written(&self, text: &str) -> Option<&'static EntryField> {
        static NAMES: OnceLock<Vec<Aliases<&'static str>>> = OnceLock::new();
        let of_table = |table: &CardTable| {
            Aliases::new(table.fields.iter().map(|field| (field.key, field.key, vec![field.label.to_owned()])))
        };
        let all = NAMES.get_or_init(|| TABLES.iter().map(of_table).collect());
        let at = TABLES.iter().position(|table| table.key == self.key)?;
        let key = all[at].get(text)?;
        TABLES[at].fields.iter().find(|field| field.key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_keys_are_found_as_they_are_shown() {
        for (typed, key) in [("contact", "contact"), ("联系人", "contact"), ("People", "contact"), ("家人", "family")]
        {
            assert_eq!(table_of_written(typed).map(|table| table.key), Some(key), "{typed}");
        }
        let contact = table("contact").unwrap();
        for (typed, key) in [("职务", "role"), ("ROLE", "role"), ("手机", "phone"), ("分工", "duty")] {
            assert_eq!(contact.field_of_written(typed).map(|field| field.key), Some(key), "{typed}");
        }
        assert_eq!(table("product").unwrap().field_of_written("起始日").map(|field| field.key), Some("since"));
        assert!(contact.field_of_written("expires").is_none() && table_of_written("tier").is_none());
    }

    #[test]
    fn every_key_of_a_table_has_a_name_of_its_own_in_both_languages() {
        use crate::i18n::{Language, words};
        for table in TABLES {
            for field in table.fields {
                for language in [Language::English, Language::Chinese] {
                    let label = words(language).get(field.label);
                    let found = table.field_of_written(&label).map(|found| found.key);
                    assert_eq!(found, Some(field.key), "{}: {label}", table.key);
                }
            }
        }
    }
}
