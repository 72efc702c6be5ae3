//! `clientbook.toml`: language, tiers, the working day, lead days, own fields.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

pub use super::credit_rules::CreditRules;
use super::day::{Keeping, days_between, plus_days};
use super::festival::Festival;
use super::rule::Rule;
use super::text::Text;
use super::{Day, Secrecy};
pub use crate::i18n::Language;

impl super::Choice for Language {
    const ALL: &'static [Language] = &[Language::English, Language::Chinese];
    const WORDS: &'static [&'static str] = Language::WORDS;

    fn from_word(word: &str) -> Option<Language> {
        Language::from_word(word)
    }

    fn word(self) -> &'static str {
        Language::word(self)
    }
}

/// The highest `format` that this program writes.
pub const FORMAT: i64 = 1;

/// The themes in the program.
pub const THEMES: [&str; 2] = ["default", "plain"];

/// The settings, with defaults where the file is silent.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The version of the file format in which the book is written; 1 where the file does not say.
    pub format: i64,
    /// The title of the book; empty for the language's usual title.
    pub title: String,
    /// The language of the site and of the command line.
    pub language: Language,
    /// The book's own currency, by its code of ISO 4217: `USD` in English books, `CNY` in Chinese ones.
    pub currency: String,
    /// The theme of the site: one of [`THEMES`].
    pub theme: String,
    /// A fixed day that counts as today, for samples and tests; `None` for the real one.
    pub today: Option<Day>,
    /// Who keeps the book.
    pub owner: Owner,
    /// The tiers (grades of customers) by name.
    pub tiers: BTreeMap<String, Tier>,
    /// The working day.
    pub day: WorkDay,
    /// Holidays, and how yearly days are kept.
    pub calendar: Calendar,
    /// How many days ahead reminders come.
    pub lead: LeadDays,
    /// Those that the language knows, as the settings change them, and the book's own.
    pub festivals: Vec<Festival>,
    /// Rules: reminders that the owner of the book defines.
    pub rules: Vec<Rule>,
    /// The book's own texts: the files of `texts/`.
    pub texts: Vec<Text>,
    /// Days past due at which a bucket of the aging ends.
    pub aging_edges: Vec<u16>,
    /// The day from which the aging counts.
    pub aging_by: AgingBy,
    /// Days past due at which the next step of collecting is due, in order.
    pub dunning_levels: Vec<i16>,
    /// How credit is judged.
    pub credit: CreditRules,
    /// The fields that may stand under `[custom]` on a card, by key.
    pub fields: BTreeMap<String, Field>,
    /// The secrecy of fields, by key; a field that is not listed has none.
    pub secrecy: BTreeMap<String, Secrecy>,
    /// Editions with less data, by name, such as `phone` for `calendar.ics`.
    pub profiles: BTreeMap<String, Profile>,
    /// What the program does with git.
    pub git: Git,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            format: FORMAT,
            title: String::new(),
            language: Language::English,
            currency: "USD".to_owned(),
            theme: "default".to_owned(),
            today: None,
            owner: Owner::default(),
            tiers: Tier::defaults(),
            day: WorkDay::default(),
            calendar: Calendar::default(),
            lead: LeadDays::default(),
            festivals: Vec::new(),
            rules: Vec::new(),
            texts: Vec::new(),
            aging_edges: vec![30, 60, 90],
            aging_by: AgingBy::Due,
            dunning_levels: vec![-3, 1, 7, 15, 30, 60],
            credit: CreditRules::default(),
            fields: BTreeMap::new(),
            secrecy: BTreeMap::new(),
            profiles: BTreeMap::new(),
            git: Git::default(),
        }
    }
}

/// Who keeps the book.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub struct Owner {
    /// The owner's name.
    pub name: Option<String>,
    /// The owner's job title.
    pub title: Option<String>,
    /// The company for which the owner sells.
    pub company: Option<String>,
    /// The owner's phone number.
    pub phone: Option<String>,
    /// The owner's e-mail address.
    pub email: Option<String>,
    /// The number of the owner's licence, such as that of an insurance agent.
    pub licence: Option<String>,
    /// The signature below letters and greetings; `None` for the name.
    pub signature: Option<String>,
}

/// A tier: how long one lets pass, and what this tier gets. Days.
#[derive(Clone, Debug)]
pub struct Tier {
    /// The cadence: the most days between two contacts.
    pub every: u16,
    /// The most days between two contacts in person; `None` where meetings are not asked for.
    pub meet: Option<u16>,
    /// What customers of this tier get, in words.
    pub serves: Option<String>,
}

impl Tier {
    /// A 14/90, B 30/180, C 90/365, D 180/365.
    pub fn defaults() -> BTreeMap<String, Tier> {
        [("A", 14, 90), ("B", 30, 180), ("C", 90, 365), ("D", 180, 365)]
            .into_iter()
            .map(|(name, every, meet)| (name.to_owned(), Tier { every, meet: Some(meet), serves: None }))
            .collect()
    }
}

/// What a working day holds.
#[derive(Clone, Debug)]
pub struct WorkDay {
    /// How many contacts fit into a day.
    pub contacts: usize,
    /// Monday is 1, Sunday 7.
    pub workdays: BTreeSet<u8>,
}

impl Default for WorkDay {
    fn default() -> WorkDay {
        WorkDay { contacts: 12, workdays: (1..=5).collect() }
    }
}

/// Which days are worked, and how yearly days are kept.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Days on which nobody works, whatever their weekday.
    pub holidays: Vec<Day>,
    /// Days that are worked although their weekday is not (调休).
    pub extra_workdays: Vec<Day>,
    /// How yearly days are kept in years that lack them.
    pub keeping: Keeping,
    /// What `calendar.ics` holds.
    pub phone_kinds: Vec<PhoneKind>,
    /// Entries of their own on lead days.
    pub phone_lead_events: bool,
}

choices! {
    /// Kinds of entries in the phone's calendar.
    pub enum PhoneKind {
        Appointment = "appointment", Birthday = "birthday", Date = "date", Festival = "festival", Expiry = "expiry",
        Plan = "plan", Promise = "promise", Revisit = "revisit", Invoice = "invoice", Rule = "rule",
    }
}

impl Default for Calendar {
    fn default() -> Calendar {
        use PhoneKind::{Appointment, Birthday, Date, Expiry, Festival};
        Calendar {
            holidays: Vec::new(),
            extra_workdays: Vec::new(),
            keeping: Keeping::default(),
            phone_kinds: vec![Appointment, Birthday, Date, Festival, Expiry],
            phone_lead_events: false,
        }
    }
}

impl Settings {
    /// Whether one works on a day.
    pub fn is_working_day(&self, day: Day) -> bool {
        let weekday = day.weekday().to_monday_one_offset() as u8;
        let worked = self.day.workdays.contains(&weekday) && !self.calendar.holidays.contains(&day);
        worked || self.calendar.extra_workdays.contains(&day)
    }

    /// The first day worked on or after `day`; `day` itself where none comes within two months.
    pub fn working_day_from(&self, day: Day) -> Day {
        (0..62).map(|days| plus_days(day, days)).find(|&day| self.is_working_day(day)).unwrap_or(day)
    }

    /// How many days are worked from `from` to `to`, both included.
    pub fn working_days(&self, from: Day, to: Day) -> usize {
        (0..=days_between(from, to)).filter(|&days| self.is_working_day(plus_days(from, days))).count()
    }

    /// The festival with this id.
    pub fn festival(&self, id: &str) -> Option<&Festival> {
        self.festivals.iter().find(|festival| festival.id == id)
    }
}

/// How many days ahead a reminder shows, by kind; and how long unanswered dates stay.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LeadDays {
    /// For birthdays.
    pub birthday: u16,
    /// For named dates.
    pub date: u16,
    /// For festivals that give no `lead` of their own.
    pub festival: u16,
    /// For invoices that fall due.
    pub invoice: u16,
    /// For products and warranties that expire.
    pub expiry: u16,
    /// For follow-up plans.
    pub plan: u16,
    /// For promises.
    pub promise: u16,
    /// How many days an unanswered birthday, date or festival stays on the list after its day.
    pub lapse: u16,
    /// Most greetings and messages that one customer gets in a month.
    pub monthly_messages: u16,
}

impl Default for LeadDays {
    fn default() -> LeadDays {
        LeadDays {
            birthday: 7,
            date: 7,
            festival: 7,
            invoice: 3,
            expiry: 30,
            plan: 3,
            promise: 3,
            lapse: 7,
            monthly_messages: 4,
        }
    }
}

choices! {
    pub enum AgingBy { Due = "due", Invoice = "invoice", }
}

choices! {
    pub enum FieldType { Text = "text", Number = "number", Day = "day", Money = "money", Choice = "choice", }
}

/// An own field of the customers.
#[derive(Clone, Debug)]
pub struct Field {
    /// What kind of value it holds.
    pub kind: FieldType,
    /// Its label on the site; `None` for the key.
    pub label: Option<String>,
    /// The words of which one is allowed, for [`FieldType::Choice`].
    pub choices: Vec<String>,
}

/// What an edition of the site holds back.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// The highest secrecy that is shown; `None` where the profile sets no limit of its own.
    pub up_to: Option<Secrecy>,
    /// Keys of fields whose values are shown only in part.
    pub mask: Vec<String>,
    /// Keys of fields that are left out.
    pub drop: Vec<String>,
}

choices! {
    pub enum CommitWhen { Each = "each", Sync = "sync", Never = "never", }
}

choices! {
    pub enum HandEdits { Sync = "sync", Leave = "leave", }
}

/// What the program commits to git, and when: `[git]`.
#[derive(Clone, Debug)]
pub struct Git {
    /// When changes by the program are committed.
    pub commit: CommitWhen,
    /// What `sync` does with files that were edited by hand.
    pub hand_edits: HandEdits,
}

impl Default for Git {
    fn default() -> Git {
        Git { commit: CommitWhen::Each, hand_edits: HandEdits::Sync }
    }
}
