//! What of an import is taken over.

choices! {
    /// The proposals of an import that change the book.
    pub enum ImportKind shown "import-state" {
        /// Customers who come into the book.
        New = "new",
        /// Customers of the book of whom the file says something else.
        Changed = "changed",
    }
}
