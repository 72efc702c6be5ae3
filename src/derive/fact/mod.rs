//! What a fact is for one customer on a day.

mod days;
mod money;
mod order;
mod subject;
mod value;

pub use subject::Subject;
pub use value::{Comparing, FactValue};

use super::CustomerState;
use crate::book::customer::FieldValue;
use crate::book::fact::{Derived, Fact};
use crate::book::field::{self, Value};
use crate::book::{Customer, Day, Promise};

/// The value of a fact.
pub fn value<'b>(fact: &Fact, of: &Subject<'b>) -> FactValue<'b> {
    match fact {
        Fact::Card(key) => on_card(key, of),
        Fact::Own(key) => match of.customer.custom.get(key) {
            None => FactValue::Unset,
            Some(FieldValue::Text(text)) => FactValue::Text(text.as_str().into()),
            Some(FieldValue::Number(number)) => FactValue::Number(*number),
            Some(FieldValue::Day(day)) => FactValue::Day(*day),
            Some(FieldValue::Money(amount)) => money::one(*amount, &of.book.settings.currency),
        },
        Fact::Revenue(span) => money::revenue(of, |day| span.has(day)),
        Fact::Figure(name) => money::figure(of.customer, name, of.today).map_or(FactValue::Unset, FactValue::Number),
        Fact::Derived(derived) => follows(*derived, of),
    }
}

/// A field of the card. One that the card leaves out has its default value.
fn on_card<'b>(key: &str, of: &Subject<'b>) -> FactValue<'b> {
    let card = &of.customer.card;
    let Some(field) = field::field(key) else { return FactValue::Unset };
    match (key, (field.value)(card)) {
        ("kind", _) => FactValue::Word(card.kind().word()),
        ("stage", _) if card.is_lost() => FactValue::Word("lost"),
        ("stage", Value::Unset) => FactValue::Word("active"),
        ("company", Value::Text(id)) => FactValue::customer(of.customer.company, id),
        ("referred_by", Value::Text(id)) => FactValue::customer(of.customer.referred_by, id),
        (_, Value::Unset) => FactValue::Unset,
        (_, Value::Text(text)) => FactValue::Text(text.into()),
        (_, Value::Word(word)) => FactValue::Word(word),
        (_, Value::Texts(texts)) => FactValue::texts(texts.iter().map(String::as_str)),
        (_, Value::Labelled(items)) => FactValue::texts(items.iter().map(|item| item.text.as_str())),
        (_, Value::Days(days)) => FactValue::Number(days.into()),
        (_, Value::Day(day)) => FactValue::Day(day),
        (_, Value::Yearly(yearly)) => days::next(yearly, of).map_or(FactValue::Unset, FactValue::Day),
        (_, Value::Lost(lost)) => FactValue::texts(lost.reason.iter().chain(&lost.to).map(String::as_str)),
    }
}

/// A fact that follows from the records.
fn follows<'b>(derived: Derived, of: &Subject<'b>) -> FactValue<'b> {
    let (customer, today) = (of.customer, of.today);
    let card = &customer.card;
    let day = |day: Option<Day>| day.map_or(FactValue::Unset, FactValue::Day);
    let number = |number: Option<i64>| number.map_or(FactValue::Unset, |number| FactValue::Number(number.into()));
    let count = |count: usize| number(Some(count as i64));
    match derived {
        Derived::Name => FactValue::Text(customer.listed_name()),
        Derived::Id => FactValue::Text((&*customer.id).into()),
        Derived::Last => day(of.state.and_then(|state| state.contact.last).map(|last| last.day)),
        Derived::Met => day(of.state.and_then(|state| state.contact.met)),
        Derived::Next => day(of.state.and_then(CustomerState::next_due)),
        Derived::Silent => of.state.map_or(FactValue::Unset, |_| days::silent(of)),
        Derived::Due => FactValue::Flag(of.state.is_some_and(|state| state.due_by(today).next().is_some())),
        Derived::Age => number(days::age(of).map(i64::from)),
        Derived::BirthdayMonth => FactValue::Months(days::birthday_month(of).into_iter().collect()),
        Derived::AnniversaryMonth => FactValue::Months(days::anniversary_months(of)),
        Derived::Open => money::of_ledgers(of, |ledger| ledger.open()),
        Derived::Overdue => money::of_ledgers(of, |ledger| ledger.overdue(today)),
        Derived::PaidAhead => money::of_ledgers(of, |ledger| ledger.unallocated),
        Derived::DaysOverdue => {
            let ledgers = of.state.into_iter().flat_map(|state| &state.ledgers);
            number(ledgers.filter_map(|ledger| ledger.oldest_days(today)).max().map(i64::from))
        }
        Derived::CreditLimit => match customer.account.as_ref().and_then(|account| account.credit_limit) {
            Some(limit) => money::one(limit, &customer.currency),
            None => FactValue::Unset,
        },
        Derived::Hold => FactValue::Flag(customer.is_on_hold()),
        Derived::Revenue => money::revenue(of, |day| day.year() == today.year()),
        Derived::Product => {
            let held = card.products.iter().filter(|product| product.returned.is_none());
            FactValue::texts(held.map(|product| product.name.as_str()))
        }
        Derived::Contact => FactValue::texts(card.contacts.iter().map(|contact| contact.name.as_str())),
        Derived::Family => FactValue::texts(card.family.iter().map(|member| member.name.as_str())),
        Derived::ProposedTier => match of.state.and_then(|state| state.proposed) {
            Some(place) => of
                .book
                .settings
                .tiers
                .keys()
                .nth(place)
                .map_or(FactValue::Unset, |tier| FactValue::Text(tier.as_str().into())),
            None => FactValue::Unset,
        },
        Derived::Notes => count(customer.visits.iter().filter(|visit| visit.day <= today).count()),
        Derived::Plans => count(customer.plans.iter().filter(|plan| plan.done.is_none_or(|done| done > today)).count()),
        Derived::Complaints => {
            let is_open = |resolved: Option<crate::book::Moment>| resolved.is_none_or(|moment| moment.day > today);
            count(customer.complaints.iter().filter(|complaint| is_open(complaint.resolved)).count())
        }
        Derived::Promises => count(promises(customer).filter(|promise| !promise.kept).count()),
        Derived::Introduced => count(customer.introduced.len()),
    }
}

/// Every promise in the texts of a customer.
fn promises(customer: &Customer) -> impl Iterator<Item = &Promise> {
    let notes = customer.visits.iter().flat_map(|visit| &visit.promises);
    let plans = customer.plans.iter().flat_map(|plan| &plan.promises);
    let complaints = customer.complaints.iter().flat_map(|complaint| &complaint.promises);
    customer.card.promises.iter().chain(notes).chain(plans).chain(complaints)
}
