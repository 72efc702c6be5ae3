//! The allowed values of fields, as people read them.
//!
//! A group holds one message for each word of a choice, `PREFIX-word`. The list below is the only place that knows
//! the prefixes; a test asks both languages for every message of every group.

use std::marker::PhantomData;

use crate::book::Channel;
use crate::book::Choice;
use crate::book::account::{Debtor, PaymentKind, SixC};
use crate::book::complaint_choice::{ComplaintKind, Dissatisfied, Layer, Wish};
use crate::book::customer::{CustomerKind, Duty, Gender, Secrecy, Stage};
use crate::book::deal::{DealEnd, Refusal};
use crate::book::fact::Derived;
use crate::book::field::{CardField, FieldKind};
use crate::book::settings::PhoneKind;
use crate::book::tie::NeedState;
use crate::book::visit::{Outcome, Party, Purpose, Severity, Via};
use crate::derive::Kind;
use crate::derive::credit::Rating;
use crate::derive::helps::HelpBy;
use crate::derive::loyalty::Standing as CustomerStanding;
use crate::derive::network::TieKind;
use crate::derive::payment_promise::Standing;
use crate::derive::ratios::RatioKind;
use crate::derive::report::By;
use crate::derive::rfm::RfmClass;
use crate::derive::{dunning, reminder::Group as DayGroup};
use crate::i18n::{Arg, Language, Words};

/// Messages for the words of `T`.
pub struct Group<T> {
    prefix: &'static str,
    choice: PhantomData<fn(T)>,
}

impl<T: Choice> Group<T> {
    const fn new(prefix: &'static str) -> Group<T> {
        Group { prefix, choice: PhantomData }
    }

    /// The message for one word.
    pub fn of(&self, words: &Words, value: T) -> String {
        words.get(&self.id(value))
    }

    /// The same for a message that takes arguments.
    pub fn say(&self, words: &Words, value: T, args: &[(&str, Arg)]) -> String {
        words.say(&self.id(value), args)
    }

    fn id(&self, value: T) -> String {
        format!("{}-{}", self.prefix, value.word())
    }
}

/// The layer in which a cause lies: one of those that sales training names, or the user's own word.
pub fn layer(words: &Words, written: &str) -> String {
    Layer::of_written(written).map_or_else(|| written.to_owned(), |layer| LAYER.of(words, layer))
}

/// A group of messages, whatever its choice.
pub struct Shown {
    /// The prefix of its messages.
    pub prefix: &'static str,
    /// The words of the format.
    pub words: &'static [&'static str],
    /// The groups whose words can be typed.
    pub typed: &'static [&'static str],
    /// The word of the format for one that was typed.
    pub read: fn(&str) -> Option<&'static str>,
}

macro_rules! groups {
    ($($(#[$doc:meta])* $name:ident: $choice:ty = $prefix:literal;)*) => {
        $($(#[$doc])* pub const $name: Group<$choice> = Group::new($prefix);)*

        /// Every group.
        pub const ALL: &[Shown] = &[$(Shown {
            prefix: $prefix,
            words: <$choice as Choice>::WORDS,
            typed: <$choice as Choice>::SHOWN,
            read: |text| <$choice as Choice>::of_written(text).map(Choice::word),
        }),*];
    };
}

groups! {
    /// `Call`, `拜访`.
    CHANNEL: Channel = "channel";
    /// `by phone`, `当面`.
    BY_CHANNEL: Channel = "by";
    /// How a person of that gender is addressed in Chinese.
    TITLE: Gender = "title";
    /// How far along one is with a customer.
    STAGE: Stage = "stage";
    /// A person, or a company.
    CUSTOMER_KIND: CustomerKind = "customer-kind";
    /// How secret a customer's data is.
    SECRECY: Secrecy = "secrecy";
    /// What a contact does when the company buys.
    DUTY: Duty = "duty";
    /// `open`, `还没解决`.
    NEED: NeedState = "need";
    /// `complaint`, `服务请求`.
    COMPLAINT_KIND: ComplaintKind = "complaint-kind";
    /// `wants it solved`, `要补偿`.
    WISH: Wish = "wish";
    /// `with the result`, `对方式`.
    DISSATISFIED: Dissatisfied = "dissatisfied";
    /// `process`, `流程`.
    LAYER: Layer = "layer";
    /// `introduced`, `介绍`.
    TIE: TieKind = "tie";
    /// `offers it`, `能提供`.
    HELP_BY: HelpBy = "help-by";
    /// What came of a contact.
    OUTCOME: Outcome = "outcome";
    /// Who began a contact, or who promised.
    PARTY: Party = "party";
    /// What a contact was for.
    PURPOSE: Purpose = "purpose";
    /// How a deal ended.
    DEAL_END: DealEnd = "deal-end";
    /// Why a customer says no.
    REFUSAL: Refusal = "refusal";
    /// Satisfied or not, loyal or not.
    CUSTOMER_STANDING: CustomerStanding = "standing";
    /// When, how often and for how much a customer buys.
    RFM: RfmClass = "rfm";
    /// How bad a complaint is.
    SEVERITY: Severity = "severity";
    /// How a complaint came in.
    VIA: Via = "via";
    /// What a reminder is about.
    KIND: Kind = "kind";
    /// A part of the list of the day.
    DAY_GROUP: DayGroup = "group";
    /// How a promise to pay stands.
    STANDING: Standing = "promise";
    /// The six C's of credit.
    SIX_C: SixC = "six-c";
    /// What a rating means for a sale on credit.
    VERDICT: Rating = "credit-verdict";
    /// The ratios of a balance sheet.
    RATIO: RatioKind = "ratio";
    /// The usual value of a ratio.
    RATIO_USUAL: RatioKind = "ratio-usual";
    /// Money, or a credit note.
    PAYMENT_KIND: PaymentKind = "payment-kind";
    /// An entry of the calendar for the phone.
    PHONE_KIND: PhoneKind = "phone-kind";
    /// What a row of a report stands for.
    REPORT_BY: By = "report-by";
    /// The language of the output.
    LANGUAGE: Language = "language";
    /// A fact that follows from the records.
    FACT: Derived = "fact";
    /// Which way a debtor is known to behave, in a word.
    DEBTOR_TYPE: Debtor = "debtor-type";
    /// Which way a debtor is known to behave, and how to answer it.
    DEBTOR: Debtor = "debtor";
    /// The stages of collecting.
    DUNNING: dunning::Stage = "dunning";
    /// What is done at a stage of collecting.
    DUNNING_DO: dunning::Stage = "dunning-do";
    /// The draft of a message at a stage of collecting.
    DUNNING_TEXT: dunning::Stage = "text-dunning";
    /// The subject of a letter at a stage of collecting.
    LETTER_SUBJECT: dunning::Stage = "letter-subject";
}

/// A word that a field of the card may hold, as people read it; the word itself when the field has no fixed values.
pub fn of_field(words: &Words, field: &CardField, word: &str) -> String {
    if !matches!(field.kind, FieldKind::Choice(_)) {
        return word.to_owned();
    }
    let group = match field.key {
        "prefers" => CHANNEL.prefix,
        "gender" => TITLE.prefix,
        "kind" => CUSTOMER_KIND.prefix,
        "secrecy" => SECRECY.prefix,
        "stage" => STAGE.prefix,
        key => key,
    };
    words.known_or(group, word)
}

/// The group in which all words of a choice are shown and can be typed; `None` where there is none.
pub fn group_of(words: &[String]) -> Option<&'static str> {
    let is_it = |group: &&Shown| group.words == words && group.typed.contains(&group.prefix);
    ALL.iter().find(is_it).map(|group| group.prefix)
}

#[cfg(test)]
mod tests {
    use super::{ALL, Shown};
    use crate::i18n::{Language, words};

    /// Groups of choices that no file and no option holds, and groups of sentences.
    const NOT_TYPED: [&str; 13] = [
        "kind",
        "group",
        "credit-verdict",
        "promise",
        "six-c",
        "ratio",
        "ratio-usual",
        "debtor",
        "dunning",
        "dunning-do",
        "text-dunning",
        "letter-subject",
        "none",
    ];

    #[test]
    fn what_is_shown_can_be_typed() {
        for language in [Language::English, Language::Chinese] {
            for Shown { prefix, words: group, typed, read } in ALL.iter().filter(|one| !NOT_TYPED.contains(&one.prefix))
            {
                assert!(typed.contains(prefix), "the words of {prefix} cannot be typed");
                for word in *group {
                    let shown = words(language).get(&format!("{prefix}-{word}"));
                    assert_eq!(read(&shown), Some(*word), "{prefix}: {shown}");
                    assert_eq!(read(&shown.to_uppercase()), Some(*word), "{prefix}: {shown}");
                    assert_eq!(read(word), Some(*word), "{prefix}: {word}");
                }
            }
        }
    }

    #[test]
    fn every_word_has_its_message_in_both_languages() {
        for language in [Language::English, Language::Chinese] {
            for Shown { prefix, words: group, .. } in ALL {
                let missing: Vec<&&str> =
                    group.iter().filter(|word| !words(language).has(&format!("{prefix}-{word}"))).collect();
                assert!(missing.is_empty(), "{prefix}: {missing:?} in {}", language.word());
            }
        }
    }
}
