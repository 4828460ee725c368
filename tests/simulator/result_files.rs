//! Files of a result: they say what the answers say, are read back to the last bit, and never take the place of something else.

use super::invented::Invented;
use super::kit::{answers_of, stored};
use super::results::{four_answers, four_trials, reached, scenario};
use proptest::prelude::*;
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;
use whoknows::{
    estimate::Answers,
    report::json::Summary,
    report::{
        bars::{self, Glyphs},
        csv, json, table,
    },
    scenario::Scenario,
    spread::Way,
    study::{
        folder::{FolderError, Replace, ResultFolder},
        manifest::{Manifest, Provenance},
        spreadsheet::Dialect,
        trials::{self, TrialsFormat},
    },
    tally::Outcomes,
    trial::{Evangelist, FirstReach, Outcome, Route},
    words::{Language, Words},
};

fn english() -> &'static dyn Words {
    Language::English.words()
}

// Summaries

/// Where nothing is earned and nothing costs, and where a difference is none: zero has no sign in any file.
#[test]
fn zero_is_never_written_with_a_minus() {
    let mut free = scenario(&["open", "twin"], 1);
    free.outcome.deal_value = 0.0;
    free.outcome.cost_per_request = 0.0;
    free.outcome.cost_per_contact = 0.0;
    for rows in [vec![Outcome::SILENT; 8], vec![reached(2.0, 1, Way::Post, 0, 3); 8]] {
        let outcomes = Outcomes { rows, ..four_trials() };
        for scenario in [&free, &scenario(&["open", "twin"], 1)] {
            let answers = answers_of(scenario, &outcomes);
            let written = format!(
                "{answers:?}\n{}\n{}",
                json::to_json(&answers),
                summary_csv(&answers, Language::English)
            );
            for (place, _) in written.match_indices("-0") {
                let rest = written[place + 2..].trim_start_matches(['.', '0']);
                assert!(
                    rest.starts_with(|next: char| next.is_ascii_digit()),
                    "{}",
                    &written[place.saturating_sub(60)..place + 9]
                );
            }
        }
    }
}

#[test]
fn the_summary_has_the_promised_names_and_is_read_back() {
    let answers = four_answers();
    let text = json::to_json(&answers);
    assert!(text.ends_with("}\n"));
    assert_eq!(json::from_json(&text).unwrap(), Summary::of(&answers));
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    for pointer in [
        "/version",
        "/scenario/title",
        "/scenario/digest",
        "/scenario/seed",
        "/trials",
        "/worlds",
        "/policies/0/name",
        "/policies/0/reach/method",
        "/policies/0/one_hop_reach/low",
        "/policies/0/people_se",
        "/policies/0/first_by_forward",
        "/policies/0/value/high",
        "/comparisons/0/difference/estimate",
        "/comparisons/0/p_holm",
        "/comparisons/0/verdict",
        "/credit/0/declined_by/selective",
    ] {
        assert!(
            value.pointer(pointer).is_some_and(|value| !value.is_null()),
            "{pointer}"
        );
    }
}

#[test]
fn no_figure_is_infinite_whatever_little_was_seen() {
    for rows in [
        vec![],
        vec![Outcome::SILENT, Outcome::SILENT],
        vec![reached(1.0, 1, Way::Post, 0, 1); 2],
    ] {
        for trials_per_world in [1, 2] {
            let outcomes = Outcomes {
                policies: 2,
                trials_per_world,
                rows: rows.clone(),
                most_rows: usize::MAX,
            };
            let answers = answers_of(&scenario(&["a", "b"], trials_per_world), &outcomes);
            // JSON has no infinity: it would be written as null, which is no figure.
            assert_eq!(
                json::from_json(&json::to_json(&answers)).unwrap(),
                Summary::of(&answers)
            );
        }
    }
}

fn summary_csv(answers: &Answers, language: Language) -> String {
    String::from_utf8(csv::to_csv(answers, language)).expect("text")
}

#[test]
fn the_csv_has_a_row_per_policy_and_no_formulas() {
    let names = ["=1+1", "a, \"b\""];
    let text = summary_csv(&answers_of(&scenario(&names, 1), &four_trials()), Language::English);
    let rows: Vec<&str> = text.lines().collect();
    assert_eq!(rows.len(), 3);
    assert!(rows[0].starts_with("name,reach,reach_low,reach_high,"));
    assert!(rows[1].starts_with("'=1+1,0.75,0.30064184258240"), "{}", rows[1]);
    assert!(rows[2].starts_with("\"a, \"\"b\"\"\",0.25,"), "{}", rows[2]);
}

#[test]
fn a_csv_opens_in_the_spreadsheets_of_its_language() {
    let answers = answers_of(&scenario(&["höflich", "＝1+1"], 1), &four_trials());
    let english = summary_csv(&answers, Language::English);
    assert!(
        english.starts_with("\u{feff}name,reach,"),
        "a mark, for there are umlauts: {english}"
    );
    let german = summary_csv(&answers, Language::German);
    let rows: Vec<&str> = german.lines().collect();
    assert!(rows[0].starts_with("\u{feff}name;reach;reach_low;"), "{}", rows[0]);
    assert!(rows[1].starts_with("höflich;0,75;0,3006418425824"), "{}", rows[1]);
    assert!(rows[2].starts_with("'＝1+1;0,25;"), "{}", rows[2]);
    assert!(
        !german.contains('.')
            && rows
                .iter()
                .all(|row| row.matches(';').count() == csv::COLUMNS.len() - 1)
    );
}

// Tables

#[test]
fn tables_fit_into_their_width() {
    let answers = four_answers();
    for width in [60, 80, 120] {
        for text in [
            table::policies(english(), &answers, width),
            table::comparisons(english(), &answers, width),
        ] {
            assert!(
                text.lines().all(|line| line.chars().count() <= usize::from(width)),
                "{text}"
            );
            assert!(text.contains("open") && !text.contains('\u{1b}'), "{text}");
        }
    }
    let narrow = table::policies(english(), &answers, 60).replace('\n', " ");
    assert!(
        narrow.contains("No room here for: Median time, Value, USD, Spam."),
        "{narrow}"
    );
    insta::assert_snapshot!("policies_60", table::policies(english(), &answers, 60));
    insta::assert_snapshot!("policies_120", table::policies(english(), &answers, 120));
    let at_80 = table::comparisons(english(), &answers, 80);
    assert!(
        at_80.contains("(Holm)") && at_80.contains("second"),
        "no column is dropped: {at_80}"
    );
    insta::assert_snapshot!("comparisons_60", table::comparisons(english(), &answers, 60));
    insta::assert_snapshot!("comparisons_120", table::comparisons(english(), &answers, 120));
}

#[test]
fn long_names_are_wrapped_and_numbers_are_not() {
    let names = [
        "accept everybody who ever asks",
        "only those with a bio and some relevance",
    ];
    let answers = answers_of(&scenario(&names, 1), &four_trials());
    let (policies, comparisons) = (
        table::policies(english(), &answers, 60),
        table::comparisons(english(), &answers, 60),
    );
    assert!(
        policies
            .lines()
            .chain(comparisons.lines())
            .all(|line| line.chars().count() <= 60)
    );
    insta::assert_snapshot!("long_names_60", format!("{policies}\n\n{comparisons}"));
}

// Bars

#[test]
fn bars_fit_into_their_width_and_are_as_long_as_their_reach() {
    let answers = four_answers();
    for width in [60, 80, 120] {
        for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
            let bars = bars::bars(english(), &answers, width, glyphs).expect("somebody reached");
            let letters = |text: &str| text.chars().count();
            for row in &bars.rows {
                let line = letters(&row.name) + 2 + letters(&row.bar) + 1 + letters(&row.share);
                assert!(line <= usize::from(width), "{row:?}");
                assert!(
                    glyphs == Glyphs::Unicode || format!("{row:?}{}", bars.legend).is_ascii(),
                    "{row:?}"
                );
            }
            let highest = answers.policies.iter().map(|row| row.reach.high).fold(0.0, f64::max);
            let longest = bars.rows.iter().map(|row| letters(&row.bar)).max().unwrap_or(0);
            for (row, policy) in bars.rows.iter().zip(&answers.policies) {
                let cells = policy.reach.high / highest * longest as f64;
                assert!((cells - letters(&row.bar) as f64).abs() <= 1.0, "{row:?}");
            }
        }
    }
}

#[test]
fn bars_look_like_this() {
    let answers = Invented::credit_union().answers();
    let drawn = |glyphs| {
        let bars = bars::bars(english(), &answers, 60, glyphs).expect("somebody reached");
        let lines = bars
            .rows
            .iter()
            .map(|row| format!("{}  {} {}", row.name, row.bar, row.share));
        lines.chain([bars.legend.clone()]).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(
        "bars_60",
        format!("{}\n\n{}", drawn(Glyphs::Unicode), drawn(Glyphs::Ascii))
    );
    let nobody = Invented::uniform(3, 40, 0.0).answers();
    assert_eq!(bars::bars(english(), &nobody, 60, Glyphs::Unicode), None);
    let long = bars::bars(
        english(),
        &Invented::uniform(3, 40, 1e-6).answers(),
        60,
        Glyphs::Unicode,
    );
    assert!(
        long.expect("somebody reached")
            .rows
            .iter()
            .all(|row| row.name.chars().count() <= 21)
    );
}

// Trials

fn to_parquet(scenario: &Scenario, outcomes: &Outcomes) -> Vec<u8> {
    stored(TrialsFormat::Parquet, scenario, outcomes, Dialect::Commas)
}

fn to_csv(scenario: &Scenario, outcomes: &Outcomes, dialect: Dialect) -> Vec<u8> {
    stored(TrialsFormat::Csv, scenario, outcomes, dialect)
}

fn in_a_folder(bytes: &[u8], name: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

/// Reads `bytes` back under both formats' names, as said.
fn read(bytes: &[u8], name: &str, scenario: &Scenario) -> Result<Outcomes, String> {
    let (_folder, path) = in_a_folder(bytes, name);
    let mut read = Outcomes::new(
        scenario.policies.len(),
        scenario.experiment.trials_per_world,
        usize::MAX,
    );
    let done = trials::read(&path, scenario, &mut read);
    done.map(|()| read).map_err(|error| error.to_string())
}

fn outcome() -> impl Strategy<Value = Outcome> {
    let way = prop::sample::select(vec![Way::Post, Way::Wire, Way::Repost, Way::Forward]);
    let evangelist = prop_oneof![
        Just(Evangelist::Wire),
        (0_u16..2, 0_u64..4).prop_map(|(segment, accepted_by)| Evangelist::Contact { segment, accepted_by }),
    ];
    let first = (0.0..1e4_f64, any::<u32>(), way, evangelist).prop_map(|(hours, hops, way, evangelist)| FirstReach {
        route: Route::default(),
        hours,
        hops,
        way,
        evangelist,
        ends: None,
    });
    (any::<[u32; 12]>(), any::<bool>(), prop::option::of(first)).prop_map(|(counts, one_hop, first)| {
        let [
            accepted,
            accepted_spammers,
            people,
            reposts,
            forwards,
            decision_makers,
            deals,
            heard,
            heard_accepted,
            heard_passed_on,
            passed_on,
            most_hops,
        ] = counts;
        Outcome {
            accepted,
            accepted_spammers,
            people,
            reposts,
            forwards,
            decision_makers,
            deals,
            heard,
            heard_accepted,
            heard_passed_on,
            passed_on,
            most_hops,
            one_hop,
            first,
            more: whoknows::trial::More::Nothing,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn trials_are_read_back_to_the_last_bit(trials in prop::collection::vec(prop::array::uniform2(outcome()), 0..20)) {
        let mut scenario = scenario(&["=open", "selective, \"really\""], 3);
        scenario.segments[1].name = "(wire)".to_owned();
        let outcomes = Outcomes { policies: 2, trials_per_world: 3, rows: trials.concat(), most_rows: usize::MAX };
        let parquet = to_parquet(&scenario, &outcomes);
        prop_assert_eq!(read(&parquet, "trials.parquet", &scenario), Ok(outcomes.clone()));
        for language in Language::ALL {
            let csv = to_csv(&scenario, &outcomes, language.dialect());
            prop_assert_eq!(read(&csv, "trials.csv", &scenario), Ok(outcomes.clone()));
        }
    }
}

#[test]
fn trials_as_csv_read_like_this() {
    let text = String::from_utf8(to_csv(
        &scenario(&["open", "selective"], 1),
        &four_trials(),
        Language::English.dialect(),
    ))
    .unwrap();
    let rows: Vec<&str> = text.lines().collect();
    assert_eq!(
        rows[0],
        "trial,world,policy,accepted,accepted_spammers,people,reposts,forwards,decision_makers,deals,value,\
         heard,heard_accepted,heard_passed_on,passed_on,most_hops,one_hop,reached,first_hours,first_hops,first_channel,evangelist_segment,\
         evangelist_accepted_by_open,evangelist_accepted_by_selective"
    );
    assert_eq!(
        rows[1],
        "0,0,open,10,5,5,0,0,1,1,930.0,0,0,0,0,0,true,true,10.0,1,post,executives,true,false"
    );
    assert_eq!(rows[2], "0,0,selective,2,0,0,0,0,0,0,-30.0,0,0,0,0,0,false,false,,,,,,");
    assert_eq!(
        rows[7],
        "3,3,open,10,5,9,0,0,0,0,-70.0,0,0,0,0,0,false,true,50.0,2,repost,(wire),,"
    );
}

/// No program takes one column for another, and none has two of a name, whatever the policies are called.
#[test]
fn who_accepted_the_evangelist_has_a_column_per_policy() {
    let names = ["Open", "open", "open (2)", "=1+1", "a;=b", "trial", "\"q\",\n"];
    let scenario = scenario(&names, 1);
    let mut rows = vec![Outcome::SILENT; names.len()];
    rows[0] = reached(10.0, 1, Way::Post, 1, 0b101_0110);
    let outcomes = Outcomes {
        policies: names.len(),
        trials_per_world: 1,
        rows,
        most_rows: usize::MAX,
    };
    let bytes = to_csv(&scenario, &outcomes, Language::English.dialect());
    let mut reader = ::csv::Reader::from_reader(&bytes[..]);
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let lower: std::collections::BTreeSet<String> = header.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(lower.len(), header.len(), "{header:?}");
    assert_eq!(
        header[header.len() - names.len()..],
        [
            "evangelist_accepted_by_Open",
            "evangelist_accepted_by_open (2)",
            "evangelist_accepted_by_open (2) (2)",
            "evangelist_accepted_by_=1+1",
            "evangelist_accepted_by_a;'=b",
            "evangelist_accepted_by_trial",
            "evangelist_accepted_by_\"q\",\n",
        ]
    );
    let row = reader.records().next().unwrap().unwrap();
    let cells: Vec<&str> = row.iter().skip(header.len() - names.len()).collect();
    assert_eq!(cells, ["false", "true", "true", "false", "true", "false", "true"]);
    assert_eq!(read(&bytes, "trials.csv", &scenario), Ok(outcomes.clone()));
    let parquet = to_parquet(&scenario, &outcomes);
    assert_eq!(read(&parquet, "trials.parquet", &scenario), Ok(outcomes));
}

#[test]
fn a_million_rows_are_written_the_same_twice_and_read_back() {
    let scenario = scenario(&["open", "selective"], 1);
    let outcomes = Outcomes {
        rows: four_trials().rows.repeat(140_000),
        ..four_trials()
    };
    let bytes = to_parquet(&scenario, &outcomes);
    assert_eq!(bytes, to_parquet(&scenario, &outcomes));
    assert!(
        read(&bytes, "trials.parquet", &scenario).unwrap() == outcomes,
        "more than one row group"
    );
}

#[test]
fn trials_of_something_else_are_refused_with_a_reason() {
    let (ours, outcomes) = (scenario(&["open", "selective"], 1), four_trials());
    let csv = String::from_utf8(to_csv(&ours, &outcomes, Language::English.dialect())).unwrap();
    let refused = |csv: &str, scenario: &Scenario| read(csv.as_bytes(), "trials.csv", scenario).unwrap_err();

    let says = refused(&csv, &scenario(&["open", "courtesy"], 1));
    assert!(
        says.contains("row 2: policy \"selective\" where the scenario has \"courtesy\""),
        "{says}"
    );
    assert!(says.ends_with("(simulate again with `whoknows run`)"), "{says}");
    let says = refused(&csv, &scenario(&["open", "selective"], 2));
    assert!(
        says.contains("row 3: trial 1 of world 1 where trial 1 of world 0 should come"),
        "{says}"
    );
    let says = refused(&csv.replace("executives", "bankers"), &ours);
    assert!(
        says.contains("row 1: the scenario has no segment \"bankers\""),
        "{says}"
    );
    let says = refused(&csv.replace(",post,", ",pigeon,"), &ours);
    assert!(says.contains("first_channel is \"pigeon\""), "{says}");
    let says = refused(&csv.replace("50.0,2,repost", ",2,repost"), &ours);
    assert!(says.contains("row 7: some columns"), "{says}");
    let says = refused(&csv.replace("0,0,open,10", "0,0,open,ten"), &ours);
    assert!(says.contains("row 1: accepted: invalid digit"), "{says}");
    let says = refused(&csv.replace("first_hours", "hours"), &ours);
    assert!(
        says.contains("has the columns") && says.contains("first_hours"),
        "{says}"
    );
    let says = refused(&csv.lines().take(4).collect::<Vec<_>>().join("\n"), &ours);
    assert!(
        says.contains("3 rows are no whole number of trials of 2 policies"),
        "{says}"
    );
    assert!(refused("", &ours).contains("has the columns"));
}

#[test]
fn broken_parquet_files_are_refused_with_a_reason() {
    let ours = scenario(&["open", "selective"], 1);
    let bytes = to_parquet(&ours, &four_trials());
    for length in [0, 4, bytes.len() / 2, bytes.len() - 1] {
        let says = read(&bytes[..length], "trials.parquet", &ours).unwrap_err();
        assert!(says.contains("cannot be read"), "{says}");
    }
    let says = read(&bytes, "trials.parquet", &scenario(&["open", "courtesy"], 1)).unwrap_err();
    assert!(says.contains("row 2: policy \"selective\""), "{says}");
    let says = trials::read(Path::new("nowhere/trials.parquet"), &ours, &mut ())
        .unwrap_err()
        .to_string();
    assert!(says.contains("nowhere"), "{says}");
}

// Folders

fn run(digest: &str) -> Provenance {
    Provenance {
        version: "0.1.0".to_owned(),
        digest: digest.to_owned(),
        seed: 2009,
        trials: 4,
        interrupted: false,
    }
}

fn publish(out: &Path, digest: &str, replace: Replace, files: &[(&str, &str)]) -> Result<PathBuf, FolderError> {
    let mut folder = ResultFolder::prepare(out, digest, replace)?;
    for (name, text) in files {
        folder.add(name, *text);
    }
    folder.publish(run(digest)).map(|published| published.path)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_folder_holds_its_files_and_a_manifest_and_leaves_nothing_beside() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("output/credit-union");
    let files = [("summary.json", "{}\n"), ("charts/reach.svg", "<svg/>")];
    publish(&out, "d1e5", Replace::SameScenario, &files).unwrap();
    assert_eq!(names(&out), ["charts", "manifest.json", "summary.json"]);
    assert_eq!(fs::read_to_string(out.join("charts/reach.svg")).unwrap(), "<svg/>");
    assert_eq!(names(out.parent().unwrap()), ["credit-union"]);
    let manifest = Manifest::read(&out).unwrap();
    assert_eq!(manifest.run, run("d1e5"));
    assert_eq!(
        manifest.files.keys().collect::<Vec<_>>(),
        ["charts/reach.svg", "summary.json"]
    );
    insta::assert_snapshot!("manifest", manifest.to_json());
}

#[test]
fn preparing_alone_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    ResultFolder::prepare(&home.path().join("out"), "d1e5", Replace::SameScenario).unwrap();
    assert!(names(home.path()).is_empty());
}

#[test]
fn the_same_scenario_is_replaced_and_another_only_by_force() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    publish(
        &out,
        "one",
        Replace::SameScenario,
        &[("old.svg", "1"), ("both.svg", "1")],
    )
    .unwrap();
    publish(
        &out,
        "one",
        Replace::SameScenario,
        &[("new.svg", "2"), ("both.svg", "2")],
    )
    .unwrap();
    assert_eq!(names(&out), ["both.svg", "manifest.json", "new.svg"]);
    assert_eq!(fs::read_to_string(out.join("both.svg")).unwrap(), "2");

    let refused = publish(&out, "two", Replace::SameScenario, &[]).unwrap_err();
    assert!(matches!(refused, FolderError::OtherScenario { .. }) && refused.to_string().contains("--force"));
    assert_eq!(Manifest::read(&out).unwrap().run.digest, "one");
    publish(&out, "two", Replace::AnyScenario, &[]).unwrap();
    assert_eq!(names(&out), ["manifest.json"]);
    assert_eq!(names(home.path()), ["out"]);
}

#[test]
fn what_somebody_else_put_there_survives() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    publish(&out, "one", Replace::SameScenario, &[("charts/reach.svg", "1")]).unwrap();
    fs::write(out.join("notes.txt"), "for the pitch").unwrap();
    fs::create_dir(out.join("mine")).unwrap();
    fs::write(out.join("mine/plan.txt"), "plan").unwrap();
    fs::write(out.join("charts/mine.svg"), "mine").unwrap();
    publish(&out, "one", Replace::SameScenario, &[("charts/reach.svg", "2")]).unwrap();
    assert_eq!(names(&out), ["charts", "manifest.json", "mine", "notes.txt"]);
    assert_eq!(fs::read_to_string(out.join("charts/mine.svg")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(out.join("mine/plan.txt")).unwrap(), "plan");
    // A name that the result needs from now on is kept under another.
    publish(
        &out,
        "one",
        Replace::SameScenario,
        &[("notes.txt", "ours"), ("mine", "ours")],
    )
    .unwrap();
    assert_eq!(
        names(&out),
        [
            "charts",
            "manifest.json",
            "mine",
            "mine.kept",
            "notes.txt",
            "notes.txt.kept"
        ]
    );
    assert_eq!(fs::read_to_string(out.join("notes.txt.kept")).unwrap(), "for the pitch");
    assert_eq!(fs::read_to_string(out.join("mine.kept/plan.txt")).unwrap(), "plan");
    assert_eq!(names(home.path()), ["out"]);
}

#[test]
fn what_is_no_result_is_left_alone_even_by_force() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("file"), "text").unwrap();
    let photos = home.path().join("photos");
    fs::create_dir(&photos).unwrap();
    fs::write(photos.join("manifest.json"), "{\"name\": \"a web page\"}").unwrap();
    fs::create_dir(home.path().join("empty")).unwrap();
    for replace in [Replace::SameScenario, Replace::AnyScenario] {
        let refused = publish(&home.path().join("file"), "one", replace, &[]).unwrap_err();
        assert!(matches!(refused, FolderError::File { .. }) && refused.to_string().contains("--out DIR"));
        let refused = publish(&photos, "one", replace, &[]).unwrap_err();
        assert!(matches!(refused, FolderError::Foreign { .. }) && refused.to_string().contains("left alone"));
        let refused = publish(&home.path().join("file/deeper"), "one", replace, &[]).unwrap_err();
        assert!(matches!(refused, FolderError::File { .. }), "{refused}");
        publish(&home.path().join("empty"), "one", replace, &[]).unwrap();
    }
    assert_eq!(names(home.path()), ["empty", "file", "photos"]);
    assert_eq!(names(&photos), ["manifest.json"]);
}

#[test]
fn an_interrupted_replacement_is_taken_back_or_finished() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    publish(&out, "one", Replace::SameScenario, &[("a.svg", "1")]).unwrap();
    // Interrupted before the new folder moved in: the old one comes back.
    fs::rename(&out, home.path().join(".out.previous")).unwrap();
    ResultFolder::prepare(&out, "one", Replace::SameScenario).unwrap();
    assert_eq!(
        (names(home.path()), names(&out)),
        (
            vec!["out".to_owned()],
            vec!["a.svg".to_owned(), "manifest.json".to_owned()]
        )
    );
    // The same where somebody has made an empty folder in its place since.
    fs::rename(&out, home.path().join(".out.previous")).unwrap();
    fs::create_dir(&out).unwrap();
    ResultFolder::prepare(&out, "one", Replace::SameScenario).unwrap();
    assert_eq!(names(&out), ["a.svg", "manifest.json"]);
    // Interrupted after: the old one goes.
    fs::rename(&out, home.path().join(".out.previous")).unwrap();
    fs::create_dir(&out).unwrap();
    fs::write(
        out.join("manifest.json"),
        Manifest::read(&home.path().join(".out.previous")).unwrap().to_json(),
    )
    .unwrap();
    ResultFolder::prepare(&out, "one", Replace::SameScenario).unwrap();
    assert_eq!(
        (names(home.path()), names(&out)),
        (vec!["out".to_owned()], vec!["manifest.json".to_owned()])
    );
}

#[cfg(unix)]
#[test]
fn a_link_stands_for_its_folder_and_a_dangling_one_is_refused() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("disk")).unwrap();
    std::os::unix::fs::symlink(home.path().join("disk"), home.path().join("out")).unwrap();
    publish(
        &home.path().join("out"),
        "one",
        Replace::SameScenario,
        &[("a.svg", "1")],
    )
    .unwrap();
    assert!(fs::symlink_metadata(home.path().join("out")).unwrap().is_symlink());
    assert_eq!(names(&home.path().join("disk")), ["a.svg", "manifest.json"]);
    std::os::unix::fs::symlink(home.path().join("nowhere"), home.path().join("dangling")).unwrap();
    let refused = publish(&home.path().join("dangling"), "one", Replace::SameScenario, &[]).unwrap_err();
    assert!(matches!(refused, FolderError::Unwritable { .. }), "{refused}");
}

#[cfg(unix)]
#[test]
fn a_published_folder_has_the_permissions_of_any_folder() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("any")).unwrap();
    let out = publish(&home.path().join("out"), "one", Replace::SameScenario, &[]).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&out), mode(&home.path().join("any")));
}

#[test]
#[should_panic(expected = "is no name of a result")]
fn names_that_lead_out_of_the_folder_are_a_mistake_of_ours() {
    let home = tempfile::tempdir().unwrap();
    ResultFolder::prepare(&home.path().join("out"), "one", Replace::SameScenario)
        .unwrap()
        .add("../secret", "");
}
