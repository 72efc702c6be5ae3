//! People who are on two cards: on their own, and on another customer's as a contact or a member of the family.

use super::customer::{Contact, CustomerKind, Family, Labelled};
use super::links::Target;
use super::tie::Relation;
use super::{Book, Customer, CustomerIndex, YearlyDay, phone};

/// Somebody on a customer's card.
#[derive(Clone, Copy, Debug)]
pub struct Person<'c> {
    /// The name.
    pub name: &'c str,
    /// The id of the person's own card, where the card names one.
    pub customer: Option<&'c str>,
    /// Phone numbers.
    pub phone: &'c [Labelled],
    /// The birthday.
    pub birthday: Option<YearlyDay>,
}

impl<'c> From<&'c Contact> for Person<'c> {
    fn from(one: &'c Contact) -> Person<'c> {
        let customer = one.customer.as_deref();
        Person { name: &one.name, customer, phone: &one.phone, birthday: one.birthday }
    }
}

impl<'c> From<&'c Family> for Person<'c> {
    fn from(one: &'c Family) -> Person<'c> {
        Person { name: &one.name, customer: one.customer.as_deref(), phone: &[], birthday: one.birthday }
    }
}

impl Book {
    /// The customer with whom a relation is: the one that the card names, else the only one of that name.
    pub fn related(&self, relation: &Relation) -> Option<CustomerIndex> {
        match (&relation.customer, self.links.resolve(&relation.name)) {
            (Some(id), _) => self.find(id),
            (None, Target::One(found)) => Some(found),
            (None, Target::Several | Target::Nobody) => None,
        }
    }

    /// The customer who is this person on the card of `host`: the one that the card names, else a person of that name
    /// who belongs to `host`, or has the same birthday or phone number.
    pub fn own_card(&self, host: &Customer, person: Person) -> Option<CustomerIndex> {
        if let Some(id) = person.customer {
            return self.find(id);
        }
        let Target::One(found) = self.links.resolve(person.name) else { return None };
        let customer = &self.customers[found];
        let card = &customer.card;
        let belongs = card.company.as_deref() == Some(&*host.id);
        let same_birthday = person.birthday.is_some() && person.birthday == card.birthday;
        let has_number = |number: &Labelled| customer.phones().any(|own| phone::is_same(own, &number.text));
        let is_person = card.kind() == CustomerKind::Person && customer.id != host.id;
        (is_person && (belongs || same_birthday || person.phone.iter().any(has_number))).then_some(found)
    }
}

impl Customer {
    /// The contact at a company to whom a greeting is addressed: the one who decides, else the first. `None` where the
    /// card says how to address the company, and for persons.
    pub fn addressee(&self) -> Option<&Contact> {
        let card = &self.card;
        if card.kind() != CustomerKind::Company || card.salutation.is_some() {
            return None;
        }
        let decides = card.contacts.iter().find(|contact| contact.duty.contains(&super::customer::Duty::Decides));
        decides.or(card.contacts.first())
    }
}
