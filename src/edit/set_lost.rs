//! Changes of why and to whom a customer was lost: the table `lost` of a card.

use std::sync::OnceLock;

use toml_edit::{InlineTable, Item};

use super::change::{Change, How, SetError};
use super::entry::split_table;
use super::field_value::{self, Field};
use crate::book::choice::Choice;
use crate::book::choice_alias::Aliases;
use crate::book::customer::Stage;
use crate::book::field::{FieldKind, key_of_written};
use crate::book::settings::Settings;
use crate::book::{Card, Day};
use crate::format::document::Document;
use crate::format::toml_value::day as day_value;

/// The table. As a key of a change it stands for the reason; without a value for the whole table.
pub const LOST: &str = "lost";

/// The keys that can be set, in the order of a form.
pub const LOST_KEYS: [&str; 3] = [ON, REASON, "lost.to"];

const ON: &str = "lost.on";
const REASON: &str = "lost.reason";

const STAGE: &str = "stage";

/// The key that people mean by `text`: `lost`, `lost.to`, `流失.去向`, `流失去向`; `None` where it is none of these.
pub fn key_of(text: &str) -> Option<&'static str> {
    static PARTS: OnceLock<Aliases<&'static str>> = OnceLock::new();
    static WHOLE: OnceLock<Aliases<&'static str>> = OnceLock::new();
    let whole = || Aliases::new(LOST_KEYS.map(|key| (key, key, vec![format!("key-{}", key.replace('.', "-"))])));
    let parts = || Aliases::new(LOST_KEYS.map(|key| (key, part(key), vec![format!("key-{}", part(key))])));
    match split_table(text) {
        Some((table, rest)) if key_of_written(table.trim()) == Some(LOST) => PARTS.get_or_init(parts).get(rest.trim()),
        None if key_of_written(text) == Some(LOST) => Some(LOST),
        _ => WHOLE.get_or_init(whole).get(text),
    }
}

/// The key inside of the table.
fn part(key: &str) -> &str {
    key.split_once('.').map_or(key, |(_, part)| part)
}

/// Makes a change of the table. The first one says that the customer was lost today, where it names no day.
pub fn apply(
    document: &mut Document,
    key: &'static str,
    change: &Change,
    settings: &Settings,
    today: Day,
) -> Result<(), SetError> {
    if change.how != How::Set {
        return Err(SetError::NotAPair(format!("{key}+=")));
    }
    let is_new = !document.toml.contains_key(LOST);
    if change.value.is_empty() && (key == LOST || is_new) {
        document.remove(LOST);
        return Ok(());
    }
    if is_new {
        document.set(LOST, InlineTable::new().into());
    }
    let Some(table) = document.toml.get_mut(LOST).and_then(Item::as_table_like_mut) else {
        return Err(SetError::NotAPair(format!("{LOST}=")));
    };
    if is_new && key != ON {
        table.insert("on", toml_edit::value(day_value(today)));
    }
    let key = part(if key == LOST { REASON } else { key });
    let kind = if key == "on" { FieldKind::Day } else { FieldKind::Text };
    field_value::change(table, &Field { key, kind, word: |_| None }, change, settings, today)?;
    if table.is_empty() {
        document.remove(LOST);
    } else if let Some(inline) = document.toml.get_mut(LOST).and_then(Item::as_inline_table_mut) {
        inline.fmt();
    }
    Ok(())
}

/// The changes with those that follow from them: who is lost has no other stage, and who has another one is not lost any
/// more.
pub fn with_what_follows(card: &Card, changes: &[Change]) -> Vec<Change> {
    let set = |key: &str, value: &str| Change { key: key.to_owned(), how: How::Set, value: value.to_owned() };
    let is_of_table = |change: &&Change| key_of(&change.key).is_some();
    let (loss, stage) = (changes.iter().find(is_of_table), changes.iter().find(|change| change.key == STAGE));
    let is_other = |change: &Change| Stage::of_written(&change.value).is_some_and(|stage| stage != Stage::Lost);
    let follows = match (loss, stage) {
        (Some(loss), None) if !loss.value.is_empty() && card.stage.is_some_and(|stage| stage != Stage::Lost) => {
            Some(set(STAGE, Stage::Lost.word()))
        }
        (None, Some(stage)) if card.lost.is_some() && is_other(stage) => Some(set(LOST, "")),
        _ => None,
    };
    changes.iter().cloned().chain(follows).collect()
}

/// The values of a key as people read them; none where it is not set.
pub fn shown(document: &Document, key: &'static str) -> Vec<String> {
    let table = document.toml.get(LOST).and_then(Item::as_table_like);
    let text = |item: &Item| item.as_str().map_or_else(|| item.to_string().trim().to_owned(), str::to_owned);
    let of = |key: &str| table.and_then(|table| table.get(part(key))).map(text);
    if key == LOST { LOST_KEYS.iter().filter_map(|key| of(key)).collect() } else { of(key).into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::super::set;
    use super::*;

    fn changed(text: &str, changes: &[&str]) -> Result<String, SetError> {
        let settings = Settings::default();
        let changes: Result<Vec<Change>, SetError> =
            changes.iter().map(|change| Change::parse(change, &settings)).collect();
        set::apply(text, "ana", &changes?, &settings, Day::constant(2026, 11, 21))
    }

    const CARD: &str = "+++\nname = \"Ana\"\n+++\n";

    #[test]
    fn a_loss_is_of_today_and_keeps_its_day() {
        let lost = changed(CARD, &["lost=价格"]).unwrap();
        assert!(lost.contains("lost = { on = 2026-11-21, reason = \"价格\" }\n"), "{lost}");
        let to = changed(&lost, &["流失去向=北方证券", "lost.on=nov 2"]).unwrap();
        assert!(to.contains("lost = { on = 2026-11-02, reason = \"价格\", to = \"北方证券\" }\n"), "{to}");
        assert_eq!(set::shown(&to, "lost.to"), ["北方证券"]);
        assert_eq!(set::shown(&to, "lost"), ["2026-11-02", "价格", "北方证券"]);
        assert_eq!(changed(&to, &["lost="]).unwrap(), CARD);
        assert_eq!(changed(CARD, &["lost.to="]).unwrap(), CARD);
    }

    #[test]
    fn a_table_of_its_own_is_changed_where_it_stands() {
        let card = "+++\nname = \"Ana\"\n\n[lost]\non = 2026-05-01 # a Friday\n+++\n";
        let lost = changed(card, &["流失.原因=price"]).unwrap();
        assert_eq!(lost, card.replace("Friday\n", "Friday\nreason = \"price\"\n"));
        assert!(matches!(changed(card, &["lost.why=x"]), Err(SetError::UnknownKey { .. })));
        assert!(matches!(changed(card, &["lost+=x"]), Err(SetError::NotAPair(_))));
        assert!(changed("+++\nname = \"A\"\nlost = 3\n+++\n", &["lost=x"]).is_err());
    }
}
