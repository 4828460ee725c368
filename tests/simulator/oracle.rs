//! The oracle of small graphs itself: closed forms, and a second enumeration that throws each coin only when it matters.

use std::collections::BTreeMap;

use crate::kit::oracle::{Arc, Law, both_ways, independent_cascade, set_of, site_bond};
use proptest::prelude::*;

/// Fails unless the two agree to the last of the digits that a truth is stated with.
#[track_caller]
fn assert_digits(found: f64, stated: f64, digits: i32) {
    assert!(
        (found - stated).abs() <= 0.5 * 10_f64.powi(-digits) + 1e-12,
        "{found} is not {stated}"
    );
}

#[test]
fn a_path_multiplies() {
    for length in 1..=8 {
        let arcs: Vec<Arc> = (0..length).map(|node| (node, node + 1, 0.7)).collect();
        let law = independent_cascade(&arcs, length as usize + 1, &[0]);
        assert_digits(law.reach[length as usize], 0.7_f64.powi(length.cast_signed()), 12);
    }
}

#[test]
fn triangle_and_square() {
    let triangle = independent_cascade(&both_ways(&[(0, 1), (1, 2), (2, 0)], 0.3), 3, &[0]);
    assert_digits(triangle.reach[1], 0.363, 12);
    assert_digits(triangle.mean_size(), 1.726, 12);

    let square = independent_cascade(&both_ways(&[(0, 1), (1, 2), (2, 3), (3, 0)], 0.3), 4, &[0]);
    assert_digits(square.reach[1], 0.3189, 12);
    assert_digits(square.reach[2], 0.1719, 12);
}

#[test]
fn wheatstone_bridge_is_fair() {
    let bridge = both_ways(&[(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)], 0.5);
    assert_digits(independent_cascade(&bridge, 4, &[0]).reach[3], 0.5, 12);
}

#[test]
fn four_who_all_know_each_other() {
    let k4 = both_ways(&[(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], 0.3);
    let law = independent_cascade(&k4, 4, &[0]);
    assert_digits(law.mean_size(), 2.316_556, 6);
    for (found, stated) in law.size.iter().zip([0.0, 0.343, 0.216_09, 0.222_264, 0.218_646]) {
        assert_digits(*found, stated, 6);
    }
}

#[test]
fn diamond_joins_two_ways() {
    let diamond = [(0, 1, 0.5), (1, 3, 0.3), (0, 2, 0.4), (2, 3, 0.2)];
    let law = independent_cascade(&diamond, 4, &[0]);
    assert_digits(law.reach[3], 0.218, 12);
    // Of the two in the middle, neither reads with probability 0.5 · 0.6.
    assert_digits(law.reach_any(&[1, 2]), 0.7, 12);
}

#[test]
fn one_repost_coin_is_shared_by_all_arcs_of_a_person() {
    // r = 0.4, p = 0.5: both hear the hub with r p², nobody with 1 − r + r (1 − p)².
    let star = site_bond(&[(0, 1, 0.5), (0, 2, 0.5)], &[0.4, 0.0, 0.0], &[0]);
    assert_digits(star.size[3], 0.1, 12);
    assert_digits(star.size[1], 0.7, 12);
    let path = site_bond(&[(0, 1, 0.5), (1, 2, 0.5)], &[0.4, 0.6, 1.0], &[0]);
    assert_digits(path.reach[2], 0.4 * 0.5 * 0.6 * 0.5, 12);
}

#[test]
fn certainty_needs_no_coin() {
    let ring: Vec<Arc> = (0..40).map(|node| (node, (node + 1) % 40, 1.0)).collect();
    assert_digits(independent_cascade(&ring, 40, &[7]).size[40], 1.0, 12);
    let never: Vec<Arc> = ring.iter().map(|&(from, to, _)| (from, to, 0.0)).collect();
    assert_digits(independent_cascade(&never, 40, &[7, 9]).size[2], 1.0, 12);
}

/// The same law step by step: the next reader who has not spoken yet speaks, and every coin is thrown only then.
fn step_by_step(arcs: &[Arc], repost: &[f64], initial: &[u32]) -> Law {
    fn speak(arcs: &[Arc], repost: &[f64], read: u64, spoken: u64, chance: f64, law: &mut BTreeMap<u64, f64>) {
        let waiting = read & !spoken;
        if waiting == 0 {
            *law.entry(read).or_insert(0.0) += chance;
            return;
        }
        let speaker = waiting.trailing_zeros();
        let spoken = spoken | 1 << speaker;
        let heads = repost[speaker as usize];
        speak(arcs, repost, read, spoken, chance * (1.0 - heads), law);
        let mut outcomes = BTreeMap::from([(read, chance * heads)]);
        for &(_, to, notice) in arcs.iter().filter(|arc| arc.0 == speaker) {
            for (set, chance) in std::mem::take(&mut outcomes) {
                *outcomes.entry(set | 1 << to).or_insert(0.0) += chance * notice;
                *outcomes.entry(set).or_insert(0.0) += chance * (1.0 - notice);
            }
        }
        for (set, chance) in outcomes {
            speak(arcs, repost, set, spoken, chance, law);
        }
    }
    let mut law = BTreeMap::new();
    speak(arcs, repost, set_of(initial), 0, 1.0, &mut law);
    Law::of(repost.len(), law)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn all_coins_at_once_or_one_by_one_is_the_same_law(
        arcs in prop::collection::vec((0..6_u32, 0..6_u32, 0.0..=1.0), 0..8),
        repost in prop::collection::vec(0.0..=1.0, 6),
        initial in prop::collection::vec(0..6_u32, 1..3),
    ) {
        let (at_once, one_by_one) = (site_bond(&arcs, &repost, &initial), step_by_step(&arcs, &repost, &initial));
        for (found, expected) in at_once.reach.iter().zip(&one_by_one.reach) {
            prop_assert!((found - expected).abs() < 1e-12);
        }
        for (found, expected) in at_once.size.iter().zip(&one_by_one.size) {
            prop_assert!((found - expected).abs() < 1e-12);
        }
    }
}
