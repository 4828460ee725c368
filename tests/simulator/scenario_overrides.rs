//! Overrides: how keys are named, what values mean, and that every rule holds for them.

use whoknows::scenario::{Length, Scenario, Size};

use super::scenario_text::{self, BASE, remarks};

fn with(overrides: &[&str]) -> Scenario {
    scenario_text::meant(BASE, overrides)
}

/// The only remark on the base scenario under one override.
fn assert_remarks(text: &str, expected: &str) {
    assert_eq!(remarks(BASE, &[text]), [expected]);
}

#[test]
fn a_key_goes_by_its_path() {
    assert_eq!(with(&["requests.count=7"]).requests.count, 7);
    assert_eq!(
        with(&[" world.network.tail = 2.5 "]).world.network.tail.to_bits(),
        2.5_f64.to_bits()
    );
    assert_eq!(with(&["seed=18446744073709551615"]).seed, u64::MAX);
    assert_eq!(with(&["release.posts=[0, 1, 2]"]).release.posts, [0.0, 1.0, 2.0]);
}

#[test]
fn a_table_of_a_list_goes_by_its_name_or_number() {
    for path in [
        "segment.peer",
        "segment.\"peer\"",
        "segment.'peer'",
        "segment[2]",
        "segment[ 2 ]",
    ] {
        let scenario = with(&[&format!("{path}.community=guild")]);
        assert_eq!(scenario.segments[1].community, "guild", "{path}");
    }
    assert_eq!(with(&["policy.picky.min_value=0.25"]).policies[1].min_value, Some(0.25));
}

#[test]
fn names_may_hold_anything() {
    for (name, path) in [
        ("follow back", "policy.follow back"),
        ("don't ask", "policy.don't ask"),
        ("v1.5 [old] a=b", "policy.\"v1.5 [old] a=b\""),
        ("the \"best\"", r#"policy."the \"best\"""#),
        ("人", "policy.人"),
    ] {
        let text = BASE.replace("\"picky\"", &format!("'''{name}'''"));
        let scenario = scenario_text::meant(&text, &[&format!("{path}.max_contacts=3")]);
        assert_eq!(scenario.policies[1].max_contacts, Some(3), "{name}");
    }
}

#[test]
fn what_is_no_toml_is_text() {
    assert_eq!(with(&["title=Whom to know?"]).title, "Whom to know?");
    assert_eq!(with(&["title=\"1\""]).title, "1");
    assert_eq!(with(&["experiment.baseline=picky"]).experiment.baseline, 1);
    assert_eq!(with(&["title=a=b"]).title, "a=b");
}

#[test]
fn the_last_override_counts() {
    assert_eq!(with(&["requests.count=7", "requests.count=8"]).requests.count, 8);
}

#[test]
fn an_override_takes_the_place_of_keys_it_rules_out() {
    assert_eq!(
        with(&["segment.buyer.fraction=0.5"]).segments[0].size,
        Size::Fraction(0.5)
    );
    assert_eq!(with(&["segment.peer.count=490"]).segments[1].size, Size::Count(490));
    let text = BASE.replace("[world]", "[experiment]\ntrials = 50\n[world]");
    let length = |overrides: &[&str]| scenario_text::meant(&text, overrides).experiment.length;
    assert_eq!(length(&[]), Length::Trials(50));
    let narrow = Length::Precision {
        precision: 0.01,
        max_trials: 1_000_000,
    };
    assert_eq!(length(&["experiment.precision=0.01"]), narrow);
}

#[test]
fn mistakes_name_the_override() {
    let mistakes = scenario_text::parse(BASE, &["requests.count=many"]).unwrap_err();
    insta::assert_snapshot!(mistakes, @r"
    error: `count` must be a whole number from 0 to 4_000_000_000 [persons]
     --> --set requests.count=many:1:16
      |
    1 | requests.count=many
      |                ^^^^ this is text
    ");
}

#[test]
fn every_mistaken_override_is_reported() {
    assert_eq!(
        remarks(BASE, &["requests.cuont=3", "people", "segment.pear.repost=0.1"]).len(),
        3
    );
}

#[test]
fn keys_must_exist() {
    assert_remarks(
        "requests.cuont=3",
        "mistake 1:10: [requests] has no key `cuont` | not a valid key | did you mean `count`?",
    );
}

#[test]
fn sections_must_exist() {
    assert_remarks(
        "request.count=3",
        "mistake 1:1: there is no key or section `request` | not a valid key | did you mean `requests`?",
    );
}

#[test]
fn values_are_checked() {
    assert_remarks(
        "requests.count=many",
        "mistake 1:16: `count` must be a whole number from 0 to 4_000_000_000 [persons] | this is text",
    );
}

#[test]
fn ranges_are_checked() {
    assert_remarks(
        "policy.picky.min_relevance=2",
        "mistake 1:28: `min_relevance` must be a number from 0 to 1 | this is more than 1 | for 2 % write 0.02",
    );
}

#[test]
fn rules_between_keys_hold() {
    assert_remarks(
        "requests.count=600",
        "mistake 1:16: only 500 people have a request_rate above 0, fewer than requests.count | lower requests.count, or raise the request_rate of a segment",
    );
}

#[test]
fn names_must_exist() {
    assert_remarks(
        "segment.pear.repost=0.1",
        "mistake 1:9: there is no segment named `pear` | did you mean `peer`?",
    );
}

#[test]
fn numbers_must_exist() {
    assert_remarks(
        "segment[3].repost=0.1",
        "mistake 1:8: there is no segment 3, they count from 1 to 2",
    );
}

#[test]
fn numbers_count_from_1() {
    assert_remarks(
        "segment[0].repost=0.1",
        "mistake 1:8: there is no segment 0, they count from 1 to 2",
    );
}

#[test]
fn a_key_must_follow_a_name() {
    assert_remarks(
        "segment.peer=3",
        "mistake 1:9: which key of this segment? | write segment.NAME.KEY=value",
    );
}

#[test]
fn an_equals_sign_is_needed() {
    assert_remarks(
        "requests.count",
        "mistake 1:1: an override needs a `=` outside of quotes | write key=value, like requests.count=200",
    );
}

#[test]
fn a_value_is_needed() {
    assert_remarks(
        "requests.count= ",
        "mistake 1:1: an override needs a value after its `=` | write key=value, like requests.count=200",
    );
}

#[test]
fn a_key_is_needed() {
    assert_remarks(
        "=3",
        "mistake 1:1: a part of the key is empty | write key=value, like requests.count=200",
    );
}

#[test]
fn every_part_of_a_key_is_needed() {
    assert_remarks(
        "requests..count=3",
        "mistake 1:10: a part of the key is empty | write key=value, like requests.count=200",
    );
}

#[test]
fn quotes_must_match() {
    assert_remarks(
        r#"segment."peer.repost=3"#,
        "mistake 1:1: an override needs a `=` outside of quotes | write key=value, like requests.count=200",
    );
}

#[test]
fn values_have_no_keys_below_them() {
    assert_remarks("world.people.x=3", "mistake 1:7: `people` has no keys below it");
}

#[test]
fn only_lists_are_numbered() {
    assert_remarks(
        "world[1].people=3",
        "mistake 1:6: a number in brackets stands only behind `segment`, `policy`, `channel` or `expect`",
    );
}

#[test]
fn keys_do_not_nest_without_end() {
    assert_remarks(
        "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=1",
        "mistake 1:1: an override needs the path of a key before its `=` | write key=value, like requests.count=200",
    );
}

#[test]
fn a_list_is_not_replaced_by_a_value() {
    assert_remarks(
        "segment=3",
        "mistake 1:1: `segment` must be a list of tables | this is a whole number | write [[segment]] in double brackets before each of them",
    );
}
