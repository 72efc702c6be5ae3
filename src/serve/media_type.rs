//! The media type that a file is served with, and whether the browser shows it or downloads it.
//!
//! `mime_guess` knows the types. This file adds the rules for safety: a browser runs scripts in HTML, XML
//! and many types based on XML, so only a few known file extensions get these types, and a file of the
//! book is shown only when that is harmless.

/// The type of a file whose type is unknown or must not be served.
const UNKNOWN: &str = "application/octet-stream";

/// Extensions of text files that are served as plain text, so that the browser shows them.
const PLAIN_TEXTS: [&str; 4] = ["txt", "md", "csv", "toml"];

/// Extensions that get their own type although a browser could run scripts in such a file: pages and
/// themes need these types, and the server puts a document from the book into a sandbox. With any
/// other extension, such a file gets the unknown type.
const ACTIVE: [&str; 12] = ["html", "htm", "xhtml", "xht", "xml", "xsl", "xslt", "svg", "js", "mjs", "mht", "mhtml"];

/// Types other than images, audio, video and fonts in which no browser runs scripts.
const PASSIVE: [&str; 6] = [
    "text/css",
    "text/calendar",
    "application/json",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
];

/// Images that the browser shows. SVG is not among them, because it can contain scripts.
const SHOWN_IMAGES: [&str; 6] = ["image/avif", "image/bmp", "image/gif", "image/jpeg", "image/png", "image/webp"];

/// The value of `Content-Type` for a file, by its extension.
pub fn media_type(path: &str) -> String {
    let ending = ending(path);
    let kind = match ending.as_str() {
        text if PLAIN_TEXTS.contains(&text) => "text/plain",
        // `mime_guess` gives `js` an outdated type name.
        "mjs" => "text/javascript",
        ending => mime_guess::from_ext(ending)
            .first_raw()
            .filter(|kind| ACTIVE.contains(&ending) || is_passive(kind))
            .unwrap_or(UNKNOWN),
    };
    // An XML file declares its own encoding.
    if kind.starts_with("text/") && kind != "text/xml" { format!("{kind}; charset=utf-8") } else { kind.to_owned() }
}

/// Whether the browser shows a file of the book. All others are downloaded.
pub fn is_shown(path: &str) -> bool {
    PLAIN_TEXTS.contains(&ending(path).as_str()) || SHOWN_IMAGES.contains(&media_type(path).as_str())
}

fn ending(path: &str) -> String {
    path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

fn is_passive(kind: &str) -> bool {
    let is_media = ["image/", "audio/", "video/", "font/"].iter().any(|family| kind.starts_with(family));
    is_media && !kind.ends_with("+xml") || PASSIVE.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::paper::runs_in_a_browser;

    #[test]
    fn known_endings_have_their_types() {
        for (ending, kind) in [
            ("html", "text/html; charset=utf-8"),
            ("htm", "text/html; charset=utf-8"),
            ("xhtml", "application/xhtml+xml"),
            ("xht", "application/xhtml+xml"),
            ("xml", "text/xml"),
            ("xsl", "text/xml"),
            ("xslt", "text/xml"),
            ("css", "text/css; charset=utf-8"),
            ("js", "text/javascript; charset=utf-8"),
            ("mjs", "text/javascript; charset=utf-8"),
            ("json", "application/json"),
            ("ics", "text/calendar; charset=utf-8"),
            ("txt", "text/plain; charset=utf-8"),
            ("md", "text/plain; charset=utf-8"),
            ("csv", "text/plain; charset=utf-8"),
            ("toml", "text/plain; charset=utf-8"),
            ("svg", "image/svg+xml"),
            ("png", "image/png"),
            ("jpg", "image/jpeg"),
            ("JPEG", "image/jpeg"),
            ("webp", "image/webp"),
            ("avif", "image/avif"),
            ("gif", "image/gif"),
            ("bmp", "image/bmp"),
            ("pdf", "application/pdf"),
            ("mht", "message/rfc822"),
            ("mhtml", "message/rfc822"),
            ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("woff2", "font/woff2"),
            ("mp4", "video/mp4"),
        ] {
            assert_eq!(media_type(&format!("files/a.b/x.{ending}")), kind, "{ending}");
        }
    }

    #[test]
    fn other_endings_of_active_types_are_of_unknown_type() {
        // Extensions that `mime_guess` takes for HTML, XML, a script or a mail.
        for ending in
            ["shtml", "hxt", "qht", "htc", "asa", "xsd", "mml", "rss", "svgz", "xul", "jsm", "es", "vbs", "eml"]
        {
            assert_eq!(media_type(&format!("x.{ending}")), UNKNOWN, "{ending}");
        }
        for path in ["strange.zzz", "none", "x.", ""] {
            assert_eq!(media_type(path), UNKNOWN, "{path}");
        }
    }

    #[test]
    fn nothing_that_runs_is_shown() {
        for path in ["x.html", "x.svg", "x.xml", "x.js", "x.mht", "x.pdf", "x.zzz", "x.tiff", "x.docx", "x.log"] {
            assert!(!is_shown(path), "{path}");
        }
        for path in ["x.png", "x.JPG", "x.txt", "x.md", "x.csv"] {
            assert!(is_shown(path) && !runs_in_a_browser(path), "{path}");
        }
        for ending in ACTIVE {
            assert!(runs_in_a_browser(&format!("x.{ending}")), "{ending}");
        }
    }
}
