//! What a follow-up plan says beside its title and text.

use super::About;
use crate::book::Plan;
use crate::say;
use crate::wording::choice;

impl About<'_> {
    /// The facts of a plan, but for its title and its days.
    pub fn plan(&self, plan: &Plan) -> Vec<String> {
        let Plan { channel, goal, amount, chance, result, .. } = plan;
        let Plan { due: _, done: _, stem: _, title: _, promises: _, body: _, .. } = plan;
        let words = self.words;
        let mut about = Vec::new();
        about.extend(channel.map(|channel| choice::CHANNEL.of(words, channel)));
        about.extend(self.all("goal", goal));
        about.extend(amount.map(|amount| self.home_money(amount)));
        about.extend(chance.map(|chance| say!(words, "plans-chance", chance = chance)));
        about.extend(self.all("result", result));
        about
    }

    /// By when a plan is due, and when it was done.
    pub fn plan_days(&self, plan: &Plan) -> Vec<String> {
        let due = plan.due.map(|due| self.labelled("due", self.moment(due)));
        due.into_iter().chain(plan.done.map(|done| self.labelled("done", self.day(done)))).collect()
    }
}
