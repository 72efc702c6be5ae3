//! What a note says beside its text.

use super::About;
use crate::book::visit::{Outcome, Party};
use crate::book::{Customer, Visit};
use crate::say;
use crate::wording::{choice, occasion};

impl About<'_> {
    /// The facts of a note of `owner`, but for its day and channel.
    pub fn visit(&self, owner: &Customer, visit: &Visit) -> Vec<String> {
        let Visit { outcome, by, purpose, with, also, occasion, mass, gift, sample, cost, minutes, .. } = visit;
        let Visit { satisfaction, next, private, time, .. } = visit;
        // Shown elsewhere: the day and the channel, the body and the promises in it.
        let Visit { day: _, stem: _, channel: _, promises: _, body: _, fingerprint: _, .. } = visit;
        let words = self.words;
        let mut about = Vec::new();
        about.extend(time.map(|time| words.time(time)));
        about.extend((*outcome != Outcome::Talked).then(|| choice::OUTCOME.of(words, *outcome)));
        about.extend((*by == Party::Customer).then(|| words.get("card-by-customer")));
        // On a person's own card it goes without saying that they were there.
        let is_owner = |one: &String| *one == *owner.id || *one == owner.card.name;
        let with: Vec<String> = with.iter().filter(|one| !is_owner(one)).cloned().collect();
        about.extend((!with.is_empty()).then(|| say!(words, "card-with", names = self.names(&with))));
        about.extend((!also.is_empty()).then(|| say!(words, "card-also", names = self.names(also))));
        let purposes = purpose.iter().map(|&purpose| choice::PURPOSE.of(words, purpose));
        about.extend((!purpose.is_empty()).then(|| self.labelled("purpose", words.list(purposes))));
        let occasions = occasion.iter().map(|one| occasion::shown(words, &self.book.settings, one));
        about.extend((!occasion.is_empty()).then(|| self.labelled("occasion", words.list(occasions))));
        about.extend(match (gift, cost.map(|cost| self.home_money(cost))) {
            (Some(gift), Some(cost)) => Some(format!("{} {cost}", say!(words, "card-gift", gift = &**gift))),
            (Some(gift), None) => Some(say!(words, "card-gift", gift = &**gift)),
            (None, cost) => cost.map(|cost| self.labelled("cost", cost)),
        });
        about.extend(sample.iter().map(|sample| say!(words, "card-sample", sample = &**sample)));
        about.extend(minutes.map(|n| say!(words, "card-minutes", n = n)));
        about.extend(satisfaction.map(|n| self.satisfaction(n)));
        about.extend(next.map(|next| self.labelled("next", self.moment(next))));
        about.extend(mass.then(|| words.get("card-mass")));
        about.extend(private.then(|| words.get("card-private")));
        about
    }
}
