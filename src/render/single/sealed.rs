//! A page that opens with a password: AES-256-GCM, its key by PBKDF2 with HMAC-SHA-256, in the browser by WebCrypto.

use aes_gcm::aead::Aead;
use aes_gcm::{Aes256Gcm, Key, KeyInit, Nonce};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::Serialize;
use sha2::Sha256;
use tera::Context;

use super::templates::{render, style};
use crate::render::html::Html;
use crate::render::{render_error::RenderError, site::Site};

/// How often the password is stretched: what OWASP asks of PBKDF2 with HMAC-SHA-256.
const ROUNDS: u32 = 600_000;

/// The template of the page that is shown before the password.
const TEMPLATE: &str = "sealed.html";

/// About what the page takes beside what is sealed.
const SHELL: usize = 16_000;

/// What is new for each page: random bytes.
pub struct Seal {
    /// Makes two pages with one password have two keys.
    pub salt: [u8; 16],
    /// The nonce of AES-GCM.
    pub nonce: [u8; 12],
}

/// What the template sees.
#[derive(Serialize)]
struct SealedView {
    style_html: Html,
    salt: String,
    nonce: String,
    rounds: u32,
    data: String,
}

/// The most bytes of a page that stays below `most` when it is sealed.
pub fn sealed_size(most: usize) -> usize {
    most.saturating_sub(SHELL) / 4 * 3
}

/// A page in a page that asks for the password. It tells nothing of what is in it but its size.
pub fn sealed(site: &Site, html: &str, password: &str, seal: &Seal) -> Result<String, RenderError> {
    let mut key = [0; 32];
    pbkdf2::pbkdf2_hmac::<Sha256>(password.as_bytes(), &seal.salt, ROUNDS, &mut key);
    let cipher = Aes256Gcm::new(Key::<Aes256Gcm>::from_slice(&key));
    let data = cipher.encrypt(Nonce::from_slice(&seal.nonce), html.as_bytes());
    let view = SealedView {
        style_html: style(site)?,
        salt: BASE64.encode(seal.salt),
        nonce: BASE64.encode(seal.nonce),
        rounds: ROUNDS,
        data: BASE64.encode(data.expect("a page is shorter than 64 GB")),
    };
    let mut context = Context::new();
    context.insert("language", site.words().language.word());
    context.insert("view", &view);
    render(site, TEMPLATE, &context)
}
