//! Labels that would touch move apart.

/// Moves `centres` apart until neighbours are at least `gap` apart and all lie in `room`, each as little as may be.
///
/// Keeps their order (ties: the earlier stays above). Clusters are merged as in isotonic regression, which gives the least
/// squares of the moves. If `room` is too small, the gap shrinks to what fits.
pub(super) fn spread_out(centres: &[f64], gap: f64, room: (f64, f64)) -> Vec<f64> {
    let gaps = centres.len().saturating_sub(1).max(1);
    let gap = gap.min((room.1 - room.0) / gaps as f64);
    let mut order: Vec<usize> = (0..centres.len()).collect();
    order.sort_by(|&a, &b| centres[a].total_cmp(&centres[b]));
    // With the k-th centre lowered by k gaps, "at least a gap apart" becomes "in order".
    let mut clusters: Vec<(f64, usize)> = vec![];
    for (rank, &index) in order.iter().enumerate() {
        let mut cluster = (centres[index] - rank as f64 * gap, 1);
        while let Some(&(mean, size)) = clusters.last()
            && mean >= cluster.0
        {
            clusters.pop();
            let weight = (size + cluster.1) as f64;
            cluster = (
                (mean * size as f64 + cluster.0 * cluster.1 as f64) / weight,
                size + cluster.1,
            );
        }
        clusters.push(cluster);
    }
    let lowest = room.0;
    let highest = room.1 - gap * centres.len().saturating_sub(1) as f64;
    let lowered = clusters
        .iter()
        .flat_map(|&(mean, size)| std::iter::repeat_n(mean, size));
    let mut places = vec![0.0; centres.len()];
    for ((rank, &index), place) in order.iter().enumerate().zip(lowered) {
        places[index] = place.min(highest).max(lowest) + rank as f64 * gap;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_move_apart_but_no_further_than_needed() {
        assert_eq!(spread_out(&[50.0, 10.0, 90.0], 20.0, (0.0, 100.0)), [50.0, 10.0, 90.0]);
        assert_eq!(spread_out(&[50.0, 50.0], 20.0, (0.0, 100.0)), [40.0, 60.0]);
        assert_eq!(spread_out(&[0.0, 0.0, 0.0], 20.0, (0.0, 100.0)), [0.0, 20.0, 40.0]);
        assert_eq!(spread_out(&[100.0; 3], 80.0, (0.0, 100.0)), [0.0, 50.0, 100.0]);
        assert!(spread_out(&[], 20.0, (0.0, 100.0)).is_empty());
    }
}
