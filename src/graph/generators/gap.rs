//! How many coins fall before the first that lands.

use rand::{Rng, RngExt};

/// Number of pairs passed over before the next arc: P(gap ≥ k) = (1 − p)^k = P(U ≤ (1 − p)^k), `log_of_no_arc` = ln(1 − p).
///
/// 16 ns an arc at 30 arcs among 20 000 people. `Geometric` of `rand_distr` takes 78 ns, and a `Binomial` count for each person with
/// `index::sample` of the others 26 (`benches/draws.rs`); the powers of both are the platform's.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "both logarithms are ≤ 0, and a quotient beyond u64 saturates"
)]
pub(super) fn gap(log_of_no_arc: f64, rng: &mut impl Rng) -> u64 {
    (libm::log(1.0 - rng.random::<f64>()) / log_of_no_arc) as u64
}
