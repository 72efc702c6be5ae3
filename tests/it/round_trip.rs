//! Every file of the sample books, read for an edit and written again, is the same bytes.

use clientbook::format::document::Document;

use crate::book_test::sample_path;

#[test]
fn every_file_of_the_sample_books_is_the_same_bytes_after_an_edit_that_changes_nothing() {
    let mut count = 0;
    for name in ["en", "zh"] {
        for entry in walkdir::WalkDir::new(sample_path(name)).into_iter().filter_map(Result::ok) {
            let path = entry.path();
            let document = match path.extension().and_then(|ending| ending.to_str()) {
                Some("toml") => Document::of_toml,
                Some("md")
                    if path.ends_with("README.md") || path.components().any(|part| part.as_os_str() == "site") =>
                {
                    continue;
                }
                Some("md") => Document::of_markdown,
                _ => continue,
            };
            let text = std::fs::read_to_string(path).expect("the sample is UTF-8");
            if text.starts_with("+++") || path.extension().is_some_and(|ending| ending == "toml") {
                let read = document(&text).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
                assert_eq!(read.text(), text, "{}", path.display());
                count += 1;
            }
        }
    }
    assert!(count > 600, "only {count} files");
}
