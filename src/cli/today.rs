//! `today`: shows what is due, for whom, and why.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;
use unicode_width::UnicodeWidthStr;

use super::style::{Look, marked, paint};
use super::terminal::{cut, pad};
use super::{Failure, Session, clock, json};
use crate::book::Choice;
use crate::book::Day;
use crate::book::day::{days_between, plus_days};
use crate::derive::day::{Row, SHOWN_AHEAD, rows_of_later_days, rows_of_today, within};
use crate::derive::festival_round::{self, FestivalRound};
use crate::derive::reminder::Group;
use crate::derive::{HORIZON, Overview};
use crate::say;
use crate::wording::{self, choice};
use crate::write::stamp;

#[derive(Args, Clone, Debug)]
pub struct TodayArgs {
    #[arg(long, value_name = "N", default_value_t = SHOWN_AHEAD, value_parser = clap::value_parser!(i32).range(0..=3650))]
    days: i32,
    #[arg(long)]
    json: bool,
    #[arg(long)]
    ids: bool,
    #[arg(long)]
    all: bool,
}

impl Default for TodayArgs {
    fn default() -> TodayArgs {
        TodayArgs { days: SHOWN_AHEAD, json: false, ids: false, all: false }
    }
}

/// Prints the list of today.
pub fn run(args: &TodayArgs, session: &Session) -> Result<ExitCode, Failure> {
    let overview = session.overview(args.days.max(HORIZON));
    if args.json {
        let telling = session.telling();
        let reminders: Vec<_> = within(&overview, args.days)
            .into_iter()
            .map(|(customer, reminder)| json::reminder(session.book(), &telling, customer, reminder))
            .collect();
        let settings = &session.book().settings;
        let festival = |round: FestivalRound| {
            let id = &settings.festivals[round.festival].id;
            json!({ "id": id, "day": round.day.to_string(), "days": round.days, "to_greet": round.to_greet,
                "gifts": round.gifts })
        };
        let festivals: Vec<_> = festival_round::ahead(session.book(), &overview).into_iter().map(festival).collect();
        let value = json!({ "today": session.today.to_string(), "days": args.days, "reminders": reminders,
            "festivals": festivals });
        session.terminal.out(&json::text(&value));
    } else {
        let page = Page { session, overview: &overview, args };
        session.terminal.out(&page.text());
        page.mention_first_note();
        page.mention_safety();
        page.mention_holidays();
        session.mention_faults();
    }
    Ok(ExitCode::SUCCESS)
}

struct Page<'a> {
    session: &'a Session<'a>,
    overview: &'a Overview,
    args: &'a TodayArgs,
}

/// Days ahead for which the holidays should be known.
const HOLIDAYS_AHEAD: i32 = 31;

/// The width of the column with lateness.
const WHEN: usize = 14;

impl Page<'_> {
    /// Tells how to go on in a book that has customers and no note yet.
    fn mention_first_note(&self) {
        let customers = &self.session.book().customers;
        let has_notes = customers.iter().any(|customer| !customer.visits.is_empty());
        if let Some(first) = customers.first().filter(|_| !has_notes) {
            self.session.terminal.say(&format!("\n{}", say!(self.session.words, "today-note-hint", id = &*first.id)));
        }
    }

    /// Prints how old the last backup and the last sync are; nothing for a book without customers.
    fn mention_safety(&self) {
        let (root, words) = (&self.session.root, self.session.words);
        if self.session.book().customers.is_empty() {
            return;
        }
        let days = |name: &str| stamp::read(root, name).map(|day| days_between(day, clock::now().date()).max(0));
        let text = match (days(stamp::BACKUP), days(stamp::PUSH)) {
            (None, None) => words.get("safety-none"),
            (Some(backup), None) => say!(words, "safety-backup", n = backup),
            (None, Some(push)) => say!(words, "safety-push", n = push),
            (Some(backup), Some(push)) => {
                [say!(words, "safety-backup", n = backup), say!(words, "safety-push", n = push)].join(" ")
            }
        };
        self.session.terminal.say(&format!("\n{}", paint(Look::Grey, &text)));
    }

    /// Tells that the holidays of the coming weeks are not known.
    fn mention_holidays(&self) {
        let (settings, today) = (&self.session.book().settings, self.session.today);
        let unknown = settings.year_without_holidays(today, plus_days(today, HOLIDAYS_AHEAD));
        if let Some(year) = unknown.filter(|_| !self.session.book().customers.is_empty()) {
            let public = settings.calendar.public_holidays.word();
            let text = say!(self.session.words, "holidays-unknown", year = year.to_string(), public = public);
            self.session.terminal.say(&paint(Look::Grey, &text));
        }
    }

    fn text(&self) -> String {
        let words = self.session.words;
        let rows = rows_of_today(self.overview);
        let limit = if self.args.all { rows.len() } else { self.session.book().settings.day.contacts };
        let (now, rest) = rows.split_at(rows.len().min(limit));
        let out = paint(Look::Strong, &words.day_in_full(self.session.today)) + "\n" + &self.sentence(&rows) + "\n";
        let mut out = self.session.terminal.fold(&out, 0);
        for round in festival_round::ahead(self.session.book(), self.overview) {
            let settings = &self.session.book().settings;
            let sentence = wording::festival_round::sentence(words, settings, &round);
            let way = wording::festival_round::way(words, settings, &round);
            out += &self.session.terminal.fold(&format!("{sentence}\n  {}\n", paint(Look::Grey, &way)), 2);
        }
        for &group in Group::ALL {
            let of_group: Vec<&Row> = now.iter().filter(|row| row.rank().group() == group).collect();
            if !of_group.is_empty() {
                out += &format!("\n{}\n", paint(Look::Grey, &choice::DAY_GROUP.of(words, group)));
                out.extend(of_group.into_iter().map(|row| self.row(row)));
            }
        }
        if !rest.is_empty() {
            let later = paint(Look::Grey, &say!(words, "group-later", n = rest.len()));
            out += &self.session.terminal.fold(&format!("\n{later} (--all)\n"), 0);
        }
        out + &self.coming()
    }

    fn sentence(&self, rows: &[Row]) -> String {
        let (words, book) = (self.session.words, self.session.book());
        let Some(first) = rows.first() else {
            let empty = book.customers.is_empty();
            let told = words.get(if empty { "today-empty-book" } else { "today-none" });
            return if empty { told + "\n" + &words.get("today-empty-hint") } else { told };
        };
        let name = paint(Look::Strong, &book.customers[first.customer].listed_name());
        match rows.len().min(book.settings.day.contacts) {
            1 => say!(words, "today-one", name = name),
            n => say!(words, "today-some", n = n, name = name),
        }
    }

    fn row(&self, row: &Row) -> String {
        let words = self.session.words;
        let customer = &self.session.book().customers[row.customer];
        let first = row.shown();
        let (when, look) = match first.time.filter(|_| first.days == 0) {
            Some(time) => (words.time(time), Look::Grey),
            None => (words.lateness(first.days), if first.days < 0 { Look::Late } else { Look::Due }),
        };
        let tier = customer.listed_tier().map(|tier| format!("  {}", paint(Look::Grey, tier)));
        let hold = customer.is_on_hold().then(|| format!("  {}", paint(Look::Late, &words.get("card-hold"))));
        let name = paint(Look::Strong, &customer.listed_name()) + &tier.unwrap_or_default() + &hold.unwrap_or_default();
        let head = format!("{}{name}\n", paint(look, &(pad(&when, WHEN - 1) + " ")));
        let reasons: String =
            self.session.telling().reasons(row).iter().map(|reason| self.line(&marked(&reason.text))).collect();
        let mut out = self.session.terminal.fold(&(head + &reasons), WHEN);
        if let Some(note) = self.note(row.customer) {
            out += &self.line(&paint(Look::Grey, &cut(&note, self.session.terminal.width() - WHEN)));
        }
        if self.args.ids {
            out.extend(row.reminders.iter().map(|reminder| self.line(&paint(Look::Grey, &reminder.id))));
        }
        out
    }

    fn line(&self, text: &str) -> String {
        format!("{}{text}\n", " ".repeat(WHEN))
    }

    fn note(&self, customer: usize) -> Option<String> {
        let note = self.overview.customers[customer].contact.note?;
        Some(self.session.telling().note(note.get(self.session.book())))
    }

    fn coming(&self) -> String {
        let days: Vec<(Day, Vec<Row>)> = rows_of_later_days(self.overview, self.args.days);
        if days.is_empty() {
            return String::new();
        }
        let words = self.session.words;
        let mut out = format!("\n{}\n", paint(Look::Grey, &say!(words, "group-coming", n = self.args.days)));
        for (day, rows) in days {
            for (at, row) in rows.iter().enumerate() {
                let label = format!("{} {}", words.weekday_short(day.weekday()), words.day(day, self.session.today));
                out += &self.coming_row(if at == 0 { &label } else { "" }, row);
            }
        }
        out
    }

    fn coming_row(&self, label: &str, row: &Row) -> String {
        let customer = &self.session.book().customers[row.customer];
        let label = pad(label, WHEN - 1) + " ";
        let width = self.session.terminal.width().saturating_sub(label.width() + 24);
        let mut name = pad(&cut(&customer.listed_name(), 22), 22);
        let (mut begin, mut line) = (label.clone(), String::new());
        // Until when something rests stands at the end.
        let is_resting = row.reminders.iter().any(|reminder| reminder.is_resting(self.session.today));
        for reason in self.session.telling().reasons(row) {
            let reason = reason.text.plain();
            let shown = if is_resting { reason } else { cut(&reason, width) };
            line += &self.session.terminal.fold(&format!("{begin}{name}  {shown}\n"), WHEN);
            (begin, name) = (" ".repeat(label.width()), " ".repeat(22));
        }
        if !self.args.ids {
            return line;
        }
        row.reminders.iter().fold(line, |line, reminder| line + &self.line(&paint(Look::Grey, &reminder.id)))
    }
}
