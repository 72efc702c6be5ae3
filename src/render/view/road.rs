//! The place on a card for a note that needs no server: what is typed stays in the browser until it is handed out as the
//! plain text that `clientbook inbox` files.

use serde::Serialize;

use super::super::Site;
use super::super::encoded_path::mail_address;
use super::encode_query;
use crate::book::Customer;
use crate::say;

/// What the note about one customer needs, beside the fields.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RoadView {
    /// The customer's id.
    pub id: String,
    /// The words by which a note names the customer.
    pub name: String,
    /// The name by which the customer is shown, where a note has to say more than that; `None` where both are the same.
    pub shown: Option<String>,
    /// A `mailto:` link with the customer's name and empty lines, for a browser that runs no scripts.
    pub mail: String,
}

/// The place of a customer's note; `None` in the preview, which has forms of its own.
pub fn view(site: &Site, customer: &Customer) -> Option<RoadView> {
    if site.has_forms() {
        return None;
    }
    let words = site.words();
    // A name that others have too would be asked for when the note is filed.
    let name = if customer.apart.is_some() { customer.id.to_string() } else { customer.card.name.clone() };
    let to = mail_address(site.book().settings.owner.email.as_deref());
    let subject = say!(words, "road-subject", name = &*customer.listed_name());
    let mail = format!(
        "mailto:{to}?subject={}&body={}",
        encode_query(&subject),
        encode_query(&format!("{name} \r\n\r\n\r\n"))
    );
    let shown = customer.apart.is_some().then(|| customer.listed_name().into_owned());
    Some(RoadView { id: customer.id.to_string(), name, shown, mail })
}
