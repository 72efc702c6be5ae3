//! References to a customer in the files of a book, for a customer who gets another id.

use std::borrow::Cow;

use toml_edit::{Item, TableLike, Value};

use crate::book::card_table::TABLES;
use crate::book::field::FieldKind;
use crate::book::record::{self, Record};
use crate::book::{Card, letters};
use crate::format::document::{Document, set_in};

/// The text of a file in which the customer `old` is called `new`: in wikilinks; in a card also in the fields that name
/// another customer, and in the ids of reminders that rest; in a note among those who were there too.
pub fn renamed(path: &str, text: &str, old: &str, new: &str) -> String {
    let linked = wikilinks(text, old, new);
    if matches!(Record::of_path(path), Some((_, Record::Visit(_)))) {
        return with_others_renamed(&linked, old, new).unwrap_or_else(|| linked.into_owned());
    }
    let Some(mut document) = record::is_card(path).then(|| Document::of_markdown(&linked).ok()).flatten() else {
        return linked.into_owned();
    };
    let mut has_changed = false;
    let top = document.toml.as_table_mut();
    for field in Card::FIELDS.iter().filter(|field| field.kind == FieldKind::Customer) {
        has_changed |= put_in(top, field.key, |value| letters::is_same(value, old).then(|| new.to_owned()));
    }
    for table in TABLES {
        for field in table.fields.iter().filter(|field| field.kind == FieldKind::Customer) {
            has_changed |= each_entry(top.get_mut(table.key), |entry| {
                put_in(entry, field.key, |value| letters::is_same(value, old).then(|| new.to_owned()))
            });
        }
    }
    has_changed |= each_entry(top.get_mut("snooze"), |entry| put_in(entry, "id", |id| of_reminder(id, old, new)));
    if has_changed { document.text() } else { linked.into_owned() }
}

/// The text of a note in which `also` names `new` in the place of `old`; `None` where it does not name `old`.
fn with_others_renamed(text: &str, old: &str, new: &str) -> Option<String> {
    if !text.contains("also") {
        return None;
    }
    let mut document = Document::of_markdown(text).ok()?;
    let top = document.toml.as_table_mut();
    let mut has_changed = put_in(top, "also", |value| letters::is_same(value.trim(), old).then(|| new.to_owned()));
    for value in top.get_mut("also").and_then(Item::as_array_mut).into_iter().flat_map(|also| also.iter_mut()) {
        if value.as_str().is_some_and(|name| letters::is_same(name.trim(), old)) {
            let decor = value.decor().clone();
            *value = Value::from(new);
            *value.decor_mut() = decor;
            has_changed = true;
        }
    }
    has_changed.then(|| document.text())
}

/// The text of a file of the customer `id` without references to that customer: what two who become one said of each
/// other.
pub fn without_self(path: &str, text: &str, id: &str) -> String {
    let Ok(mut document) = Document::of_markdown(text) else { return text.to_owned() };
    let is_self = |item: &Item| {
        let name = item.as_str().map(|name| name.trim_start_matches("[[").trim_end_matches("]]").trim().to_owned());
        name.is_some_and(|name| letters::is_same(&name, id))
    };
    let mut has_changed = false;
    let mut remove = |table: &mut dyn TableLike, key: &str| {
        if table.get(key).is_some_and(is_self) {
            has_changed |= table.remove(key).is_some();
        }
    };
    let top = document.toml.as_table_mut();
    if record::is_card(path) {
        let fields = Card::FIELDS.iter().filter(|field| field.kind == FieldKind::Customer);
        fields.for_each(|field| remove(top, field.key));
        for table in TABLES {
            for field in table.fields.iter().filter(|field| field.kind == FieldKind::Customer) {
                each_entry(top.get_mut(table.key), |entry| {
                    remove(entry, field.key);
                    false
                });
            }
        }
    } else if let Some(also) = top.get_mut("also").and_then(Item::as_array_mut) {
        let known = also.len();
        also.retain(|value| !is_self(&Item::Value(value.clone())));
        has_changed |= also.len() < known;
        if also.is_empty() {
            top.remove("also");
        }
    }
    if has_changed { document.text() } else { text.to_owned() }
}

/// The id of a reminder, `birthday:ana`, of a customer with another id.
fn of_reminder(id: &str, old: &str, new: &str) -> Option<String> {
    let mut parts: Vec<&str> = id.split(':').collect();
    let customer = parts.get_mut(1).filter(|customer| letters::is_same(customer, old))?;
    *customer = new;
    Some(parts.join(":"))
}

/// Sets a text of a table to what `change` makes of it. Returns whether it changed.
fn put_in(table: &mut dyn TableLike, key: &str, change: impl Fn(&str) -> Option<String>) -> bool {
    let Some(changed) = table.get(key).and_then(Item::as_str).and_then(change) else { return false };
    set_in(table, key, Value::from(changed));
    true
}

/// Does something with each entry of `[[key]]`, also where they stand in an array on one line. Returns whether any
/// changed.
fn each_entry(item: Option<&mut Item>, mut change: impl FnMut(&mut dyn TableLike) -> bool) -> bool {
    let mut has_changed = false;
    match item {
        Some(Item::ArrayOfTables(tables)) => {
            tables.iter_mut().for_each(|table| has_changed |= change(table));
        }
        Some(Item::Value(Value::Array(array))) => {
            let tables = array.iter_mut().filter_map(Value::as_inline_table_mut);
            tables.for_each(|table| has_changed |= change(table));
        }
        _ => {}
    }
    has_changed
}

/// The text with `[[old]]`, `[[old|words]]` and `[[old#heading]]` leading to `new`.
fn wikilinks<'t>(text: &'t str, old: &str, new: &str) -> Cow<'t, str> {
    let mut out = String::new();
    let mut copied = 0;
    for (at, _) in text.match_indices("[[") {
        let target = &text[at + 2..];
        let length = target.find(['[', ']', '|', '\\', '#', '\n']).unwrap_or(target.len());
        let name = target[..length].trim();
        if at + 2 >= copied && !name.is_empty() && letters::is_same(name, old) {
            let start = at + 2 + (name.as_ptr() as usize - target.as_ptr() as usize);
            out.push_str(&text[copied..start]);
            out.push_str(new);
            copied = start + name.len();
        }
    }
    if copied == 0 { Cow::Borrowed(text) } else { Cow::Owned(out + &text[copied..]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_name_a_customer_is_followed() {
        let card = "+++\nname = \"Bo\" # mine\ncompany = \"ana\"\nreferred_by = \"anas\"\n\n[[contact]]\nname = \"X\"\ncustomer = \"ana\"\n\n\
                    [[snooze]]\nid = \"birthday:ana:x\"\nuntil = 2026-12-01\n+++\n\n[[ana]], [[ ana |Ana]], [[ana\\|A]], [[ana#x]], [[anas]] ana\n";
        let after = renamed("customers/bo/bo.md", card, "ana", "ana-cruz");
        let expect = card
            .replace("company = \"ana\"", "company = \"ana-cruz\"")
            .replace("customer = \"ana\"", "customer = \"ana-cruz\"")
            .replace("birthday:ana:x", "birthday:ana-cruz:x")
            .replace(
                "[[ana]], [[ ana |Ana]], [[ana\\|A]], [[ana#x]]",
                "[[ana-cruz]], [[ ana-cruz |Ana]], [[ana-cruz\\|A]], [[ana-cruz#x]]",
            );
        assert_eq!(after, expect);
        assert_eq!(renamed("customers/bo/bo.md", card, "nobody", "x"), card);
        let note = "Met [[ana]] and ana.\n";
        assert_eq!(renamed("customers/bo/visits/2026-11-03.md", note, "ana", "b"), "Met [[b]] and ana.\n");
        let line = "+++\nfamily = [{ name = \"A\", customer = \"ana\" }]\n+++\n";
        assert!(renamed("customers/bo/bo.md", line, "ana", "b").contains("customer = \"b\""));
    }

    #[test]
    fn a_card_that_cannot_be_edited_keeps_its_text() {
        let card = "+++\nname = \n+++\n[[ana]]\n";
        assert_eq!(renamed("customers/bo/bo.md", card, "ana", "b"), "+++\nname = \n+++\n[[b]]\n");
    }
}
