//! Every mistake that a scenario can have, where it is shown and in which words.

use super::scenario_text::{BASE, remarks};

/// The remarks on the base scenario with `from` replaced by `to`.
fn assert_remarks(from: &str, to: &str, expected: &[&str]) {
    assert!(BASE.contains(from), "{from}");
    assert_eq!(remarks(&BASE.replacen(from, to, 1), &[]), expected);
}

// keys
#[test]
fn an_unknown_key_is_answered_with_the_nearest() {
    assert_remarks(
        "people = 500",
        "peple = 500",
        &["mistake 2:1: [world] has no key `peple` | not a valid key | did you mean `people`?"],
    );
}

#[test]
fn an_unknown_section_is_answered_with_the_nearest() {
    assert_remarks(
        "[requests]",
        "[request]",
        &["mistake 4:2: there is no key or section `request` | not a valid key | did you mean `requests`?"],
    );
}

#[test]
fn a_key_in_the_wrong_section_is_sent_home() {
    assert_remarks(
        "[world]",
        "people = 500\n[world]",
        &["mistake 1:1: there is no key or section `people` | not a valid key | `people` belongs to [world]"],
    );
}

#[test]
fn a_key_like_no_other_gets_the_list() {
    assert_remarks(
        "count = 20",
        "xyzzy = 20",
        &[
            "mistake 5:1: [requests] has no key `xyzzy` | not a valid key | the valid keys here are from, count, closure",
        ],
    );
}

#[test]
fn a_key_of_a_list_names_the_list() {
    assert_remarks(
        "fraction = 1.0",
        "fraction = 1.0\nreposts = 0.5",
        &["mistake 15:1: [[segment]] has no key `reposts` | not a valid key | did you mean `repost`?"],
    );
}

#[test]
fn a_name_is_needed() {
    assert_remarks(
        "name = \"picky\"\n",
        "",
        &[
            "mistake 19:1: `name` is missing | this table needs `name` | write name = …, a name in quotes, at most 200 characters on one line",
        ],
    );
}

#[test]
fn a_section_is_written_in_single_brackets() {
    assert_remarks(
        "[requests]",
        "[[requests]]",
        &[
            "mistake 4:3: `requests` must be a table | this is a list | write [requests] once, in single brackets, and its keys below",
        ],
    );
}

#[test]
fn a_list_is_written_in_double_brackets() {
    assert_remarks(
        "[[policy]]\nname = \"open\"\n\n[[policy]]\nname = \"picky\"",
        "[policy]\nname = \"picky\"",
        &[
            "mistake 16:2: `policy` must be a list of tables | this is a table | write [[policy]] in double brackets before each of them",
        ],
    );
}

#[test]
fn a_section_is_not_a_value() {
    assert_remarks(
        "[world]\npeople = 500\n\n[requests]\ncount = 20",
        "requests = 20\n[world]\npeople = 500",
        &[
            "mistake 1:1: `requests` must be a table | this is a whole number | write [requests] once, in single brackets, and its keys below",
        ],
    );
}

// types
#[test]
fn text_is_no_number() {
    assert_remarks(
        "people = 500",
        r#"people = "500""#,
        &[
            "mistake 2:10: `people` must be a whole number from 1 to 4_000_000_000 [persons] | this is text | leave out the quotes",
        ],
    );
}

#[test]
fn text_is_no_share() {
    assert_remarks(
        "min_relevance = 0.5",
        r#"min_relevance = "half""#,
        &["mistake 21:17: `min_relevance` must be a number from 0 to 1 | this is text"],
    );
}

#[test]
fn text_is_no_flag() {
    assert_remarks(
        "decision_maker = true",
        r#"decision_maker = "true""#,
        &["mistake 10:18: `decision_maker` must be true or false | this is text | leave out the quotes"],
    );
}

#[test]
fn a_number_is_no_text() {
    assert_remarks(
        r#"name = "peer""#,
        "name = 3",
        &[
            "mistake 13:8: `name` must be a name in quotes, at most 200 characters on one line | this is a whole number | put it in quotes",
        ],
    );
}

#[test]
fn a_broken_number_is_not_whole() {
    assert_remarks(
        "count = 20",
        "count = 20.5",
        &[
            "mistake 5:9: `count` must be a whole number from 0 to 4_000_000_000 [persons] | this is not a whole number | write 20 or 21",
        ],
    );
}

#[test]
fn a_number_is_no_list() {
    assert_remarks(
        "[requests]",
        "[release]\nposts = 24\n[requests]",
        &[
            "mistake 5:9: `posts` must be a list of numbers like [0, 24], each from 0 to 1e12 [hours] | this is a whole number | put it in brackets, like [0, 24]",
        ],
    );
}

#[test]
fn a_date_is_no_number() {
    assert_remarks(
        "people = 500",
        "people = 2026-01-01",
        &["mistake 2:10: `people` must be a whole number from 1 to 4_000_000_000 [persons] | this is a date or time"],
    );
}

#[test]
fn a_list_holds_numbers() {
    assert_remarks(
        "[requests]",
        "[release]\nposts = [0, \"24\"]\n[requests]",
        &[
            "mistake 5:9: `posts` must be a list of numbers like [0, 24], each from 0 to 1e12 [hours] | this is text | leave out the quotes",
        ],
    );
}

// ranges
#[test]
fn a_share_is_at_most_1() {
    assert_remarks(
        "min_relevance = 0.5",
        "min_relevance = 50",
        &["mistake 21:17: `min_relevance` must be a number from 0 to 1 | this is more than 1 | for 50 % write 0.5"],
    );
}

#[test]
fn a_share_is_at_least_0() {
    assert_remarks(
        "min_relevance = 0.5",
        "min_relevance = -0.1",
        &["mistake 21:17: `min_relevance` must be a number from 0 to 1 | this is less than 0"],
    );
}

#[test]
fn nan_is_no_number() {
    assert_remarks(
        "min_relevance = 0.5",
        "min_relevance = nan",
        &["mistake 21:17: `min_relevance` must be a number from 0 to 1 | this is not a finite number"],
    );
}

#[test]
fn infinity_is_no_number() {
    assert_remarks(
        "people = 500",
        "people = 500\nconcentration = inf",
        &["mistake 3:17: `concentration` must be a number from 0.01 to 1e6 | this is not a finite number"],
    );
}

#[test]
fn a_number_too_large_for_a_float_is_no_number() {
    assert_remarks(
        "people = 500",
        "people = 500\nconcentration = 1e999",
        &["mistake 3:17: `concentration` must be a number from 0.01 to 1e6 | this is not a finite number"],
    );
}

#[test]
fn a_tail_is_above_2() {
    assert_remarks(
        "[requests]",
        "[world.network]\ntail = 2\n[requests]",
        &["mistake 5:8: `tail` must be a number above 2 and at most 1e9 | this is not above 2"],
    );
}

#[test]
fn a_count_is_not_negative() {
    assert_remarks(
        "count = 20",
        "count = -1",
        &["mistake 5:9: `count` must be a whole number from 0 to 4_000_000_000 [persons] | this is less than 0"],
    );
}

#[test]
fn a_world_has_somebody() {
    assert_remarks(
        "people = 500",
        "people = 0",
        &["mistake 2:10: `people` must be a whole number from 1 to 4_000_000_000 [persons] | this is less than 1"],
    );
}

#[test]
fn a_world_has_at_most_4_billion() {
    assert_remarks(
        "people = 500",
        "people = 5_000_000_000",
        &[
            "mistake 2:10: `people` must be a whole number from 1 to 4_000_000_000 [persons] | this is more than 4_000_000_000",
        ],
    );
}

#[test]
fn a_number_of_any_length_is_refused() {
    assert_remarks(
        "people = 500",
        "people = 999999999999999999999999999999999999999999999999999999999999",
        &["mistake 2:10: `people` must be a whole number from 1 to 4_000_000_000 [persons] | this is too large"],
    );
}

#[test]
fn a_post_is_not_before_the_release() {
    assert_remarks(
        "[requests]",
        "[release]\nposts = [0, -1]\n[requests]",
        &[
            "mistake 5:9: `posts` must be a list of numbers like [0, 24], each from 0 to 1e12 [hours] | this is less than 0",
        ],
    );
}

#[test]
fn a_word_is_one_of_those_listed() {
    assert_remarks(
        "[requests]",
        "[attention]\nmodel = \"fed\"\n[requests]",
        &[
            r#"mistake 5:9: `model` must be "feed", "constant" or "inverse" | this is none of these | did you mean "feed"?"#,
        ],
    );
}

#[test]
fn no_more_blocks_than_people() {
    assert_remarks(
        "[requests]",
        "[world.network]\nmodel = \"blocks\"\nblocks = 30_000\n[requests]",
        &["mistake 6:10: 30_000 blocks are more than there are people | write a whole number from 1 to 500"],
    );
}

#[test]
fn a_network_is_called_by_its_word() {
    assert_remarks(
        "[requests]",
        "[world.network]\nmodel = \"klienberg\"\n[requests]",
        &[
            r#"mistake 5:9: `model` must be "communities", "random", "small_world", "preferential", "power_law", "blocks", "geometric", "kleinberg", "rmat", "lfr" or "file" | this is none of these | did you mean "kleinberg"?"#,
        ],
    );
}

#[test]
fn quarters_leave_something_or_nothing() {
    assert_remarks(
        "[requests]",
        "[world.network]\nmodel = \"rmat\"\nquarter_a = 0.8\nquarter_b = 0.3\n[requests]",
        &[
            "mistake 6:13: the quarters sum to 1.29, which is more than 1 | beside quarter_b = 0.3 and quarter_c = 0.19 | write `quarter_a`, `quarter_b` and `quarter_c` so that they sum to 1 at most",
        ],
    );
    assert_remarks(
        "[requests]",
        "[world.network]\nmodel = \"rmat\"\nquarter_a = 0.62\n[requests]",
        &[],
    );
}

#[test]
fn a_name_is_not_empty() {
    assert_remarks(
        r#"name = "peer""#,
        r#"name = " ""#,
        &["mistake 13:8: `name` must be a name in quotes, at most 200 characters on one line | this is empty"],
    );
}

#[test]
fn a_name_has_no_control_characters() {
    assert_remarks(
        r#"name = "peer""#,
        r#"name = "pe\u001Ber""#,
        &[
            r"mistake 13:8: `name` must be a name in quotes, at most 200 characters on one line | this contains the control character '\u{1b}'",
        ],
    );
}

// lists
#[test]
fn names_of_segments_differ() {
    assert_remarks(
        r#"name = "peer""#,
        r#"name = "buyer""#,
        &["mistake 13:8: two tables [[segment]] are named `buyer` | number 1 has this name already"],
    );
}

#[test]
fn names_of_policies_differ() {
    assert_remarks(
        r#"name = "picky""#,
        r#"name = "open""#,
        &["mistake 20:8: two tables [[policy]] are named `open` | number 1 has this name already"],
    );
}

#[test]
fn a_baseline_names_a_policy() {
    assert_remarks(
        "[requests]",
        "[experiment]\nbaseline = \"opne\"\n[requests]",
        &["mistake 5:12: no policy is named `opne` | not the name of a policy | did you mean `open`?"],
    );
}

#[test]
fn a_baseline_like_no_policy_gets_the_list() {
    assert_remarks(
        "[requests]",
        "[experiment]\nbaseline = \"zzz\"\n[requests]",
        &["mistake 5:12: no policy is named `zzz` | not the name of a policy | the policies are `open`, `picky`"],
    );
}

#[test]
fn there_is_a_policy() {
    assert_remarks(
        "\n[[policy]]\nname = \"open\"\n\n[[policy]]\nname = \"picky\"\nmin_relevance = 0.5\n",
        "\n",
        &[r#"mistake: the scenario has no policy | write [[policy]] and below it name = "…""#],
    );
}

#[test]
fn there_is_a_segment() {
    assert_remarks(
        "[[segment]]\nname = \"buyer\"\ncount = 10\ndecision_maker = true\n\n[[segment]]\nname = \"peer\"\nfraction = 1.0\n",
        "",
        &[r#"mistake: the scenario has no segment | write [[segment]] and below it name = "…""#],
    );
}

#[test]
fn there_are_decision_makers() {
    assert_remarks(
        "decision_maker = true",
        "decision_maker = false",
        &[
            "mistake 7:3: no segment is one of decision-makers | write decision_maker = true in the segment that the news shall reach",
        ],
    );
}

#[test]
fn names_that_look_the_same_are_refused() {
    for (name, second, label) in [
        ("open ", "", r#"number 1 is "open", this is "open ""#),
        ("\u{a0}open", "", r#"number 1 is "open", this is "\u{a0}open""#),
        ("op\u{200b}en", "", r#"number 1 is "open", this is "op\u{200b}en""#),
        ("ｏｐｅｎ", "", r#"number 1 is "open", this is "ｏｐｅｎ""#),
        ("cafe\u{301}", "café", r#"number 1 is "café", this is "cafe\u{301}""#),
        (
            "follow  back",
            "follow back",
            r#"number 1 is "follow back", this is "follow  back""#,
        ),
    ] {
        let first = if second.is_empty() { "open" } else { second };
        let text = BASE.replace("\"open\"", &format!("\"{first}\""));
        let text = text.replace("\"picky\"", &format!("\"{name}\""));
        let expected = format!(
            "mistake 20:8: two tables [[policy]] have names that look the same | {label} | \
             give them names that a reader can tell apart"
        );
        assert_eq!(remarks(&text, &[]), [expected], "{name}");
    }
    assert_remarks(
        r#"name = "peer""#,
        r#"name = "buyer ""#,
        &[
            r#"mistake 13:8: two tables [[segment]] have names that look the same | number 1 is "buyer", this is "buyer " | give them names that a reader can tell apart"#,
        ],
    );
}

// people
#[test]
fn a_segment_has_a_size() {
    assert_remarks(
        "fraction = 1.0\n",
        "",
        &[
            "mistake 12:1: a segment needs a count or a fraction | write count = 100 (people) or fraction = 0.1 (of those left after all counts)",
        ],
    );
}

#[test]
fn a_segment_has_only_one_size() {
    assert_remarks(
        "fraction = 1.0",
        "fraction = 1.0\ncount = 5",
        &["mistake 14:12: a segment has either a count or a fraction | count is written too | leave out one of them"],
    );
}

#[test]
fn counts_do_not_exceed_people() {
    assert_remarks(
        "count = 10",
        "count = 501",
        &["mistake 2:10: the segments count 501 people, but the world has 500 | raise world.people or lower a count"],
    );
}

#[test]
fn counts_leave_nobody_over() {
    assert_remarks(
        "fraction = 1.0",
        "count = 5",
        &[
            "mistake 7:3: the counts of the segments leave 485 people over, and no segment has a fraction | give the segment of everybody else fraction = 1 instead of a count",
        ],
    );
}

#[test]
fn fractions_are_not_all_zero() {
    assert_remarks(
        "fraction = 1.0",
        "fraction = 0",
        &[
            "mistake 7:3: the counts of the segments leave 490 people over, and every fraction is 0 | give a segment a fraction above 0",
        ],
    );
}

#[test]
fn decision_makers_are_somebody() {
    assert_remarks(
        "count = 10",
        "count = 0",
        &[
            "mistake 7:3: no segment of decision-makers has anybody in it | give it a count or a larger fraction",
            "warning 8:8: this segment gets nobody",
        ],
    );
}

#[test]
fn there_are_enough_requesters() {
    assert_remarks(
        "count = 20",
        "count = 501",
        &[
            "mistake 5:9: only 500 people have a request_rate above 0, fewer than requests.count | lower requests.count, or raise the request_rate of a segment",
        ],
    );
}

#[test]
fn only_those_who_ask_can_request() {
    assert_remarks(
        "fraction = 1.0",
        "fraction = 1.0\nrequest_rate = 0",
        &[
            "mistake 5:9: only 10 people have a request_rate above 0, fewer than requests.count | lower requests.count, or raise the request_rate of a segment",
        ],
    );
}

#[test]
fn requesters_can_be_drawn_in_reasonable_time() {
    assert_remarks(
        "fraction = 1.0",
        "fraction = 1.0\nrequest_rate = 1e-12",
        &[
            "mistake 5:9: the last requesters are so unlikely to ask that drawing them would hardly end | lower requests.count, or bring the request rates closer together",
        ],
    );
}

#[test]
fn the_wire_reaches_only_the_relevant() {
    assert_remarks(
        "[requests]",
        "[release]\nwire = 501\n[requests]",
        &["mistake 5:8: only 500 people have a relevance above 0, fewer than release.wire | lower release.wire"],
    );
}

#[test]
fn requests_come_through_audiences_only_where_there_are_some() {
    assert_remarks(
        "[requests]",
        "[world.network]\nmean_audience = 0\n[requests]\nclosure = 1",
        &[
            "mistake 7:11: requests can only come through audiences, but there are none | 1 means that each request but the first comes through an audience | lower closure, or raise world.network.mean_audience",
        ],
    );
}

// networks
#[test]
fn a_network_file_has_a_path() {
    assert_remarks(
        "[requests]",
        "[world.network]\nmodel = \"file\"\n[requests]",
        &[
            r#"mistake 5:9: a network file needs its `path` | write path = "edges.txt", seen from the folder of the scenario"#,
            "warning 2:10: `people` has no effect here | the number of nodes in the network file counts",
        ],
    );
}

#[test]
fn keys_of_a_network_file_belong_to_it() {
    assert_remarks(
        "[requests]",
        "[world.network]\npath = \"edges.txt\"\nundirected = true\n[requests]",
        &[
            r#"mistake 5:8: `path` has no effect here | only model = "file" has it | leave it out, or write model = "file""#,
            r#"mistake 6:14: `undirected` has no effect here | only model = "file" has it | leave it out, or write model = "file""#,
        ],
    );
}

#[test]
fn a_file_of_segments_leaves_no_sizes() {
    assert_remarks(
        "[requests]",
        "[world.network]\nmodel = \"file\"\npath = \"e.txt\"\nsegments = \"s.txt\"\n[requests]",
        &[
            "mistake 13:9: a file names everybody's segment, so segments have no size of their own | leave out count and fraction, or world.network.segments",
            "mistake 18:12: a file names everybody's segment, so segments have no size of their own | leave out count and fraction, or world.network.segments",
            "warning 2:10: `people` has no effect here | the number of nodes in the network file counts",
        ],
    );
}

// experiments
#[test]
fn trials_and_precision_rule_each_other_out() {
    assert_remarks(
        "[requests]",
        "[experiment]\ntrials = 100\nprecision = 0.01\n[requests]",
        &[
            "mistake 6:13: `trials` and `precision` rule each other out | trials is written too | leave out one of them; max_trials bounds precision",
        ],
    );
}

#[test]
fn worlds_and_trials_agree() {
    assert_remarks(
        "[requests]",
        "[world.network]\nmodel = \"random\"\n[experiment]\ntrials = 100\nworlds = 10\n[requests]",
        &[
            "mistake 7:10: `worlds` and `trials` rule each other out | worlds is written too | 10 worlds of 100 trials are 1000 trials; leave out trials",
        ],
    );
}

#[test]
fn worlds_and_precision_rule_each_other_out() {
    assert_remarks(
        "[requests]",
        "[world.network]\nmodel = \"random\"\n[experiment]\nprecision = 0.01\nworlds = 10\n[requests]",
        &[
            "mistake 7:13: `worlds` and `precision` rule each other out | worlds is written too | leave out one of them; max_trials bounds precision",
        ],
    );
}

#[test]
fn built_worlds_are_at_least_two() {
    assert_remarks(
        "[requests]",
        "[world.network]\nmodel = \"random\"\n[experiment]\ntrials = 100\n[requests]",
        &[
            "mistake 7:10: worlds of 100 trials each are fewer than 2 | intervals need at least 2 worlds | write trials = 200 or more, or a smaller trials_per_world",
        ],
    );
}

#[test]
fn nobody_waits_for_so_many_trials() {
    assert_remarks(
        "[requests]",
        "[world.network]\nmodel = \"random\"\n[experiment]\nworlds = 1_000_000_000\ntrials_per_world = 1_000_000_000\n[requests]",
        &["mistake 8:20: 1_000_000_000_000_000_000 trials are more than 1_000_000_000_000"],
    );
}
