//! `base = "other.toml"`, and `[sweep]` of a scenario: what a scenario takes from another one, and where it wants to be looked at.

use super::command_line::{COCKTAIL_PARTY, assert, errors_of, home, refuses, text, write};
use super::scenario_text::{BASE, meant, remarks};
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use whoknows::scenario::{NetworkModel, Sample, Scenario, digest, load, resolved_toml};

/// A folder with the base scenario in it.
fn with_base() -> TempDir {
    let home = home();
    write(&home, "base.toml", BASE);
    home
}

fn loaded(file: &str, set: &[&str]) -> Scenario {
    let set: Vec<String> = set.iter().map(|text| (*text).to_owned()).collect();
    load(Path::new(file), &set)
        .unwrap_or_else(|mistakes| panic!("{mistakes}"))
        .scenario
}

fn mistakes_of(file: &str) -> String {
    load(Path::new(file), &[]).expect_err("it has mistakes").to_string()
}

#[test]
fn what_is_not_said_is_as_in_the_base() {
    let home = with_base();
    let file = write(&home, "same.toml", "base = \"base.toml\"\n");
    assert_eq!(loaded(&file, &[]), meant(BASE, &[]));
    let file = write(
        &home,
        "other.toml",
        "base = \"base.toml\"\ntitle = \"Another\"\n[requests]\ncount = 30\n[[policy]]\nname = \"picky\"\nmin_value = 0.2\n\
         [[policy]]\nname = \"nobody\"\naccept_none = true\n[[segment]]\nname = \"buyer\"\ncount = 11\n",
    );
    let expected = [
        "title=Another",
        "requests.count=30",
        "policy.picky.min_value=0.2",
        "segment.buyer.count=11",
    ];
    let mut expected = meant(BASE, &expected);
    let mut nobody = expected.policies[0].clone();
    (nobody.name, nobody.accept_none) = ("nobody".to_owned(), true);
    expected.policies.push(nobody);
    let found = loaded(&file, &[]);
    assert_eq!(found, expected);
    assert_eq!(digest(&found, &[]), digest(&expected, &[]));
    assert!(!resolved_toml(&found).contains("base = "));
    let told = assert(&["check", &file]).success();
    let told = String::from_utf8_lossy(&told.get_output().stdout).into_owned();
    assert!(
        told.contains("no mistakes; what it leaves out is from ") && told.contains("base.toml"),
        "{told}"
    );
}

#[test]
fn a_key_takes_the_place_of_its_rivals_in_the_base() {
    let home = with_base();
    write(
        &home,
        "precise.toml",
        "base = \"base.toml\"\n[experiment]\nprecision = 0.01\nmax_trials = 5000\n",
    );
    let file = write(
        &home,
        "counted.toml",
        "base = \"precise.toml\"\n[experiment]\ntrials = 70\n[[segment]]\nname = \"buyer\"\nfraction = 0.1\n",
    );
    let expected = meant(
        &BASE.replace("count = 10\n", "fraction = 0.1\n"),
        &["experiment.trials=70"],
    );
    assert_eq!(loaded(&file, &[]), expected);
    assert_eq!(
        loaded(&file, &["experiment.precision=0.02"]),
        meant(
            &BASE.replace("count = 10\n", "fraction = 0.1\n"),
            &["experiment.precision=0.02"]
        )
    );
}

#[test]
fn files_of_a_base_lie_where_it_says() {
    let home = home();
    let network = "[world]\npeople = 4\n[world.network]\nmodel = \"file\"\npath = \"net.txt\"\n";
    let base = BASE
        .replace("[world]\npeople = 500\n", network)
        .replace("count = 10\n", "count = 1\n");
    write(&home, "shared/base.toml", base.replace("count = 20", "count = 2"));
    write(&home, "shared/net.txt", "0 1\n1 2\n2 3\n3 0\n");
    let file = write(&home, "mine/this.toml", "base = \"../shared/base.toml\"\n");
    let above = write(&home, "above.toml", "base = \"mine/this.toml\"\n");
    let path = |file: &str| match loaded(file, &[]).world.network.model {
        NetworkModel::File(list) => list.path.canonicalize().expect("it is there"),
        other => panic!("{other:?}"),
    };
    assert_eq!(path(&above), path(&file));
    let out = home.path().join("out");
    assert(&["run", &file, "--quiet", "--trials", "200", "-o", text(&out)]).success();
}

#[test]
fn bases_that_cannot_be_taken_are_refused_where_they_are_named() {
    let home = with_base();
    let file = write(&home, "a.toml", "base = \"b.toml\"\n");
    assert!(
        mistakes_of(&file).contains("there is no file"),
        "{}",
        mistakes_of(&file)
    );
    write(&home, "b.toml", "base = \"a.toml\"\n");
    let circle = mistakes_of(&file);
    assert!(
        circle.contains("stands on itself") && circle.contains("a.toml:1"),
        "{circle}"
    );
    write(&home, "b.toml", "[requests]\ncount = = 3\n");
    let broken = mistakes_of(&file);
    assert!(broken.contains("b.toml:2"), "{broken}");
    write(&home, "b.toml", BASE.replace("count = 20", "cuont = 20"));
    let misspelt = mistakes_of(&file);
    assert!(
        misspelt.contains("b.toml:5") && misspelt.contains("did you mean `count`?"),
        "{misspelt}"
    );
    let file = write(&home, "number.toml", "base = 3\n");
    assert!(mistakes_of(&file).contains("must be the path of a scenario file"));
    let file = write(&home, "folder.toml", "base = \".\"\n");
    assert!(mistakes_of(&file).contains("is a folder"), "{}", mistakes_of(&file));
    for number in 0..9 {
        write(
            &home,
            &format!("{number}.toml"),
            format!("base = \"{}.toml\"\n", number + 1),
        );
    }
    write(&home, "9.toml", BASE);
    assert!(mistakes_of(&format!("{}/0.toml", text(home.path()))).contains("more than 8 others"));
    assert_eq!(loaded(&format!("{}/1.toml", text(home.path())), &[]), meant(BASE, &[]));
}

#[test]
fn a_base_stands_in_a_file_and_not_on_the_command_line() {
    assert_eq!(
        remarks(BASE, &["base=other.toml"]),
        [
            "mistake 1:1: `base` stands in a file, at its top | write a file that names the base, or change the keys of this one"
        ]
    );
}

// [sweep]
fn planned(sweep: &str) -> String {
    format!("{BASE}\n{sweep}\n")
}

const POINTS: &str = "[sweep]\ntrials = 30\n[[sweep.point]]\nname = \"as it is\"\n[[sweep.point]]\nname = \"few requests\"\n\
    set = { requests.count = 5, policy.picky.min_relevance = 0.9 }\n[[sweep.point]]\nname = \"quoted\"\n\
    set = { \"segment.peer.repost\" = 0.5 }\n";

#[test]
fn a_plan_is_read_written_and_moves_no_number() {
    let axes = planned("[sweep]\nvary = [\"circle.favour=0:2:3\", \"requests.count=5,10\"]\nsample = \"lhs:7\"\n");
    let scenario = meant(&axes, &[]);
    assert_eq!(scenario.sweep.axes().len(), 2);
    assert_eq!(scenario.sweep.sample(), Some(Sample::LatinHypercube(7)));
    for text in [axes, planned(POINTS)] {
        let scenario = meant(&text, &[]);
        assert_eq!(meant(&resolved_toml(&scenario), &[]), scenario);
        assert_eq!(digest(&scenario, &[]), digest(&meant(BASE, &[]), &[]));
    }
    assert!(!resolved_toml(&meant(BASE, &[])).contains("sweep"));
    let points = meant(&planned(POINTS), &[]).sweep.point;
    assert_eq!(points[0].changes(), Vec::<String>::new());
    assert_eq!(
        points[1].changes(),
        ["policy.picky.min_relevance=0.9", "requests.count=5"]
    );
    assert_eq!(points[2].changes(), ["segment.peer.repost=0.5"]);
}

#[test]
fn every_mistake_of_a_plan_is_told() {
    assert_eq!(
        remarks(
            &planned("[sweep]\nvary = [\"circle.favuor=0:2\"]\nsample = \"lsh:7\"\n"),
            &[]
        ),
        [
            "mistake 24:8: `circle.favuor=0:2`: there is no key `circle.favuor`; did you mean circle.favour?",
            "mistake 25:10: `lsh:7` is no sample | write lhs:N or sobol:N, like lhs:200",
        ]
    );
    let found = remarks(
        &planned(
            "[sweep]\nvary = [\"circle.favour=0:2\"]\n[[sweep.point]]\nname = \"a\"\nset = { requests.cuont = 5 }\n",
        ),
        &[],
    );
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("both `vary` and points"), "{found:?}");
    assert!(
        found[1].contains("the point `a`: ") && found[1].contains("did you mean `count`?"),
        "{found:?}"
    );
    let same = planned("[[sweep.point]]\nname = \"a\"\n[[sweep.point]]\nname = \"a\"\n");
    assert!(remarks(&same, &[])[0].contains("two tables [[sweep.point]] are named `a`"));
    let sampled = planned("[[sweep.point]]\nname = \"a\"\n[sweep]\nsample = \"lhs:7\"\n");
    assert!(!remarks(&sampled, &[]).is_empty());
    let sampled = planned("[sweep]\nsample = \"lhs:7\"\n");
    assert!(remarks(&sampled, &[])[0].contains("there are none"));
    let wrong = planned("[[sweep.point]]\nname = \"a\"\nset = [1]\n[sweep]\nvary = \"circle.favour=0:2\"\n");
    assert!(!remarks(&wrong, &[]).is_empty());
}

#[test]
fn a_plan_is_swept_without_a_word_on_the_command_line() {
    let home = home();
    let file = write(&home, "points.toml", planned(POINTS));
    let out = home.path().join("out");
    assert(&["sweep", &file, "--quiet", "--no-charts", "-o", text(&out)]).success();
    let cells = fs::read_to_string(out.join("cells.csv")).expect("cells");
    let names: Vec<&str> = cells
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(
        names,
        [
            "as it is",
            "as it is",
            "few requests",
            "few requests",
            "quoted",
            "quoted"
        ]
    );
    assert!(
        cells.lines().nth(1).is_some_and(|line| line.contains(",30,")),
        "{cells}"
    );

    let axes = write(
        &home,
        "axes.toml",
        planned("[sweep]\nvary = [\"circle.favour=0:2:3\"]\ntrials = 20\n"),
    );
    let (planned_out, said_out) = (home.path().join("planned"), home.path().join("said"));
    assert(&["sweep", &axes, "--quiet", "--no-charts", "-o", text(&planned_out)]).success();
    let said = ["--vary", "circle.favour=0:2:3", "--trials", "20", "--no-charts"];
    let base = write(&home, "base.toml", BASE);
    assert(&[&["sweep", &base, "--quiet", "-o", text(&said_out)], &said[..]].concat()).success();
    let cells = |out: &Path| fs::read(out.join("cells.csv")).expect("cells");
    assert_eq!(cells(&planned_out), cells(&said_out));

    refuses(&["sweep", &base], 2, &["nothing is to be varied", "[sweep]"]);
    refuses(&["sweep", &file, "--sample", "lhs:5"], 2, &["needs axes"]);
    assert!(errors_of(&assert(&["sweep", &base, "--vary", "x=1", "--sample", "lhs:0"]).code(2)).contains("lhs"));
}

/// The cells of the rows of a page's first table that has this heading, its heads first.
fn table_with(page: &str, head: &str) -> Vec<Vec<String>> {
    let table = page
        .split("<table")
        .find(|table| table.contains(&format!(">{head}</th>")))
        .expect("a table with this heading");
    let text = |cell: &str| -> String {
        let start = cell.find('>').map_or(0, |at| at + 1);
        let end = cell.find("</t").unwrap_or(cell.len());
        cell[start..end].trim().to_owned()
    };
    let rows = table.split("<tr").skip(1).map(|row| {
        let cells = row.split("<th").flat_map(|part| part.split("<td")).skip(1);
        cells.map(text).collect()
    });
    rows.collect()
}

#[test]
fn the_table_of_a_sweep_has_each_figure_below_its_head() {
    let home = home();
    let out = home.path().join("out");
    let flags = [
        "--vary",
        "requests.count=5,10",
        "--trials",
        "40",
        "--no-charts",
        "--quiet",
    ];
    assert(&[&["sweep", COCKTAIL_PARTY, "--out", text(&out)], &flags[..]].concat()).code(0);
    let page = fs::read_to_string(out.join("report.html")).expect("a page");
    let table = table_with(&page, "Ahead");
    let at = |head: &str| table[0].iter().position(|name| name.starts_with(head)).expect(head);
    let (ahead, policies) = (at("Ahead"), [at("all comers"), at("the promising")]);
    assert_eq!(table.len(), 3, "{table:?}");
    for row in &table[1..] {
        assert_eq!(row.len(), table[0].len(), "{row:?}");
        assert!(!row[ahead].contains('%'), "{row:?}");
        assert!(policies.iter().all(|&policy| row[policy].contains('%')), "{row:?}");
    }
}
