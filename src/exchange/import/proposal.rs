//! What becomes of each customer of a file: shown before anything is changed.

use std::collections::HashMap;

use super::flat::{Flat, flat};
use super::joining::join;
use super::known::Known;
use super::matching::{Doubt, Matcher, Who};
pub use super::proposal_text::{TEXT, text};
use super::verdict::{ImportProposal, Verdict};
use crate::book::{CustomerIndex, company_name, name_key};
use crate::exchange::incoming::{Incoming, IncomingList};

/// What becomes of each customer of a file, in the order of the file.
pub fn propose(list: IncomingList, program: &str, known: &Known) -> Vec<ImportProposal> {
    let mut matcher = Matcher::new(known.book, known.imported, known.went_out);
    let mut seen: HashMap<CustomerIndex, usize> = HashMap::new();
    let mut companies: HashMap<String, usize> = HashMap::new();
    let mut proposals: Vec<ImportProposal> = Vec::with_capacity(list.customers.len());
    for (at, one) in list.customers.into_iter().enumerate() {
        let number = at + 1;
        let incoming = match one {
            Ok(incoming) => incoming,
            Err(refused) => {
                let incoming =
                    Incoming { origin: refused.origin.clone(), name: refused.name.clone(), ..Incoming::default() };
                let verdict = Verdict::Refused(Box::new(refused));
                proposals.push(ImportProposal { number, incoming, flat: Flat::new(), verdict });
                continue;
            }
        };
        let said = flat(&incoming);
        let verdict = known.verdict(number, program, &matcher, &said, &incoming);
        let verdict = match verdict {
            // A further row about a company of which the file says enough elsewhere.
            Verdict::Doubtful(Doubt::NameAlone, all) => match all[..] {
                [Who::Customer(at)] if seen.contains_key(&at) && company_name::is_plain(&incoming.name) => {
                    known.joined(seen[&at], all[0], program, &proposals, (&incoming, &said))
                }
                _ => Verdict::Doubtful(Doubt::NameAlone, all),
            },
            // Another row of the file was this customer already.
            Verdict::Same(at) | Verdict::Changed(at, _) if seen.contains_key(&at) => {
                known.joined(seen[&at], Who::Customer(at), program, &proposals, (&incoming, &said))
            }
            Verdict::Joined(first) => known.joined(first, Who::OfFile(first), program, &proposals, (&incoming, &said)),
            // Somebody said that a company is new: its other rows are about the same one.
            Verdict::New if company_name::is_plain(&incoming.name) => match companies.get(&name_key(&incoming.name)) {
                Some(&first) => known.joined(first, Who::OfFile(first), program, &proposals, (&incoming, &said)),
                None => Verdict::New,
            },
            verdict => verdict,
        };
        if verdict == Verdict::New && company_name::is_plain(&incoming.name) {
            companies.insert(name_key(&incoming.name), number);
        }
        if let Verdict::Same(at) | Verdict::Changed(at, _) = verdict {
            seen.insert(at, number);
        }
        if let Verdict::Joined(first) = verdict {
            let first = &mut proposals[first - 1];
            join(&mut first.incoming, &incoming);
            first.flat = flat(&first.incoming);
            if let Verdict::Same(at) | Verdict::Changed(at, _) = first.verdict {
                first.verdict = known.changes(at, program, &first.flat, &first.incoming);
            }
        }
        let first = if let Verdict::Joined(first) = verdict { first } else { number };
        // Who is in the book is known by that.
        let is_new = |at: usize| proposals.get(at - 1).is_none_or(|one| one.verdict == Verdict::New);
        if matches!(verdict, Verdict::New | Verdict::Joined(_)) && is_new(first) {
            matcher.add(first, incoming.uid.as_deref(), &said);
        }
        proposals.push(ImportProposal { number, incoming, flat: said, verdict });
    }
    proposals
}
