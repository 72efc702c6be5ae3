//! `list`: shows the customers that match a filter.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::report::{Page, cell_json};
use super::{Failure, Session, json};
use crate::book::choice_alias::is_same;
use crate::book::fact::{Derived, Fact};
use crate::book::field;
use crate::book::filter::{Condition, Filter, Side, Test, Wanted};
use crate::book::saved_list::SavedList;
use crate::book::{Book, Choice, CustomerIndex};
use crate::derive::list;
use crate::derive::report::{Cell, Section};
use crate::derive::{HORIZON, Overview, derive};
use crate::format::filter::{self, FilterError};
use crate::format::known_facts::Known;
use crate::format::near;
use crate::i18n::Words;
use crate::say;
use crate::wording::choice;
use crate::wording::label::key_name;

/// The conditions that `list` and `set --where` share.
#[derive(Args, Clone, Debug, Default)]
pub struct FilterArgs {
    #[arg(long, value_name = "TIER")]
    tier: Vec<String>,
    #[arg(long, value_name = "REGION")]
    region: Vec<String>,
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    #[arg(long, value_name = "STAGE")]
    stage: Vec<String>,
    #[arg(long)]
    overdue: bool,
    #[arg(long)]
    due: bool,
    #[arg(long, value_name = "DAYS")]
    stale: Option<i32>,
}

/// Which customers, what of each, and in which order: what `list` and `export` share.
#[derive(Args, Debug)]
pub struct ListChoice {
    #[arg(value_name = "FILTER")]
    filter: Vec<String>,
    #[command(flatten)]
    conditions: FilterArgs,
    #[arg(long, value_name = "NAME", conflicts_with = "filter")]
    saved: Option<String>,
    #[arg(long, value_name = "KEYS")]
    columns: Option<String>,
    #[arg(long, value_name = "KEYS", allow_hyphen_values = true)]
    sort: Option<String>,
}

#[derive(Args, Debug)]
pub struct ListArgs {
    #[command(flatten)]
    choice: ListChoice,
    #[arg(long)]
    json: bool,
}

impl ListChoice {
    /// The name of the saved list, where one was asked for.
    pub fn name(&self) -> Option<&str> {
        self.saved.as_deref()
    }

    /// Whether nothing was chosen: everybody, and all that is known of them.
    pub fn is_everything(&self) -> bool {
        let conditions = &self.conditions;
        let lists = [&conditions.tier, &conditions.region, &conditions.tag, &conditions.stage, &self.filter];
        let has_flag = conditions.overdue || conditions.due || conditions.stale.is_some();
        let has_option = self.saved.is_some() || self.columns.is_some() || self.sort.is_some();
        lists.iter().all(|list| list.is_empty()) && !has_flag && !has_option
    }
}

/// A list of customers of a book, an edition perhaps, as a table: a row for each customer.
pub fn section(choice: &ListChoice, session: &Session, book: &Book) -> Result<Section, Failure> {
    let chosen = chosen(choice, session)?;
    let overview = derive(book, session.today, HORIZON);
    let found = list::fitting(book, &overview, &chosen.filter, &chosen.sort);
    Ok(list::of_saved(book, &overview, &chosen, &found))
}

/// Makes a filter from words and options.
pub fn filter(session: &Session, words: &[String], options: &FilterArgs) -> Result<Filter, Failure> {
    with_known(session, |known| {
        let mut filter = Filter::default();
        let fields =
            [("tier", &options.tier), ("region", &options.region), ("tags", &options.tag), ("stage", &options.stage)];
        for (key, values) in fields {
            for value in values {
                // As many values as the option is given, whatever letters stand in them.
                let value = format!("{key}=\"{}\"", value.replace('"', "\"\""));
                filter::add(&mut filter, &value, known)?;
            }
        }
        if options.overdue {
            filter.add(Condition::bare(Derived::Overdue));
        }
        if options.due {
            filter.add(Condition::bare(Derived::Due));
        }
        if let Some(days) = options.stale {
            let test = Test::Than(Side::MoreOrEqual, Wanted::Number(days.into()));
            filter.add(Condition { fact: Fact::Derived(Derived::Silent), test });
        }
        words.iter().try_for_each(|word| filter::add_typed(&mut filter, word, known))?;
        Ok(filter)
    })
}

/// Reads a filter that was typed as one text.
pub fn filter_of(session: &Session, texts: &[String]) -> Result<Filter, Failure> {
    with_known(session, |known| filter::parse(&texts.join(" "), known))
}

/// Reads what was typed about facts of customers.
fn with_known<T>(session: &Session, read: impl FnOnce(Known) -> Result<T, FilterError>) -> Result<T, Failure> {
    let figures = session.book().figure_names();
    let settings = &session.book().settings;
    let known = Known { settings, figures: Some(&figures), today: Some(session.today) };
    read(known).map_err(|error| refused(session, error))
}

fn refused(session: &Session, error: FilterError) -> Failure {
    let words = session.words;
    match error {
        FilterError::Unreadable { word } => Failure::usage(words, "err-bad-filter", &[("filter", word.into())]),
        FilterError::NoSuchValue { word, values } => {
            let field = word.split_once('=').and_then(|(key, _)| field::field(key));
            if let Some((_, tier)) = word.split_once('=').filter(|_| field.is_some_and(|field| field.key == "tier")) {
                let args = [("tier", tier.to_owned().into()), ("tiers", words.list(values).into())];
                return Failure::usage(words, "fault-unknown-tier", &args);
            }
            let shown = values.iter().map(|word| match field {
                Some(field) => choice::of_field(words, field, word),
                None => word.clone(),
            });
            let shown = words.list(shown);
            Failure::usage(words, "err-filter-word", &[("filter", word.into()), ("words", shown.into())])
        }
        FilterError::UnknownKey { key, near: Some(near), keys, .. } => {
            let args = [("key", key.into()), ("near", near.into()), ("keys", in_words(words, &keys).into())];
            Failure::usage(words, "err-fact-near", &args)
        }
        FilterError::UnknownKey { key, near: None, keys, .. } => {
            Failure::usage(words, "fault-unknown-fact", &[("key", key.into()), ("keys", in_words(words, &keys).into())])
        }
    }
}

/// Keys as a Chinese book shows them, which can be typed as well.
fn in_words(words: &Words, keys: &str) -> String {
    if !words.is_chinese() {
        return keys.to_owned();
    }
    let name = |key: &str| match Derived::from_word(key) {
        Some(fact) => choice::FACT.of(words, fact),
        None => key_name(words, key),
    };
    words.list(keys.split(", ").map(name))
}

/// The customers that match a filter, sorted by the reading of their names.
pub fn fitting(session: &Session, overview: &Overview, filter: &Filter) -> Vec<CustomerIndex> {
    list::fitting(session.book(), overview, filter, &[])
}

/// The list that is asked for.
pub fn chosen(args: &ListChoice, session: &Session) -> Result<SavedList, Failure> {
    let saved = saved(args, session)?;
    let words: &[String] = if saved.is_some() { &[] } else { &args.filter };
    let own = filter(session, words, &args.conditions)?;
    Ok(SavedList {
        name: saved.map(|list| list.name.clone()).unwrap_or_default(),
        filter: match saved {
            Some(list) => list.filter.clone().and(own),
            None => own,
        },
        columns: match &args.columns {
            Some(keys) => with_known(session, |known| filter::columns(keys, known))?,
            None => saved.map(|list| list.columns.clone()).unwrap_or_default(),
        },
        sort: match &args.sort {
            Some(keys) => with_known(session, |known| filter::sort(keys, known))?,
            None => saved.map(|list| list.sort.clone()).unwrap_or_default(),
        },
    })
}

/// Prints the customers that match the filter, or a saved list.
pub fn run(args: &ListArgs, session: &Session) -> Result<ExitCode, Failure> {
    let overview = session.overview(crate::derive::HORIZON);
    let list = chosen(&args.choice, session)?;
    let found = list::fitting(session.book(), &overview, &list.filter, &list.sort);
    if args.json {
        print_json(session, &overview, &list, &found);
        return Ok(ExitCode::SUCCESS);
    }
    if found.is_empty() {
        session.terminal.say(&session.words.get("list-none"));
    } else {
        let section = table(session, &overview, &list, &found);
        session.terminal.out(Page::new(session, session.today).section(&section).trim_start_matches('\n'));
        session.terminal.say(&say!(session.words, "customers-count", n = found.len()));
    }
    session.mention_faults();
    Ok(ExitCode::SUCCESS)
}

/// The saved list that is asked for: by `--saved`, or where a single word is the name of one.
fn saved<'s>(args: &ListChoice, session: &'s Session) -> Result<Option<&'s SavedList>, Failure> {
    let lists = &session.book().settings.lists;
    let named = |name: &str| lists.iter().find(|list| is_same(&list.name, name));
    match (&args.saved, args.filter.as_slice()) {
        (Some(name), _) => named(name).map(Some).ok_or_else(|| {
            let names = || lists.iter().map(|list| list.name.as_str());
            let near = near::nearest(name, names()).map(str::to_owned);
            let known = near.unwrap_or_else(|| session.words.list(names()));
            let id = if lists.is_empty() { "err-no-lists" } else { "err-unknown-list" };
            Failure::usage(session.words, id, &[("name", name.clone().into()), ("names", known.into())])
        }),
        (None, [name]) => Ok(named(name)),
        (None, _) => Ok(None),
    }
}

fn table(session: &Session, overview: &Overview, list: &SavedList, found: &[CustomerIndex]) -> Section {
    let usual = || list::usual_columns().into_iter().chain([Fact::Derived(Derived::Id)]).collect();
    let columns: Vec<Fact> = if list.columns.is_empty() { usual() } else { list.columns.clone() };
    let mut section = list::table(session.book(), overview, found, &columns);
    // The usual list stays short; its sums are those of the receivables.
    if list.columns.is_empty() {
        section.totals = None;
    }
    section
}

/// Each customer with what `--json` tells of everybody, and the columns as `facts`.
fn print_json(session: &Session, overview: &Overview, list: &SavedList, found: &[CustomerIndex]) {
    let book = session.book();
    let section = list::table(book, overview, found, &list.columns);
    let one = |(&at, row): (&CustomerIndex, &Vec<Cell>)| {
        let mut value = json::customer(book, &book.customers[at], &overview.customers[at], session.today);
        if !list.columns.is_empty() {
            let cells = section.columns.iter().zip(row).skip(1);
            let id = |cell: &Cell| match cell {
                Cell::Customer(at) => json!(&*book.customers[*at].id),
                cell => cell_json(cell),
            };
            value["facts"] = cells.map(|(column, cell)| (column.key.to_string(), id(cell))).collect();
        }
        value
    };
    let all: Vec<_> = found.iter().zip(&section.rows).map(one).collect();
    session.terminal.out(&json::text(&json!({ "customers": all })));
}
