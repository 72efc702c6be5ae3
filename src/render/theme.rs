//! The look: templates and static files, the program's own and the book's.
//!
//! A template is looked up by name among the book's `theme/templates/`, then those of the theme the
//! settings name, then those of `default`. So a book overrides one block (`{% extends
//! "default/card.html" %}`) or one token (`theme/static/tokens.css`), and never copies a page.

use std::collections::BTreeMap;

use rust_embed::RustEmbed;
use tera::Tera;

use crate::diagnostic::{Diagnostic, Fault, Place};
use crate::book::theme_file::ThemeFile;
use crate::i18n::Words;

#[derive(RustEmbed)]
#[folder = "themes/"]
#[include = "*/templates/*"]
#[include = "*/static/*"]
struct Embedded;

/// A theme, ready to render.
pub struct Theme {
    pub tera: Tera,
    /// By path below `static/`.
    pub statics: BTreeMap<String, Vec<u8>>,
    /// Changes when any template, static file or word does, or the program itself.
    pub fingerprint: u64,
    /// Whether any template is the book's own.
    pub has_own_templates: bool,
}

/// The theme from which all others fall back.
const DEFAULT: &str = "default";

impl Theme {
    /// The theme `name` with the book's own files on top. Templates of the book that do not parse
    /// are a fault, and none of them is used.
    pub fn new(name: &str, own: &[ThemeFile], words: &Words) -> (Theme, Vec<Diagnostic>) {
        let mut faults = Vec::new();
        let mut tera = base(name, words);
        let templates: Vec<(String, &str)> = own
            .iter()
            .filter_map(|file| {
                let name = file.path.strip_prefix("templates/")?;
                Some((name.to_owned(), std::str::from_utf8(&file.content).ok()?))
            })
            .collect();
        let mut has_own_templates = !templates.is_empty();
        if let Err(error) = tera.add_raw_templates(templates) {
            has_own_templates = false;
            let place = Place::file("theme/templates");
            faults.push(Diagnostic::new(Fault::BadTemplate, place).with("reason", reason(&error)));
            tera = base(name, words);
        }
        let statics = statics(name, own);
        let fingerprint = fingerprint(&statics, own, name, words);
        (Theme { tera, statics, fingerprint, has_own_templates }, faults)
    }

    /// The styles of the theme, `tokens.css` first.
    pub fn styles(&self) -> Vec<String> {
        let mut styles: Vec<String> = self.statics.keys().filter(|path| path.ends_with(".css")).cloned().collect();
        styles.sort_by_key(|path| (path != "tokens.css", path != "style.css", path.clone()));
        styles
    }
}

/// An error of Tera with its causes, on one line.
pub fn reason(error: &tera::Error) -> String {
    let mut parts = vec![error.to_string()];
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        parts.push(cause.to_string());
        source = cause.source();
    }
    parts.join(": ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn base(name: &str, words: &Words) -> Tera {
    let mut tera = Tera::new();
    let prefixes = if name == DEFAULT { vec![format!("{DEFAULT}/")] } else { vec![format!("{name}/"), format!("{DEFAULT}/")] };
    tera.set_fallback_prefixes(prefixes).expect("no template is there yet");
    let templates = embedded("templates").map(|(theme, path, content)| {
        (format!("{theme}/{path}"), String::from_utf8_lossy(&content).into_owned())
    });
    tera.add_raw_templates(templates.collect::<Vec<_>>()).expect("the program's own templates parse");
    let messages: BTreeMap<String, String> =
        words.plain_messages().into_iter().map(|(id, text)| (id.replace('-', "_"), text)).collect();
    tera.global_context().insert("words", &messages);
    tera
}

/// The program's files of a kind: theme, path below it, content.
fn embedded(kind: &str) -> impl Iterator<Item = (String, String, Vec<u8>)> {
    Embedded::iter().filter_map(move |path| {
        let (theme, rest) = path.split_once('/')?;
        let name = rest.strip_prefix(kind)?.strip_prefix('/')?;
        Some((theme.to_owned(), name.to_owned(), Embedded::get(&path)?.data.into_owned()))
    })
}

fn statics(name: &str, own: &[ThemeFile]) -> BTreeMap<String, Vec<u8>> {
    let mut statics = BTreeMap::new();
    for theme in [DEFAULT, name] {
        let of_theme = embedded("static").filter(|(of, ..)| of == theme);
        statics.extend(of_theme.map(|(_, path, content)| (path, content)));
    }
    statics.extend(own.iter().filter_map(|file| {
        Some((file.path.strip_prefix("static/")?.to_owned(), file.content.clone()))
    }));
    statics
}

fn fingerprint(statics: &BTreeMap<String, Vec<u8>>, own: &[ThemeFile], name: &str, words: &Words) -> u64 {
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    hasher.update(name.as_bytes());
    hasher.update(words.language.word().as_bytes());
    for (id, text) in words.plain_messages() {
        hasher.update(id.as_bytes());
        hasher.update(text.as_bytes());
    }
    for (theme, path, content) in embedded("templates") {
        hasher.update(theme.as_bytes());
        hasher.update(path.as_bytes());
        hasher.update(&content);
    }
    for (path, content) in statics {
        hasher.update(path.as_bytes());
        hasher.update(content);
    }
    for file in own {
        hasher.update(file.path.as_bytes());
        hasher.update(&file.content);
    }
    hasher.digest()
}
