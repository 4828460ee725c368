//! Arcs that are answered by their opposites.

use rand::{Rng, RngExt};

use super::STRIDE;

/// Answers each of the arcs by its opposite with probability `reciprocity`; only the first of them once it is over.
pub(super) fn add_answers(
    arcs: &mut Vec<(u32, u32)>,
    reciprocity: f64,
    rng: &mut impl Rng,
    is_over: &dyn Fn() -> bool,
) {
    if reciprocity == 0.0 {
        return;
    }
    for index in 0..arcs.len() {
        if index.is_multiple_of(STRIDE) && is_over() {
            return;
        }
        if rng.random_bool(reciprocity) {
            let (from, to) = arcs[index];
            arcs.push((to, from));
        }
    }
}
