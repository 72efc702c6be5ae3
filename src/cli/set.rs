//! `set`: changes fields of one customer or many, after showing the changes.

use std::process::ExitCode;

use clap::Args;

use super::customer::{amount_in, check_mobile};
use super::set_told::told;
use super::{ChangeSession, Failure, Session, list, set_complaint, set_plan};
use crate::book::field::{self, FieldKind};
use crate::book::record::Record;
use crate::book::{CustomerIndex, phone};
use crate::derive::HORIZON;
use crate::edit::FileEdit;
use crate::edit::entry::EntryPath;
use crate::edit::set::{ACCOUNT_KEYS, Change, TEXT, apply, shown};
use crate::edit::set_account;
use crate::edit::set_complaint::ComplaintPath;
use crate::edit::set_lost::with_what_follows;
use crate::edit::set_plan::PlanPath;
use crate::format::money;
use crate::say;
use crate::wording::failure::Explain;

#[derive(Args, Debug)]
pub struct SetArgs {
    /// A customer, then KEY=VALUE …; only KEY=VALUE with --where.
    #[arg(value_name = "CUSTOMER KEY=VALUE", required = true)]
    words: Vec<String>,
    #[arg(long = "where", value_name = "FILTER")]
    filter: Vec<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, short)]
    yes: bool,
}

/// Shows the changes and writes them.
pub fn run(args: &SetArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let (customers, pairs) = whom(args, session)?;
    let mut changes: Vec<Change> = pairs
        .iter()
        .map(|pair| Change::parse(pair, &session.book().settings))
        .collect::<Result<_, _>>()
        .map_err(|error| ("", error).explain(session.words))?;
    if changes.is_empty() {
        return Err(Failure::usage(session.words, "err-bad-pair", &[("pair", args.words.join(" ").into())]));
    }
    for change in &mut changes {
        exact_amount(session, change)?;
        meant_customer(session, change)?;
    }
    // What is written is looked at when it is saved.
    for change in changes.iter().filter(|change| args.dry_run && is_phone(change)) {
        let typed = change.value.split([',', '，', '、']).flat_map(phone::numbers);
        typed.for_each(|number| check_mobile(session, number));
    }
    let (mut edits, mut told, mut changed) = (Vec::new(), String::new(), 0);
    for &index in &customers {
        let of_one = edit_one(session, index, &changes)?;
        changed += usize::from(!of_one.is_empty());
        for (edit, lines) in of_one {
            edits.push(edit);
            told += &lines;
        }
    }
    if edits.is_empty() {
        session.terminal.say(&session.words.get("nothing-to-do"));
        return Ok(ExitCode::SUCCESS);
    }
    let asks = !args.filter.is_empty() && !args.yes;
    // What only may happen is shown before; what happened is told after it is written.
    if args.dry_run || asks {
        session.terminal.out(std::mem::take(&mut told).trim_end());
    }
    if args.dry_run {
        return Ok(ExitCode::SUCCESS);
    }
    if asks && !confirmed(session, changed)? {
        session.terminal.say(&session.words.get("not-changed"));
        return Ok(if session.terminal.can_ask() { ExitCode::SUCCESS } else { ExitCode::from(2) });
    }
    let names: Vec<_> = customers.iter().map(|&at| session.book().customers[at].listed_name()).take(3).collect();
    let more = customers.len() - names.len();
    let names = if more > 0 {
        say!(session.words, "commit-and-more", names = session.words.list(names), n = more)
    } else {
        session.words.list(names)
    };
    let message = say!(session.words, "commit-set", names = names, what = told_pairs(pairs, &changes));
    session.save_and_tell(&edits, "set", &message, told.trim_end())?;
    Ok(ExitCode::SUCCESS)
}

/// The changes as the history names them; of the text of a card, that it changed.
fn told_pairs(pairs: &[String], changes: &[Change]) -> String {
    let told = pairs.iter().zip(changes).map(|(pair, change)| if change.key == TEXT { TEXT } else { pair.as_str() });
    told.collect::<Vec<_>>().join(" ")
}

/// An amount of an entry as the file holds it: one that its currency has no decimals for is refused.
fn exact_amount(session: &Session, change: &mut Change) -> Result<(), Failure> {
    let field = EntryPath::of(&change.key).and_then(|path| path.field);
    if field.is_some_and(|field| field.kind == FieldKind::Money) && !change.value.is_empty() {
        let home = &session.book().settings.currency;
        change.value = money::write(amount_in(session, &change.value, home)?, home);
    }
    Ok(())
}

/// The id of the customer whom a field names, however they were named.
fn meant_customer(session: &Session, change: &mut Change) -> Result<(), Failure> {
    let of_entry = EntryPath::of(&change.key).and_then(|path| path.field).map(|field| field.kind);
    let kind = of_entry.or_else(|| field::field(&change.key).map(|field| field.kind));
    if kind == Some(FieldKind::Customer) && !change.value.is_empty() && session.book().find(&change.value).is_none() {
        change.value = session.book().customers[session.customer(&change.value)?].id.to_string();
    }
    Ok(())
}

fn is_phone(change: &Change) -> bool {
    let of_entry = EntryPath::of(&change.key).and_then(|path| path.field);
    change.key == "phone" || of_entry.is_some_and(|field| field.key == "phone")
}

fn whom<'a>(args: &'a SetArgs, session: &Session) -> Result<(Vec<CustomerIndex>, &'a [String]), Failure> {
    if args.filter.is_empty() {
        let (name, pairs) = args.words.split_first().expect("clap requires a word");
        return Ok((vec![session.customer(name)?], pairs));
    }
    let filter = list::filter_of(session, &args.filter)?;
    let overview = session.overview(HORIZON);
    Ok((list::fitting(session, &overview, &filter), &args.words))
}

/// The edits of one customer's card, account, plans and complaints, each with a line for each field that changes.
fn edit_one(
    session: &ChangeSession,
    index: CustomerIndex,
    changes: &[Change],
) -> Result<Vec<(FileEdit, String)>, Failure> {
    // An own field of the settings with the name of a key of the account is meant first.
    let fields = &session.book().settings.fields;
    let is_of_account =
        |change: &&Change| ACCOUNT_KEYS.contains(&change.key.as_str()) && !fields.contains_key(&change.key);
    let (of_plans, others): (Vec<_>, Vec<_>) =
        changes.iter().map(|change| (PlanPath::of(&change.key), change)).partition(|(path, _)| path.is_some());
    let (of_complaints, others): (Vec<_>, Vec<_>) = others
        .into_iter()
        .map(|(_, change)| (ComplaintPath::of(&change.key), change))
        .partition(|(path, _)| path.is_some());
    let others = others.into_iter().map(|(_, change)| change);
    let (of_account, of_card): (Vec<&Change>, Vec<&Change>) = others.partition(is_of_account);
    let cloned = |changes: Vec<&Change>| changes.into_iter().cloned().collect::<Vec<Change>>();
    let mut edits = Vec::new();
    if !of_card.is_empty() {
        edits.extend(edit_card(session, index, &cloned(of_card))?);
    }
    if !of_account.is_empty() {
        edits.extend(edit_account(session, index, &cloned(of_account))?);
    }
    let of_plans: Vec<(PlanPath, &Change)> =
        of_plans.into_iter().filter_map(|(path, change)| Some((path?, change))).collect();
    edits.extend(set_plan::edits(session, index, &of_plans)?);
    let of_complaints: Vec<(ComplaintPath, &Change)> =
        of_complaints.into_iter().filter_map(|(path, change)| Some((path?, change))).collect();
    edits.extend(set_complaint::edits(session, index, &of_complaints)?);
    Ok(edits)
}

/// The edit of the card; `None` when nothing changes.
fn edit_card(
    session: &ChangeSession,
    index: CustomerIndex,
    changes: &[Change],
) -> Result<Option<(FileEdit, String)>, Failure> {
    let customer = &session.book().customers[index];
    let path = Record::Card.path(&customer.id);
    let before = session.text(&path)?;
    let changes = &with_what_follows(&customer.card, changes);
    let after = apply(&before, &customer.id, changes, &session.book().settings, session.today)
        .map_err(|error| (path.as_str(), error).explain(session.words))?;
    told(session, customer, changes, FileEdit { path, before: Some(before), after }, shown)
}

/// The edit of the account; `None` when nothing changes.
fn edit_account(
    session: &ChangeSession,
    index: CustomerIndex,
    changes: &[Change],
) -> Result<Option<(FileEdit, String)>, Failure> {
    let customer = &session.book().customers[index];
    let path = Record::Account.path(&customer.id);
    let before = customer.account.is_some().then(|| session.text(&path)).transpose()?;
    let limits = changes.iter().filter(|change| change.key == "credit_limit" && money::typed(&change.value).is_some());
    let currency = customer.currency_of(None);
    for limit in limits {
        amount_in(session, &limit.value, &currency)?;
    }
    let after = set_account::apply(before.as_deref().unwrap_or_default(), changes, session.today, &currency)
        .map_err(|error| (path.as_str(), error).explain(session.words))?;
    told(session, customer, changes, FileEdit { path, before, after }, set_account::shown)
}

fn confirmed(session: &Session, count: usize) -> Result<bool, Failure> {
    if !session.terminal.can_ask() {
        session.terminal.warn(&say!(session.words, "set-needs-yes", n = count));
        return Ok(false);
    }
    Ok(session.terminal.ask(&say!(session.words, "set-confirm", n = count)))
}
