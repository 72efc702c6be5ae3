//! Makes the note of one contact from the options of `log`.

use clap::Args;

use super::choice_arg::choice;
use super::customer::amount_in;
use super::{ChangeSession, Failure, Session};
use crate::book::visit::{Outcome, Party};
use crate::book::{Channel, Customer, CustomerIndex, Day, Moment, letters, occasion};
use crate::derive::agenda;
use crate::edit::FileEdit;
use crate::edit::note;
use crate::format::near;
use crate::format::visit_writer::NewVisit;
use crate::wording::occasion::{self as named, Meant};

#[derive(Args, Debug)]
pub struct LogArgs {
    #[arg(value_name = "CUSTOMER", required_unless_present = "filter")]
    pub(super) customer: Option<String>,
    #[arg(value_name = "TEXT")]
    pub(super) text: Vec<String>,
    /// Everyone who fits, in the place of one customer.
    #[arg(long = "where", value_name = "FILTER")]
    pub(super) filter: Vec<String>,
    #[arg(long)]
    pub(super) mass: bool,
    #[arg(long, short)]
    pub(super) yes: bool,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long, short, value_parser = choice::<Channel>())]
    pub(super) channel: Option<Channel>,
    #[arg(long, conflicts_with = "left_message")]
    pub(super) no_answer: bool,
    #[arg(long)]
    pub(super) left_message: bool,
    #[arg(long)]
    pub(super) by_customer: bool,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) on: Option<String>,
    #[arg(long, short, value_name = "DATE")]
    pub(super) next: Option<String>,
    #[arg(long, value_name = "OCCASION")]
    pub(super) occasion: Vec<String>,
    #[arg(long, value_name = "TASK")]
    pub(super) promise: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) with: Vec<String>,
    #[arg(long, value_name = "CUSTOMER")]
    pub(super) also: Vec<String>,
    #[arg(long)]
    pub(super) gift: Option<String>,
    #[arg(long)]
    pub(super) sample: Option<String>,
    #[arg(long, value_name = "AMOUNT")]
    pub(super) cost: Option<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(0..=1440))]
    pub(super) minutes: Option<u16>,
    #[arg(long, value_name = "1-5", value_parser = clap::value_parser!(u8).range(1..=5))]
    pub(super) satisfaction: Option<u8>,
    #[arg(long)]
    pub(super) private: bool,
}

/// The file of a note; refused when it would have an error.
pub(super) fn written(
    session: &ChangeSession,
    index: CustomerIndex,
    note: &NewVisit,
    day: Day,
) -> Result<FileEdit, Failure> {
    written_for(session, &session.book().customers[index], note, day)
}

/// The same for a customer as they will be.
pub(super) fn written_for(
    session: &ChangeSession,
    customer: &Customer,
    note: &NewVisit,
    day: Day,
) -> Result<FileEdit, Failure> {
    let edit = note::write(customer, note, day, session.time);
    session.check(std::slice::from_ref(&edit))?;
    Ok(edit)
}

/// The occasions of the options as the files name them, for one customer.
pub(super) fn occasions(args: &LogArgs, session: &Session, index: CustomerIndex) -> Result<Vec<String>, Failure> {
    let (settings, folder) = (&session.book().settings, &session.book().customers[index].folder);
    let meant = |typed: &String| {
        let shown = match named::find(settings, folder, typed) {
            Meant::One(occasion) => return Ok(occasion),
            Meant::Several(several) => several,
            Meant::Unknown => {
                let known = occasion::known(settings, folder);
                let near = near::nearest(typed, known.iter().map(String::as_str)).map(str::to_owned);
                near.map_or(known, |near| vec![near])
            }
        };
        let shown: Vec<String> = shown.iter().map(|one| named::shown(session.words, settings, one)).collect();
        let args = [("name", typed.as_str().into()), ("known", session.words.list(&shown).into())];
        Err(Failure::usage(session.words, "err-occasion", &args))
    };
    args.occasion.iter().map(meant).collect()
}

/// Whether a note of `day` may name an occasion: where it is too far away for the note to answer it, the user is asked;
/// where nobody can be asked, it is refused.
pub(super) fn may_name(session: &Session, index: CustomerIndex, occasion: &str, day: Day) -> Result<bool, Failure> {
    let Some(far) = agenda::far(session.book(), &session.book().customers[index], occasion, day) else {
        return Ok(true);
    };
    let words = session.words;
    let in_words = |day: Day| words.day(day, session.today);
    let args = [
        ("name", named::shown(words, &session.book().settings, occasion).into()),
        ("day", in_words(far.day).into()),
        ("from", in_words(far.from).into()),
        ("to", in_words(far.to).into()),
        ("noted", in_words(day).into()),
    ];
    if !session.terminal.can_ask() {
        return Err(Failure::usage(words, "err-far-occasion", &args));
    }
    let question = words.say("err-far-occasion", &args) + "\n" + &words.get("log-far-occasion");
    let agreed = session.terminal.ask(&question);
    if !agreed {
        session.terminal.say(&words.get("not-changed"));
    }
    Ok(agreed)
}

/// The note of one customer, from the options, the occasions and the text.
pub(super) fn note_of(
    args: &LogArgs,
    session: &Session,
    index: CustomerIndex,
    occasion: Vec<String>,
    text: &str,
) -> Result<NewVisit, Failure> {
    let id = &*session.book().customers[index].id;
    let outcome = match (args.no_answer, args.left_message) {
        (true, _) => Some(Outcome::NoAnswer),
        (_, true) => Some(Outcome::LeftMessage),
        _ => None,
    };
    let text = with_days(session, text);
    let says_something = !text.trim().is_empty() || outcome.is_some() || args.gift.is_some() || args.sample.is_some();
    if !says_something && args.promise.is_empty() && args.occasion.is_empty() {
        return Err(Failure::usage(session.words, "err-no-text", &[("customer", id.into())]));
    }
    let also: Result<Vec<String>, Failure> = args
        .also
        .iter()
        .map(|other| session.customer(other).map(|at| session.book().customers[at].id.to_string()))
        .collect();
    Ok(NewVisit {
        channel: args.channel.or(args.gift.as_ref().map(|_| Channel::Gift)).or(outcome.map(|_| Channel::Call)),
        outcome,
        by: args.by_customer.then_some(Party::Customer),
        with: args.with.clone(),
        also: also?,
        occasion,
        gift: args.gift.clone(),
        sample: args.sample.clone(),
        cost: args.cost.as_ref().map(|cost| amount_in(session, cost, &session.book().settings.currency)).transpose()?,
        minutes: args.minutes,
        satisfaction: args.satisfaction,
        next: args.next.as_ref().map(|next| next_of(session, next, outcome)).transpose()?,
        mass: args.mass,
        private: args.private,
        text,
        promises: args.promise.iter().map(|promise| promise_of(session, promise)).collect::<Result<_, _>>()?,
    })
}

/// A day after today, or a time that is to come. After an attempt that reached nobody it may be today without a time.
fn next_of(session: &Session, text: &str, outcome: Option<Outcome>) -> Result<Moment, Failure> {
    let next = session.moment(text)?;
    let is_ahead = match next.time {
        Some(time) => (next.day, time) > (session.today, session.time),
        None => next.day > session.today || next.day == session.today && outcome.is_some(),
    };
    if !is_ahead {
        return Err(Failure::usage(session.words, "err-past-time", &[("value", text.into())]));
    }
    Ok(next)
}

/// A text whose tasks are due on days as the files hold them. A day that means nothing stays, and with it its fault.
fn with_days(session: &Session, text: &str) -> String {
    let word = |word: &str| {
        let due = word.strip_prefix("due:").and_then(|day| session.coming_day(day).ok());
        due.map_or_else(|| word.to_owned(), |day| format!("due:{day}"))
    };
    let is_task = |line: &str| line.trim_start().starts_with("- [");
    let line = |line: &str| {
        if is_task(line) { line.split(' ').map(word).collect::<Vec<_>>().join(" ") } else { line.to_owned() }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// A promise whose `due:` may be typed in any form that days have on the command line.
fn promise_of(session: &Session, text: &str) -> Result<String, Failure> {
    let words: Result<Vec<String>, Failure> = text
        .split_whitespace()
        .map(|word| match typed_due(word) {
            Some(day) => session.coming_day(day).map(|day| format!("due:{day}")),
            None => Ok(word.to_owned()),
        })
        .collect();
    let words = words?;
    if !words.iter().any(|word| word.starts_with("due:")) {
        return Err(Failure::usage(session.words, "err-no-due", &[("text", text.into())]));
    }
    Ok(words.join(" "))
}

/// What follows `due:` in a word, whose colon and letters may be full-width or capital.
fn typed_due(word: &str) -> Option<&str> {
    let (key, value) = word.split_once([':', '：'])?;
    (letters::searchable(key) == "due").then_some(value)
}
