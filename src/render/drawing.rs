//! Small drawings as inline SVG: they read in print, without colour and without a script.

use std::fmt::Write as _;

use super::html::{Html, escape};

/// One bar of a [`bars`] drawing.
pub struct Bar {
    /// What the bar stands for, at the left; plain text.
    pub label: String,
    /// The text at the bar's end; plain text.
    pub value: String,
    /// The bar's length as a share of the longest one, from 0 to 1.
    pub share: f64,
    /// The bar has the colour that sets it apart from the others.
    pub accent: bool,
    /// The share of the bar, from 0 to 1, that has that colour at the bar's beginning.
    pub part: f64,
}

const LABEL: f64 = 104.0;
const WIDTH: f64 = 480.0;
const ROW: f64 = 26.0;

/// Estimates the width in pixels of a text of 14 pixels: a Chinese character is about twice as wide as a digit.
fn text_width(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 7.8 } else { 14.0 }).sum()
}

/// Horizontal bars below each other, with their labels and values as text.
pub fn bars(title: &str, bars: &[Bar]) -> Html {
    let height = ROW * bars.len() as f64 + 4.0;
    let mut svg =
        format!("<svg class=\"bars\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{}\">", escape(title));
    let widest = bars.iter().map(|bar| text_width(&bar.value)).fold(0.0, f64::max);
    let room = (WIDTH - LABEL - widest - 16.0).max(60.0);
    for (at, bar) in bars.iter().enumerate() {
        let y = ROW * at as f64;
        let width = (bar.share.clamp(0.0, 1.0) * room).max(1.0);
        let class = if bar.accent { "bar accent" } else { "bar" };
        let part = match width * bar.part.clamp(0.0, 1.0) {
            part if part > 0.0 => {
                format!(
                    "<rect class=\"bar accent\" x=\"{LABEL}\" y=\"{:.0}\" width=\"{part:.1}\" height=\"14\"/>",
                    y + 5.0
                )
            }
            _ => String::new(),
        };
        let _ = write!(
            svg,
            "<text x=\"0\" y=\"{:.0}\">{}</text><rect class=\"{class}\" x=\"{LABEL}\" y=\"{:.0}\" width=\"{width:.1}\" height=\"14\"/>{part}<text x=\"{:.1}\" y=\"{:.0}\">{}</text>",
            y + 16.0,
            escape(&bar.label),
            y + 5.0,
            LABEL + width + 8.0,
            y + 16.0,
            escape(&bar.value),
        );
    }
    svg.push_str("</svg>");
    Html::of_drawing(svg)
}
