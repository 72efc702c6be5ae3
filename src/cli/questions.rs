//! Asks the user which of two devices' versions is right.

use super::style::{Look, paint};
use super::{ChangeSession, Failure, Session};
use crate::diagnostic::{Diagnostic, Fault};
use crate::format::conflict;
use crate::git::Git;
use crate::load;
use crate::say;
use crate::store::commit_of;
use crate::wording::failure::Explain;
use crate::write::Change;

/// Asks every open question; each answer is saved and committed by itself. Unanswered questions stay open.
pub fn ask(session: &ChangeSession, git: &Git) -> Result<(), Failure> {
    let words = session.words;
    let (_, found) = load::load(&session.root).map_err(|error| error.explain(words))?;
    let mut paths: Vec<&str> = found.iter().filter(|fault| fault.fault == Fault::Question).map(path_of).collect();
    paths.dedup();
    for path in paths {
        let text = session.text(path)?;
        let after = answered(session, path, &text);
        if after == text {
            continue;
        }
        let change = Change {
            path: path.to_owned(),
            before: Some(text.into_bytes()),
            after: Some(after.into_bytes()),
            executable: false,
        };
        let changes = [change];
        let task = commit_of(&changes, "answer", &say!(words, "commit-answer", path = path), Vec::new());
        session.tell_saved(session.writer().save_as(git, &changes, &task)?)?;
    }
    Ok(())
}

fn path_of(fault: &Diagnostic) -> &str {
    &fault.place.path
}

/// The file's text with the chosen version in place of the question.
fn answered(session: &Session, path: &str, text: &str) -> String {
    let (words, terminal) = (session.words, session.terminal);
    let questions = conflict::find(text);
    let mut answers = Vec::new();
    for question in &questions {
        let line = text[..question.span.start].matches('\n').count() + 1;
        terminal.warn(&paint(Look::Strong, &format!("{path}:{line}")));
        for (at, version) in question.versions.iter().enumerate() {
            let version = text[version.clone()].trim_end();
            let version =
                if version.is_empty() { words.get("question-nothing") } else { version.replace('\n', "\n     ") };
            terminal.warn(&format!("  {}  {version}", at + 1));
        }
        let chosen =
            terminal.choose(&say!(words, "question-which", n = question.versions.len()), question.versions.len());
        answers.extend(chosen.map(|chosen| (question, chosen)));
    }
    conflict::answer(text, &answers)
}
