//! Preferential attachment: newcomers listen to those whom many hear already.

use rand::RngExt;

use super::power_law::with_answers;
use crate::graph::{Graph, TooManyArcs};
use crate::rng::{Sequence, Stream};

/// The directed graph of Price, Barabási and Albert.
///
/// Nodes come one after another. With m = `mean_audience` / (1 + `reciprocity`), each newcomer v listens to ⌊(v + 1)m⌋ − ⌊vm⌋ of those
/// who are there (to all of them if they are fewer), who are drawn one after another, none twice, with weight
///
/// > newcomers who listen already + m (`tail` − 2),
///
/// so that the density of audiences falls with exponent `tail`. Each base arc is answered with probability `reciprocity`. At `tail` 3 and
/// `reciprocity` 1 this is the graph of Barabási and Albert, in which the weight is the degree and a share
/// 2m(m + 1) / (k(k + 1)(k + 2)) of the nodes has degree k. The oldest nodes are likely heard by most; the first m listen to fewer, which leaves
/// m(m + 1)/2 base arcs out.
///
/// O(n + m) expected time while m is well below n: an earlier base arc drawn evenly leads to its end in proportion to how many hear that.
///
/// # References
/// D. J. de Solla Price, A general theory of bibliometric and other cumulative advantage processes, J. Am. Soc. Inf. Sci. 27 (1976)
/// 292–306. A.-L. Barabási, R. Albert, Emergence of scaling in random networks, Science 286 (1999) 509–512. V. Batagelj, U. Brandes,
/// Efficient generation of large random networks, Phys. Rev. E 71 (2005) 036113.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preferential {
    /// Mean number of arcs out of a node, answers included; ≥ 0.
    pub mean_audience: f64,
    /// Exponent of the density of audiences; > 2.
    pub tail: f64,
    /// Probability that a base arc is answered.
    pub reciprocity: f64,
}

impl Preferential {
    /// Draws a graph, or nothing once `is_over`, which is asked every few dozen nodes.
    ///
    /// # Errors
    /// [`TooManyArcs`] for more than 2³² − 1 arcs.
    ///
    /// # Panics
    /// If a parameter is out of its range.
    pub fn draw(
        &self,
        node_count: u32,
        draws: Stream,
        is_over: &dyn Fn() -> bool,
    ) -> Result<Option<Graph>, TooManyArcs> {
        assert!(self.mean_audience >= 0.0 && self.mean_audience.is_finite(), "{self:?}");
        assert!(self.tail > 2.0 && (0.0..=1.0).contains(&self.reciprocity), "{self:?}");
        let newcomer_arcs = self.mean_audience / (1.0 + self.reciprocity);
        let mut growth = Growth {
            own_weight: newcomer_arcs * (self.tail - 2.0),
            heard: Vec::with_capacity((newcomer_arcs * f64::from(node_count)) as usize),
            last_hearer: vec![0; node_count as usize],
        };
        let mut arcs = Vec::with_capacity((self.mean_audience * f64::from(node_count)) as usize);
        let arcs_before = |node: f64| (node * newcomer_arcs).floor();
        for newcomer in 1..node_count {
            if newcomer % 64 == 0 && is_over() {
                return Ok(None);
            }
            let wanted = arcs_before(f64::from(newcomer) + 1.0) - arcs_before(f64::from(newcomer));
            let first = growth.heard.len();
            growth.welcome(newcomer, wanted as u32, &mut draws.sequence(newcomer.into(), 0));
            arcs.extend(growth.heard[first..].iter().map(|&speaker| (speaker, newcomer)));
        }
        with_answers(node_count, arcs, self.reciprocity, draws, is_over)
    }
}

/// Who hears whom so far.
struct Growth {
    /// Weight of somebody whom nobody hears.
    own_weight: f64,
    /// Whom each base arc lets be heard, in the order in which they came.
    heard: Vec<u32>,
    /// The last newcomer who chose to hear a node; 0 for none.
    last_hearer: Vec<u32>,
}

impl Growth {
    fn welcome(&mut self, newcomer: u32, wanted: u32, draws: &mut Sequence) {
        if wanted >= newcomer {
            self.heard.extend(0..newcomer);
            return;
        }
        let earlier_arcs = self.heard.len();
        for _ in 0..wanted {
            // As many looks as a walk over all would take.
            let mut looks = (0..newcomer).map(|_| self.anybody(newcomer, earlier_arcs, draws));
            let fresh = looks.find(|&node| self.last_hearer[node as usize] != newcomer);
            let chosen = fresh.unwrap_or_else(|| self.by_walking(newcomer, earlier_arcs, draws));
            self.last_hearer[chosen as usize] = newcomer;
            self.heard.push(chosen);
        }
    }

    /// One of those who came before, by weight.
    fn anybody(&self, newcomer: u32, earlier_arcs: usize, draws: &mut Sequence) -> u32 {
        let by_arcs = earlier_arcs as f64;
        let by_being_there = self.own_weight * f64::from(newcomer);
        if draws.unit() * (by_arcs + by_being_there) < by_arcs {
            self.heard[draws.random_range(..earlier_arcs as u64) as usize]
        } else {
            draws.random_range(..newcomer)
        }
    }

    /// One of those whom the newcomer does not hear yet, by weight: where the others have nearly all of it.
    fn by_walking(&self, newcomer: u32, earlier_arcs: usize, draws: &mut Sequence) -> u32 {
        let mut weights = vec![self.own_weight; newcomer as usize];
        for &node in &self.heard[..earlier_arcs] {
            weights[node as usize] += 1.0;
        }
        for (weight, last_hearer) in weights.iter_mut().zip(&self.last_hearer) {
            if *last_hearer == newcomer {
                *weight = 0.0;
            }
        }
        let mut left = draws.unit() * weights.iter().sum::<f64>();
        let has_it = |&&node: &&u32| {
            left -= weights[node as usize];
            left < 0.0
        };
        let nodes: Vec<u32> = (0..newcomer).filter(|&node| weights[node as usize] > 0.0).collect();
        // Rounding may leave a little at the end.
        *nodes
            .iter()
            .find(has_it)
            .unwrap_or_else(|| nodes.last().expect("fewer are wanted than there are"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::goodness::assert_near;
    use super::*;
    use crate::rng::Purpose;

    fn drawn(node_count: u32, mean_audience: f64, tail: f64, reciprocity: f64) -> Graph {
        let law = Preferential {
            mean_audience,
            tail,
            reciprocity,
        };
        let draws = Stream::new(2009, 1, Purpose::Arcs);
        let graph = law.draw(node_count, draws, &|| false).expect("few arcs");
        graph.expect("it is not over")
    }

    #[test]
    fn degrees_have_the_law_of_barabasi_and_albert() {
        // m = 3. The number of nodes of degree k is asymptotically normal, its variance below that of independent nodes; it is off
        // by at most a few nodes of the start, which one more in σ covers.
        let (nodes, m) = (200_000_u32, 3.0);
        let graph = drawn(nodes, 6.0, 3.0, 1.0);
        let total = f64::from(nodes);
        for k in 3..20 {
            let count = graph.nodes().filter(|&node| graph.audience(node).len() == k).count() as f64;
            let k = k as f64;
            let p = 2.0 * m * (m + 1.0) / (k * (k + 1.0) * (k + 2.0));
            assert_near(
                "nodes of a degree",
                count,
                total * p,
                (total * p * (1.0 - p)).sqrt() + 1.0,
            );
        }
    }

    #[test]
    fn audiences_have_the_law_of_price() {
        // One arc each, weight audience + a, a = tail − 2: p(0) = (1 + a)/(1 + 2a), p(j)/p(j − 1) = (j − 1 + a)/(j + 1 + 2a).
        for tail in [2.3, 4.0] {
            let nodes = 200_000_u32;
            let graph = drawn(nodes, 1.0, tail, 0.0);
            let a = tail - 2.0;
            let total = f64::from(nodes);
            let mut p = (1.0 + a) / (1.0 + 2.0 * a);
            for j in 0..12 {
                let count = graph.nodes().filter(|&node| graph.audience(node).len() == j).count() as f64;
                assert_near("audiences", count, total * p, (total * p * (1.0 - p)).sqrt() + 1.0);
                p *= (j as f64 + a) / (j as f64 + 2.0 + 2.0 * a);
            }
        }
    }

    #[test]
    fn nobody_is_chosen_twice_and_only_who_was_there() {
        for tail in [2.000_000_001, 2.3, 3.0, 1e9] {
            let graph = drawn(2_000, 7.5, tail, 0.0);
            let mut arcs: Vec<_> = graph.arcs().collect();
            assert!(arcs.iter().all(|(speaker, newcomer)| speaker < newcomer));
            arcs.dedup();
            let listened = graph.in_degrees();
            for (newcomer, listened) in (0_u32..).zip(listened) {
                let expected = if newcomer.is_multiple_of(2) { 7 } else { 8 };
                assert_eq!(listened, expected.min(newcomer), "{newcomer} at {tail}");
            }
        }
    }

    #[test]
    fn where_few_have_all_weight_the_walk_gives_the_law() {
        let growth = Growth {
            own_weight: 0.5,
            heard: vec![0, 0, 0, 1, 3],
            last_hearer: vec![4, 0, 0, 0],
        };
        // Weights 3.5 (taken), 1.5, 0.5, 1.5.
        let mut counts = [0; 4];
        let mut draws = Stream::new(1, 1, Purpose::Arcs).sequence(0, 0);
        for _ in 0..70_000 {
            counts[growth.by_walking(4, 5, &mut draws) as usize] += 1;
        }
        let probabilities = [0.0, 1.5 / 3.5, 0.5 / 3.5, 1.5 / 3.5];
        super::super::goodness::assert_law(&counts, &probabilities, 70_000.0);
    }

    #[test]
    fn ends_of_the_range_are_exact() {
        assert_eq!(drawn(0, 5.0, 3.0, 0.5).arc_count(), 0);
        assert_eq!(drawn(1, 5.0, 3.0, 0.5).arc_count(), 0);
        assert_eq!(drawn(50, 0.0, 3.0, 0.5).arc_count(), 0);
        assert_eq!(drawn(50, 1e6, 3.0, 0.0).arc_count(), 50 * 49 / 2);
        assert_eq!(drawn(50, 1e6, 3.0, 1.0).arc_count(), 50 * 49);
    }

    #[test]
    fn values_are_stable() {
        let arcs: Vec<_> = drawn(6, 1.5, 2.3, 0.5).arcs().collect();
        let expected = [(0, 1), (0, 2), (0, 3), (0, 4), (1, 0), (1, 5), (2, 0), (3, 0), (4, 0)];
        assert_eq!(arcs, expected, "the numbers of every result have moved");
    }
}
