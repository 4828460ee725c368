//! Times until something happens, where nobody is watched beyond one common horizon.
//!
//! With one horizon for all, the product-limit estimate of Kaplan and Meier (1958) up to the horizon is the plain share of
//! trials that have happened by each time: nobody leaves before. So counting is enough, as long as the trials in
//! which nothing happened stay in the denominator.

/// Ascending points from 0 to `horizon`: an even grid of `even` steps, and quantiles of the times at which things happen, so that the
/// curve is drawn finely where it moves.
pub fn time_grid(horizon: f64, even: u32, quantiles: &[f64]) -> Vec<f64> {
    let evenly = (0..=even).map(|step| horizon * (f64::from(step) / f64::from(even)));
    let within = quantiles.iter().copied().filter(|&time| 0.0 <= time && time <= horizon);
    let mut grid: Vec<f64> = evenly.chain(within).collect();
    grid.sort_by(f64::total_cmp);
    grid.dedup();
    grid
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_grid_is_denser_where_things_happen() {
        assert_eq!(time_grid(8.0, 2, &[]), [0.0, 4.0, 8.0]);
        assert_eq!(
            time_grid(8.0, 2, &[1.5, 2.0, 2.0, 2.5, 9.0]),
            [0.0, 1.5, 2.0, 2.5, 4.0, 8.0]
        );
    }

    proptest! {
        #[test]
        fn the_grid_ascends_from_0_to_the_horizon(times in prop::collection::vec(0.0..400.0_f64, 0..98)) {
            let grid = time_grid(336.0, 100, &times);
            prop_assert!(grid.len() <= 199 && grid.is_sorted());
            prop_assert_eq!((grid[0], grid[grid.len() - 1]), (0.0, 336.0));
        }
    }
}
