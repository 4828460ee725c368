//! What a scenario may say but hardly means, and in which words it is pointed out.

use super::scenario_text::{BASE, remarks};

/// The remarks on the base scenario with `from` replaced by `to`.
fn assert_remarks(from: &str, to: &str, expected: &[&str]) {
    assert!(BASE.contains(from), "{from}");
    assert_eq!(remarks(&BASE.replacen(from, to, 1), &[]), expected);
}
#[test]
fn a_policy_that_takes_no_contacts() {
    assert_remarks(
        "min_relevance = 0.5",
        "max_contacts = 0",
        &["warning 20:8: `picky` accepts nobody: max_contacts is 0 | if that is meant, write accept_none = true"],
    );
}

#[test]
fn a_policy_that_asks_for_a_bio_nobody_has() {
    assert_remarks(
        "decision_maker = true\n\n[[segment]]\nname = \"peer\"\nfraction = 1.0",
        "decision_maker = true\nrequest_rate = 0\n\n[[segment]]\nname = \"peer\"\nfraction = 1.0\nbio = 0",
        &[
            "warning 22:8: `picky` accepts nobody: nobody who requests can show so much relevance | if that is meant, write accept_none = true",
        ],
    );
}

#[test]
fn two_policies_alike() {
    assert_remarks(
        "min_relevance = 0.5\n",
        "",
        &["warning 20:8: `picky` accepts the same people as `open` | the same conditions"],
    );
}

#[test]
fn conditions_beside_accept_none() {
    assert_remarks(
        "min_relevance = 0.5",
        "min_relevance = 0.5\naccept_none = true",
        &["warning 22:15: `picky` accepts nobody, so its other conditions say nothing"],
    );
}

#[test]
fn a_post_after_the_horizon() {
    assert_remarks(
        "[requests]",
        "[release]\nposts = [0, 400]\n[requests]",
        &["warning 5:9: the post at 400 h comes after the horizon of 336 h | nothing after the horizon counts"],
    );
}

#[test]
fn news_that_nobody_can_read() {
    assert_remarks(
        "[requests]",
        "[release]\nposts = []\n[requests]",
        &["warning 5:9: nobody can read the news: there is no post and no wire"],
    );
}

#[test]
fn requests_that_nobody_makes() {
    assert_remarks(
        "count = 20",
        "count = 0",
        &["warning 5:9: nobody requests, so every policy gets the same"],
    );
}

#[test]
fn a_segment_of_nobody() {
    assert_remarks(
        "fraction = 1.0",
        "fraction = 1.0\n[[segment]]\nname = \"ghost\"\nfraction = 0",
        &["warning 16:8: this segment gets nobody"],
    );
}

/// A scenario whose segments beside the buyers have these fractions.
fn with_fractions(fractions: &[&str]) -> String {
    let segments: Vec<String> = fractions
        .iter()
        .enumerate()
        .map(|(n, fraction)| format!("[[segment]]\nname = \"peer {n}\"\nfraction = {fraction}\n"))
        .collect();
    BASE.replace("[[segment]]\nname = \"peer\"\nfraction = 1.0\n", &segments.concat())
}

#[test]
fn per_cent_beside_shares() {
    assert_eq!(
        remarks(&with_fractions(&["0.8", "20"]), &[]),
        [
            "warning 17:12: `peer 1` has the fraction 20 beside fractions below 1, and so gets 96.2 % of the people left | fractions are normalised to sum to 1 | for 20 % write fraction = 0.2"
        ]
    );
}

#[test]
fn fractions_that_are_no_whole() {
    assert_eq!(
        remarks(&with_fractions(&["0.3", "0.2"]), &[]),
        [
            "warning 14:12: the fractions of the segments sum to 0.5, not to 1 | `peer 0` gets 60 % of the people left: fractions are normalised | let them sum to 1, or write whole numbers as weights"
        ]
    );
    assert_eq!(
        remarks(&with_fractions(&["20", "70"]), &[]),
        [
            "warning 17:12: the fractions of the segments sum to 90, not to 100 | `peer 1` gets 77.8 % of the people left: fractions are normalised | let them sum to 100, or write whole numbers as weights"
        ]
    );
    assert_eq!(
        remarks(&with_fractions(&["0.4"]), &[]),
        [
            "warning 14:12: the fractions of the segments sum to 0.4, not to 1 | `peer 0` gets 100 % of the people left: fractions are normalised | write fraction = 1 if everybody left is meant, else give the others a segment too"
        ]
    );
}

#[test]
fn fractions_that_are_a_whole_or_weights_pass() {
    for fractions in [
        &["1"][..],
        &["0.8", "0.2"],
        &["0.33", "0.33", "0.33"],
        &["80", "19.5", "0.5"],
        &["1", "2", "3"],
        &["5", "1"],
        &["1", "0"],
    ] {
        let found = remarks(&with_fractions(fractions), &[]);
        assert!(
            !found.iter().any(|remark| remark.contains("fraction")),
            "{fractions:?}: {found:?}"
        );
    }
}

#[test]
fn names_that_differ_in_capitals_only() {
    assert_remarks(
        r#"name = "picky""#,
        r#"name = "Open""#,
        &["warning 20:8: `open` and `Open` differ in capital letters only | number 1 is named so too"],
    );
}

#[test]
fn keys_of_communities_in_a_random_network() {
    assert_remarks(
        "[requests]",
        "[world.network]\nmodel = \"random\"\ntail = 2.5\nmixing = 0.1\n[requests]",
        &[
            r#"warning 6:8: `tail` has no effect here | only model = "communities", "preferential", "power_law", "blocks", "geometric" or "lfr" uses it"#,
            r#"warning 7:10: `mixing` has no effect here | only model = "communities", "blocks" or "lfr" uses it"#,
        ],
    );
}

#[test]
fn more_hearers_than_there_are_others() {
    assert_remarks(
        "[requests]",
        "[world.network]\nmodel = \"small_world\"\nmean_audience = 1000\nreciprocity = 0.5\n[requests]",
        &[
            "warning 6:17: `mean_audience` is more than there are others | nobody can be heard by more than 499",
            r#"warning 7:15: `reciprocity` has no effect here | in model = "small_world", "geometric" and "lfr" every tie is mutual"#,
        ],
    );
}

#[test]
fn homophily_where_communities_say_it() {
    assert_remarks(
        "[requests]",
        "[world.network]\nhomophily = 0.2\n[requests]",
        &[
            r#"warning 5:13: `homophily` has no effect here | in model = "communities" the `community` of segments and `mixing` say it"#,
        ],
    );
}

#[test]
fn multipliers_in_a_random_network() {
    assert_remarks(
        "count = 20\n\n[[segment]]",
        "count = 20\n[world.network]\nmodel = \"random\"\n[[segment]]\naudience = 2\nfollowees = 3",
        &[
            r#"warning 9:12: `audience` has no effect here | only model = "communities" uses it, or placement = "by_audience" where segments are dealt"#,
            r#"warning 10:13: `followees` has no effect here | only model = "communities" uses it"#,
        ],
    );
}

#[test]
fn people_beside_a_network_file() {
    assert_remarks(
        "[requests]",
        "[world.network]\nmodel = \"file\"\npath = \"e.txt\"\n[requests]",
        &["warning 2:10: `people` has no effect here | the number of nodes in the network file counts"],
    );
}

#[test]
fn worlds_in_communities() {
    assert_remarks(
        "[requests]",
        "[experiment]\ntrials_per_world = 5\n[requests]",
        &[
            r#"warning 5:20: `trials_per_world` has no effect here | in model = "communities" every trial has a world of its own"#,
        ],
    );
}

#[test]
fn a_bound_without_precision() {
    assert_remarks(
        "[requests]",
        "[experiment]\nmax_trials = 5\n[requests]",
        &["warning 5:14: `max_trials` has no effect here | it bounds only experiments that have a precision"],
    );
}

#[test]
fn a_span_that_is_not_used() {
    assert_remarks(
        "[requests]",
        "[attention]\nmodel = \"inverse\"\nspan = 5\nnotice = 0.2\n[requests]",
        &[
            r#"warning 6:8: `span` has no effect here | only attention.model = "feed" uses it"#,
            r#"warning 7:10: `notice` has no effect here | attention.model = "inverse" does not use it"#,
        ],
    );
}
