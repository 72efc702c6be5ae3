//! Writes sheets as a workbook of Excel: days are days, amounts numbers with the decimals of their currency, the titles
//! stay in sight and filter.

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::sheets_out::Sheet;
use crate::book::Day;
use crate::derive::report::Cell;
use crate::i18n::decimals;
use crate::wording::report::ReportWords;

/// The most characters that a cell of Excel holds.
const MOST_CHARS: usize = 32_767;

/// The most characters of a sheet's name.
const MOST_NAME: usize = 31;

/// The narrowest and the widest column, in characters.
const WIDTHS: (f64, f64) = (6.0, 48.0);

/// The most decimals that a currency has.
const MOST_DECIMALS: usize = 4;

/// How the cells look.
struct Formats {
    head: Format,
    day: Format,
    text: Format,
    /// Amounts, by their decimals.
    money: Vec<Format>,
}

/// The bytes of the workbook.
pub fn write(sheets: &[Sheet], words: &ReportWords) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let money = |decimals: usize| {
        let zeros = "0".repeat(decimals);
        Format::new().set_num_format(if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{zeros}") })
    };
    let formats = Formats {
        head: Format::new().set_bold(),
        day: Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
        text: Format::new().set_align(FormatAlign::Top).set_text_wrap(),
        money: (0..=MOST_DECIMALS).map(money).collect(),
    };
    for sheet in sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name_of(&sheet.name))?;
        fill(worksheet, sheet, &formats, words)?;
    }
    workbook.save_to_buffer()
}

/// A name that a sheet may have.
fn name_of(name: &str) -> String {
    let plain: String = name.chars().map(|c| if "[]:*?/\\".contains(c) { ' ' } else { c }).take(MOST_NAME).collect();
    let plain = plain.trim_matches(['\'', ' ']);
    if plain.is_empty() { "1".to_owned() } else { plain.to_owned() }
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet, formats: &Formats, words: &ReportWords) -> Result<(), XlsxError> {
    let mut widths: Vec<f64> = sheet.head.iter().map(|title| title.width() as f64 + 3.0).collect();
    for (column, title) in (0u16..).zip(&sheet.head) {
        worksheet.write_with_format(0, column, title, &formats.head)?;
    }
    for (row, cells) in (1u32..).zip(&sheet.rows) {
        for (column, cell) in (0u16..).zip(cells) {
            let width = put(worksheet, (row, column), cell, formats, words)?;
            if let Some(widest) = widths.get_mut(usize::from(column)) {
                *widest = widest.max(width);
            }
        }
    }
    for (column, width) in (0u16..).zip(widths) {
        worksheet.set_column_width(column, width.clamp(WIDTHS.0, WIDTHS.1))?;
    }
    worksheet.set_freeze_panes(1, 1)?;
    if !sheet.head.is_empty() {
        worksheet.autofilter(0, 0, sheet.rows.len() as u32, sheet.head.len() as u16 - 1)?;
    }
    Ok(())
}

/// Writes a cell, and gives its width in characters.
fn put(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
    words: &ReportWords,
) -> Result<f64, XlsxError> {
    match cell {
        Cell::Empty => return Ok(0.0),
        Cell::Flag(is_so) => {
            worksheet.write_boolean(row, column, *is_so)?;
            return Ok(6.0);
        }
        Cell::Number(number) => {
            worksheet.write_number(row, column, *number as f64)?;
            return Ok(8.0);
        }
        Cell::Day(day) | Cell::Month(day) => {
            if let Some(date) = excel_day(*day) {
                worksheet.write_with_format(row, column, &date, &formats.day)?;
                return Ok(11.0);
            }
        }
        Cell::Decimal(number) | Cell::Percent(number) => {
            if let Some(number) = number.to_f64() {
                worksheet.write_number(row, column, number)?;
                return Ok(10.0);
            }
        }
        Cell::Money(money) => {
            if let Some(amount) = money.amount.to_f64() {
                let format = &formats.money[(decimals(&money.currency) as usize).min(MOST_DECIMALS)];
                worksheet.write_number_with_format(row, column, amount, format)?;
                return Ok(14.0);
            }
        }
        _ => {}
    }
    let text: String = match cell {
        Cell::Texts(texts) => texts.join("\n"),
        Cell::Text(text) => text.clone(),
        other => words.cell(other, true),
    };
    // Excel refuses control characters in texts, and what is longer.
    let text: String = text.chars().filter(|c| !c.is_control() || "\n\t".contains(*c)).take(MOST_CHARS).collect();
    worksheet.write_string_with_format(row, column, &text, &formats.text)?;
    Ok(text.lines().map(UnicodeWidthStr::width).max().unwrap_or_default() as f64 + 1.0)
}

/// A day as Excel counts it, from 1900 on; `None` for one before.
fn excel_day(day: Day) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|&year| year >= 1900)?;
    ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8).ok()
}
