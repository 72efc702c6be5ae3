//! Who a customer of a file is, where the file and the book do not tell: said with `--who`, or asked.

use std::collections::BTreeMap;

use super::told;
use crate::cli::{ChangeSession, Failure};
use crate::exchange::import::{Decision, ImportProposal, Verdict, Who};
use crate::say;

/// The words for somebody who is not in the book, and for leaving somebody out, in both languages.
const NEW: [&str; 2] = ["new", "新"];
const LEAVE: [&str; 2] = ["leave", "跳过"];

/// Reads `12=zhang-wei`, `12=new` and `12=leave`; `count` is the number of customers of the file.
pub(super) fn told(
    session: &ChangeSession,
    who: &[String],
    count: usize,
) -> Result<BTreeMap<usize, Decision>, Failure> {
    let one = |text: &String| {
        let bad =
            || Failure::usage(session.words, "err-import-who", &[("text", text.as_str().into()), ("n", count.into())]);
        let (number, customer) = text.split_once('=').ok_or_else(bad)?;
        let number: usize = number.trim().parse().map_err(|_| bad())?;
        if !(1..=count).contains(&number) {
            return Err(bad());
        }
        let customer = customer.trim();
        let decision = match customer {
            new if NEW.contains(&new.to_lowercase().as_str()) => Decision::New,
            leave if LEAVE.contains(&leave.to_lowercase().as_str()) => Decision::Leave,
            customer => Decision::Is(session.customer(customer)?),
        };
        Ok((number, decision))
    };
    who.iter().map(one).collect()
}

/// Asks of each doubtful customer who it is. Returns whether anything was decided.
pub(super) fn ask(
    session: &ChangeSession,
    proposals: &[ImportProposal],
    decided: &mut BTreeMap<usize, Decision>,
) -> bool {
    let (words, terminal, before) = (session.words, session.terminal, decided.len());
    for proposal in proposals {
        let Verdict::Doubtful(doubt, all) = &proposal.verdict else { continue };
        terminal.warn(&told::doubt(session, proposals, proposal, *doubt, all));
        let customers: Vec<usize> =
            all.iter().filter_map(|who| if let Who::Customer(at) = who { Some(*at) } else { None }).collect();
        for (at, &customer) in customers.iter().enumerate() {
            terminal.warn(&format!("  {}  {}", at + 1, session.book().customers[customer].id_and_name()));
        }
        terminal.warn(&format!("  {}  {}", customers.len() + 1, words.get("import-is-new")));
        let question = say!(words, "import-which", n = customers.len() + 1);
        if let Some(chosen) = terminal.choose(&question, customers.len() + 1) {
            decided.insert(proposal.number, customers.get(chosen).map_or(Decision::New, |&at| Decision::Is(at)));
        }
    }
    decided.len() > before
}
