//! Invoice numbers, and when two of them are one.

use unicode_normalization::UnicodeNormalization;

/// A number without regard to case, width and spaces: `b2`, `Ｂ２` and `B 2` are one to a reader.
pub fn fold(no: &str) -> String {
    no.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The number among `known` that `no` means: the same, or else the only one that differs in case, width or spaces
/// alone.
pub fn find<'k>(no: &str, known: impl Iterator<Item = &'k str> + Clone) -> Option<&'k str> {
    if let Some(same) = known.clone().find(|other| *other == no) {
        return Some(same);
    }
    let wanted = fold(no);
    let mut alike = known.filter(|other| fold(other) == wanted);
    alike.next().filter(|_| alike.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_in_any_case_and_width() {
        let known = ["B2", "INV-1", "x1", "X1"];
        let found = |no| find(no, known.iter().copied());
        assert_eq!(
            (found("b2"), found("Ｂ２"), found("inv-1"), found("B3")),
            (Some("B2"), Some("B2"), Some("INV-1"), None)
        );
        assert_eq!((found("X1"), found("Ｘ1")), (Some("X1"), None));
    }
}
