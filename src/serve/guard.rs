//! Which requests are answered, and the headers of every answer.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Accepts requests that come from our own pages, and sets the headers of every response.
pub async fn guard(State(port): State<u16>, request: Request, next: Next) -> Response {
    let mut response =
        if is_for_us(&request, port) { next.run(request).await } else { StatusCode::FORBIDDEN.into_response() };
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// The headers of every response: no other site may frame, read or embed what is served; nothing is cached, and no
/// referrer is sent. The pages of forms have a policy of their own: see `with_origin` of the server.
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::CACHE_CONTROL, "no-store"),
];

/// Checks the host of a request: another site must not read the book through a host name that points at this
/// machine (DNS rebinding). Capital letters in the name of a host mean the same.
fn is_for_us(request: &Request, port: u16) -> bool {
    let ours = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let is_ours = |host: &[u8]| ours.iter().any(|ours| ours.as_bytes().eq_ignore_ascii_case(host));
    let mut hosts = request.headers().get_all(header::HOST).into_iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    // A host in the request line takes precedence over the header.
    is_ours(host.as_bytes()) && request.uri().authority().is_none_or(|host| is_ours(host.as_str().as_bytes()))
}

/// Whether a request that changes something comes from a page of this server.
pub fn is_from_us(headers: &HeaderMap, port: u16) -> bool {
    let ours = [format!("http://127.0.0.1:{port}"), format!("http://localhost:{port}")];
    let mut origins = headers.get_all(header::ORIGIN).into_iter();
    let (Some(origin), None) = (origins.next(), origins.next()) else { return false };
    ours.iter().any(|ours| origin.as_bytes() == ours.as_bytes())
}
