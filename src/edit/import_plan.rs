//! The plans that an import makes: one for each day on which somebody means to be in touch again.

use super::FileEdit;
use super::answer;
use super::imports::ImportContext;
use super::new::{self, NewPlan};
use crate::book::record::Record;
use crate::book::{Customer, Moment, Plan};
use crate::exchange::import::Imported;
use crate::exchange::import::flat::NEXT;
use crate::format::moment::from_text;

impl ImportContext<'_> {
    /// The plans of a new customer.
    pub(super) fn new_plans(&self, id: &str, next: &[Moment]) -> Vec<FileEdit> {
        self.made(id, next, &[])
    }

    /// The plans of a customer of the book. A day that the file does not name any more moves the plan that was made for
    /// it, where that still stands as it was made. `texts` gives the text of a file.
    pub(super) fn plans<E>(
        &self,
        customer: &Customer,
        known: Option<&Imported>,
        next: &[Moment],
        texts: &impl Fn(&str) -> Result<Option<String>, E>,
    ) -> Result<Vec<FileEdit>, E> {
        let before = known.and_then(|known| known.of(self.program)).and_then(|before| before.values.get(NEXT));
        let before = before.into_iter().flatten().filter_map(|text| from_text(text));
        let gone = before.filter(|day| !next.contains(day));
        let is_own = |plan: &&Plan, day: Moment| {
            plan.done.is_none() && plan.due == Some(day) && plan.title.as_deref() == Some(self.plan)
        };
        let mut movable: Vec<&Plan> =
            gone.filter_map(|day| customer.plans.iter().find(|plan| is_own(plan, day))).collect();
        let (mut edits, mut new) = (Vec::new(), Vec::new());
        for day in next.iter().filter(|day| day.day >= self.today) {
            // A time that is told now belongs to the plan of that day.
            let is_of_day = |plan: &&Plan| plan.due.is_some_and(|due| due.day == day.day);
            let of_day = movable.iter().position(is_of_day);
            let is_known = customer.plans.iter().any(|plan| plan.due.is_some_and(|due| due.day == day.day));
            if of_day.is_none() && (is_known || movable.is_empty()) {
                new.push(*day);
                continue;
            }
            let plan = movable.remove(of_day.unwrap_or_default());
            let path = Record::Plan(&plan.stem).path(&customer.id);
            let text = texts(&path)?.unwrap_or_default();
            match answer::plan_moved(path, &text, *day) {
                Ok(edit) => edits.push(edit),
                Err(_) => new.push(*day),
            }
        }
        edits.extend(self.made(&customer.id, &new, &customer.plans));
        Ok(edits)
    }

    /// A plan for each day to come for which there is none among `known`.
    fn made(&self, id: &str, next: &[Moment], known: &[Plan]) -> Vec<FileEdit> {
        let mut made: Vec<FileEdit> = Vec::new();
        for &due in next.iter().filter(|next| next.day >= self.today) {
            if known.iter().any(|plan| plan.due.is_some_and(|known| known.day == due.day)) {
                continue;
            }
            let plan = NewPlan { title: self.plan.to_owned(), ..NewPlan::default() };
            let taken = |path: &str| {
                known.iter().any(|plan| Record::Plan(&plan.stem).path(id) == path)
                    || made.iter().any(|edit| edit.path == path)
            };
            let edit = new::plan(id, &plan, due, &taken);
            made.push(edit);
        }
        made
    }
}
