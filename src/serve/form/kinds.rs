//! Every form.

use super::input::{ANSWER, COMPLAINT as OF_COMPLAINT, How, Input, InputKind, PLAN as PLAN_OF_DEAL};
use crate::book::Channel;
use crate::book::account::PaymentKind;
use crate::book::complaint_choice::{ComplaintKind, Dissatisfied, Layer, Wish};
use crate::book::deal::{DealEnd, Refusal};
use crate::book::table_kind::TableKind;
use crate::book::visit::{Severity, Via};

/// A form: a command, and the inputs that make its options and arguments.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Its name in the address.
    pub name: &'static str,
    /// The message with its title.
    pub title: &'static str,
    /// The message on its button.
    pub submit: &'static str,
    /// The words of the command.
    pub command: &'static [&'static str],
    /// The inputs, in the order of the page.
    pub inputs: &'static [Input],
    /// Whether what it would do is shown first, with `--dry-run`, and then confirmed.
    pub shows_first: bool,
    /// The inputs that are seldom used: they are folded.
    pub rare: &'static [&'static str],
}

const fn input(name: &'static str, label: &'static str, kind: InputKind, how: How) -> Input {
    Input { name, label, kind, how }
}

const CUSTOMER: Input = input("customer", "value-customer", InputKind::Hidden, How::Argument);
const ID: Input = input("id", "value-id", InputKind::Hidden, How::Argument);
const CHANNEL: Input =
    input("channel", "key-channel", InputKind::Choice("channel", Channel::WORDS), How::Option("--channel"));

const SATISFACTION: Input = input(
    "satisfaction",
    "key-satisfaction",
    InputKind::Choice("", &["1", "2", "3", "4", "5"]),
    How::Option("--satisfaction"),
);
const COST: Input = input("cost", "key-cost", InputKind::Line, How::Option("--cost"));

const LOG: &[Input] = &[
    CUSTOMER,
    input("text", "form-text", InputKind::Area, How::Argument),
    CHANNEL,
    input("outcome", "key-outcome", InputKind::Choice("outcome", &["no-answer", "left-message"]), How::FlagOfWord),
    input("next", "key-next", InputKind::Day, How::Option("--next")),
    input("promise", "form-promises", InputKind::Area, How::Each("--promise")),
    input("occasion", "key-occasion", InputKind::Line, How::Option("--occasion")),
    input("gift", "key-gift", InputKind::Line, How::Option("--gift")),
    COST,
    input("sample", "key-sample", InputKind::Line, How::Option("--sample")),
    input("with", "key-with", InputKind::Area, How::Each("--with")),
    input("also", "key-also", InputKind::Area, How::Each("--also")),
    input("minutes", "key-minutes", InputKind::Line, How::Option("--minutes")),
    SATISFACTION,
    input("on", "key-on", InputKind::Day, How::Option("--on")),
    input("by_customer", "card-by-customer", InputKind::Check, How::Flag("--by-customer")),
    input("private", "key-private", InputKind::Check, How::Flag("--private")),
];

const RARE_IN_LOG: &[&str] =
    &["occasion", "gift", "cost", "sample", "with", "also", "minutes", "satisfaction", "on", "by_customer", "private"];

const DONE: &[Input] = &[ID, input("text", "form-text", InputKind::Area, How::Argument), CHANNEL];

const RESOLVE: &[Input] =
    &[ID, input("text", "form-resolution", InputKind::NeededArea, How::Argument), SATISFACTION, COST, CHANNEL, AFTER];

const AFTER: Input = input("after", "form-after", InputKind::Day, How::Option("--after"));

const RENEW: &[Input] = &[
    CUSTOMER,
    input("product", "key-product", InputKind::Hidden, How::Argument),
    input("day", "key-date", InputKind::Hidden, How::FlagOfWord),
    input("until", "form-renew-until", InputKind::NeededDay, How::Option("--until")),
];

const SNOOZE: &[Input] = &[ID, input("until", "key-until", InputKind::NeededDay, How::Option("--until"))];

const NEW_CUSTOMER: &[Input] = &[
    input("name", "key-name", InputKind::Needed, How::Argument),
    input("company", "customer-kind-company", InputKind::Check, How::Flag("--company")),
    input("tier", "key-tier", InputKind::Tier, How::Option("--tier")),
    input("phone", "key-phone", InputKind::Line, How::Option("--phone")),
    input("region", "key-region", InputKind::Line, How::Option("--region")),
    input("id", "key-id", InputKind::Line, How::Option("--id")),
];

const IMPORT: &[Input] = &[
    input("file", "form-file", InputKind::File, How::Argument),
    input("as", "form-rows-are", InputKind::Choice("table-kind", TableKind::WORDS), How::Option("--as")),
];

const INBOX: &[Input] = &[input("paste", "form-paste", InputKind::Area, How::Option("--text"))];

const PLAN: &[Input] = &[
    CUSTOMER,
    input("title", "form-what", InputKind::Needed, How::Argument),
    input("due", "key-due", InputKind::Day, How::Option("--due")),
    input("channel", "key-channel", InputKind::Choice("channel", Channel::WORDS), How::Option("--channel")),
    input("goal", "key-goal", InputKind::Line, How::Option("--goal")),
    input("amount", "key-amount", InputKind::Line, How::Option("--amount")),
    input("chance", "key-chance", InputKind::Line, How::Option("--chance")),
    input("text", "form-more-about", InputKind::Area, How::Option("--text")),
];

/// What is left empty stays as it is.
const DEAL: &[Input] = &[
    CUSTOMER,
    input(PLAN_OF_DEAL, "card-plan", InputKind::Hidden, How::PartOfAnother),
    input("stage", "key-deal-stage", InputKind::Stage, How::OfPlan("stage")),
    input("step", "key-step", InputKind::Line, How::OfPlan("step")),
    input("due", "form-step-by", InputKind::Day, How::OfPlan("due")),
    input("close", "key-close", InputKind::Day, How::OfPlan("close")),
    input("outcome", "key-deal-outcome", InputKind::Choice("deal-end", DealEnd::WORDS), How::OfPlan("outcome")),
    input("amount", "key-amount", InputKind::Line, How::OfPlan("amount")),
    input("reason", "key-reason", InputKind::Line, How::OfPlan("reason")),
    input("objection", "key-objection", InputKind::Choice("refusal", Refusal::WORDS), How::Objection),
    input(ANSWER, "key-answer", InputKind::Line, How::PartOfAnother),
    input("chance", "key-chance", InputKind::Line, How::OfPlan("chance")),
    input("competitors", "key-competitors", InputKind::Line, How::OfPlan("competitors")),
    input("to", "key-deal-to", InputKind::Line, How::OfPlan("to")),
    input("again", "key-again", InputKind::Day, How::OfPlan("again")),
];

const RARE_IN_DEAL: &[&str] = &["objection", ANSWER, "chance", "competitors", "to", "again"];

const COMPLAINT: &[Input] = &[
    CUSTOMER,
    input("cause", "key-cause", InputKind::Needed, How::Argument),
    input("severity", "key-severity", InputKind::Choice("severity", Severity::WORDS), How::Option("--severity")),
    input("via", "key-via", InputKind::Choice("via", Via::WORDS), How::Option("--via")),
    input("wants", "key-wants", InputKind::Line, How::Option("--wants")),
    input("text", "form-happened", InputKind::Area, How::Option("--text")),
    input("on", "key-on", InputKind::Day, How::Option("--on")),
];

/// What is left empty stays as it is.
const STEPS: &[Input] = &[
    CUSTOMER,
    input(OF_COMPLAINT, "card-complaint", InputKind::Hidden, How::PartOfAnother),
    input("acknowledged", "form-acknowledged", InputKind::Check, How::OfComplaint("acknowledged")),
    input("waiting", "key-waiting", InputKind::Choice("wait", &["yes", "no"]), How::OfComplaint("waiting")),
    input("layer", "key-layer", InputKind::Choice("layer", Layer::WORDS), How::OfComplaint("layer")),
    input("wish", "key-wish", InputKind::Choice("wish", Wish::WORDS), How::OfComplaint("wish")),
    input("severity", "key-severity", InputKind::Choice("severity", Severity::WORDS), How::OfComplaint("severity")),
    input("product", "key-product", InputKind::Line, How::OfComplaint("product")),
    input("solutions", "key-solutions", InputKind::Area, How::OfComplaint("solutions")),
    input("measure", "key-measure", InputKind::Line, How::OfComplaint("measure")),
    input("asked", "key-asked", InputKind::Line, How::OfComplaint("asked")),
    input("given", "key-given", InputKind::Line, How::OfComplaint("given")),
    input(
        "dissatisfied",
        "key-dissatisfied",
        InputKind::Choice("dissatisfied", Dissatisfied::WORDS),
        How::OfComplaint("dissatisfied"),
    ),
    input("danger", "key-danger", InputKind::Line, How::OfComplaint("danger")),
    input("kind", "key-kind", InputKind::Choice("complaint-kind", ComplaintKind::WORDS), How::OfComplaint("kind")),
];

const RARE_IN_STEPS: &[&str] = &["asked", "given", "dissatisfied", "danger", "kind"];

const INVOICE: &[Input] = &[
    CUSTOMER,
    input("no", "key-no", InputKind::Needed, How::Option("--no")),
    input("amount", "key-amount", InputKind::Needed, How::Argument),
    input("on", "key-date", InputKind::Day, How::Option("--on")),
    input("due", "key-due", InputKind::Line, How::Option("--due")),
    input("currency", "key-currency", InputKind::Line, How::Option("--currency")),
    input("po", "key-po", InputKind::Line, How::Option("--po")),
];

const PAY: &[Input] = &[
    CUSTOMER,
    input("amount", "key-amount", InputKind::Needed, How::Argument),
    input("for", "form-for", InputKind::Area, How::Each("--for")),
    input("on", "key-date", InputKind::Day, How::Option("--on")),
    input("kind", "key-kind", InputKind::Choice("payment-kind", PaymentKind::WORDS), How::Option("--kind")),
    input("method", "key-method", InputKind::Line, How::Option("--method")),
    input("ref", "key-ref", InputKind::Line, How::Option("--ref")),
    input("currency", "key-currency", InputKind::Line, How::Option("--currency")),
];

const MERGE: &[Input] = &[CUSTOMER, input("other", "form-merge-other", InputKind::Needed, How::Argument)];

const RENAME: &[Input] = &[CUSTOMER, input("id", "form-rename-id", InputKind::Needed, How::Argument)];

const fn plain(
    name: &'static str,
    title: &'static str,
    command: &'static [&'static str],
    inputs: &'static [Input],
) -> Form {
    Form { name, title, submit: "form-save", command, inputs, shows_first: false, rare: &[] }
}

/// Every form but those of a card's fields and of its entries.
pub const FORMS: &[Form] = &[
    Form { rare: RARE_IN_LOG, ..plain("log", "form-log", &["log"], LOG) },
    plain("done", "form-done", &["done"], DONE),
    plain("resolve", "form-resolve", &["done"], RESOLVE),
    plain("renew", "form-renew", &["renew"], RENEW),
    plain("snooze", "form-snooze", &["snooze"], SNOOZE),
    plain("customer", "form-customer", &["new", "customer"], NEW_CUSTOMER),
    Form { submit: "form-show-inbox", shows_first: true, ..plain("inbox", "form-inbox", &["inbox", "--yes"], INBOX) },
    Form { submit: "form-show-import", shows_first: true, ..plain("import", "form-import", &["import"], IMPORT) },
    plain("triage", "form-triage", &["triage"], &[]),
    plain("duplicates", "form-duplicates", &["check", "--duplicates"], &[]),
    plain("plan", "form-plan", &["new", "plan"], PLAN),
    Form { rare: RARE_IN_DEAL, ..plain("deal", "form-deal", &["set", "--yes"], DEAL) },
    plain("complaint", "form-complaint", &["new", "complaint"], COMPLAINT),
    Form { rare: RARE_IN_STEPS, ..plain("steps", "form-steps", &["set", "--yes"], STEPS) },
    plain("invoice", "form-invoice", &["invoice"], INVOICE),
    plain("rename", "form-rename", &["rename"], RENAME),
    Form {
        submit: "form-show-first-merge",
        shows_first: true,
        ..plain("merge", "form-merge", &["merge", "--yes"], MERGE)
    },
    Form { submit: "form-show-first", shows_first: true, ..plain("pay", "form-pay", &["pay"], PAY) },
    Form {
        submit: "form-undo",
        ..plain(
            "undo",
            "form-undo",
            &["undo", "--yes"],
            &[input("commit", "value-commit", InputKind::Hidden, How::Argument)],
        )
    },
];

/// The form with this name.
pub fn form(name: &str) -> Option<&'static Form> {
    FORMS.iter().find(|form| form.name == name)
}
