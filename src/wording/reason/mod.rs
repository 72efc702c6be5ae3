//! The reason of a reminder, in one line of plain language.

mod money;
mod occasion;

use crate::book::day::{days_between, plus_days};
use crate::book::product_day::ProductDay;
use crate::book::visit::Party;
use crate::book::{Channel, Day, Visit};
use crate::derive::day::Row;
use crate::derive::reminder::Sign;
use crate::derive::{Kind, Reminder, Rhythm, Why};
use crate::format::plain_text::first_line;
use crate::i18n::marked::Marked;
use crate::i18n::{Counts, Words};
use crate::wording::choice;
use crate::wording::counting::counting;
use crate::wording::sum::late_or_early;
use crate::{say, tell};

/// What a sentence needs besides the reminder.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// The messages in the user's language.
    pub words: &'a Words,
    /// The day as of which sentences count days.
    pub today: Day,
    /// The book's currency.
    pub home: &'a str,
}

/// One reason of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The reason in words.
    pub text: Marked,
    /// It is for working days only, and does not count on a holiday.
    pub is_held: bool,
}

impl Telling<'_> {
    /// The reason of one reminder, with marks around amounts, as a sentence begins.
    pub fn reason(&self, reminder: &Reminder) -> Marked {
        self.clause(reminder).capitalized()
    }

    /// The reason of one reminder as a clause among others, with the day until which it rests.
    fn clause(&self, reminder: &Reminder) -> Marked {
        let rest = reminder.snoozed_until.filter(|_| reminder.is_resting(self.today));
        let rest = rest.map(|day| tell!(self.words, "why-resting", day = self.words.day(day, self.today)));
        self.fact(reminder) + &rest.unwrap_or_default()
    }

    /// What a reminder is about.
    fn fact(&self, reminder: &Reminder) -> Marked {
        let words = self.words;
        let day = || words.day(reminder.due, self.today);
        match &reminder.why {
            Why::Birthday { who, month: true, .. } => self.birthday_in_month(reminder, who),
            Why::Birthday { who, age, lunar, .. } => {
                let lunar =
                    lunar.map(|lunar| tell!(words, "why-lunar", day = words.lunar(lunar.month, lunar.leap, lunar.day)));
                self.birthday(reminder, who, *age, lunar.unwrap_or_default())
            }
            Why::Festival { id, name, gift } => {
                let told = if reminder.days < 0 { "why-festival-passed" } else { "why-festival" };
                let told = if *gift { "why-festival-gift" } else { told };
                tell!(words, told, name = words.festival(id, name.as_deref()), day = day())
            }
            Why::Rule { name, last } => {
                let last = last.map(|last| tell!(words, "why-rule-last", day = words.day(last, self.today)));
                let id = if reminder.days < 0 { "why-rule-passed" } else { "why-rule" };
                tell!(words, id, name = name.as_str(), day = day()) + &last.unwrap_or_default()
            }
            Why::OverLimit { limit } => self.over_limit(reminder, *limit),
            Why::CreditReview { last } => tell!(words, "why-credit-review", day = words.day(*last, self.today)),
            Why::ReturnedPayment { on, .. } => {
                tell!(words, "why-returned", amount = self.amount(reminder), day = words.day(*on, self.today))
            }
            Why::Limitation { no } => {
                let id = if reminder.days < 0 { "why-limitation-passed" } else { "why-limitation" };
                tell!(words, id, no = Marked::unbroken(no), amount = self.amount(reminder), day = day())
            }
            Why::Sample { name, given } => {
                tell!(words, "why-sample", name = name.as_str(), day = words.day(*given, self.today))
            }
            Why::Drift { signs } => {
                let signs = signs.iter().map(|sign| self.sign(sign));
                tell!(words, "why-drift", signs = Marked::join(signs, &words.get("comma")))
            }
            Why::Date { name, .. } if reminder.days < 0 => {
                tell!(words, "why-date-passed", name = name.as_str(), day = day())
            }
            Why::Date { name, years } => {
                let years = years.map(|years| tell!(words, "why-date-years", years = years)).unwrap_or_default();
                tell!(words, "why-date", name = name.as_str(), years = years)
            }
            Why::Revisit { rhythm, last, since, unanswered } => {
                words.marked_clauses([self.rhythm(rhythm), self.last(*last, *since, *unanswered, reminder.days)])
            }
            Why::Meeting { days, last: Some(last) } => {
                tell!(words, "why-meeting", days = *days, day = words.day(*last, self.today))
            }
            Why::Meeting { days, last: None } => tell!(words, "why-meeting-never", days = *days),
            Why::Plan { title, appointment, chance } => self.plan(reminder, title, *appointment, *chance),
            Why::Promise { text, by: Party::Me } => tell!(words, "why-promise-me", text = text.as_str()),
            Why::Promise { text, by: Party::Customer } => tell!(words, "why-promise-customer", text = text.as_str()),
            Why::PaymentPromise { received, invoice, .. } => self.payment(reminder, *received, invoice.as_deref()),
            Why::Invoice { .. } => self.invoice(reminder, &reminder.why),
            Why::PaidAhead { invoices } => self.paid_ahead(reminder, invoices),
            Why::Complaint { cause, received, is_request } => self.complaint(cause.as_deref(), *received, *is_request),
            Why::Expiry { product, day: which } => {
                let id = match (which, reminder.days < 0) {
                    (ProductDay::Expires, false) => "why-expiry",
                    (ProductDay::Expires, true) => "why-expired",
                    (ProductDay::Warranty, false) => "why-warranty",
                    (ProductDay::Warranty, true) => "why-warranty-ended",
                    (ProductDay::Check, false) => "why-check",
                    (ProductDay::Check, true) => "why-check-late",
                };
                tell!(words, id, product = product.as_str(), day = day())
            }
        }
    }

    fn complaint(&self, cause: Option<&str>, received: Day, is_request: bool) -> Marked {
        let day = self.words.day(received, self.today);
        match cause {
            Some(cause) if is_request => tell!(self.words, "why-request-cause", day = day, cause = cause),
            None if is_request => tell!(self.words, "why-request", day = day),
            Some(cause) => tell!(self.words, "why-complaint-cause", day = day, cause = cause),
            None => tell!(self.words, "why-complaint", day = day),
        }
    }

    /// All reasons of a row in one line.
    pub fn reasons_in_a_line(&self, row: &Row) -> Marked {
        self.words.marked_clauses(self.clauses(row).into_iter().map(|reason| reason.text)).capitalized()
    }

    /// The reasons of a row, a sentence each, the strongest first.
    pub fn reasons(&self, row: &Row) -> Vec<Reason> {
        let sentence = |reason: Reason| Reason { text: reason.text.capitalized(), ..reason };
        self.clauses(row).into_iter().map(sentence).collect()
    }

    /// The reasons of a row as clauses; several late invoices are one reason.
    fn clauses(&self, row: &Row) -> Vec<Reason> {
        let late = |reminder: &&&Reminder| reminder.kind == Kind::Invoice && reminder.days < 0;
        let late_count = row.reminders.iter().filter(late).count();
        let mut clauses = Vec::with_capacity(row.reminders.len());
        let mut told_late = false;
        // The day under which the row is listed; a reminder due on another day names that day.
        let day = row.first().listed().max(self.today);
        for reminder in &row.reminders {
            if late(&reminder) && late_count > 1 {
                if !told_late {
                    clauses.push(Reason { text: self.late_invoices(row), is_held: reminder.is_held });
                    told_late = true;
                }
            } else if reminder.days > 0
                && reminder.due != day
                && (!std::ptr::eq(row.first(), *reminder) || reminder.snoozed_until.is_some())
            {
                clauses.push(Reason { text: self.near(reminder), is_held: reminder.is_held });
            } else {
                let text = self.clause(reminder) + &self.own_lateness(row, reminder);
                clauses.push(Reason { text, is_held: reminder.is_held });
            }
        }
        clauses
    }

    /// How late something is, when neither its sentence nor the beginning of the row says it.
    fn own_lateness(&self, row: &Row, reminder: &Reminder) -> Marked {
        let told = std::ptr::eq(row.first(), reminder) || reminder.kind.rules().tells_own_lateness;
        if told || reminder.days >= 0 || reminder.days == row.shown().days {
            return Marked::default();
        }
        tell!(self.words, "why-own-lateness", late = counting(self.words, Counts::Late, reminder.due, -reminder.days))
    }

    /// The reason of something that is near: with its day, where the sentence has none.
    pub fn near(&self, reminder: &Reminder) -> Marked {
        let reason = self.clause(reminder);
        if reminder.kind.rules().names_its_day || matches!(reminder.why, Why::Birthday { month: true, .. }) {
            return reason;
        }
        tell!(self.words, "why-near", day = self.words.day(reminder.due, self.today), why = reason)
    }

    /// The word for a note's channel.
    pub fn channel(&self, channel: Option<Channel>) -> String {
        match channel {
            Some(channel) => choice::CHANNEL.of(self.words, channel),
            None => self.words.get("channel-none"),
        }
    }

    /// A note in one line: its day, its channel, its first line.
    pub fn note(&self, visit: &Visit) -> String {
        let day = self.words.day(visit.day, self.today);
        format!("{day} {} · {}", self.channel(visit.channel), first_line(&visit.body))
    }

    fn sign(&self, sign: &Sign) -> Marked {
        let words = self.words;
        match *sign {
            Sign::Disputed { ref no } => tell!(words, "sign-disputed", no = Marked::unbroken(no)),
            Sign::Silence { days, usual } => {
                let since = plus_days(self.today, -days);
                let days = counting(words, Counts::Days, since, days);
                tell!(words, "sign-silence", days = days, usual = usual)
            }
            Sign::SlowerPayment { days, before } => {
                let when = late_or_early(before);
                tell!(words, "sign-payment", days = days, before = before.abs(), when = when)
            }
            Sign::LessSatisfied { score, before_tenths } => {
                let before = format!("{}.{}", before_tenths / 10, before_tenths % 10);
                tell!(words, "sign-satisfaction", score = score, before = before)
            }
            Sign::BrokenPromises { count } => tell!(words, "sign-promises", n = count),
        }
    }

    fn rhythm(&self, rhythm: &Rhythm) -> Marked {
        match rhythm {
            Rhythm::Tier { name, days } => tell!(self.words, "why-rhythm-tier", tier = name.as_str(), days = *days),
            Rhythm::Own { days } => tell!(self.words, "why-rhythm-own", days = *days),
            Rhythm::Next { said, at, is_retry } => {
                let told = if *is_retry { "why-retry" } else { "why-next" };
                let at = at.map(|at| say!(self.words, "why-next-at", time = self.words.time(at)));
                tell!(self.words, told, day = self.words.day(*said, self.today), at = at.unwrap_or_default())
            }
        }
    }

    fn last(
        &self,
        last: Option<(Day, Option<crate::book::Channel>)>,
        since: Option<Day>,
        unanswered: u32,
        days: i32,
    ) -> Marked {
        let words = self.words;
        let Some((day, channel)) = last else {
            return match since {
                Some(since) => tell!(words, "why-never-since", day = words.day(since, self.today)),
                None => words.told("why-never"),
            };
        };
        let (told_on, told) = match channel {
            Some(Channel::Visit) => ("why-met-on", "why-met"),
            Some(Channel::Message | Channel::Email | Channel::Letter | Channel::Gift) => ("why-wrote-on", "why-wrote"),
            _ => ("why-last-on", "why-last"),
        };
        let how = channel.map(|channel| choice::BY_CHANNEL.of(words, channel));
        let by = how.map(|how| tell!(words, "why-by", how = how)).unwrap_or_default();
        // A future reminder may be read on another day, so the sentence names the day.
        let told = if days > 0 {
            tell!(words, told_on, day = words.day(day, self.today), by = by).trim_end().to_owned()
        } else {
            let days = days_between(day, self.today);
            let ago = counting(words, Counts::Ago, day, days);
            tell!(words, told, ago = ago, by = by)
        };
        if unanswered == 0 { told } else { told + &tell!(words, "why-unanswered", n = unanswered) }
    }

    fn plan(&self, reminder: &Reminder, title: &str, appointment: bool, chance: Option<u8>) -> Marked {
        let words = self.words;
        let mut told = tell!(words, if appointment { "why-appointment" } else { "why-plan" }, title = title);
        if reminder.amount.is_some() {
            told += &tell!(words, "why-plan-amount", amount = self.amount(reminder));
        }
        if let Some(chance) = chance {
            told += &tell!(words, "why-plan-chance", chance = chance);
        }
        told
    }
}

/// With a capital first letter, where the script has capitals.
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
