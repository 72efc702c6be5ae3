//! What becomes of each customer of a file: shown before anything is changed.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::compare::{FieldChange, compare};
use super::exported::VCARD;
use super::flat::{Flat, NEXT, flat, values};
use super::imported::Imported;
use super::joining::{have_other_contacts, is_other, join};
use super::matching::{Doubt, Match, Matcher, Who};
use super::not_customers::NotCustomers;
use super::proposal_text::new_text;
pub use super::proposal_text::{TEXT, text};
use crate::book::letters;
use crate::book::{Book, CustomerIndex, company_name, name_key};
use crate::exchange::incoming::{Incoming, IncomingList, Refused, id_of_own_uid, own_uid};
use crate::exchange::vcard::is_own_key;

/// A customer of a file, with what becomes of it.
#[derive(Clone, Debug)]
pub struct ImportProposal {
    /// Its number in the file, counted from 1.
    pub number: usize,
    /// What the file says of it.
    pub incoming: Incoming,
    /// The same as keys and values.
    pub flat: Flat,
    /// What becomes of it.
    pub verdict: Verdict,
}

/// What becomes of a customer of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It comes into the book.
    New,
    /// It is this customer, of whom the file says something else.
    Changed(CustomerIndex, Vec<FieldChange>),
    /// It is this customer, and the file says nothing new.
    Same(CustomerIndex),
    /// It is not clear who it is.
    Doubtful(Doubt, Vec<Who>),
    /// It is the same as this one of the file, which takes what it says.
    Joined(usize),
    /// It was said before that this is no customer.
    NotACustomer,
    /// Somebody said to leave it out.
    Left,
    /// It cannot be read.
    Refused(Box<Refused>),
}

/// What somebody says of a customer of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is this customer.
    Is(CustomerIndex),
    /// It is somebody new.
    New,
    /// It is left out.
    Leave,
}

/// Gives the values of a customer's card for some keys.
pub type OwnValues<'k> = dyn Fn(CustomerIndex, &[&str]) -> Vec<Vec<String>> + 'k;

/// What is known when a file comes in.
pub struct Known<'k> {
    /// The book.
    pub book: &'k Book,
    /// What was imported of its customers before.
    pub imported: &'k HashMap<CustomerIndex, Imported>,
    /// The ids under which customers went out of the book on this device.
    pub went_out: &'k HashSet<String>,
    /// Who was said to be no customer.
    pub not_customers: &'k NotCustomers,
    /// The values of a customer's card for these keys, as [`flat`] would give them.
    pub own: &'k OwnValues<'k>,
    /// What somebody said of customers of the file, by their numbers.
    pub decided: &'k BTreeMap<usize, Decision>,
}

/// What becomes of each customer of a file, in the order of the file.
pub fn propose(list: IncomingList, program: &str, known: &Known) -> Vec<ImportProposal> {
    let mut matcher = Matcher::new(known.book, known.imported, known.went_out);
    let mut seen: HashMap<CustomerIndex, usize> = HashMap::new();
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
                    Verdict::Joined(seen[&at])
                }
                _ => Verdict::Doubtful(Doubt::NameAlone, all),
            },
            // Another row of the file was this customer already.
            Verdict::Same(at) | Verdict::Changed(at, _) if seen.contains_key(&at) => {
                let first = seen[&at];
                // Two of one name at one company who have different numbers are two.
                if is_other(&proposals[first - 1].flat, &said) {
                    Verdict::Doubtful(Doubt::NameAlone, vec![Who::Customer(at)])
                } else {
                    Verdict::Joined(first)
                }
            }
            verdict => verdict,
        };
        let verdict = match verdict {
            // Two people of one name there.
            Verdict::Joined(first) if have_other_contacts(&proposals[first - 1].incoming, &incoming) => {
                Verdict::Doubtful(Doubt::NameAlone, vec![Who::OfFile(first)])
            }
            verdict => verdict,
        };
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

impl Known<'_> {
    /// What becomes of a customer of the file, whatever other rows say.
    fn verdict(&self, number: usize, program: &str, matcher: &Matcher, said: &Flat, incoming: &Incoming) -> Verdict {
        let changes = |customer| self.changes(customer, program, said, incoming);
        match self.decided.get(&number) {
            Some(Decision::Leave) => return Verdict::Left,
            Some(Decision::New) => return Verdict::New,
            // Taken over even if it says nothing new, so that nobody is asked again.
            Some(Decision::Is(customer)) => {
                return match changes(*customer) {
                    Verdict::Same(at) if self.who_said_the_same(program, said, &[Who::Customer(at)]).is_none() => {
                        Verdict::Changed(at, Vec::new())
                    }
                    verdict => verdict,
                };
            }
            None => {}
        }
        let found = matcher.find(incoming.uid.as_deref(), said);
        if incoming.uid.as_deref().is_some_and(|uid| self.is_gone(uid)) {
            match found {
                // Renamed: nobody went out under the new id.
                Match::One(Who::Customer(at)) if !self.went_out.contains(&own_uid(&self.book.customers[at].id)) => {}
                Match::One(who) => return Verdict::Doubtful(Doubt::Gone, vec![who]),
                Match::Perhaps(_, all) => return Verdict::Doubtful(Doubt::Gone, all),
                Match::Nobody => return Verdict::Doubtful(Doubt::Gone, Vec::new()),
            }
        }
        match found {
            // Somebody of the same name is another one.
            Match::Nobody | Match::Perhaps(Doubt::NameAlone, _) if self.not_customers.has(said) => {
                Verdict::NotACustomer
            }
            Match::Nobody => Verdict::New,
            Match::One(Who::Customer(customer)) => changes(customer),
            Match::One(Who::OfFile(first)) => Verdict::Joined(first),
            Match::Perhaps(Doubt::NameAlone, all) => match self.who_said_the_same(program, said, &all) {
                Some(customer) => changes(customer),
                None => Verdict::Doubtful(Doubt::NameAlone, all),
            },
            Match::Perhaps(doubt, all) => Verdict::Doubtful(doubt, all),
        }
    }

    /// What a file says of a customer who is in the book.
    fn changes(&self, customer: CustomerIndex, program: &str, said: &Flat, incoming: &Incoming) -> Verdict {
        let before = self.imported.get(&customer).and_then(|imported| imported.of(program));
        // What the program said before and does not say now is a key too.
        let gone = before.into_iter().flat_map(|before| before.values.keys());
        let gone = gone.filter(|key| key.as_str() != TEXT && !said.iter().any(|(known, _)| known == *key));
        // A program that knows none of our own properties has not taken away what they said.
        let dropped = program == VCARD && !said.iter().any(|(key, _)| is_own_key(key) && !is_of_apple(key));
        let gone = gone.filter(|key| !(dropped && is_own_key(key)));
        let keys: Vec<&str> = said.iter().map(|(key, _)| key.as_str()).chain(gone.map(String::as_str)).collect();
        let own = (self.own)(customer, &keys);
        let none = Vec::new();
        let mut changes = Vec::new();
        for (key, own) in keys.iter().zip(&own) {
            // A day that has passed is told as text.
            if *key == NEXT && incoming.past_next.is_some() && incoming.next.len() == 1 {
                continue;
            }
            let file = said.iter().find(|(known, _)| known == key).map_or(&none, |(_, values)| values);
            // Without them the people at a company look like relatives.
            if dropped && self.is_contact(customer, key) {
                continue;
            }
            // A person who works at a customer of the book has a company and no employer.
            if *key == "employer" && own.is_empty() && self.works_at(customer, file) {
                continue;
            }
            let before = before.and_then(|before| before.values.get(*key).map(Vec::as_slice).or(Some(&[])));
            changes.extend(compare(key, before, own, file));
        }
        let body = &self.book.customers[customer].card.body;
        let texts = before.and_then(|before| before.values.get(TEXT)).map_or(&[][..], Vec::as_slice);
        // A day that was to come when it was imported is a plan since.
        let planned = before.and_then(|before| before.values.get(NEXT));
        let was_planned = planned.is_some_and(|planned| values(said, NEXT).any(|day| planned.iter().any(|p| p == day)));
        changes.extend(new_text(incoming, was_planned, body, texts));
        if changes.is_empty() { Verdict::Same(customer) } else { Verdict::Changed(customer, changes) }
    }

    /// Whether somebody went out of the book under an id that nobody has any more.
    fn is_gone(&self, uid: &str) -> bool {
        self.went_out.contains(uid) && id_of_own_uid(uid).is_some_and(|id| self.book.find(id).is_none())
    }

    /// The one of these of whom the same program said just that before: nobody is asked again who it is.
    fn who_said_the_same(&self, program: &str, said: &Flat, all: &[Who]) -> Option<CustomerIndex> {
        let is_as_before = |customer: &CustomerIndex| {
            let before = self.imported.get(customer).and_then(|imported| imported.of(program));
            before.is_some_and(|before| {
                before.values.iter().filter(|(key, _)| *key != TEXT).count() == said.len()
                    && said.iter().all(|(key, values)| before.values.get(key) == Some(values))
            })
        };
        let customers = all.iter().filter_map(|who| if let Who::Customer(at) = who { Some(*at) } else { None });
        let found: Vec<CustomerIndex> = customers.filter(is_as_before).collect();
        if let [one] = found[..] { Some(one) } else { None }
    }

    /// Whether a key is that of a relative who stands in the book as a contact.
    fn is_contact(&self, customer: CustomerIndex, key: &str) -> bool {
        let name = key.strip_prefix("family.").and_then(|rest| rest.rsplit_once('.')).map(|(name, _)| name);
        let contacts = &self.book.customers[customer].card.contacts;
        name.is_some_and(|name| contacts.iter().any(|contact| letters::is_same(&contact.name, name)))
    }

    fn works_at(&self, customer: CustomerIndex, employer: &[String]) -> bool {
        let company = self.book.customers[customer].company.map(|company| &self.book.customers[company]);
        let key = employer.first().map(|name| name_key(name));
        company.zip(key).is_some_and(|(company, key)| company.names().any(|name| name_key(name) == key))
    }
}

/// Whether properties of Apple carry a key as well as ours do.
fn is_of_apple(key: &str) -> bool {
    key.starts_with("family.") || key.starts_with("date.")
}
