//! Who in the book a customer of a file is: by the id that the program gave, by phone, e-mail, WeChat and customer
//! number, by name with company. Never by the name alone: that is asked.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::flat::{Flat, NAME, of_contacts, values};
use super::imported::Imported;
use crate::book::name_fit::{NameFit, name_fit};
use crate::book::typed::Typed;
use crate::book::{Book, Customer, CustomerIndex, company_name, letters, name_key, phone, readings};
use crate::exchange::incoming::own_uid;
use crate::format::labelled::Item;

/// Who a customer of a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// This one.
    One(Who),
    /// Perhaps one of these, for this reason.
    Perhaps(Doubt, Vec<Who>),
    /// Nobody who is known.
    Nobody,
}

/// Somebody who is known already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// A customer of the book.
    Customer(CustomerIndex),
    /// A customer of the file, by its number, who is not in the book yet.
    OfFile(usize),
}

/// Why it is not certain who a customer of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Several customers have one of its numbers or addresses.
    Several,
    /// A customer of another name has the same number or address.
    OtherName,
    /// A contact of a company has the same number or address, or the same name.
    Contact,
    /// Somebody has the same name and a number or an address of it, and another id in the same list.
    OtherId,
    /// It went out of this book, and is not in it any more: removed, or merged with another one.
    Gone,
    /// A customer has the same name, and nothing else tells whether it is the same one.
    NameAlone,
}

/// The number of digits by which phone numbers are looked up; a country code or a trunk 0 may stand before them.
const TAIL: usize = 7;

/// Those who are known, by what tells one from another.
#[derive(Debug, Default)]
pub struct Matcher {
    known: BTreeMap<Who, Known>,
    by_uid: HashMap<String, Who>,
    /// Customers by the ids that an export of a book gives, and whether this book gave it on this device: another book
    /// may give the same id to somebody else.
    by_own_uid: HashMap<String, (Who, bool)>,
    by_phone: HashMap<String, Vec<Owner>>,
    /// E-mail addresses, WeChat accounts and customer numbers, each with its key before it.
    by_text: HashMap<String, Vec<Owner>>,
    by_name: HashMap<String, Vec<Who>>,
    by_reading: HashMap<String, Vec<Who>>,
    /// Companies by the names of their contacts who have no card.
    by_contact: HashMap<String, Vec<Who>>,
}

/// What is known of somebody.
#[derive(Debug)]
struct Known {
    names: Vec<String>,
    reading: String,
    employer: Option<String>,
    /// Another program gave an id.
    has_uid: bool,
    /// There is a number or an address by which somebody is known.
    has_number: bool,
}

/// Whose a number is.
#[derive(Clone, Debug)]
struct Owner {
    who: Who,
    /// It is that of a contact of the customer.
    is_contact: bool,
    number: String,
}

/// The keys whose values a customer has for themselves, beside the phone.
const OWN: [&str; 3] = ["email", "wechat", "code"];

impl Matcher {
    /// The customers of a book; `imported` is what was imported of each.
    pub fn new(book: &Book, imported: &HashMap<CustomerIndex, Imported>, went_out: &HashSet<String>) -> Matcher {
        let mut matcher = Matcher::default();
        for (at, customer) in book.customers.iter().enumerate() {
            let who = Who::Customer(at);
            let from = imported.get(&at).into_iter().flat_map(|imported| &imported.from);
            // The name in the book may have been mended; the programs still have theirs.
            let said = from.clone().flat_map(|one| one.values.get(NAME).into_iter().flatten());
            let names: BTreeSet<_> = customer.names().chain(said.map(String::as_str)).map(str::to_owned).collect();
            let uids: Vec<String> = from.filter_map(|one| one.uid.clone()).collect();
            matcher.name(
                who,
                Known {
                    names: names.into_iter().collect(),
                    reading: close(&customer.reading),
                    employer: book.employer(customer).map(str::to_owned),
                    has_uid: !uids.is_empty(),
                    has_number: false,
                },
            );
            matcher.own(who, customer);
            matcher.by_uid.extend(uids.into_iter().map(|uid| (uid, who)));
            let own = own_uid(&customer.id);
            matcher.by_own_uid.insert(own.clone(), (who, went_out.contains(&own)));
        }
        matcher
    }

    /// Adds a customer of the file, so that another one of the file is not a second one.
    pub fn add(&mut self, number: usize, uid: Option<&str>, flat: &Flat) {
        let who = Who::OfFile(number);
        let names: Vec<String> = values(flat, NAME).chain(values(flat, "aliases")).map(str::to_owned).collect();
        let reading = close(&readings::reading(names.first().map_or("", String::as_str), true));
        let employer = values(flat, "employer").next().map(str::to_owned);
        let (has_uid, has_number) = (uid.is_some(), has_number(flat));
        self.name(who, Known { names, reading, employer, has_uid, has_number });
        for key in std::iter::once("phone").chain(OWN) {
            values(flat, key).for_each(|value| self.number(who, key, false, Item::typed(value).text));
        }
        for (key, value) in of_contacts(flat) {
            self.number(who, key, true, value);
        }
        self.by_uid.extend(uid.map(|uid| (uid.to_owned(), who)));
    }

    fn name(&mut self, who: Who, known: Known) {
        for key in known.names.iter().map(|name| name_key(name)).collect::<BTreeSet<_>>() {
            self.by_name.entry(key).or_default().push(who);
        }
        self.by_reading.entry(known.reading.clone()).or_default().push(who);
        self.known.insert(who, known);
    }

    /// The numbers and addresses of a customer of the book, and those of its contacts who have no card.
    fn own(&mut self, who: Who, customer: &Customer) {
        let card = &customer.card;
        card.phone.iter().for_each(|one| self.number(who, "phone", false, &one.text));
        card.email.iter().for_each(|one| self.number(who, "email", false, &one.text));
        card.wechat.iter().for_each(|text| self.number(who, "wechat", false, text));
        card.code.iter().for_each(|text| self.number(who, "code", false, text));
        for contact in card.contacts.iter().filter(|contact| contact.customer.is_none()) {
            self.by_contact.entry(name_key(&contact.name)).or_default().push(who);
            contact.phone.iter().for_each(|one| self.number(who, "phone", true, &one.text));
            contact.email.iter().for_each(|one| self.number(who, "email", true, &one.text));
            contact.wechat.iter().for_each(|text| self.number(who, "wechat", true, text));
        }
    }

    fn number(&mut self, who: Who, key: &str, is_contact: bool, text: &str) {
        if key != "phone" {
            let owner = Owner { who, is_contact, number: text.to_owned() };
            self.by_text.entry(text_key(key, text)).or_default().push(owner);
            return;
        }
        for number in phone::numbers(text) {
            let owner = Owner { who, is_contact, number: number.to_owned() };
            tail(number).into_iter().for_each(|tail| self.by_phone.entry(tail).or_default().push(owner.clone()));
        }
    }

    /// Who a customer of a file is. `uid` is the id that its program gave it.
    pub fn find(&self, uid: Option<&str>, flat: &Flat) -> Match {
        if let Some(&who) = uid.and_then(|uid| self.by_uid.get(uid)) {
            return Match::One(who);
        }
        let name = values(flat, NAME).next().unwrap_or_default();
        let typed = Typed::new(name);
        let owners = self.owners(flat);
        let of = |is_contact: bool| -> BTreeSet<Who> {
            owners.iter().filter(|one| one.is_contact == is_contact).map(|one| one.who).collect()
        };
        let (own, hosts) = (of(false), of(true));
        let is_called = |who: &Who| self.known.get(who).is_some_and(|known| known.is_called(name, &typed));
        if let Some((who, is_ours)) = uid.and_then(|uid| self.by_own_uid.get(uid))
            && (own.contains(who) || *is_ours && is_called(who))
        {
            return Match::One(*who);
        }
        let called: Vec<Who> = own.iter().copied().filter(is_called).collect();
        match called[..] {
            [one] => Match::One(one),
            [] if !own.is_empty() => Match::Perhaps(Doubt::OtherName, own.into_iter().collect()),
            [] if !hosts.is_empty() => Match::Perhaps(Doubt::Contact, hosts.into_iter().collect()),
            [] => self.by_name(name, uid, flat),
            _ => Match::Perhaps(Doubt::Several, called),
        }
    }

    /// Those who have one of the numbers and addresses.
    fn owners(&self, flat: &Flat) -> Vec<&Owner> {
        let own = std::iter::once("phone").chain(OWN);
        let own = own.flat_map(|key| values(flat, key).map(move |value| (key, Item::typed(value).text)));
        own.flat_map(|(key, value)| self.owners_of(key, value)).collect()
    }

    /// Those who have a number or an address.
    fn owners_of(&self, key: &str, value: &str) -> Vec<&Owner> {
        if key != "phone" {
            return self.by_text.get(&text_key(key, value)).into_iter().flatten().collect();
        }
        let of_number = |number| {
            let found = tail(number).and_then(|tail| self.by_phone.get(&tail)).into_iter().flatten();
            found.filter(move |one| phone::is_same(&one.number, number) || phone::is_same(number, &one.number))
        };
        phone::numbers(value).into_iter().flat_map(of_number).collect()
    }

    /// A company that has somebody of this name among its contacts.
    fn at_company(&self, name: &str, employer: Option<&str>) -> Match {
        let Some(employer) = employer.map(name_key) else { return Match::Nobody };
        let is_called = |who: &&Who| {
            self.known.get(who).is_some_and(|known| known.names.iter().any(|own| name_key(own) == employer))
        };
        let hosts = self.by_contact.get(name).filter(|_| !name.is_empty()).into_iter().flatten();
        let hosts: BTreeSet<Who> = hosts.filter(is_called).copied().collect();
        if hosts.is_empty() { Match::Nobody } else { Match::Perhaps(Doubt::Contact, hosts.into_iter().collect()) }
    }

    /// Those of this name: one who is at the same company is the same.
    fn by_name(&self, name: &str, uid: Option<&str>, flat: &Flat) -> Match {
        let employer = values(flat, "employer").next();
        let key = name_key(name);
        let named = self.by_name.get(&key).filter(|_| !key.is_empty());
        let read = || self.by_reading.get(&close(name)).filter(|_| name.is_ascii() && !close(name).is_empty());
        let Some(found) = named.or_else(read) else { return self.at_company(&key, employer) };
        let is_there = |who: &&Who| {
            let own = self.known.get(who).and_then(|known| known.employer.as_deref());
            own.zip(employer).is_some_and(|(own, said)| name_key(own) == name_key(said))
        };
        // Two cards of one program are two persons; and so are two of one file with numbers of their own.
        let has_number = has_number(flat);
        let is_another = |who: &&Who| {
            let Some(known) = self.known.get(who) else { return false };
            uid.is_some() && known.has_uid || matches!(who, Who::OfFile(_)) && known.has_number && has_number
        };
        // A company whose contact is known by a number; a second row of one file about the same company.
        let contacts: Vec<(&str, &str)> = of_contacts(flat).collect();
        let owners: Vec<&Owner> = contacts.iter().flat_map(|(key, value)| self.owners_of(key, value)).collect();
        let has_contact = |who: &&Who| owners.iter().any(|owner| owner.is_contact && owner.who == **who);
        let is_company = company_name::is_plain(name);
        let is_same_row = |who: &&Who| is_company && matches!(who, Who::OfFile(_));
        let is_same = |who: &&Who| is_there(who) || has_contact(who) || is_same_row(who);
        let same: BTreeSet<Who> = found.iter().filter(is_same).filter(|who| !is_another(who)).copied().collect();
        match same.into_iter().collect::<Vec<Who>>()[..] {
            [one] => Match::One(one),
            _ => {
                let all: BTreeSet<Who> = found.iter().copied().collect();
                Match::Perhaps(Doubt::NameAlone, all.into_iter().collect())
            }
        }
    }
}

/// Whether somebody can be known again by more than the name.
fn has_number(flat: &Flat) -> bool {
    std::iter::once("phone").chain(OWN).any(|key| values(flat, key).next().is_some())
}

impl Known {
    /// Whether somebody is called so: by the name, an alias, or the reading of the name. A card that is named after its
    /// number or address is called whatever it is called in the book.
    fn is_called(&self, name: &str, typed: &Typed) -> bool {
        let fits = |own: &str| {
            let fit = name_fit(own, typed);
            matches!(fit, Some(NameFit::Same | NameFit::Letters | NameFit::Reading)) || name_key(own) == name_key(name)
        };
        let is_number = phone::is_plain(name) || name.contains('@');
        is_number || self.names.iter().any(|own| fits(own)) || !self.reading.is_empty() && self.reading == close(name)
    }
}

/// The end of a phone number; `None` of a number with too few digits to tell anybody.
fn tail(number: &str) -> Option<String> {
    let digits = phone::Number::of(number).digits;
    digits.len().checked_sub(TAIL).map(|at| digits[at..].to_owned())
}

fn text_key(key: &str, text: &str) -> String {
    format!("{key}:{}", letters::composed(text.trim()).to_lowercase())
}

/// A reading without spaces.
fn close(reading: &str) -> String {
    letters::key(reading).replace(' ', "")
}
