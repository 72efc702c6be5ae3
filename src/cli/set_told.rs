//! What `set` tells of a change: a line for each field, with its old and its new value.

use super::style::{Look, paint};
use super::{ChangeSession, Failure, Session};
use crate::book::card_table::EntryField;
use crate::book::field::FieldKind;
use crate::book::{Customer, field};
use crate::edit::FileEdit;
use crate::edit::entry::{self, EntryPath};
use crate::edit::set::{Change, TEXT, shown};
use crate::format::plain_text::first_line;
use crate::say;
use crate::wording::choice;
use crate::wording::label::key_name;

/// An edit with a line for each field that it changes; `value` gives a key's value in a text of the file. `None` when nothing changes.
pub fn told(
    session: &ChangeSession,
    customer: &Customer,
    changes: &[Change],
    edit: FileEdit,
    value: fn(&str, &str) -> Vec<String>,
) -> Result<Option<(FileEdit, String)>, Failure> {
    let (words, before) = (session.words, edit.before.as_deref().unwrap_or_default());
    if before == edit.after {
        return Ok(None);
    }
    let mut lines = String::new();
    session.check(std::slice::from_ref(&edit))?;
    for (at, change) in changes.iter().enumerate() {
        if let Some(path) = EntryPath::of(&change.key) {
            let is_first =
                !changes[..at].iter().any(|other| EntryPath::of(&other.key).is_some_and(|it| it.is_same(&path)));
            lines += &entry_lines(session, customer, (&path, is_first), changes, &edit);
            continue;
        }
        let declared = field::field(&change.key);
        let value = |text: &str| {
            let items = value(text, &change.key).into_iter();
            let value = words.list(items.map(|item| match declared {
                Some(declared) => choice::of_field(words, declared, &item),
                None if change.key == TEXT => first_line(&item),
                None => item,
            }));
            if value.is_empty() { words.get("set-unset") } else { value }
        };
        let (old, new) = (value(before), value(&edit.after));
        if old != new {
            let listed = customer.listed_name();
            let (name, key) = (&*listed, label(session, &change.key));
            let new = paint(Look::Strong, &new);
            lines += &say!(words, "set-change", name = name, key = key, old = old, new = new);
            lines.push('\n');
        }
    }
    Ok(Some((edit, lines)))
}

/// The lines of a change of a contact, a family member, a date or a product: with its first change that it came or
/// went, and the field.
fn entry_lines(
    session: &ChangeSession,
    customer: &Customer,
    (path, is_first): (&EntryPath, bool),
    changes: &[Change],
    edit: &FileEdit,
) -> String {
    let (words, before) = (session.words, edit.before.as_deref().unwrap_or_default());
    let (table, listed) = (path.table, customer.listed_name());
    let after = EntryPath { name: entry::renamed(path, changes), ..path.clone() };
    let what = [words.get(&format!("key-{}", table.key)), path.name.clone()].join(" ");
    let (was, is) = (entry::is_there(before, path), entry::is_there(&edit.after, &after));
    let key = |path: &EntryPath| match path.field {
        Some(field) => format!("{}.{}.{}", table.key, path.name, field.key),
        None => format!("{}.{}", table.key, path.name),
    };
    let value = |text: &str, path: &EntryPath| {
        let items = shown(text, &key(path)).into_iter();
        let value = words.list(items.map(|item| path.field.map_or(item.clone(), |field| word(session, field, &item))));
        if value.is_empty() { words.get("set-unset") } else { value }
    };
    let mut lines = String::new();
    if is_first && was != is {
        let id = if is { "set-entry-came" } else { "set-entry-went" };
        lines += &format!("{}\n", say!(words, id, name = &*listed, what = what.as_str()));
    }
    let Some(field) = path.field else { return lines };
    let (old, new) = (value(before, path), value(&edit.after, &after));
    let says_nothing = field.key == "name" && !was;
    if old != new && !says_nothing {
        let label = format!("{what} · {}", words.get(field.label));
        let new = paint(Look::Strong, &new);
        lines += &format!("{}\n", say!(words, "set-change", name = &*listed, key = label, old = old, new = new));
    }
    lines
}

/// A value of an entry as people read it.
fn word(session: &Session, field: &EntryField, item: &str) -> String {
    match field.kind {
        FieldKind::Choices(_) => session.words.known_or(field.key, item),
        _ => item.to_owned(),
    }
}

/// The name of a key: of an own field its label.
fn label(session: &Session, key: &str) -> String {
    let custom = key.strip_prefix("custom.").unwrap_or(key);
    let own = session.book().settings.fields.get(custom).filter(|_| field::field(key).is_none());
    own.map_or_else(|| key_name(session.words, key), |field| field.label.clone().unwrap_or_else(|| custom.to_owned()))
}
