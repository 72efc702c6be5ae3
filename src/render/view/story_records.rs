//! The follow-up plans and complaints of a customer.

use std::borrow::Cow;

use super::super::Site;
use super::form_links;
use super::story_view::{Entry, complaint_anchor, markdown};
use crate::book::{Complaint, Customer, CustomerIndex, Day, Plan};
use crate::derive::reminder::Source;
use crate::format::plain_text::first_line;

/// The open follow-up plans, by their due day.
pub fn open_plans<'a>(site: &Site<'a>, index: CustomerIndex) -> Vec<Entry<'a>> {
    let customer = &site.book.customers[index];
    let mut open: Vec<(usize, &Plan)> = customer
        .plans
        .iter()
        .enumerate()
        .filter(|(_, plan)| plan.done.is_none_or(|done| done > site.today()))
        .collect();
    open.sort_by_key(|(_, plan)| plan.due);
    open.into_iter().map(|(at, plan)| entry(site, customer, at, plan)).collect()
}

/// The plans that were done, each on the day on which it was.
pub fn done_plans<'a>(site: &Site<'a>, customer: &'a Customer) -> Vec<(Day, u8, Entry<'a>)> {
    let done = |(at, plan): (usize, &'a Plan)| {
        let day = plan.done.filter(|&done| done <= site.today())?;
        Some((day, 2, entry(site, customer, at, plan)))
    };
    customer.plans.iter().enumerate().filter_map(done).collect()
}

fn entry<'a>(site: &Site<'a>, customer: &'a Customer, at: usize, plan: &'a Plan) -> Entry<'a> {
    let words = site.words();
    // An open plan stands under its due day.
    let (day, about) = match plan.done {
        Some(done) => (Some(done), [site.about().plan_days(plan), site.about().plan(plan)].concat()),
        None => (plan.due.map(|due| due.day), site.about().plan(plan)),
    };
    let time = plan.due.filter(|_| plan.done.is_none()).and_then(|due| due.time);
    Entry {
        kind: "plan",
        anchor: None,
        day: day.map(|day| words.day(day, site.today())).unwrap_or_default(),
        channel: time.map_or_else(|| words.get("card-plan"), |time| words.time(time)),
        no: None,
        text: Some(plan.title().to_owned()),
        text_html: (!plan.body.is_empty()).then(|| markdown(site, customer, 600_000 + at as u32, &plan.body)),
        about,
        forms: form_links::of_record(site, customer, &Source::Plan(at)),
        folded: Vec::new(),
    }
}

/// The complaints, each on the day on which it was received.
pub fn complaints<'a>(site: &Site<'a>, customer: &'a Customer) -> Vec<(Day, u8, Entry<'a>)> {
    let words = site.words();
    let view = |(at, complaint): (usize, &'a Complaint)| {
        let day = complaint.received?.day;
        let entry = Entry {
            kind: "complaint",
            anchor: Some(Cow::Owned(complaint_anchor(&complaint.stem))),
            day: words.day(day, site.today()),
            channel: words.get(if complaint.is_request() { "card-request" } else { "card-complaint" }),
            no: None,
            text_html: (!complaint.body.is_empty())
                .then(|| markdown(site, customer, 700_000 + at as u32, &complaint.body)),
            text: complaint.body.is_empty().then(|| first_line(complaint.cause.as_deref().unwrap_or_default())),
            about: site.about().complaint(complaint),
            forms: form_links::of_complaint(site, customer, at),
            folded: Vec::new(),
        };
        Some((day, 3, entry))
    };
    customer.complaints.iter().enumerate().filter_map(view).collect()
}
