//! `done`: answers a reminder by writing into the book what the reminder asks for.

use std::process::ExitCode;

use clap::Args;

use super::choice_arg::choice;
use super::customer::amount_in;
use super::quoted::quote;
use super::{ChangeSession, Failure, Session, reminder_choice};
use crate::book::product_day::ProductDay;
use crate::book::record::Record;
use crate::book::visit::Outcome;
use crate::book::{Channel, Customer, CustomerIndex, Day, Moment};
use crate::derive::reminder::Source;
use crate::derive::{HORIZON, Reminder};
use crate::edit::answer::{self, Answer, Resolution};
use crate::edit::new::{self, NewPlan};
use crate::edit::{FileEdit, note};
use crate::format::money;
use crate::format::visit_writer::NewVisit;
use crate::i18n::Words;
use crate::say;
use crate::wording::choice;
use crate::wording::failure::Explain;

#[derive(Args, Debug)]
pub struct DoneArgs {
    /// A part of the reminder's id, or a customer.
    #[arg(value_name = "ID")]
    id: String,
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    #[arg(long, short, value_parser = choice::<Channel>())]
    channel: Option<Channel>,
    #[arg(long, value_name = "1-5", value_parser = clap::value_parser!(u8).range(1..=5))]
    satisfaction: Option<u8>,
    #[arg(long, value_name = "AMOUNT")]
    cost: Option<String>,
    #[arg(long, value_name = "DATE")]
    after: Option<String>,
}

/// Answers the reminder, or shows which command does.
pub fn run(args: &DoneArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let overview = session.overview(HORIZON);
    let ((index, reminder), words_chose) = reminder_choice::find(session, &overview, &args.id, &args.text)?;
    let customer = &session.book().customers[index];
    let words = session.words;
    let id = reminder.id.as_str();
    let listed = customer.listed_name();
    let name = &*listed;
    let text = if words_chose { String::new() } else { args.text.join(" ") };
    let said = Said { channel: args.channel, text: text.trim() };
    let what = session.telling().reason(reminder).plain();
    let answer = answer::answer(&session.book().settings, reminder);
    if let Some(option) = args.of_complaints().filter(|_| !matches!(answer, Answer::NeedsResolution(_))) {
        return Err(Failure::usage(words, "err-only-complaints", &[("option", option.into()), ("id", id.into())]));
    }
    let (edits, told) = match answer {
        Answer::Note(note) => {
            if note.needs_more(said.channel, said.text) {
                return Err(needs_contact(session, customer, id, note.channel));
            }
            let note = note.note(said.channel, said.text);
            let told = if note.outcome == Some(Outcome::NoContact) { "done-no-contact" } else { "done-note" };
            let edit = note::write(customer, &note, session.today, session.time);
            (vec![edit], say!(words, told, name = name, what = what.as_str()))
        }
        ref tick @ Answer::Tick(place) => {
            let edit = closing(session, customer, tick, said.text)?;
            let promise = place.get(customer).text.as_str();
            let told = say!(words, "done-ticked", name = name, text = promise);
            (said.with_note(session, customer, edit, promise), told)
        }
        ref plan @ Answer::PlanDone(at) => {
            let edit = closing(session, customer, plan, said.text)?;
            let told = say!(words, "done-plan", name = name, title = customer.plans[at].title());
            // The words are the result of the plan.
            let said = if said.channel.is_some() { said } else { Said { channel: None, text: "" } };
            (said.with_note(session, customer, edit, customer.plans[at].title()), told)
        }
        Answer::NeedsPayment => return Err(needs_payment(session, customer, reminder)),
        Answer::NeedsApplying => return Err(needs_fact(session, index, id, "err-needs-applying", Record::Account)),
        Answer::NeedsReview => return Err(needs_fact(session, index, id, "err-needs-review", Record::Account)),
        Answer::NeedsDate => return Err(needs_date(session, customer, reminder)),
        Answer::NeedsResolution(at) => {
            if said.text.is_empty() {
                return Err(needs_resolution(session, id));
            }
            let edit = resolution(args, session, customer, at, said.text)?;
            let complaint = &customer.complaints[at];
            let cause = complaint.cause.as_deref().unwrap_or(&complaint.stem);
            let mut told = say!(words, "done-resolved", name = name, what = cause);
            // With a channel the customer was told of it.
            let said = if said.channel.is_some() { said } else { Said { channel: None, text: "" } };
            let mut edits = said.with_note(session, customer, Some(edit), "");
            let (plan, day) = after_care(args, session, customer, at)?;
            told += &format!("\n{}", say!(words, "done-after-care", day = words.day(day, session.today)));
            edits.push(plan);
            (edits, told)
        }
    };
    session.save(&edits, "done", &say!(words, "commit-done", what = what, name = name))?;
    session.terminal.out(&told);
    Ok(ExitCode::SUCCESS)
}

impl DoneArgs {
    /// The option that only a complaint takes, if there is one.
    fn of_complaints(&self) -> Option<&'static str> {
        let given = [
            ("--satisfaction", self.satisfaction.is_some()),
            ("--cost", self.cost.is_some()),
            ("--after", self.after.is_some()),
        ];
        given.into_iter().find(|(_, is_given)| *is_given).map(|(option, _)| option)
    }
}

/// The edit that resolves a complaint.
fn resolution(
    args: &DoneArgs,
    session: &ChangeSession,
    customer: &Customer,
    at: usize,
    text: &str,
) -> Result<FileEdit, Failure> {
    let path = Record::Complaint(&customer.complaints[at].stem).path(&customer.id);
    let home = &session.book().settings.currency;
    let cost = args.cost.as_ref().map(|cost| amount_in(session, cost, home)).transpose()?;
    let at = Moment { day: session.today, time: Some(session.time) };
    let end = Resolution { at, text, satisfaction: args.satisfaction, cost };
    answer::resolve(path.clone(), &session.text(&path)?, &end)
        .map_err(|error| (path.as_str(), error).explain(session.words))
}

/// The plan to ask, a week after a complaint was resolved or on the day that is said, whether all is well since.
fn after_care(
    args: &DoneArgs,
    session: &ChangeSession,
    customer: &Customer,
    at: usize,
) -> Result<(FileEdit, Day), Failure> {
    let due = session.moment(args.after.as_deref().unwrap_or("+7d"))?;
    if due.day <= session.today {
        let value = args.after.clone().unwrap_or_default();
        return Err(Failure::usage(session.words, "err-past", &[("value", value.into())]));
    }
    let complaint = &customer.complaints[at];
    let cause = complaint.cause.as_deref().unwrap_or(&complaint.stem);
    let title = say!(session.words, "plan-after-care", cause = cause);
    let taken = |path: &str| customer.plans.iter().any(|plan| Record::Plan(&plan.stem).path(&customer.id) == path);
    let plan = NewPlan { title, channel: Some(Channel::Call), ..NewPlan::default() };
    Ok((new::plan(&customer.id, &plan, due, &taken), due.day))
}

/// The edit that ticks a promise or marks a plan as done with a result; `None` for other answers.
pub fn closing(
    session: &ChangeSession,
    customer: &Customer,
    answer: &Answer,
    result: &str,
) -> Result<Option<FileEdit>, Failure> {
    let words = session.words;
    match *answer {
        Answer::Tick(place) => {
            let path = answer::promise_path(customer, place);
            let changed = || Failure::world(words, "err-changed-meanwhile", &[("path", path.as_str().into())]);
            let before = session.text(&path)?;
            answer::tick(path.clone(), &before, place.get(customer).mark_at, session.today)
                .map(Some)
                .ok_or_else(changed)
        }
        Answer::PlanDone(at) => {
            let path = Record::Plan(&customer.plans[at].stem).path(&customer.id);
            let result = Some(result.trim()).filter(|result| !result.is_empty());
            let edit = answer::plan_done(path.clone(), &session.text(&path)?, session.today, result);
            edit.map(Some).map_err(|error| (path.as_str(), error).explain(words))
        }
        _ => Ok(None),
    }
}

/// What the user says about the contact: how it was made, and words.
struct Said<'a> {
    channel: Option<Channel>,
    text: &'a str,
}

impl Said<'_> {
    /// An edit, and a note of what was said, if anything was; a contact without words was about `about`. Without a
    /// channel it is no contact.
    fn with_note(&self, session: &Session, customer: &Customer, edit: Option<FileEdit>, about: &str) -> Vec<FileEdit> {
        let mut edits: Vec<FileEdit> = edit.into_iter().collect();
        if self.channel.is_none() && self.text.is_empty() {
            return edits;
        }
        let outcome = self.channel.is_none().then_some(Outcome::NoContact);
        let text = if self.text.is_empty() { about } else { self.text }.to_owned();
        let note = NewVisit { channel: self.channel, outcome, text, ..NewVisit::default() };
        edits.push(note::write(customer, &note, session.today, session.time));
        edits
    }
}

/// Shows how to say that there was a contact: nothing else answers the reminder.
fn needs_contact(session: &Session, customer: &Customer, id: &str, channel: Option<Channel>) -> Failure {
    let message = if channel.is_some() { "err-needs-meeting" } else { "err-needs-contact" };
    let said = quote(&session.words.get("example-said"));
    let typed = |channel| typed_channel(session.words, channel);
    let (call, channel) = (typed(Channel::Call), typed(channel.unwrap_or(Channel::Call)));
    let args = [
        ("name", customer.listed_name().into_owned().into()),
        ("id", id.into()),
        ("command", format!("clientbook done {} -c {channel} {said}", quote(id)).into()),
        ("log", format!("clientbook log {} -c {call} {said}", customer.id).into()),
    ];
    Failure::usage(session.words, message, &args)
}

/// A channel as one types it: the word of the files, or what a Chinese book shows.
fn typed_channel(words: &Words, channel: Channel) -> String {
    if words.is_chinese() { choice::CHANNEL.of(words, channel) } else { channel.word().to_owned() }
}

/// Shows the command that records the payment of what is asked for.
fn needs_payment(session: &Session, customer: &Customer, reminder: &Reminder) -> Failure {
    let invoice = match reminder.source {
        Source::Invoice(at) => customer.account.as_ref().map(|account| account.invoices[at].no.clone()),
        Source::Promise(place) => place.get(customer).invoice.clone(),
        _ => None,
    };
    let amount = reminder.amount.as_ref();
    let sum = amount.map(|amount| money::write(amount.amount, &amount.currency)).unwrap_or_default();
    let foreign = amount.filter(|amount| amount.currency != customer.currency_of(None));
    let currency = foreign.map(|amount| format!(" --currency {}", &*amount.currency)).unwrap_or_default();
    let target = invoice.map(|no| format!(" --for {}", quote(&no))).unwrap_or_default();
    let command = format!("clientbook pay {} {sum}{currency}{target}", customer.id);
    let command = say!(session.words, "err-needs-payment", command = command);
    Failure::usage(session.words, "err-needs-fact", &[("id", reminder.id.as_str().into()), ("command", command.into())])
}

/// Shows the command that resolves the complaint.
fn needs_resolution(session: &Session, id: &str) -> Failure {
    let said = quote(&session.words.get("example-resolved"));
    let command = format!("clientbook done {} {said}", quote(id));
    let command = say!(session.words, "err-needs-resolution", command = command);
    Failure::usage(session.words, "err-needs-fact", &[("id", id.into()), ("command", command.into())])
}

/// Shows the command that writes the new date.
fn needs_date(session: &Session, customer: &Customer, reminder: &Reminder) -> Failure {
    let rules = &session.book().settings.rules;
    let field = if let Source::Rule(at) = reminder.source { rules[at].field.as_deref() } else { None };
    let command = match field {
        Some(field) => format!("clientbook set {} {}", customer.id, quote(&format!("{field}={}", session.today))),
        None => {
            let subject = quote(reminder.subject.as_deref().unwrap_or_default());
            let flag = match reminder.source {
                Source::Product { day: ProductDay::Warranty, .. } => " --warranty",
                Source::Product { day: ProductDay::Check, .. } => " --check",
                _ => "",
            };
            let renew = format!("clientbook renew {} {subject} --until +1y{flag}", customer.id);
            let name = reminder.subject.as_deref().unwrap_or_default();
            let log = format!(
                "clientbook log {} {} --occasion {}",
                customer.id,
                quote(&session.words.get("example-said")),
                quote(&format!("expiry {name}"))
            );
            let plan = format!("clientbook new plan {} {subject} --due +7d", customer.id);
            say!(session.words, "err-needs-date", renew = renew, log = log, plan = plan)
        }
    };
    Failure::usage(session.words, "err-needs-fact", &[("id", reminder.id.as_str().into()), ("command", command.into())])
}

fn needs_fact(session: &Session, index: CustomerIndex, id: &str, message: &str, record: Record) -> Failure {
    let customer = &session.book().customers[index].id;
    let path = record.path(customer);
    let day = session.today.to_string();
    let command = say!(session.words, message, customer = &**customer, path = path, day = day);
    Failure::usage(session.words, "err-needs-fact", &[("id", id.into()), ("command", command.into())])
}
