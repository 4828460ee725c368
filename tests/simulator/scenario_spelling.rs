//! Values and names spelled as people spell them: the message says exactly what to type.

use super::scenario_text::{BASE, remarks};

/// The remarks on the base scenario with `from` replaced by `to`.
fn assert_remarks(from: &str, to: &str, expected: &str) {
    assert!(BASE.contains(from), "{from}");
    assert_eq!(remarks(&BASE.replacen(from, to, 1), &[]), [expected], "{to}");
}

/// The only remark on the base scenario under one override.
fn assert_override(text: &str, expected: &str) {
    assert_eq!(remarks(BASE, &[text]), [expected], "{text}");
}

#[test]
fn a_share_in_a_file() {
    for (written, spelling) in [
        ("0,08", "0.08"),
        ("8%", "0.08"),
        ("8 %", "0.08"),
        ("8 percent", "0.08"),
        (".5", "0.5"),
        ("5.e-1", "0.5"),
        ("1/4", "0.25"),
        ("“0.5”", "0.5"),
        ("0.5;", "0.5"),
        ("00.5", "0.5"),
    ] {
        assert_remarks(
            "min_relevance = 0.5",
            &format!("min_relevance = {written}  # a comment"),
            &format!(
                "mistake 21:17: `min_relevance` must be a number from 0 to 1 | {} | write min_relevance = {spelling}",
                if written.contains('“') {
                    "these are the quotes of a word processor"
                } else {
                    "this is not how TOML spells it"
                }
            ),
        );
    }
}

#[test]
fn a_count_in_a_file() {
    for (written, spelling) in [
        ("30 000", "30000 (or 30_000)"),
        ("30.000.000", "30000000 (or 30_000_000)"),
        ("30,000,000", "30000000 (or 30_000_000)"),
        ("30'000", "30000 (or 30_000)"),
        ("1k", "1000"),
        ("20 people", "20"),
        ("007", "7"),
        ("2*10^3", "2000"),
        ("5.", "5"),
        ("1,000", "1000 or 1, whichever is meant"),
        ("10,", "10"),
    ] {
        assert_remarks(
            "people = 500",
            &format!("people = {written}"),
            &format!(
                "mistake 2:10: `people` must be a whole number from 1 to 4_000_000_000 [persons] | \
                 this is not how TOML spells it | write people = {spelling}"
            ),
        );
    }
}

#[test]
fn what_toml_reads_needs_no_remark() {
    for written in ["1_000", "+700", "1e3", "1000.0", "0x3e8"] {
        let text = BASE.replace("people = 500", &format!("people = {written}"));
        assert!(remarks(&text, &[]).is_empty(), "{written}: {:?}", remarks(&text, &[]));
        let found = remarks(BASE, &[&format!("world.people={written}")]);
        assert!(found.is_empty(), "{written}: {found:?}");
    }
}

#[test]
fn hours_and_money_in_a_file() {
    for (section, key, kind, written, spelling) in [
        (
            "release",
            "half_life",
            "a number above 0 and at most 1e12 [hours]",
            "24h",
            "24",
        ),
        (
            "release",
            "half_life",
            "a number above 0 and at most 1e12 [hours]",
            "2 days",
            "48",
        ),
        (
            "attention",
            "delay_median",
            "a number from 0 to 1e12 [hours]",
            "30 min",
            "0.5",
        ),
        (
            "outcome",
            "deal_value",
            "a number from 0 to 1e12 [currency]",
            "30.000,5",
            "30000.5",
        ),
        (
            "outcome",
            "deal_value",
            "a number from 0 to 1e12 [currency]",
            "$150k",
            "150000",
        ),
        (
            "outcome",
            "deal_value",
            "a number from 0 to 1e12 [currency]",
            "150 000 €",
            "150000",
        ),
        (
            "outcome",
            "deal_value",
            "a number from 0 to 1e12 [currency]",
            "1,500",
            "1500 or 1.5, whichever is meant",
        ),
        (
            "release",
            "posts",
            "a list of numbers like [0, 24], each from 0 to 1e12 [hours]",
            "0, 24",
            "[0, 24]",
        ),
        (
            "release",
            "posts",
            "a list of numbers like [0, 24], each from 0 to 1e12 [hours]",
            "[0h, 1 day]",
            "[0, 24]",
        ),
        (
            "release",
            "posts",
            "a list of numbers like [0, 24], each from 0 to 1e12 [hours]",
            "[0; 0,5]",
            "[0, 0.5]",
        ),
    ] {
        assert_remarks(
            "[requests]",
            &format!("[{section}]\n{key} = {written}\n[requests]"),
            &format!(
                "mistake 5:{}: `{key}` must be {kind} | this is not how TOML spells it | write {key} = {spelling}",
                key.len() + 4
            ),
        );
    }
}

#[test]
fn yes_and_no_in_a_file() {
    for (written, spelling) in [
        ("yes", "true"),
        ("True", "true"),
        ("on", "true"),
        ("ja", "true"),
        ("“true”", "true"),
    ] {
        let found = remarks(&BASE.replacen("= true", &format!("= {written}"), 1), &[]);
        assert_eq!(found.len(), 1, "{written}: {found:?}");
        assert!(
            found[0].starts_with("mistake 10:18: `decision_maker` must be true or false | "),
            "{found:?}"
        );
        assert!(
            found[0].ends_with(&format!(" | write decision_maker = {spelling}")),
            "{found:?}"
        );
    }
    assert_remarks(
        "decision_maker = true",
        "decision_maker = 1",
        "mistake 10:18: `decision_maker` must be true or false | this is a whole number | write true",
    );
}

#[test]
fn numbers_in_quotes() {
    for (written, help) in [
        ("500", "leave out the quotes"),
        ("30 000", "write 30000 (or 30_000), without quotes"),
        ("1k", "write 1000, without quotes"),
    ] {
        assert_remarks(
            "people = 500",
            &format!("people = \"{written}\""),
            &format!(
                "mistake 2:10: `people` must be a whole number from 1 to 4_000_000_000 [persons] | this is text | {help}"
            ),
        );
    }
    assert_remarks(
        "min_relevance = 0.5",
        "min_relevance = '8 %'",
        "mistake 21:17: `min_relevance` must be a number from 0 to 1 | this is text | write 0.08, without quotes",
    );
}

#[test]
fn a_point_between_thousands_is_no_decimal_point() {
    assert_remarks(
        "people = 500",
        "people = 30.000",
        "mistake 2:10: `people` must be a whole number from 1 to 4_000_000_000 [persons] | this is 30; a point stands before decimals only | write 30000 (or 30_000) or 30, whichever is meant",
    );
    assert_remarks(
        "people = 500",
        "people = 30.500",
        "mistake 2:10: `people` must be a whole number from 1 to 4_000_000_000 [persons] | this is 30.5; a point stands before decimals only | write 30500 (or 30_500)",
    );
    assert_remarks(
        "[requests]",
        "[outcome]\ndeal_value = 150.000\n[requests]",
        "warning 5:14: `deal_value` is 150 here, not 150_000 | a point stands before decimals only | write 150000 or 150, whichever is meant",
    );
}

#[test]
fn values_of_overrides() {
    for (written, help) in [
        ("1k", " | write 1000"),
        ("30 000", " | write 30000 (or 30_000)"),
        ("20 people", " | write 20"),
        (".5k", " | write 500"),
        ("5.", " | write 5"),
        ("\"200\"", " | leave out the quotes"),
        ("many", ""),
    ] {
        assert_override(
            &format!("requests.count={written}"),
            &format!(
                "mistake 1:16: `count` must be a whole number from 0 to 4_000_000_000 [persons] | this is text{help}"
            ),
        );
    }
    assert_override(
        "segment.peer.repost=8%",
        "mistake 1:21: `repost` must be a number from 0 to 1 | this is text | write 0.08",
    );
    assert_override(
        "segment.peer.repost=0,08",
        "mistake 1:21: `repost` must be a number from 0 to 1 | this is text | write 0.08",
    );
    assert_override(
        "release.half_life=24h",
        "mistake 1:19: `half_life` must be a number above 0 and at most 1e12 [hours] | this is text | write 24",
    );
    assert_override(
        "release.posts=0, 24",
        "mistake 1:15: `posts` must be a list of numbers like [0, 24], each from 0 to 1e12 [hours] | this is text | write [0, 24]",
    );
    assert_override(
        "policy.picky.require_bio=yes",
        "mistake 1:26: `require_bio` must be true or false | this is text | write true",
    );
    assert_override(
        "policy.picky.require_bio=\"true\"",
        "mistake 1:26: `require_bio` must be true or false | this is text | leave out the quotes",
    );
}

#[test]
fn numbers_closer_to_0_than_anything_means() {
    assert_remarks(
        "[requests]",
        "[outcome]\ndeal_value = 1e-310\n[requests]",
        "mistake 5:14: `deal_value` must be a number from 0 to 1e12 [currency] | this is closer to 0 than 1e-12 | write 0",
    );
    assert_remarks(
        "[requests]",
        "[release]\nhalf_life = 5e-324\n[requests]",
        "mistake 5:13: `half_life` must be a number above 0 and at most 1e12 [hours] | this is closer to 0 than 1e-12",
    );
}

// text
#[test]
fn text_without_quotes_and_with_those_of_word_processors() {
    for (written, label, spelling) in [
        ("follow back", "text stands in quotes", "\"follow back\""),
        (
            "“follow back”",
            "these are the quotes of a word processor",
            "\"follow back\"",
        ),
        (
            "„follow back“",
            "these are the quotes of a word processor",
            "\"follow back\"",
        ),
        (
            "‘follow back’",
            "these are the quotes of a word processor",
            "\"follow back\"",
        ),
        (
            "«follow back»",
            "these are the quotes of a word processor",
            "\"follow back\"",
        ),
    ] {
        assert_remarks(
            r#"name = "picky""#,
            &format!("name = {written}"),
            &format!(
                "mistake 20:8: `name` must be a name in quotes, at most 200 characters on one line | {label} | write name = {spelling}"
            ),
        );
    }
    assert_remarks(
        "[requests]",
        "[attention]\nmodel = constant\n[requests]",
        r#"mistake 5:9: `model` must be "feed", "constant" or "inverse" | text stands in quotes | write model = "constant""#,
    );
}

#[test]
fn windows_paths_stand_in_single_quotes() {
    let network = |path: &str| format!("[world.network]\nmodel = \"file\"\npath = {path}\n[requests]");
    assert_remarks(
        "[requests]",
        &network(r#""C:\Users\me\edges.txt""#),
        r"mistake 6:8: `path` must be a path in quotes, on one line | in double quotes, a backslash begins an escape | write path = 'C:\Users\me\edges.txt' in single quotes, which take backslashes as they are",
    );
    let found = remarks(&BASE.replacen("[requests]", &network(r#""C:\temp\new.txt""#), 1), &[]);
    assert_eq!(
        found[0],
        r"mistake 6:8: `path` must be a path in quotes, on one line | this contains the control character '\t' | in double quotes, `\t` and `\n` are no letters; write the path in single quotes, 'C:\temp\new.txt'"
    );
    let found = remarks(&BASE.replacen("[requests]", &network(r"'C:\temp\new.txt'"), 1), &[]);
    assert!(found.iter().all(|remark| remark.starts_with("warning")), "{found:?}");
    assert_override(
        r#"title="C:\Users""#,
        r"mistake 1:7: this is not TOML | in double quotes, a backslash begins an escape | leave out the double quotes: --set 'title=C:\Users'",
    );
}

// lines
#[test]
fn strange_blanks_are_named() {
    assert_remarks(
        "people = 500",
        "people =\u{a0}500",
        "mistake 2:9: this is not TOML: a strange blank | a blank that is no ordinary one (U+00A0), as word processors have it | write people = 500",
    );
    assert_remarks(
        "people = 500",
        "people = 500\u{200b}",
        "mistake 2:13: this is not TOML: a strange blank | an invisible character (U+200B), as word processors have it | write people = 500",
    );
}

#[test]
fn a_colon_is_no_equals_sign() {
    assert_remarks(
        "people = 500",
        "people: 500",
        "mistake 2:7: this is not TOML: a `=` stands between a key and its value | write people = 500",
    );
}

#[test]
fn a_key_with_a_blank_is_answered_with_the_nearest() {
    assert_remarks(
        "min_relevance = 0.5",
        "min relevance = 0.5",
        "mistake 21:1: `min relevance` is not a key | a key has letters and `_` only | did you mean `min_relevance`?",
    );
}

#[test]
fn a_value_is_missing() {
    assert_remarks(
        "people = 500",
        "people =",
        "mistake 2:1: `people` must be a whole number from 1 to 4_000_000_000 [persons] | there is no value | write people = and the value behind it",
    );
}

#[test]
fn tabs_do_no_harm() {
    let text = BASE.replace(" = ", "\t=\t");
    assert!(remarks(&text, &[]).is_empty(), "{:?}", remarks(&text, &[]));
}

#[test]
fn broken_lines_without_number_are_answered_soon() {
    let text = format!("[world]\n{}", "people : 1 2\n".repeat(70_000));
    let started = std::time::Instant::now();
    assert!(remarks(&text, &[]).len() > 1000);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

// names in overrides
#[test]
fn a_name_with_a_dot_needs_quotes() {
    let text = BASE.replace("\"picky\"", "\"v1.5\"");
    assert_eq!(
        remarks(&text, &["policy.v1.5.max_contacts=3"]),
        [
            "mistake 1:8: the name `v1.5` has a dot in it and needs quotes | write --set 'policy.\"v1.5\".max_contacts=3'"
        ]
    );
    assert_eq!(
        remarks(&text, &["policy.v1.5=3"]),
        ["mistake 1:8: the name `v1.5` has a dot in it and needs quotes | write --set 'policy.\"v1.5\".KEY=3'"]
    );
    let text = BASE.replace("\"picky\"", "\"v1.5 open\"");
    assert_eq!(
        remarks(&text, &["policy.v1.5 open.max_contacts=3"]),
        [
            "mistake 1:8: the name `v1.5 open` has a dot in it and needs quotes | write --set 'policy.\"v1.5 open\".max_contacts=3'"
        ]
    );
}

#[test]
fn a_name_that_the_shell_tore_apart_needs_quotes() {
    let text = BASE.replace("\"picky\"", "\"open all\"");
    assert_eq!(
        remarks(&text, &["policy.open"]),
        [
            "mistake 1:1: an override needs a `=` outside of quotes | quote the whole override: --set 'policy.open all.KEY=VALUE'"
        ]
    );
    let text = BASE.replace("\"picky\"", "\"v1.5 open\"");
    assert_eq!(
        remarks(&text, &["policy.v1.5"]),
        [
            "mistake 1:1: an override needs a `=` outside of quotes | quote the whole override: --set 'policy.\"v1.5 open\".KEY=VALUE'"
        ]
    );
    let overrides = ["policy.open".to_owned()];
    let mistakes = whoknows::scenario::load(std::path::Path::new("all.max_contacts=3"), &overrides).unwrap_err();
    insta::assert_snapshot!(mistakes, @r"
    error: there is no file all.max_contacts=3
    --> all.max_contacts=3
     = help: an override with a blank in it stands in quotes: --set 'policy.open all.max_contacts=3'
    ");
}
