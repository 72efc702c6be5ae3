//! What the readers of XLSX and XLS have in common.

use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::ExcelDateTime;

use super::failure::SheetError;
use super::number;

/// A day, a time or a length of time of a workbook.
pub(super) fn date_time(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        let minutes = (moment.as_f64() * 24.0 * 60.0).round();
        return format!("{}:{:02}", (minutes / 60.0).trunc(), (minutes % 60.0).abs());
    }
    // The day 0 is what an empty cell of days becomes.
    if moment.as_f64() == 0.0 {
        return String::new();
    }
    // A negative day or one after 9999 is none, and stays a number.
    if !(0.0..2_958_466.0).contains(&moment.as_f64()) {
        return number::written(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    number::moment(year, month, day, (hour, minute, second), moment.as_f64() < 1.0 && moment.as_f64() > 0.0)
}

/// Runs the reader of a workbook. A damaged file on which it panics is one that cannot be read.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, SheetError>) -> Result<T, SheetError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(SheetError::new("err-sheet-cut")))
}
