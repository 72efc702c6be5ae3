//! A sheet as a table: its columns under the header, and what they have in common.

use std::collections::BTreeMap;

use super::column::{Column, columns, folded};
use super::days::DayColumn;
use super::failure::SheetError;
use super::footer;
use super::header;
use super::rows::{Sheet, SheetRow};
use super::target::{Part, Target};
use super::value::{Context, is_day};
use crate::book::letters::one_line;
use crate::derive::report::{Cell, Phrase};

/// A sheet with a header.
pub(super) struct Table<'s> {
    /// The sheet.
    pub sheet: &'s Sheet,
    /// Where the header stands among the rows.
    pub header: usize,
    /// The columns.
    pub columns: Vec<Column>,
    /// How the days of each column are written.
    pub days: Vec<DayColumn>,
    /// Whether the position stands in a column of its own, so that `Title` is a form of address.
    pub has_position: bool,
    /// Whether a column has whole names or parts of them.
    pub has_names: bool,
    /// The column with the label or the name of the values of each column, where there is one.
    labels: Vec<Option<usize>>,
    /// Settings and day.
    pub context: Context<'s>,
}

impl<'s> Table<'s> {
    /// Finds the header of a sheet; `None` where the sheet is no list of people or companies.
    pub fn of(
        sheet: &'s Sheet,
        map: &[(String, String)],
        context: Context<'s>,
    ) -> Result<Option<Table<'s>>, SheetError> {
        let Some(header) = header::find(sheet, map, context.settings) else { return Ok(None) };
        Table::with_header(sheet, header, map, context)
    }

    /// The table below a row that is known to be its header; `None` where no column names anybody.
    pub fn with_header(
        sheet: &'s Sheet,
        header: usize,
        map: &[(String, String)],
        context: Context<'s>,
    ) -> Result<Option<Table<'s>>, SheetError> {
        let headers = sheet.rows.get(header).map(|row| row.cells.clone()).unwrap_or_default();
        let columns = columns(&headers, map, context.settings)?;
        if !columns.iter().any(names_somebody) {
            return Ok(None);
        }
        let mut table = Table {
            sheet,
            header,
            columns,
            days: Vec::new(),
            has_position: false,
            has_names: false,
            labels: Vec::new(),
            context,
        };
        table.resolve();
        table.labels = labels(&table.columns);
        table.days = (0..table.columns.len()).map(|at| table.days_of(at)).collect();
        Ok(Some(table))
    }

    /// Decides what a header means beside the others.
    fn resolve(&mut self) {
        let has = |columns: &[Column], target: &Target| columns.iter().any(|column| column.target == *target);
        let of_key = |key: &str| Target::Field(key.to_owned());
        self.has_names = [Target::Name, Target::Given, Target::Family].iter().any(|name| has(&self.columns, name));
        self.has_position = has(&self.columns, &of_key("title"));
        if !self.has_names && has(&self.columns, &Target::Contact("name")) {
            // Without a customer beside, the contact is the customer.
            for column in &mut self.columns {
                column.target = match &column.target {
                    Target::Contact("name") => Target::Name,
                    Target::Contact("role") => of_key("title"),
                    Target::Contact(key) => of_key(key),
                    other => other.clone(),
                };
            }
            self.has_names = true;
        }
        // The remark of a WeChat contact is the name under which the user keeps him.
        let is_wechat = !self.has_names && has(&self.columns, &of_key("wechat")) && has(&self.columns, &Target::Nick);
        let has_month = has(&self.columns, &Target::Birth(Part::Month));
        for column in &mut self.columns {
            if column.target == Target::TitleOrPrefix {
                column.target = if self.has_position { Target::Prefix } else { of_key("title") };
            }
            // `Birth Day` beside a month is a part of the birthday.
            if has_month && column.target == of_key("birthday") && folded(&column.header) == "birthday" {
                column.target = Target::Birth(Part::Day);
            }
            if is_wechat && ["备注", "remark", "remarks"].contains(&folded(&column.header).as_str()) {
                column.target = Target::Remark;
            }
        }
    }

    fn days_of(&self, at: usize) -> DayColumn {
        let cells = self.rows().map(|row| row.cell(at));
        match self.columns.get(at).map(|column| &column.target) {
            Some(Target::Field(key)) if is_day(key, self.context.settings) => DayColumn::of(cells, self.sheet.is_1904),
            Some(Target::Date | Target::Birth(Part::Lunar) | Target::Contact("birthday")) => {
                DayColumn::of(cells, self.sheet.is_1904)
            }
            _ => DayColumn::of(std::iter::empty(), self.sheet.is_1904),
        }
    }

    /// The cells of the header.
    pub fn headers(&self) -> &'s [String] {
        self.sheet.rows.get(self.header).map_or(&[], |row| &row.cells)
    }

    /// The line of the header.
    pub fn line(&self) -> u64 {
        self.sheet.rows.get(self.header).map_or(0, |row| row.line)
    }

    /// The rows below the header, those that are no customers too.
    pub fn rows(&self) -> impl Iterator<Item = &'s SheetRow> {
        self.sheet.rows.iter().skip(self.header + 1)
    }

    /// The rows of customers, and the lines of the other rows.
    pub fn customers(&self) -> (Vec<&'s SheetRow>, Vec<u64>) {
        let (left, kept): (Vec<_>, Vec<_>) =
            self.rows().partition(|row| footer::is_left_out(row, &self.columns, self.headers()));
        (kept, left.into_iter().map(|row| row.line).collect())
    }

    /// The label beside a cell, from a column of its own: `* Work` is `Work`.
    pub fn label(&self, row: &SheetRow, at: usize) -> Option<String> {
        let label = row.cell(self.labels.get(at).copied().flatten()?);
        Some(one_line(label.trim_start_matches('*'))).filter(|label| !label.is_empty())
    }

    /// A cell in words: `line 3, column “phone” (B)`.
    pub fn place(&self, line: u64, column: usize) -> Phrase {
        let header = self.columns.get(column).map_or("", |column| column.header.as_str());
        let phrase = Phrase::new("sheet-cell").with("place", self.sheet.place(line));
        phrase.with("column", header).with("letter", letter(column).as_str())
    }

    /// What to know about the header and the columns.
    pub fn about(&self, left: &[u64]) -> Vec<Phrase> {
        let mut about = Vec::new();
        if self.sheet.files.is_empty() {
            about.push(Phrase::new("sheet-header").with("place", self.sheet.place(self.line())));
        }
        about.extend(self.twice());
        let kept = self.kept(|target| matches!(target, Target::Fact | Target::Unknown));
        if !kept.is_empty() {
            about.push(Phrase::new("sheet-kept").with("columns", Cell::Texts(kept)));
        }
        let open = self.columns.iter().zip(&self.days).filter(|(_, days)| days.is_open);
        about.extend(open.map(|(column, _)| Phrase::new("sheet-day-order").with("column", column.header.as_str())));
        if !left.is_empty() {
            let lines = left.iter().take(12).map(u64::to_string).collect();
            about.push(Phrase::new("sheet-left").with("n", left.len()).with("lines", Cell::Texts(lines)));
        }
        about
    }

    /// Headers that stand over several columns.
    fn twice(&self) -> Option<Phrase> {
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for column in self.columns.iter().filter(|column| !column.header.is_empty()) {
            *count.entry(&column.header).or_default() += 1;
        }
        let twice: Vec<String> =
            count.into_iter().filter(|(_, n)| *n > 1).map(|(header, _)| header.to_owned()).collect();
        (!twice.is_empty()).then(|| Phrase::new("sheet-header-twice").with("columns", Cell::Texts(twice)))
    }

    /// Columns of a kind with the number of their cells that are not blank.
    fn kept(&self, is_kept: impl Fn(&Target) -> bool) -> Vec<String> {
        let columns = self.columns.iter().enumerate().filter(|(_, column)| is_kept(&column.target));
        let counted =
            columns.map(|(at, column)| (at, column, self.rows().filter(|row| !row.cell(at).is_empty()).count()));
        let named = |at, column: &Column| if column.header.is_empty() { letter(at) } else { column.header.clone() };
        counted.filter(|(_, _, n)| *n > 0).map(|(at, column, n)| format!("{} ({n})", named(at, column))).collect()
    }
}

/// For each column, the one with the labels of its values: of the same kind, with the same number.
fn labels(columns: &[Column]) -> Vec<Option<usize>> {
    let kind = |target: &Target| match target {
        Target::Field(key) => ["phone", "email", "address"].into_iter().find(|field| field == key),
        Target::Address(_) => Some("address"),
        Target::Date => Some("date"),
        Target::Relation => Some("relation"),
        Target::Named => Some("named"),
        _ => None,
    };
    let of_label = |target: &Target| match target {
        Target::ValueLabel(field) => Some(*field),
        Target::DateLabel => Some("date"),
        Target::RelationLabel => Some("relation"),
        Target::NamedLabel => Some("named"),
        _ => None,
    };
    let known = columns.iter().enumerate();
    let known: BTreeMap<(&str, u16), usize> =
        known.filter_map(|(at, column)| Some(((of_label(&column.target)?, column.number), at))).collect();
    columns.iter().map(|column| known.get(&(kind(&column.target)?, column.number)).copied()).collect()
}

/// Whether a column can tell whom a row is about.
fn names_somebody(column: &Column) -> bool {
    match &column.target {
        Target::Name | Target::Given | Target::Family | Target::Nick | Target::Employer | Target::Contact("name") => {
            true
        }
        Target::Field(key) => ["phone", "email", "wechat"].contains(&key.as_str()),
        _ => false,
    }
}

/// The letters of a column, as spreadsheets show them: 0 is `A`, 26 is `AA`.
pub(super) fn letter(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    letters.into_iter().rev().collect()
}
