//! Places for a drawing of people and their ties: one in the middle, the others around, no label on another.

use std::f64::consts::TAU;

/// A place, from the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// The height of a dot with its label below it.
const BOX: f64 = 40.0;

/// How far a dot's centre is from the top of its box.
const DOT: f64 = 10.0;

/// The room between two boxes.
const GAP: f64 = 6.0;

/// So many times boxes are pushed apart before what still touches is put below the others.
const ROUNDS: usize = 300;

/// Places in a drawing of this width for the dots with labels of these widths, the first one in the middle, and the
/// height of the drawing. `ties` are pairs of dots.
pub fn places(width: f64, labels: &[f64], ties: &[(usize, usize)]) -> (Vec<Place>, f64) {
    let tree = Tree::of(labels.len(), ties);
    let deepest = tree.depths.iter().copied().max().unwrap_or_default().max(1);
    let (across, down) = (width * 0.42, (55.0 * deepest as f64).max(9.0 * labels.len() as f64));
    let place = |at: usize| {
        let (share, angle) = (tree.depths[at] as f64 / deepest as f64, tree.angles[at]);
        Place { x: width / 2.0 + across * share * angle.cos(), y: down * share * angle.sin() }
    };
    let mut places: Vec<Place> = (0..labels.len()).map(place).collect();
    push_apart(width, labels, &mut places);
    let top = places.iter().map(|place| place.y - DOT).fold(f64::MAX, f64::min);
    places.iter_mut().for_each(|place| place.y -= top);
    let height = places.iter().map(|place| place.y - DOT + BOX).fold(0.0, f64::max);
    (places, height)
}

/// The shortest ways from the first dot to all others. Each branch has a sector of its own, as wide as it has ends, so
/// that the lines of one do not cross those of another.
struct Tree {
    /// How many steps each dot is from the first one.
    depths: Vec<usize>,
    /// The direction of each dot from the first one.
    angles: Vec<f64>,
}

impl Tree {
    fn of(number: usize, ties: &[(usize, usize)]) -> Tree {
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); number];
        let mut depths = vec![0; number];
        let mut is_placed = vec![false; number];
        let mut order = Vec::with_capacity(number);
        // Those whom no tie reaches hang on the first one.
        for start in 0..number {
            if is_placed[start] {
                continue;
            }
            is_placed[start] = true;
            if start > 0 {
                children[0].push(start);
                depths[start] = 1;
            }
            let begin = order.len();
            order.push(start);
            let mut next = begin;
            while let Some(&at) = order.get(next) {
                next += 1;
                let mut others: Vec<usize> = ties
                    .iter()
                    .flat_map(|&(a, b)| [(a, b), (b, a)])
                    .filter(|(a, _)| *a == at)
                    .map(|(_, b)| b)
                    .collect();
                others.sort_unstable();
                for other in others {
                    if !std::mem::replace(&mut is_placed[other], true) {
                        depths[other] = depths[at] + 1;
                        children[at].push(other);
                        order.push(other);
                    }
                }
            }
        }
        let mut ends = vec![1.0; number];
        for &at in order.iter().rev().filter(|&&at| !children[at].is_empty()) {
            ends[at] = children[at].iter().map(|&child| ends[child]).sum();
        }
        // Labels are wider than high: the first branch goes up, where the room is.
        let mut sectors = vec![(-TAU / 4.0, TAU); number];
        for &at in &order {
            let (mut from, width) = sectors[at];
            for &child in &children[at] {
                let part = width * ends[child] / ends[at];
                sectors[child] = (from, part);
                from += part;
            }
        }
        Tree { depths, angles: sectors.into_iter().map(|(from, width)| from + width / 2.0).collect() }
    }
}

/// How far two boxes lie over each other, from side to side and from top to bottom; `None` where they do not.
fn overlap(one: (Place, f64), other: (Place, f64)) -> Option<(f64, f64)> {
    let across = (one.1 + other.1) / 2.0 + GAP - (one.0.x - other.0.x).abs();
    let down = BOX + GAP - (one.0.y - other.0.y).abs();
    (across > 0.0 && down > 0.0).then_some((across, down))
}

/// Pushes boxes apart until none lies over another and all lie inside of the width.
fn push_apart(width: f64, labels: &[f64], places: &mut [Place]) {
    let inside = |place: &mut Place, label: f64| {
        let half = (label / 2.0).min(width / 2.0);
        place.x = place.x.clamp(half, width - half);
    };
    places.iter_mut().zip(labels).for_each(|(place, label)| inside(place, *label));
    for _ in 0..ROUNDS {
        let mut is_done = true;
        for a in 0..places.len() {
            for b in a + 1..places.len() {
                let Some((across, down)) = overlap((places[a], labels[a]), (places[b], labels[b])) else { continue };
                is_done = false;
                // Two at one place part downwards.
                if across < down && places[a].x != places[b].x {
                    let step = (across / 2.0 + 0.1) * (places[a].x - places[b].x).signum();
                    (places[a].x, places[b].x) = (places[a].x + step, places[b].x - step);
                } else {
                    let sign = if places[a].y > places[b].y { 1.0 } else { -1.0 };
                    let step = (down / 2.0 + 0.1) * sign;
                    (places[a].y, places[b].y) = (places[a].y + step, places[b].y - step);
                }
                inside(&mut places[a], labels[a]);
                inside(&mut places[b], labels[b]);
            }
        }
        if is_done {
            return;
        }
    }
    stack(labels, places);
}

/// Moves each box down until it lies over none of those above it.
fn stack(labels: &[f64], places: &mut [Place]) {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|&a, &b| places[a].y.total_cmp(&places[b].y).then(a.cmp(&b)));
    for (done, &at) in order.iter().enumerate() {
        let above = &order[..done];
        while let Some(&other) =
            above.iter().find(|&&other| overlap((places[at], labels[at]), (places[other], labels[other])).is_some())
        {
            places[at].y = places[other].y + BOX + GAP + 0.1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WIDTH: f64 = 480.0;

    proptest! {
        #[test]
        fn no_label_lies_on_another_and_all_are_inside(
            labels in prop::collection::vec(20.0..120.0f64, 1..21),
            ties in prop::collection::vec((0..20usize, 0..20usize), 0..40),
        ) {
            let ties: Vec<(usize, usize)> =
                ties.into_iter().filter(|(a, b)| *a < labels.len() && *b < labels.len()).collect();
            let (places, height) = places(WIDTH, &labels, &ties);
            for (a, place) in places.iter().enumerate() {
                prop_assert!(place.x >= labels[a] / 2.0 - 0.01 && place.x <= WIDTH - labels[a] / 2.0 + 0.01);
                prop_assert!(place.y >= DOT - 0.01 && place.y - DOT + BOX <= height + 0.01);
                for b in a + 1..places.len() {
                    let over = overlap((*place, labels[a]), (places[b], labels[b]));
                    prop_assert!(over.is_none(), "{a} {b} {over:?}");
                }
            }
        }
    }
}
