//! The settings in `clientbook.toml`: language, tiers, working days, reminders, own fields.

use std::collections::BTreeMap;

pub use super::calendar_settings::{Calendar, LeadDays, PhoneKind, PublicHolidays, WorkDay};
use super::choice_alias::is_same;
use super::complaint_rules::ComplaintRules;
use super::cost_rules::CostRules;
use super::counted::Counted;
pub use super::credit_rules::CreditRules;
use super::day::{days_between, plus_days};
use super::festival::Festival;
use super::field;
use super::grading_rules::GradingRules;
pub use super::own_field::{Field, FieldType};
use super::owner::Owner;
use super::pipeline_rules::PipelineRules;
pub use super::profile::Profile;
use super::public_holidays::Special;
use super::rule::Rule;
use super::saved_list::SavedList;
use super::target::Target;
use super::text::Text;
use super::touch_rules::TouchRules;
use super::{Currency, Day, Secrecy};
pub use crate::i18n::Language;

impl super::Choice for Language {
    const ALL: &'static [Language] = &[Language::English, Language::Chinese];
    const WORDS: &'static [&'static str] = Language::WORDS;
    const SHOWN: &'static [&'static str] = &["language"];

    fn from_word(word: &str) -> Option<Language> {
        Language::from_word(word)
    }

    fn word(self) -> &'static str {
        Language::word(self)
    }
}

/// The highest `format` that this program writes.
pub const FORMAT: i64 = 1;

/// The themes that come with the program.
pub const THEMES: [&str; 2] = ["default", "plain"];

/// The settings, with defaults for what the file leaves out.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The version of the file format in which the book is written; 1 where the file does not say.
    pub format: i64,
    /// The title of the book; empty where the file gives none.
    pub title: String,
    /// The language of the site and of the command line.
    pub language: Language,
    /// The book's own currency, by its code of ISO 4217: `USD` in English books, `CNY` in Chinese ones.
    pub currency: Currency,
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
    /// The festivals of the language, with the changes of the settings, and the book's own.
    pub festivals: Vec<Festival>,
    /// Rules: reminders that the owner of the book defines.
    pub rules: Vec<Rule>,
    /// Lists that are kept.
    pub lists: Vec<SavedList>,
    /// What columns of tables hold that are imported: the header, and what `--map` takes.
    pub import: BTreeMap<String, String>,
    /// The book's own greetings and letters, from the files in `texts/`.
    pub texts: Vec<Text>,
    /// The days past due at which each bucket of the aging ends, in order.
    pub aging_edges: Vec<u16>,
    /// Targets, in the order of the file.
    pub targets: Vec<Target>,
    /// What counts as earned.
    pub counted: Counted,
    /// What service costs, and which sizes of a figure matter.
    pub costs: CostRules,
    /// How much customers are given, and how often one writes to them.
    pub touch: TouchRules,
    /// In what time complaints are answered.
    pub complaints: ComplaintRules,
    /// How tiers follow from what customers bring in.
    pub grading: GradingRules,
    /// The stages through which deals go.
    pub pipeline: PipelineRules,
    /// The day from which the aging counts.
    pub aging_by: AgingBy,
    /// The days past due at which each step of dunning begins, in order; negative before the due day.
    pub dunning_levels: Vec<i16>,
    /// How credit is judged.
    pub credit: CreditRules,
    /// The fields that may stand under `[custom]` on a card, by key.
    pub fields: BTreeMap<String, Field>,
    /// The secrecy of fields, by key; a field that is not listed has none.
    pub secrecy: BTreeMap<String, Secrecy>,
    /// Editions with less data, by name; those that every book has are among them.
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
            currency: "USD".into(),
            theme: "default".to_owned(),
            today: None,
            owner: Owner::default(),
            tiers: Tier::defaults(),
            day: WorkDay::default(),
            calendar: Calendar::default(),
            lead: LeadDays::default(),
            festivals: Vec::new(),
            rules: Vec::new(),
            lists: Vec::new(),
            import: BTreeMap::new(),
            targets: Vec::new(),
            counted: Counted::Invoices,
            costs: CostRules::default(),
            touch: TouchRules::default(),
            complaints: ComplaintRules::default(),
            grading: GradingRules::default(),
            pipeline: PipelineRules::usual(Language::English),
            texts: Vec::new(),
            aging_edges: vec![30, 60, 90],
            aging_by: AgingBy::Due,
            dunning_levels: vec![-3, 1, 7, 15, 30, 60],
            credit: CreditRules::default(),
            fields: BTreeMap::new(),
            secrecy: BTreeMap::new(),
            profiles: Profile::built_in(),
            git: Git::default(),
        }
    }
}

/// A tier: a grade of customers, with how often to be in touch with them.
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
    /// The tiers without settings, as `every`/`meet`: A 14/90, B 30/180, C 90/365, D 180/365.
    pub fn defaults() -> BTreeMap<String, Tier> {
        [("A", 14, 90), ("B", 30, 180), ("C", 90, 365), ("D", 180, 365)]
            .into_iter()
            .map(|(name, every, meet)| (name.to_owned(), Tier { every, meet: Some(meet), serves: None }))
            .collect()
    }
}

impl Settings {
    /// Whether a week begins on Sunday, as in the United States.
    pub fn weeks_begin_on_sunday(&self) -> bool {
        self.language == Language::English && &*self.currency == "USD"
    }

    /// What is special about a day: by the book's own days, else by the public holidays.
    pub fn special(&self, day: Day) -> Option<Special> {
        if self.calendar.extra_workdays.contains(&day) {
            return Some(Special::Worked);
        }
        if self.calendar.holidays.contains(&day) {
            return Some(Special::Off);
        }
        self.calendar.public_holidays.special(day)
    }

    /// Whether `day` is a day off that is more than a weekend: a public holiday, or one of the book's own.
    pub fn is_holiday(&self, day: Day) -> bool {
        self.special(day) == Some(Special::Off)
    }

    /// Whether `day` is a working day.
    pub fn is_working_day(&self, day: Day) -> bool {
        match self.special(day) {
            Some(Special::Off) => false,
            Some(Special::Worked) => true,
            None => self.day.workdays.contains(&(day.weekday().to_monday_one_offset() as u8)),
        }
    }

    /// The first year from `from` to `to` whose holidays are not known: neither the program nor the book has them.
    pub fn year_without_holidays(&self, from: Day, to: Day) -> Option<i16> {
        let Calendar { public_holidays, holidays, extra_workdays, .. } = &self.calendar;
        let asks = *public_holidays != PublicHolidays::None || !holidays.is_empty();
        let own = |year: i16| holidays.iter().chain(extra_workdays).any(|day| day.year() == year);
        (from.year()..=to.year()).find(|&year| asks && !public_holidays.is_known(year) && !own(year))
    }

    /// The first working day on or after `day`; `day` itself where none follows within 62 days.
    pub fn working_day_from(&self, day: Day) -> Day {
        (0..62).map(|days| plus_days(day, days)).find(|&day| self.is_working_day(day)).unwrap_or(day)
    }

    /// The number of working days from `from` to `to`, both included.
    pub fn working_days(&self, from: Day, to: Day) -> usize {
        (0..=days_between(from, to)).filter(|&days| self.is_working_day(plus_days(from, days))).count()
    }

    /// The tier that people mean by `text`: case and width do not matter.
    pub fn tier_named(&self, text: &str) -> Option<&str> {
        let exact = self.tiers.get_key_value(text).map(|(name, _)| name);
        exact.or_else(|| self.tiers.keys().find(|name| is_same(name, text))).map(String::as_str)
    }

    /// The key that people mean by `text`: a key of the card or of an own field, the label of an own field, or the name of
    /// a field of the card in either language. `None` where it is neither.
    pub fn key_named<'k>(&'k self, text: &'k str) -> Option<&'k str> {
        if text == "name" || field::field(text).is_some() || self.fields.contains_key(text) {
            return Some(text);
        }
        let is_label = |field: &Field| field.label.as_deref().is_some_and(|label| is_same(label, text));
        let own = self.fields.iter().find(|(_, field)| is_label(field)).map(|(key, _)| key.as_str());
        own.or_else(|| field::key_of_written(text))
    }

    /// The festival with this id.
    pub fn festival(&self, id: &str) -> Option<&Festival> {
        self.festivals.iter().find(|festival| festival.id == id)
    }
}

choices! {
    /// The day from which the aging of an invoice counts.
    pub enum AgingBy {
        /// The due day.
        Due = "due",
        /// The day of the invoice.
        Invoice = "invoice",
    }
}

choices! {
    /// When changes by the program are committed.
    pub enum CommitWhen {
        /// One commit for each command.
        Each = "each",
        /// One commit at each sync.
        Sync = "sync",
        /// Never: the user commits.
        Never = "never",
    }
}

choices! {
    /// What `sync` does with files that were edited by hand.
    pub enum HandEdits {
        /// It commits them.
        Sync = "sync",
        /// It leaves them uncommitted.
        Leave = "leave",
    }
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
