//! As many arcs as are asked, no more and no fewer, and every set of them equally likely.

use rand::{Rng, RngExt};

use super::answers::add_answers;
use super::random::pair;
use crate::graph::{Graph, Repeats, TooManyArcs};

/// Draws a directed G(n, m) of base arcs, each of which is answered by its opposite with probability `reciprocity`.
///
/// There are m = ⌊n · `mean_audience` / (1 + `reciprocity`) + ½⌋ base arcs, at most all n(n − 1), and every set of so many ordered pairs is
/// equally likely. What is left to chance is how many are answered: in the mean, arcs out of a node are `mean_audience`. As in
/// [`random`](super::random()), an answer to an arc whose opposite is a base arc too is a repeated arc and kept.
///
/// Pairs are drawn one after another until there are m different ones, in rounds that are sorted; where m is more than half of all
/// pairs, those that are *no* arcs are drawn. O(m log m) time, 16 bytes an arc while pairs are sorted.
///
/// # Errors
/// [`TooManyArcs`] for more than 2³² − 1 arcs.
///
/// # Panics
/// If `mean_audience` is negative or not finite, or `reciprocity` outside `[0, 1]`.
///
/// # References
/// P. Erdős, A. Rényi, On random graphs I, Publicationes Mathematicae 6 (1959) 290–297.
pub fn exact_until(
    node_count: u32,
    mean_audience: f64,
    reciprocity: f64,
    rng: &mut impl Rng,
    is_over: &dyn Fn() -> bool,
) -> Result<Option<Graph>, TooManyArcs> {
    assert!(
        mean_audience >= 0.0 && mean_audience.is_finite(),
        "mean audience {mean_audience}"
    );
    assert!((0.0..=1.0).contains(&reciprocity), "reciprocity {reciprocity}");
    let pair_count = u64::from(node_count) * u64::from(node_count.saturating_sub(1));
    let wanted = (f64::from(node_count) * mean_audience / (1.0 + reciprocity)).round() as u64;
    let wanted = wanted.min(pair_count);
    let Some(chosen) = subset(pair_count, wanted, rng, is_over) else {
        return Ok(None);
    };
    let mut arcs: Vec<(u32, u32)> = chosen.into_iter().map(|index| pair(node_count, index)).collect();
    add_answers(&mut arcs, reciprocity, rng, is_over);
    if is_over() {
        return Ok(None);
    }
    Graph::from_arcs(node_count, arcs, Repeats::Keep).map(Some)
}

/// `size` numbers below `count`, rising, every such set equally likely; nothing once it is over.
fn subset(count: u64, size: u64, rng: &mut impl Rng, is_over: &dyn Fn() -> bool) -> Option<Vec<u64>> {
    if size <= count / 2 {
        return until_different(count, size, rng, is_over);
    }
    let mut left_out = until_different(count, count - size, rng, is_over)?
        .into_iter()
        .peekable();
    let is_chosen = |number: &u64| left_out.next_if_eq(number).is_none();
    Some((0..count).filter(is_chosen).collect())
}

/// Numbers are drawn until so many are different; what comes twice is drawn again.
fn until_different(count: u64, size: u64, rng: &mut impl Rng, is_over: &dyn Fn() -> bool) -> Option<Vec<u64>> {
    let mut numbers: Vec<u64> = Vec::with_capacity(size as usize);
    while (numbers.len() as u64) < size {
        if is_over() {
            return None;
        }
        let missing = size - numbers.len() as u64;
        numbers.extend((0..missing).map(|_| rng.random_range(..count)));
        numbers.sort_unstable();
        numbers.dedup();
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::super::goodness::{assert_law, assert_near};
    use super::*;
    use crate::rng::{Purpose, Stream};

    fn drawn(node_count: u32, mean_audience: f64, reciprocity: f64, who: u64) -> Graph {
        let mut draws = Stream::new(2009, 1, Purpose::Arcs).sequence(who, 0);
        let graph = exact_until(node_count, mean_audience, reciprocity, &mut draws, &|| false).expect("few arcs");
        graph.expect("it is not over")
    }

    #[test]
    fn every_set_of_arcs_is_equally_likely() {
        // Of the 6 ordered pairs of 3 nodes, m are arcs: all C(6, m) sets, also where what is left out is drawn.
        for (m, sets) in [(1.0, 6), (2.0, 15), (3.0, 20), (4.0, 15), (5.0, 6)] {
            let mut counts = vec![0; 64];
            for who in 0..30_000 {
                let graph = drawn(3, m / 3.0, 0.0, who);
                let bit = |(from, to): (u32, u32)| 1_usize << (2 * from + to - u32::from(to > from));
                counts[graph.arcs().map(bit).sum::<usize>()] += 1;
            }
            let likely = |set: u32| f64::from(u8::from(f64::from(set.count_ones()) == m)) / f64::from(sets);
            let probabilities: Vec<f64> = (0..64).map(likely).collect();
            assert_law(&counts, &probabilities, 30_000.0);
        }
    }

    #[test]
    fn there_are_as_many_base_arcs_as_are_asked() {
        for (nodes, mean, arcs) in [
            (10_000, 7.25, 72_500),
            (10, 8.0, 80),
            (10, 9.0, 90),
            (10, 1e5, 90),
            (7, 0.0, 0),
        ] {
            assert_eq!(drawn(nodes, mean, 0.0, 0).arc_count(), arcs);
        }
        assert_eq!(drawn(0, 5.0, 0.5, 0).arc_count() + drawn(1, 5.0, 0.5, 0).arc_count(), 0);
        assert_eq!(drawn(2, 2.0, 1.0, 0).arc_count(), 4);
    }

    #[test]
    fn only_the_answers_are_left_to_chance() {
        // 50 000 · 10 / 1.3 = 384 615 base arcs, and a coin for each.
        let base = 384_615.0;
        let answers = drawn(50_000, 10.0, 0.3, 0).arc_count() as f64 - base;
        assert_near("answers", answers, base * 0.3, (base * 0.3 * 0.7_f64).sqrt());
    }

    #[test]
    fn values_are_stable() {
        let arcs: Vec<_> = drawn(5, 1.2, 0.5, 0).arcs().collect();
        assert_eq!(
            arcs,
            [(0, 4), (1, 2), (1, 3), (2, 1), (3, 1), (3, 4), (4, 0)],
            "the numbers of every result have moved"
        );
    }
}
