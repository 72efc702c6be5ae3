//! `export ics`: a calendar for the phone.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::book::copy::CopyKind;
use crate::book::profile::PHONE;
use crate::book::settings::PhoneKind;
use crate::cli::choice_arg::choice;
use crate::cli::{Failure, Session, clock, edition, output};
use crate::derive::{self, YEAR};
use crate::exchange::phone_calendar::{self, CalendarOptions};
use crate::pipeline::{self, Asked};

#[derive(Args, Debug)]
pub(super) struct IcsArgs {
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = choice::<PhoneKind>())]
    kinds: Vec<PhoneKind>,
    #[arg(long)]
    lead_events: bool,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

/// Prints or saves the calendar.
pub(super) fn run(args: &IcsArgs, session: &Session) -> Result<ExitCode, Failure> {
    let settings = &session.book().settings.calendar;
    let wanted = CalendarOptions {
        kinds: if args.kinds.is_empty() { settings.phone_kinds.clone() } else { args.kinds.clone() },
        lead_events: args.lead_events || settings.phone_lead_events,
    };
    let name = args.profile.as_deref().unwrap_or(PHONE);
    let edition = edition::of(session, name)?;
    let overview = derive::derive(&edition.read.book, session.today, YEAR);
    let notes = wanted.kinds.iter().any(|kind| kind.is_of_notes());
    let asked = Asked { notes, remembers: false, exact: true };
    let times = pipeline::record_times(&session.root, session.book(), asked);
    // A stamp has whole seconds: what is written in the rest of this one would look no newer.
    if let Some(last) = times.last_edit() {
        clock::wait_for_the_second_after(last);
    }
    let text = phone_calendar::text(&edition.read.book, &overview, &times, session.words, &wanted);
    output::put(session, args.out.as_deref(), &text)?;
    edition::note_copy(session, CopyKind::Calendar, name, edition.read.book.customers.len());
    Ok(ExitCode::SUCCESS)
}
