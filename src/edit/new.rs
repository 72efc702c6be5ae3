//! New customers, visits, plans and complaints, from templates that explain themselves.

use toml_edit::Value;

use super::FileEdit;
use crate::book::complaint_choice::ComplaintKind;
use crate::book::record::Record;
use crate::book::visit::{Severity, Via};
use crate::book::{Book, Channel, Day, Moment, company_name, id, phone, readings, stem};
use crate::format::toml_value::moment;
use crate::i18n::Words;

/// A new customer.
#[derive(Clone, Debug, Default)]
pub struct NewCustomer {
    /// The name as it is to stand on the card.
    pub name: String,
    /// The wanted id; `None` makes one from the name.
    pub id: Option<String>,
    /// Whether the customer is a company, not a person.
    pub company: bool,
    /// The name of the tier; `None` leaves the customer without one.
    pub tier: Option<String>,
    /// The phone number, as typed.
    pub phone: Option<String>,
    /// The region, as typed.
    pub region: Option<String>,
}

/// A free id: from the name (pinyin, lower case, `-`), with a number where it is taken. That of a company is short.
/// `is_retired` says whether an id was somebody's who has another one now: other devices may still know them by it.
pub fn free_id(book: &Book, name: &str, is_person: bool, is_retired: impl Fn(&str) -> bool) -> String {
    let taken = |id: &str| {
        let folded = id::fold(id);
        book.customers.iter().any(|customer| id::fold(&customer.id) == folded) || is_retired(id)
    };
    stem::free(&base_of_id(name, is_person), taken)
}

/// The id that a customer of this name has where no other has it.
pub fn base_of_id(name: &str, is_person: bool) -> String {
    let reading = if is_person { readings::reading(name, true) } else { company_name::short_reading(name) };
    let base = id::slug(&reading);
    if base.is_empty() { "customer".to_owned() } else { base }
}

/// The card of a new customer under `id`.
pub fn customer(new: &NewCustomer, id: &str, today: Day, words: &Words) -> FileEdit {
    let line = |key: &str, value: &Option<String>| match value {
        Some(value) => format!("{key} = {}\n", quoted(value)),
        None => String::new(),
    };
    let kind = if new.company { "kind = \"company\"\n" } else { "" };
    let given = [("tier", &new.tier), ("region", &new.region), ("phone", &new.phone)];
    let is_given = |key: &str| given.iter().any(|(known, value)| *known == key && value.is_some());
    let comments = words.get(if new.company { "template-company-fields" } else { "template-person-fields" });
    // What was given needs no comment that asks for it.
    // Comments behind the last key would come to stand below a table that is added, such as `[[snooze]]`.
    let (own, of_contact) = comments.split_at(comments.find("# [[").unwrap_or(comments.len()));
    let own: Vec<&str> = own.lines().filter(|line| !commented_key(line).is_some_and(is_given)).collect();
    let lines = |lines: Vec<&str>| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    let text = format!(
        "+++\nname = {}\n{kind}{}{}{}{}added = {today}\n{}+++\n\n{}",
        quoted(&new.name),
        line("tier", &new.tier),
        line("region", &new.region),
        new.phone.as_ref().map_or_else(String::new, |typed| phone_line(typed)),
        lines(own),
        lines(of_contact.lines().collect()),
        words.get("template-customer"),
    );
    FileEdit::new_file(Record::Card.path(id), text.trim_end().to_owned() + "\n")
}

/// The line of the phone number; of several in one text, a list.
fn phone_line(typed: &str) -> String {
    match phone::numbers(typed)[..] {
        [number] => format!("phone = {}\n", quoted(number)),
        ref numbers => format!("phone = [{}]\n", numbers.iter().map(|one| quoted(one)).collect::<Vec<_>>().join(", ")),
    }
}

/// The key in a comment such as `# phone = "…"`.
fn commented_key(line: &str) -> Option<&str> {
    line.strip_prefix("# ")?.split_once(" = ").map(|(key, _)| key)
}

/// A new follow-up plan.
#[derive(Clone, Debug, Default)]
pub struct NewPlan {
    /// What is planned.
    pub title: String,
    /// How one means to be in touch.
    pub channel: Option<Channel>,
    /// What it is to achieve.
    pub goal: Option<String>,
    /// The sale that is hoped for, in the book's currency, as the file holds it.
    pub amount: Option<String>,
    /// The chance of success in percent.
    pub chance: Option<u8>,
    /// More about it, in Markdown.
    pub text: Option<String>,
}

/// A plan of a customer, named after its title.
///
/// `taken` tells which paths hold a file already: two plans may have one title.
pub fn plan(customer_id: &str, new: &NewPlan, due: Moment, taken: &dyn Fn(&str) -> bool) -> FileEdit {
    let stem = id::slug(&readings::reading(&new.title, false));
    let stem = if stem.is_empty() { format!("plan-{}", due.day) } else { stem };
    let stem = stem::free(&stem, |stem| taken(&Record::Plan(stem).path(customer_id)));
    let lines = [
        ("due", Some(moment(due).to_string())),
        ("title", Some(quoted(&new.title))),
        ("channel", new.channel.map(|channel| quoted(channel.word()))),
        ("goal", new.goal.as_deref().map(quoted)),
        ("amount", new.amount.as_deref().map(quoted)),
        ("chance", new.chance.map(|chance| chance.to_string())),
    ];
    FileEdit::new_file(Record::Plan(&stem).path(customer_id), record(&lines, new.text.as_deref()))
}

/// A new complaint.
#[derive(Clone, Debug, Default)]
pub struct NewComplaint {
    /// What went wrong.
    pub cause: String,
    /// How bad it is.
    pub severity: Option<Severity>,
    /// By which way it came; `None` for the direct one.
    pub via: Option<Via>,
    /// What the customer asks for.
    pub wants: Option<String>,
    /// What happened, in Markdown.
    pub text: Option<String>,
    /// Whether it is a complaint or a request for service; `None` for a complaint.
    pub kind: Option<ComplaintKind>,
}

/// A complaint received on `day`.
///
/// `taken` tells which paths hold a file already: two complaints may come on one day.
pub fn complaint(customer_id: &str, new: &NewComplaint, day: Day, taken: &dyn Fn(&str) -> bool) -> FileEdit {
    let stem = stem::free(&day.to_string(), |stem| taken(&Record::Complaint(stem).path(customer_id)));
    let lines = [
        ("received", Some(day.to_string())),
        ("cause", Some(quoted(&new.cause))),
        ("kind", new.kind.map(|kind| quoted(kind.word()))),
        ("severity", new.severity.map(|severity| quoted(severity.word()))),
        ("via", Some(quoted(new.via.unwrap_or(Via::Direct).word()))),
        ("wants", new.wants.as_deref().map(quoted)),
    ];
    FileEdit::new_file(Record::Complaint(&stem).path(customer_id), record(&lines, new.text.as_deref()))
}

/// The text of a new file: its front matter, and what is told below it.
fn record(lines: &[(&str, Option<String>)], text: Option<&str>) -> String {
    let line = |(key, value): &(&str, Option<String>)| value.as_ref().map(|value| format!("{key} = {value}\n"));
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    let below = text.map(|text| format!("\n{text}\n")).unwrap_or_default();
    format!("+++\n{}+++\n{below}", lines.iter().filter_map(line).collect::<String>())
}

fn quoted(text: &str) -> String {
    Value::from(text.trim()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, words};

    #[test]
    fn a_new_card_is_read_without_a_fault() {
        let new =
            NewCustomer { name: "O'Brien \"Bob\" & Söhne".into(), tier: Some("A".into()), ..NewCustomer::default() };
        let id = free_id(&Book::default(), &new.name, true, |_| false);
        let edit = customer(&new, &id, Day::constant(2026, 11, 21), words(Language::Chinese));
        let mut source = crate::format::source::Source::new(edit.path.as_str(), &edit.after);
        let card = crate::format::customer_file::read(&mut source, &id);
        assert_eq!(card.name, new.name);
        assert!(source.faults.is_empty(), "{:?}", source.faults);
    }

    /// The comments on a new card name fields; without the `#` they are read.
    #[test]
    fn the_comments_of_a_new_card_can_be_used() {
        for (language, company) in [
            (Language::English, false),
            (Language::English, true),
            (Language::Chinese, false),
            (Language::Chinese, true),
        ] {
            let new = NewCustomer { name: "Ana".into(), company, phone: Some("1".into()), ..NewCustomer::default() };
            let card = customer(&new, "ana", Day::constant(2026, 11, 21), words(language)).after;
            assert_eq!(card.matches("phone = ").count(), if company { 2 } else { 1 }, "{card}");
            let used: Vec<&str> = card
                .lines()
                .map(|line| {
                    line.strip_prefix("# ")
                        .filter(|rest| rest.contains(" = ") || rest.starts_with("[["))
                        .unwrap_or(line)
                })
                .collect();
            assert!(used.iter().filter(|line| line.contains(" = ")).count() > 5, "{card}");
            let used = used.join("\n");
            let mut source = crate::format::source::Source::new("customers/ana/ana.md", &used);
            crate::format::customer_file::read(&mut source, "ana");
            assert!(source.faults.is_empty(), "{used}\n{:?}", source.faults);
        }
    }

    #[test]
    fn ids_come_from_pinyin() {
        assert_eq!(free_id(&Book::default(), "张伟", true, |_| false), "zhang-wei");
        assert_eq!(free_id(&Book::default(), "吕布", true, |_| false), "lv-bu");
        assert_eq!(free_id(&Book::default(), "Miller Machine Co.", false, |_| false), "miller-machine");
        assert_eq!(free_id(&Book::default(), "上海浦江机电有限公司", false, |_| false), "shanghai-pujiang-jidian");
        assert_eq!(free_id(&Book::default(), "!!!", true, |_| false), "customer");
    }
}
