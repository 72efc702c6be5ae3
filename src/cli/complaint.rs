//! `complaint`: records a complaint, the steps of an open one, or shows it with an answer ready to send.

use std::process::ExitCode;

use clap::Args;

use super::choice_arg::choice;
use super::style::{Look, paint};
use super::{ChangeSession, Failure, set_complaint};
use crate::book::complaint_choice::ComplaintKind;
use crate::book::record::Record;
use crate::book::visit::{Severity, Via};
use crate::book::{Complaint, Customer, CustomerIndex};
use crate::disk::Folder;
use crate::edit::new::{self, NewComplaint};
use crate::edit::set::Change;
use crate::edit::set_complaint::{COMPLAINT, ComplaintPath, apply, field_of_written};
use crate::say;
use crate::wording::about::About;
use crate::wording::complaint_answer;
use crate::wording::failure::Explain;

#[derive(Args, Debug)]
pub struct ComplaintArgs {
    #[arg(value_name = "CUSTOMER")]
    customer: String,
    /// What went wrong, for a new complaint; or KEY=VALUE for the steps of an open one.
    #[arg(value_name = "CAUSE or KEY=VALUE")]
    words: Vec<String>,
    #[arg(long, value_name = "SEVERITY", value_parser = choice::<Severity>())]
    severity: Option<Severity>,
    #[arg(long, value_name = "WAY", value_parser = choice::<Via>())]
    via: Option<Via>,
    #[arg(long, value_name = "TEXT")]
    wants: Option<String>,
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    #[arg(long)]
    request: bool,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

/// Does what the words ask for.
pub fn run(args: &ComplaintArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let index = session.customer(&args.customer)?;
    let is_change = args.words.iter().all(|word| key_of(word).is_some());
    if !is_change {
        return record(args, session, index);
    }
    // Of a complaint that is there already, an option would change nothing.
    if let Some(option) = args.of_a_new_one() {
        return Err(Failure::usage(session.words, "err-complaint-option", &[("option", option.into())]));
    }
    if args.words.is_empty() { show(args, session, index) } else { steps(args, session, index) }
}

impl ComplaintArgs {
    /// The option that only a new complaint takes, if one is given.
    fn of_a_new_one(&self) -> Option<&'static str> {
        let given = [
            ("--severity", self.severity.is_some()),
            ("--via", self.via.is_some()),
            ("--wants", self.wants.is_some()),
            ("--text", self.text.is_some()),
            ("--request", self.request),
        ];
        given.into_iter().find(|(_, is_given)| *is_given).map(|(option, _)| option)
    }
}

/// The key of `key=value`; `None` of other words.
fn key_of(word: &str) -> Option<&str> {
    let (key, _) = word.split_once(['=', '＝'])?;
    let key = key.trim_end_matches(['+', '-']).trim();
    (!key.is_empty() && !key.contains(char::is_whitespace)).then_some(key)
}

/// Writes a new complaint; `KEY=VALUE` behind the cause are its first facts.
fn record(args: &ComplaintArgs, session: &ChangeSession, index: CustomerIndex) -> Result<ExitCode, Failure> {
    let customer = &session.book().customers[index];
    let is_fact = |word: &&String| key_of(word).and_then(field_of_written).is_some();
    let (facts, cause): (Vec<&String>, Vec<&String>) = args.words.iter().partition(is_fact);
    let cause = cause.into_iter().cloned().collect::<Vec<_>>().join(" ");
    let new = NewComplaint {
        cause: cause.clone(),
        severity: args.severity,
        via: args.via,
        wants: args.wants.clone(),
        text: args.text.clone(),
        kind: args.request.then_some(ComplaintKind::Request),
    };
    let day = args.on.as_ref().map_or(Ok(session.today), |on| session.past_day(on))?;
    if day > session.today {
        let value = args.on.clone().unwrap_or_default();
        return Err(Failure::usage(session.words, "err-future-complaint", &[("value", value.into())]));
    }
    let folder = Folder::open(&session.root).map_err(|error| Failure::io(session.words, &session.root, &error))?;
    let mut edit = new::complaint(&customer.id, &new, day, &|path| folder.has(path));
    let now = (session.today, session.time);
    for fact in facts {
        let Some(field) = key_of(fact).and_then(field_of_written) else { continue };
        let change =
            Change::parse(fact, &session.book().settings).map_err(|error| ("", error).explain(session.words))?;
        let change = set_complaint::exact(session, field, &change)?;
        edit.after = apply(&edit.after, &[(field, &change)], &session.book().settings, now)
            .map_err(|error| (edit.path.as_str(), error).explain(session.words))?;
    }
    let path = edit.path.clone();
    let name = customer.listed_name();
    let what = format!("{name}{}{cause}", session.words.get("colon"));
    session.save(&[edit], "complaint", &say!(session.words, "commit-new", name = what))?;
    session.terminal.out(&path);
    let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".md")).unwrap_or_default();
    let is_only = customer.complaints.iter().all(|complaint| complaint.resolved.is_some());
    let which = if is_only { String::new() } else { format!(" --on {stem}") };
    let id = format!("{}{which}", &*customer.id);
    let day = session.words.day(day, session.today);
    session.terminal.say(&say!(session.words, "complaint-next", name = &*name, id = id, day = day));
    Ok(ExitCode::SUCCESS)
}

/// The complaint that is meant: that of the day which is named, else the only open one.
fn meant<'c>(args: &ComplaintArgs, session: &ChangeSession, customer: &'c Customer) -> Result<&'c Complaint, Failure> {
    if let Some(on) = &args.on {
        let day = session.past_day(on).map_or_else(|_| on.clone(), |day| day.to_string());
        let named = |complaint: &&Complaint| complaint.stem == *on || complaint.stem == day;
        return customer.complaints.iter().find(named).ok_or_else(|| set_complaint::unknown(session, customer, on));
    }
    let open: Vec<&Complaint> = customer.complaints.iter().filter(|complaint| complaint.resolved.is_none()).collect();
    match (&open[..], customer.complaints.last()) {
        ([only], _) => Ok(only),
        ([], Some(last)) => Ok(last),
        ([], None) => Err(set_complaint::unknown(session, customer, "")),
        (several, _) => {
            let stems = session.words.list(several.iter().map(|complaint| match &complaint.cause {
                Some(cause) => format!("{} ({cause})", complaint.stem),
                None => complaint.stem.clone(),
            }));
            let args = [("name", customer.listed_name().into_owned().into()), ("complaints", stems.into())];
            Err(Failure::usage(session.words, "err-complaint-several", &args))
        }
    }
}

/// Writes the steps of a complaint.
fn steps(args: &ComplaintArgs, session: &ChangeSession, index: CustomerIndex) -> Result<ExitCode, Failure> {
    let customer = &session.book().customers[index];
    let keys = args.words.iter().filter_map(|word| key_of(word));
    if let Some(key) = keys.into_iter().find(|key| field_of_written(key).is_none()) {
        return Err(set_complaint::unknown_key(session, key));
    }
    let complaint = meant(args, session, customer)?;
    let mut changes = Vec::new();
    for word in &args.words {
        let change = Change::parse(&format!("{COMPLAINT}.{}.{word}", complaint.stem), &session.book().settings);
        changes.push(change.map_err(|error| ("", error).explain(session.words))?);
    }
    let paths: Vec<(ComplaintPath, &Change)> =
        changes.iter().filter_map(|change| Some((ComplaintPath::of(&change.key)?, change))).collect();
    let edits = set_complaint::edits(session, index, &paths)?;
    if edits.is_empty() {
        session.terminal.say(&session.words.get("nothing-to-do"));
        return Ok(ExitCode::SUCCESS);
    }
    let (edits, told): (Vec<_>, Vec<_>) = edits.into_iter().unzip();
    let name = customer.listed_name();
    let message = say!(session.words, "commit-set", names = &*name, what = args.words.join(" "));
    session.save_and_tell(&edits, "complaint", &message, told.concat().trim_end())?;
    Ok(ExitCode::SUCCESS)
}

/// Shows a complaint: its facts, and an answer while it is open.
fn show(args: &ComplaintArgs, session: &ChangeSession, index: CustomerIndex) -> Result<ExitCode, Failure> {
    let customer = &session.book().customers[index];
    let complaint = meant(args, session, customer)?;
    let words = session.words;
    let about = About { words, book: session.book(), today: session.today };
    let path = Record::Complaint(&complaint.stem).path(&customer.id);
    let facts = about.complaint(complaint).join(" · ");
    let mut out = format!("{}\n{facts}\n", paint(Look::Grey, &path));
    if !complaint.body.is_empty() {
        out += &format!("\n{}\n", complaint.body);
    }
    if let Some(answer) = complaint_answer::answer(&about, customer, complaint) {
        out += &format!("\n{}\n{answer}\n", paint(Look::Grey, &words.get("complaint-answer")));
    }
    session.terminal.out(out.trim_end());
    Ok(ExitCode::SUCCESS)
}
