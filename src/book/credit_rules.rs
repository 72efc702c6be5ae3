//! How credit is judged.

use rust_decimal::Decimal;

/// How credit is judged: `[credit]` of the settings. All of it is a salesperson's rule of thumb, to be
/// set as one's company does it.
#[derive(Clone, Debug)]
pub struct CreditRules {
    /// What each of the six C's counts; only their proportions matter.
    pub weights: [Decimal; 6],
    /// Months of usual sales that a rating of A, B, C and D is trusted with.
    pub months: [Decimal; 4],
    /// Percent of sales on credit that are expected to be lost, by rating.
    pub loss: [Decimal; 4],
    /// Percent that a sale earns before the cost of its terms.
    pub margin: Decimal,
    /// Percent a year that money costs.
    pub interest: Decimal,
    /// Months after which a judgement is due again.
    pub review: u16,
    /// Years after the due day in which a claim can be brought before a court: three in China (Civil
    /// Code, article 188), four for goods in the United States (UCC 2-725).
    pub limitation_years: u16,
}

impl Default for CreditRules {
    fn default() -> CreditRules {
        let percent = |tenths: [i64; 4]| tenths.map(|tenths| Decimal::new(tenths, 1));
        CreditRules {
            weights: [25, 20, 15, 15, 10, 15].map(Decimal::from),
            months: [3, 2, 1, 0].map(Decimal::from),
            loss: percent([5, 15, 40, 100]),
            margin: Decimal::from(15),
            interest: Decimal::from(6),
            review: 12,
            limitation_years: 4,
        }
    }
}
