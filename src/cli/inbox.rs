//! `inbox`: files notes that were written on the road as plain text.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::inbox_files::{Kept, Source, keep, sources};
use super::inbox_plan::{Planned, Planner};
use super::{ChangeSession, Failure, inbox_json, json};
use crate::exchange::inbox::InboxReader;
use crate::say;

#[derive(Args, Debug)]
pub struct InboxArgs {
    #[arg(value_name = "FILE", conflicts_with = "text")]
    file: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    #[arg(long, short)]
    yes: bool,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_name = "KEY=CUSTOMER")]
    who: Vec<String>,
    #[arg(long, requires = "dry_run")]
    json: bool,
}

/// Shows what the texts mean, and files it.
pub fn run(args: &InboxArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let (words, terminal) = (session.words, session.terminal);
    let sources = sources(session, args.file.as_deref(), args.text.as_deref())?;
    let mut reader = InboxReader::new(session.book(), session.today, session.time);
    let mut planner = Planner::new(session, terminal.can_ask() && !args.yes && !args.dry_run, &args.who)?;
    let (mut planned, mut kept): (Vec<Planned>, Vec<(&Source, Vec<Kept>)>) = (Vec::new(), Vec::new());
    let (mut known, mut shown) = (0, Vec::new());
    for source in &sources {
        let mut left = Vec::new();
        for paragraph in reader.paragraphs(&source.text) {
            let plan = planner.plan(&mut reader, &paragraph)?;
            if args.json {
                shown.push(inbox_json::of(session, &paragraph, &plan));
            } else {
                planner.show(&paragraph, &plan);
            }
            match plan {
                Planned::Kept(reason, _) => left.push((paragraph, reason)),
                Planned::Known(..) => known += 1,
                note @ Planned::Note { .. } => planned.push(note),
            }
        }
        kept.push((source, left));
    }
    if args.json {
        terminal.out(&json::text(&shown.into()));
        return Ok(ExitCode::SUCCESS);
    }
    let left: usize = kept.iter().map(|(_, left)| left.len()).sum();
    let count = planned.len();
    if count + left + known == 0 {
        terminal.say(&words.get("inbox-empty"));
        return Ok(ExitCode::SUCCESS);
    }
    if args.dry_run {
        return Ok(ExitCode::SUCCESS);
    }
    if count > 0 && !args.yes {
        if !terminal.can_ask() {
            terminal.warn(&say!(words, "log-needs-yes", n = count));
            return Ok(ExitCode::from(2));
        }
        if !terminal.ask(&say!(words, "log-confirm", n = count)) {
            terminal.say(&words.get("not-changed"));
            return Ok(ExitCode::SUCCESS);
        }
    }
    for note in &planned {
        if let Planned::Note { edit, message, .. } = note {
            session.save_quietly(std::slice::from_ref(edit), "inbox", message)?;
        }
    }
    if count > 0 {
        terminal.out(&say!(words, "logged-many", n = count));
    }
    for (source, left) in &kept {
        keep(session, source, left)?;
    }
    Ok(ExitCode::SUCCESS)
}
