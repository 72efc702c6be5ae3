//! `export`: the book in the formats of other programs.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::choice_arg::choice;
use super::{Failure, Session, clock, edition};
use crate::book::copy::CopyKind;
use crate::book::profile::PHONE;
use crate::book::settings::PhoneKind;
use crate::derive::{self, YEAR};
use crate::disk::named;
use crate::exchange::phone_calendar::{self, CalendarOptions};
use crate::pipeline::{self, Asked};
use crate::say;

#[derive(Args, Debug)]
pub struct ExportArgs {
    #[command(subcommand)]
    format: Format,
}

#[derive(Subcommand, Debug)]
enum Format {
    Ics(IcsArgs),
}

#[derive(Args, Debug)]
struct IcsArgs {
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = choice::<PhoneKind>())]
    kinds: Vec<PhoneKind>,
    #[arg(long)]
    lead_events: bool,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

/// Prints the book in the chosen format.
pub fn run(args: &ExportArgs, session: &Session) -> Result<ExitCode, Failure> {
    match &args.format {
        Format::Ics(args) => ics(args, session),
    }
}

fn ics(args: &IcsArgs, session: &Session) -> Result<ExitCode, Failure> {
    let settings = &session.book().settings.calendar;
    let wanted = CalendarOptions {
        kinds: if args.kinds.is_empty() { settings.phone_kinds.clone() } else { args.kinds.clone() },
        lead_events: args.lead_events || settings.phone_lead_events,
    };
    let name = args.profile.as_deref().unwrap_or(PHONE);
    let profile = edition::profile(session, name)?;
    let edition = pipeline::edition(&session.root, (*session.read).clone(), &profile, session.words);
    edition::tell_doubtful(session, &edition.doubtful);
    let overview = derive::derive(&edition.read.book, session.today, YEAR);
    let notes = wanted.kinds.iter().any(|kind| kind.is_of_notes());
    let asked = Asked { notes, remembers: false, exact: true };
    let times = pipeline::record_times(&session.root, session.book(), asked);
    // A stamp has whole seconds: what is written in the rest of this one would look no newer.
    if let Some(last) = times.last_edit() {
        clock::wait_for_the_second_after(last);
    }
    let text = phone_calendar::text(&edition.read.book, &overview, &times, session.words, &wanted);
    match &args.out {
        Some(path) => {
            named::replace(path, text.as_bytes()).map_err(|error| Failure::io(session.words, path, &error))?;
            session.terminal.say(&say!(session.words, "saved", path = path.display().to_string()));
        }
        None => session.terminal.file(&text),
    }
    edition::note_copy(session, CopyKind::Calendar, name, edition.read.book.customers.len());
    Ok(ExitCode::SUCCESS)
}
