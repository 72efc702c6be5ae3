//! The texts of a customer that are searched: notes, plans, complaints, and the promises in them.

use std::borrow::Cow;

use super::place::Place;
use crate::book::record::Record;
use crate::book::{Complaint, Customer, Day, Plan, Visit};

/// Makes a Markdown text plain, as it is searched and shown.
pub type Plain = for<'t> fn(&'t str) -> Cow<'t, str>;

/// A text with its day.
#[derive(Clone, Debug)]
pub struct Document<'b> {
    /// What it is.
    pub place: Place,
    /// Its day; `None` where it has none.
    pub day: Option<Day>,
    /// The name of its file, without `.md`; empty for the card.
    pub stem: &'b str,
    /// Everything in it that is searched.
    pub text: Cow<'b, str>,
}

impl<'b> Document<'b> {
    /// The text of a card.
    pub fn card(customer: &'b Customer, plain: Plain) -> Document<'b> {
        Document { place: Place::Card, day: None, stem: "", text: plain(&customer.card.body) }
    }

    /// A note, with the people, the gift and the sample that it names.
    pub fn note(visit: &'b Visit, plain: Plain) -> Document<'b> {
        let people = visit.with.iter().map(String::as_str);
        let facts: Vec<&str> = people.chain(visit.gift.as_deref()).chain(visit.sample.as_deref()).collect();
        let body = plain(&visit.body);
        let text = if facts.is_empty() { body } else { Cow::Owned(lines([&*body, facts.join(" · ").as_str()])) };
        Document { place: Place::Note, day: Some(visit.day), stem: &visit.stem, text }
    }

    /// A plan: on the day on which it was done, else on the day by which it is due.
    pub fn plan(plan: &'b Plan, plain: Plain) -> Document<'b> {
        let body = plain(&plan.body);
        let facts = [Some(plan.title()), plan.goal.as_deref(), plan.result.as_deref(), Some(&*body)];
        let text = Cow::Owned(lines(facts.into_iter().flatten()));
        Document { place: Place::Plan, day: plan.done.or(plan.due.map(|due| due.day)), stem: &plan.stem, text }
    }

    /// A complaint.
    pub fn complaint(one: &'b Complaint, plain: Plain) -> Document<'b> {
        let body = plain(&one.body);
        let more = [&one.cause, &one.wants, &one.layer, &one.product, &one.danger, &one.measure];
        let facts = more.into_iter().map(Option::as_deref).chain(one.solutions.iter().map(|one| Some(&**one)));
        let facts: Vec<Option<&str>> = facts.chain([Some(&*body)]).collect();
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
pub fn documents(customer: &Customer, today: Day, plain: Plain) -> impl Iterator<Item = Document<'_>> {
    let notes = customer.visits.iter().filter(move |visit| is_shown(visit, today));
    let notes = notes.map(move |visit| Document::note(visit, plain));
    let plans = customer.plans.iter().map(move |plan| Document::plan(plan, plain));
    notes.chain(plans).chain(customer.complaints.iter().map(move |one| Document::complaint(one, plain)))
}

/// Whether a note is on the pages.
pub fn is_shown(visit: &Visit, today: Day) -> bool {
    visit.day <= today && visit.tells_something()
}

fn lines<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let texts: Vec<&str> = texts.into_iter().map(str::trim).filter(|text| !text.is_empty()).collect();
    texts.join("\n")
}
