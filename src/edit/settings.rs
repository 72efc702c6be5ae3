//! Changes of the settings.

use crate::format::document::{Document, NotEditable};

/// The text of the settings with the owner's name.
pub fn with_owner(text: &str, name: &str) -> Result<String, NotEditable> {
    let mut document = Document::of_toml(text)?;
    document.set_in_table("owner", "name", name.into());
    Ok(document.text())
}

/// The text of the settings with the book's title.
pub fn with_title(text: &str, title: &str) -> Result<String, NotEditable> {
    let mut document = Document::of_toml(text)?;
    document.set("title", title.into());
    Ok(document.text())
}

/// The text of the settings with what columns of imported tables hold.
pub fn with_columns(text: &str, map: &[(String, String)]) -> Result<String, NotEditable> {
    let mut document = Document::of_toml(text)?;
    for (header, target) in map {
        document.set_in_table("import", header, target.as_str().into());
    }
    Ok(document.text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, words};

    #[test]
    fn the_name_stands_under_owner_and_the_rest_stays() {
        for language in [Language::English, Language::Chinese] {
            let template = words(language).get("template-settings") + "\n";
            let named = with_owner(&template, "Dana \"D\" Kowalski").unwrap();
            let mut source = crate::format::source::Source::new("clientbook.toml", &named);
            let settings = crate::format::settings_file::read(&mut source);
            assert_eq!(settings.owner.name.as_deref(), Some("Dana \"D\" Kowalski"));
            assert!(source.faults.is_empty(), "{:?}", source.faults);
            let rest: Vec<&str> = named.lines().filter(|line| !line.starts_with("name = ")).collect();
            assert_eq!(rest, template.lines().collect::<Vec<_>>());
        }
    }
}
