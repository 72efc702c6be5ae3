//! `report changes`: what is new since a day.

use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use super::style::{Look, paint};
use super::{Failure, Session, json};
use crate::book::CustomerIndex;
use crate::book::past::Past;
use crate::derive::news::{self, Balance, News};
use crate::derive::promise_ref::PromiseRef;
use crate::format::money;
use crate::git::Trouble;
use crate::pipeline;
use crate::say;
use crate::wording::failure::Explain;

#[derive(Args, Debug)]
pub struct ChangesArgs {
    #[arg(long, value_name = "DATE", default_value = "-7d", allow_hyphen_values = true)]
    since: String,
    #[arg(long)]
    json: bool,
}

pub fn run(args: &ChangesArgs, session: &Session) -> Result<ExitCode, Failure> {
    let since = session.day(&args.since)?;
    let words = session.words;
    if since > session.today {
        return Err(Failure::usage(words, "err-since-future", &[("value", args.since.as_str().into())]));
    }
    let past = match session.git().and_then(|git| pipeline::past(&session.root, &git, true)) {
        Ok(past) => past,
        // Dates in the book tell most of it.
        Err(error) => {
            if ![Trouble::NoGit, Trouble::NoRepository].contains(&error.trouble) {
                session.terminal.warn(&say!(words, "changes-no-history", reason = error.explain(words).message));
            }
            Past::default()
        }
    };
    let overview = session.overview(0);
    let news = news::derive(session.book(), &overview, &past, since);
    let page = Page { session, news: &news };
    if args.json {
        let mut value = page.json();
        value["since"] = since.to_string().into();
        value["today"] = session.today.to_string().into();
        session.terminal.out(&json::text(&value));
    } else {
        let title = paint(Look::Strong, &say!(words, "changes-since", day = words.day_in_full_and_year(since)));
        let text = page.text();
        session.terminal.out(&format!(
            "{title}\n{}",
            if text.is_empty() { format!("\n{}", words.get("changes-none")) } else { text }
        ));
        session.mention_faults();
    }
    Ok(ExitCode::SUCCESS)
}

struct Page<'a> {
    session: &'a Session<'a>,
    news: &'a News,
}

impl Page<'_> {
    fn name(&self, at: CustomerIndex) -> &str {
        &self.session.book().customers[at].card.name
    }

    fn text(&self) -> String {
        let (words, news) = (self.session.words, self.news);
        let colon = words.get("colon");
        let day = |day| words.day(day, self.session.today);
        let tier = |tier: &str| if tier.is_empty() { words.get("changes-no-tier") } else { tier.to_owned() };
        let promise = |(at, place): &(CustomerIndex, PromiseRef)| {
            let promise = place.get(&self.session.book().customers[*at]);
            format!("{}{colon}{} ({})", self.name(*at), promise.text, day(promise.due))
        };
        let groups: [(&str, Vec<String>); 6] = [
            (
                "changes-entered",
                news.entered.iter().map(|(at, on)| format!("{} ({})", self.name(*at), day(*on))).collect(),
            ),
            (
                "changes-tiers",
                news.tiers
                    .iter()
                    .map(|(at, old, new)| format!("{}{colon}{} → {}", self.name(*at), tier(old), tier(new)))
                    .collect(),
            ),
            ("changes-balances", news.balances.iter().map(|balance| self.balance(balance)).collect()),
            ("changes-kept", news.kept.iter().map(promise).collect()),
            ("changes-broken", news.broken.iter().map(promise).collect()),
            (
                "changes-silent",
                news.silent
                    .iter()
                    .map(|(at, due)| say!(words, "changes-silence", name = self.name(*at), day = day(*due)))
                    .collect(),
            ),
        ];
        let mut out = String::new();
        for (title, lines) in groups.iter().filter(|(_, lines)| !lines.is_empty()) {
            out += &format!("\n{} ({})\n", paint(Look::Grey, &words.get(title)), lines.len());
            out.extend(lines.iter().map(|line| format!("  {line}\n")));
        }
        out
    }

    fn balance(&self, balance: &Balance) -> String {
        let home = &self.session.book().settings.currency;
        let amount = |sum| self.session.words.money(sum, &balance.currency, home);
        let [then, now] = balance.open;
        let colon = self.session.words.get("colon");
        let open = format!("{}{colon}{} → {}", self.name(balance.customer), amount(then), amount(now));
        let late = balance.overdue[1];
        if late.is_zero() {
            open
        } else {
            format!("{open}, {}", say!(self.session.words, "changes-late", amount = amount(late)))
        }
    }

    fn json(&self) -> Value {
        let book = self.session.book();
        let who =
            |at: CustomerIndex| json!({ "customer": &*book.customers[at].id, "name": book.customers[at].card.name });
        let with = |at: CustomerIndex, more: &[(&str, Value)]| {
            let mut value = who(at);
            more.iter().for_each(|(key, more)| value[*key] = more.clone());
            value
        };
        let promise = |(at, place): &(CustomerIndex, PromiseRef)| {
            let promise = place.get(&book.customers[*at]);
            with(*at, &[("text", promise.text.clone().into()), ("due", promise.due.to_string().into())])
        };
        let balance = |balance: &Balance| {
            let pair = |sums: [rust_decimal::Decimal; 2]| json!({ "then": money::write(sums[0]), "now": money::write(sums[1]) });
            with(
                balance.customer,
                &[
                    ("currency", balance.currency.clone().into()),
                    ("open", pair(balance.open)),
                    ("overdue", pair(balance.overdue)),
                ],
            )
        };
        let list = |values: Vec<Value>| Value::Array(values);
        json!({
            "entered": list(self.news.entered.iter().map(|(at, on)| with(*at, &[("on", on.to_string().into())])).collect()),
            "tiers": list(self.news.tiers.iter().map(|(at, old, new)| with(*at, &[("from", old.as_str().into()), ("to", new.as_str().into())])).collect()),
            "balances": list(self.news.balances.iter().map(balance).collect()),
            "promises_kept": list(self.news.kept.iter().map(promise).collect()),
            "promises_broken": list(self.news.broken.iter().map(promise).collect()),
            "silent": list(self.news.silent.iter().map(|(at, due)| with(*at, &[("due", due.to_string().into())])).collect()),
        })
    }
}
