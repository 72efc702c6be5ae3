//! Reasons about birthdays.

use super::Telling;
use crate::derive::reminder::Age;
use crate::derive::{Reminder, Who};
use crate::i18n::marked::Marked;
use crate::tell;

impl Telling<'_> {
    pub(super) fn turns(&self, age: Age, passed: bool) -> Marked {
        let words = self.words;
        let years = if age.years % 10 == 0 {
            Marked::strong(&age.years.to_string())
        } else {
            Marked::text(&age.years.to_string())
        };
        let id = if passed { "why-turned" } else { "why-turns" };
        let told = tell!(words, id, years = years, nominal = age.nominal);
        if age.own_animal { told + &words.told("why-own-animal") } else { told }
    }

    pub(super) fn birthday(&self, reminder: &Reminder, who: &Who, age: Option<Age>, lunar: Marked) -> Marked {
        let words = self.words;
        let turns = age.map(|age| self.turns(age, reminder.days < 0)).unwrap_or_default();
        let relation = match who {
            Who::Family { relation: Some(relation), .. } => {
                let relation = words.known_or("relation", relation);
                tell!(words, "why-relation", relation = relation)
            }
            _ => Marked::default(),
        };
        let lunar = lunar + &relation;
        let name = self.who(who);
        let day = words.day(reminder.due, self.today);
        match (name, reminder.days < 0) {
            (None, false) => tell!(words, "why-birthday", turns = turns, lunar = lunar),
            (None, true) => tell!(words, "why-birthday-passed", day = day, turns = turns),
            (Some(name), false) => tell!(words, "why-birthday-of", name = name, turns = turns, lunar = lunar),
            (Some(name), true) => tell!(words, "why-birthday-of-passed", name = name, day = day, turns = turns),
        }
    }

    /// A birthday of which only the month is known.
    pub(super) fn birthday_in_month(&self, reminder: &Reminder, who: &Who) -> Marked {
        let month = self.words.month_of_year(reminder.due.month());
        match self.who(who) {
            None => tell!(self.words, "why-birthday-month", month = month),
            Some(name) => tell!(self.words, "why-birthday-month-of", name = name, month = month),
        }
    }

    /// The name; nothing for the customer.
    pub(super) fn who(&self, who: &Who) -> Option<String> {
        match who {
            Who::Customer => None,
            Who::Contact { name, .. } | Who::Family { name, .. } => Some(name.clone()),
        }
    }
}
