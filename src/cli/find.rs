//! `find`: searches names, numbers, facts and the full text of notes, as the search of the site does.

use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use super::style::{Look, paint};
use super::{Failure, Session, json};
use crate::derive::search::{Found, Place, Query, search};
use crate::format::plain_text::searched;
use crate::say;
use crate::wording::found::{label, place};

/// The most results on the terminal.
const LIMIT: usize = 20;

#[derive(Args, Debug)]
pub struct FindArgs {
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[arg(long)]
    json: bool,
}

/// Prints what was found, the closest first.
pub fn run(args: &FindArgs, session: &Session) -> Result<ExitCode, Failure> {
    let typed = args.words.join(" ");
    let found = search(session.book(), &Query::new(&typed), session.today, searched);
    // Programs get all, unless they ask for fewer.
    let most = match args.limit {
        Some(0) => usize::MAX,
        Some(limit) => limit,
        None if args.json => usize::MAX,
        None => LIMIT,
    };
    if args.json {
        let results: Vec<Value> = found.iter().take(most).map(|found| in_json(session, found)).collect();
        session.terminal.out(&json::text(&json!({ "results": results })));
        return Ok(ExitCode::SUCCESS);
    }
    if found.is_empty() {
        session.terminal.say(&say!(session.words, "find-none", words = typed));
    }
    let shown: String = found.iter().take(most).map(|found| lines(session, found)).collect();
    session.terminal.out(&shown);
    if found.len() > most {
        session.terminal.say(&say!(session.words, "find-more", n = found.len() - most, all = "--limit 0"));
    }
    session.mention_faults();
    Ok(ExitCode::SUCCESS)
}

/// The customer, and below it where the words stand.
fn lines(session: &Session, found: &Found) -> String {
    let customer = &session.book().customers[found.customer];
    let head = format!("{}  {}\n", paint(Look::Strong, &customer.listed_name()), paint(Look::Grey, &customer.id));
    let head = session.terminal.fold(&head, 0);
    if found.place == Place::Name {
        return head;
    }
    let text: String = found
        .snippet
        .parts
        .iter()
        .map(|(text, hit)| if *hit { paint(Look::Due, text) } else { text.clone() })
        .collect();
    let line = format!("  {}{text}\n", paint(Look::Grey, &whence(session, found)));
    head + &session.terminal.fold(&line, 4)
}

/// The place, with the day of a text.
fn whence(session: &Session, found: &Found) -> String {
    let named = named(session, found);
    let day = found.day.filter(|_| !found.stem.is_empty());
    let place = day.map_or_else(|| named.clone(), |day| format!("{day} {named}"));
    place + &session.words.get("colon")
}

fn named(session: &Session, found: &Found) -> String {
    match found.label {
        Some(own) => label(session.words, own),
        None => place(session.words, found.place, found.snippet.is_promise),
    }
}

fn in_json(session: &Session, found: &Found) -> Value {
    let customer = &session.book().customers[found.customer];
    let kind = if found.snippet.is_promise { "promise" } else { found.place.word() };
    json!({
        "kind": kind,
        "customer": &*customer.id,
        "name": &*customer.listed_name(),
        "path": found.path,
        "label": named(session, found),
        "day": found.day.filter(|_| !found.stem.is_empty()).map(|day| day.to_string()),
        "snippet": found.text(),
    })
}
