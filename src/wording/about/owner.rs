//! What papers say of the book's owner.

use crate::book::owner::Owner;
use crate::i18n::Words;
use crate::wording::label::field_label;

/// The sender of a letter or statement, line by line.
pub fn sender(words: &Words, owner: &Owner) -> Vec<String> {
    let Owner { name, title, company, phone, email, licence, wechat: _, honours: _, remit_to: _, signature: _ } = owner;
    let licence = licence.as_ref().map(|no| format!("{}{}{no}", field_label(words, "licence"), words.get("colon")));
    let lines = [company.clone(), name.clone(), title.clone(), licence, phone.clone(), email.clone()];
    lines.into_iter().flatten().collect()
}
