//! `set`: changes fields of one customer or many, after showing the changes.

use std::process::ExitCode;

use clap::Args;

use super::customer::check_mobile;
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
    for change in changes.iter().filter(|change| change.key == "phone") {
        change.value.split([',', '，', '、']).for_each(|number| check_mobile(session, number.trim()));
    }
    let mut edits = Vec::new();
    for &index in &customers {
        edits.extend(edit_one(session, index, &changes)?);
    }
    if edits.is_empty() {
        session.terminal.say(&session.words.get("nothing-to-do"));
        return Ok(ExitCode::SUCCESS);
    }
    if args.dry_run {
        return Ok(ExitCode::SUCCESS);
    }
    if !args.filter.is_empty() && !args.yes && !confirmed(session, edits.len())? {
        session.terminal.say(&session.words.get("not-changed"));
        return Ok(if session.terminal.can_ask() { ExitCode::SUCCESS } else { ExitCode::from(2) });
    }
    let names: Vec<_> = customers.iter().map(|&at| session.book().customers[at].listed_name()).take(3).collect();
    let more = customers.len() - names.len();
    let names = if more > 0 {
        say!(session.words, "commit-and-more", names = names.join(", "), n = more)
    } else {
        names.join(", ")
    };
    let message = say!(session.words, "commit-set", names = names, what = pairs.join(" "));
    session.save(&edits, "set", &message)?;
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

/// The edit of one card, after showing what changes; `None` when nothing does.
fn edit_one(session: &ChangeSession, index: CustomerIndex, changes: &[Change]) -> Result<Option<FileEdit>, Failure> {
    let customer = &session.book().customers[index];
    let path = Record::Card.path(&customer.id);
    let before = session.text(&path)?;
    let after = apply(&before, &customer.id, changes, &session.book().settings, session.today)
        .map_err(|error| (path.as_str(), error).explain(session.words))?;
    if before == after {
        return Ok(None);
    }
    for change in changes {
        let words = session.words;
        let value = |text: &str| {
            let value = shown(text, &change.key);
            if value.is_empty() { words.get("set-unset") } else { value }
        };
        let (old, new) = (value(&before), value(&after));
        if old != new {
            let listed = customer.listed_name();
            let (name, key) = (&*listed, change.key.as_str());
            let new = paint(Look::Strong, &new);
            session.terminal.out(&say!(words, "set-change", name = name, key = key, old = old, new = new));
        }
    }
    Ok(Some(FileEdit { path, before: Some(before), after }))
}

fn confirmed(session: &Session, count: usize) -> Result<bool, Failure> {
    if !session.terminal.can_ask() {
        session.terminal.warn(&say!(session.words, "set-needs-yes", n = count));
        return Ok(false);
    }
    Ok(session.terminal.ask(&say!(session.words, "set-confirm", n = count)))
}
