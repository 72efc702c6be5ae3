//! How urgent a reminder is among those of its rank.

/// How a reason is weighed among those of its rank, by the days since it was due. Smaller comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// The longest overdue first.
    Days,
    /// The nearest first, past or to come.
    Distance,
    /// By a number that no day changes.
    Fixed(i64),
    /// By the days late in proportion to a cadence of so many days, in thousandths of it.
    OfCadence(u16),
    /// Among late revisits before its day: three days ahead it yields to a customer who is late by more than half of
    /// the cadence, three weeks ahead to anybody who is late. After its day like [`Weight::Days`].
    Ahead,
    /// By the minute of the day; after that day, by the days passed.
    Minute(u16),
}

/// The numbers of a [`Weight`], which is `(base + slope × days) / per`, towards zero. The page of the day computes it
/// anew when it is read on a later day; it takes these numbers from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeightNumbers {
    /// Base and slope until the day on which it is due.
    pub until_due: (i64, i64),
    /// Base and slope after that day.
    pub after: (i64, i64),
    /// What the sum is divided by; at least 1.
    pub per: i64,
}

impl Weight {
    /// The numbers from which it follows.
    pub fn numbers(self) -> WeightNumbers {
        let (until_due, after, per) = match self {
            Weight::Days => ((0, -1), (0, -1), 1),
            Weight::Distance => ((0, -1), (0, 1), 1),
            Weight::Fixed(number) => ((number, 0), (number, 0), 1),
            Weight::OfCadence(days) => ((0, -1000), (0, -1000), i64::from(days.max(1))),
            Weight::Ahead => ((-700, -40), (0, -1), 1),
            Weight::Minute(minute) => ((minute.into(), 0), (0, -1), 1),
        };
        WeightNumbers { until_due, after, per }
    }

    /// The weight `days` days after the due day.
    pub fn on(self, days_late: i32) -> i64 {
        let WeightNumbers { until_due, after, per } = self.numbers();
        let (base, slope) = if days_late > 0 { after } else { until_due };
        (base + slope * i64::from(days_late)) / per
    }
}
