//! The proposals on the terminal: what needs a decision first, the new customers last.

use super::state::State;
use super::told;
use crate::cli::ChangeSession;
use crate::cli::style::{Look, paint};
use crate::derive::report::Phrase;
use crate::exchange::import::{ImportProposal, Verdict};
use crate::say;

/// The most customers of a kind that are shown one by one.
const MOST: usize = 40;

/// Shows how many there are of each kind, and those that one decides about.
pub(super) fn show(session: &ChangeSession, about: &[Phrase], proposals: &[ImportProposal]) {
    let (words, terminal) = (session.words, session.terminal);
    about.iter().for_each(|one| terminal.out(&told::phrase(session, one)));
    let of = |state: State| proposals.iter().filter(move |one| State::of(&one.verdict) == state);
    let counts = State::ALL.into_iter().filter_map(|state| {
        let n = of(state).count();
        (n > 0).then(|| say!(words, state.count(), n = n))
    });
    terminal.out(&paint(Look::Strong, &words.list(counts)));
    for state in State::ALL.into_iter().filter(|state| state.is_listed()) {
        let all: Vec<&ImportProposal> = of(state).collect();
        if all.is_empty() {
            continue;
        }
        terminal.out("");
        terminal.out(&paint(Look::Grey, &words.get(state.title())));
        for proposal in all.iter().take(MOST) {
            terminal.out(&lines(session, proposals, proposal).join("\n"));
        }
        if all.len() > MOST {
            terminal.out(&paint(Look::Grey, &say!(words, "import-more", n = all.len() - MOST)));
        }
    }
}

fn lines(session: &ChangeSession, proposals: &[ImportProposal], proposal: &ImportProposal) -> Vec<String> {
    let words = session.words;
    let number = format!("{:>5}  ", proposal.number);
    let inside = |text: String| format!("         {text}");
    let mut lines = match &proposal.verdict {
        Verdict::Refused(refused) => {
            let place = told::origin(session, &refused.origin);
            let reason = told::phrase(session, &refused.reason);
            // The reason of a row begins with its place.
            let told = if reason.starts_with(&place) {
                reason
            } else {
                say!(words, "import-refused-at", place = place, reason = reason)
            };
            vec![number + &told]
        }
        Verdict::Doubtful(why, all) => {
            let command = say!(words, "import-who", number = proposal.number.to_string());
            vec![number + &told::doubt(session, proposals, proposal, *why, all), inside(command)]
        }
        Verdict::Changed(at, changes) => {
            let head = number + &session.book().customers[*at].id_and_name();
            let changes = changes.iter().map(|one| inside(told::change(session, one)));
            std::iter::once(head).chain(changes).collect()
        }
        _ => vec![number + &told::line(&proposal.incoming)],
    };
    lines.extend(told::doubts(session, &proposal.incoming).into_iter().map(|one| inside(paint(Look::Late, &one))));
    lines
}
