//! What becomes of each paragraph of the inbox: shown before anything is written.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::log_note::written_for;
use super::style::{Look, paint};
use super::{ChangeSession, Failure};
use crate::book::day::days_between;
use crate::book::{Customer, CustomerIndex, Visit};
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
        /// The note's file.
        edit: FileEdit,
        /// The message of its commit.
        message: String,
    },
    /// It was filed before.
    Known,
    /// It stays, for this reason.
    Kept(String),
}

/// Plans one paragraph after another, so that a later one knows of those before it.
pub(super) struct Planner<'s, 't> {
    session: &'s ChangeSession<'t>,
    /// Whether a person is asked about names that fit several customers or none.
    asks: bool,
    /// The customers who get a note, with the notes that they will have.
    customers: BTreeMap<CustomerIndex, Customer>,
}

impl<'s, 't> Planner<'s, 't> {
    pub(super) fn new(session: &'s ChangeSession<'t>, asks: bool) -> Planner<'s, 't> {
        Planner { session, asks, customers: BTreeMap::new() }
    }

    /// Decides about a paragraph, and shows it.
    pub(super) fn plan(&mut self, reader: &mut InboxReader, paragraph: &Paragraph) -> Result<Planned, Failure> {
        let (session, terminal) = (self.session, self.session.terminal);
        let read = match reader.read(paragraph, None) {
            Err(unclear @ (Unclear::Nobody(_) | Unclear::Several(..))) if self.asks => {
                match self.choose(paragraph, &unclear) {
                    Some(chosen) => reader.read(paragraph, Some(chosen)),
                    None => Err(unclear),
                }
            }
            read => read,
        };
        let planned = match read {
            Ok(note) => self.note(&note)?,
            Err(unclear) => Planned::Kept((session.book(), &unclear).explain(session.words).message),
        };
        if let Planned::Kept(reason) = &planned {
            let lines = paragraph.text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n");
            let head = say!(session.words, "inbox-not-clear", reason = reason.as_str());
            terminal.out(&format!("{}\n{lines}", paint(Look::Late, &head)));
        }
        Ok(planned)
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

    fn note(&mut self, read: &RoadNote) -> Result<Planned, Failure> {
        let (session, words, terminal) = (self.session, self.session.words, self.session.terminal);
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
            terminal.out(&say!(words, "inbox-known", name = name, day = words.day(read.day, session.today)));
            return Ok(Planned::Known);
        }
        let near = days.into_iter().find(|&day| days_between(day, read.day).abs() <= MAY_BE_THE_SAME);
        if let Some(day) = near.filter(|_| !read.is_day_whole) {
            return Ok(Planned::Kept(say!(words, "inbox-same", name = name, day = day.to_string())));
        }
        let edit = match written_for(session, customer, &read.note, read.day) {
            Ok(edit) => edit,
            // What is wrong with the text itself; the rest of the inbox is filed all the same.
            Err(failure) => return Ok(Planned::Kept(failure.message)),
        };
        let stem = edit.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".md").to_owned();
        let mut visit = Visit::new(read.day, Some(session.time), &stem);
        visit.body = body.into();
        Arc::make_mut(&mut customer.folder).visits.push(visit);
        let channel = session.telling().channel(read.note.channel);
        let head = [paint(Look::Strong, &name), words.day(read.day, session.today)];
        let head = head.into_iter().chain(read.note.channel.map(|_| channel.clone())).collect::<Vec<_>>().join(" · ");
        let next = read.note.next.map(|next| say!(words, "inbox-next", day = next.to_string()));
        let said = read.note.text.lines().map(str::to_owned);
        let said = said.chain(read.note.promises.iter().map(|promise| format!("☐ {promise}"))).chain(next);
        let said: String = said.map(|line| format!("\n  {line}")).collect();
        terminal.out(&(head + &said));
        let message = say!(words, "commit-log", name = name, channel = channel, day = read.day.to_string());
        Ok(Planned::Note { edit, message })
    }
}
