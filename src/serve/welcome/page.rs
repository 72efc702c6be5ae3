//! The page itself.

use super::Welcome;
use super::door::{Door, books_in};
use crate::book::Choice;
use crate::i18n::{Language, Words, words};
use crate::pipeline::{SiteData, no_book};
use crate::render::render_error::RenderError;
use crate::render::view::LinkView;
use crate::render::view::form::{FieldView, FormView, HiddenView, OptionView, WelcomeView};
use crate::serve::form::{FormSession, Values};
use crate::wording::failure::Failure;

/// The top folder of the pages: they stand at several addresses.
const TOP: &str = "/";

/// The page, with what was sent and what is wrong with it.
pub struct WelcomePage<'w> {
    pub welcome: &'w Welcome,
    pub forms: &'w FormSession,
    pub language: Language,
    pub sent: &'w Values,
    pub fault: Option<(Door, Failure)>,
}

impl WelcomePage<'_> {
    /// The page as HTML.
    pub fn html(&self) -> Result<Vec<u8>, RenderError> {
        let data = data(self.welcome, self.language);
        let words = data.words;
        let other = |language: &&Language| **language != self.language;
        let other = Language::ALL.iter().find(other).map(|language| {
            LinkView::new(crate::i18n::words(*language).get("language-own"), format!("/?lang={}", language.word()))
        });
        let view = WelcomeView {
            lead: words.get("welcome-lead"),
            doors: Door::ALL.iter().map(|&door| self.door(words, door)).collect(),
            other_language: other,
        };
        data.site().with_forms().render_view("welcome.html", &words.get("welcome-title"), TOP, &view)
    }

    fn door(&self, words: &Words, door: Door) -> FormView {
        let (title, about, submit) = match door {
            Door::Sample => ("welcome-sample", "welcome-sample-about", "welcome-sample-go"),
            Door::New => ("welcome-new", "welcome-new-about", "welcome-new-go"),
            Door::Open => ("welcome-open", "welcome-open-about", "welcome-open-go"),
        };
        let hidden = |name: &str, value: &str| HiddenView { name: name.to_owned(), value: value.to_owned() };
        let fault = self.fault.as_ref().filter(|(at, _)| *at == door).map(|(_, fault)| fault);
        FormView {
            title: words.get(title),
            about: Some(words.get(about)),
            action: format!("/_clientbook/begin/{}", door.name()),
            hidden: vec![hidden("token", self.forms.token()), hidden("lang", self.language.word())],
            fields: self.fields(words, door),
            submit: words.get(submit),
            fault: fault.map(|fault| fault.message.clone()),
            hint: fault.map(|fault| fault.hint.clone()).filter(|hint| !hint.is_empty()),
            ..FormView::default()
        }
    }

    fn fields(&self, words: &Words, door: Door) -> Vec<FieldView> {
        let line = |name: &str, label: &str, usual: String, needed: bool| {
            let sent = self.sent.get(name);
            let value = if sent.is_empty() && self.sent.get("token").is_empty() { usual } else { sent.to_owned() };
            FieldView {
                name: name.to_owned(),
                label: words.get(label),
                kind: "line",
                value,
                needed,
                ..FieldView::default()
            }
        };
        let in_home = |id: &str| self.welcome.home.join(words.get(id)).display().to_string();
        match door {
            Door::Sample => vec![line("sample-folder", "welcome-folder", in_home("welcome-sample-folder"), true)],
            Door::New => vec![
                line("title", "welcome-name", words.get("welcome-usual-name"), true),
                line("owner", "welcome-owner", String::new(), false),
                self.languages(words),
                line("folder", "welcome-folder", in_home("welcome-new-folder"), true),
            ],
            Door::Open => {
                let books = books_in(&self.welcome.home);
                let path = line("path", "welcome-path", String::new(), books.is_empty());
                if books.is_empty() {
                    return vec![path];
                }
                let option = |value: String| OptionView { label: value.clone(), value, chosen: false };
                let books = books.iter().map(|book| option(book.display().to_string()));
                let none = OptionView { value: String::new(), label: "–".to_owned(), chosen: false };
                let mut options: Vec<OptionView> = books.chain([none]).collect();
                let sent = self.sent.get("known");
                let chosen = options.iter().position(|one| one.value == sent && !self.sent.get("token").is_empty());
                options[chosen.unwrap_or(0)].chosen = true;
                let label = words.get("welcome-known");
                let known =
                    FieldView { name: "known".to_owned(), label, kind: "choice", options, ..FieldView::default() };
                vec![known, path]
            }
        }
    }

    fn languages(&self, words: &Words) -> FieldView {
        let sent = Language::from_word(self.sent.get("language")).unwrap_or(self.language);
        let option = |language: &Language| OptionView {
            value: language.word().to_owned(),
            label: crate::i18n::words(*language).get("language-own"),
            chosen: *language == sent,
        };
        FieldView {
            name: "language".to_owned(),
            label: words.get("welcome-language"),
            kind: "choice",
            options: Language::ALL.iter().map(option).collect(),
            ..FieldView::default()
        }
    }
}

/// What the page is made of where there is no book.
pub fn data(welcome: &Welcome, language: Language) -> SiteData {
    no_book(welcome.today, words(language))
}

/// What is shown until the preview of the chosen book answers.
pub fn opening(welcome: &Welcome, language: Language) -> Result<Vec<u8>, RenderError> {
    let data = data(welcome, language);
    let view = WelcomeView { lead: data.words.get("welcome-opening"), doors: Vec::new(), other_language: None };
    data.site().with_forms().render_view("welcome.html", &data.words.get("welcome-title"), TOP, &view)
}
