//! `build`: the site.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::{Failure, Session};
use crate::book::layout::SITE;
use crate::pipeline;
use crate::say;
use crate::wording::failure::Explain;
use crate::write::{WriteError, mirror};

#[derive(Args, Debug)]
pub struct BuildArgs {
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Writes the site and reports what changed.
pub fn run(args: &BuildArgs, mut session: Session) -> Result<ExitCode, Failure> {
    let out = args.out.clone().unwrap_or_else(|| session.root.join(SITE));
    let read = Arc::unwrap_or_clone(std::mem::take(&mut session.read));
    let past = pipeline::history_or_none(&session.root, true);
    let mut seen = pipeline::site_data(&session.root, read, past, session.today, session.words.language);
    let mirrored = match mirror::mirror(&seen.site(), &session.root, &out) {
        // A template of the book can parse and still use a value that does not exist.
        Err(WriteError::Render(error)) if seen.theme.has_own_templates => {
            seen.without_own_theme(error);
            mirror::mirror(&seen.site(), &session.root, &out)
        }
        other => other,
    };
    let report = mirrored.map_err(|error| error.explain(session.words))?;
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
    session.mention(seen.faults.len());
    // The process ends here; freeing a large book note by note would only cost time.
    std::mem::forget(seen);
    Ok(ExitCode::SUCCESS)
}
