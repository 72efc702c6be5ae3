//! `done`: answers a reminder by writing into the book what the reminder asks for.

use std::process::ExitCode;

use clap::Args;

use super::customer::choice;
use super::{ChangeSession, Failure, Session};
use crate::book::record::Record;
use crate::book::{Channel, Customer, CustomerIndex};
use crate::derive::reminder::Source;
use crate::derive::{HORIZON, Overview, Reminder};
use crate::edit::answer::{self, Answer};
use crate::edit::note;
use crate::say;
use crate::wording::failure::Explain;

#[derive(Args, Debug)]
pub struct DoneArgs {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    #[arg(long, short, value_parser = choice::<Channel>)]
    channel: Option<Channel>,
}

/// The one reminder whose id contains the given part.
pub fn find<'o>(session: &Session, overview: &'o Overview, id: &str) -> Result<(CustomerIndex, &'o Reminder), Failure> {
    if id.trim().is_empty() {
        return Err(Failure::usage(session.words, "err-no-reminder", &[("id", id.into())]));
    }
    let exact = overview.reminders().find(|(_, reminder)| reminder.id == id);
    let found: Vec<_> = match exact {
        Some(one) => vec![one],
        None => overview.reminders().filter(|(_, reminder)| reminder.id.contains(id)).collect(),
    };
    match found[..] {
        [] => Err(Failure::usage(session.words, "err-no-reminder", &[("id", id.into())])),
        [one] => Ok(one),
        _ => {
            let ids: Vec<&str> = found.iter().take(8).map(|(_, reminder)| reminder.id.as_str()).collect();
            let args = [("id", id.into()), ("ids", ids.join(", ").into())];
            Err(Failure::usage(session.words, "err-several-reminders", &args))
        }
    }
}

/// Answers the reminder, or shows which command does.
pub fn run(args: &DoneArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let overview = session.overview(HORIZON);
    let (index, reminder) = find(session, &overview, &args.id)?;
    let customer = &session.book().customers[index];
    let words = session.words;
    let id = reminder.id.as_str();
    let name = customer.card.name.as_str();
    let answer = answer::answer(&session.book().settings, reminder);
    let text = args.text.join(" ");
    let (edit, told) = match answer {
        Answer::Note(mut note) => {
            note.channel = args.channel.or(note.channel);
            note.text = text;
            (note::write(customer, &note, session.today, session.time), say!(words, "done-note", name = name, id = id))
        }
        Answer::Tick(place) => {
            let path = answer::promise_path(customer, place);
            let before = session.text(&path)?;
            let promise = place.get(customer);
            let changed = || Failure::world(words, "err-changed-meanwhile", &[("path", path.as_str().into())]);
            let edit = answer::tick(path.clone(), &before, promise.mark_at, session.today).ok_or_else(changed)?;
            (edit, say!(words, "done-ticked", name = name, text = promise.text.as_str()))
        }
        Answer::PlanDone(at) => {
            let plan = &customer.plans[at];
            let path = Record::Plan(&plan.stem).path(&customer.id);
            let before = session.text(&path)?;
            let result = (!text.is_empty()).then_some(text.as_str());
            let edit = answer::plan_done(path.clone(), &before, session.today, result)
                .map_err(|error| (path.as_str(), error).explain(words))?;
            (edit, say!(words, "done-plan", name = name, title = plan.title()))
        }
        Answer::NeedsPayment => return Err(needs_fact(session, index, id, "err-needs-payment", Record::Account)),
        Answer::NeedsReview => return Err(needs_fact(session, index, id, "err-needs-review", Record::Account)),
        Answer::NeedsDate => return Err(needs_date(session, customer, reminder)),
        Answer::NeedsResolution(at) => {
            let complaint = Record::Complaint(&customer.complaints[at].stem);
            return Err(needs_fact(session, index, id, "err-needs-resolution", complaint));
        }
    };
    session.save(&[edit], "done", &say!(words, "commit-done", id = id, name = name))?;
    session.terminal.out(&told);
    Ok(ExitCode::SUCCESS)
}

/// Shows the command that writes the new date.
fn needs_date(session: &Session, customer: &Customer, reminder: &Reminder) -> Failure {
    let rules = &session.book().settings.rules;
    let field = if let Source::Rule(at) = reminder.source { rules[at].field.as_deref() } else { None };
    let command = match field {
        Some(field) => format!("clientbook set {} {field}={}", customer.id, session.today),
        None => {
            let subject = reminder.subject.as_deref().unwrap_or_default();
            let flag =
                if matches!(reminder.source, Source::Product { warranty: true, .. }) { " --warranty" } else { "" };
            format!("clientbook renew {} \"{subject}\" --until +1y{flag}", customer.id)
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
