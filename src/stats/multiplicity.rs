//! Many tests at once: p-values that answer for all of them together.

/// The p-values, each raised so that the chance of any false claim among all tests stays below the threshold used.
///
/// In the order given.
///
/// # References
/// Holm (1979), A simple sequentially rejective multiple test procedure.
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|&one, &other| p_values[one].total_cmp(&p_values[other]));
    let mut adjusted = vec![1.0; p_values.len()];
    let mut largest: f64 = 0.0;
    for (rank, &test) in order.iter().enumerate() {
        let still_open = (p_values.len() - rank) as f64;
        largest = largest.max((p_values[test] * still_open).min(1.0));
        adjusted[test] = largest;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn adjusted_values_by_hand() {
        // 4 · 0.005, 3 · 0.01, 2 · 0.03 and 0.04, which must not fall below the one before.
        let adjusted = holm(&[0.01, 0.04, 0.03, 0.005]);
        for (value, expected) in adjusted.iter().zip([0.03, 0.06, 0.06, 0.02]) {
            assert!((value - expected).abs() < 1e-15);
        }
        assert!(holm(&[]).is_empty());
        assert_eq!(holm(&[0.2]), [0.2]);
    }

    proptest! {
        #[test]
        fn it_keeps_the_order_and_never_lowers(p_values in prop::collection::vec(0.0..=1.0_f64, 0..12)) {
            let adjusted = holm(&p_values);
            for i in 0..p_values.len() {
                prop_assert!(p_values[i] <= adjusted[i] && adjusted[i] <= 1.0);
                for j in 0..p_values.len() {
                    prop_assert!(p_values[i] > p_values[j] || adjusted[i] <= adjusted[j]);
                }
            }
        }
    }
}
