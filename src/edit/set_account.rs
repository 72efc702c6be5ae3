//! Changed facts of an account: its terms, its credit limit, a hold.

use toml_edit::{Item, Value};

use super::set::{Change, How, SetError};
use crate::book::Day;
use crate::book::account::Hold;
use crate::format::account_writer;
use crate::format::document::{Document, NotEditable};
use crate::format::toml_value::texts;
use crate::format::{conflict, money, terms};

/// The text of an account in a currency after the changes; `text` is empty where there is no account yet.
pub fn apply(text: &str, changes: &[Change], today: Day, currency: &str) -> Result<String, SetError> {
    let keys: Vec<&str> = changes.iter().map(|change| change.key.as_str()).collect();
    // Setting a key also answers an open question about it.
    let text = &conflict::answer_keys(text, &keys);
    let mut document = Document::of_toml(text).map_err(SetError::NotEditable)?;
    if document.has_questions() && changes.iter().any(|change| change.value.is_empty()) {
        return Err(SetError::NotEditable(NotEditable::Question));
    }
    for change in changes {
        if change.how != How::Set {
            return Err(SetError::NotAPair(format!("{}+=", change.key)));
        }
        match value(&document, change, today, currency) {
            Some(value) => document.set(&change.key, value),
            None => {
                document.remove(&change.key);
            }
        }
    }
    Ok(document.text())
}

/// The new value of a key; `None` to remove it.
fn value(document: &Document, change: &Change, today: Day, currency: &str) -> Option<Value> {
    let text = Some(change.value.as_str()).filter(|text| !text.is_empty())?;
    Some(match change.key.as_str() {
        "terms" => {
            let shares = terms::shares(text);
            if let [one] = shares[..] { one.into() } else { texts(shares) }
        }
        // What is no amount is a fault of the account then, which is told.
        "credit_limit" => {
            money::typed(text).map_or_else(|| text.to_owned(), |amount| money::write(amount, currency)).into()
        }
        _ => {
            // Another reason does not begin the hold anew.
            let since = document.toml.get("hold").and_then(|hold| hold.get("since")).and_then(Item::as_value);
            let hold = Hold { since: Some(today), reason: Some(text.to_owned()) };
            account_writer::hold(&hold, since.cloned())
        }
    })
}

/// The values of a key as people read them; none where it is not set.
pub fn shown(text: &str, key: &str) -> Vec<String> {
    let Ok(document) = Document::of_toml(text) else { return Vec::new() };
    let one = |value: &Value| value.as_str().map_or_else(|| value.to_string().trim().to_owned(), str::to_owned);
    match document.toml.get(key) {
        None => Vec::new(),
        Some(Item::Value(Value::Array(array))) => array.iter().map(one).collect(),
        Some(item) => match item.as_table_like() {
            Some(table) => table.iter().filter_map(|(_, item)| item.as_value()).map(one).collect(),
            None => item.as_value().map(one).into_iter().collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::settings::Settings;

    const TODAY: Day = Day::constant(2026, 11, 21);

    fn set(text: &str, change: &str) -> Result<String, SetError> {
        apply(text, &[Change::parse(change, &Settings::default())?], TODAY, "USD")
    }

    #[test]
    fn one_fact_changes_and_nothing_else() {
        let account = "terms = \"net 30\" # agreed\n\n[[invoice]]\nno = \"A\"\n";
        assert_eq!(set(account, "terms=net 45").unwrap(), account.replace("net 30", "net 45"));
        assert_eq!(set(account, "terms=").unwrap(), "\n[[invoice]]\nno = \"A\"\n");
        let split = set("", "terms=30% net 0，70% net 60").unwrap();
        assert_eq!(split, "terms = [\"30% net 0\", \"70% net 60\"]\n");
        assert_eq!(shown(&split, "terms"), ["30% net 0", "70% net 60"]);
        let limit = set(account, "credit_limit=200,000").unwrap();
        assert_eq!(limit, account.replace("\n\n", "\ncredit_limit = \"200000.00\"\n\n"));
        assert!(matches!(set(account, "terms+=net 3"), Err(SetError::NotAPair(_))));
    }

    #[test]
    fn a_hold_begins_today_and_keeps_its_day() {
        let held = set("", "hold=does not pay").unwrap();
        assert_eq!(held, "hold = { since = 2026-11-21, reason = \"does not pay\" }\n");
        assert_eq!(shown(&held, "hold"), ["2026-11-21", "does not pay"]);
        let old = "[hold]\nsince = 2026-11-01\nreason = \"x\"\n";
        assert_eq!(set(old, "hold=y").unwrap(), "hold = { since = 2026-11-01, reason = \"y\" }\n");
        assert_eq!(set(old, "hold=").unwrap(), "");
    }
}
