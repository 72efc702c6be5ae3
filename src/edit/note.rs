//! A note after a contact: one new file.

use super::FileEdit;
use crate::book::record::Record;
use crate::book::{Customer, Day, Time, stem};
use crate::format::visit_writer::{self, NewVisit};

/// A new note of `day`. Its name holds the time, so that two devices do not write the same file; a second note of one
/// minute gets a number.
pub fn write(customer: &Customer, note: &NewVisit, day: Day, time: Time) -> FileEdit {
    let taken = |stem: &str| customer.visits.iter().any(|visit| &*visit.stem == stem);
    let stem = stem::free(&stem::of_minute(day, time), taken);
    FileEdit::new_file(Record::Visit(&stem).path(&customer.id), visit_writer::write(note))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Channel;
    use crate::book::visit::Outcome;
    use crate::book::{Card, CustomerFolder};
    use crate::format::source::Source;
    use crate::format::visit_file;
    use rust_decimal::Decimal;
    use std::sync::Arc;

    #[test]
    fn what_is_written_is_read() {
        let customer = Customer::new(Arc::new(CustomerFolder::new("ana", Card::default())), &"USD".into());
        let note = NewVisit {
            channel: Some(Channel::Call),
            outcome: Some(Outcome::NoAnswer),
            occasion: vec!["birthday".into()],
            cost: Some(Decimal::new(12050, 2)),
            next: Some(Day::constant(2026, 12, 1)),
            text: "two words".into(),
            promises: vec!["send it due:2026-11-28".into()],
            ..NewVisit::default()
        };
        let (day, time) = (Day::constant(2026, 11, 3), Time::constant(14, 32, 0, 0));
        let edit = write(&customer, &note, day, time);
        assert_eq!(edit.path, "customers/ana/visits/2026-11-03-1432.md");
        let mut source = Source::new("note", &edit.after);
        let mut read = crate::book::Visit::new(day, Some(time), "2026-11-03-1432");
        visit_file::read(&mut source, &mut read);
        assert!(source.faults.is_empty(), "{:?}", source.faults);
        assert_eq!(
            (read.channel, read.outcome, read.cost, read.next),
            (note.channel, Outcome::NoAnswer, note.cost, note.next)
        );
        assert_eq!(read.promises.len(), 1);
        assert!(edit.after.starts_with("+++\nchannel = \"call\"\n"));
    }
}
