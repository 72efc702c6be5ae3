#![no_main]
//! Any bytes are read as vCards, and each customer has a name.

use clientbook::exchange::vcard;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for customer in vcard::read(bytes).customers.into_iter().flatten() {
        assert!(!customer.name.trim().is_empty());
        assert!(!customer.name.contains('\n'));
    }
});
