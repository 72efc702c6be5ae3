//! How credit is judged.

use rust_decimal::Decimal;

/// How credit is judged: `[credit]` of the settings. The defaults are rules of thumb from sales practice; a company
/// with rules of its own sets them here.
#[derive(Clone, Debug)]
pub struct CreditRules {
    /// The weights of the six C's, in the order of `SixC::ALL`; only their proportions matter.
    pub weights: [Decimal; 6],
    /// The credit limit that is suggested for the ratings A, B, C and D, in months of the customer's usual sales.
    pub months: [Decimal; 4],
    /// The percentage of sales on credit that is expected to be lost, for the ratings A, B, C and D.
    pub loss: [Decimal; 4],
    /// The margin of a sale in percent, before the cost of its terms of payment.
    pub margin: Decimal,
    /// The interest on money in percent a year.
    pub interest: Decimal,
    /// The months after which credit must be judged again.
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
