//! Lists of customers of other programs: CSV and text with tabs, XLSX, XLS, ODS, tables of HTML.
//!
//! ```text
//! bytes ──grid──> sheets of rows of text ──table──> columns that mean something ──row──> Incoming, or Refused
//! ```
//!
//! What a file is, its content says, not its name. The header is found below titles, by the names of columns that
//! exporters use (`headers.txt`). A column decides as a whole how its days are written. What cannot be read as the value
//! of its field is told with its place and kept as a fact; columns that nothing is known of are kept so too. Nothing here
//! touches a disk or knows the time.

mod address;
mod amount;
mod biff;
mod cell;
mod column;
mod days;
mod delimited;
mod delimiter;
mod email;
mod encoding;
mod entries;
mod facts;
mod failure;
mod footer;
mod grid;
mod header;
pub mod limits;
mod little_endian;
mod markup;
mod markup_sheet;
mod merged;
mod mixed;
mod name;
mod number;
mod ods;
mod ole;
mod ole_out;
mod options;
mod person;
mod record_field;
mod record_rows;
mod record_table;
mod rejects;
mod row;
mod rows;
mod sniff;
mod spans;
mod table;
mod target;
mod time_of_day;
mod value;
mod workbook_cell;
mod xls;
mod xlsx;
mod zip_parts;

use std::collections::{BTreeMap, BTreeSet};

pub use column::folded;
pub use failure::SheetError;
pub use grid::read_grid;
pub use options::{SheetHeader, SheetOptions};
pub use record_field::RecordField;
pub use record_rows::{RecordList, RecordRow, read_records};
pub use rejects::rejects;
pub use rows::{Grid, Sheet, SheetRow};

use super::incoming::IncomingList;
use crate::book::choice_alias::is_same;
use crate::book::{Day, Settings};
use crate::derive::report::{Cell, Phrase};
use table::Table;
use value::Context;

/// A file as it was read, and the headers under which its rows stand.
#[derive(Clone, Debug, Default)]
pub struct SheetList {
    /// The customers.
    pub list: IncomingList,
    /// The headers, in the order of the sheets.
    pub headers: Vec<SheetHeader>,
    /// The columns of which nothing is known, by their headers.
    pub unknown: Vec<String>,
}

/// How many words of a column that its field does not have are told.
const TOLD_WORDS: usize = 8;

/// Reads the customers of a file.
pub fn read(bytes: &[u8], options: &SheetOptions, settings: &Settings, today: Day) -> Result<IncomingList, SheetError> {
    read_with_headers(bytes, options, settings, today).map(|sheets| sheets.list)
}

/// Reads the customers of a file, and the headers above them.
pub fn read_with_headers(
    bytes: &[u8],
    options: &SheetOptions,
    settings: &Settings,
    today: Day,
) -> Result<SheetList, SheetError> {
    let mut grid = read_grid(bytes, options)?;
    grid.sheets.iter_mut().for_each(|sheet| header::join(sheet, options.map, settings));
    let context = Context { settings, today };
    let mut found =
        SheetList { list: IncomingList { about: grid.about, customers: Vec::new() }, ..SheetList::default() };
    let (mut others, mut records) = (Vec::new(), None);
    for sheet in chosen(&grid.sheets, options.sheet)? {
        match Table::of(sheet, options.map, context)? {
            Some(table) if table.columns.iter().any(|column| column.target == target::Target::OwnRecord) => {
                others.push(sheet.name.clone());
            }
            Some(table) if !options.are_customers && record_table::kind_of(sheet, &table.columns).is_some() => {
                records = records.or(record_table::kind_of(sheet, &table.columns));
                others.push(sheet.name.clone());
            }
            Some(table) => add(&mut found, &table),
            None if sheet.rows.is_empty() => {}
            None => others.push(sheet.name.clone()),
        }
    }
    if let Some(kind) = records.filter(|_| found.headers.is_empty()) {
        let title = format!("table-kind-{}", kind.word());
        return Err(SheetError::new("err-sheet-records").with("kind", title).with("word", kind.word()));
    }
    if found.headers.is_empty() {
        return Err(headerless(&grid.sheets));
    }
    if !others.is_empty() {
        found.list.about.push(Phrase::new("sheet-others").with("sheets", Cell::Texts(others)));
    }
    check_map(options.map, &found.headers)?;
    Ok(found)
}

/// Reads the customers of a sheet whose first row is its header and whose other rows are customers, all of them.
pub fn read_sheet(
    sheet: &Sheet,
    map: &[(String, String)],
    settings: &Settings,
    today: Day,
) -> Result<SheetList, SheetError> {
    let mut found = SheetList::default();
    if let Some(table) = Table::with_header(sheet, 0, map, Context { settings, today })? {
        add_rows(&mut found, &table, &table.rows().collect::<Vec<_>>(), &[]);
    }
    check_map(map, &found.headers)?;
    Ok(found)
}

/// The sheets that are asked for.
fn chosen<'g>(sheets: &'g [Sheet], wanted: Option<&str>) -> Result<Vec<&'g Sheet>, SheetError> {
    let Some(wanted) = wanted else { return Ok(sheets.iter().collect()) };
    let number = || wanted.parse::<usize>().ok()?.checked_sub(1);
    let named = sheets.iter().find(|sheet| is_same(&sheet.name, wanted)).or_else(|| sheets.get(number()?));
    named.map(|sheet| vec![sheet]).ok_or_else(|| {
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).filter(|name| !name.is_empty()).collect();
        SheetError::new("err-sheet-name").with("value", wanted).with("names", names.join(", "))
    })
}

/// Adds the customers of a table.
fn add(found: &mut SheetList, table: &Table) {
    let (rows, left) = table.customers();
    add_rows(found, table, &rows, &left);
}

/// Adds the customers of these rows; `left` are the lines that are no customers.
fn add_rows(found: &mut SheetList, table: &Table, rows: &[&SheetRow], left: &[u64]) {
    let mut foreign: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for row in rows {
        let (customer, words) = person::of_row(table, row);
        found.list.customers.push(customer);
        for (column, word) in words {
            let words = foreign.entry(column).or_default();
            if words.len() <= TOLD_WORDS {
                words.insert(word);
            }
        }
    }
    found.list.about.extend(table.about(left));
    let unknown =
        table.columns.iter().filter(|column| column.target == target::Target::Unknown && !column.header.is_empty());
    found.unknown.extend(unknown.map(|column| column.header.clone()));
    found.list.about.extend(foreign.into_iter().map(|(column, words)| {
        let header = table.columns.get(column).map_or("", |column| column.header.as_str());
        let words = words.into_iter().take(TOLD_WORDS).collect();
        Phrase::new("sheet-foreign").with("column", header).with("values", Cell::Texts(words))
    }));
    found.headers.push(SheetHeader {
        sheet: table.sheet.name.clone(),
        line: table.line(),
        cells: table.headers().to_vec(),
    });
}

/// No sheet has a header: the first row with several cells shows what stands there instead.
fn headerless(sheets: &[Sheet]) -> SheetError {
    let mut rows = sheets.iter().flat_map(|sheet| &sheet.rows);
    let Some(first) = rows.clone().find(|row| row.cells.len() > 1).or_else(|| rows.next()) else {
        return SheetError::new("err-sheet-empty");
    };
    let cells = first.cells.iter().filter(|cell| !cell.is_empty()).take(6);
    let shown: Vec<String> = cells.map(|cell| cell.chars().take(20).collect()).collect();
    SheetError::new("err-sheet-header").with("line", first.line.to_string()).with("cells", shown.join(" | "))
}

/// Every header that the user maps must be there.
fn check_map(map: &[(String, String)], headers: &[SheetHeader]) -> Result<(), SheetError> {
    let cells = || headers.iter().flat_map(|header| &header.cells).filter(|cell| !cell.is_empty());
    let is_there = |wanted: &str| cells().any(|cell| column::folded(cell) == column::folded(wanted));
    let missing = map.iter().find(|(header, _)| !is_there(header));
    missing.map_or(Ok(()), |(header, _)| {
        let names: Vec<&str> = cells().map(String::as_str).take(60).collect();
        Err(SheetError::new("err-sheet-map-column").with("value", header.as_str()).with("names", names.join(", ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TODAY: Day = Day::constant(2026, 11, 28);

    /// How files of each kind begin.
    const BEGINNINGS: [&[u8]; 9] = [
        b"",
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<html><table><tr><td>Name</td><td>Phone</td></tr><tr>",
        b"<?xml version=\"1.0\"?><Workbook><Worksheet ss:Name=\"A\"><Table><Row>",
        b"\xff\xfe",
        b"Name,Phone,Birthday\n",
        b"\xd0\xd5\xc3\xfb,\xb5\xe7\xbb\xb0\n",
    ];

    const HEADERS: &str = "姓名,手机,电话 2,邮箱,微信号,公司,职务,等级,阶段,性别,生日,农历生日,Birth Month,Birth Day,\
        创建时间,地区,省,市,标签,备注,联系人,联系人电话,Street,Zip,Phone 1 - Type,Phone 1 - Value,Event 1 - Value,\
        纪念日,配偶,联系周期,Record ID,QQ,颜色,密级,Name Suffix,Middle Name";

    fn list(bytes: &[u8]) -> Result<IncomingList, SheetError> {
        read(bytes, &SheetOptions::default(), &Settings::default(), TODAY)
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(
            beginning in prop::sample::select(BEGINNINGS.to_vec()),
            bytes in prop::collection::vec(any::<u8>(), 0..300),
        ) {
            let _ = list(&[beginning, &bytes].concat());
        }

        #[test]
        fn every_row_is_a_customer_or_refused(
            rows in prop::collection::vec(prop::collection::vec("[a-z0-9张农历年月日/.:@+()E;、 \n\"-]{0,8}", 36), 1..6),
        ) {
            let mut text = format!("{}\n", HEADERS);
            for row in &rows {
                let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
                text += &format!("{}\n", cells.join(","));
            }
            let list = list(text.as_bytes()).unwrap();
            prop_assert!(list.customers.len() <= rows.len());
            for customer in list.customers.iter().flatten() {
                prop_assert!(!customer.name.is_empty() && !customer.name.contains('\n'));
                let values = customer.said.iter().flat_map(|said| &said.values);
                prop_assert!(values.clone().all(|value| !value.text.is_empty() && !value.text.contains('\n')));
                prop_assert!(customer.said.iter().all(|said| !said.values.is_empty()));
            }
        }

        #[test]
        fn the_delimiter_and_the_encoding_do_not_matter(
            names in prop::collection::vec("[张王李赵陈伟芳娜敏静]{2,3}", 6..20),
            delimiter in prop::sample::select(vec![',', ';', '\t', '|']),
            encoding in prop::sample::select(vec!["utf-8", "gbk", "utf-16"]),
        ) {
            let row = |name: &String| format!("{name}{delimiter}13800001234{delimiter}老客户\n");
            let text: String = names.iter().map(row).collect();
            let text = format!("姓名{delimiter}手机{delimiter}备注\n{text}");
            let bytes = match encoding {
                "gbk" => encoding_rs::GBK.encode(&text).0.into_owned(),
                "utf-16" => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
                _ => text.into_bytes(),
            };
            let read: Vec<String> = list(&bytes).unwrap().customers.into_iter().flatten().map(|one| one.name).collect();
            prop_assert_eq!(read, names);
        }
    }
}
