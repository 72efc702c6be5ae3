//! Serves the page until a book is chosen.

use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tokio::sync::oneshot;

use super::Welcome;
use super::door::Door;
use super::page::{self, WelcomePage};
use crate::i18n::{Language, words};
use crate::render::render_error::RenderError;
use crate::serve::event::ServeError;
use crate::serve::form::{FormSession, Values};
use crate::serve::guard::{guard, is_from_us};
use crate::serve::listener::Listener;
use crate::serve::media_type::media_type;
use crate::serve::server::{MOST_SENT, not_rendered};

#[derive(Clone)]
struct Shared {
    welcome: Arc<Welcome>,
    forms: Arc<FormSession>,
    port: u16,
    /// Takes the book that is chosen; `None` afterwards.
    chosen: Arc<Mutex<Option<oneshot::Sender<PathBuf>>>>,
}

/// Serves the page, and returns the folder of the book that was chosen. Connections that come meanwhile wait at the
/// socket.
pub fn choose(listener: &TcpListener, welcome: Welcome, tell: &dyn Fn(String)) -> Result<PathBuf, ServeError> {
    let address = listener.local_addr().map_err(ServeError::Io)?;
    let listener = listener.try_clone().map_err(ServeError::Io)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(ServeError::Io)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(ServeError::Io)?;
        let (sender, receiver) = oneshot::channel();
        let shared = Shared {
            welcome: Arc::new(welcome),
            forms: Arc::new(FormSession::new().map_err(ServeError::Io)?),
            port: address.port(),
            chosen: Arc::new(Mutex::new(Some(sender))),
        };
        let app = Router::new()
            .route("/", get(shown))
            .route("/_clientbook/begin/{door}", post(sent))
            .route("/static/{*path}", get(asset))
            .layer(DefaultBodyLimit::max(MOST_SENT))
            .layer(from_fn_with_state(address.port(), guard))
            .with_state(shared);
        tell(format!("http://{address}/"));
        let book = Arc::new(Mutex::new(None));
        let keep = book.clone();
        let ended = async move {
            *keep.lock().unwrap_or_else(PoisonError::into_inner) = receiver.await.ok();
        };
        axum::serve(Listener(listener), app).with_graceful_shutdown(ended).await.map_err(ServeError::Io)?;
        let book = book.lock().unwrap_or_else(PoisonError::into_inner).take();
        book.ok_or_else(|| ServeError::Io(std::io::ErrorKind::BrokenPipe.into()))
    })
}

async fn shown(State(shared): State<Shared>, RawQuery(query): RawQuery) -> Response {
    let asked = Values::of(query.unwrap_or_default().as_bytes());
    let language = Language::from_word(asked.get("lang")).unwrap_or(shared.welcome.language);
    let nothing = Values::default();
    // The browser may ask on the connection of the form, which ends soon.
    let is_chosen = shared.chosen.lock().unwrap_or_else(PoisonError::into_inner).is_none();
    if is_chosen {
        return closing(page::opening(&shared.welcome, language));
    }
    let page =
        WelcomePage { welcome: &shared.welcome, forms: &shared.forms, language, sent: &nothing, fault: None }.html();
    page.map_or_else(|error| not_rendered(&error), html)
}

async fn sent(
    State(shared): State<Shared>,
    Path(door): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !is_from_us(&headers, shared.port) || !kind.starts_with("application/x-www-form-urlencoded") {
        return StatusCode::FORBIDDEN.into_response();
    }
    let Some(door) = Door::ALL.into_iter().find(|one| one.name() == door) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Ok(body) = body else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let sent = Values::of(&body);
    if !shared.forms.is_ours(sent.get("token")) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let entered = tokio::task::spawn_blocking(move || enter(&shared, door, &sent)).await;
    entered.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Makes or opens the book. A second click finds it chosen already.
fn enter(shared: &Shared, door: Door, sent: &Values) -> Response {
    let language = Language::from_word(sent.get("lang")).unwrap_or(shared.welcome.language);
    let mut chosen = shared.chosen.lock().unwrap_or_else(PoisonError::into_inner);
    if chosen.is_some() {
        match door.enter(&shared.welcome, words(language), sent) {
            Ok(book) => _ = chosen.take().map(|sender| sender.send(book)),
            Err(failure) => {
                let fault = Some((door, failure));
                let page = WelcomePage { welcome: &shared.welcome, forms: &shared.forms, language, sent, fault }.html();
                return page.map_or_else(|error| not_rendered(&error), html);
            }
        }
    }
    closing(page::opening(&shared.welcome, language))
}

async fn asset(State(shared): State<Shared>, Path(path): Path<String>) -> Response {
    let data = page::data(&shared.welcome, shared.welcome.language);
    match data.theme.statics.get(&path) {
        Some(bytes) => ([(header::CONTENT_TYPE, media_type(&path))], Body::from(bytes.clone())).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn html(page: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, media_type("index.html"))], Body::from(page)).into_response()
}

/// A page that is asked for again in a moment, on a new connection: the preview answers then.
fn closing(page: Result<Vec<u8>, RenderError>) -> Response {
    let mut response = page.map_or_else(|error| not_rendered(&error), html);
    response.headers_mut().insert(header::CONNECTION, header::HeaderValue::from_static("close"));
    response.headers_mut().insert("refresh", header::HeaderValue::from_static("0; url=/"));
    response
}
