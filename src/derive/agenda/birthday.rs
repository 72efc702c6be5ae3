//! Birthdays of customers, contacts and family.

use super::occasion::{self, Occasion};
use super::{KindRules, Scope};
use crate::book::day::YearlyDay;
use crate::book::{Book, Day, lunar};
use crate::derive::CustomerState;
use crate::derive::reminder::{Age, Kind, Reminder, Who, Why};

/// The phone's calendar has birthdays from the cards, answered or not.
pub const RULES: KindRules = KindRules {
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
    phone: |_| None,
};

fn derive(scope: &Scope, _: &CustomerState, found: &mut Vec<Reminder>) {
    let card = &scope.customer.card;
    if let Some(on) = card.birthday {
        add(scope, on, None, Who::Customer, found);
    }
    for contact in card.contacts.iter().filter(|contact| !is_own_customer(scope.book, contact.customer.as_deref())) {
        if let Some(on) = contact.birthday {
            let who = Who::Contact { name: contact.name.clone(), role: contact.role.clone() };
            add(scope, on, Some(&contact.name), who, found);
        }
    }
    for member in card.family.iter().filter(|member| !is_own_customer(scope.book, member.customer.as_deref())) {
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
    let birthday = Occasion { kind: Kind::Birthday, on, once: false, answer, subject: name, lead };
    occasion::add(scope, birthday, found, |day, years| Why::Birthday {
        who: who.clone(),
        age: years.and_then(|years| age(on, years, day)),
        lunar: on.is_lunar().then(|| lunar::from_solar(day)),
    });
}

/// The age that is reached on `day`: in whole years, and as the Chinese calendar counts.
pub fn age(born: YearlyDay, years: i16, day: Day) -> Option<Age> {
    let born_in = match born {
        YearlyDay::Lunar { year, .. } => year?,
        YearlyDay::Solar { .. } => lunar::from_solar(born.first()?).year,
    };
    let lunar_years = lunar::from_solar(day).year - born_in;
    Some(Age { years, nominal: lunar_years + 1, own_animal: lunar_years > 0 && lunar_years % 12 == 0 })
}

/// A contact who is a customer too, with the birthday on their own card, is reminded of there.
pub fn is_own_customer(book: &Book, id: Option<&str>) -> bool {
    id.and_then(|id| book.find(id)).is_some_and(|at| book.customers[at].card.birthday.is_some())
}
