//! `log --where`: adds one note for each of many customers, such as greetings at a festival.

use std::process::ExitCode;

use super::log_note::{LogArgs, note_of, written};
use super::terminal::{cut, pad};
use super::{ChangeSession, Failure, Session, list};
use crate::book::day::plus_days;
use crate::book::{Channel, Customer, CustomerIndex, Day};
use crate::derive::agenda::answers;
use crate::derive::{HORIZON, contact};
use crate::edit::FileEdit;
use crate::say;
use crate::wording::greeting::{filled, greeting};

/// Why a customer who matches the filter gets no note.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Skipped {
    /// The occasion was answered already.
    Answered,
    /// The customer already got the most messages for this month.
    Enough,
}

/// Writes a note for each customer who matches, after showing all of them.
pub fn run(args: &LogArgs, session: &ChangeSession, day: Day) -> Result<ExitCode, Failure> {
    let words: Vec<String> =
        args.filter.iter().flat_map(|filter| filter.split_whitespace().map(str::to_owned)).collect();
    let filter = list::filter(session, &words, &list::FilterArgs::default())?;
    let overview = session.overview(HORIZON);
    let typed: Vec<&str> = args.customer.iter().chain(&args.text).map(String::as_str).collect();
    let typed = typed.join(" ");
    let (mut edits, mut skipped) = (Vec::new(), [0, 0]);
    for index in list::fitting(session, &overview, &filter) {
        let customer = &session.book().customers[index];
        if customer.card.is_lost() {
            continue;
        }
        if let Some(why) = skip(args, session, customer, day) {
            skipped[why as usize] += 1;
            continue;
        }
        edits.push(edit(args, session, index, &typed, day)?);
    }
    let words = session.words;
    for (count, id) in skipped.iter().zip(["log-skipped-answered", "log-skipped-enough"]) {
        if *count > 0 {
            session.terminal.say(&say!(words, id, n = *count));
        }
    }
    if edits.is_empty() {
        session.terminal.say(&words.get("nothing-to-do"));
        return Ok(ExitCode::SUCCESS);
    }
    if args.dry_run {
        return Ok(ExitCode::SUCCESS);
    }
    if !args.yes && !confirmed(session, edits.len()) {
        session.terminal.say(&words.get("not-changed"));
        return Ok(if session.terminal.can_ask() { ExitCode::SUCCESS } else { ExitCode::from(2) });
    }
    let message = say!(words, "commit-many", what = args.occasion.join(", "), n = edits.len(), day = day.to_string());
    session.save_quietly(&edits, "log", &message)?;
    session.terminal.out(&say!(words, "logged-many", n = edits.len()));
    Ok(ExitCode::SUCCESS)
}

/// The note for one customer: the typed text with its placeholders filled, else a text made for the occasion.
fn edit(
    args: &LogArgs,
    session: &ChangeSession,
    index: CustomerIndex,
    typed: &str,
    day: Day,
) -> Result<FileEdit, Failure> {
    let customer = &session.book().customers[index];
    let occasion = args.occasion.first().map(String::as_str);
    let text = match (typed.is_empty(), occasion) {
        (false, occasion) => filled(session.book(), session.words, customer, occasion.unwrap_or_default(), typed),
        (true, Some(occasion)) => {
            greeting(session.book(), session.words, customer, occasion, day).map(|one| one.text).unwrap_or_default()
        }
        (true, None) => String::new(),
    };
    let mut note = note_of(args, session, &customer.id, &text)?;
    if note.mass && note.channel.is_none() {
        let written = [Channel::Message, Channel::Email, Channel::Letter, Channel::Online];
        note.channel = customer.card.prefers.filter(|channel| written.contains(channel)).or(Some(Channel::Message));
    }
    let width = session.terminal.width().saturating_sub(24);
    let line = text.lines().next().unwrap_or_default();
    session.terminal.out(&format!("{}  {}", pad(&cut(&customer.card.name, 22), 22), cut(line, width)));
    written(session, index, &note, day)
}

fn skip(args: &LogArgs, session: &Session, customer: &Customer, day: Day) -> Option<Skipped> {
    let settings = &session.book().settings;
    let lead = |occasion: &str| {
        settings.festival(occasion).and_then(|festival| festival.lead).unwrap_or(settings.lead.festival)
    };
    let answered = |occasion: &String| {
        // Greetings may start as early as the lead days allow; one round of a festival is answered only once.
        let from = plus_days(day, -i32::from(lead(occasion)).max(30));
        customer.visits.iter().any(|visit| visit.day >= from && visit.day <= day && answers(visit, occasion))
    };
    if !args.occasion.is_empty() && args.occasion.iter().all(answered) {
        return Some(Skipped::Answered);
    }
    let sent = contact::messages_in_month(customer, day);
    (args.mass && sent >= usize::from(settings.lead.monthly_messages)).then_some(Skipped::Enough)
}

fn confirmed(session: &Session, count: usize) -> bool {
    if !session.terminal.can_ask() {
        session.terminal.warn(&say!(session.words, "log-needs-yes", n = count));
        return false;
    }
    session.terminal.ask(&say!(session.words, "log-confirm", n = count))
}
