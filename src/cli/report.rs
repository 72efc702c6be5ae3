//! `report`: the reports in the terminal.

use std::process::ExitCode;

use clap::{ArgMatches, Args, Command, FromArgMatches};
use serde_json::{Map, Value, json};

use super::choice_arg::choice;
use super::columns::Columns;
use super::style::{Look, paint};
use super::{Failure, Session, Terminal, json};
use crate::book::record_history::RecordHistory;
use crate::book::{Day, Money};
use crate::derive::report::{self, Audience, By, Cell, Input, Nesting, ReportKind, ReportOption, Section};
use crate::format::money;
use crate::git::Trouble;
use crate::pipeline;
use crate::say;
use crate::wording::failure::Explain;
use crate::wording::report::{ReportWords, shown};
use crate::write::copies;

/// The arguments of `report`: a subcommand for each report.
#[derive(Debug)]
pub struct ReportArgs {
    kind: &'static ReportKind,
    as_of: Option<String>,
    by: By,
    since: String,
    json: bool,
}

/// The widest name of a customer, in columns of the terminal.
const NAME_WIDTH: usize = 28;

impl FromArgMatches for ReportArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<ReportArgs, clap::Error> {
        let chosen = matches.subcommand().and_then(|(name, own)| Some((report::named(name)?, own)));
        let Some((kind, own)) = chosen else {
            return Err(clap::Error::new(clap::error::ErrorKind::MissingSubcommand));
        };
        let text = |id: &str| own.try_get_one::<String>(id).ok().flatten().cloned();
        let by = own.try_get_one::<By>("by").ok().flatten().copied().unwrap_or(By::Customer);
        Ok(ReportArgs {
            kind,
            as_of: text("as_of"),
            by,
            since: text("since").unwrap_or_default(),
            json: own.get_flag("json"),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = ReportArgs::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Args for ReportArgs {
    fn augment_args(command: Command) -> Command {
        let subcommand = |kind: &ReportKind| {
            let json = clap::Arg::new("json").long("json").action(clap::ArgAction::SetTrue);
            Command::new(kind.name).args(kind.options.iter().map(argument)).arg(json)
        };
        command.subcommand_required(true).arg_required_else_help(true).subcommands(report::ALL.iter().map(subcommand))
    }

    fn augment_args_for_update(command: Command) -> Command {
        ReportArgs::augment_args(command)
    }
}

fn argument(option: &ReportOption) -> clap::Arg {
    match option {
        ReportOption::AsOf => clap::Arg::new("as_of").long("as-of").value_name("DATE"),
        ReportOption::By => clap::Arg::new("by")
            .long("by")
            .value_name("WHAT")
            .value_parser(choice::<By>())
            .default_value(By::Customer.word()),
        ReportOption::Since => {
            let since = clap::Arg::new("since").long("since").value_name("DATE");
            since.default_value("-7d").allow_hyphen_values(true)
        }
    }
}

/// Prints the report.
pub fn run(args: &ReportArgs, session: &Session) -> Result<ExitCode, Failure> {
    let words = session.words;
    let has = |option| args.kind.options.contains(&option);
    let as_of = args.as_of.as_ref().map(|day| session.past_day(day)).transpose()?.unwrap_or(session.today);
    let mut since = as_of;
    let mut past = RecordHistory::default();
    if has(ReportOption::Since) {
        since = session.past_day(&args.since)?;
        if since > as_of {
            return Err(Failure::usage(words, "err-since-future", &[("value", args.since.as_str().into())]));
        }
        past = history(session);
    }
    let overview = crate::derive::derive(session.book(), as_of, 0);
    let copies = copies::all(&session.root);
    let input = Input { book: session.book(), overview: &overview, past: &past, by: args.by, since, copies: &copies };
    let sections = (args.kind.make)(&input);
    if args.json {
        let mut value = as_json(session, args.kind, &sections);
        if has(ReportOption::Since) {
            value["since"] = since.to_string().into();
            value["today"] = as_of.to_string().into();
        } else {
            value["as_of"] = as_of.to_string().into();
        }
        session.terminal.out(&json::text(&value));
        return Ok(ExitCode::SUCCESS);
    }
    let day = if has(ReportOption::Since) { words.day_in_full_and_year(since) } else { words.day_and_year(as_of) };
    let dated = say!(words, args.kind.dated, day = day);
    let title = format!("{} {}", paint(Look::Strong, &words.get(args.kind.title)), paint(Look::Grey, &dated));
    let page = Page::new(session, as_of);
    let text: String =
        sections.iter().filter(|section| !section.only_json).map(|section| page.section(section)).collect();
    let text = if text.is_empty() { format!("\n{}", words.get(args.kind.empty)) } else { text };
    session.terminal.out(&format!("{}\n{text}", session.terminal.fold(&title, 0)));
    session.mention_faults();
    Ok(ExitCode::SUCCESS)
}

/// The git history; without one, a report still gets most of its facts from dates in the book.
fn history(session: &Session) -> RecordHistory {
    match session.git().and_then(|git| pipeline::past(&session.root, &git, true)) {
        Ok(past) => past,
        Err(error) => {
            if ![Trouble::NoGit, Trouble::NoRepository].contains(&error.trouble) {
                let reason = error.explain(session.words).message;
                session.terminal.warn(&say!(session.words, "changes-no-history", reason = reason));
            }
            RecordHistory::default()
        }
    }
}

/// Shows the sections of a report.
pub(super) struct Page<'a> {
    /// The widest text of a cell that is no name, in columns of the terminal.
    text_width: usize,
    words: ReportWords<'a>,
    terminal: &'a Terminal,
}

impl<'a> Page<'a> {
    /// A page on this terminal, as of a day.
    pub(super) fn new(session: &'a Session, as_of: Day) -> Page<'a> {
        Page {
            text_width: session.terminal.width().saturating_sub(2 * NAME_WIDTH).max(NAME_WIDTH),
            words: ReportWords { words: session.words, book: session.book(), today: as_of },
            terminal: session.terminal,
        }
    }

    /// A section as text; empty where it has neither rows nor a sentence.
    pub(super) fn section(&self, section: &Section) -> String {
        if section.rows.is_empty() && section.lead.is_none() {
            return String::new();
        }
        let mut out = String::from("\n");
        if let Some(heading) = &section.heading {
            let text = self.words.cell(heading, false);
            let is_counted = section.line.is_some();
            let text = if is_counted { paint(Look::Grey, &text) + &format!(" ({})", section.rows.len()) } else { text };
            out += &(text + "\n");
        }
        out.extend(section.lead.iter().map(|note| self.terminal.fold(&(self.words.note(note) + "\n"), 0)));
        out += &match section.line {
            Some(id) => section.rows.iter().map(|row| self.line(id, section, row)).collect(),
            None if section.rows.is_empty() => String::new(),
            None => self.table(section),
        };
        for note in &section.notes {
            let text = self.words.note(note);
            let text = if note.is_advice { paint(Look::Late, &text) } else { text };
            out += &self.terminal.fold(&(text + "\n"), 0);
        }
        out
    }

    fn line(&self, id: &str, section: &Section, row: &[Cell]) -> String {
        self.terminal.fold(&format!("  {}\n", self.words.line(id, section, row)), 4)
    }

    fn table(&self, section: &Section) -> String {
        let places: Vec<usize> = shown(section).map(|(at, _)| at).collect();
        let rows = || section.rows.iter().chain(&section.totals);
        let holds = |at: usize, is_it: fn(&Cell) -> bool| section.rows.iter().any(|row| is_it(&row[at]));
        let most = |at: usize| match () {
            () if holds(at, |cell| matches!(cell, Cell::Customer(_))) => NAME_WIDTH,
            () if holds(at, |cell| matches!(cell, Cell::Text(_) | Cell::Tier(_) | Cell::Texts(_))) => self.text_width,
            () => 0,
        };
        let is_number = |at: usize| holds(at, Cell::is_number);
        let columns = Columns {
            titles: shown(section).map(|(_, column)| self.words.title(column)).collect(),
            rows: rows().map(|row| places.iter().map(|&at| self.cell(&row[at])).collect()).collect(),
            numbers: (0..places.len()).filter(|&at| is_number(places[at])).collect(),
            most: places.iter().map(|&at| most(at)).collect(),
        };
        columns.text(self.terminal)
    }

    fn cell(&self, cell: &Cell) -> String {
        let text = self.words.cell(cell, true);
        match cell {
            Cell::Customer(at) if self.words.book.customers[*at].is_on_hold() => {
                format!("{text} ({})", self.words.words.get("card-hold"))
            }
            _ => text,
        }
    }
}

/// Sections with the same key form one list; the totals of all of them form another.
fn as_json(session: &Session, kind: &ReportKind, sections: &[Section]) -> Value {
    let mut all: Map<String, Value> = kind.lists.iter().map(|&list| (list.to_owned(), json!([]))).collect();
    let mut totals = Vec::new();
    for section in sections {
        let rows = section.rows.iter().map(|row| row_json(session, section, row, false));
        let list = all.entry(section.key).or_insert_with(|| json!([]));
        if let Some(list) = list.as_array_mut() {
            list.extend(rows);
        }
        let own = section.totals.iter().filter(|_| !section.is_regrouped);
        totals.extend(own.map(|row| row_json(session, section, row, true)));
    }
    if !totals.is_empty() {
        all.insert("totals".to_owned(), Value::Array(totals));
    }
    Value::Object(all)
}

fn row_json(session: &Session, section: &Section, row: &[Cell], is_total: bool) -> Value {
    let mut value = Map::new();
    for (column, cell) in section.columns.iter().zip(row).filter(|(column, _)| column.audience != Audience::Readers) {
        let is_left_out =
            if is_total { matches!(cell, Cell::Empty | Cell::Phrase(_)) } else { column.audience == Audience::Totals };
        if is_left_out {
            continue;
        }
        if let Cell::Customer(at) = cell {
            let customer = &session.book().customers[*at];
            value.insert(column.key.to_string(), json!(&*customer.id));
            value.insert("name".to_owned(), json!(customer.card.name));
            continue;
        }
        let own = cell_json(cell);
        match &column.nesting {
            Nesting::None => drop(value.insert(column.key.to_string(), own)),
            Nesting::Object(part) => {
                let object = value.entry(&*column.key).or_insert_with(|| json!({}));
                object[*part] = own;
            }
            Nesting::List(label) => {
                let list = value.entry(&*column.key).or_insert_with(|| json!([]));
                list.as_array_mut().into_iter().for_each(|list| list.push(json!({ "label": label, "amount": own })));
            }
        }
    }
    Value::Object(value)
}

/// A value for `--json`.
pub(super) fn cell_json(cell: &Cell) -> Value {
    match cell {
        Cell::Empty | Cell::Customer(_) | Cell::Phrase(_) => Value::Null,
        Cell::Text(text) | Cell::Tier(text) => json!(text),
        Cell::Texts(texts) => json!(texts),
        Cell::Word(_, word) => json!(word),
        Cell::Relation(word) => json!(word),
        Cell::Number(number) => json!(number),
        Cell::Decimal(number) => json!(number.normalize().to_string()),
        Cell::Sums(sums) => {
            let sums = sums.iter();
            sums.map(|(currency, amount)| json!({ "currency": currency, "amount": money::write(*amount, currency) }))
                .collect()
        }
        Cell::Months(months) => json!(months),
        Cell::Flag(flag) => json!(flag),
        Cell::Money(Money { amount, currency }) => json!(money::write(*amount, currency)),
        // As an amount of most currencies.
        Cell::Percent(percent) => json!(money::write(*percent, "")),
        Cell::Day(day) => json!(day.to_string()),
        Cell::Month(day) => json!(day.strftime("%Y-%m").to_string()),
    }
}
