//! `build`: the site.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::handover::{self, HandoverArgs};
use super::single::{self, SingleArgs};
use super::{Failure, Session, edition};
use crate::book::copy::CopyKind;
use crate::book::layout::SITE;
use crate::book::profile::{PHONE, SELF};
use crate::pipeline;
use crate::say;
use crate::wording::failure::Explain;
use crate::write::{WriteError, mirror};

#[derive(Args, Debug)]
pub struct BuildArgs {
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "out")]
    single: Option<PathBuf>,
    #[arg(long, value_name = "SIZE", value_parser = single::size)]
    max_size: Option<usize>,
    #[arg(long)]
    password: bool,
    #[arg(long, value_name = "CUSTOMER", num_args = 1.., conflicts_with = "single", requires = "to")]
    handover: Vec<String>,
    #[arg(long, value_name = "PERSON", requires = "handover")]
    to: Option<String>,
}

/// The most bytes of a phone edition where nothing else is asked for.
const MOST_BYTES: usize = 10_000_000;

/// Writes the site and reports what changed.
pub fn run(args: &BuildArgs, mut session: Session) -> Result<ExitCode, Failure> {
    let out = args.out.clone().unwrap_or_else(|| session.root.join(SITE));
    if let Some(file) = &args.single {
        let profile = args.profile.as_deref().unwrap_or(PHONE);
        let args =
            SingleArgs { file, profile, most: args.max_size.unwrap_or(MOST_BYTES), is_sealed: args.password, to: None };
        return single::run(&args, session);
    }
    let name = args.profile.as_deref().unwrap_or(SELF);
    if let Some(to) = &args.to {
        let args = HandoverArgs {
            customers: &args.handover,
            to,
            out: args.out.as_deref(),
            profile: name,
            most: args.max_size.unwrap_or(MOST_BYTES),
            is_sealed: args.password,
        };
        return handover::run(&args, session);
    }
    let of_one_file = [("--password", args.password), ("--max-size", args.max_size.is_some())];
    if let Some((option, _)) = of_one_file.into_iter().find(|(_, is_given)| *is_given) {
        return Err(Failure::usage(session.words, "err-of-one-file", &[("option", option.into())]));
    }
    let profile = edition::profile(&session, name)?;
    let read = Arc::unwrap_or_clone(std::mem::take(&mut session.read));
    let faults = read.faults.len();
    let edition = pipeline::edition(&session.root, read, &profile, session.words);
    edition::tell_doubtful(&session, &edition.doubtful);
    let past = if edition.is_whole { pipeline::history_or_none(&session.root, true) } else { Arc::default() };
    let mut seen = pipeline::site_data(&session.root, edition.read, past, session.today, session.words.language);
    seen.fill_times(&session.root, true);
    if !edition.is_whole {
        seen.faults.clear();
    }
    let mirrored = match mirror::mirror(&seen.site(), &session.root, &out) {
        // A template of the book can parse and still use a value that does not exist.
        Err(WriteError::Render(error)) if seen.theme.has_own_templates => {
            seen.without_own_theme(error);
            mirror::mirror(&seen.site(), &session.root, &out)
        }
        other => other,
    };
    let report = mirrored.map_err(|error| error.explain(session.words))?;
    if args.profile.is_some() {
        edition::note_copy(&session, CopyKind::Site, name, seen.book.customers.len());
    }
    let message = say!(
        session.words,
        "built",
        pages = report.pages,
        written = report.written,
        removed = report.removed,
        unchanged = report.unchanged,
        path = out.join("index.html").display().to_string(),
    );
    session.terminal.say(&message);
    if report.not_removed > 0 {
        session.terminal.warn(&say!(session.words, "built-not-removed", n = report.not_removed));
    }
    if !report.sealed {
        session.terminal.warn(&session.words.get("built-unsealed"));
    }
    session.mention(if edition.is_whole { seen.faults.len() } else { faults });
    // The process ends here; freeing a large book note by note would only cost time.
    std::mem::forget(seen);
    Ok(ExitCode::SUCCESS)
}
