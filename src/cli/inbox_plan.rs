//! What becomes of each paragraph of the inbox: shown before anything is written.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::log_note::written_for;
use super::style::{Look, paint};
use super::{ChangeSession, Failure};
use crate::book::day::days_between;
use crate::book::{Customer, CustomerIndex, Day, Visit};
use crate::edit::FileEdit;
use crate::exchange::inbox::{InboxReader, Paragraph, RoadNote, Unclear, essence};
use crate::say;
use crate::wording::failure::Explain;

/// Days within which the same words, of a day that was not written whole, may be one note given twice.
const MAY_BE_THE_SAME: i32 = 31;

/// What is to be done with a paragraph.
pub(super) enum Planned {
    /// It becomes a note.
    Note {
        /// What was understood.
        read: Box<RoadNote>,
        /// The note's file.
        edit: FileEdit,
        /// The message of its commit.
        message: String,
    },
    /// It was filed before: the same is in the customer's note of this day.
    Known(CustomerIndex, Day),
    /// It stays, for this reason; the name that it begins with fits these customers.
    Kept(String, Whom),
}

/// Of whom a paragraph that stays is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whom {
    /// That is not what it lacks.
    Clear,
    /// Nobody of that name is in the book.
    Nobody,
    /// One of these customers.
    Several(Vec<CustomerIndex>),
}

/// Plans one paragraph after another, so that a later one knows of those before it.
pub(super) struct Planner<'s, 't> {
    session: &'s ChangeSession<'t>,
    /// Whether a person is asked about names that fit several customers or none.
    asks: bool,
    /// Of whom paragraphs are, by their keys, as somebody has said before.
    told: HashMap<String, CustomerIndex>,
    /// The customers who get a note, with the notes that they will have.
    customers: BTreeMap<CustomerIndex, Customer>,
}

impl<'s, 't> Planner<'s, 't> {
    /// `told` says of whom paragraphs are: `KEY=CUSTOMER`.
    pub(super) fn new(session: &'s ChangeSession<'t>, asks: bool, told: &[String]) -> Result<Planner<'s, 't>, Failure> {
        let one = |told: &String| {
            let pair = told.split_once('=');
            let pair = pair.ok_or_else(|| Failure::usage(session.words, "err-who", &[("text", told.as_str().into())]));
            let (key, customer) = pair?;
            Ok((key.to_owned(), session.customer(customer)?))
        };
        let told = told.iter().map(one).collect::<Result<_, Failure>>()?;
        Ok(Planner { session, asks, told, customers: BTreeMap::new() })
    }

    /// Decides about a paragraph.
    pub(super) fn plan(&mut self, reader: &mut InboxReader, paragraph: &Paragraph) -> Result<Planned, Failure> {
        let session = self.session;
        let read = match reader.read(paragraph, self.told.get(&paragraph.key()).copied()) {
            Err(unclear @ (Unclear::Nobody(_) | Unclear::Several(..))) if self.asks => {
                match self.choose(paragraph, &unclear) {
                    Some(chosen) => reader.read(paragraph, Some(chosen)),
                    None => Err(unclear),
                }
            }
            read => read,
        };
        match read {
            Ok(note) => self.note(note),
            Err(unclear) => {
                let whom = match &unclear {
                    Unclear::Nobody(_) => Whom::Nobody,
                    Unclear::Several(_, all) => Whom::Several(all.clone()),
                    Unclear::NoText | Unclear::Day(..) | Unclear::NotAhead(_) => Whom::Clear,
                };
                Ok(Planned::Kept((session.book(), &unclear).explain(session.words).message, whom))
            }
        }
    }

    /// Shows on the terminal what becomes of a paragraph.
    pub(super) fn show(&self, paragraph: &Paragraph, planned: &Planned) {
        let (session, words, terminal) = (self.session, self.session.words, self.session.terminal);
        let name = |at: CustomerIndex| session.book().customers[at].listed_name().into_owned();
        match planned {
            Planned::Note { read, .. } => {
                let channel = read.note.channel.map(|_| session.telling().channel(read.note.channel));
                let head = [paint(Look::Strong, &name(read.customer)), words.day(read.day, session.today)];
                let head = head.into_iter().chain(channel).collect::<Vec<_>>().join(" · ");
                let next = read.note.next.map(|next| say!(words, "inbox-next", day = next.to_string()));
                let said = read.note.text.lines().map(str::to_owned);
                let said = said.chain(read.note.promises.iter().map(|promise| format!("☐ {promise}"))).chain(next);
                let said: String = said.map(|line| format!("\n  {line}")).collect();
                terminal.out(&(head + &said));
            }
            Planned::Known(at, day) => {
                terminal.out(&say!(words, "inbox-known", name = name(*at), day = words.day(*day, session.today)));
            }
            Planned::Kept(reason, _) => {
                let lines = paragraph.text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n");
                let head = say!(words, "inbox-not-clear", reason = reason.as_str());
                terminal.out(&format!("{}\n{lines}", paint(Look::Late, &head)));
            }
        }
    }

    /// The customer whom a person names for a paragraph; `None` where they leave it.
    fn choose(&self, paragraph: &Paragraph, unclear: &Unclear) -> Option<CustomerIndex> {
        let (session, words, terminal) = (self.session, self.session.words, self.session.terminal);
        terminal.warn(&format!("{}\n  {}", (session.book(), unclear).explain(words).message, paragraph.first_line()));
        if let Unclear::Several(_, all) = unclear {
            for (at, &index) in all.iter().enumerate() {
                let customer = &session.book().customers[index];
                terminal.warn(&format!("  {}  {}", at + 1, customer.id_and_name()));
            }
            return terminal.choose(&say!(words, "inbox-which", n = all.len()), all.len()).map(|at| all[at]);
        }
        let typed = terminal.ask_text(&words.get("inbox-who"))?;
        session.customer(&typed).map_err(|failure| terminal.failure(&failure)).ok()
    }

    fn note(&mut self, read: RoadNote) -> Result<Planned, Failure> {
        let (session, words) = (self.session, self.session.words);
        let customer =
            self.customers.entry(read.customer).or_insert_with(|| session.book().customers[read.customer].clone());
        let name = customer.listed_name().into_owned();
        let body = format!(
            "{}\n{}",
            read.note.text,
            read.note.promises.iter().fold(String::new(), |all, promise| all + "- [ ] " + promise + "\n")
        );
        let said = essence(&body);
        let same = customer.visits.iter().rev().filter(|visit| essence(&visit.body) == said);
        let days: Vec<_> = same.map(|visit| visit.day).collect();
        if days.contains(&read.day) {
            return Ok(Planned::Known(read.customer, read.day));
        }
        let near = days.into_iter().find(|&day| days_between(day, read.day).abs() <= MAY_BE_THE_SAME);
        if let Some(day) = near.filter(|_| !read.is_day_whole) {
            let reason = say!(words, "inbox-same", name = name, day = day.to_string());
            return Ok(Planned::Kept(reason, Whom::Clear));
        }
        let edit = match written_for(session, customer, &read.note, read.day) {
            Ok(edit) => edit,
            // What is wrong with the text itself; the rest of the inbox is filed all the same.
            Err(failure) => return Ok(Planned::Kept(failure.message, Whom::Clear)),
        };
        let stem = edit.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".md").to_owned();
        let mut visit = Visit::new(read.day, Some(session.time), &stem);
        visit.body = body.into();
        Arc::make_mut(&mut customer.folder).visits.push(visit);
        let channel = session.telling().channel(read.note.channel);
        let message = say!(words, "commit-log", name = name, channel = channel, day = read.day.to_string());
        Ok(Planned::Note { read: Box::new(read), edit, message })
    }
}
