//! Birthdays of customers, contacts and family.

use super::kind_rules::KindRules;
use super::occasion::{self, Occasion};
use super::scope::Scope;
use crate::book::festival::FestivalDay;
use crate::book::person::Person;
use crate::book::yearly_day::YearlyDay;
use crate::book::{Book, Customer, Day, lunar};
use crate::derive::reminder::{Age, Kind, Reminder, Who, Why};
use crate::derive::state::CustomerState;

/// The phone's calendar has birthdays from the cards, answered or not.
pub const RULES: KindRules = KindRules {
    kind: Kind::Birthday,
    derive,
    late_rank: None,
    lapses: true,
    of_lost_customers: false,
    is_on_card: false,
    is_in_rail: true,
    is_named_by_subject: false,
    names_its_day: false,
    tells_own_lateness: true,
    keeps_its_day: true,
    is_held: |_| false,
    phone: |_| None,
};

fn derive(scope: &Scope, _: &CustomerState, found: &mut Vec<Reminder>) {
    let card = &scope.customer.card;
    if let Some(on) = card.birthday {
        add(scope, on, None, Who::Customer, found);
    }
    let is_own = |person: Person| has_own_birthday(scope.book, scope.customer, person);
    for contact in card.contacts.iter().filter(|contact| !is_own((*contact).into())) {
        if let Some(on) = contact.birthday {
            let who = Who::Contact { name: contact.name.clone(), role: contact.role.clone() };
            add(scope, on, Some(&contact.name), who, found);
        }
    }
    for member in card.family.iter().filter(|member| !is_own((*member).into())) {
        if let Some(on) = member.birthday {
            let who = Who::Family { name: member.name.clone(), relation: member.relation.clone() };
            add(scope, on, Some(&member.name), who, found);
        }
    }
}

fn add(scope: &Scope, on: YearlyDay, name: Option<&str>, who: Who, found: &mut Vec<Reminder>) {
    let answer = name.map_or_else(|| "birthday".to_owned(), |name| format!("birthday {name}"));
    let lead = scope.lead().birthday;
    // A year of birth that lies ahead is a slip.
    let on = if on.first().is_some_and(|born| born.year() > scope.today.year()) { on.without_year() } else { on };
    let birthday = Occasion { rules: &RULES, on: FestivalDay::Yearly(on), once: false, answer, subject: name, lead };
    occasion::add(scope, birthday, found, |day, years| Why::Birthday {
        who: who.clone(),
        age: years.and_then(|years| age(on, years, day)),
        month: on.is_month(),
        lunar: on.is_lunar().then(|| lunar::from_solar(day)),
    });
}

/// The age that is reached on `day`: in whole years, and as the Chinese calendar counts.
pub fn age(born: YearlyDay, years: i16, day: Day) -> Option<Age> {
    let born_in = match born {
        YearlyDay::Lunar { year, .. } => year?,
        YearlyDay::Solar { .. } | YearlyDay::Month { .. } => lunar::from_solar(born.first()?).year,
    };
    let lunar_years = lunar::from_solar(day).year - born_in;
    Some(Age { years, nominal: lunar_years + 1, own_animal: lunar_years > 0 && lunar_years % 12 == 0 })
}

/// Whether a person on the card of `host` is a customer too, with the birthday on their own card: it is reminded of
/// there, and nowhere else.
pub fn has_own_birthday(book: &Book, host: &Customer, person: Person) -> bool {
    person.birthday.is_some()
        && book.own_card(host, person).is_some_and(|at| book.customers[at].card.birthday.is_some())
}
