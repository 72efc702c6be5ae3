//! The usual response.

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::media_type::media_type;

/// A response with the media type of a path.
pub fn respond(path: &str, bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, media_type(path))], Body::from(bytes)).into_response()
}
