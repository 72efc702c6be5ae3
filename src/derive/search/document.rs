//! The texts of a customer that are searched: notes, plans, complaints, and the promises in them.

use std::borrow::Cow;

use super::place::Place;
use crate::book::record::Record;
use crate::book::{Complaint, Customer, Day, Plan, Visit};

/// A text with its day.
#[derive(Clone, Debug)]
pub struct Document<'b> {
    /// What it is.
    pub place: Place,
    /// Its day; `None` where it has none.
    pub day: Option<Day>,
    /// The name of its file, without `.md`; empty for the card.
    pub stem: &'b str,
    /// Everything in it that is searched, as it was written.
    pub text: Cow<'b, str>,
}

impl<'b> Document<'b> {
    /// The text of a card.
    pub fn card(customer: &'b Customer) -> Document<'b> {
        Document { place: Place::Card, day: None, stem: "", text: Cow::Borrowed(&customer.card.body) }
    }

    /// A note, with the people, the gift and the sample that it names.
    pub fn note(visit: &'b Visit) -> Document<'b> {
        let people = visit.with.iter().map(String::as_str);
        let facts: Vec<&str> = people.chain(visit.gift.as_deref()).chain(visit.sample.as_deref()).collect();
        let text = if facts.is_empty() {
            Cow::Borrowed(&*visit.body)
        } else {
            Cow::Owned(lines([&*visit.body, facts.join(" · ").as_str()]))
        };
        Document { place: Place::Note, day: Some(visit.day), stem: &visit.stem, text }
    }

    /// A plan: on the day on which it was done, else on the day by which it is due.
    pub fn plan(plan: &'b Plan) -> Document<'b> {
        let facts = [Some(plan.title()), plan.goal.as_deref(), plan.result.as_deref(), Some(&plan.body)];
        let text = Cow::Owned(lines(facts.into_iter().flatten()));
        Document { place: Place::Plan, day: plan.done.or(plan.due.map(|due| due.day)), stem: &plan.stem, text }
    }

    /// A complaint.
    pub fn complaint(one: &'b Complaint) -> Document<'b> {
        let facts = [one.cause.as_deref(), one.wants.as_deref(), one.layer.as_deref(), Some(&one.body)];
        let text = Cow::Owned(lines(facts.into_iter().flatten()));
        Document { place: Place::Complaint, day: one.received.map(|at| at.day), stem: &one.stem, text }
    }

    /// The path of its file in the book.
    pub fn path(&self, id: &str) -> String {
        let record = match self.place {
            Place::Note => Record::Visit(self.stem),
            Place::Plan => Record::Plan(self.stem),
            Place::Complaint => Record::Complaint(self.stem),
            Place::Name | Place::Alias | Place::Phone | Place::Field | Place::Card => Record::Card,
        };
        record.path(id)
    }
}

/// The documents of a customer but the card. Notes of days to come are shown nowhere.
pub fn documents(customer: &Customer, today: Day) -> impl Iterator<Item = Document<'_>> {
    let notes = customer.visits.iter().filter(move |visit| is_shown(visit, today)).map(Document::note);
    let plans = customer.plans.iter().map(Document::plan);
    notes.chain(plans).chain(customer.complaints.iter().map(Document::complaint))
}

/// Whether a note is on the pages.
pub fn is_shown(visit: &Visit, today: Day) -> bool {
    visit.day <= today && visit.tells_something()
}

fn lines<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let texts: Vec<&str> = texts.into_iter().map(str::trim).filter(|text| !text.is_empty()).collect();
    texts.join("\n")
}
