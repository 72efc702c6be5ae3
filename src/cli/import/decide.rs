//! Who a customer of a file is, where the file and the book do not tell: said with `--who`, or asked.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::told;
use crate::cli::{ChangeSession, Failure};
use crate::exchange::import::{Decision, ImportProposal, Verdict, Who};
use crate::say;

/// The words for somebody who is not in the book, and for leaving somebody out, in both languages.
const NEW: [&str; 2] = ["new", "新"];
const LEAVE: [&str; 2] = ["leave", "跳过"];

/// The words for all who are doubtful.
const DOUBTFUL: [&str; 2] = ["doubtful", "不能确定"];

/// What was said of customers of the file.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Of one, by the number.
    pub one: BTreeMap<usize, Decision>,
    /// Of all within these numbers that are doubtful.
    doubtful: Vec<(RangeInclusive<usize>, Decision)>,
}

/// Reads `12=zhang-wei`, `12=new`, `12=leave`, `12-40=new` and `doubtful=leave`; `count` is the number of customers of the
/// file.
pub(super) fn told(session: &ChangeSession, who: &[String], count: usize) -> Result<Told, Failure> {
    let mut told = Told::default();
    for text in who {
        let bad =
            || Failure::usage(session.words, "err-import-who", &[("text", text.as_str().into()), ("n", count.into())]);
        let (numbers, customer) = text.split_once('=').ok_or_else(bad)?;
        let (numbers, customer) = (numbers.trim(), customer.trim());
        let decision = match customer.to_lowercase().as_str() {
            new if NEW.contains(&new) => Decision::New,
            leave if LEAVE.contains(&leave) => Decision::Leave,
            _ => Decision::Is(session.customer(customer)?),
        };
        let number = |text: &str| text.trim().parse().ok().filter(|number| (1..=count).contains(number));
        let range = match numbers.split_once('-') {
            Some((first, last)) => {
                let range = number(first).ok_or_else(bad)?..=number(last).ok_or_else(bad)?;
                Some(Some(range).filter(|range| !range.is_empty()).ok_or_else(bad)?)
            }
            None => DOUBTFUL.contains(&numbers.to_lowercase().as_str()).then_some(1..=count),
        };
        match range {
            Some(range) => told.doubtful.push((range, decision)),
            None => drop(told.one.insert(number(numbers).ok_or_else(bad)?, decision)),
        }
    }
    Ok(told)
}

impl Told {
    /// Whether something was said of doubtful ones without saying which they are.
    pub(super) fn waits_for_the_doubtful(&self) -> bool {
        !self.doubtful.is_empty()
    }

    /// Decides the doubtful ones of whom something was said. Returns whether anything was decided.
    pub(super) fn decide_doubtful(&mut self, proposals: &[ImportProposal]) -> bool {
        let before = self.one.len();
        for proposal in proposals.iter().filter(|one| matches!(one.verdict, Verdict::Doubtful(..))) {
            let said = self.doubtful.iter().rev().find(|(range, _)| range.contains(&proposal.number));
            self.one.extend(said.map(|(_, decision)| (proposal.number, *decision)));
        }
        self.one.len() > before
    }
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
