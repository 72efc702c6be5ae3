//! Two cards of one customer become one.
//!
//! What only one card says stays. Lists are united. Where both say something else, the card that stays is right, and
//! what the other one said is given back, so that nothing is lost.

use toml_edit::{Array, ArrayOfTables, Item, Table, TableLike, Value};

use crate::book::field::{self, FieldKind};
use crate::book::{Choice, Secrecy, letters, name_key, phone};
use crate::format::document::{Document, NotEditable};

/// The card of two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinedCard {
    /// The text of the card.
    pub text: String,
    /// What was added to the card that stays.
    pub added: Vec<Said>,
    /// What the other card said otherwise, and is not on the card.
    pub dropped: Vec<Said>,
    /// What the card that stays said before something better took its place: a later beginning, less secrecy.
    pub replaced: Vec<Said>,
}

/// Why two cards cannot become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotJoined {
    /// Whether it is the card that stays.
    pub is_kept: bool,
    /// What is wrong with it.
    pub reason: NotEditable,
}

/// What a card says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The key of the field, or of the table.
    pub key: String,
    /// The value as the file holds it, or the name of the entry with the key and the value.
    pub value: String,
}

/// Joins the text of another card of a customer to the one that stays. What the other card tells stands below the text of
/// the first one, under `heading` where it has none of its own.
pub fn cards(keep: &str, other: &str, heading: &str) -> Result<JoinedCard, NotJoined> {
    let open = |text: &str, is_kept: bool| {
        let document = Document::of_markdown(text).map_err(|reason| NotJoined { is_kept, reason })?;
        let has_question = document.has_questions();
        if has_question { Err(NotJoined { is_kept, reason: NotEditable::Question }) } else { Ok(document) }
    };
    let mut joined =
        Joining { document: open(keep, true)?, added: Vec::new(), dropped: Vec::new(), replaced: Vec::new() };
    let other = open(other, false)?;
    for (key, item) in other.toml.iter() {
        joined.take(key, item);
    }
    let (own, more) = (joined.document.body(), other.body());
    let needs_heading = !own.is_empty() && !more.starts_with('#');
    let more = if needs_heading { format!("## {heading}\n\n{more}") } else { more.to_owned() };
    if !other.body().is_empty() && own != other.body() {
        let body = format!("{own}\n\n{more}");
        joined.document.set_body(&body);
    }
    let Joining { document, added, dropped, replaced } = joined;
    Ok(JoinedCard { text: document.text(), added, dropped, replaced })
}

struct Joining {
    document: Document,
    added: Vec<Said>,
    dropped: Vec<Said>,
    replaced: Vec<Said>,
}

impl Joining {
    fn take(&mut self, key: &str, item: &Item) {
        if key == "name" {
            return self.name(item);
        }
        let said = |item: &Item| Said { key: key.to_owned(), value: written(item) };
        let top = self.document.toml.as_table_mut();
        let Some(own) = top.get_mut(key) else {
            self.added.extend(each(key, item));
            top.insert(key, item.clone());
            return;
        };
        match (own, item) {
            (Item::ArrayOfTables(own), Item::ArrayOfTables(tables)) => {
                for table in tables {
                    entry(key, own, table, (&mut self.added, &mut self.dropped));
                }
            }
            (Item::Table(own), Item::Table(table)) => fill(key, own, table, (&mut self.added, &mut self.dropped)),
            (Item::Value(own), Item::Value(value)) if is_list(key) => unite(key, own, value, &mut self.added),
            (own, item) if written(own) == written(item) => {}
            (own, item) if is_better(key, item, own) => {
                self.replaced.push(said(own));
                self.added.push(said(item));
                *own = item.clone();
            }
            (_, item) => self.dropped.push(said(item)),
        }
    }

    /// The name of the other card becomes an alias, unless it is one already.
    fn name(&mut self, item: &Item) {
        let Some(name) = item.as_str() else { return };
        let top = self.document.toml.as_table_mut();
        let own = top.get("name").and_then(Item::as_str);
        if own.is_some_and(|own| letters::is_same(own, name)) {
            return;
        }
        let alias = Value::from(name);
        match top.get_mut("aliases").and_then(Item::as_value_mut) {
            Some(own) => unite("aliases", own, &alias, &mut self.added),
            None => {
                self.added.push(Said { key: "aliases".to_owned(), value: name.to_owned() });
                top.insert("aliases", Item::Value(Value::Array(Array::from_iter([name]))));
            }
        }
    }
}

/// Whether a field holds several values.
fn is_list(key: &str) -> bool {
    field::field(key).is_some_and(|field| field.kind.is_list())
}

/// Whether what another card says counts more: the earlier beginning, the greater secrecy.
fn is_better(key: &str, other: &Item, own: &Item) -> bool {
    let secrecy = |item: &Item| item.as_str().and_then(Secrecy::from_word);
    match key {
        "added" | "since" => written(other) < written(own),
        "secrecy" => secrecy(other) > secrecy(own),
        _ => false,
    }
}

/// Adds the values of a list that the card does not have.
fn unite(key: &str, own: &mut Value, other: &Value, added: &mut Vec<Said>) {
    let values = |value: &Value| match value {
        Value::Array(array) => array.iter().cloned().collect::<Vec<_>>(),
        one => vec![one.clone()],
    };
    let mut all = values(own);
    let known = all.len();
    for mut value in values(other) {
        if all.iter().all(|one| identity(key, one) != identity(key, &value)) {
            value.decor_mut().clear();
            added.push(Said { key: key.to_owned(), value: text_of(&value) });
            all.push(value);
        }
    }
    if all.len() == known {
        return;
    }
    let decor = own.decor().clone();
    match own {
        Value::Array(array) => all.drain(known..).for_each(|value| array.push(value)),
        one => {
            all.iter_mut().for_each(|value| value.decor_mut().clear());
            *one = Value::Array(Array::from_iter(all));
            *one.decor_mut() = decor;
        }
    }
}

/// By what two values of a list are the same: a phone number by its digits.
fn identity(key: &str, value: &Value) -> String {
    let text = text_of(value);
    match key {
        "phone" => phone::core(&text),
        _ => letters::key(&text),
    }
}

/// The text of a value, of one with a label the part that is no label.
fn text_of(value: &Value) -> String {
    let part = |table: &toml_edit::InlineTable| {
        ["number", "address", "text"].into_iter().find_map(|key| table.get(key)?.as_str().map(str::to_owned))
    };
    match value {
        Value::String(text) => text.value().clone(),
        Value::InlineTable(table) => part(table).unwrap_or_else(|| table.to_string().trim().to_owned()),
        other => other.to_string().trim().to_owned(),
    }
}

/// An item as it is told.
fn written(item: &Item) -> String {
    item.as_value().map_or_else(
        || item.to_string().trim().to_owned(),
        |value| match value {
            Value::Array(array) => array.iter().map(text_of).collect::<Vec<_>>().join(", "),
            one => text_of(one),
        },
    )
}

/// What an item that is added says, entry by entry.
fn each(key: &str, item: &Item) -> Vec<Said> {
    let said = |value: String| Said { key: key.to_owned(), value };
    match item {
        Item::ArrayOfTables(tables) => tables.iter().map(|table| said(name_of(key, table))).collect(),
        Item::Table(table) => {
            table.iter().map(|(inner, item)| Said { key: inner.to_owned(), value: written(item) }).collect()
        }
        Item::Value(value @ Value::Array(_)) => vec![said(written(&Item::Value(value.clone())))],
        other => vec![said(written(other))],
    }
}

/// What an entry is called: a product by its name and number.
fn name_of(key: &str, table: &Table) -> String {
    let text = |part: &str| table.get(part).and_then(Item::as_str).unwrap_or_default().to_owned();
    match key {
        "snooze" => text("id"),
        _ => [text("name"), text("no")].join(" ").trim().to_owned(),
    }
}

/// Adds an entry of a table, or fills the gaps of the one with its name.
fn entry(key: &str, own: &mut ArrayOfTables, table: &Table, sink: (&mut Vec<Said>, &mut Vec<Said>)) {
    let called = |table: &Table| match key {
        "snooze" => name_of(key, table),
        _ => name_key(&name_of(key, table)),
    };
    let known = own.iter().position(|one| called(one) == called(table));
    match known.and_then(|at| own.get_mut(at)) {
        Some(known) => fill(&name_of(key, table), known, table, sink),
        None => {
            sink.0.push(Said { key: key.to_owned(), value: name_of(key, table) });
            own.push(table.clone());
        }
    }
}

/// Fills the gaps of a table; what it says otherwise is dropped.
fn fill(name: &str, own: &mut dyn TableLike, other: &Table, (added, dropped): (&mut Vec<Said>, &mut Vec<Said>)) {
    for (key, item) in other.iter() {
        // The fields of a table of the user's own say enough by themselves.
        let value = if name == "custom" { written(item) } else { format!("{name}: {}", written(item)) };
        let said = Said { key: key.to_owned(), value };
        match own.get_mut(key) {
            None => {
                own.insert(key, item.clone());
                added.push(said);
            }
            Some(Item::Value(known)) if is_entry_list(key) => {
                if let Some(value) = item.as_value() {
                    unite(key, known, value, added);
                }
            }
            Some(known) if written(known) == written(item) || key == "name" => {}
            Some(_) => dropped.push(said),
        }
    }
}

/// Whether a key of an entry holds several values.
fn is_entry_list(key: &str) -> bool {
    let fields = crate::book::card_table::TABLES.iter().flat_map(|table| table.fields);
    fields
        .filter(|field| field.key == key)
        .any(|field| matches!(field.kind, FieldKind::Labelled(_) | FieldKind::Texts | FieldKind::Choices(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(keep: &str, other: &str) -> JoinedCard {
        let card = |text: &str| format!("+++\n{text}+++\n");
        cards(&card(keep), &card(other), "Of the other").unwrap()
    }

    #[test]
    fn gaps_are_filled_lists_are_united_and_nothing_is_lost() {
        let one = joined(
            "name = \"张伟\" # mine\nphone = \"138-0000-1234\"\ntags = [\"golf\"]\ntier = \"A\"\nadded = 2026-05-01\n\n[[contact]]\nname = \"Li\"\nrole = \"CFO\"\n",
            "name = \"Zhang Wei\"\nphone = [\"13800001234\", \"139\"]\ntags = [\"Golf\", \"wine\"]\ntier = \"B\"\nregion = \"Suzhou\"\nadded = 2026-03-01\n\n\
             [[contact]]\nname = \"li\"\nrole = \"CEO\"\nphone = \"7\"\n\n[[contact]]\nname = \"Wang\"\n\n[custom]\nx = \"y\"\n",
        );
        for line in [
            "name = \"张伟\" # mine\n",
            "phone = [\"138-0000-1234\", \"139\"]\n",
            "tags = [\"golf\", \"wine\"]\n",
            "tier = \"A\"\n",
            "region = \"Suzhou\"\n",
            "added = 2026-03-01\n",
            "aliases = [\"Zhang Wei\"]\n",
            "name = \"Li\"\nrole = \"CFO\"\nphone = \"7\"\n",
            "[[contact]]\nname = \"Wang\"\n",
            "[custom]\nx = \"y\"\n",
        ] {
            assert!(one.text.contains(line), "{line}\n{}", one.text);
        }
        let said = |key: &str, value: &str| Said { key: key.to_owned(), value: value.to_owned() };
        assert_eq!(one.dropped, [said("tier", "B"), said("role", "li: CEO")]);
        assert_eq!(one.replaced, [said("added", "2026-05-01")]);
        assert!(!one.text.contains("13800001234"));
    }

    #[test]
    fn the_same_card_twice_is_the_card() {
        let card = "name = \"Bo\"\nphone = \"138\"\ntags = [\"a\", \"b\"]\n\n[[date]]\nname = \"x\"\non = 2026-01-02\n";
        let one = joined(card, card);
        assert_eq!(one.text.trim(), format!("+++\n{card}+++"));
        assert!(one.added.is_empty() && one.dropped.is_empty());
    }
}
