//! What belongs on one line: a tier beside its name, the words of a state, a number.

use super::{assert_none, told_at_widths};

/// Widths in CSS pixels: a phone, a tablet and a laptop.
const WIDTHS: [u32; 3] = [390, 768, 1280];

/// Tiers that do not stand on a line of their name's text, or of their own below it, and states on two lines.
const APART: &str = "(() => {
    document.querySelectorAll('details').forEach(it => it.open = true);
    const lines = it => [...it.getClientRects()];
    const hangs = tier => {
        const name = tier.closest('span:not(.tier), .who, td, b, div').querySelector('a, b'), box = tier.getBoundingClientRect();
        if (!name || box.height === 0) return false;
        const last = lines(name).pop(), middle = (box.top + box.bottom) / 2;
        return middle > last.bottom && box.left > last.left + 24 || middle < last.top;
    };
    const tiers = [...document.querySelectorAll('.coming .tier')].filter(hangs).map(it => 'hangs: ' + it.parentElement.textContent);
    const states = [...document.querySelectorAll('.hold')].filter(it => it.firstChild.nodeType === 3).filter(it => {
        const range = document.createRange();
        range.selectNodeContents(it);
        return range.getClientRects().length > 1;
    }).map(it => 'broken: ' + it.textContent);
    return tiers.concat(states).slice(0, 4).join('; ');
})()";

#[test]
fn a_tier_stands_beside_its_name_and_a_state_on_one_line() {
    assert_none(&told_at_widths(&WIDTHS, APART));
}
