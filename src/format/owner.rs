//! Reads who keeps the book.

use super::fields::Fields;
use super::source::Source;
use super::tables::check_mobile;
use crate::book::owner::Owner;

/// Reads `[owner]`.
pub fn read(fields: &mut Fields, source: &mut Source) -> Owner {
    Owner {
        // What former versions wrote into a new book is no name.
        name: fields.text("name", source).filter(|name| !["Your Name", "你的名字"].contains(&name.as_str())),
        title: fields.text("title", source),
        company: fields.text("company", source),
        phone: own_phone(fields, source),
        email: fields.text("email", source),
        wechat: fields.text("wechat", source),
        honours: fields.texts("honours", source),
        licence: fields.text("licence", source),
        remit_to: fields.texts("remit_to", source),
        signature: fields.text("signature", source),
    }
}

fn own_phone(fields: &mut Fields, source: &mut Source) -> Option<String> {
    let number = fields.text("phone", source)?;
    check_mobile(&number, fields.span_of("phone"), source);
    Some(number)
}
