//! Pages that say why a request gets nothing.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::preview::Preview;
use super::respond::respond;
use crate::render::view::LinkView;
use crate::render::view::form::{DoneView, LineView};
use crate::say;

/// Why a request gets nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing is at the address.
    NotHere,
    /// The form does not come from a page of this server.
    NotFromHere,
    /// The form is longer than this many bytes.
    TooLong(usize),
}

impl Refusal {
    fn status(self) -> StatusCode {
        match self {
            Refusal::NotHere => StatusCode::NOT_FOUND,
            Refusal::NotFromHere => StatusCode::FORBIDDEN,
            Refusal::TooLong(_) => StatusCode::PAYLOAD_TOO_LARGE,
        }
    }

    /// The page that says so, with a link to today.
    pub fn page(self, preview: &Preview) -> Response {
        let seen = preview.seen();
        let site = seen.site();
        let words = site.words();
        let (title, line) = match self {
            Refusal::NotHere => ("not-here-title", words.get("not-here")),
            Refusal::NotFromHere => ("not-taken-title", words.get("not-from-here")),
            Refusal::TooLong(most) => ("not-taken-title", say!(words, "too-long", kilobytes = most / 1024)),
        };
        let view = DoneView {
            title: words.get(title),
            lines: vec![LineView { text: line, ..LineView::default() }],
            links: vec![LinkView::new(words.get("nav-today"), "/index.html".to_owned())],
            undo: Vec::new(),
        };
        match site.render_view("done.html", &view.title.clone(), "/", &view) {
            Ok(page) => (self.status(), respond("form.html", page)).into_response(),
            // A theme may have a template of its own, with a fault in it.
            Err(_) => (self.status(), format!("{}\n", view.lines[0].text)).into_response(),
        }
    }
}
