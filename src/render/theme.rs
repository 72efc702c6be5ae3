//! Themes: templates and static files, those of the program and those of the book.
//!
//! A template is looked up by name in the book's `theme/templates/`, then in the theme that the settings
//! name, then in `default`. So a book overrides one block (`{% extends
//! "default/card.html" %}`) or one token (`theme/static/tokens.css`), and never copies a page.

use std::collections::BTreeMap;

use rust_embed::RustEmbed;
use tera::{ErrorKind, Tera};

use super::limits;
use super::metered::{self, Refused};
use super::template_words::with_words;
use crate::book::letters;
use crate::book::theme_file::ThemeFile;
use crate::diagnostic::{Diagnostic, Fault, Place};
use crate::i18n::Words;
use crate::say;

#[derive(RustEmbed)]
#[folder = "themes/"]
#[include = "*/templates/*"]
#[include = "*/static/*"]
struct Embedded;

/// A theme, ready to render.
pub struct Theme {
    /// The compiled templates.
    pub tera: Tera,
    /// The static files, by their path below `static/`.
    pub statics: BTreeMap<String, Vec<u8>>,
    /// Changes when a template, a static file, a word or the program itself changes.
    pub fingerprint: u64,
    /// At least one template comes from the book, not from the program.
    pub has_own_templates: bool,
}

/// The theme that supplies what other themes do not have.
const DEFAULT: &str = "default";

impl Theme {
    /// The theme `name` with the book's own files on top. If a template of the book does not parse, that is a
    /// fault, and none of the book's templates is used.
    pub fn new(name: &str, own: &[ThemeFile], words: &Words) -> (Theme, Vec<Diagnostic>) {
        let mut faults = Vec::new();
        let templates: Vec<(String, &str)> = own
            .iter()
            .filter_map(|file| {
                let name = file.path.strip_prefix("templates/")?;
                Some((name.to_owned(), std::str::from_utf8(&file.content).ok()?))
            })
            .collect();
        let metered = if templates.is_empty() { Ok(None) } else { with_own(name, &templates, words).map(Some) };
        let metered = metered.unwrap_or_else(|reason| {
            faults.push(Diagnostic::new(Fault::BadTemplate, Place::file("theme/templates")).with("reason", reason));
            None
        });
        let has_own_templates = metered.is_some();
        let tera = metered.unwrap_or_else(|| base(name, words));
        let statics = statics(name, own);
        let fingerprint = fingerprint(&statics, own, name, words);
        (Theme { tera, statics, fingerprint, has_own_templates }, faults)
    }

    /// The theme's style sheets, as paths below `static/`; `tokens.css` comes first.
    pub fn styles(&self) -> Vec<String> {
        let mut styles: Vec<String> = self.statics.keys().filter(|path| path.ends_with(".css")).cloned().collect();
        styles.sort_by_key(|path| (path != "tokens.css", path != "style.css", path.clone()));
        styles
    }
}

/// The theme's templates and the book's own, all with calls that count their work; or the reason why
/// the book's own cannot be used.
fn with_own(name: &str, own: &[(String, &str)], words: &Words) -> Result<Tera, String> {
    if own.len() > limits::TEMPLATES || own.iter().map(|(_, text)| text.len()).sum::<usize>() > limits::TEMPLATE_BYTES {
        let (files, kilobytes) = (limits::TEMPLATES, limits::TEMPLATE_BYTES >> 10);
        return Err(say!(words, "template-limit-files", files = files, kilobytes = kilobytes));
    }
    // Faults are looked for in the book's own text, before it is rewritten.
    base(name, words).add_raw_templates(own.to_vec()).map_err(|error| reason(&error))?;
    let refused = |refused: Refused| {
        words.get(match refused {
            Refused::Component => "template-no-component",
            Refused::Comprehension => "template-no-comprehension",
            Refused::OptionalIndex => "template-no-optional-index",
        })
    };
    let mut tera = bare(name);
    limits::install(&mut tera, words);
    let texts = own_and_embedded(own, words);
    let metered = texts.iter().map(|(name, text)| Ok((name.as_str(), metered::metered(text).map_err(refused)?)));
    tera.add_raw_templates(metered.collect::<Result<Vec<_>, String>>()?).map_err(|error| reason(&error))?;
    insert_words(&mut tera, words);
    Ok(tera)
}

fn own_and_embedded(own: &[(String, &str)], words: &Words) -> Vec<(String, String)> {
    let own = own.iter().map(|(name, text)| (name.clone(), (*text).to_owned()));
    own.chain(embedded_templates(words)).collect()
}

/// An error of Tera with its causes, on one line. A rendering error gives only its place: the text that
/// Tera would show contains the added calls.
pub fn reason(error: &tera::Error) -> String {
    let mut parts = vec![match error.kind() {
        ErrorKind::RenderingError(report) => {
            format!("{} ({}:{})", report.message(), report.filename(), report.span().start_line)
        }
        _ => error.to_string(),
    }];
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        parts.push(cause.to_string());
        source = cause.source();
    }
    letters::one_line(&parts.join(": "))
}

fn base(name: &str, words: &Words) -> Tera {
    let mut tera = bare(name);
    tera.add_raw_templates(embedded_templates(words).collect::<Vec<_>>()).expect("the program's own templates parse");
    insert_words(&mut tera, words);
    tera
}

fn bare(name: &str) -> Tera {
    let mut tera = Tera::new();
    let prefixes =
        if name == DEFAULT { vec![format!("{DEFAULT}/")] } else { vec![format!("{name}/"), format!("{DEFAULT}/")] };
    tera.set_fallback_prefixes(prefixes).expect("no template is there yet");
    tera
}

fn embedded_templates(words: &Words) -> impl Iterator<Item = (String, String)> {
    let words = named(words);
    embedded("templates").map(move |(theme, path, content)| {
        (format!("{theme}/{path}"), with_words(&String::from_utf8_lossy(&content), &words))
    })
}

fn insert_words(tera: &mut Tera, words: &Words) {
    tera.global_context().insert("words", &named(words));
}

/// The words by the names that templates give them.
fn named(words: &Words) -> BTreeMap<String, String> {
    words.plain_messages().into_iter().map(|(id, text)| (id.replace('-', "_"), text)).collect()
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
    statics.extend(
        own.iter().filter_map(|file| Some((file.path.strip_prefix("static/")?.to_owned(), file.content.clone()))),
    );
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
