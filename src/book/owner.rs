//! Who keeps the book: `[owner]` of the settings.

use serde::Serialize;

/// Who keeps the book.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub struct Owner {
    /// The owner's name.
    pub name: Option<String>,
    /// The owner's job title.
    pub title: Option<String>,
    /// The company for which the owner sells.
    pub company: Option<String>,
    /// The owner's phone number.
    pub phone: Option<String>,
    /// The owner's e-mail address.
    pub email: Option<String>,
    /// The owner's WeChat account.
    pub wechat: Option<String>,
    /// Honours, each with its year: `2025 Salesperson of the year`.
    pub honours: Vec<String>,
    /// The number of the owner's licence, such as that of an insurance agent.
    pub licence: Option<String>,
    /// Where customers send their payments, line by line: an address, or a bank account. It stands on statements.
    pub remit_to: Vec<String>,
    /// The signature below letters and greetings; `None`: letters take the name, greetings have none.
    pub signature: Option<String>,
}
