//! `set`: changes fields of one customer or many, after showing the changes.

use std::process::ExitCode;

use clap::Args;

use super::style::{Look, paint};
use super::{ChangeSession, Failure, Session, list};
use crate::book::CustomerIndex;
use crate::book::record::Record;
use crate::derive::HORIZON;
use crate::edit::FileEdit;
use crate::edit::set::{Change, apply, shown};
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
    let changes: Vec<Change> = pairs
        .iter()
        .map(|pair| Change::parse(pair))
        .collect::<Result<_, _>>()
        .map_err(|error| ("", error).explain(session.words))?;
    if changes.is_empty() {
        return Err(Failure::usage(session.words, "err-bad-pair", &[("pair", args.words.join(" ").into())]));
    }
    let (mut edits, mut told) = (Vec::new(), String::new());
    for &index in &customers {
        if let Some((edit, lines)) = edit_one(session, index, &changes)? {
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
    if asks && !confirmed(session, edits.len())? {
        session.terminal.say(&session.words.get("not-changed"));
        return Ok(if session.terminal.can_ask() { ExitCode::SUCCESS } else { ExitCode::from(2) });
    }
    let names: Vec<&str> =
        customers.iter().map(|&at| session.book().customers[at].card.name.as_str()).take(3).collect();
    let more = customers.len() - names.len();
    let names = if more > 0 {
        say!(session.words, "commit-and-more", names = names.join(", "), n = more)
    } else {
        names.join(", ")
    };
    let message = say!(session.words, "commit-set", names = names, what = pairs.join(" "));
    session.save_and_tell(&edits, "set", &message, told.trim_end())?;
    Ok(ExitCode::SUCCESS)
}

fn whom<'a>(args: &'a SetArgs, session: &Session) -> Result<(Vec<CustomerIndex>, &'a [String]), Failure> {
    if args.filter.is_empty() {
        let (name, pairs) = args.words.split_first().expect("clap requires a word");
        return Ok((vec![session.customer(name)?], pairs));
    }
    let words: Vec<String> =
        args.filter.iter().flat_map(|filter| filter.split_whitespace().map(str::to_owned)).collect();
    let filter = list::filter(session, &words, &list::FilterArgs::default())?;
    let overview = session.overview(HORIZON);
    Ok((list::fitting(session, &overview, &filter), &args.words))
}

/// The edit of one card, and a line for each field that changes; `None` when nothing does.
fn edit_one(
    session: &ChangeSession,
    index: CustomerIndex,
    changes: &[Change],
) -> Result<Option<(FileEdit, String)>, Failure> {
    let customer = &session.book().customers[index];
    let path = Record::Card.path(&customer.id);
    let before = session.text(&path)?;
    let after = apply(&before, &customer.id, changes, &session.book().settings, session.today)
        .map_err(|error| (path.as_str(), error).explain(session.words))?;
    if before == after {
        return Ok(None);
    }
    let mut told = String::new();
    for change in changes {
        let words = session.words;
        let value = |text: &str| {
            let value = shown(text, &change.key);
            if value.is_empty() { words.get("set-unset") } else { value }
        };
        let (old, new) = (value(&before), value(&after));
        if old != new {
            let (name, key) = (customer.card.name.as_str(), change.key.as_str());
            let new = paint(Look::Strong, &new);
            told += &say!(words, "set-change", name = name, key = key, old = old, new = new);
            told.push('\n');
        }
    }
    Ok(Some((FileEdit { path, before: Some(before), after }, told)))
}

fn confirmed(session: &Session, count: usize) -> Result<bool, Failure> {
    if !session.terminal.can_ask() {
        session.terminal.warn(&say!(session.words, "set-needs-yes", n = count));
        return Ok(false);
    }
    Ok(session.terminal.ask(&say!(session.words, "set-confirm", n = count)))
}
