//! What a follow-up plan says beside its title and text.

use super::About;
use crate::book::Plan;
use crate::book::deal::Deal;
use crate::say;
use crate::wording::choice;

impl About<'_> {
    /// The facts of a plan, but for its title and its days.
    pub fn plan(&self, plan: &Plan) -> Vec<String> {
        let Plan { channel, goal, amount, chance, result, deal, .. } = plan;
        let Plan { due: _, done: _, stem: _, title: _, promises: _, body: _, .. } = plan;
        let words = self.words;
        let mut about = Vec::new();
        about.extend(channel.map(|channel| choice::CHANNEL.of(words, channel)));
        about.extend(self.all("goal", goal));
        about.extend(amount.map(|amount| self.home_money(amount)));
        about.extend(chance.map(|chance| say!(words, "plans-chance", chance = chance)));
        about.extend(self.deal(deal));
        about.extend(self.all("result", result));
        about
    }

    /// What a plan says of the sale that is hoped for.
    fn deal(&self, deal: &Deal) -> Vec<String> {
        let Deal { moves, close, step, competitors, objections, outcome, reason, to, again } = deal;
        let words = self.words;
        let moves = moves.iter().map(|one| format!("{} {}", one.name, self.day(one.on)));
        let objections = objections.iter().map(|one| {
            let what = choice::REFUSAL.of(words, one.what);
            let on = one.on.map(|on| format!(" {}", self.day(on))).unwrap_or_default();
            let answer = one.answer.as_ref().map(|answer| format!(" → {answer}")).unwrap_or_default();
            format!("{what}{on}{answer}")
        });
        let mut about = Vec::new();
        about.extend(self.list("deal-stage", moves.collect()));
        about.extend(close.map(|day| self.labelled("close", self.day(day))));
        about.extend(self.all("step", step));
        about.extend(self.list("competitors", competitors.clone()));
        about.extend(self.list("objection", objections.collect()));
        about.extend(outcome.map(|end| choice::DEAL_END.of(words, end)));
        about.extend(self.all("reason", reason));
        about.extend(self.all("deal-to", to));
        about.extend(again.map(|day| self.labelled("again", self.day(day))));
        about
    }

    fn list(&self, key: &'static str, items: Vec<String>) -> Option<String> {
        (!items.is_empty()).then(|| self.labelled(key, self.words.list(items)))
    }

    /// By when a plan is due, and when it was done.
    pub fn plan_days(&self, plan: &Plan) -> Vec<String> {
        let due = plan.due.map(|due| self.labelled("due", self.moment(due)));
        due.into_iter().chain(plan.done.map(|done| self.labelled("done", self.day(done)))).collect()
    }
}
