//! The small form on a card that needs no server: what is typed stays in the browser until it is handed out as the plain
//! text that `clientbook inbox` files.

use serde::Serialize;

use super::super::Site;
use super::super::encoded_path;
use super::form::OptionView;
use super::{NOTE, encode_query};
use crate::book::{Channel, Choice, Customer};
use crate::say;

/// What the form of one customer needs.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RoadView {
    /// The id of the form in its page, with which the ids of its inputs begin.
    pub anchor: String,
    /// The customer's id.
    pub id: String,
    /// The words by which a note names the customer.
    pub name: String,
    /// The address of the book's owner, ready for `mailto:`; empty where the settings give none.
    pub to: String,
    /// A `mailto:` link with the customer's name and empty lines, for a browser that runs no scripts.
    pub mail: String,
    /// The channels, as the text names them.
    pub channels: Vec<OptionView>,
}

/// The form of a customer; `None` in the preview, which has forms of its own.
pub fn view(site: &Site, customer: &Customer) -> Option<RoadView> {
    if site.has_forms() {
        return None;
    }
    let words = site.words();
    // A name that others have too would be asked for when the note is filed.
    let name = if customer.apart.is_some() { customer.id.to_string() } else { customer.card.name.clone() };
    let owner = site.book().settings.owner.email.as_deref().unwrap_or_default();
    let to = encoded_path::encode(owner).replace("%40", "@");
    let subject = say!(words, "road-subject", name = &*customer.listed_name());
    let mail = format!(
        "mailto:{to}?subject={}&body={}",
        encode_query(&subject),
        encode_query(&format!("{name} \r\n\r\n\r\n"))
    );
    let channel = |word: &&str| {
        let label = words.known_or("channel", word);
        let value = if Channel::of_written(&label).is_some() { label.clone() } else { (*word).to_owned() };
        OptionView { value, label, chosen: false }
    };
    let channels = Channel::WORDS.iter().map(channel).collect();
    Some(RoadView { anchor: NOTE.to_owned(), id: customer.id.to_string(), name, to, mail, channels })
}
