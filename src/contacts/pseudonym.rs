//! Pseudonyms: c1, c2, … in an order that does not tell that of the export.

/// The numbers 0 … `count` − 1 in an order that only who has the export can find again: `key` is made of its content and a seed.
pub fn shuffled(count: usize, key: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_cached_key(|&number| xxhash_rust::xxh3::xxh3_64_with_seed(&(number as u64).to_le_bytes(), key));
    order
}

#[cfg(test)]
mod tests {
    use super::shuffled;

    #[test]
    fn the_order_is_everybodys_and_the_keys_own() {
        let order = shuffled(1000, 7);
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..1000).collect::<Vec<_>>());
        assert_eq!(order, shuffled(1000, 7));
        // Of a random order one number in a thousand keeps its place; that ten do has a chance of 10⁻⁷.
        for other in [sorted, shuffled(1000, 8)] {
            assert!(order.iter().zip(&other).filter(|(a, b)| a == b).count() < 10);
        }
    }
}
