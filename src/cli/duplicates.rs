//! `check --duplicates`: customers who may be in the book twice.

use std::process::ExitCode;

use serde_json::json;

use super::{Failure, Session, json};
use crate::derive::duplicates::{Pair, pairs};
use crate::say;
use crate::wording::duplicates::reason;

/// Prints the pairs, the most likely first.
pub fn run(session: &Session, is_json: bool) -> Result<ExitCode, Failure> {
    let (words, book) = (session.words, session.book());
    let found = pairs(book);
    if is_json {
        let one = |pair: &Pair| {
            let id = |at: usize| book.customers[at].id.to_string();
            let reasons: Vec<String> = pair.reasons.iter().map(|one| reason(words, one)).collect();
            json!({ "one": id(pair.one), "other": id(pair.other), "score": pair.score, "reasons": reasons })
        };
        session.terminal.out(&json::text(&json!({ "duplicates": found.iter().map(one).collect::<Vec<_>>() })));
        return Ok(ExitCode::SUCCESS);
    }
    let Some(first) = found.first() else {
        session.terminal.say(&words.get("duplicates-none"));
        return Ok(ExitCode::SUCCESS);
    };
    for pair in &found {
        let reasons = words.list(pair.reasons.iter().map(|one| reason(words, one)));
        let [one, other] = [pair.one, pair.other].map(|at| book.customers[at].id_and_name());
        session.terminal.out(&say!(
            words,
            "duplicates-pair",
            score = format!("{:>3}", pair.score),
            one = one,
            other = other,
            reasons = reasons
        ));
    }
    let [one, other] = [first.one, first.other].map(|at| book.customers[at].id.to_string());
    session.terminal.say(&say!(words, "duplicates-hint", one = one, other = other));
    Ok(ExitCode::SUCCESS)
}
