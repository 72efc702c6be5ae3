//! What a table that is imported holds.

choices! {
    /// What each row of a table is.
    pub enum TableKind shown "table-kind" {
        /// A customer.
        Customers = "customers",
        /// A note of a contact.
        Visits = "visits",
        /// An invoice.
        Invoices = "invoices",
        /// A payment.
        Payments = "payments",
        /// Commission, or a sale without an invoice.
        Revenue = "revenue",
        /// A dated number, such as assets.
        Figures = "figures",
        /// A product that a customer holds.
        Products = "products",
    }
}
