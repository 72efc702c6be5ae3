//! What follows from a new note: which reminders it answers, which stay, and which it may answer too.

use super::quoted::quote;
use super::{ChangeSession, Failure, done};
use crate::book::{Book, CustomerIndex, Day};
use crate::derive::{HORIZON, Kind, Overview, Reminder, Why, told};
use crate::edit::answer;
use crate::load;
use crate::say;

/// Reads the book again and reports which reminders are gone, which are still open, and when the next contact is.
/// `before` is what followed from the book before the note with this text and day.
pub fn tell(
    session: &ChangeSession,
    index: CustomerIndex,
    before: &Overview,
    text: &str,
    day: Day,
) -> Result<(), Failure> {
    let Ok((book, _)) = load::load(&session.root) else { return Ok(()) };
    let Some(at) = book.find(&session.book().customers[index].id) else { return Ok(()) };
    let after = crate::derive::derive(&book, session.today, HORIZON);
    let now = &after.customers[at];
    let (words, telling) = (session.words, session.telling());
    let still = |id: &str| now.reminders.iter().any(|reminder| reminder.id == id);
    let reason = |reminder: &Reminder| telling.reason(reminder).plain();
    let stood = before.customers[index].reminders.iter().filter(|one| one.listed() <= session.today || one.is_near);
    let answered: Vec<String> = stood.filter(|one| !still(&one.id) && one.kind != Kind::Meeting).map(reason).collect();
    if !answered.is_empty() {
        session.terminal.say(&say!(words, "logged-answers", what = words.clauses(answered)));
    }
    let mut open: Vec<&Reminder> = now.reminders.iter().filter(|one| one.listed() <= session.today).collect();
    // A promise may be kept before its day, but not by the note that makes it.
    let was_there = |id: &str| before.customers[index].reminders.iter().any(|reminder| reminder.id == id);
    let may_be_kept = |one: &&Reminder| one.listed() <= session.today || one.kind == Kind::Promise;
    for reminder in now.reminders.iter().filter(may_be_kept).filter(|one| was_there(&one.id)) {
        if is_answered_by(reminder, text, day) && offer(session, &book, at, reminder, text)? {
            open.retain(|one| one.id != reminder.id);
        }
    }
    if !open.is_empty() {
        let what = words.clauses(open.into_iter().map(reason));
        session.terminal.say(&say!(words, "logged-open", what = what));
    }
    let at = now.contact.next.and_then(|next| next.at);
    if let Some(next) = now.revisit_due.filter(|&next| next > session.today || at.is_some() && next == session.today) {
        let at = at.map(|at| format!(" {}", words.time(at))).unwrap_or_default();
        let day = words.day(next, session.today) + &at;
        session.terminal.say(&say!(words, "logged-next", day = day));
    }
    Ok(())
}

/// Whether a note with this text plainly answers a reminder: it tells what was promised, or it is about a customer with
/// whom an appointment was made for its day.
fn is_answered_by(reminder: &Reminder, text: &str, day: Day) -> bool {
    match (reminder.kind, &reminder.why) {
        (Kind::Promise, Why::Promise { text: promised, .. }) => told::tells(text, promised),
        (Kind::Plan, _) => reminder.time.is_some() && reminder.due == day,
        _ => false,
    }
}

/// Asks whether the note answers the reminder, and closes it then; without a terminal, says which command does.
fn offer(
    session: &ChangeSession,
    book: &Book,
    at: CustomerIndex,
    reminder: &Reminder,
    text: &str,
) -> Result<bool, Failure> {
    let words = session.words;
    let reason = session.telling().reason(reminder).plain();
    if !session.terminal.can_ask() {
        let command = format!("clientbook done {}", quote(&reminder.id));
        session.terminal.say(&say!(words, "logged-may-close", what = reason, command = command));
        return Ok(false);
    }
    if !session.terminal.ask(&say!(words, "logged-close", what = reason.as_str())) {
        return Ok(false);
    }
    let customer = &book.customers[at];
    let answer = answer::answer(&book.settings, reminder);
    let Some(edit) = done::closing(session, customer, &answer, text)? else { return Ok(false) };
    let name = &*customer.listed_name();
    session.save(&[edit], "done", &say!(words, "commit-done", what = reason, name = name))?;
    Ok(true)
}
