//! How the sales that are hoped for stand on a day: the stage of each, for how long, and what may be expected of it.

use rust_decimal::Decimal;

use crate::book::day::days_between;
use crate::book::deal::DealEnd;
use crate::book::pipeline_rules::{PipelineRules, PipelineStage, USUAL_DAYS};
use crate::book::{Customer, Day, Plan};

/// A deal on a day.
#[derive(Clone, Copy, Debug)]
pub struct DealState<'b> {
    /// The plan.
    pub plan: &'b Plan,
    /// The stage in which it is, as the settings have it; `None` where it never moved, or to one that they do not have.
    pub stage: Option<&'b PipelineStage>,
    /// The day since which it is there.
    pub since: Option<Day>,
    /// How it ended, and when; `None` while it is open.
    pub end: Option<(Option<DealEnd>, Day)>,
    today: Day,
}

impl<'b> DealState<'b> {
    /// How a plan stands as a deal on a day; `None` of one without an amount and a stage, and of one that began later.
    pub fn of(plan: &'b Plan, rules: &'b PipelineRules, today: Day) -> Option<DealState<'b>> {
        let deal = &plan.deal;
        if plan.amount.is_none() && deal.moves.is_empty() && deal.outcome.is_none() {
            return None;
        }
        let so_far = deal.moves.iter().filter(|one| one.on <= today);
        let last = so_far.max_by_key(|one| one.on);
        if last.is_none() && !deal.moves.is_empty() {
            return None;
        }
        let end = plan.done.filter(|done| *done <= today).map(|done| (deal.outcome, done));
        let stage = last.and_then(|last| rules.named(&last.name));
        Some(DealState { plan, stage, since: last.map(|last| last.on), end, today })
    }

    /// The chance in percent: that of the plan, else the usual one of its stage.
    pub fn chance(&self) -> Option<u8> {
        self.plan.chance.or_else(|| self.stage.map(|stage| stage.chance))
    }

    /// What may be expected: the amount times the chance; in full without a chance.
    pub fn weighted(&self) -> Decimal {
        let chance = Decimal::from(self.chance().unwrap_or(100));
        (self.plan.amount.unwrap_or_default() * chance / Decimal::ONE_HUNDRED).round_dp(2)
    }

    /// The day on which the customer is expected to decide: as the plan says, else its next step.
    pub fn close(&self) -> Option<Day> {
        self.plan.deal.close.or_else(|| self.plan.due.map(|due| due.day))
    }

    /// Days in the present stage.
    pub fn days(&self) -> Option<i32> {
        Some(days_between(self.since?, self.today))
    }

    /// Whether it is longer in its stage than is usual, or the day to decide has passed.
    pub fn is_stuck(&self) -> bool {
        let usual = i32::from(self.stage.map_or(USUAL_DAYS, |stage| stage.days));
        self.end.is_none()
            && (self.days().is_some_and(|days| days > usual) || self.close().is_some_and(|close| close < self.today))
    }

    /// Days to the end: from the first move, else from the first contact with the customer; `None` where neither is before
    /// it.
    pub fn took(&self, customer: &Customer) -> Option<i32> {
        let (_, end) = self.end?;
        let contacts = customer.visits.iter().filter(|visit| visit.is_contact()).map(|visit| visit.day);
        let moves = self.plan.deal.moves.iter().map(|one| one.on);
        let first = moves.min().or_else(|| contacts.min()).filter(|first| *first <= end)?;
        Some(days_between(first, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::deal::{Deal, StageMove};
    use crate::book::{Language, Moment};

    #[test]
    fn a_past_day_knows_nothing_of_later_moves() {
        let rules = PipelineRules::usual(Language::English);
        let day = |day| Day::constant(2026, 11, day);
        let moves = [("contact", 1), ("Proposal", 10)]
            .map(|(name, on)| StageMove { name: name.to_owned(), on: day(on) })
            .to_vec();
        let deal = Deal { moves, outcome: Some(DealEnd::Won), ..Deal::default() };
        let due = Some(Moment { day: day(20), time: None });
        let plan = Plan { amount: Some(Decimal::from(200)), due, deal, done: Some(day(15)), ..Plan::default() };
        let at = |on: i8| DealState::of(&plan, &rules, day(on));
        assert!(DealState::of(&plan, &rules, Day::constant(2026, 10, 31)).is_none());
        assert_eq!(at(5).unwrap().stage.unwrap().name, "contact");
        assert_eq!((at(5).unwrap().weighted(), at(5).unwrap().days()), (Decimal::from(20), Some(4)));
        assert_eq!(at(12).unwrap().chance(), Some(50));
        assert!(at(14).unwrap().end.is_none());
        assert_eq!(at(15).unwrap().end, Some((Some(DealEnd::Won), day(15))));
    }
}
