//! `show`: prints one customer: why now, what to know, what they owe, the story.

use std::process::ExitCode;

use clap::Args;

use super::show_facts::{self, Line};
use super::style::{Look, marked, paint};
use super::terminal::{cut, pad};
use super::{Failure, Session, json, show_json};
use crate::book::festival::FestivalDay;
use crate::book::{Customer, CustomerIndex, Visit};
use crate::derive::{CustomerState, HORIZON};
use crate::format::plain_text::{PlainBlock, first_line, plain_sections};
use crate::say;
use crate::wording::about::About;
use crate::wording::greeting::greeting;
use crate::wording::occasion;
use crate::wording::task;
use crate::wording::yearly;

#[derive(Args, Debug)]
pub struct ShowArgs {
    #[arg(value_name = "CUSTOMER")]
    customer: String,
    #[arg(long, value_name = "N", default_value_t = 5)]
    notes: usize,
    #[arg(long)]
    json: bool,
}

/// Prints the customer.
pub fn run(args: &ShowArgs, session: &Session) -> Result<ExitCode, Failure> {
    let index = session.customer(&args.customer)?;
    let overview = session.overview(HORIZON);
    if args.json {
        session.terminal.out(&json::text(&show_json::of(session, &overview, index)));
    } else {
        let page =
            Page { session, index, customer: &session.book().customers[index], state: &overview.customers[index] };
        session.terminal.out(&page.text(args.notes));
        session.mention_faults();
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) struct Page<'a> {
    pub session: &'a Session<'a>,
    pub index: CustomerIndex,
    pub customer: &'a Customer,
    pub state: &'a CustomerState,
}

const LABEL: usize = 14;

/// The fields that stand below the name, or among the dates.
const ABOVE: [&str; 7] = ["tier", "cadence", "title", "region", "best_time", "phone", "birthday"];

impl Page<'_> {
    fn text(&self, notes: usize) -> String {
        let mut out = self.head();
        out += &self.reminders();
        out += &self.people();
        out += &self.dates();
        out += &self.greetings(self.index);
        out += &self.money();
        out += &self.body();
        out += &self.story(notes);
        out + &self.facts(notes)
    }

    /// The name, a hold, and the facts in a line.
    pub fn head(&self) -> String {
        let card = &self.customer.card;
        let (name, id) = (paint(Look::Strong, &card.name), paint(Look::Grey, &self.customer.id));
        let mut out = self.fold(&format!("{name}  {id}\n"));
        if let Some(hold) = self.customer.account.as_ref().and_then(|account| account.hold.as_ref()) {
            out += &self.fold(&(paint(Look::Late, &self.about().hold(hold)) + "\n"));
        }
        out + &self.line()
    }

    fn line(&self) -> String {
        let (words, card) = (self.session.words, &self.customer.card);
        let mut parts: Vec<String> = card.tier.iter().cloned().collect();
        parts.extend(self.session.book().cadence(self.customer).map(|n| say!(words, "card-every", n = n)));
        parts.extend(card.title.iter().chain(&card.region).chain(&card.best_time).cloned());
        parts.extend(card.phone.iter().map(|phone| phone.text.clone()));
        let line = parts.join(" · ");
        if line.is_empty() { line } else { self.fold(&(paint(Look::Grey, &line) + "\n")) }
    }

    pub fn pair(&self, label: &str, value: &str) -> String {
        self.session.terminal.fold(&format!("{} {value}\n", pad(label, LABEL - 1)), LABEL)
    }

    fn fold(&self, text: &str) -> String {
        self.session.terminal.fold(text, 0)
    }

    pub fn reminders(&self) -> String {
        let words = self.session.words;
        if self.state.reminders.is_empty() {
            return format!("\n{}\n", words.get("card-not-due"));
        }
        let mut out = String::from("\n");
        for reminder in &self.state.reminders {
            let look = match reminder.days {
                _ if reminder.is_resting(self.session.today) => Look::Grey,
                ..0 => Look::Late,
                0 => Look::Due,
                _ => Look::Grey,
            };
            let when = if reminder.days > 1 {
                words.day(reminder.due, self.session.today)
            } else {
                words.lateness(reminder.days)
            };
            let reason = marked(&self.session.telling().reason(reminder));
            // A long lateness needs its own space.
            let line = format!("{}{reason}\n", paint(look, &(pad(&when, LABEL - 2) + "  ")));
            out += &self.session.terminal.fold(&line, LABEL);
        }
        out
    }

    /// Says the facts of records.
    fn about(&self) -> About<'_> {
        About { words: self.session.words, book: self.session.book(), today: self.session.today }
    }

    /// A part with its heading; empty where there are no lines.
    fn part(&self, heading: &str, lines: Vec<Line>) -> String {
        if lines.is_empty() {
            return String::new();
        }
        let lines: String = lines.iter().map(|(label, text)| self.pair(label, &format!(" {text}"))).collect();
        format!("\n{}\n{lines}", paint(Look::Grey, &self.session.words.get(heading)))
    }

    fn people(&self) -> String {
        let about = self.about();
        self.part("card-people", show_facts::contacts(&about, self.customer))
            + &self.part("card-family", show_facts::family(&about, self.customer))
            + &self.part("card-relations", show_facts::relations(&about, self.customer))
    }

    /// What is seldom asked for: details, products, records, the entries of the account.
    fn facts(&self, most: usize) -> String {
        let (about, customer) = (self.about(), self.customer);
        let credit = show_facts::credit(&about, customer);
        self.part("card-products", show_facts::products(&about, customer))
            + &self.part("card-offers", show_facts::offers(customer))
            + &self.part("card-needs", show_facts::needs(&about, customer))
            + &self.part("card-details", [show_facts::details(&about, customer, &ABOVE), credit].concat())
            + &self.part("show-records", show_facts::records(&about, customer, most))
            + &self.part("show-account", show_facts::entries(&about, customer, self.state, most))
    }

    /// Birthdays and named dates: as the card gives them, and the next day.
    fn dates(&self) -> String {
        let (words, card) = (self.session.words, &self.customer.card);
        let keeping = self.session.book().settings.calendar.keeping;
        let own = card.birthday.map(|on| (words.get("card-birthday"), on));
        let others = card.contacts.iter().map(|one| (&one.name, one.birthday));
        let others = others.chain(card.family.iter().map(|one| (&one.name, one.birthday)));
        let others = others.filter_map(|(name, on)| Some((say!(words, "card-birthday-of", name = name.as_str()), on?)));
        let born = own.into_iter().chain(others).map(|(label, on)| (label, FestivalDay::Yearly(on)));
        let born = born.map(|(label, on)| (label, yearly::named_with_next(words, on, self.session.today, keeping)));
        let named = card.dates.iter().map(|date| (date.name.clone(), self.about().date(date)));
        let lines = born.chain(named).map(|(label, day)| self.pair(&label, &format!(" {day}")));
        let lines: String = lines.collect();
        if lines.is_empty() { lines } else { format!("\n{}\n{lines}", paint(Look::Grey, &words.get("card-dates"))) }
    }

    /// What to say at occasions that are due or near.
    fn greetings(&self, index: CustomerIndex) -> String {
        let (words, book) = (self.session.words, self.session.book());
        let near = self
            .state
            .reminders
            .iter()
            .filter(|one| (one.days <= 0 || one.is_near) && !one.is_resting(self.session.today));
        let said = near.filter_map(|reminder| {
            let occasion = reminder.greeting_occasion()?;
            greeting(book, words, &book.customers[index], occasion, reminder.due)
        });
        let mut out = String::new();
        for found in said {
            out += &self.fold(&format!("{}\n", found.text));
            if found.is_unsigned {
                out += &self.fold(&format!("{}\n", paint(Look::Late, &words.get("owner-missing"))));
            }
            if let Some((day, text)) = found.last {
                let last = say!(words, "greeting-last", day = words.day_and_year(day), text = text);
                out += &self.fold(&format!("{}\n", paint(Look::Grey, &last)));
            }
        }
        if out.is_empty() { out } else { format!("\n{}\n{out}", paint(Look::Grey, &words.get("card-say"))) }
    }

    /// The sections of the card's text, one line for each.
    pub fn body(&self) -> String {
        let mut out = String::new();
        for section in plain_sections(&self.customer.card.body) {
            let mut text = String::new();
            for block in &section.blocks {
                let ends = text.ends_with(['.', '!', '?', '。', '！', '？']);
                let between = if block.is_item && !ends { self.session.words.between_clauses() } else { " " };
                text += if text.is_empty() { "" } else { between };
                text += &self.block(block);
            }
            if text.is_empty() {
                continue;
            }
            out += &match section.heading {
                None => self.pair(&self.session.words.get("card-background"), &format!(" {text}")),
                Some(heading) => self.pair(&heading, &cut(&text, self.session.terminal.width() - LABEL)),
            };
        }
        if out.is_empty() { out } else { format!("\n{out}") }
    }

    /// A block; of a task also its box and its fields.
    fn block(&self, block: &PlainBlock) -> String {
        let fields: Vec<String> =
            block.fields.iter().filter_map(|field| task::field(self.session.words, field)).collect();
        let mark = block.ticked.map_or("", |is_ticked| if is_ticked { "☑ " } else { "☐ " });
        let fields = if fields.is_empty() { String::new() } else { format!(" ({})", fields.join(" · ")) };
        format!("{mark}{}{fields}", block.text)
    }

    pub fn story(&self, most: usize) -> String {
        let words = self.session.words;
        let shown: Vec<&Visit> =
            self.customer.visits.iter().rev().filter(|visit| visit.day <= self.session.today).collect();
        if shown.is_empty() {
            let command = format!("clientbook log {} \"…\"", self.customer.id);
            return format!("\n{}\n", say!(words, "card-no-notes", command = command));
        }
        let mut out = format!("\n{}\n", paint(Look::Grey, &words.get("show-usage-story")));
        for visit in shown.iter().take(most) {
            out += &self.note(visit);
        }
        if shown.len() > most {
            out += &format!("{}\n", paint(Look::Grey, &say!(words, "show-more", n = shown.len() - most)));
        }
        out
    }

    fn note(&self, visit: &Visit) -> String {
        let words = self.session.words;
        let channel = self.session.telling().channel(visit.channel);
        let label = format!("{} {channel}", words.day(visit.day, self.session.today));
        let said = first_line(&visit.body);
        // A note without words tells what it answers.
        let occasions = visit.occasion.iter().map(|one| occasion::shown(words, &self.session.book().settings, one));
        let said = if said.is_empty() { words.list(occasions) } else { said };
        let width = self.session.terminal.width().saturating_sub(24);
        let head = format!("{}  {}\n", paint(Look::Grey, &pad(&label, 22)), cut(said.trim_end(), width));
        let about = self.about().visit(self.customer, visit);
        if about.is_empty() {
            return head;
        }
        let about = format!("{}  {}\n", " ".repeat(22), paint(Look::Grey, &about.join(" · ")));
        head + &self.session.terminal.fold(&about, 24)
    }
}
