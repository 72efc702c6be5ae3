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
    /// Where a line passes it, from 0 at the labels to 1; `None` without a line.
    pub line: Option<f64>,
}

/// One point of a [`line`] drawing.
pub struct Point {
    /// What the point stands for, below it; plain text.
    pub label: String,
    /// The text above the point; plain text.
    pub value: String,
    /// How high it is, from 0 to 1.
    pub height: f64,
}

const LABEL: f64 = 104.0;
const WIDTH: f64 = 480.0;
const ROW: f64 = 26.0;

/// Estimates the width in pixels of a text of 14 pixels: a Chinese character is about twice as wide as a digit.
pub fn text_width(text: &str) -> f64 {
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
            // Behind the place where a line ends, so that it crosses no text.
            LABEL + if bar.line.is_some() { room } else { width } + 8.0,
            y + 16.0,
            escape(&bar.value),
        );
    }
    let passes: Vec<(f64, f64)> = bars
        .iter()
        .enumerate()
        .filter_map(|(at, bar)| Some((LABEL + bar.line?.clamp(0.0, 1.0) * room, ROW * at as f64 + 12.0)))
        .collect();
    through(&mut svg, &passes);
    svg.push_str("</svg>");
    Html::of_drawing(svg)
}

/// A line through points, with a dot at each.
fn through(svg: &mut String, points: &[(f64, f64)]) {
    if points.len() > 1 {
        let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let _ = write!(svg, "<polyline class=\"line\" points=\"{}\"/>", path.join(" "));
    }
    for (x, y) in points {
        let _ = write!(svg, "<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>");
    }
}

/// The height of a [`line`] drawing between the lowest and the highest point.
const RISE: f64 = 90.0;

/// A line through points from left to right, with their labels and values as text.
pub fn line(title: &str, points: &[Point]) -> Html {
    const TOP: f64 = 24.0;
    let height = TOP + RISE + 34.0;
    let mut svg =
        format!("<svg class=\"bars\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{}\">", escape(title));
    let widest = points.iter().map(|point| text_width(&point.label)).fold(40.0, f64::max) * 1.2;
    let step = (WIDTH - widest) / (points.len().max(2) - 1) as f64;
    // Where labels would touch, some are left out; the table has them all.
    let every = (widest / step.max(1.0)).ceil().max(1.0) as usize;
    let places: Vec<(f64, f64)> = points
        .iter()
        .enumerate()
        .map(|(at, point)| (widest / 2.0 + step * at as f64, TOP + RISE * (1.0 - point.height.clamp(0.0, 1.0))))
        .collect();
    through(&mut svg, &places);
    for (at, (point, (x, y))) in points.iter().zip(&places).enumerate() {
        let _ = write!(
            svg,
            "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            y - 9.0,
            escape(&point.value)
        );
        if (points.len() - 1 - at).is_multiple_of(every) {
            let below = TOP + RISE + 26.0;
            let _ = write!(
                svg,
                "<text class=\"below\" x=\"{x:.1}\" y=\"{below:.0}\" text-anchor=\"middle\">{}</text>",
                escape(&point.label)
            );
        }
    }
    svg.push_str("</svg>");
    Html::of_drawing(svg)
}
