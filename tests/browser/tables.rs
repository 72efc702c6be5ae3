//! Tables on every width from a phone to a desk: no word of a cell is broken or cut.

use super::{assert_none, told_at_widths};

/// Widths in CSS pixels: phones, a tablet, a laptop, a desk.
const WIDTHS: [u32; 5] = [360, 390, 768, 1280, 1920];

/// What is wrong with the tables of a page: words on two lines, words beyond their cell or beyond what is seen, and
/// tables that must be pushed aside to be read. The grids of a reader's own columns may be, and then show it by a shade
/// and keep the names in place.
const FAULTS: &str = r"(() => {
    document.querySelectorAll('details').forEach(it => it.open = true);
    return [...document.querySelectorAll('table:not(.prose table)')].flatMap(table => {
        const scroll = table.closest('.scroll'), found = [];
        const moves = !!scroll && scroll.scrollWidth > scroll.clientWidth + 1;
        const shaded = moves && getComputedStyle(scroll).backgroundAttachment.includes('local');
        const stays = getComputedStyle(table.rows[0].cells[0]).position === 'sticky';
        if (moves && !(shaded && stays)) found.push(`wide ${scroll.scrollWidth} on ${scroll.clientWidth}`);
        const right = Math.min(innerWidth, scroll ? scroll.getBoundingClientRect().right : innerWidth) + 0.5;
        const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            const text = texts.currentNode, cell = text.parentElement.closest('td, th');
            if (!cell || !text.parentElement.checkVisibility()) continue;
            const box = cell.getBoundingClientRect();
            for (const word of text.data.matchAll(/[\p{Script=Latin}\p{N}$¥][^\s\p{Script=Han}]*/gu)) {
                const range = document.createRange();
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                const lines = [...range.getClientRects()].filter(it => it.width > 0.1);
                const parts = word[0].split(/[-–—\/]/).length;
                if (new Set(lines.map(it => Math.round(it.top))).size > parts) found.push(`broken: ${word[0]}`);
                if (lines.some(it => it.right > box.right + 0.5 || !moves && it.right > right)) found.push(`cut: ${word[0]}`);
            }
        }
        return found;
    }).slice(0, 5).join('; ');
})()";

#[test]
fn no_word_of_a_table_is_broken_or_cut_on_any_width() {
    assert_none(&told_at_widths(&WIDTHS, FAULTS));
}
