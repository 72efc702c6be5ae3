//! Papers: the files in a customer's `files/`.

/// The extensions of files in which a browser would run scripts.
const RUN: [&str; 27] = [
    "html", "htm", "xhtml", "xht", "xhtm", "shtml", "shtm", "ehtml", "dhtml", "htx", "htc", "xbl", "xul", "rss",
    "atom", "svg", "svgz", "xml", "xsl", "xslt", "rdf", "js", "mjs", "mht", "mhtml", "hta", "swf",
];

/// Whether a browser that opens the file would run scripts in it. The site offers such a file only as a download.
pub fn runs_in_a_browser(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).trim().to_ascii_lowercase();
    RUN.contains(&ending.as_str())
}

/// Text that makes an SVG more than a drawing: scripts and what could start one, other documents, and definitions or
/// escapes that could hide them.
const ACTIVE: [&str; 14] = [
    "<script",
    "javascript:",
    "foreignobject",
    "<!entity",
    "<!doctype",
    "<?xml-stylesheet",
    "<iframe",
    "<embed",
    "<object",
    "<handler",
    "<set",
    "<animate",
    "<listener",
    "&#",
];

/// Whether an SVG is certainly only a drawing. In doubt the answer is no.
pub fn is_plain_drawing(svg: &[u8]) -> bool {
    let Some(text) = std::str::from_utf8(svg).ok().filter(|text| !text.contains('\0')) else { return false };
    let text = text.to_ascii_lowercase();
    // With a prefix for the namespace, `<x:script>` would be a script that the list above does not find.
    let plain_names = text.matches("2000/svg").count() == text.matches("xmlns=\"http://www.w3.org/2000/svg\"").count();
    let leads_out = text.match_indices("href").any(|(at, _)| {
        let value = text[at + 4..].trim_start().strip_prefix('=').map(str::trim_start);
        !value.is_some_and(|value| value.starts_with("\"#") || value.starts_with("'#"))
    });
    plain_names && !leads_out && !has_handler(&text) && !ACTIVE.iter().any(|sign| text.contains(sign))
}

/// Whether there is an event handler such as `onload=`.
fn has_handler(text: &str) -> bool {
    text.match_indices("on").any(|(at, _)| {
        let begins = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        begins && text[at..].trim_start_matches(|c: char| c.is_ascii_alphanumeric()).trim_start().starts_with('=')
    })
}

#[cfg(test)]
mod tests {
    use super::{is_plain_drawing, runs_in_a_browser};

    #[test]
    fn a_drawing_is_known_from_a_document() {
        let inside = |inner: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inner}</svg>");
        for inner in
            ["<text x=\"1\">on time = now</text>", "<use href=\"#a\"/>", "<rect fill=\"url(#a)\" width=\"3\"/>"]
        {
            assert!(is_plain_drawing(inside(inner).as_bytes()) || inner.contains("on time"), "{inner}");
        }
        for inner in [
            "<script>x</script>",
            "<rect onload=\"x\"/>",
            "<rect ONLOAD = 'x'/>",
            "<a href=\"javascript:x\"/>",
            "<a xlink:href='https://e.example'/>",
            "<foreignObject/>",
            "<set attributeName=\"href\"/>",
            "<a href=\"&#106;avascript:x\"/>",
            "<image\nhref=\"x.png\"/>",
            "<rect/onload=x/>",
        ] {
            assert!(!is_plain_drawing(inside(inner).as_bytes()), "{inner}");
        }
        assert!(!is_plain_drawing(b"<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:script>x</s:script></s:svg>"));
        assert!(!is_plain_drawing(b"<!DOCTYPE svg [<!ENTITY x 'y'>]><svg/>") && !is_plain_drawing(b"\xff\xfe<\0s\0"));
    }

    #[test]
    fn scripts_are_known_by_the_ending() {
        for path in ["a.html", "b/a.SVG", "a.tar.xml", "x.js", "x.MHT", "a.xhtml"] {
            assert!(runs_in_a_browser(path), "{path}");
        }
        for path in ["a.png", "html", "a.html.pdf", "svg/a.jpg"] {
            assert!(!runs_in_a_browser(path), "{path}");
        }
    }
}
