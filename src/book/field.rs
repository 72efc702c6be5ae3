//! The fields of a card: what each holds, and where the page shows it.
//!
//! Each field is declared once, in `card_fields!` below. The card's struct, its reader, `set`, the JSON of `list`, the
//! details of the card's page and the filters follow from the declaration. Its label is the message `key-KEY`.

use std::sync::OnceLock;

use super::Choice;
use super::choice_alias::Aliases;
use super::customer::Card;
pub use super::field_value::{AsValue, Value};

/// Hands the declaration of every field of a card to the macro `$with`: `key: kind(parameter), place;`.
macro_rules! card_fields {
    ($with:ident) => {
        $with! {
            /// Person or company; a person where the card does not say.
            kind: choice(CustomerKind), Details;
            /// Other names.
            aliases: texts, Details;
            /// How to address the customer, such as `张总`.
            salutation: text, Details;
            /// The pinyin of the name, where the computed one is wrong.
            pinyin: text, Details;
            /// The grade of the customer: a tier of the settings.
            tier: tier, Header;
            /// The most days between two contacts; overrides that of the tier.
            cadence: days, Header;
            /// No contact is due before this day.
            paused: coming, Details;
            /// The day on which the customer became one.
            since: day, Details;
            /// The day on which the card came into the book.
            added: day, Details;
            /// The occupation of a person, or the industry of a company.
            industry: text, Details;
            /// The state of the business with the customer.
            stage: choice(Stage), Details;
            /// The channel that the customer prefers.
            prefers: choice(Channel), Details;
            /// The best time to be in touch, in words.
            best_time: text, Details;
            /// The languages that the customer speaks.
            languages: texts, Details;
            /// How the customer was found, such as a fair.
            source: text, Details;
            /// The customer number in the seller's own system.
            code: text, Details;
            /// The person who legally represents a company (法定代表人).
            legal_representative: text, Details;
            /// The legal form of a company.
            organization_form: text, Details;
            /// The registered capital of a company, as written.
            registered_capital: text, Details;
            /// An address on the web.
            website: text, Website;
            /// The region, as a path such as `上海/浦东`.
            region: text, Region;
            /// Tags, by which customers are grouped.
            tags: texts, Tags;
            /// Postal addresses.
            address: labelled("text"), Address;
            /// The company a person belongs to, by id.
            company: customer, Header;
            /// The organisation that a person works for, by its name, where it is not a customer.
            employer: text, Details;
            /// The department that a person works in.
            department: text, Details;
            /// The position of a person.
            title: text, Header;
            /// How a person is addressed in Chinese.
            gender: choice(Gender), Details;
            /// Who introduced the customer, by id.
            referred_by: customer, Header;
            /// How secret the customer's data is.
            secrecy: choice(Secrecy), Details;
            /// The birthday, or the day on which a company was founded.
            birthday: yearly, Dates;
            /// Phone numbers.
            phone: labelled("number"), Contact;
            /// E-mail addresses.
            email: labelled("address"), Contact;
            /// The WeChat account.
            wechat: text, Contact;
            /// When, why and to whom the customer was lost.
            lost: table(Lost), Details;
        }
    };
}

/// The type that holds a field of a kind.
macro_rules! field_type {
    (text) => { Option<String> };
    (tier) => { Option<String> };
    (customer) => { Option<String> };
    (texts) => { Vec<String> };
    (labelled($part:literal)) => { Vec<Labelled> };
    (choice($choice:ty)) => { Option<$choice> };
    (table($table:ty)) => { Option<$table> };
    (days) => { Option<u16> };
    (day) => { Option<Day> };
    (coming) => { Option<Day> };
    (yearly) => { Option<YearlyDay> };
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text.
    Text,
    /// The name of a tier in the settings.
    Tier,
    /// Another customer, by id.
    Customer,
    /// Several texts.
    Texts,
    /// Several texts with labels. The parameter is the key that holds the text, such as `number`.
    Labelled(&'static str),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Several of these words.
    Choices(&'static [&'static str]),
    /// Yes, or nothing.
    Flag,
    /// An amount in the book's currency.
    Money,
    /// A table of its own.
    Table,
    /// A number of days.
    Days,
    /// A day of the past.
    Day,
    /// A day that is to come when it is set.
    Coming,
    /// A day that comes every year.
    Yearly,
}

/// Where the page of a card shows a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldPlace {
    /// Below the name, or in another special place.
    Header,
    /// In the list of details, with its label.
    Details,
    /// In the list of details, as a link to the web.
    Website,
    /// In the list of details, as a link to the customers of the region.
    Region,
    /// In the list of details, as links to the customers with the tag.
    Tags,
    /// Among the addresses.
    Address,
    /// Among the dates.
    Dates,
    /// Among the phone numbers and addresses.
    Contact,
}

/// The declaration of one field.
#[derive(Clone, Copy)]
pub struct CardField {
    /// The key in the front matter.
    pub key: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Where the page shows it.
    pub place: FieldPlace,
    /// Its value on a card.
    pub value: fn(&Card) -> Value<'_>,
    /// Its texts on a card, to be changed; empty where it is not made of text.
    pub texts: fn(&mut Card) -> Vec<&mut String>,
    /// Takes its value off a card.
    pub clear: fn(&mut Card),
    /// For a choice, the word of the format for a word that people write; `None` for any other text, and for fields that
    /// are no choices.
    pub word: fn(&str) -> Option<&'static str>,
}

/// The key that people mean by `text`: the key itself, or its name in either language (`等级`).
pub fn key_of_written(text: &str) -> Option<&'static str> {
    static NAMES: OnceLock<Aliases<&'static str>> = OnceLock::new();
    let names = || {
        let keys = std::iter::once("name").chain(Card::FIELDS.iter().map(|field| field.key));
        Aliases::new(keys.map(|key| (key, key, vec![format!("key-{}", key.replace('_', "-"))])))
    };
    NAMES.get_or_init(names).get(text)
}

/// The field with this key.
pub fn field(key: &str) -> Option<&'static CardField> {
    Card::FIELDS.iter().find(|field| field.key == key)
}

impl FieldKind {
    /// Whether the field holds several values, which can be added and removed.
    pub fn is_list(self) -> bool {
        matches!(self, FieldKind::Texts | FieldKind::Labelled(_) | FieldKind::Choices(_))
    }

    /// Whether a filter can ask for it by the text of its value.
    pub fn is_filter(self) -> bool {
        matches!(
            self,
            FieldKind::Text | FieldKind::Tier | FieldKind::Customer | FieldKind::Texts | FieldKind::Choice(_)
        )
    }
}

macro_rules! field_kind {
    (text) => {
        FieldKind::Text
    };
    (tier) => {
        FieldKind::Tier
    };
    (customer) => {
        FieldKind::Customer
    };
    (texts) => {
        FieldKind::Texts
    };
    (labelled($part:literal)) => {
        FieldKind::Labelled($part)
    };
    (choice($choice:ty)) => {
        FieldKind::Choice(<$choice as Choice>::WORDS)
    };
    (table($table:ty)) => {
        FieldKind::Table
    };
    (days) => {
        FieldKind::Days
    };
    (day) => {
        FieldKind::Day
    };
    (coming) => {
        FieldKind::Coming
    };
    (yearly) => {
        FieldKind::Yearly
    };
}

macro_rules! field_word {
    (choice($choice:ty)) => {
        |text| <$choice as Choice>::of_written(text).map(Choice::word)
    };
    ($($other:tt)*) => {
        |_| None
    };
}

macro_rules! list_fields {
    ($($(#[$doc:meta])* $key:ident: $kind:ident $(($parameter:tt))?, $place:ident;)*) => {
        use super::channel::Channel;
        use super::customer::{CustomerKind, Gender, Secrecy, Stage};

        impl Card {
            /// Every field but the name, in the order of the card's page.
            pub const FIELDS: &[CardField] = &[$(CardField {
                key: stringify!($key),
                kind: field_kind!($kind $(($parameter))?),
                place: FieldPlace::$place,
                value: |card| card.$key.value(),
                texts: |card| card.$key.texts_mut(),
                clear: |card| card.$key = Default::default(),
                word: field_word!($kind $(($parameter))?),
            }),*];
        }
    };
}

card_fields!(list_fields);
