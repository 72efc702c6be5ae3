//! `set CUSTOMER complaint.NAME.KEY=VALUE`: changes of a complaint.

use std::collections::BTreeMap;

use super::customer::amount_in;
use super::style::{Look, paint};
use super::{ChangeSession, Failure};
use crate::book::card_table::EntryField;
use crate::book::field::FieldKind;
use crate::book::record::Record;
use crate::book::{Complaint, Customer, CustomerIndex};
use crate::edit::FileEdit;
use crate::edit::set::Change;
use crate::edit::set_complaint::{ComplaintPath, FIELDS, apply, shown};
use crate::format::money;
use crate::i18n::Words;
use crate::say;
use crate::wording::choice;
use crate::wording::failure::Explain;

/// A complaint, and what changes of it.
type Changed<'c> = (&'c Complaint, Vec<(&'static EntryField, Change)>);

/// The edits of complaints, each with a line for each fact that changes.
pub(super) fn edits(
    session: &ChangeSession,
    index: CustomerIndex,
    changes: &[(ComplaintPath, &Change)],
) -> Result<Vec<(FileEdit, String)>, Failure> {
    let customer = &session.book().customers[index];
    let mut complaints: BTreeMap<&str, Changed> = BTreeMap::new();
    for (path, change) in changes {
        let Some(field) = path.field else { return Err(unknown_key(session, &path.name)) };
        let complaint = path.find(customer).ok_or_else(|| unknown(session, customer, &path.name))?;
        let change = exact(session, field, change)?;
        complaints.entry(&complaint.stem).or_insert_with(|| (complaint, Vec::new())).1.push((field, change));
    }
    let mut edits = Vec::new();
    for (complaint, changes) in complaints.into_values() {
        edits.extend(edit(session, customer, complaint, &changes)?);
    }
    Ok(edits)
}

/// That a complaint has no such key, and which it has.
pub(super) fn unknown_key(session: &ChangeSession, typed: &str) -> Failure {
    let name = |field: &EntryField| {
        if session.words.is_chinese() { session.words.get(field.label) } else { field.key.to_owned() }
    };
    let keys = session.words.list(FIELDS.iter().map(name));
    Failure::usage(session.words, "err-complaint-key", &[("typed", typed.into()), ("keys", keys.into())])
}

/// That the customer has no such complaint, and which they have.
pub(super) fn unknown(session: &ChangeSession, customer: &Customer, typed: &str) -> Failure {
    let name = customer.listed_name();
    let all = session.words.list(customer.complaints.iter().map(|complaint| match &complaint.cause {
        Some(cause) => format!("{} ({cause})", complaint.stem),
        None => complaint.stem.clone(),
    }));
    let id = if customer.complaints.is_empty() { "err-complaint-none" } else { "err-complaint-unknown" };
    let args = [("name", (&*name).into()), ("typed", typed.into()), ("complaints", all.into())];
    Failure::usage(session.words, id, &args)
}

/// An amount as the file holds it.
pub(super) fn exact(session: &ChangeSession, field: &EntryField, change: &Change) -> Result<Change, Failure> {
    if change.value.is_empty() && ["cause", "received"].contains(&field.key) {
        return Err(Failure::usage(
            session.words,
            "err-complaint-needs",
            &[("key", session.words.get(field.label).into())],
        ));
    }
    if field.kind != FieldKind::Money || change.value.is_empty() {
        return Ok(change.clone());
    }
    let home = &session.book().settings.currency;
    let amount = amount_in(session, &change.value, home)?;
    if amount.is_sign_negative() {
        let args = [("value", change.value.as_str().into()), ("key", field.key.into())];
        return Err(Failure::usage(session.words, "fault-bad-money", &args));
    }
    let value = money::write(amount, home);
    Ok(Change { value, ..change.clone() })
}

/// A value as people read it.
fn in_words(words: &Words, key: &str, item: String) -> String {
    match key {
        "severity" | "via" | "wish" | "dissatisfied" => words.known_or(key, &item),
        "kind" => words.known_or("complaint-kind", &item),
        "layer" => choice::layer(words, &item),
        _ => item,
    }
}

/// The edit of a complaint; `None` when nothing changes.
fn edit(
    session: &ChangeSession,
    customer: &Customer,
    complaint: &Complaint,
    changes: &[(&'static EntryField, Change)],
) -> Result<Option<(FileEdit, String)>, Failure> {
    let words = session.words;
    let path = Record::Complaint(&complaint.stem).path(&customer.id);
    let before = session.text(&path)?;
    let by_key: Vec<(&EntryField, &Change)> = changes.iter().map(|(field, change)| (*field, change)).collect();
    let after = apply(&before, &by_key, &session.book().settings, (session.today, session.time))
        .map_err(|error| (path.as_str(), error).explain(words))?;
    if after == before {
        return Ok(None);
    }
    let edit = FileEdit { path, before: Some(before), after };
    session.check(std::slice::from_ref(&edit))?;
    let before = edit.before.as_deref().unwrap_or_default();
    let mut lines = String::new();
    for (field, _) in changes {
        let value =
            |text: &str| words.list(shown(text, field).into_iter().map(|item| in_words(words, field.key, item)));
        let (old, new) = (value(before), value(&edit.after));
        if old != new {
            let title = complaint.cause.as_deref().unwrap_or(&complaint.stem);
            let key = format!("{title} · {}", words.get(field.label));
            let new = paint(Look::Strong, &new);
            let name = customer.listed_name();
            lines += &format!("{}\n", say!(words, "set-change", name = &*name, key = key, old = old, new = new));
        }
    }
    Ok(Some((edit, lines)))
}
