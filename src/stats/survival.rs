//! Times until something happens, where nobody is watched beyond one common horizon.
//!
//! With one horizon for all, the product-limit estimate of Kaplan and Meier (1958) up to the horizon is the plain share of
//! trials that have happened by each time: nobody leaves before. So counting is enough, as long as the trials in
//! which nothing happened stay in the denominator.

/// How many of the ascending `times` lie at or before each of the ascending `grid` points.
pub fn happened_by(times: &[f64], grid: &[f64]) -> Vec<u64> {
    grid.iter()
        .map(|point| times.partition_point(|time| time <= point) as u64)
        .collect()
}

/// At most `even + uneven + 1` ascending points from 0 to `horizon`: an even grid, and quantiles of the ascending
/// `times`, so that the curve is drawn finely where it moves.
pub fn time_grid(times: &[f64], horizon: f64, even: u32, uneven: u32) -> Vec<f64> {
    let evenly = (0..=even).map(|step| horizon * (f64::from(step) / f64::from(even)));
    let quantiles = (1..=uneven as usize).filter_map(|step| times.get(times.len() * step / (uneven as usize + 1)));
    let mut grid: Vec<f64> = evenly
        .chain(quantiles.copied().filter(|&time| 0.0 <= time && time <= horizon))
        .collect();
    grid.sort_by(f64::total_cmp);
    grid.dedup();
    grid
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_time_on_a_grid_point_has_happened_by_then() {
        assert_eq!(
            happened_by(&[1.0, 2.0, 2.0, 3.5], &[0.0, 1.0, 2.0, 3.0, 4.0]),
            [0, 1, 3, 3, 4]
        );
        assert_eq!(happened_by(&[], &[0.0, 5.0]), [0, 0]);
    }

    #[test]
    fn the_grid_is_denser_where_things_happen() {
        assert_eq!(time_grid(&[], 8.0, 2, 3), [0.0, 4.0, 8.0]);
        assert_eq!(
            time_grid(&[1.0, 1.5, 2.0, 2.5], 8.0, 2, 3),
            [0.0, 1.5, 2.0, 2.5, 4.0, 8.0]
        );
    }

    proptest! {
        #[test]
        fn the_grid_ascends_from_0_to_the_horizon(mut times in prop::collection::vec(0.0..336.0_f64, 0..300)) {
            times.sort_by(f64::total_cmp);
            let grid = time_grid(&times, 336.0, 100, 98);
            prop_assert!(grid.len() <= 199 && grid.is_sorted());
            prop_assert_eq!((grid[0], grid[grid.len() - 1]), (0.0, 336.0));
        }
    }
}
