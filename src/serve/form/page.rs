//! The page of a form: its inputs as they were sent, and what is wrong with them.

use super::card_fields::{self, Shown};
use super::entry_fields::EntryForm;
use super::fault;
use super::import_form::{self, FILE, IMPORT, UPLOAD};
use super::input::{Input, InputKind, words_of};
use super::kinds::{Form, form};
use super::session::FormSession;
use super::values::Values;
use crate::book::customer::Product;
use crate::book::product_day::ProductDay;
use crate::book::record::Record;
use crate::book::{Channel, Choice, Customer, CustomerIndex, Day};
use crate::derive::Reminder;
use crate::disk::Folder;
use crate::i18n::Words;
use crate::render::Site;
use crate::render::render_error::RenderError;
use crate::render::view::form::{FieldView, FormView, HiddenView, OptionView, ParagraphView};
use crate::render::view::{LinkView, card_file};
use crate::serve::preview::Preview;
use crate::wording::failure::Failure;

/// From the address of a form to the site's top folder.
pub const TOP: &str = "../../";

/// The form of a card's fields.
const SET: &str = "set";

/// A form that is shown or was sent.
pub struct FormPage<'p, 's> {
    pub(super) site: &'p Site<'s>,
    pub(super) forms: &'p FormSession,
    pub(super) name: &'p str,
    /// `None`: the form of a card's fields, or of an entry.
    pub(super) form: Option<&'static Form>,
    customer: Option<CustomerIndex>,
    /// The entry of the card that the form is about; `None` for the other forms.
    entry: Option<EntryForm>,
    fields: Vec<Shown>,
    pub(super) values: &'p Values,
}

impl<'p, 's> FormPage<'p, 's> {
    /// The form with this name; `None` where there is none.
    pub fn of(
        site: &'p Site<'s>,
        forms: &'p FormSession,
        preview: &Preview,
        name: &'p str,
        values: &'p Values,
    ) -> Option<FormPage<'p, 's>> {
        // A reminder's id names the customer in its second part.
        let of_reminder = values.get("id").split(':').nth(1);
        let customer = [Some(values.get("customer")), of_reminder];
        let customer = customer.into_iter().flatten().find_map(|id| site.book().find(id));
        let form = form(name);
        let text_of = |record: Record, at: CustomerIndex| {
            let path = record.path(&site.book().customers[at].id);
            Folder::open(preview.root()).and_then(|book| book.read_text(&path)).unwrap_or_default()
        };
        let text = |at| text_of(Record::Card, at);
        let (mut fields, mut entry) = (Vec::new(), None);
        // Nobody is meant who is not in the book. An id without a customer is told when it is sent.
        let names_nobody = || {
            let is_of_customer = |input: &Input| input.kind == InputKind::Hidden && input.name == "customer";
            let of_customer = form.is_some_and(|form| form.inputs.iter().any(is_of_customer));
            of_customer || of_reminder.is_some()
        };
        if customer.is_none() && names_nobody() {
            return None;
        }
        if form.is_none() {
            let at = customer?;
            if name == SET {
                fields = card_fields::of(
                    site.words(),
                    site.book(),
                    &site.book().customers[at],
                    (&text(at), &text_of(Record::Account, at)),
                );
            } else {
                entry = Some(EntryForm::of(site.words(), name, values, text(at))?);
            }
        }
        Some(FormPage { site, forms, name, form, customer, entry, fields, values })
    }

    pub(super) fn words(&self) -> &'s Words {
        self.site.words()
    }

    /// The day that the preview shows.
    pub(super) fn today(&self) -> Day {
        self.site.overview().today
    }

    /// A channel as the pages name it.
    pub(super) fn channel(&self, channel: Channel) -> String {
        self.words().known_or("channel", channel.word())
    }

    /// Whom it is about.
    pub fn customer(&self) -> Option<&Customer> {
        self.customer.map(|at| &self.site.book().customers[at])
    }

    /// The command that was sent; fails where a field was changed in the file meanwhile.
    pub fn command(&self) -> Result<Vec<String>, Failure> {
        if self.name == IMPORT {
            let file = self.forms.upload(self.values.get(FILE));
            let gone = || Failure::usage(self.words(), "err-form-file-gone", &[]);
            let path = file.ok_or_else(gone)?.display().to_string();
            return Ok(import_form::command(self.values, path));
        }
        if let Some(form) = self.form {
            return Ok(words_of(form.command, form.inputs, self.values));
        }
        let changes = match &self.entry {
            Some(entry) => entry.changes(self.words(), self.values)?,
            None => card_fields::changes(self.words(), &self.fields, "", self.values)?,
        };
        let id = self.customer().map(|customer| customer.id.to_string()).unwrap_or_default();
        Ok([vec!["set".to_owned(), "--yes".to_owned(), "--".to_owned(), id], changes].concat())
    }

    /// The page of the form, with what is wrong.
    pub fn page(&self, failure: Option<&Failure>) -> Result<Vec<u8>, RenderError> {
        let mut view = self.view();
        let failure =
            failure.map(|failure| import_form::without_folder(failure, self.forms.upload(self.values.get(FILE))));
        if let Some(failure) = &failure {
            let told = fault::told(self.form.map_or(&[][..], |form| form.inputs), &view.fields, failure);
            match told.at {
                Some(at) => (view.fields[at].fault, view.fields[at].hint) = (Some(told.message), told.hint),
                None => (view.fault, view.hint) = (Some(told.message), told.hint),
            }
        }
        self.rendered(view)
    }

    /// The form once more, with what it would do and what is asked before: it is sent again to do that.
    pub fn confirmed(&self, would: Vec<String>, asked: Vec<ParagraphView>) -> Result<Vec<u8>, RenderError> {
        let mut view = self.view();
        (view.preview, view.paragraphs) = (would, asked);
        let typed = view.fields.drain(..).map(|field| HiddenView { name: field.name, value: field.value });
        view.hidden.extend(typed.filter(|one| !one.value.is_empty()));
        view.hidden.push(HiddenView { name: "confirmed".to_owned(), value: "yes".to_owned() });
        view.submit = self.words().get("form-save");
        (view.action, view.sends_file) = (format!("/_clientbook/form/{}", self.name), false);
        view.change = Some(self.words().get("form-back"));
        self.rendered(view)
    }

    pub(super) fn rendered(&self, mut view: FormView) -> Result<Vec<u8>, RenderError> {
        let folded: Vec<&FieldView> = view.fields.iter().filter(|field| field.folded).collect();
        view.has_more = !folded.is_empty();
        view.more_open =
            view.paragraphs.is_empty() && folded.iter().any(|field| field.fault.is_some() || !field.value.is_empty());
        self.site.render_view("form.html", &view.title.clone(), TOP, &view)
    }

    /// The reminder that the form answers.
    pub(super) fn reminder(&self) -> Option<&Reminder> {
        let state = &self.site.overview().customers[self.customer?];
        state.reminders.iter().find(|reminder| reminder.id == self.values.get("id"))
    }

    pub(super) fn view(&self) -> FormView {
        let words = self.words();
        let (hidden, shown): (Vec<&Input>, Vec<&Input>) =
            self.form.map_or(&[][..], |form| form.inputs).iter().partition(|input| input.kind == InputKind::Hidden);
        let mut kept: Vec<HiddenView> = hidden.iter().map(|input| self.hidden(input.name)).collect();
        let mut fields: Vec<FieldView> = shown.into_iter().map(|input| self.field(input)).collect();
        if self.form.is_none() {
            let was_sent = !self.values.get("number").is_empty();
            kept.push(self.hidden("customer"));
            let entry = self.entry.as_ref();
            if entry.is_some() {
                kept.extend(["table", "entry"].map(|name| self.hidden(name)));
            }
            for field in entry.map_or(&self.fields, |entry| &entry.fields) {
                let had = card_fields::had(&field.key);
                let before = if was_sent { self.values.get(&had).to_owned() } else { field.value.clone() };
                kept.push(HiddenView { name: had, value: before });
                if entry.is_none_or(|entry| !entry.removes) {
                    // A new entry may come with a name.
                    let typed = was_sent || field.value.is_empty();
                    fields.push(field.view(typed.then(|| self.values.get(&card_fields::is(&field.key)))));
                }
            }
        }
        let removes = self.entry.as_ref().is_some_and(|entry| entry.removes);
        kept.push(HiddenView { name: "token".to_owned(), value: self.forms.token().to_owned() });
        kept.push(HiddenView { name: "number".to_owned(), value: self.forms.number() });
        FormView {
            title: self.title(),
            about: self.about(),
            // A file has a way of its own.
            action: if self.name == IMPORT { UPLOAD } else { self.name }.to_owned(),
            sends_file: self.name == IMPORT,
            hidden: kept,
            fields,
            submit: words.get(self.form.map_or(if removes { "form-remove" } else { "form-save" }, |form| form.submit)),
            back: Some(self.back()),
            more: (self.form.is_none() && self.entry.is_none()).then(|| words.get("form-more-empty")),
            ..FormView::default()
        }
    }

    /// The title of the form.
    pub fn title(&self) -> String {
        let words = self.words();
        let entry = || self.entry.as_ref().map(|entry| entry.title(words));
        let of_card = || entry().unwrap_or_else(|| words.get("form-set"));
        self.form.map_or_else(of_card, |form| words.get(form.title))
    }

    /// Whom the form is about, the reminder that it answers, and what it removes.
    fn about(&self) -> Option<String> {
        let customer = self.customer()?;
        let reason = self.reminder().map(|reminder| self.site.reason(reminder)).or_else(|| self.product());
        let facts = self.entry.iter().flat_map(EntryForm::facts);
        Some(
            [customer.listed_name().into_owned()]
                .into_iter()
                .chain(reason)
                .chain(facts)
                .collect::<Vec<_>>()
                .join(" · "),
        )
    }

    /// The product that gets a new day, with its present one.
    fn product(&self) -> Option<String> {
        let (words, asked) = (self.words(), self.values.get("product"));
        let is_it = |product: &&Product| product.no.as_deref() == Some(asked) || product.name == asked;
        let product = self.customer()?.card.products.iter().find(is_it)?;
        let which = ProductDay::from_word(self.values.get("day")).unwrap_or(ProductDay::Expires);
        let day = which.of(product);
        let day = day.map(|day| format!(" · {}", words.day_and_year(day)));
        Some(product.name.clone() + &day.unwrap_or_default())
    }

    fn back(&self) -> LinkView {
        back(self.site, self.customer())
    }

    fn hidden(&self, name: &str) -> HiddenView {
        HiddenView { name: name.to_owned(), value: self.values.get(name).to_owned() }
    }

    fn field(&self, input: &Input) -> FieldView {
        let words = self.words();
        let value = self.values.get(input.name).to_owned();
        let option =
            |(word, label): (&str, String)| OptionView { value: word.to_owned(), label, chosen: word == value };
        let nothing = || option(("", "–".to_owned()));
        let settings = &self.site.book().settings;
        let named = |names: Vec<&String>| {
            let all = names.into_iter().map(|name| option((name, name.clone())));
            ("choice", std::iter::once(nothing()).chain(all).collect())
        };
        let (kind, options): (&'static str, Vec<OptionView>) = match input.kind {
            InputKind::Hidden | InputKind::Line | InputKind::Needed => ("line", Vec::new()),
            InputKind::Area | InputKind::NeededArea => ("area", Vec::new()),
            InputKind::Day | InputKind::NeededDay => ("day", Vec::new()),
            InputKind::Check => ("check", Vec::new()),
            InputKind::File => ("file", Vec::new()),
            InputKind::Choice(group, all) => {
                let all = all.iter().map(|word| option((word, words.known_or(group, word))));
                ("choice", std::iter::once(nothing()).chain(all).collect())
            }
            InputKind::Tier => named(settings.tiers.keys().collect()),
            InputKind::Stage => named(settings.pipeline.stages.iter().map(|stage| &stage.name).collect()),
        };
        FieldView {
            name: input.name.to_owned(),
            label: crate::wording::reason::capitalized(&words.get(input.label)),
            kind,
            value,
            options,
            folded: self.form.is_some_and(|form| form.rare.contains(&input.name)),
            needed: matches!(
                input.kind,
                InputKind::Needed | InputKind::NeededArea | InputKind::NeededDay | InputKind::File
            ),
            ..FieldView::default()
        }
    }
}

/// The page that one came from: the customer's card, else the page of today.
pub fn back(site: &Site, customer: Option<&Customer>) -> LinkView {
    match customer {
        Some(customer) => LinkView::new(customer.listed_name(), format!("{TOP}customers/{}", card_file(customer))),
        None => LinkView::new(site.words().get("nav-today"), format!("{TOP}index.html")),
    }
}
