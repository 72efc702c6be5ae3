//! Notes, complaints and cards of a day that is still to come: nothing shows them before, so that what was typed with a
//! wrong year would be lost from sight.

use crate::book::record::Record;
use crate::book::{Book, Customer, Day};
use crate::diagnostic::{Diagnostic, Fault, Place};

/// A fault for each record of a day after `today`.
pub fn faults(book: &Book, today: Day) -> Vec<Diagnostic> {
    book.customers.iter().flat_map(|customer| of_customer(customer, today)).collect()
}

fn of_customer(customer: &Customer, today: Day) -> impl Iterator<Item = Diagnostic> {
    let fault = move |record: Record, day: Day| {
        let path = record.path(&customer.id);
        (day > today).then(|| Diagnostic::new(Fault::FutureRecord, Place::file(&path)).with("day", day.to_string()))
    };
    let card = customer.card.added.map(|day| (Record::Card, day));
    // Notes stand in the order of their days.
    let visits = customer.visits.iter().rev().take_while(move |visit| visit.day > today);
    let visits = visits.map(|visit| (Record::Visit(&visit.stem), visit.day));
    let complaints = customer.complaints.iter();
    let complaints = complaints.filter_map(|one| Some((Record::Complaint(&one.stem), one.received?.day)));
    card.into_iter().chain(visits).chain(complaints).filter_map(move |(record, day)| fault(record, day))
}
