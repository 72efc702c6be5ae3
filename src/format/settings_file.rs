//! The settings: `clientbook.toml`.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::bad_choice::bad_choice;
use super::fields::Fields;
use super::list_tables;
use super::money;
use super::occasions::{self, Festivals};
use super::profiles;
use super::read_toml::read_toml;
use super::source::Source;
use super::weekday::weekday_number;
use crate::book::account::SixC;
use crate::book::festival;
use crate::book::pipeline_rules::PipelineRules;
use crate::book::settings::{
    Calendar, CreditRules, FORMAT, Field, FieldType, Git, Language, LeadDays, PublicHolidays, Settings, THEMES, Tier,
    WorkDay,
};
use crate::book::yearly_day::Keeping;
use crate::diagnostic::Fault;

/// Reads the settings. A missing or bad value keeps its default.
pub fn read(source: &mut Source) -> Settings {
    read_toml(source, 0..source.text.len(), |fields, source| {
        let mut settings = Settings::default();
        read_top(&mut settings, fields, source);
        read_tables(&mut settings, fields, source);
        if source.faults.iter().any(|fault| fault.fault == Fault::Toml) {
            profiles::doubt_all(&mut settings.profiles);
        }
        settings
    })
}

fn read_top(settings: &mut Settings, fields: &mut Fields, source: &mut Source) {
    settings.format = fields.number("format", 1..=i64::MAX, source).unwrap_or(FORMAT);
    if settings.format > FORMAT {
        let fault = source.fault(Fault::NewerFormat, fields.span_of("format"));
        source.report(fault.with("format", settings.format.to_string()).with("known", FORMAT.to_string()));
    }
    settings.language = fields.choice("language", source).unwrap_or_default();
    settings.currency = match (super::account_file::read_currency(fields, source), settings.language) {
        (Some(own), _) => own.into(),
        (None, Language::English) => "USD".into(),
        (None, Language::Chinese) => "CNY".into(),
    };
    settings.title = fields.text("title", source).unwrap_or_default();
    if let Some(theme) = fields.text("theme", source) {
        if THEMES.contains(&theme.as_str()) {
            settings.theme = theme;
        } else {
            let fault = source.fault(Fault::UnknownTheme, fields.span_of("theme"));
            source.report(fault.with("theme", theme).with("themes", THEMES.join(", ")));
        }
    }
    settings.today = fields.day("today", source);
}

fn read_tables(settings: &mut Settings, fields: &mut Fields, source: &mut Source) {
    settings.owner = fields.table("owner", source, super::owner::read).unwrap_or_default();
    settings.tiers.extend(fields.named("tiers", source, |name, entry, source| {
        entry.table(name, source, |fields, source| read_tier(name, fields, source))?
    }));
    settings.day = fields.table("day", source, read_day).unwrap_or_default();
    let default = Calendar { public_holidays: usual_holidays(settings.language), ..Calendar::default() };
    let calendar = fields.table("calendar", source, |fields, source| read_calendar(&default, fields, source));
    settings.calendar = calendar.unwrap_or(default);
    settings.lead = fields.table("reminders", source, read_lead).unwrap_or_default();
    settings.fields = fields.named("fields", source, |name, entry, source| entry.table(name, source, read_field)?);
    let mut festivals = Festivals::new(festival::known(settings.language));
    fields.tables("festival", source, |fields, source| -> Option<()> {
        occasions::read_festival(&mut festivals, settings, fields, source)
    });
    settings.festivals = festivals.all;
    let mut rule_fields = Vec::new();
    let rules = fields.tables("rule", source, |fields, source| {
        let rule = occasions::read_rule(settings, fields, source)?;
        rule_fields.extend(rule.field.clone().map(|field| (field, fields.span_of("field"))));
        Some(rule)
    });
    settings.rules = rules;
    settings.lists = list_tables::read(settings, fields, source);
    settings.import = fields.named("import", source, |name, entry, source| entry.text(name, source));
    fields.table("aging", source, |fields, source| read_aging(settings, fields, source));
    settings.targets = super::targets::read(fields, source);
    let value = fields.table("value", source, |fields, source| {
        (fields.choice("counts", source), super::cost_rules::read(fields, source))
    });
    let (counted, costs) = value.unwrap_or_default();
    settings.counted = counted.unwrap_or(settings.counted);
    settings.costs = costs;
    settings.touch = fields.table("touch", source, super::touch_rules::read).unwrap_or_default();
    let complaints = fields.table("complaints", source, super::complaint_rules::read);
    settings.complaints = complaints.unwrap_or(settings.complaints);
    settings.grading = fields.table("grading", source, super::grading_rules::read).unwrap_or_default();
    let pipeline = fields.table("pipeline", source, super::pipeline_rules::read);
    let usual = || PipelineRules::usual(settings.language);
    settings.pipeline = pipeline.filter(|rules| !rules.stages.is_empty()).unwrap_or_else(usual);
    fields.table("dunning", source, |fields, source| {
        if let Some(levels) = fields.numbers("levels", -365..=3650, source) {
            settings.dunning_levels = levels.into_iter().map(|days| days as i16).collect();
        }
    });
    let language = settings.language;
    let credit = fields.table("credit", source, |fields, source| read_credit(language, fields, source));
    settings.credit = credit.unwrap_or_else(|| credit_default(language));
    for (field, span) in rule_fields {
        if settings.fields.get(&field).is_none_or(|known| known.kind != FieldType::Day) {
            source.report(source.fault(Fault::UnknownField, span).with("key", field).hint("hint-rule-field"));
        }
    }
    profiles::read(settings, fields, source);
    settings.git = fields.table("git", source, read_git).unwrap_or_default();
}

/// Reads a tier. Missing keys keep the default of the tier with that name, if there is one.
fn read_tier(name: &str, fields: &mut Fields, source: &mut Source) -> Option<Tier> {
    let default = Tier::defaults().remove(name);
    let every = fields.number("every", 1..=3650, source).map(|days| days as u16);
    if every.is_none() && default.is_none() && !fields.has("every") {
        source.report(source.fault(Fault::MissingKey, fields.span()).with("key", "every"));
    }
    let meet = fields.number("meet", 1..=3650, source).map(|days| days as u16);
    let serves = fields.text("serves", source);
    Some(Tier {
        every: every.or(default.as_ref().map(|tier| tier.every))?,
        meet: meet.or(default.and_then(|tier| tier.meet)),
        serves,
    })
}

fn read_day(fields: &mut Fields, source: &mut Source) -> WorkDay {
    let default = WorkDay::default();
    let contacts = fields.number("contacts", 1..=500, source).map_or(default.contacts, |number| number as usize);
    let workdays = fields.text("workdays", source).and_then(|text| {
        let days = parse_workdays(&text);
        if days.is_none() {
            let words = ["mon-fri", "mon, wed, fri"];
            source.report(bad_choice(source, fields.span_of("workdays"), "workdays", &text, words.into_iter()));
        }
        days
    });
    WorkDay { contacts, workdays: workdays.unwrap_or(default.workdays) }
}

/// Reads weekdays such as `mon-fri`, `mon, wed, fri`, `mon-thu, sat` or `周一至周五`.
fn parse_workdays(text: &str) -> Option<BTreeSet<u8>> {
    let mut days = BTreeSet::new();
    for part in text.split([',', ' ', '，', '、']).map(str::trim).filter(|part| !part.is_empty()) {
        match part.split_once(['-', '至', '到']) {
            Some((from, to)) => days.extend(weekday_number(from)?..=weekday_number(to)?),
            None => days.extend([weekday_number(part)?]),
        }
    }
    (!days.is_empty()).then_some(days)
}

/// Whose public holidays count where the settings do not say.
fn usual_holidays(language: Language) -> PublicHolidays {
    match language {
        Language::Chinese => PublicHolidays::China,
        Language::English => PublicHolidays::UnitedStates,
    }
}

fn read_calendar(default: &Calendar, fields: &mut Fields, source: &mut Source) -> Calendar {
    let kinds = fields.has("phone_kinds").then(|| fields.choices("phone_kinds", source));
    Calendar {
        phone_kinds: kinds.unwrap_or_else(|| default.phone_kinds.clone()),
        public_holidays: fields.choice("public_holidays", source).unwrap_or(default.public_holidays),
        phone_lead_events: fields.flag("phone_lead_events", source).unwrap_or_default(),
        holidays: fields.days("holidays", source),
        extra_workdays: fields.days("extra_workdays", source),
        keeping: Keeping {
            leap_in_ordinary: one_of(fields, "leap_birthday", ["leap", "ordinary"], source) == Some(1),
            feb_29_in_march: one_of(fields, "feb_29", ["02-28", "03-01"], source) == Some(1),
        },
    }
}

/// The index of the word that a key has, out of two.
fn one_of(fields: &mut Fields, key: &'static str, words: [&'static str; 2], source: &mut Source) -> Option<usize> {
    let text = fields.text(key, source)?;
    let at = words.iter().position(|&word| word == text);
    if at.is_none() {
        source.report(bad_choice(source, fields.span_of(key), key, &text, words.into_iter()));
    }
    at
}

fn read_lead(fields: &mut Fields, source: &mut Source) -> LeadDays {
    let default = LeadDays::default();
    let expiry = fields.stages("expiry", 365, source).unwrap_or(default.expiry);
    let mut days = |key, default: u16, source: &mut Source| {
        fields.number(key, 0..=365, source).map_or(default, |days| days as u16)
    };

    LeadDays {
        birthday: days("birthday", default.birthday, source),
        date: days("date", default.date, source),
        festival: days("festival", default.festival, source),
        invoice: days("invoice", default.invoice, source),
        expiry,
        plan: days("plan", default.plan, source),
        promise: days("promise", default.promise, source),
        lapse: days("lapse", default.lapse, source),
        monthly_messages: days("monthly_messages", default.monthly_messages, source),
        sample: days("sample", default.sample, source),
    }
}

fn read_aging(settings: &mut Settings, fields: &mut Fields, source: &mut Source) {
    if let Some(edges) = fields.numbers("edges", 1..=3650, source) {
        let mut edges: Vec<u16> = edges.into_iter().map(|days| days as u16).collect();
        edges.sort_unstable();
        edges.dedup();
        settings.aging_edges = edges;
    }
    if let Some(by) = fields.choice("by", source) {
        settings.aging_by = by;
    }
}

fn credit_default(language: Language) -> CreditRules {
    let years = if language == Language::Chinese { 3 } else { 4 };
    CreditRules { limitation_years: years, ..CreditRules::default() }
}

fn read_credit(language: Language, fields: &mut Fields, source: &mut Source) -> CreditRules {
    let default = credit_default(language);
    let weights = fields.table("weights", source, |fields, source| {
        let weight = |c: SixC, fields: &mut Fields, source: &mut Source| {
            fields.number(c.word(), 0..=100, source).map(Decimal::from)
        };

        SixC::ALL.map(|c| weight(c, fields, source).unwrap_or(default.weights[c as usize]))
    });
    let weights = weights.filter(|weights| weights.iter().any(|weight| !weight.is_zero()));

    CreditRules {
        weights: weights.unwrap_or(default.weights),
        months: by_rating("months", default.months, fields, source),
        loss: by_rating("loss", default.loss, fields, source),
        margin: fields.money("margin", source).unwrap_or(default.margin),
        interest: fields.money("interest", source).unwrap_or(default.interest),
        review: fields.number("review", 1..=120, source).map_or(default.review, |months| months as u16),
        limitation_years: fields
            .number("limitation_years", 1..=30, source)
            .map_or(default.limitation_years, |years| years as u16),
    }
}

/// Reads four numbers, for the ratings A, B, C and D.
fn by_rating(key: &'static str, default: [Decimal; 4], fields: &mut Fields, source: &mut Source) -> [Decimal; 4] {
    let Some(texts) = fields.has(key).then(|| fields.placed_texts(key, source)) else { return default };
    let numbers: Vec<Decimal> = texts.iter().filter_map(|(text, _)| money::parse(text)).collect();
    let found: Result<[Decimal; 4], _> = numbers.try_into();
    found.unwrap_or_else(|_| {
        let fault = source.fault(Fault::BadMoney, fields.span_of(key)).with("key", key);
        source.report(
            fault
                .with("value", texts.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(", "))
                .hint("hint-four"),
        );
        default
    })
}

fn read_field(fields: &mut Fields, source: &mut Source) -> Option<Field> {
    let kind = fields.choice("type", source).unwrap_or(FieldType::Text);
    let label = fields.text("label", source);
    let choices = fields.texts("choices", source);
    if kind == FieldType::Choice && choices.is_empty() {
        source.report(source.fault(Fault::MissingKey, fields.span()).with("key", "choices"));
    }
    Some(Field { kind, label, choices })
}

fn read_git(fields: &mut Fields, source: &mut Source) -> Git {
    let default = Git::default();
    Git {
        commit: fields.choice("commit", source).unwrap_or(default.commit),
        hand_edits: fields.choice("hand_edits", source).unwrap_or(default.hand_edits),
    }
}
