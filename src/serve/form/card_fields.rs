//! The form of a card's fields: every field that `set` can change, as the file holds it.

use super::values::Values;
use crate::book::field::{CardField, FieldKind};
use crate::book::settings::FieldType;
use crate::book::{Book, Card, Customer};
use crate::edit::set::{ACCOUNT_KEYS, TEXT, shown};
use crate::edit::{set_account, set_lost};
use crate::i18n::Words;
use crate::render::view::form::{FieldView, OptionView};
use crate::wording::choice;
use crate::wording::failure::Failure;
use crate::wording::label::field_label;

/// A field that the form shows.
pub struct Shown {
    /// The key of the front matter.
    pub key: String,
    /// What the file holds; the items of a list a line each.
    pub value: String,
    /// Whether it is a list, whose items come and go one by one.
    pub(super) is_list: bool,
    /// The input, empty.
    pub(super) view: FieldView,
}

/// The fields that are asked for even where they are empty.
const USUAL: [&str; 9] = ["name", "tier", "stage", "phone", "wechat", "email", "birthday", "tags", TEXT];

impl Shown {
    /// A card has many fields, and each customer few of them.
    fn folded_where_empty(mut self) -> Shown {
        self.view.folded = self.value.is_empty() && !USUAL.contains(&self.key.as_str());
        self
    }

    /// The input, with what was typed.
    pub fn view(&self, typed: Option<&str>) -> FieldView {
        let value = typed.unwrap_or(&self.value).to_owned();
        let options = self.view.options.iter().cloned();
        let is_chosen = |option: &OptionView| match self.view.kind {
            "choices" => value.lines().any(|line| line == option.value),
            _ => option.value == value,
        };
        let options = options.map(|option| OptionView { chosen: is_chosen(&option), ..option }).collect();
        FieldView { value, options, ..self.view.clone() }
    }

    /// What `set` is told to make `typed` of the field, whose key stands behind `prefix`; empty where nothing changes.
    pub fn changes(&self, prefix: &str, typed: &str) -> Vec<String> {
        let (key, typed) = (format!("{prefix}{}", self.key), typed.trim());
        if typed == self.value.trim() {
            return Vec::new();
        }
        if !self.is_list {
            return vec![format!("{key}={typed}")];
        }
        let items =
            |text: &str| text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        let (old, new): (Vec<String>, Vec<String>) = (items(&self.value), items(typed));
        let gone = old.iter().filter(|item| !new.contains(item)).map(|item| format!("{key}-={item}"));
        let came = new.iter().filter(|item| !old.contains(item)).map(|item| format!("{key}+={item}"));
        gone.chain(came).collect()
    }
}

/// The fields of a customer whose card and account have these texts.
pub fn of(words: &Words, book: &Book, customer: &Customer, (text, account): (&str, &str)) -> Vec<Shown> {
    let mut name = field(words, text, "name", "line", Vec::new(), false);
    name.view.needed = true;
    let declared = Card::FIELDS.iter().filter(|field| field.kind != FieldKind::Table);
    let declared = declared.map(|one| {
        let (kind, options) = match one.kind {
            FieldKind::Choice(all) => ("choice", chosen_of(all.iter().map(|word| (*word, label(words, one, word))))),
            FieldKind::Tier => {
                ("choice", chosen_of(book.settings.tiers.keys().map(|tier| (tier.as_str(), tier.clone()))))
            }
            FieldKind::Texts | FieldKind::Labelled(_) => ("area", Vec::new()),
            FieldKind::Day | FieldKind::Coming => ("day", Vec::new()),
            FieldKind::Text
            | FieldKind::Customer
            | FieldKind::Days
            | FieldKind::Yearly
            | FieldKind::Table
            | FieldKind::Choices(_)
            | FieldKind::Flag
            | FieldKind::Money => ("line", Vec::new()),
        };
        field(words, text, one.key, kind, options, one.kind.is_list())
    });
    let own = book.settings.fields.iter().map(|(key, own)| {
        let options = chosen_of(own.choices.iter().map(|choice| (choice.as_str(), choice.clone())));
        let kind = match own.kind {
            FieldType::Day => "day",
            _ if own.choices.is_empty() => "line",
            _ => "choice",
        };
        let made = field(words, text, key, kind, if kind == "choice" { options } else { Vec::new() }, false);
        let value = customer.custom.get(key).map(|value| value.written().into_owned()).unwrap_or_default();
        let label = own.label.clone().unwrap_or_else(|| key.clone());
        Shown { value, view: FieldView { label, ..made.view }, ..made }
    });
    let of_loss = set_lost::LOST_KEYS.into_iter().map(|key| {
        let kind = if key == set_lost::LOST_KEYS[0] { "day" } else { "line" };
        field(words, text, key, kind, Vec::new(), false)
    });
    let of_account = ACCOUNT_KEYS.into_iter().filter(|key| !book.settings.fields.contains_key(*key)).map(|key| {
        let made = field(words, "", key, "line", Vec::new(), false);
        let values = set_account::shown(account, key);
        // Of a hold the reason is typed; it keeps its day.
        let value = if key == "hold" { values.last().cloned().unwrap_or_default() } else { values.join(", ") };
        Shown { value, ..made }
    });
    let told = (!book.settings.fields.contains_key(TEXT)).then(|| field(words, text, TEXT, "area", Vec::new(), false));
    let all = std::iter::once(name).chain(declared).chain(of_loss).chain(own).chain(of_account).chain(told);
    all.map(Shown::folded_where_empty).collect()
}

fn field(words: &Words, text: &str, key: &str, kind: &'static str, options: Vec<OptionView>, is_list: bool) -> Shown {
    let value = shown(text, key).join("\n");
    let view = FieldView { name: is(key), label: field_label(words, key), kind, options, ..FieldView::default() };
    Shown { key: key.to_owned(), value, is_list, view }
}

fn label(words: &Words, field: &CardField, word: &str) -> String {
    choice::of_field(words, field, word)
}

/// The options of a choice, nothing first.
fn chosen_of<'w>(words: impl Iterator<Item = (&'w str, String)>) -> Vec<OptionView> {
    let nothing = OptionView { value: String::new(), label: "–".to_owned(), chosen: false };
    let options = words.map(|(value, label)| OptionView { value: value.to_owned(), label, chosen: false });
    std::iter::once(nothing).chain(options).collect()
}

/// The name under which the value of a field is sent: no own field is taken for something else that is sent.
pub fn is(key: &str) -> String {
    format!("is.{key}")
}

/// The name under which the value that a field had is sent with the form.
pub fn had(key: &str) -> String {
    format!("had.{key}")
}

/// What `set` is told of all that was changed in the form; fails where the file was changed meanwhile too.
pub fn changes(words: &Words, fields: &[Shown], prefix: &str, values: &Values) -> Result<Vec<String>, Failure> {
    if let Some(clash) = changed_meanwhile(fields, values) {
        return Err(meanwhile(words, clash));
    }
    let changed =
        fields.iter().filter(|field| values.get(&had(&field.key)).trim() != values.get(&is(&field.key)).trim());
    let changes: Vec<String> = changed.flat_map(|field| field.changes(prefix, values.get(&is(&field.key)))).collect();
    if changes.is_empty() { Err(Failure::usage(words, "err-form-nothing", &[])) } else { Ok(changes) }
}

/// A field that was changed in the file meanwhile.
pub fn meanwhile(words: &Words, clash: &Shown) -> Failure {
    let args = [("field", clash.view.label.as_str().into()), ("value", clash.value.as_str().into())];
    Failure::usage(words, "err-form-meanwhile", &args)
}

/// The field that was changed in the form and, since it was given out, in the file too.
fn changed_meanwhile<'f>(fields: &'f [Shown], values: &Values) -> Option<&'f Shown> {
    let same = |a: &str, b: &str| a.trim() == b.trim();
    fields.iter().find(|field| {
        let (had, typed) = (values.get(&had(&field.key)), values.get(&is(&field.key)));
        !same(had, &field.value) && !same(typed, had) && !same(typed, &field.value)
    })
}
