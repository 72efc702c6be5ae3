//! Merges two new values of one key: lists merge as sets, tables by key, and of two times in `updated` the later wins.

use toml_edit::{DocumentMut, InlineTable, Item, Value};

use super::toml_list::{self, undecorated};

/// The keys of lists that only make sense as a whole: the shares of `terms` add up to a hundred.
const INDIVISIBLE: [&str; 5] = ["terms", "parts", "for", "edges", "levels"];

/// The merged `key = value`; `None` when the two values contradict each other.
pub fn merge(key: &str, base: Option<&str>, ours: &str, theirs: &str) -> Option<String> {
    let mut document: DocumentMut = ours.parse().ok()?;
    let theirs = value_of(&theirs.parse().ok()?)?.clone();
    let base = base.and_then(|base| base.parse::<DocumentMut>().ok()).and_then(|base| value_of(&base).cloned());
    let slot = value_of_mut(&mut document)?;
    let mut merged = merge_values(key.rsplit('.').next()?, base.as_ref(), slot, &theirs)?;
    *merged.decor_mut() = slot.decor().clone();
    *slot = merged;
    Some(document.to_string().trim_end().to_owned())
}

/// The value at the end of a dotted key.
fn value_of(document: &DocumentMut) -> Option<&Value> {
    let mut item = document.as_item();
    while let Item::Table(table) = item {
        item = table.iter().next()?.1;
    }
    item.as_value()
}

fn value_of_mut(document: &mut DocumentMut) -> Option<&mut Value> {
    let mut item = document.as_item_mut();
    while let Item::Table(table) = item {
        item = table.iter_mut().next()?.1;
    }
    item.as_value_mut()
}

fn merge_values(key: &str, base: Option<&Value>, ours: &Value, theirs: &Value) -> Option<Value> {
    match (ours, theirs) {
        _ if key == "updated" => Some(if undecorated(theirs) > undecorated(ours) { theirs } else { ours }.clone()),
        _ if INDIVISIBLE.contains(&key) => None,
        (Value::InlineTable(ours), Value::InlineTable(theirs)) => {
            let base = base.and_then(Value::as_inline_table);
            merge_tables(base, ours, theirs).map(Value::InlineTable)
        }
        (Value::Array(_), _) | (_, Value::Array(_)) => Some(Value::Array(toml_list::merge(base, ours, theirs))),
        _ => None,
    }
}

fn merge_tables(base: Option<&InlineTable>, ours: &InlineTable, theirs: &InlineTable) -> Option<InlineTable> {
    let mut merged = ours.clone();
    let of = |table: Option<&InlineTable>, key: &str| table.and_then(|table| table.get(key)).cloned();
    let keys: Vec<String> = ours.iter().chain(theirs.iter()).map(|(key, _)| key.to_owned()).collect();
    for key in keys {
        let (base, ours, theirs) = (of(base, &key), of(Some(ours), &key), of(Some(theirs), &key));
        let [base_text, our_text, their_text] = [&base, &ours, &theirs].map(|value| value.as_ref().map(undecorated));
        if our_text == their_text || their_text == base_text {
            continue;
        }
        match (ours, theirs) {
            (None, Some(theirs)) if base_text.is_none() => add(&mut merged, &key, theirs),
            (_, Some(theirs)) if our_text == base_text => drop(merged.insert(&key, theirs)),
            (_, None) if our_text == base_text => drop(merged.remove(&key)),
            (Some(ours), Some(theirs)) => drop(merged.insert(&key, merge_values(&key, base.as_ref(), &ours, &theirs)?)),
            _ => return None,
        }
    }
    Some(merged)
}

/// Adds a key at the end; the space before the closing brace stays.
fn add(table: &mut InlineTable, key: &str, value: Value) {
    if let Some((_, last)) = table.iter_mut().last() {
        last.decor_mut().set_suffix("");
    }
    table.insert(key, value.decorated(" ", " "));
}
