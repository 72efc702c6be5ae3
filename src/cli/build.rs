//! `build`: the site.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{Failure, Session};
use crate::pipeline;
use crate::say;
use crate::write::mirror;

#[derive(Args, Debug)]
pub struct BuildArgs {
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub fn run(args: &BuildArgs, mut session: Session) -> Result<ExitCode, Failure> {
    let out = args.out.clone().unwrap_or_else(|| session.root.join("site"));
    let read = std::mem::take(&mut session.read);
    let seen = pipeline::see(&session.root, read, session.today, session.words.language);
    let report = mirror::mirror(&seen.site(), &session.root, &out).map_err(|error| Failure::write(session.words, error))?;
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
    session.mention(seen.faults.len());
    // The process ends here; freeing a large book note by note would only take time.
    std::mem::forget(seen);
    Ok(ExitCode::SUCCESS)
}
