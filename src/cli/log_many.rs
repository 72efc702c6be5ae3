//! `log --where`: adds one note for each of many customers, such as greetings at a festival.

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::sync::Arc;

use super::log_note::{self, LogArgs, note_of, written};
use super::terminal::{cut, pad};
use super::{ChangeSession, Failure, Session, list};
use crate::book::day::plus_days;
use crate::book::festival::Festival;
use crate::book::{Book, Channel, Customer, CustomerIndex, Day};
use crate::derive::agenda::answers;
use crate::derive::greeted::greeted_as_themselves;
use crate::derive::{HORIZON, contact};
use crate::edit::{FileEdit, settings};
use crate::i18n::Words;
use crate::load::SETTINGS;
use crate::say;
use crate::wording::failure::Explain;
use crate::wording::greeting::{filled, greeting};

/// A name that no text holds by itself. It shows whether a text is signed.
const PROBE: &str = "\u{fdd3}";

/// Why a customer who matches the filter gets no note.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Skipped {
    /// The occasion was answered already.
    Answered,
    /// The customer already got the most messages for this month.
    Enough,
    /// The greeting would go to a contact who is greeted as a customer too.
    Themselves,
}

/// Writes a note for each customer who matches, after showing all of them.
pub fn run(args: &LogArgs, session: &ChangeSession, day: Day) -> Result<ExitCode, Failure> {
    let filter = list::filter_of(session, &args.filter)?;
    let overview = session.overview(HORIZON);
    let typed: Vec<&str> = args.customer.iter().chain(&args.text).map(String::as_str).collect();
    let typed = typed.join(" ");
    let (mut edits, mut skipped, mut noted) = (Vec::new(), [0; 3], BTreeSet::new());
    let signed = signed_book(args, session, &list::fitting(session, &overview, &filter), &typed, day, &mut edits)?;
    let book = signed.as_ref().unwrap_or(session.book());
    let asked = edits.len();
    for index in list::fitting(session, &overview, &filter) {
        let customer = &session.book().customers[index];
        if customer.card.is_lost() {
            continue;
        }
        let occasions = log_note::occasions(args, session, index)?;
        if let Some(why) = skip(args, &occasions, session, customer, day) {
            skipped[why as usize] += 1;
            continue;
        }
        for occasion in &occasions {
            if noted.insert(occasion.clone()) && !log_note::may_name(session, index, occasion, day)? {
                return Ok(ExitCode::SUCCESS);
            }
        }
        edits.push(edit(args, occasions, session, book, index, &typed, day)?);
    }
    let words = session.words;
    for (count, id) in skipped.iter().zip(["log-skipped-answered", "log-skipped-enough", "log-skipped-themselves"]) {
        if *count > 0 {
            session.terminal.say(&say!(words, id, n = *count));
        }
    }
    let count = edits.len() - asked;
    if count == 0 {
        session.terminal.say(&words.get("nothing-to-do"));
        return Ok(ExitCode::SUCCESS);
    }
    if args.dry_run {
        return Ok(ExitCode::SUCCESS);
    }
    if !args.yes && !confirmed(session, count) {
        session.terminal.say(&words.get("not-changed"));
        return Ok(if session.terminal.can_ask() { ExitCode::SUCCESS } else { ExitCode::from(2) });
    }
    let message = say!(words, "commit-many", what = words.list(&args.occasion), n = count, day = day.to_string());
    session.save_quietly(&edits, "log", &message)?;
    session.terminal.out(&say!(words, "logged-many", n = count));
    Ok(ExitCode::SUCCESS)
}

/// What one customer is told: the typed text with its placeholders filled, else a text made for the occasion.
fn text_for(words: &Words, book: &Book, index: CustomerIndex, occasions: &[String], typed: &str, day: Day) -> String {
    let customer = &book.customers[index];
    match (typed.is_empty(), occasions.first().map(String::as_str)) {
        (false, occasion) => filled(book, words, customer, occasion.unwrap_or_default(), typed),
        (true, Some(occasion)) => {
            greeting(book, words, customer, occasion, day).map(|one| one.text).unwrap_or_default()
        }
        (true, None) => String::new(),
    }
}

/// The note for one customer.
fn edit(
    args: &LogArgs,
    occasions: Vec<String>,
    session: &ChangeSession,
    book: &Book,
    index: CustomerIndex,
    typed: &str,
    day: Day,
) -> Result<FileEdit, Failure> {
    let customer = &book.customers[index];
    let text = text_for(session.words, book, index, &occasions, typed, day);
    let mut note = note_of(args, session, index, occasions, &text)?;
    if note.mass && note.channel.is_none() {
        let written = [Channel::Message, Channel::Email, Channel::Letter, Channel::Online];
        note.channel = customer.card.prefers.filter(|channel| written.contains(channel)).or(Some(Channel::Message));
    }
    let width = session.terminal.width().saturating_sub(24);
    let line = text.lines().next().unwrap_or_default();
    session.terminal.out(&format!("{}  {}", pad(&cut(&customer.listed_name(), 22), 22), cut(line, width)));
    written(session, index, &note, day)
}

/// The book with the owner's name, where the texts end with it and the book does not have it yet: it is asked for and
/// written with the notes. `None` where nothing is asked.
fn signed_book(
    args: &LogArgs,
    session: &ChangeSession,
    customers: &[CustomerIndex],
    typed: &str,
    day: Day,
    edits: &mut Vec<FileEdit>,
) -> Result<Option<Book>, Failure> {
    if session.book().settings.owner.name.is_some() {
        return Ok(None);
    }
    let mut book = session.book().clone();
    Arc::make_mut(&mut book.settings).owner.name = Some(PROBE.to_owned());
    let mut is_signed = false;
    for &at in customers {
        let occasions = log_note::occasions(args, session, at)?;
        is_signed |= text_for(session.words, &book, at, &occasions, typed, day).contains(PROBE);
    }
    if !is_signed {
        return Ok(None);
    }
    let words = session.words;
    let name = if session.terminal.can_ask() { session.terminal.ask_text(&words.get("owner-ask")) } else { None };
    let name = name.ok_or_else(|| Failure::usage(words, "err-no-owner", &[]))?;
    let before = session.text(SETTINGS)?;
    let after = settings::with_owner(&before, &name).map_err(|error| (SETTINGS, error).explain(words))?;
    edits.push(FileEdit { path: SETTINGS.to_owned(), before: Some(before), after });
    Arc::make_mut(&mut book.settings).owner.name = Some(name);
    Ok(Some(book))
}

fn skip(args: &LogArgs, occasions: &[String], session: &Session, customer: &Customer, day: Day) -> Option<Skipped> {
    let settings = &session.book().settings;
    let is_greeted_twice =
        |festival: &Festival| greeted_as_themselves(session.book(), festival, customer, session.today).is_some();
    if occasions.iter().filter_map(|occasion| settings.festival(occasion)).any(is_greeted_twice) {
        return Some(Skipped::Themselves);
    }
    let lead = |occasion: &str| {
        settings.festival(occasion).and_then(|festival| festival.lead).unwrap_or(settings.lead.festival)
    };
    let answered = |occasion: &String| {
        // Greetings may start as early as the lead days allow; one round of a festival is answered only once.
        let from = plus_days(day, -i32::from(lead(occasion)).max(30));
        customer.visits.iter().any(|visit| visit.day >= from && visit.day <= day && answers(visit, occasion))
    };
    if !occasions.is_empty() && occasions.iter().all(answered) {
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
