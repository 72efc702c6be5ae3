//! The lines of a vCard that is written: escaped, folded, with CRLF.

use super::line::quoted;
use super::version::VcardVersion;
use crate::book::YearlyDay;
use crate::format::content_line::{self, escape};

/// The text of a file while it is written.
pub(super) struct Output {
    pub text: String,
    pub version: VcardVersion,
    /// The number of the last group.
    group: usize,
}

impl Output {
    pub fn new(version: VcardVersion) -> Output {
        Output { text: String::new(), version, group: 0 }
    }

    /// The groups of the next card begin behind this number.
    pub fn groups_after(&mut self, number: usize) {
        self.group = number;
    }

    /// The name of a new group.
    pub fn new_group(&mut self) -> String {
        self.group += 1;
        format!("item{}", self.group)
    }

    /// A line whose value is written as it is.
    pub fn raw(&mut self, head: &str, value: &str) {
        content_line::push(&mut self.text, &[head, ":", value]);
    }

    /// A line with one text; nothing for an empty one.
    pub fn one(&mut self, head: &str, text: &str) {
        if !text.is_empty() {
            self.raw(head, &escape(text));
        }
    }

    /// A line with the components of a structured value.
    pub fn components(&mut self, head: &str, parts: &[&str]) {
        self.raw(head, &parts.iter().map(|part| escape(part)).collect::<Vec<_>>().join(";"));
    }

    /// A line with a list of texts; nothing for an empty one.
    pub fn list(&mut self, head: &str, texts: &[String]) {
        if !texts.is_empty() {
            self.raw(head, &texts.iter().map(|text| escape(text)).collect::<Vec<_>>().join(","));
        }
    }

    /// The types of a property, in the case that is usual in the version.
    pub fn types(&self, types: &[&str]) -> String {
        match (types, self.version) {
            ([], _) => String::new(),
            (types, VcardVersion::V3) => format!(";TYPE={}", types.join(",").to_uppercase()),
            (types, VcardVersion::V4) => format!(";TYPE={}", types.join(",").to_lowercase()),
        }
    }

    /// A line with a label of the user's own: in a group, with the label beside it as Apple has it.
    pub fn labelled(&mut self, head: &str, value: &str, label: &str) {
        let group = self.new_group();
        self.raw(&format!("{group}.{head}"), value);
        self.one(&format!("{group}.X-ABLabel"), label);
    }

    /// A solar day. In vCard 3.0 a day without a year has the year that Apple leaves out.
    pub(super) fn solar(&mut self, head: &str, day: YearlyDay) {
        let YearlyDay::Solar { year, month, day } = day else { return };
        match (year, self.version) {
            (Some(year), VcardVersion::V3) => self.raw(head, &format!("{year:04}-{month:02}-{day:02}")),
            (Some(year), VcardVersion::V4) => self.raw(head, &format!("{year:04}{month:02}{day:02}")),
            (None, VcardVersion::V3) => {
                self.raw(&format!("{head};X-APPLE-OMIT-YEAR=1604"), &format!("1604-{month:02}-{day:02}"));
            }
            (None, VcardVersion::V4) => self.raw(head, &format!("--{month:02}{day:02}")),
        }
    }
}

/// A parameter with its value.
pub(super) fn parameter(name: &str, value: &str) -> String {
    let value: String = value.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    format!(";{name}={}", quoted(&value))
}
