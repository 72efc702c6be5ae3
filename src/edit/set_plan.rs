//! Changed facts of a plan: `plan.QUOTE.stage=proposal`, `plan.QUOTE.objection.price=paid in parts`.

use std::sync::OnceLock;

use toml_edit::{Item, Table, Value};

use super::change::{Change, How, SetError, values};
use super::entry::split_table;
use super::field_value::{self, Field};
use crate::book::card_table::EntryField;
use crate::book::choice::Choice;
use crate::book::choice_alias::Aliases;
use crate::book::deal::{DealEnd, Refusal};
use crate::book::field::FieldKind;
use crate::book::settings::Settings;
use crate::book::{Channel, Customer, Day, Plan, Time, letters};
use crate::format::document::{Document, set_in};
use crate::format::spoken_moment;
use crate::format::toml_value::{day as day_value, moment};
use crate::format::typed_day::DayError;

/// What a change of a plan begins with.
const PLAN: &str = "plan";

/// The key of the stage, which a table for each move holds.
pub const STAGE: &str = "stage";

/// The key of what a customer said against a deal.
const OBJECTION: &str = "objection";

/// The key of how a deal ended.
const OUTCOME: &str = "outcome";

/// The key of the day on which it is tried again.
pub const AGAIN: &str = "again";

const fn field(key: &'static str, label: &'static str, kind: FieldKind) -> EntryField {
    EntryField { key, label, kind, word: |_| None }
}

/// What of a plan can be set, in the order of a form.
pub const FIELDS: &[EntryField] = &[
    field(STAGE, "key-deal-stage", FieldKind::Text),
    field("amount", "key-amount", FieldKind::Money),
    field("chance", "key-chance", FieldKind::Days),
    field("close", "key-close", FieldKind::Coming),
    field("step", "key-step", FieldKind::Text),
    field("due", "key-due", FieldKind::Coming),
    field("competitors", "key-competitors", FieldKind::Texts),
    EntryField {
        word: |text| DealEnd::of_written(text).map(DealEnd::word),
        ..field(OUTCOME, "key-deal-outcome", FieldKind::Choice(DealEnd::WORDS))
    },
    field("reason", "key-reason", FieldKind::Text),
    field("to", "key-deal-to", FieldKind::Text),
    field(AGAIN, "key-again", FieldKind::Coming),
    field("title", "key-plan-title", FieldKind::Text),
    field("goal", "key-goal", FieldKind::Text),
    EntryField {
        word: |text| Channel::of_written(text).map(Channel::word),
        ..field("channel", "key-channel", FieldKind::Choice(Channel::WORDS))
    },
    field("result", "key-result", FieldKind::Text),
];

/// What of a plan a change means.
#[derive(Clone, Copy, Debug)]
pub enum PlanKey {
    /// A field.
    Field(&'static EntryField),
    /// An objection.
    Objection(Refusal),
}

/// Which plan a change means, and what of it.
#[derive(Clone, Debug)]
pub struct PlanPath {
    /// The file's name without `.md`, or the title, as typed.
    pub name: String,
    /// What of it; `None` where a plan has no such key.
    pub key: Option<PlanKey>,
}

impl PlanPath {
    /// Reads `plan.NAME.KEY` and `plan.NAME.objection.WHAT`; a name may have points in it. `None` of other keys.
    pub fn of(key: &str) -> Option<PlanPath> {
        static PLANS: OnceLock<Aliases<&'static str>> = OnceLock::new();
        let plans = || Aliases::new([(PLAN, PLAN, vec!["card-plan".to_owned()])]);
        let (table, rest) = split_table(key)?;
        PLANS.get_or_init(plans).get(table.trim())?;
        let split = |text: &str| {
            let at = text.rfind(['.', '．', '。'])?;
            let point = text[at..].chars().next().map_or(1, char::len_utf8);
            Some((text[..at].trim().to_owned(), text[at + point..].trim().to_owned()))
        };
        let Some((name, last)) = split(rest) else { return Some(PlanPath { name: rest.trim().to_owned(), key: None }) };
        if let Some(field) = field_of_written(&last) {
            return Some(PlanPath { name, key: Some(PlanKey::Field(field)) });
        }
        let objection = split(&name).filter(|(_, key)| is_objection(key));
        Some(match (objection, Refusal::of_written(&last)) {
            (Some((name, _)), Some(what)) => PlanPath { name, key: Some(PlanKey::Objection(what)) },
            _ => PlanPath { name: rest.trim().to_owned(), key: None },
        })
    }

    /// The plans that are meant: by the file's name or the title, open ones before others.
    pub fn find<'c>(&self, customer: &'c Customer) -> Vec<&'c Plan> {
        let is_it = |plan: &&Plan| plan.stem == self.name || letters::key(plan.title()) == letters::key(&self.name);
        let all: Vec<&Plan> = customer.plans.iter().filter(is_it).collect();
        let open: Vec<&Plan> = all.iter().copied().filter(|plan| plan.done.is_none()).collect();
        if open.is_empty() { all } else { open }
    }
}

/// The field that people mean by `text`: its key, or its name in either language (`阶段`).
fn field_of_written(text: &str) -> Option<&'static EntryField> {
    static NAMES: OnceLock<Aliases<&'static str>> = OnceLock::new();
    let names = || Aliases::new(FIELDS.iter().map(|field| (field.key, field.key, vec![field.label.to_owned()])));
    let key = NAMES.get_or_init(names).get(text)?;
    FIELDS.iter().find(|field| field.key == key)
}

fn is_objection(text: &str) -> bool {
    static NAMES: OnceLock<Aliases<&'static str>> = OnceLock::new();
    let names = || Aliases::new([(OBJECTION, OBJECTION, vec!["key-objection".to_owned()])]);
    NAMES.get_or_init(names).get(text).is_some()
}

/// The text of a plan after the changes.
pub fn apply(
    text: &str,
    changes: &[(PlanKey, &Change)],
    settings: &Settings,
    now: (Day, Time),
) -> Result<String, SetError> {
    let mut document = Document::of_markdown(text).map_err(SetError::NotEditable)?;
    for (key, change) in changes {
        match key {
            PlanKey::Objection(what) => objection(&mut document, *what, change, now.0)?,
            PlanKey::Field(field) if field.key == STAGE => stage(&mut document, change, settings, now.0)?,
            PlanKey::Field(field) if field.key == "due" && !change.value.is_empty() => {
                let due = spoken_moment::parse(&change.value, now.0, now.1);
                let due = due.ok_or_else(|| SetError::BadDay(change.value.clone(), DayError::NoDay))?;
                document.set("due", moment(due));
            }
            PlanKey::Field(field) => {
                let own = Field { key: field.key, kind: field.kind, word: field.word };
                field_value::change(document.toml.as_table_mut(), &own, change, settings, now.0)?;
                // A deal that ended is done.
                if field.key == OUTCOME && !change.value.is_empty() && !document.toml.contains_key("done") {
                    document.set("done", day_value(now.0));
                }
            }
        }
    }
    Ok(document.text())
}

/// Moves a deal to a stage today. A second move of one day takes the place of the first.
fn stage(document: &mut Document, change: &Change, settings: &Settings, today: Day) -> Result<(), SetError> {
    if change.value.is_empty() {
        document.toml.remove(STAGE);
        return Ok(());
    }
    let stages = &settings.pipeline;
    let known = || stages.stages.iter().map(|stage| stage.name.clone()).collect();
    let stage = stages.named(&change.value).ok_or_else(|| SetError::UnknownStage(change.value.clone(), known()))?;
    let last = document.toml.get_mut(STAGE).and_then(Item::as_array_of_tables_mut).and_then(|all| {
        let last = all.len().checked_sub(1)?;
        all.get_mut(last)
    });
    if let Some(last) = last {
        if last.get("name").and_then(Item::as_str).is_some_and(|name| letters::key(name) == letters::key(&stage.name)) {
            return Ok(());
        }
        if last.get("on").is_some_and(|on| on.to_string().trim() == today.to_string()) {
            set_in(last, "name", stage.name.as_str().into());
            return Ok(());
        }
    }
    document.push_table(STAGE, table([("name", stage.name.as_str().into()), ("on", day_value(today))]));
    Ok(())
}

/// Notes what a customer said against a deal, and what answered it; without a value it is taken away.
fn objection(document: &mut Document, what: Refusal, change: &Change, today: Day) -> Result<(), SetError> {
    let is_it = |table: &Table| table.get("what").and_then(Item::as_str) == Some(what.word());
    let answer = Some(change.value.as_str()).filter(|text| !["?", "？"].contains(text));
    let all = document.toml.get_mut(OBJECTION).and_then(Item::as_array_of_tables_mut);
    if change.value.is_empty() || change.how == How::Remove {
        if let Some(all) = all {
            all.retain(|table| !is_it(table));
        }
        return Ok(());
    }
    match (all.and_then(|all| all.iter_mut().find(|table| is_it(table))), answer) {
        (Some(known), Some(answer)) => set_in(known, "answer", answer.into()),
        (Some(_), None) => {}
        (None, answer) => {
            let mut new = table([("what", what.word().into()), ("on", day_value(today))]);
            if let Some(answer) = answer {
                new.insert("answer", Item::Value(answer.into()));
            }
            document.push_table(OBJECTION, new);
        }
    }
    Ok(())
}

fn table<const N: usize>(keys: [(&str, Value); N]) -> Table {
    let mut table = Table::new();
    for (key, value) in keys {
        table.insert(key, Item::Value(value));
    }
    table.decor_mut().set_prefix("\n");
    table
}

/// What a key of a plan holds in a text of its file, as people read it; none where it is not set.
pub fn shown(text: &str, key: PlanKey) -> Vec<String> {
    let Ok(document) = Document::of_markdown(text) else { return Vec::new() };
    let tables = |key: &str| document.toml.get(key).and_then(Item::as_array_of_tables);
    let text_of = |table: &Table, key: &str| table.get(key).and_then(Item::as_str).map(str::to_owned);
    match key {
        PlanKey::Objection(what) => {
            let all = tables(OBJECTION).into_iter().flatten();
            let mut own = all.filter(|table| text_of(table, "what").as_deref() == Some(what.word()));
            own.next().map(|table| text_of(table, "answer").unwrap_or_else(|| "?".to_owned())).into_iter().collect()
        }
        PlanKey::Field(field) if field.key == STAGE => {
            let last = tables(STAGE).and_then(|all| all.iter().last().and_then(|last| text_of(last, "name")));
            last.into_iter().collect()
        }
        PlanKey::Field(field) => document.toml.get(field.key).and_then(Item::as_value).map(values).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Language;
    use crate::book::pipeline_rules::PipelineRules;

    const NOW: (Day, Time) = (Day::constant(2026, 11, 21), Time::constant(14, 32, 0, 0));

    fn set(text: &str, typed: &[&str]) -> Result<String, SetError> {
        let settings = Settings { pipeline: PipelineRules::usual(Language::English), ..Settings::default() };
        let changes: Vec<Change> =
            typed.iter().map(|typed| Change::parse(typed, &settings)).collect::<Result<_, _>>()?;
        let with_keys: Vec<(PlanKey, &Change)> = changes
            .iter()
            .map(|change| (PlanPath::of(&change.key).and_then(|path| path.key).expect("a key of a plan"), change))
            .collect();
        apply(text, &with_keys, &settings, NOW)
    }

    #[test]
    fn paths_are_read_in_both_languages() {
        let of = |text: &str| {
            let path = PlanPath::of(text)?;
            let key = path.key.map_or_else(String::new, |key| match key {
                PlanKey::Field(field) => field.key.to_owned(),
                PlanKey::Objection(what) => format!("objection {}", what.word()),
            });
            Some(format!("{} | {key}", path.name))
        };
        assert_eq!(of("plan.quote.stage").as_deref(), Some("quote | stage"));
        assert_eq!(of("plan.Q 1.2.amount").as_deref(), Some("Q 1.2 | amount"));
        assert_eq!(of("计划.年度额度.阶段").as_deref(), Some("年度额度 | stage"));
        assert_eq!(of("plan.quote.objection.price").as_deref(), Some("quote | objection price"));
        assert_eq!(of("计划.年度额度.异议.价格").as_deref(), Some("年度额度 | objection price"));
        assert_eq!(of("plan.quote.nothing").as_deref(), Some("quote.nothing | "));
        assert_eq!(of("contact.Li.role"), None);
        assert_eq!(of("tier"), None);
    }

    #[test]
    fn a_move_is_kept_with_its_day() {
        let plan = "+++\ndue = 2026-12-01\namount = \"500\" # about\n+++\n\nText.\n";
        let first = set(plan, &["plan.x.stage=Needs"]).unwrap();
        assert!(first.contains("[[stage]]\nname = \"needs\"\non = 2026-11-21\n+++\n\nText.\n"), "{first}");
        // The same day is a slip, the same stage no move.
        let second = set(&first, &["plan.x.stage=proposal"]).unwrap();
        assert_eq!(second, first.replace("needs", "proposal"));
        assert_eq!(set(&second, &["plan.x.stage=PROPOSAL"]).unwrap(), second);
        let old = first.replace("2026-11-21", "2026-11-01");
        let third = set(&old, &["plan.x.stage=proposal"]).unwrap();
        assert_eq!(third.matches("[[stage]]").count(), 2);
        assert!(matches!(set(plan, &["plan.x.stage=nowhere"]), Err(SetError::UnknownStage(..))));
    }

    #[test]
    fn what_was_won_is_done_and_an_objection_gets_its_answer() {
        let plan = "+++\ndue = 2026-12-01\n+++\n";
        let won = set(plan, &["plan.x.outcome=won", "plan.x.amount=1,200"]).unwrap();
        assert!(won.contains("outcome = \"won\"\ndone = 2026-11-21\namount = \"1200\""), "{won}");
        let said = set(plan, &["plan.x.objection.price=?"]).unwrap();
        assert!(said.contains("[[objection]]\nwhat = \"price\"\non = 2026-11-21\n"), "{said}");
        let answered = set(&said, &["plan.x.objection.price=paid in parts"]).unwrap();
        assert!(answered.contains("answer = \"paid in parts\"") && answered.matches("[[objection]]").count() == 1);
        assert_eq!(shown(&answered, PlanKey::Objection(Refusal::Price)), ["paid in parts"]);
        assert_eq!(set(&answered, &["plan.x.objection.price="]).unwrap(), plan);
    }
}
