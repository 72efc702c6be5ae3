//! What to say at an occasion, ready to copy.

use serde::Serialize;

use super::super::Site;
use crate::book::{Complaint, CustomerIndex, Day};
use crate::derive::{Reminder, Why};
use crate::say;
use crate::wording::complaint_answer;
use crate::wording::greeting::greeting;

/// A text for one customer at one occasion.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct GreetingView {
    /// What it is for: `Birthday`, `Spring Festival`.
    pub title: String,
    /// The text, ready to copy.
    pub text: String,
    /// What was said last time, with its day; `None` when nothing was.
    pub last: Option<String>,
    /// That the owner's name is missing at the end of the text; `None` where it is there, or not needed.
    pub unsigned: Option<String>,
}

/// The text for `occasion` in the year of `day`; `None` when no text fits.
pub fn view(site: &Site, customer: CustomerIndex, title: String, occasion: &str, day: Day) -> Option<GreetingView> {
    let words = site.words();
    let found = greeting(site.book, words, &site.book.customers[customer], occasion, day)?;
    let last = found.last.map(|(day, text)| say!(words, "greeting-last", day = words.day_and_year(day), text = text));
    let unsigned = found.is_unsigned.then(|| words.get("owner-missing"));
    Some(GreetingView { title, text: found.text, last, unsigned })
}

/// The occasion's name: `Birthday`, `Spring Festival`.
fn title(site: &Site, reminder: &Reminder) -> String {
    let words = site.words();
    match (&reminder.why, &reminder.subject) {
        (Why::Festival { id, name, .. }, _) => words.festival(id, name.as_deref()),
        (Why::Birthday { .. }, Some(person)) => say!(words, "card-birthday-of", name = person.as_str()),
        (Why::Birthday { .. }, None) => words.get("card-birthday"),
        (_, subject) => subject.clone().unwrap_or_default(),
    }
}

/// The texts for all occasions of a customer that are due or near.
pub fn near(site: &Site, customer: CustomerIndex) -> Vec<GreetingView> {
    let reminders = site.overview.customers[customer]
        .reminders
        .iter()
        .filter(|one| (one.days <= 0 || one.is_near) && !one.is_resting(site.today()));
    let of =
        |reminder: &Reminder| view(site, customer, title(site, reminder), reminder.greeting_occasion()?, reminder.due);
    reminders.filter_map(of).collect()
}

/// The answers to the open complaints of a customer.
pub fn answers(site: &Site, customer: CustomerIndex) -> Vec<GreetingView> {
    let customer = &site.book.customers[customer];
    let words = site.words();
    let answer = |complaint: &Complaint| {
        let text = complaint_answer::answer(&site.about(), customer, complaint)?;
        let day = complaint.received.map(|at| words.day(at.day, site.today())).unwrap_or_default();
        Some(GreetingView { title: say!(words, "complaint-answer-of", day = day), text, last: None, unsigned: None })
    };
    customer.complaints.iter().filter_map(answer).collect()
}
