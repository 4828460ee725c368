//! Whether what was drawn has the law it should: for tests, with false alarms rarer than one in 10⁹.

use statrs::distribution::{ChiSquared, ContinuousCDF};

/// Critical value of |z| for a false alarm of 1e-9, two-sided.
pub(super) const Z: f64 = 6.11;

/// Fails if `value` is further from its expectation than chance allows.
#[track_caller]
pub(super) fn assert_near(what: &str, value: f64, expected: f64, deviation: f64) {
    let z = (value - expected) / deviation;
    assert!(
        z.abs() < Z,
        "{what}: {value} where {expected} ± {deviation} is expected, z = {z}"
    );
}

/// Fails if the counts are unlikely (p < 1e-9) to come from `total` draws with these probabilities; cells that expect
/// fewer than five are pooled into one.
#[track_caller]
pub(super) fn assert_law(counts: &[u64], probabilities: &[f64], total: f64) {
    let mut cells = Vec::new();
    let mut pooled = (0.0, 0.0);
    for (&count, &probability) in counts.iter().zip(probabilities) {
        let cell = (count as f64, probability * total);
        if cell.1 < 5.0 {
            pooled = (pooled.0 + cell.0, pooled.1 + cell.1);
        } else {
            cells.push(cell);
        }
    }
    cells.push((pooled.0, pooled.1.max(1e-9)));
    let terms = cells
        .iter()
        .map(|(count, expected): &(f64, f64)| (count - expected).powi(2) / expected);
    let statistic: f64 = terms.sum();
    let law = ChiSquared::new((cells.len() - 1) as f64).expect("there are several cells");
    let critical = law.inverse_cdf(1.0 - 1e-9);
    assert!(
        statistic < critical,
        "χ² = {statistic} ≥ {critical} with {} cells",
        cells.len()
    );
}
