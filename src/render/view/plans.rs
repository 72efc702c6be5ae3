//! Open follow-up plans, by their due day.

use rust_decimal::Decimal;
use serde::Serialize;

use super::super::Site;
use super::{LinkView, card_file, form_links};
use crate::derive::deal::DealState;
use crate::derive::reminder::Source;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;

/// The page `plans.html`.
pub struct Plans;

impl PageKind for Plans {
    fn path(&self, _: &Site, _: usize) -> String {
        "plans.html".to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "plans.html", place: MenuPlace::Reports, is_dated: false })
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        let made = view(site);
        Content::Page(View::new(made.title.clone(), made))
    }
}

/// The page `plans.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PlansView {
    /// The page's title.
    pub title: String,
    /// How many plans are open, and their total amount; ready to read.
    pub lead: String,
    /// The open plans, by their due day; those without one come first.
    pub rows: Vec<PlanRow>,
}

/// One open plan.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PlanRow {
    /// The due day and time, ready to read; empty when the plan has no day.
    pub when: String,
    /// The due day has passed.
    pub late: bool,
    /// The customer's name.
    pub name: String,
    /// The customer's card, relative to the site's top folder.
    pub href: String,
    /// The customer's tier; `None` when the card gives none.
    pub tier: Option<String>,
    /// Sales on credit to this customer are stopped.
    pub hold: bool,
    /// The plan's title.
    pub title: String,
    /// What the plan is to achieve; `None` when the plan does not say.
    pub goal: Option<String>,
    /// The expected amount in the book's currency, ready to read; `None` when the plan gives none.
    pub amount: Option<String>,
    /// The chance of success in percent, ready to read; `None` when the plan gives none.
    pub chance: Option<String>,
    /// The stage of the deal; `None` where it has none.
    pub stage: Option<String>,
    /// The forms that answer it; empty on a built site.
    pub forms: Vec<LinkView>,
}

/// The view of the plans.
pub fn view(site: &Site) -> PlansView {
    let (words, today) = (site.words(), site.today());
    let rules = &site.book.settings.pipeline;
    let mut open: Vec<_> = Vec::new();
    for customer in &site.book.customers {
        let plans = customer.plans.iter().enumerate();
        let plans = plans.filter(|(_, plan)| plan.done.is_none_or(|done| done > today));
        open.extend(plans.map(|(at, plan)| (plan.due, customer, at, plan)));
    }
    open.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
    let total: Decimal = open.iter().filter_map(|(.., plan)| plan.amount).sum();
    let lead = match (open.len(), total.is_zero()) {
        (0, _) => words.get("plans-none"),
        (n, true) => say!(words, "plans-count", n = n),
        (n, false) => {
            let weighted = open.iter().filter_map(|(.., plan)| Some(DealState::of(plan, rules, today)?.weighted()));
            let weighted = site.home_money(weighted.sum());
            say!(words, "plans-total", n = n, amount = site.home_money(total), weighted = weighted)
        }
    };
    let rows = open.into_iter().map(|(due, customer, at, plan)| {
        let state = DealState::of(plan, rules, today);
        let day = due.map(|due| words.day(due.day, today)).unwrap_or_default();
        let time = due.and_then(|due| due.time).map(|time| format!(" {}", words.time(time))).unwrap_or_default();
        PlanRow {
            when: day + &time,
            late: due.is_some_and(|due| due.day < today),
            name: customer.listed_name().into_owned(),
            href: format!("customers/{}", card_file(customer)),
            tier: customer.listed_tier().map(str::to_owned),
            hold: customer.is_on_hold(),
            title: plan.title().to_owned(),
            goal: plan.goal.clone(),
            amount: plan.amount.map(|amount| site.home_money(amount)),
            chance: state.and_then(|state| state.chance()).map(|chance| say!(words, "plans-chance", chance = chance)),
            stage: state.and_then(|state| state.stage).map(|stage| stage.name.clone()),
            forms: form_links::of_record(site, customer, &Source::Plan(at)),
        }
    });
    PlansView { title: words.get("plans-title"), lead, rows: rows.collect() }
}
