//! The public holidays of China, year by year, from the notices of the General Office of the State Council
//! (国务院办公厅关于部分节假日安排的通知), which come out in the autumn before.
//!
//! A new year is one more entry here.

/// A day of the year: month, day.
type MonthDay = (i8, i8);

/// The notice for one year.
pub(super) struct Notice {
    /// The year.
    pub(super) year: i16,
    /// The spans of days off, first and last day.
    pub(super) off: &'static [(MonthDay, MonthDay)],
    /// The days of weekends that are worked (调休).
    pub(super) worked: &'static [MonthDay],
}

/// The notices, by year.
pub(super) const NOTICES: &[Notice] = &[
    Notice {
        year: 2025,
        off: &[
            ((1, 1), (1, 1)),
            ((1, 28), (2, 4)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((5, 31), (6, 2)),
            ((10, 1), (10, 8)),
        ],
        worked: &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
    },
    Notice {
        year: 2026,
        off: &[
            ((1, 1), (1, 3)),
            ((2, 15), (2, 23)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((6, 19), (6, 21)),
            ((9, 25), (9, 27)),
            ((10, 1), (10, 7)),
        ],
        worked: &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
    },
];
