//! Whom the settings say to greet at a festival.

use super::filter;
use super::state::CustomerState;
use crate::book::festival::Festival;
use crate::book::{Book, Customer, CustomerIndex, Day, Visit};

/// Whether a customer is greeted at a festival. A company is not, when the contact to whom the greeting would go is a
/// customer who is greeted anyway: nobody is greeted twice.
pub fn is_greeted(book: &Book, festival: &Festival, customer: &Customer, state: &CustomerState, today: Day) -> bool {
    filter::is_meant(&festival.audience, book, customer, state, today)
        && greeted_as_themselves(book, festival, customer, today).is_none()
}

/// The customer who is the contact to whom a company's greeting would go, and who is greeted at the festival too.
pub fn greeted_as_themselves(
    book: &Book,
    festival: &Festival,
    company: &Customer,
    today: Day,
) -> Option<CustomerIndex> {
    let found = book.own_card(company, company.addressee()?.into())?;
    let person = &book.customers[found];
    (!person.card.is_lost() && filter::is_meant_by_card(&festival.audience, book, person, today)).then_some(found)
}

/// Whether the settings name a gift for the customer's tier at a festival.
pub fn gets_gift(festival: &Festival, customer: &Customer) -> bool {
    customer.card.tier.as_ref().is_some_and(|tier| festival.gifts.contains(tier))
}

/// Whether a note about a festival is all that this customer gets: the same words for many are not, where a gift is due.
pub fn settles(festival: &Festival, customer: &Customer, note: &Visit) -> bool {
    !note.mass || note.gift.is_some() || !gets_gift(festival, customer)
}
