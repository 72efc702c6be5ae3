//! What is known when a file comes in, and what that makes of a customer of the file.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::compare::compare;
use super::exported::VCARD;
use super::flat::{Flat, NEXT, values};
use super::imported::Imported;
use super::joining::may_be_two;
use super::matching::{Doubt, Match, Matcher, Who};
use super::not_customers::NotCustomers;
use super::proposal_text::new_text;
pub use super::proposal_text::{TEXT, text};
use super::verdict::{Decision, ImportProposal, Verdict};
use crate::book::letters;
use crate::book::{Book, CustomerIndex, name_key};
use crate::exchange::incoming::{Incoming, id_of_own_uid, own_uid};
use crate::exchange::vcard::is_own_key;

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

impl Known<'_> {
    /// A row about somebody of whom another row of the file is, unless they may be two.
    pub(super) fn joined(
        &self,
        first: usize,
        who: Who,
        program: &str,
        proposals: &[ImportProposal],
        (incoming, said): (&Incoming, &Flat),
    ) -> Verdict {
        // Two who became one in the book are one.
        let is_one = matches!(who, Who::Customer(at) if self.has_uid(at, incoming.uid.as_deref()));
        let other = &proposals[first - 1];
        match may_be_two(program, (&other.incoming, &other.flat), (incoming, said)).filter(|_| !is_one) {
            Some(doubt) => Verdict::Doubtful(doubt, vec![who]),
            None => Verdict::Joined(first),
        }
    }

    /// Whether the same list knows a customer by another id. A phone gives a card that is made anew another one.
    fn has_another_uid(&self, customer: CustomerIndex, program: &str, uid: Option<&str>) -> bool {
        let known = self.imported.get(&customer).and_then(|imported| imported.of(program)?.uid.as_deref());
        program != VCARD && uid.is_some() && known.is_some() && !self.has_uid(customer, uid)
    }

    /// What becomes of a customer of the file, whatever other rows say.
    pub(super) fn verdict(
        &self,
        number: usize,
        program: &str,
        matcher: &Matcher,
        said: &Flat,
        incoming: &Incoming,
    ) -> Verdict {
        let changes = |customer| self.changes(customer, program, said, incoming);
        match self.decided.get(&number) {
            Some(Decision::Leave) => return Verdict::Left,
            Some(Decision::New) => return Verdict::New,
            // Taken over even if it says nothing new, so that nobody is asked again.
            Some(Decision::Is(customer)) => {
                return match changes(*customer) {
                    Verdict::Same(at)
                        if self.who_said_the_same(program, said, &text(incoming), &[Who::Customer(at)]).is_none() =>
                    {
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
                // Renamed: nobody went out under the new id, or the id of the former time is kept.
                Match::One(Who::Customer(at))
                    if !self.went_out.contains(&own_uid(&self.book.customers[at].id))
                        || self.has_uid(at, incoming.uid.as_deref()) => {}
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
            Match::One(Who::Customer(at)) if self.has_another_uid(at, program, incoming.uid.as_deref()) => {
                Verdict::Doubtful(Doubt::OtherId, vec![Who::Customer(at)])
            }
            Match::One(Who::Customer(customer)) => changes(customer),
            Match::One(Who::OfFile(first)) => Verdict::Joined(first),
            Match::Perhaps(Doubt::NameAlone, all) => match self.who_said_the_same(program, said, &text(incoming), &all)
            {
                Some(customer) => changes(customer),
                None => Verdict::Doubtful(Doubt::NameAlone, all),
            },
            Match::Perhaps(doubt, all) => Verdict::Doubtful(doubt, all),
        }
    }

    /// What a file says of a customer who is in the book.
    pub(super) fn changes(&self, customer: CustomerIndex, program: &str, said: &Flat, incoming: &Incoming) -> Verdict {
        let before = self.imported.get(&customer).and_then(|imported| imported.of_ids(program, &incoming.ids()));
        let before = before.as_deref();
        // What the program said before and does not say now is a key too.
        let gone = before.into_iter().flat_map(|before| before.values.keys());
        let gone = gone.filter(|key| key.as_str() != TEXT && !said.iter().any(|(known, _)| known == *key));
        // A program that knows none of our own properties has not taken away what they said.
        let dropped = program == VCARD && !incoming.has_own_lines;
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
            let company = self.company(customer).filter(|_| *key == "employer" && own.is_empty());
            if company.is_some() && self.works_at(customer, file) {
                continue;
            }
            let company: Option<Vec<String>> = company.map(|company| vec![company]);
            let own = company.as_ref().unwrap_or(own);
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

    /// Whether a program gave a customer this id.
    fn has_uid(&self, customer: CustomerIndex, uid: Option<&str>) -> bool {
        let from = self.imported.get(&customer).into_iter().flat_map(|imported| &imported.from);
        from.into_iter().any(|one| uid.is_some() && one.uid.as_deref() == uid)
    }

    /// Whether somebody went out of the book under an id that nobody has any more.
    fn is_gone(&self, uid: &str) -> bool {
        self.went_out.contains(uid) && id_of_own_uid(uid).is_some_and(|id| self.book.find(id).is_none())
    }

    /// The one of these of whom the same program said just that before: nobody is asked again who it is.
    fn who_said_the_same(&self, program: &str, said: &Flat, texts: &[String], all: &[Who]) -> Option<CustomerIndex> {
        let is_as_before = |customer: &CustomerIndex| {
            let before = self.imported.get(customer).and_then(|imported| imported.of(program));
            before.is_some_and(|before| {
                before.values.iter().filter(|(key, _)| *key != TEXT).count() == said.len()
                    && said.iter().all(|(key, values)| before.values.get(key) == Some(values))
            })
        };
        let customers = all.iter().filter_map(|who| if let Who::Customer(at) = who { Some(*at) } else { None });
        let found: Vec<CustomerIndex> = customers.filter(is_as_before).collect();
        let said_too = |customer: &&CustomerIndex| {
            let before = self.imported.get(*customer).and_then(|imported| imported.of(program));
            before.and_then(|before| before.values.get(TEXT)).map_or(&[][..], Vec::as_slice) == texts
        };
        match found[..] {
            [one] => Some(one),
            _ => match found.iter().filter(said_too).collect::<Vec<_>>()[..] {
                [one] => Some(*one),
                _ => None,
            },
        }
    }

    /// Whether a key is that of a relative who stands in the book as a contact.
    fn is_contact(&self, customer: CustomerIndex, key: &str) -> bool {
        let name = key.strip_prefix("family.").and_then(|rest| rest.rsplit_once('.')).map(|(name, _)| name);
        let contacts = &self.book.customers[customer].card.contacts;
        name.is_some_and(|name| contacts.iter().any(|contact| letters::is_same(&contact.name, name)))
    }

    /// The name of the company to which a person belongs, where that is a customer.
    fn company(&self, customer: CustomerIndex) -> Option<String> {
        let company = self.book.customers[customer].company?;
        Some(self.book.customers[company].card.name.clone())
    }

    fn works_at(&self, customer: CustomerIndex, employer: &[String]) -> bool {
        let company = self.book.customers[customer].company.map(|company| &self.book.customers[company]);
        let key = employer.first().map(|name| name_key(name));
        company.zip(key).is_some_and(|(company, key)| company.names().any(|name| name_key(name) == key))
    }
}
