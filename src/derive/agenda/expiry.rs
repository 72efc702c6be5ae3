//! Products that expire, warranties that end, and checks that are due.
//!
//! They come up in stages. A stage is answered by a new day on the card, by a note whose `occasion` names the expiry, or
//! by an open plan that names the product; talks about something else are no answer.

use super::kind_rules::KindRules;
use super::occasion::answers;
use super::scope::Scope;
use crate::book::Choice;
use crate::book::customer::Product;
use crate::book::occasion::of_product;
use crate::book::product_day::ProductDay;
use crate::book::settings::PhoneKind;
use crate::book::{Day, Plan, letters};
use crate::derive::reminder::{Kind, Rank, Reminder, Source, Weight, Why};
use crate::derive::state::CustomerState;

/// An expiry appears by its lead days, and it is in the phone's calendar.
pub const RULES: KindRules = KindRules {
    kind: Kind::Expiry,
    derive,
    late_rank: None,
    lapses: false,
    of_lost_customers: false,
    is_on_card: true,
    is_in_rail: true,
    is_named_by_subject: true,
    names_its_day: true,
    tells_own_lateness: true,
    keeps_its_day: true,
    is_held: |_| false,
    phone: |_| Some(PhoneKind::Expiry),
};

fn derive(scope: &Scope, _: &CustomerState, found: &mut Vec<Reminder>) {
    for (at, product) in scope.customer.card.products.iter().enumerate() {
        // What was given back is no longer cared for.
        if product.returned.is_some_and(|day| day <= scope.today) {
            continue;
        }
        for &which in ProductDay::ALL {
            if let Some(day) = which.of(product) {
                add(scope, (at, product), day, which, found);
            }
        }
    }
}

fn add(scope: &Scope, (index, product): (usize, &Product), day: Day, which: ProductDay, found: &mut Vec<Reminder>) {
    let key = product.no.as_deref().unwrap_or(&product.name);
    let subject = format!("{key}:{day}");
    let why = Why::Expiry { product: product.name.clone(), day: which };
    let stages = &scope.lead().expiry;
    let mut reminder = RULES
        .reminder(scope, &subject, day, Rank::Plan, Source::Product { index, day: which }, why)
        .about(product.name.clone());
    reminder.ahead_rank = Some(Rank::Revisit);
    if reminder.days > 0 {
        reminder.rank = Rank::Revisit;
    }
    let mut reminder = reminder.weighed(Weight::Ahead);
    let is_planned = scope.customer.plans.iter().any(|plan| plan.done.is_none() && is_about(plan, product));
    if !is_planned {
        reminder.comes_up = scope.comes_up(day, stages, last_answer(scope, product));
    }
    let lead = stages.first().copied().unwrap_or_default();
    found.push(reminder.of_amount(product.amount, &scope.book.settings.currency).near_within(lead));
}

/// Whether a plan names a product; case, width and signs do not matter.
fn is_about(plan: &Plan, product: &Product) -> bool {
    let names = product.no.iter().chain([&product.name]);
    let title = letters::key(plan.title());
    names.into_iter().map(|name| letters::key(name)).any(|name| !name.is_empty() && title.contains(&name))
}

/// The day of the last note that answers the expiry of a product.
fn last_answer(scope: &Scope, product: &Product) -> Option<Day> {
    let occasions: Vec<String> = of_product(product).collect();
    let notes = scope.customer.visits.iter().rev().filter(|visit| visit.day <= scope.today);
    let mut notes = notes.filter(|visit| occasions.iter().any(|occasion| answers(visit, occasion)));
    notes.next().map(|visit| visit.day)
}
