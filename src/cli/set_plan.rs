//! `set CUSTOMER plan.NAME.KEY=VALUE`: changes of a plan, and the plan to try again what was lost.

use std::collections::BTreeMap;

use super::customer::amount_in;
use super::style::{Look, paint};
use super::{ChangeSession, Failure};
use crate::book::deal::DealEnd;
use crate::book::record::Record;
use crate::book::{Choice, Customer, CustomerIndex, Plan, letters};
use crate::edit::new::{self, NewPlan};
use crate::edit::set::{Change, How};
use crate::edit::set_plan::{AGAIN, PlanKey, PlanPath, apply, shown};
use crate::edit::{FileEdit, answer};
use crate::format::money;
use crate::say;
use crate::wording::choice;
use crate::wording::failure::Explain;

/// A plan, and what changes of it.
type Changed<'p> = (&'p Plan, Vec<(PlanKey, Change)>);

/// The edits of plans, each with a line for each fact that changes.
pub(super) fn edits(
    session: &ChangeSession,
    index: CustomerIndex,
    changes: &[(PlanPath, &Change)],
) -> Result<Vec<(FileEdit, String)>, Failure> {
    let customer = &session.book().customers[index];
    let mut plans: BTreeMap<&str, Changed> = BTreeMap::new();
    for (path, change) in changes {
        let Some(key) = path.key else { return Err(unknown_key(session, path)) };
        let plan = plan(session, customer, path)?;
        let change = exact(session, key, change)?;
        plans.entry(&plan.stem).or_insert_with(|| (plan, Vec::new())).1.push((key, change));
    }
    let mut edits = Vec::new();
    for (plan, changes) in plans.into_values() {
        edits.extend(edit(session, customer, plan, &changes)?);
        edits.extend(again(session, customer, plan, &changes)?);
    }
    Ok(edits)
}

/// The plan that is meant.
fn plan<'c>(session: &ChangeSession, customer: &'c Customer, path: &PlanPath) -> Result<&'c Plan, Failure> {
    let words = session.words;
    let list = |plans: Vec<&Plan>| {
        words.list(plans.into_iter().map(|plan| match plan.title.as_deref() {
            Some(title) if title != plan.stem => format!("{} ({title})", plan.stem),
            _ => plan.stem.clone(),
        }))
    };
    let name = customer.listed_name();
    match path.find(customer)[..] {
        [plan] => Ok(plan),
        [] => {
            let plans = list(customer.plans.iter().filter(|plan| plan.done.is_none()).collect());
            let id = if plans.is_empty() { "err-plan-none" } else { "err-plan-unknown" };
            let args = [("name", (&*name).into()), ("plan", path.name.as_str().into()), ("plans", plans.into())];
            Err(Failure::usage(words, id, &args))
        }
        ref several => {
            let args = [("plan", path.name.as_str().into()), ("plans", list(several.to_vec()).into())];
            Err(Failure::usage(words, "err-plan-several", &args))
        }
    }
}

fn unknown_key(session: &ChangeSession, path: &PlanPath) -> Failure {
    let keys = crate::edit::set_plan::FIELDS.iter();
    let keys = keys
        .map(|field| if session.words.is_chinese() { session.words.get(field.label) } else { field.key.to_owned() });
    let keys = session.words.list(keys);
    Failure::usage(session.words, "err-plan-key", &[("typed", path.name.as_str().into()), ("keys", keys.into())])
}

/// An amount as the file holds it.
fn exact(session: &ChangeSession, key: PlanKey, change: &Change) -> Result<Change, Failure> {
    let is_amount = matches!(key, PlanKey::Field(field) if field.key == "amount");
    if !is_amount || change.value.is_empty() {
        return Ok(change.clone());
    }
    let home = &session.book().settings.currency;
    let value = money::write(amount_in(session, &change.value, home)?, home);
    Ok(Change { value, ..change.clone() })
}

/// The edit of a plan; `None` when nothing changes.
fn edit(
    session: &ChangeSession,
    customer: &Customer,
    plan: &Plan,
    changes: &[(PlanKey, Change)],
) -> Result<Option<(FileEdit, String)>, Failure> {
    let words = session.words;
    let path = Record::Plan(&plan.stem).path(&customer.id);
    let before = session.text(&path)?;
    let by_key: Vec<(PlanKey, &Change)> = changes.iter().map(|(key, change)| (*key, change)).collect();
    let after = apply(&before, &by_key, &session.book().settings, (session.today, session.time))
        .map_err(|error| (path.as_str(), error).explain(words))?;
    if after == before {
        return Ok(None);
    }
    let edit = FileEdit { path, before: Some(before), after };
    session.check(std::slice::from_ref(&edit))?;
    let before = edit.before.as_deref().unwrap_or_default();
    let mut lines = String::new();
    for (key, _) in changes {
        let value = |text: &str| {
            let items = shown(text, *key).into_iter().map(|item| in_words(session, *key, item));
            let value = words.list(items);
            if value.is_empty() { words.get("set-unset") } else { value }
        };
        let (old, new) = (value(before), value(&edit.after));
        if old != new {
            let label = match key {
                PlanKey::Field(field) => words.get(field.label),
                PlanKey::Objection(what) => choice::REFUSAL.of(words, *what),
            };
            let key = format!("{} · {label}", plan.title());
            let new = paint(Look::Strong, &new);
            lines += &format!(
                "{}\n",
                say!(words, "set-change", name = &*customer.listed_name(), key = key, old = old, new = new)
            );
        }
    }
    Ok(Some((edit, lines)))
}

/// A value as people read it.
fn in_words(session: &ChangeSession, key: PlanKey, item: String) -> String {
    let words = session.words;
    match key {
        PlanKey::Field(field) if field.key == "channel" => words.known_or("channel", &item),
        PlanKey::Field(field) if field.key == "outcome" => {
            DealEnd::from_word(&item).map_or(item, |end| choice::DEAL_END.of(words, end))
        }
        _ => item,
    }
}

/// The plan to try again on the day that a change names. One that is there already moves to that day.
fn again(
    session: &ChangeSession,
    customer: &Customer,
    plan: &Plan,
    changes: &[(PlanKey, Change)],
) -> Result<Option<(FileEdit, String)>, Failure> {
    let is_it = |key: &PlanKey| matches!(key, PlanKey::Field(field) if field.key == AGAIN);
    let change = changes.iter().find(|(key, change)| is_it(key) && change.how == How::Set && !change.value.is_empty());
    let Some((_, change)) = change else { return Ok(None) };
    let words = session.words;
    let due = session.moment(&change.value)?;
    let title = say!(words, "plan-again", title = plan.title());
    let is_there = |known: &&Plan| known.done.is_none() && letters::is_same(known.title(), &title);
    let edit = match customer.plans.iter().find(is_there) {
        Some(known) => {
            let path = Record::Plan(&known.stem).path(&customer.id);
            let before = session.text(&path)?;
            answer::plan_moved(path.clone(), &before, due).map_err(|error| (path.as_str(), error).explain(words))?
        }
        None => {
            let home = &session.book().settings.currency;
            let amount = plan.amount.map(|amount| money::write(amount, home));
            let taken =
                |path: &str| customer.plans.iter().any(|plan| Record::Plan(&plan.stem).path(&customer.id) == path);
            new::plan(&customer.id, &NewPlan { title: title.clone(), amount, ..NewPlan::default() }, due, &taken)
        }
    };
    let line = say!(words, "plan-again-made", title = title, day = words.day(due.day, session.today));
    Ok(Some((edit, format!("{line}\n"))))
}
