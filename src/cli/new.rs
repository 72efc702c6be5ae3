//! `new`: makes a customer, a visit, a plan or a complaint from a template; on a terminal, opens it in the editor.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::choice_arg::choice;
use super::customer::{amount_in, tier_of};
use super::{ChangeSession, Failure, Session, editor};
use crate::book::record::Record;
use crate::book::visit::{Severity, Via};
use crate::book::{Channel, company_name, id};
use crate::disk::Folder;
use crate::edit::FileEdit;
use crate::edit::new::{NewComplaint, NewCustomer, NewPlan, complaint, customer, free_id, plan};
use crate::edit::note;
use crate::format::money;
use crate::format::visit_writer::NewVisit;
use crate::say;

#[derive(Args, Debug)]
pub struct NewArgs {
    #[command(subcommand)]
    what: What,
    #[arg(long, global = true)]
    no_edit: bool,
}

#[derive(Subcommand, Debug)]
enum What {
    Customer(CustomerArgs),
    Visit(VisitArgs),
    Plan(PlanArgs),
    Complaint(ComplaintArgs),
}

#[derive(Args, Debug)]
struct CustomerArgs {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long)]
    id: Option<String>,
    #[arg(long)]
    company: bool,
    #[arg(long)]
    tier: Option<String>,
    #[arg(long)]
    phone: Option<String>,
    #[arg(long)]
    region: Option<String>,
}

#[derive(Args, Debug)]
struct VisitArgs {
    #[arg(value_name = "CUSTOMER")]
    customer: String,
}

#[derive(Args, Debug)]
struct PlanArgs {
    #[arg(value_name = "CUSTOMER")]
    customer: String,
    #[arg(value_name = "TITLE")]
    title: String,
    #[arg(long, value_name = "DATE", default_value = "+7d")]
    due: String,
    #[arg(long, short, value_name = "CHANNEL", value_parser = choice::<Channel>())]
    channel: Option<Channel>,
    #[arg(long, value_name = "TEXT")]
    goal: Option<String>,
    #[arg(long, value_name = "AMOUNT")]
    amount: Option<String>,
    #[arg(long, value_name = "0-100", value_parser = clap::value_parser!(u8).range(0..=100))]
    chance: Option<u8>,
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
}

#[derive(Args, Debug)]
struct ComplaintArgs {
    #[arg(value_name = "CUSTOMER")]
    customer: String,
    #[arg(value_name = "CAUSE")]
    cause: String,
    #[arg(long, value_name = "SEVERITY", value_parser = choice::<Severity>())]
    severity: Option<Severity>,
    #[arg(long, value_name = "WAY", value_parser = choice::<Via>())]
    via: Option<Via>,
    #[arg(long, value_name = "TEXT")]
    wants: Option<String>,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
}

/// Writes the new file and opens it in the editor.
pub fn run(args: &NewArgs, session: ChangeSession) -> Result<ExitCode, Failure> {
    let folder = Folder::open(&session.root).map_err(|error| Failure::io(session.words, &session.root, &error))?;
    let taken = |path: &str| folder.has(path);
    let edit = match &args.what {
        What::Customer(args) => new_customer(args, &session)?,
        What::Visit(args) => {
            let at = session.customer(&args.customer)?;
            let note = NewVisit { channel: Some(crate::book::Channel::Visit), ..NewVisit::default() };
            note::write(&session.book().customers[at], &note, session.today, session.time)
        }
        What::Plan(args) => {
            let at = session.customer(&args.customer)?;
            let home = &session.book().settings.currency;
            let amount = args.amount.as_ref().map(|amount| amount_in(&session, amount, home)).transpose()?;
            let new = NewPlan {
                title: args.title.clone(),
                channel: args.channel,
                goal: args.goal.clone(),
                amount: amount.map(|amount| money::write(amount, home)),
                chance: args.chance,
                text: args.text.clone(),
            };
            plan(&session.book().customers[at].id, &new, session.moment(&args.due)?, &taken)
        }
        What::Complaint(args) => {
            let at = session.customer(&args.customer)?;
            let (cause, wants, text) = (args.cause.clone(), args.wants.clone(), args.text.clone());
            let new = NewComplaint { cause, severity: args.severity, via: args.via, wants, text, kind: None };
            let day = args.on.as_ref().map_or(Ok(session.today), |on| session.past_day(on))?;
            complaint(&session.book().customers[at].id, &new, day, &taken)
        }
    };
    let path = edit.path.clone();
    let message = say!(session.words, "commit-new", name = what_is_new(args, &session)?);
    let is_edited = !args.no_edit && session.terminal.is_terminal() && session.terminal.can_ask();
    if let Some(program) = editor::wanted().filter(|_| is_edited) {
        // A note without a word tells nothing; the other files hold what was typed on the command line.
        let must_change = matches!(args.what, What::Visit(_));
        return editor::fill_in(session, &editor::Draft { edit, message, must_change }, &program);
    }
    // An empty note would be a contact of which nobody knows anything; who asks for the file fills it in later.
    if let What::Visit(visit) = &args.what
        && !args.no_edit
    {
        let id = &*session.book().customers[session.customer(&visit.customer)?].id;
        return Err(Failure::usage(session.words, "err-no-text", &[("customer", id.into())]));
    }
    session.save(&[edit], "new", &message)?;
    session.terminal.out(&path);
    if is_edited {
        let full = session.root.join(path).display().to_string();
        session.terminal.say(&say!(session.words, "editor-hint", path = full));
    }
    Ok(ExitCode::SUCCESS)
}

/// What the history calls the new file: the name of the customer, and the title where it has one.
fn what_is_new(args: &NewArgs, session: &Session) -> Result<String, Failure> {
    let (customer, title) = match &args.what {
        What::Customer(args) => return Ok(args.name.trim().to_owned()),
        What::Visit(args) => (&args.customer, None),
        What::Plan(args) => (&args.customer, Some(&args.title)),
        What::Complaint(args) => (&args.customer, Some(&args.cause)),
    };
    let name = session.book().customers[session.customer(customer)?].listed_name().into_owned();
    Ok(title.map_or_else(|| name.clone(), |title| format!("{name}{}{title}", session.words.get("colon"))))
}

fn new_customer(args: &CustomerArgs, session: &Session) -> Result<FileEdit, Failure> {
    let words = session.words;
    if args.name.trim().is_empty() {
        return Err(Failure::usage(words, "err-empty-name", &[]));
    }
    let is_company = company_name::is_plain(&args.name);
    let new = NewCustomer {
        name: args.name.trim().to_owned(),
        id: args.id.clone(),
        company: args.company || is_company,
        tier: args.tier.as_ref().map(|tier| tier_of(session, &session.book().settings, tier)).transpose()?,
        phone: args.phone.clone(),
        region: args.region.clone(),
    };
    let git = session.git().ok();
    let is_retired = |id: &str| git.as_ref().is_some_and(|git| git.was_given_up(&Record::Card.path(id)));
    let free = free_id(session.book(), args.id.as_deref().unwrap_or(&new.name), !new.company, is_retired);
    let id = match &args.id {
        Some(wish) if !id::is_valid(wish) => {
            return Err(Failure::usage(words, "err-bad-id", &[("id", wish.as_str().into())]));
        }
        Some(wish) => {
            let folded = id::fold(wish);
            if session.book().customers.iter().any(|customer| id::fold(&customer.id) == folded) {
                return Err(Failure::usage(
                    words,
                    "err-id-taken",
                    &[("id", wish.as_str().into()), ("other", free.into())],
                ));
            }
            wish.clone()
        }
        None => free,
    };
    if is_company && !args.company {
        session.terminal.say(&say!(words, "new-is-company", name = new.name.as_str(), id = id.as_str()));
    }
    if let Some(namesake) = session.book().double(&new.name) {
        let card = &namesake.card;
        let about: Vec<&str> = [&card.tier, &card.region].into_iter().flatten().map(String::as_str).collect();
        let who = format!("{} ({})", namesake.id, words.list(about)).replace(" ()", "");
        session.terminal.warn(&say!(words, "new-namesake", name = card.name.as_str(), who = who));
    }
    Ok(customer(&new, &id, session.today, words))
}
