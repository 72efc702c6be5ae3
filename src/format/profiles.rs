//! What editions of the book leave out: `[secrecy]` and `[profiles.NAME]` of the settings.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fields::Fields;
use super::near;
use super::source::Source;
use crate::book::profile::{Profile, SELF};
use crate::book::settings::Settings;
use crate::diagnostic::Fault;

/// Reads both into `settings`, whose own fields are known. A profile of which anything could not be read is in doubt, and
/// so are all where the levels of fields could not be read.
pub fn read(settings: &mut Settings, fields: &mut Fields, source: &mut Source) {
    let before = source.faults.len();
    let levels = fields.named("secrecy", source, |name, entry, source| {
        let key = known(settings, name, entry.key_span.clone(), source);
        Some((key?, entry.choice(name, source)?))
    });
    let secrecy = levels.into_values().collect();
    let mut all_in_doubt = source.faults.len() > before;
    let before = source.faults.len();
    let own = fields.named("profiles", source, |name, entry, source| {
        let before = source.faults.len();
        let base = settings.profiles.get(name).cloned().unwrap_or_default();
        let read = entry.table(name, source, |fields, source| read_profile(settings, &base, fields, source));
        let is_in_doubt = source.faults.len() > before;
        Some(Profile { is_in_doubt, ..read.unwrap_or(base) })
    });
    all_in_doubt |= own.is_empty() && source.faults.len() > before;
    settings.secrecy = secrecy;
    settings.profiles.extend(own);
    if all_in_doubt {
        doubt_all(&mut settings.profiles);
    }
}

/// After a fault that may have hidden what a profile should leave out.
pub fn doubt_all(profiles: &mut BTreeMap<String, Profile>) {
    profiles.iter_mut().filter(|(name, _)| *name != SELF).for_each(|(_, profile)| profile.is_in_doubt = true);
}

fn read_profile(settings: &Settings, base: &Profile, fields: &mut Fields, source: &mut Source) -> Profile {
    let up_to = fields.choice("up_to", source);
    let names = |key: &'static str, fields: &mut Fields, source: &mut Source| -> Option<Vec<String>> {
        fields.has(key).then(|| {
            let written = fields.placed_texts(key, source);
            let named = written.into_iter().filter_map(|(name, span)| {
                let known = known(settings, &name, span.clone(), source)?;
                if key == "mask" && !settings.can_be_masked(&known) {
                    source.report(source.fault(Fault::NotMasked, span).with("key", known));
                    return None;
                }
                Some(known)
            });
            named.collect()
        })
    };
    let mask = names("mask", fields, source).unwrap_or_else(|| base.mask.clone());
    let drop = names("drop", fields, source).unwrap_or_else(|| base.drop.clone());
    Profile { up_to: up_to.or(base.up_to), mask, drop, ..base.clone() }
}

/// The field or group that a name means; one that is not known is reported.
fn known(settings: &Settings, name: &str, span: Range<usize>, source: &mut Source) -> Option<String> {
    if let Some(known) = settings.field_in_profile(name) {
        return Some(known.to_owned());
    }
    let names = settings.fields_in_profile();
    let fault = source.fault(Fault::UnknownWithheld, span).with("key", name);
    let fault = match near::nearest(name, names.iter().copied()) {
        Some(near) => fault.with("near", near).hint("hint-did-you-mean"),
        None => fault.with("known", names.join(", ")),
    };
    source.report(fault);
    None
}
