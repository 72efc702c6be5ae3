//! A file of data as a script: it can be loaded from `file://`, where a page may not read other files.

use serde::Serialize;

/// The script that adds `value` to the data under `name`.
pub fn script(name: &str, value: &impl Serialize) -> Vec<u8> {
    let json = serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned());
    // The text of a book is never the beginning of a tag.
    let json = if json.contains('<') { json.replace('<', "\\u003c") } else { json };
    format!("(window.clientbookSearch=window.clientbookSearch||{{}})[\"{name}\"]={json};\n").into_bytes()
}
