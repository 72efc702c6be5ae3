//! The numbers and days of workbooks as people write them.

/// The digits that a number of a workbook has; further ones were lost when it was typed.
const DIGITS: i32 = 15;

/// A number without needless decimals: `13800001234`, `0.3`. A whole number with more digits than a workbook keeps is
/// written as Excel shows it, `1.1010119900101E+17`: its end is lost.
pub(super) fn written(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    if rounded.abs() >= 10_f64.powi(DIGITS) || rounded != 0.0 && rounded.abs() < 1e-9 {
        let text = format!("{rounded:E}");
        return if text.contains("E-") { text } else { text.replace('E', "E+") };
    }
    format!("{rounded}")
}

/// Whether a text is a number of which only the first digits are left: `1.38E+10`.
pub(super) fn is_destroyed(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['E', 'e']) else { return false };
    let Some(power) = power.strip_prefix('+') else { return false };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    is_digits(power) && is_digits(whole) && (decimals.is_empty() || is_digits(decimals))
}

/// A day and a time of a workbook; the time alone where there is no day, the day alone at midnight.
pub(super) fn moment(year: u16, month: u8, day: u8, time: (u8, u8, u8), is_time: bool) -> String {
    let (hour, minute, second) = time;
    let clock = match second {
        0 => format!("{hour:02}:{minute:02}"),
        second => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    match time {
        _ if is_time => clock,
        (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {clock}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (value, expect) in [
            (13_800_001_234.0, "13800001234"),
            (0.1 + 0.2, "0.3"),
            (-1_250.5, "-1250.5"),
            (0.0, "0"),
            (310_101_199_001_011_234.0, "3.10101199001011E+17"),
            (999_999_999_999_999.0, "999999999999999"),
            (f64::NAN, ""),
        ] {
            assert_eq!(written(value), expect);
        }
        assert!(is_destroyed("1.38E+10") && is_destroyed("1E+10") && is_destroyed(&written(3.1e17)));
        assert!(!is_destroyed("13800001234") && !is_destroyed("ANNE+1") && !is_destroyed("E+1"));
    }
}
