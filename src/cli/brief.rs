//! `brief`: what one wants to know in the five minutes before the door, and a note ready to fill.

use std::process::ExitCode;

use clap::Args;

use super::show::Page;
use super::style::{Look, paint};
use super::{Failure, Session};
use crate::book::Customer;
use crate::book::customer::{CustomerKind, Duty};
use crate::book::day::days_between;
use crate::book::visit::Party;
use crate::derive::HORIZON;
use crate::derive::loyalty::{grades, year_until};
use crate::derive::promise_ref::made_by;
use crate::say;
use crate::wording::about::About;
use crate::wording::complaint_answer;

#[derive(Args, Debug)]
pub struct BriefArgs {
    #[arg(value_name = "CUSTOMER")]
    customer: String,
}

/// How many of the last notes and gifts are told.
const LAST: usize = 3;

/// So many days ahead family days and dates are told.
const NEAR: i32 = 30;

/// Prints the brief.
pub fn run(args: &BriefArgs, session: &Session) -> Result<ExitCode, Failure> {
    let index = session.customer(&args.customer)?;
    let overview = session.overview(HORIZON);
    let customer = &session.book().customers[index];
    let page = Page { session, index, customer, state: &overview.customers[index] };
    let mut out = page.head();
    out += &page.reminders();
    out += &promises(session, &page);
    out += &page.money();
    out += &near_days(session, &page);
    out += &gifts(session, &page);
    out += &complaints(session, &page);
    out += &page.body();
    out += &ask(session, &page);
    out += &page.story(LAST);
    out += &to_fill(session, customer);
    session.terminal.out(out.trim_end());
    Ok(ExitCode::SUCCESS)
}

/// Lines below a heading; empty where there are none.
fn part(page: &Page, heading: &str, lines: &[(String, String)]) -> String {
    let lines: String = lines.iter().map(|(label, text)| page.pair(label, &format!(" {text}"))).collect();
    if lines.is_empty() { lines } else { format!("\n{}\n{lines}", paint(Look::Grey, heading)) }
}

/// What was promised by both sides and is not kept, the nearest day first.
fn promises(session: &Session, page: &Page) -> String {
    let words = session.words;
    let open = made_by(page.customer, session.today).map(|place| place.get(page.customer)).filter(|one| !one.kept);
    let mut open: Vec<_> = open.collect();
    open.sort_by_key(|promise| promise.due);
    let line = |promise: &&crate::book::Promise| {
        let who = if promise.by == Party::Me { "brief-mine" } else { "brief-theirs" };
        let due = words.day(promise.due, session.today);
        (words.get(who), format!("{} · {due}", promise.text))
    };
    part(page, &words.get("brief-promises"), &open.iter().map(line).collect::<Vec<_>>())
}

/// Birthdays of the family and other days within a month.
fn near_days(session: &Session, page: &Page) -> String {
    let words = session.words;
    let is_near = |reminder: &&crate::derive::Reminder| {
        let days = days_between(session.today, reminder.due);
        reminder.greeting_occasion().is_some() && (0..=NEAR).contains(&days)
    };
    let line = |reminder: &crate::derive::Reminder| {
        (words.day(reminder.due, session.today), session.telling().reason(reminder).plain())
    };
    let near: Vec<_> = page.state.reminders.iter().filter(is_near).map(line).collect();
    part(page, &words.get("brief-days"), &near)
}

/// The last gifts, so that none is given twice.
fn gifts(session: &Session, page: &Page) -> String {
    let words = session.words;
    let visits = page.customer.visits.iter().rev().filter(|visit| visit.day <= session.today);
    let gifts =
        visits.filter_map(|visit| Some((words.day(visit.day, session.today), visit.gift.as_ref()?.to_string())));
    part(page, &words.get("brief-gifts"), &gifts.take(LAST).collect::<Vec<_>>())
}

/// The open complaints, and the last one that was resolved.
fn complaints(session: &Session, page: &Page) -> String {
    let (words, today) = (session.words, session.today);
    let known = page.customer.complaints.iter().filter(|one| one.received.is_none_or(|at| at.day <= today));
    let (open, done): (Vec<_>, Vec<_>) = known.partition(|one| one.resolved.is_none_or(|at| at.day > today));
    let last = done.into_iter().max_by_key(|one| one.resolved);
    let line = |complaint: &crate::book::Complaint| {
        let is_open = complaint.resolved.is_none_or(|at| at.day > today);
        let label = words.get(if is_open { "brief-open" } else { "brief-resolved" });
        (label, complaint.cause.clone().unwrap_or_else(|| complaint.stem.clone()))
    };
    let about = About { words, book: session.book(), today };
    let answers = open.iter().filter_map(|one| complaint_answer::answer(&about, page.customer, one));
    let answers: Vec<(String, String)> = answers.map(|answer| (words.get("brief-say"), answer)).collect();
    let told: Vec<(String, String)> = open.into_iter().chain(last).map(line).chain(answers).collect();
    part(page, &words.get("brief-complaints"), &told)
}

/// One thing to ask: what is missing and helps most.
fn ask(session: &Session, page: &Page) -> String {
    let words = session.words;
    let question = question(page.customer, session);
    part(page, &words.get("brief-ask"), &[(words.get("brief-question"), words.get(question))])
}

fn question(customer: &Customer, session: &Session) -> &'static str {
    let card = &customer.card;
    let is_company = card.kind() == CustomerKind::Company;
    let decides = card.contacts.iter().any(|contact| contact.duty.contains(&Duty::Decides));
    if is_company && !decides {
        "brief-ask-who-decides"
    } else if !is_company && card.birthday.is_none() {
        "brief-ask-birthday"
    } else if grades(customer, year_until(session.today)).is_empty() {
        "brief-ask-satisfied"
    } else if customer.introduced.is_empty() {
        "brief-ask-introduction"
    } else {
        "brief-ask-next"
    }
}

/// A note to fill in anywhere: `inbox` files it.
fn to_fill(session: &Session, customer: &Customer) -> String {
    let words = session.words;
    let text = say!(words, "brief-note", name = customer.card.name.as_str());
    format!("\n{}\n{text}\n", paint(Look::Grey, &words.get("brief-fill")))
}
