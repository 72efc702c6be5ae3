//! `triage`: goes through the customers of an import who have no tier yet.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::{ChangeSession, Failure, json};
use crate::book::record::{self, Record};
use crate::book::{CustomerIndex, letters};
use crate::disk::Folder;
use crate::edit::FileEdit;
use crate::edit::change::{Change as FieldChange, How};
use crate::edit::set;
use crate::exchange::import::flat::NAME;
use crate::exchange::import::{Imported, NOT_CUSTOMERS, NotCustomers};
use crate::format::labelled::Item;
use crate::format::plain_text::first_line;
use crate::say;
use crate::wording::failure::Explain;
use crate::write::Change;

#[derive(Args, Debug)]
pub struct TriageArgs {
    /// Answers: zhang-wei=A, pizza=not.
    #[arg(value_name = "CUSTOMER=TIER", conflicts_with = "json")]
    answers: Vec<String>,
    #[arg(long)]
    json: bool,
}

/// What is said of a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Answer {
    /// The customer gets this tier.
    Tier(String),
    /// It is no customer: the card goes, and an import does not bring it again.
    NotACustomer,
}

/// The word for somebody who is no customer, and the key that says so, in both languages.
const NOT: [&str; 4] = ["not", "n", "不是", "否"];

/// The key that ends the questions.
const QUIT: &str = "q";

/// Goes through the customers one by one, or takes the answers.
pub fn run(args: &TriageArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let (words, terminal) = (session.words, session.terminal);
    let waiting = waiting(session);
    if args.json {
        let one = |&at: &CustomerIndex| {
            let customer = &session.book().customers[at];
            json!({ "id": &*customer.id, "name": customer.card.name, "about": about(session, at) })
        };
        terminal.out(&json::text(&json!({ "customers": waiting.iter().map(one).collect::<Vec<_>>() })));
        return Ok(ExitCode::SUCCESS);
    }
    let answers = if args.answers.is_empty() {
        if waiting.is_empty() {
            terminal.say(&words.get("triage-nobody"));
            return Ok(ExitCode::SUCCESS);
        }
        if !terminal.can_ask() {
            for &at in &waiting {
                terminal.out(&format!("{}  {}", session.book().customers[at].id, about(session, at)));
            }
            terminal.say(&say!(words, "triage-how", n = waiting.len()));
            return Ok(ExitCode::SUCCESS);
        }
        asked(session, &waiting)
    } else {
        args.answers.iter().map(|answer| told(session, answer)).collect::<Result<_, _>>()?
    };
    save(session, &answers)
}

/// The customers whom an import brought and who have no tier, by name.
fn waiting(session: &ChangeSession) -> Vec<CustomerIndex> {
    let book = session.book();
    let Ok(folder) = Folder::open(&session.root) else { return Vec::new() };
    let is_waiting = |&at: &CustomerIndex| {
        let customer = &book.customers[at];
        let has_tier = customer.card.tier.is_some() || customer.card.is_lost();
        !has_tier && folder.has(&Record::Import.path(&customer.id))
    };
    let mut waiting: Vec<CustomerIndex> = (0..book.customers.len()).filter(is_waiting).collect();
    waiting.sort_by_key(|&at| &book.customers[at].reading);
    waiting
}

/// A customer in a line: the name, where they work, numbers, the beginning of the text.
fn about(session: &ChangeSession, at: CustomerIndex) -> String {
    let (book, card) = (session.book(), &session.book().customers[at].card);
    let employer = book.employer(&book.customers[at]).map(str::to_owned);
    let parts = [Some(card.name.clone()), employer, card.title.clone(), card.region.clone()];
    let numbers = card.phone.iter().chain(&card.email).take(2).map(|one| one.text.clone());
    let text = letters::one_line(&first_line(&without_pictures(&card.body)));
    let text: String = text.chars().take(60).collect();
    let all = parts.into_iter().flatten().chain(numbers).chain([text]);
    all.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The text of a card without the lines that show pictures.
fn without_pictures(body: &str) -> String {
    let is_picture = |line: &&str| line.trim_start().starts_with("![");
    body.lines().filter(|line| !is_picture(line)).collect::<Vec<_>>().join("\n")
}

/// An answer as it is typed: the name of a tier, or a word for no customer.
fn answer(session: &ChangeSession, text: &str) -> Option<Answer> {
    let text = text.trim();
    if let Some(tier) = session.book().settings.tier_named(text) {
        return Some(Answer::Tier(tier.to_owned()));
    }
    NOT.contains(&text.to_lowercase().as_str()).then_some(Answer::NotACustomer)
}

/// Reads `zhang-wei=A`.
fn told(session: &ChangeSession, text: &str) -> Result<(CustomerIndex, Answer), Failure> {
    let bad = || {
        let tiers = session.words.list(session.book().settings.tiers.keys());
        Failure::usage(session.words, "err-triage", &[("text", text.into()), ("tiers", tiers.into())])
    };
    let (customer, said) = text.split_once('=').ok_or_else(bad)?;
    let said = answer(session, said).ok_or_else(bad)?;
    Ok((session.customer(customer.trim())?, said))
}

/// The answers that are not saved yet: kept on this device, so that a terminal that is closed loses none.
const OPEN: &str = "triage";

/// The answers of a time that was cut short.
fn kept(session: &ChangeSession, waiting: &[CustomerIndex]) -> Vec<(CustomerIndex, Answer)> {
    let text = crate::write::remembered(&session.root, OPEN).unwrap_or_default();
    let one = |line: &str| {
        let (id, said) = line.split_once('=')?;
        let at = session.book().find(id).filter(|at| waiting.contains(at))?;
        Some((at, answer(session, said)?))
    };
    text.lines().filter_map(one).collect()
}

/// Keeps the answers until they are saved. A device that cannot keep them only loses them with the terminal.
fn keep(session: &ChangeSession, answers: &[(CustomerIndex, Answer)]) {
    let line = |(at, said): &(CustomerIndex, Answer)| {
        let said = match said {
            Answer::Tier(tier) => tier.as_str(),
            Answer::NotACustomer => NOT[0],
        };
        format!("{}={said}\n", session.book().customers[*at].id)
    };
    let _ = crate::write::remember(&session.root, OPEN, answers.iter().map(line).collect::<String>().as_bytes());
}

/// Asks about one customer after another, until there are none or it is enough.
fn asked(session: &ChangeSession, waiting: &[CustomerIndex]) -> Vec<(CustomerIndex, Answer)> {
    let (words, terminal) = (session.words, session.terminal);
    let tiers = session.book().settings.tiers.keys().cloned().collect::<Vec<_>>().join("/");
    let mut answers = kept(session, waiting);
    if !answers.is_empty() {
        terminal.say(&say!(words, "triage-kept", n = answers.len()));
    }
    let known: Vec<CustomerIndex> = answers.iter().map(|(at, _)| *at).collect();
    for (number, &at) in waiting.iter().enumerate().filter(|(_, at)| !known.contains(at)) {
        terminal.out(&format!("{}/{}  {}", number + 1, waiting.len(), about(session, at)));
        let question = say!(words, "triage-ask", tiers = tiers.as_str());
        loop {
            // Enter means later.
            let typed = terminal.ask_text(&question).unwrap_or_default();
            if typed.trim().eq_ignore_ascii_case(QUIT) {
                return answers;
            }
            match answer(session, &typed) {
                _ if typed.trim().is_empty() => break,
                Some(said) => {
                    answers.push((at, said));
                    keep(session, &answers);
                    break;
                }
                None => terminal.warn(&say!(words, "triage-not-known", text = typed.trim())),
            }
        }
    }
    answers
}

/// Writes the answers in one commit.
fn save(session: &ChangeSession, answers: &[(CustomerIndex, Answer)]) -> Result<ExitCode, Failure> {
    let (words, book) = (session.words, session.book());
    let (mut edits, mut gone, mut tiers) = (Vec::new(), Vec::new(), 0);
    let folder = Folder::open(&session.root).map_err(|error| Failure::io(words, &session.root, &error))?;
    let before = folder.read_text(NOT_CUSTOMERS).ok();
    let mut not_customers = before.as_deref().map(NotCustomers::read).unwrap_or_default();
    let mut removed = 0;
    for (at, said) in answers {
        let customer = &book.customers[*at];
        match said {
            Answer::Tier(tier) => {
                let path = Record::Card.path(&customer.id);
                let before = session.text(&path)?;
                let change = FieldChange { key: "tier".to_owned(), how: How::Set, value: tier.clone() };
                let after = set::apply(&before, &customer.id, &[change], &book.settings, session.today)
                    .map_err(|error| (path.as_str(), error).explain(words))?;
                edits.push(FileEdit { path, before: Some(before), after });
                tiers += 1;
            }
            Answer::NotACustomer => {
                gone.extend(files_of(session, &folder, *at)?);
                not_customers.add(&flat(session, &folder, *at));
                removed += 1;
            }
        }
    }
    if removed > 0 {
        let after = not_customers.write(&words.get("not-customers-about"));
        edits.push(FileEdit { path: NOT_CUSTOMERS.to_owned(), before, after });
    }
    let message = say!(words, "commit-triage", tiers = tiers, removed = removed);
    let warnings = session.writer().check(&edits)?;
    let saved = session.writer().save_checked(&edits, gone, warnings, "triage", &message)?;
    keep(session, &[]);
    session.terminal.out(&say!(words, "triage-done", tiers = tiers, removed = removed));
    session.terminal.changed(&saved.paths);
    session.tell_saved(crate::store::Saved { paths: Vec::new(), ..saved })?;
    Ok(ExitCode::SUCCESS)
}

/// The files of a customer who goes. One with notes or an account is a customer: refused.
fn files_of(session: &ChangeSession, folder: &Folder, at: CustomerIndex) -> Result<Vec<Change>, Failure> {
    let (words, customer) = (session.words, &session.book().customers[at]);
    // The plan that an import made of the day of the next contact goes with the card.
    let imported = words.get("import-plan");
    let has_plans = customer.plans.iter().any(|plan| plan.done.is_some() || plan.title() != imported);
    let has_story = !customer.visits.is_empty() || has_plans || !customer.complaints.is_empty();
    if has_story || customer.account.is_some() {
        return Err(Failure::usage(words, "err-triage-story", &[("name", customer.listed_name().into_owned().into())]));
    }
    let papers = customer.files.iter().map(|name| Record::Paper(name));
    let plans = customer.plans.iter().map(|plan| Record::Plan(&plan.stem));
    let records = [Record::Card, Record::Import].into_iter().chain(papers).chain(plans);
    let read = |record: Record| {
        let path = record.path(&customer.id);
        match folder.read(&path) {
            Ok(bytes) => Ok(Some(Change { path, before: Some(bytes), after: None, executable: false })),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Failure::io(words, &session.root.join(record::folder(&customer.id)), &error)),
        }
    };
    records.filter_map(|record| read(record).transpose()).collect()
}

/// What somebody is known again by.
fn flat(session: &ChangeSession, folder: &Folder, at: CustomerIndex) -> Vec<(String, Vec<String>)> {
    let customer = &session.book().customers[at];
    let card = &customer.card;
    let imported = folder.read_text(&Record::Import.path(&customer.id)).map(|text| Imported::read(&text));
    let imported = imported.unwrap_or_default();
    // What a program said counts too where the card has it no more.
    let said = |key: &str| {
        let values = imported.from.iter().filter_map(|from| from.values.get(key)).flatten();
        values.map(|value| Item::typed(value).text.to_owned()).collect::<Vec<_>>()
    };
    let texts = |all: &[crate::book::customer::Labelled]| all.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
    let all = [
        (NAME, vec![card.name.clone()]),
        ("phone", texts(&card.phone)),
        ("email", texts(&card.email)),
        ("wechat", card.wechat.iter().cloned().collect()),
    ];
    let with_said = all.into_iter().map(|(key, mut values)| {
        let more = if key == NAME { Vec::new() } else { said(key) };
        values.extend(more);
        values.sort_unstable();
        values.dedup();
        (key.to_owned(), values)
    });
    with_said.filter(|(_, values)| !values.is_empty()).collect()
}
