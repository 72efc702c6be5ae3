//! A drawing of people and their ties as inline SVG: the kinds of ties differ in their dashes, so that they are told apart
//! in print and without colour.

use std::fmt::Write as _;

use super::drawing::text_width;
use super::html::{Html, escape};
use super::net_layout::places;

/// A line between two dots.
pub struct NetLine {
    /// The dot where it begins.
    pub from: usize,
    /// The dot where it ends.
    pub to: usize,
    /// Its kind: a number below that of the kinds.
    pub kind: usize,
}

const WIDTH: f64 = 480.0;
const DOT: f64 = 5.0;
const LEGEND: f64 = 20.0;

/// Dots with labels, the first one in the middle, and lines between them. `kinds` says what each kind of line is; only those
/// that occur are explained. A line with an arrow leads from one to the other.
pub fn net(title: &str, labels: &[String], lines: &[NetLine], kinds: &[(String, bool)]) -> Html {
    let widths: Vec<f64> = labels.iter().map(|label| text_width(label) + 4.0).collect();
    let ties: Vec<(usize, usize)> = lines.iter().map(|line| (line.from, line.to)).collect();
    let (places, height) = places(WIDTH, &widths, &ties);
    let shown: Vec<usize> = (0..kinds.len()).filter(|&kind| lines.iter().any(|line| line.kind == kind)).collect();
    let legend = if shown.is_empty() { 0.0 } else { LEGEND * shown.len().div_ceil(2) as f64 + 12.0 };
    let total = height + legend;
    let mut svg = format!(
        "<svg class=\"bars net\" viewBox=\"0 0 {WIDTH} {total:.0}\" role=\"img\" aria-label=\"{}\">",
        escape(title)
    );
    for line in lines {
        let (from, to) = (places[line.from], places[line.to]);
        tie(&mut svg, (from.x, from.y), (to.x, to.y), line.kind, kinds[line.kind].1);
    }
    for (at, (label, place)) in labels.iter().zip(&places).enumerate() {
        let class = if at == 0 { "dot first" } else { "dot" };
        let radius = if at == 0 { DOT + 2.0 } else { DOT };
        let (x, y, text) = (place.x, place.y, escape(label));
        let below = y + 22.0;
        let _ = write!(svg, "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\"/>");
        // A line that passes below a label leaves room around its letters.
        for class in ["halo", "label"] {
            let _ = write!(
                svg,
                "<text class=\"{class}\" x=\"{x:.1}\" y=\"{below:.1}\" text-anchor=\"middle\">{text}</text>"
            );
        }
    }
    for (number, &kind) in shown.iter().enumerate() {
        let x = WIDTH / 2.0 * (number % 2) as f64;
        let y = height + 12.0 + LEGEND * (number / 2) as f64;
        tie(&mut svg, (x + 2.0, y), (x + 40.0, y), kind, kinds[kind].1);
        let _ = write!(
            svg,
            "<text class=\"below\" x=\"{:.0}\" y=\"{:.0}\">{}</text>",
            x + 48.0,
            y + 5.0,
            escape(&kinds[kind].0)
        );
    }
    svg.push_str("</svg>");
    Html::of_drawing(svg)
}

/// A line, with an arrow in its middle where it has a direction.
fn tie(svg: &mut String, from: (f64, f64), to: (f64, f64), kind: usize, has_arrow: bool) {
    let _ = write!(
        svg,
        "<line class=\"tie tie-{kind}\" x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\"/>",
        from.0, from.1, to.0, to.1
    );
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let length = across.hypot(down);
    if !has_arrow || length < 1.0 {
        return;
    }
    let (x, y) = (across / length, down / length);
    let (tip_x, tip_y) = (from.0 + across * 0.58, from.1 + down * 0.58);
    let _ = write!(
        svg,
        "<polygon class=\"dot\" points=\"{tip_x:.1},{tip_y:.1} {:.1},{:.1} {:.1},{:.1}\"/>",
        tip_x - 8.0 * x - 4.0 * y,
        tip_y - 8.0 * y + 4.0 * x,
        tip_x - 8.0 * x + 4.0 * y,
        tip_y - 8.0 * y - 4.0 * x,
    );
}
