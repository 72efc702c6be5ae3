//! What counts as earned.

choices! {
    /// Which entries of the accounts count as earned. Entries of revenue always do.
    pub enum Counted shown "counted" {
        /// Invoices on their day, less credit notes.
        Invoices = "invoices",
        /// Payments when they come, less refunds.
        Payments = "payments",
        /// Entries of revenue alone: commission.
        Revenue = "revenue",
    }
}
