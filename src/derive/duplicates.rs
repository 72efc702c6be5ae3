//! Pairs of customers who may be one: by numbers and addresses, by name, by reading, by company and birthday.
//!
//! The points of each reason are this program's choice: one number or address is enough to be told, a name alone too; a
//! reading needs another reason beside it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::book::{Book, Customer, CustomerIndex, letters, name_key, phone};

/// A pair of customers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one who came into the book first, by the order of ids where that is not known.
    pub one: CustomerIndex,
    /// The other one.
    pub other: CustomerIndex,
    /// How likely it is that they are one, 1 to 100.
    pub score: u8,
    /// Why, the strongest reason first.
    pub reasons: Vec<Reason>,
}

/// Why two customers may be one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The customer number.
    Code(String),
    /// A phone number.
    Phone(String),
    /// An e-mail address.
    Email(String),
    /// A WeChat account.
    Wechat(String),
    /// The name, but for case, accents, spaces, signs and the legal form.
    Name,
    /// The reading of the name: 张玮 and 张伟.
    Reading,
    /// The company or employer.
    Company,
    /// The birthday.
    Birthday,
}

impl Reason {
    fn points(&self) -> u32 {
        match self {
            Reason::Code(_) => 60,
            Reason::Phone(_) | Reason::Email(_) | Reason::Wechat(_) => 50,
            Reason::Name => 40,
            Reason::Reading => 25,
            Reason::Company | Reason::Birthday => 15,
        }
    }
}

/// The fewest digits by which two phone numbers are one.
const FEWEST_DIGITS: usize = 7;

/// From so many points on a pair is told.
const ENOUGH: u32 = 40;

/// A number or an address that more customers share than this is that of a switchboard or a household: it makes no
/// pairs.
const MOST: usize = 8;

/// The pairs that may be one, the most likely first.
pub fn pairs(book: &Book) -> Vec<Pair> {
    let mut reasons: BTreeMap<(CustomerIndex, CustomerIndex), BTreeSet<Reason>> = BTreeMap::new();
    for (key, owners) in shared(book) {
        // Many of one name are each told beside the first: all pairs would be too many to read.
        let firsts = if owners.len() > MOST { 1 } else { owners.len() };
        for (at, &one) in owners.iter().enumerate().take(firsts) {
            for &other in &owners[at + 1..] {
                reasons.entry((one, other)).or_default().insert(key.clone());
            }
        }
    }
    let mut pairs: Vec<Pair> = reasons
        .into_iter()
        .filter_map(|((one, other), mut reasons)| {
            let (first, second) = (&book.customers[one], &book.customers[other]);
            if belong_together(first, second) {
                return None;
            }
            if reasons.contains(&Reason::Name) {
                reasons.remove(&Reason::Reading);
            }
            // Of two people of one company the numbers tell nothing more, their names do.
            if reasons.contains(&Reason::Name) || reasons.contains(&Reason::Reading) {
                let company = |customer| book.employer(customer).map(name_key).filter(|name| !name.is_empty());
                let is_same_company = company(first).is_some_and(|name| company(second).as_ref() == Some(&name));
                let is_same_birthday = first.card.birthday.is_some() && first.card.birthday == second.card.birthday;
                reasons.extend(is_same_company.then_some(Reason::Company));
                reasons.extend(is_same_birthday.then_some(Reason::Birthday));
            }
            let points: u32 = reasons.iter().map(Reason::points).sum();
            let newer = |customer: &Customer| customer.card.added;
            let (one, other) = if newer(second) < newer(first) { (other, one) } else { (one, other) };
            (points >= ENOUGH).then(|| Pair {
                one,
                other,
                score: points.min(100) as u8,
                reasons: reasons.into_iter().collect(),
            })
        })
        .collect();
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.score), pair.one, pair.other));
    pairs
}

/// What several customers share, with those who do.
fn shared(book: &Book) -> Vec<(Reason, Vec<CustomerIndex>)> {
    let mut owners: HashMap<(u8, String), (Reason, Vec<CustomerIndex>)> = HashMap::new();
    let mut add = |kind: u8, key: String, reason: Reason, at: CustomerIndex| {
        if key.is_empty() {
            return;
        }
        let known = &mut owners.entry((kind, key)).or_insert_with(|| (reason, Vec::new())).1;
        if known.last() != Some(&at) {
            known.push(at);
        }
    };
    for (at, customer) in book.customers.iter().enumerate() {
        let card = &customer.card;
        for number in &card.phone {
            add(0, tail(&number.text), Reason::Phone(number.text.clone()), at);
        }
        for address in &card.email {
            add(1, letters::key(&address.text), Reason::Email(address.text.clone()), at);
        }
        if let Some(account) = &card.wechat {
            add(2, letters::key(account), Reason::Wechat(account.clone()), at);
        }
        if let Some(code) = &card.code {
            add(3, letters::key(code), Reason::Code(code.clone()), at);
        }
        for name in customer.names() {
            add(4, name_key(name), Reason::Name, at);
        }
        add(5, letters::key(&customer.reading).replace(' ', ""), Reason::Reading, at);
    }
    let is_told = |(reason, owners): &(Reason, Vec<CustomerIndex>)| {
        let is_of_one = matches!(reason, Reason::Name | Reason::Code(_));
        owners.len() >= 2 && (owners.len() <= MOST || is_of_one)
    };
    owners.into_values().filter(is_told).collect()
}

/// The digits by which a phone number is compared: without what may stand before them; empty where there are few.
fn tail(number: &str) -> String {
    let core = phone::core(number);
    if core.len() >= FEWEST_DIGITS { core } else { String::new() }
}

/// Whether two share numbers because one works for the other.
fn belong_together(one: &Customer, other: &Customer) -> bool {
    let names = |a: &Customer, b: &Customer| {
        let is_contact = a.card.contacts.iter().any(|contact| contact.customer.as_deref() == Some(&*b.id));
        let is_family = a.card.family.iter().any(|member| member.customer.as_deref() == Some(&*b.id));
        is_contact || is_family || b.card.company.as_deref() == Some(&*a.id)
    };
    names(one, other) || names(other, one)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::book::customer::Labelled;
    use crate::book::{Card, CustomerFolder};

    fn customer(id: &str, name: &str, number: &str, company: &str) -> Customer {
        let phone: Vec<Labelled> = [number]
            .into_iter()
            .filter(|n| !n.is_empty())
            .map(|n| Labelled { label: None, text: n.to_owned() })
            .collect();
        let employer = Some(company.to_owned()).filter(|name| !name.is_empty());
        let card = Card { name: name.to_owned(), phone, employer, ..Card::default() };
        Customer::new(Arc::new(CustomerFolder::new(id, card)), &"CNY".into())
    }

    #[test]
    fn pairs_are_told_with_their_reasons() {
        let customers = vec![
            customer("a", "张伟", "138-0000-1234", "华信"),
            customer("b", "张玮", "", "华信"),
            customer("c", "Wei Zhang", "+86 138 0000 1234", ""),
            customer("d", "王芳", "139-0000-0000", ""),
            customer("e", "王 芳", "", ""),
            customer("f", "李明", "", ""),
            customer("g", "John Smith", "937-555-0001", ""),
            customer("h", "Jon Smyth", "+1 937 555 0001", ""),
        ];
        let book = Book { customers, ..Book::default() };
        let id = |at: CustomerIndex| &*book.customers[at].id;
        let told: Vec<String> =
            pairs(&book).iter().map(|pair| format!("{} {} {}", id(pair.one), id(pair.other), pair.score)).collect();
        assert_eq!(told, ["a c 50", "g h 50", "a b 40", "d e 40"]);
    }

    #[test]
    fn a_switchboard_makes_no_pairs() {
        let all =
            (0..20).map(|at| customer(&format!("c{at:02}"), &format!("Name {at}"), "021-6288-0000", "")).collect();
        assert!(pairs(&Book { customers: all, ..Book::default() }).is_empty());
    }
}
