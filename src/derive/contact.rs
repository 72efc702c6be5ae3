//! When a customer was last spoken to, and how.

use crate::book::visit::Party;
use crate::book::{Book, Channel, Customer, CustomerIndex, Day, Time, Visit};

/// What the notes say about contact, as of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ContactState {
    /// The last contact that restarts the cadence, by any channel.
    pub last: Option<Contacted>,
    /// The last contact in person.
    pub met: Option<Day>,
    /// The first contact ever.
    pub first: Option<Day>,
    /// Calls and messages without an answer since the last contact.
    pub unanswered: u32,
    /// The `next` of the newest note that has one, unless a contact on that day or later answered it.
    pub next: Option<Next>,
    /// The newest note with words in it.
    pub note: Option<NoteRef>,
}

/// One contact: its day and its channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Contacted {
    /// The day of the note.
    pub day: Day,
    /// How the customer was reached; `None` where the note does not say.
    pub channel: Option<Channel>,
}

/// A day on which to be in touch again, and the note that asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Next {
    /// The day on which to be in touch again.
    pub on: Day,
    /// The time on that day, where the note names one.
    pub at: Option<Time>,
    /// Whether the note is of an attempt that did not reach the customer, so that nothing was agreed.
    pub is_retry: bool,
    /// The day of the note that asks for it.
    pub said: Day,
}

/// Where a note stands in the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NoteRef {
    /// The customer in whose folder the note is.
    pub customer: CustomerIndex,
    /// The position of the note in [`Customer::visits`].
    pub visit: u32,
}

impl NoteRef {
    /// The note itself. Panics when `book` is not the book that this reference was made from.
    pub fn get(self, book: &Book) -> &Visit {
        &book.customers[self.customer].visits[self.visit as usize]
    }
}

/// Derives the contact state from the customer's own notes and those of others that name it in
/// `also`. Notes of days after `today` do not count.
pub fn derive(book: &Book, customer: &Customer, today: Day) -> ContactState {
    let own_at = book.find(&customer.id).unwrap_or_default();
    let own = (0..customer.visits.len() as u32).map(|visit| NoteRef { customer: own_at, visit });
    let mut notes: Vec<NoteRef> = own.collect();
    if !customer.also.is_empty() {
        notes.extend(customer.also.iter().map(|&(customer, visit)| NoteRef { customer, visit }));
        notes.sort_by_key(|note| (note.get(book).day, note.get(book).time));
    }
    let mut state = ContactState::default();
    let mut agreed = None;
    for note in notes {
        let visit = note.get(book);
        if visit.day <= today {
            add(&mut state, &mut agreed, note, visit, note.customer == own_at);
        }
    }
    state
}

/// Messages and greetings that a customer got from me in the month of `day`, up to that day.
pub fn messages_in_month(customer: &Customer, day: Day) -> usize {
    let of_month = customer.visits.iter().filter(|visit| visit.day >= day.first_of_month() && visit.day <= day);
    let mine = of_month.filter(|visit| visit.by == Party::Me);
    mine.filter(|visit| visit.mass || visit.channel == Some(Channel::Message)).count()
}

/// Adds one note; notes come in the order of their days. `agreed` is the next contact that a talk has named.
fn add(state: &mut ContactState, agreed: &mut Option<Next>, note: NoteRef, visit: &Visit, own: bool) {
    if visit.is_contact() {
        state.last = Some(Contacted { day: visit.day, channel: visit.channel });
        state.first.get_or_insert(visit.day);
        state.unanswered = 0;
        // A day agreed with the customer stays until it comes; another attempt is not needed any more.
        *agreed = agreed.filter(|next| next.on > visit.day);
        state.next = *agreed;
        if visit.channel.is_some_and(Channel::in_person) {
            state.met = Some(visit.day);
        }
    } else if !visit.mass && visit.is_unanswered() {
        state.unanswered += 1;
    }
    if own {
        if let Some(next) = visit.next {
            let is_retry = visit.is_unanswered();
            state.next = Some(Next { on: next.day, at: next.time, is_retry, said: visit.day });
            *agreed = if is_retry { *agreed } else { state.next };
        }
        if !visit.body.is_empty() && !visit.mass {
            state.note = Some(note);
        }
    }
}
