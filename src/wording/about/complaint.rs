//! What a complaint says beside its text.

use super::About;
use crate::book::Complaint;
use crate::book::visit::Waiting;
use crate::say;
use crate::wording::choice;

impl About<'_> {
    /// The facts of a complaint, how it stands first.
    pub fn complaint(&self, complaint: &Complaint) -> Vec<String> {
        let Complaint { received, cause, layer, severity, via, wants, acknowledged, resolved, waiting, .. } = complaint;
        let Complaint { kind: _, product, wish, dissatisfied, danger, asked, given, solutions, measure, .. } =
            complaint;
        let Complaint { satisfaction, cost, stem: _, promises: _, body: _, .. } = complaint;
        let words = self.words;
        let mut about = vec![match resolved {
            Some(resolved) => say!(words, "card-complaint-resolved", day = self.moment(*resolved)),
            None => words.get("card-complaint-open"),
        }];
        about.extend(cause.clone());
        about.extend(severity.map(|severity| choice::SEVERITY.of(words, severity)));
        about.extend(via.map(|via| choice::VIA.of(words, via)));
        let layer = layer.as_deref().map(|layer| choice::layer(words, layer));
        about.extend(layer.map(|layer| self.labelled("layer", layer)));
        about.extend(self.all("product", product));
        about.extend(self.all("wants", wants));
        about.extend(wish.iter().map(|&wish| choice::WISH.of(words, wish)));
        about.extend(dissatisfied.map(|with| choice::DISSATISFIED.of(words, with)));
        about.extend(self.all("danger", danger));
        about.extend(asked.map(|amount| self.labelled("asked", self.home_money(amount))));
        about.extend(given.map(|amount| self.labelled("given", self.home_money(amount))));
        about.extend(solutions.iter().map(|one| self.labelled("solutions", one.clone())));
        about.extend(self.all("measure", measure));
        about.extend(received.filter(|at| at.time.is_some()).map(|at| self.labelled("received", self.moment(at))));
        about.extend(acknowledged.map(|at| self.labelled("acknowledged", self.moment(at))));
        about.extend(waiting.iter().map(|span| self.labelled("waiting", self.span(span))));
        about.extend(satisfaction.map(|n| self.satisfaction(n)));
        about.extend(cost.map(|cost| self.labelled("cost", self.home_money(cost))));
        about
    }

    /// `Nov 3 – Nov 9`; without an end where it goes on.
    fn span(&self, span: &Waiting) -> String {
        let Waiting { from, until } = span;
        let until = until.map(|until| self.day(until)).unwrap_or_default();
        format!("{} – {until}", self.day(*from)).trim_end().to_owned()
    }
}
