//! HTTP on loopback: pages, a script that reloads them, and a stream of change events for it.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::{Command, Stdio};
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Multipart, Path, RawQuery, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::sse::{Event as SseEvent, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

use super::event::{Event, ServeError};
use super::form::{self, FormSession, Values};
use super::guard::{guard, is_from_us};
use super::listener::Listener;
use super::media_type::{is_shown, media_type};
use super::preview::Preview;
use super::refusal::Refusal;
use super::respond::respond;
use super::watch::Changes;
use crate::book::paper::runs_in_a_browser;
use crate::disk::Folder;
use crate::format::markdown::decode;
use crate::render::render_error::RenderError;

/// The script closes its connection when the browser keeps the page for going back: a browser opens at most six
/// connections to one server.
const RELOAD_SCRIPT: &str = "(function(){var events;\
function listen(){events=new EventSource('/_clientbook/events');events.onmessage=function(){location.reload()}}\
addEventListener('pagehide',function(){events.close()});\
addEventListener('pageshow',function(event){if(event.persisted)location.reload()});\
listen()})();\n";

const RELOAD_TAG: &str = "<script src=\"/_clientbook/reload.js\" defer></script>\n</head>";

/// The most bytes that a form may send.
pub const MOST_SENT: usize = 1 << 20;

/// The most bytes of a file that is sent to be taken over, with the form around it.
pub const MOST_UPLOADED: usize = 64 << 20;

#[derive(Clone)]
struct Shared {
    preview: Arc<Preview>,
    forms: Arc<FormSession>,
    changed: broadcast::Sender<()>,
    port: u16,
}

/// Opens the port on the loopback address, so that only this machine can reach it.
pub fn bind(port: u16) -> Result<TcpListener, ServeError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => ServeError::PortInUse(port),
        _ => ServeError::Io(error),
    })?;
    listener.set_nonblocking(true).map_err(ServeError::Io)?;
    Ok(listener)
}

/// Serves on the current thread.
pub fn serve(
    listener: TcpListener,
    preview: Arc<Preview>,
    changes: Changes,
    tell: &dyn Fn(Event),
) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(ServeError::Io)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(ServeError::Io)?;
        let address: SocketAddr = listener.local_addr().map_err(ServeError::Io)?;
        let listener = Listener(listener);
        let (changed, _) = broadcast::channel(16);
        let forms = Arc::new(FormSession::new().map_err(ServeError::Io)?);
        let shared = Shared { preview: preview.clone(), forms, changed: changed.clone(), port: address.port() };
        let app = Router::new()
            .route("/_clientbook/events", get(events))
            .route(
                "/_clientbook/reload.js",
                get(|| async { ([(header::CONTENT_TYPE, "text/javascript")], RELOAD_SCRIPT) }),
            )
            .route("/_clientbook/form/{name}", get(form).post(sent))
            .route("/_clientbook/import", post(uploaded).layer(DefaultBodyLimit::max(MOST_UPLOADED)))
            .fallback(get(page))
            .layer(DefaultBodyLimit::max(MOST_SENT))
            .layer(from_fn_with_state(address.port(), guard))
            .with_state(shared);
        tell(Event::Listening(format!("http://{address}/")));
        let server = std::future::IntoFuture::into_future(axum::serve(listener, app));
        tokio::select! {
            ended = server => ended.map_err(ServeError::Io),
            () = follow(changes, &preview, &changed, tell) => Ok(()),
        }
    })
}

/// Applies changes and notifies the open pages.
async fn follow(mut changes: Changes, preview: &Preview, changed: &broadcast::Sender<()>, tell: &dyn Fn(Event)) {
    while let Some(change) = changes.recv().await {
        match change {
            Ok(paths) => match preview.change(&paths) {
                Ok(true) => {
                    let _ = changed.send(());
                    tell(Event::Changed(paths[0].clone()));
                }
                Ok(false) => {}
                Err(error) => tell(Event::NotRead(error)),
            },
            Err(reason) => tell(Event::NotWatched(reason)),
        }
    }
    // The server goes on without a watcher.
    std::future::pending::<()>().await;
}

async fn events(State(shared): State<Shared>) -> Sse<impl Stream<Item = Result<SseEvent, Infallible>>> {
    let changes = BroadcastStream::new(shared.changed.subscribe());
    Sse::new(changes.map(|_| Ok(SseEvent::default().data("changed")))).keep_alive(KeepAlive::default())
}

/// The page of a form. Nothing is changed.
async fn form(State(shared): State<Shared>, Path(name): Path<String>, RawQuery(query): RawQuery) -> Response {
    let asked = Values::of(query.unwrap_or_default().as_bytes());
    form_page(shared, move |shared| form::show(&shared.preview, &shared.forms, &name, &asked)).await
}

/// Does what was sent with a form, if it was sent from a page of ours.
async fn sent(
    State(shared): State<Shared>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !is_from_us(&headers, shared.port) || !kind.starts_with("application/x-www-form-urlencoded") {
        return Refusal::NotFromHere.page(&shared.preview);
    }
    let Ok(body) = body else { return Refusal::TooLong(MOST_SENT).page(&shared.preview) };
    let sent = Values::of(&body);
    form_page(shared, move |shared| form::take(&shared.preview, &shared.forms, &name, &sent)).await
}

/// Takes in a file of another program, if it was sent from a page of ours, and shows what it would change.
async fn uploaded(
    State(shared): State<Shared>,
    headers: HeaderMap,
    body: Result<Multipart, MultipartRejection>,
) -> Response {
    let Ok(mut body) = body else { return Refusal::NotFromHere.page(&shared.preview) };
    if !is_from_us(&headers, shared.port) {
        return Refusal::NotFromHere.page(&shared.preview);
    }
    let (mut sent, mut file) = (Values::default(), None);
    loop {
        let field = match body.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(_) => return Refusal::TooLong(MOST_UPLOADED).page(&shared.preview),
        };
        let (name, file_name) = (field.name().unwrap_or_default().to_owned(), field.file_name().map(str::to_owned));
        let Ok(bytes) = field.bytes().await else { return Refusal::TooLong(MOST_UPLOADED).page(&shared.preview) };
        match file_name {
            Some(file_name) => file = Some((file_name, bytes.to_vec())),
            None => sent.put(&name, &String::from_utf8_lossy(&bytes)),
        }
    }
    form_page(shared, move |shared| form::received(&shared.preview, &shared.forms, sent, file)).await
}

/// Makes a page beside the threads that serve: a command may wait for another one.
async fn form_page(
    shared: Shared,
    make: impl FnOnce(&Shared) -> Result<Option<Vec<u8>>, RenderError> + Send + 'static,
) -> Response {
    if !shared.preview.has_forms() {
        return Refusal::NotHere.page(&shared.preview);
    }
    let preview = shared.preview.clone();
    match tokio::task::spawn_blocking(move || make(&shared)).await {
        Ok(Ok(Some(page))) => with_origin(respond("form.html", page)),
        Ok(Ok(None)) => Refusal::NotHere.page(&preview),
        Ok(Err(error)) => not_rendered(&error),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The page of a form. With `no-referrer` a browser would send `Origin: null` with the form, which says as little as a
/// page of somebody else's would; no other site learns a referrer from this either.
fn with_origin(mut response: Response) -> Response {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

pub fn not_rendered(error: &RenderError) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, format!("{}: {}", error.template, error.reason)).into_response()
}

async fn page(State(shared): State<Shared>, request: Request) -> Response {
    let path = decode(request.uri().path().trim_start_matches('/'));
    let path = match path.as_str() {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        path => path.to_owned(),
    };
    let seen = shared.preview.seen();
    let site = if shared.preview.has_forms() { seen.site().with_forms() } else { seen.site() };
    let Some(page) = site.page_at(&path) else { return Refusal::NotHere.page(&shared.preview) };
    if page.tells_times() {
        seen.fill_times(shared.preview.root(), false);
    }
    match site.copied(page) {
        Some(from) => match Folder::open(shared.preview.root()).and_then(|book| book.read(&from)) {
            Ok(bytes) => paper(&path, bytes),
            Err(_) => Refusal::NotHere.page(&shared.preview),
        },
        None => {
            let mut bytes = Vec::new();
            match site.render(page, &mut bytes) {
                Ok(()) if page.is_page() => respond(&path, with_reload(&bytes)),
                // A script of the theme may run in the theme's pages; as a document of its own it could reach them all.
                Ok(()) if page.is_theme_file() && is_document(&path) => paper(&path, bytes),
                Ok(()) => respond(&path, bytes),
                Err(error) => not_rendered(&error),
            }
        }
    }
}

/// The page with the reload script, and a content security policy that allows its connection.
fn with_reload(html: &[u8]) -> Vec<u8> {
    let html = String::from_utf8_lossy(html);
    html.replacen("script-src 'self'", "connect-src 'self'; script-src 'self'", 1)
        .replacen("</head>", RELOAD_TAG, 1)
        .into_bytes()
}

fn is_document(path: &str) -> bool {
    runs_in_a_browser(path) && !media_type(path).starts_with("text/javascript")
}

/// A file of the book: it can neither run scripts nor load anything, and a browser downloads it unless it can
/// simply show it.
fn paper(path: &str, bytes: Vec<u8>) -> Response {
    let mut response = respond(path, bytes);
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("sandbox; default-src 'none'; frame-ancestors 'none'"),
    );
    if !is_shown(path) {
        headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    }
    response
}

/// Opens the page in the system's browser. Without one nothing happens: the address was printed already.
pub fn open_browser(url: &str) {
    let (program, args): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("explorer", &[])
    } else {
        ("xdg-open", &[])
    };
    let _ = Command::new(program)
        .args(args)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}
