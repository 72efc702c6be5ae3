//! Merges two new values of one key: lists merge as sets, tables by key, and of two times in `updated` the later wins.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Value};

use crate::book::letters;

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
        (Value::Array(_), _) | (_, Value::Array(_)) => Some(Value::Array(merge_sets(base, ours, theirs))),
        _ => None,
    }
}

/// The text of a value without the white space around it, for comparing.
fn undecorated(value: &Value) -> String {
    match value {
        Value::String(text) => letters::composed(text.value()).into_owned(),
        other => other.clone().decorated("", "").to_string(),
    }
}

/// The members of a list; a single value counts as a list of one.
fn members(value: Option<&Value>) -> Vec<Value> {
    match value {
        None => Vec::new(),
        Some(Value::Array(array)) => array.iter().cloned().collect(),
        Some(one) => vec![one.clone()],
    }
}

fn has(members: &[Value], wanted: &Value) -> bool {
    members.iter().any(|member| undecorated(member) == undecorated(wanted))
}

/// Our members except those that their side removed, then those that their side added.
fn merge_sets(base: Option<&Value>, ours: &Value, theirs: &Value) -> Array {
    let (base, theirs) = (members(base), members(Some(theirs)));
    let mut merged = match ours {
        Value::Array(array) => array.clone(),
        one => Array::from_iter([one.clone().decorated("", "")]),
    };
    let is_removed = |member: &Value| has(&base, member) && !has(&theirs, member);
    for at in (0..merged.len()).rev() {
        if merged.get(at).is_some_and(is_removed) {
            remove(&mut merged, at);
        }
    }
    let known = members(Some(ours));
    for new in theirs.iter().filter(|member| !has(&base, member) && !has(&known, member)) {
        push(&mut merged, new);
    }
    if let Some(first) =
        merged.get_mut(0).filter(|first| first.decor().prefix().and_then(|prefix| prefix.as_str()) == Some(" "))
    {
        first.decor_mut().set_prefix("");
    }
    merged
}

/// Removes a member, but not the comment before it: that one is about the member above.
fn remove(array: &mut Array, at: usize) {
    let removed = array.remove(at);
    let text = |raw: Option<&toml_edit::RawString>| raw.and_then(|raw| raw.as_str()).unwrap_or_default().to_owned();
    let Some(comment) = text(removed.decor().prefix())
        .rsplit_once('\n')
        .map(|(comment, _)| comment.to_owned())
        .filter(|comment| comment.contains('#'))
    else {
        return;
    };
    match array.get_mut(at) {
        Some(next) => {
            let prefix = comment + &text(next.decor().prefix());
            next.decor_mut().set_prefix(prefix);
        }
        None => {
            let trailing = comment + &text(Some(array.trailing()));
            array.set_trailing(trailing);
        }
    }
}

/// Appends a member with the same spacing as the last one has.
fn push(array: &mut Array, new: &Value) {
    let last = array.len().checked_sub(1).and_then(|at| array.get(at));
    let prefix = last.and_then(|last| last.decor().prefix()?.as_str().map(str::to_owned));
    let on_lines = prefix.as_ref().is_some_and(|prefix| prefix.contains('\n'));
    let prefix = match prefix {
        Some(prefix) if on_lines => format!("\n{}", prefix.rsplit('\n').next().unwrap_or_default()),
        Some(_) => " ".to_owned(),
        None => String::new(),
    };
    if let Some(last) = array.len().checked_sub(1).and_then(|at| array.get_mut(at)).filter(|_| on_lines) {
        let suffix = last.decor().suffix().and_then(|suffix| suffix.as_str()).unwrap_or_default().trim_end().to_owned();
        last.decor_mut().set_suffix(suffix);
        array.set_trailing_comma(true);
    }
    array.push_formatted(new.clone().decorated(prefix, ""));
    if on_lines && array.trailing().as_str().is_none_or(|trailing| !trailing.contains('\n')) {
        array.set_trailing("\n");
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
