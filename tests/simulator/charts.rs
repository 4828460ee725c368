//! Charts and report: findings claim no more than intervals allow, nothing overlaps, nothing leaves its sheet, same input
//! gives the same bytes, and no text of a scenario becomes markup.

use std::path::PathBuf;

use resvg::usvg;
use whoknows::chart::{self, Brand, Chart, Ink};
use whoknows::estimate::{Answers, Estimate, HopShare, PeoplePoint};
use whoknows::report::{self, Audience, Parts, Presentation};
use whoknows::scenario::{Length, Scenario};
use whoknows::words::{Language, Words};

use crate::invented::{Invented, resting_on, scenario};
use crate::kit::shipped;

/// Writes the pictures to the folder named by `WHOKNOWS_LOOK`, for eyes; does nothing without it.
#[test]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("WHOKNOWS_LOOK").map(PathBuf::from) else {
        return;
    };
    let cases = [
        ("story", Invented::credit_union()),
        ("one", Invented::uniform(1, 4, 0.2)),
        ("two-long", Invented::uniform(2, 40, 1e-6)),
        ("eight-long", Invented::uniform(8, 40, 0.02)),
        ("twelve-short", Invented::uniform(12, 4, 1.0)),
        ("twelve-long", Invented::uniform(12, 40, 0.2)),
        ("none", Invented::uniform(4, 12, 0.0)),
    ];
    for (case, invented) in cases {
        let answers = invented.answers();
        let charts = chart::all(Ink::of_house(english()), &answers);
        for Chart {
            name, svg, upright_svg, ..
        } in &charts
        {
            std::fs::write(folder.join(format!("{case}-{name}.svg")), svg).unwrap();
            std::fs::write(
                folder.join(format!("{case}-{name}.png")),
                Brand::house().png(svg).unwrap(),
            )
            .unwrap();
            if let Some(upright) = upright_svg {
                let file = folder.join(format!("{case}-{name}-upright.png"));
                std::fs::write(file, Brand::house().png(upright).unwrap()).unwrap();
            }
        }
        let page = page(&answers, &scenario(), "seed = 2009\n", &charts);
        std::fs::write(folder.join(format!("{case}.html")), page).unwrap();
    }
}

/// Charts of the most open policy that reached, and no other.
pub const OF_ONE: [&str; 2] = ["credit", "looks"];

/// English words.
fn english() -> &'static dyn Words {
    Language::English.words()
}

/// The report for analysts, in English.
fn page(answers: &Answers, scenario: &Scenario, resolved: &str, charts: &[Chart]) -> String {
    let parts = Parts {
        sections: &[],
        recommendation: &[],
        answers,
        scenario,
        resolved,
        charts,
        story: None,
        what_if: None,
    };
    report::html(Presentation::default(), &Brand::house(), &parts).unwrap()
}

/// The same words with plain spaces.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn title(answers: &Answers, name: &str) -> String {
    let charts = chart::all(Ink::of_house(english()), answers);
    plain(&charts.iter().find(|chart| chart.name == name).unwrap().title)
}

/// Two policies that reach this often.
fn race(a: f64, b: f64, trials: u64) -> Answers {
    let names = ["open", "selective"].map(str::to_owned).to_vec();
    Invented {
        trials,
        names,
        reaches: vec![a, b],
        ..Invented::credit_union()
    }
    .answers()
}

#[test]
fn a_clear_winner_is_named_with_its_interval() {
    let answers = race(0.124, 0.071, 20_000);
    assert_eq!(
        title(&answers, "reach"),
        "“open” reaches a decision-maker most often: in 12.4 % of trials (11.9 to 12.9 %)"
    );
    assert_eq!(
        title(&answers, "advantage"),
        "“selective” succeeds less often than “open”, by 5.3 points (4.9 to 5.7)"
    );
    let verdict = english().verdict(&answers);
    assert_eq!(
        plain(&verdict[0]),
        "“open” reaches a decision-maker in 12.4 % of trials, “selective” in 7.1 %: 5.3 points more (95 % interval 4.9 to 5.7)."
    );
    assert_eq!(
        plain(&verdict[1]),
        "In the same 20 000 worlds, “open” alone succeeded 1202 times, “selective” alone 142 times."
    );
    assert_eq!(verdict.len(), 3, "and one on money");
}

#[test]
fn the_winner_against_the_baseline_is_named_in_the_chart_of_advantage() {
    let title = title(&race(0.071, 0.124, 20_000), "advantage");
    assert_eq!(
        title,
        "“selective” succeeds more often than “open”, by 5.3 points (4.9 to 5.7)"
    );
}

#[test]
fn few_trials_are_too_close_to_call() {
    let answers = race(0.12, 0.10, 100);
    assert_eq!(title(&answers, "reach"), "“open” and “selective” are too close to call");
    assert_eq!(title(&answers, "advantage"), "No policy is clearly better than “open”");
    assert!(
        english()
            .verdict(&answers)
            .iter()
            .any(|sentence| sentence.contains("too close to call"))
    );
}

#[test]
fn a_difference_inside_the_zone_is_no_practical_one() {
    let answers = race(0.100, 0.101, 20_000);
    assert_eq!(
        title(&answers, "reach"),
        "No practical difference between “selective” and “open”"
    );
    assert_eq!(
        title(&answers, "advantage"),
        "No policy differs from “open” by enough to matter"
    );
}

#[test]
fn a_sure_difference_that_is_too_small_is_not_sold_as_a_win() {
    let answers = race(0.104, 0.100, 200_000);
    assert_eq!(
        title(&answers, "reach"),
        "No practical difference between “open” and “selective”"
    );
    assert!(
        english()
            .verdict(&answers)
            .iter()
            .any(|sentence| sentence.contains("too small to matter"))
    );
}

#[test]
fn a_sure_difference_that_may_be_too_small_says_so() {
    let answers = race(0.111, 0.100, 20_000);
    assert_eq!(
        title(&answers, "reach"),
        "“open” is ahead of “selective”, perhaps by too little to matter"
    );
    assert!(
        english()
            .verdict(&answers)
            .iter()
            .any(|sentence| sentence.contains("its interval reaches below"))
    );
}

#[test]
fn the_leader_is_not_called_best_while_a_third_policy_is_level_with_it() {
    let mut invented = Invented::credit_union();
    invented.reaches = vec![0.10, 0.200, 0.201, 0.03];
    for (trials, judgement) in [
        (20_000, "No practical difference between “selective” and “courtesy”"),
        (200, "“selective” and “courtesy” are too close to call"),
    ] {
        invented.trials = trials;
        let answers = invented.answers();
        assert_eq!(title(&answers, "reach"), judgement);
        let sentence = format!("{judgement}.");
        assert!(
            english().verdict(&answers).contains(&sentence),
            "{:?}",
            english().verdict(&answers)
        );
    }
}

#[test]
fn nobody_reached_is_said_and_bounded() {
    let answers = race(0.0, 0.0, 20_000);
    assert_eq!(
        title(&answers, "reach"),
        "No policy ever reached a decision-maker in 20 000 trials"
    );
    assert_eq!(title(&answers, "credit"), "No success, so nobody to credit");
    assert!(plain(&english().verdict(&answers)[1]).contains("as high as 0.010 %"));
}

#[test]
fn the_median_time_comes_with_its_interval_or_a_warning() {
    let mut invented = Invented::credit_union();
    let mut time_of = |trials| {
        invented.trials = trials;
        plain(&title(&invented.answers(), "time"))
    };
    assert!(time_of(100).contains(" to "));
    let few = time_of(20);
    assert!(few.contains("within about") && few.contains("of only"), "{few}");
}

#[test]
fn a_success_of_the_release_itself_comes_at_once() {
    let mut answers = Invented::credit_union().answers();
    for policy in &mut answers.policies {
        policy.first_reach_hours_median = Some(0.0);
        policy.first_reach_hours_median_low = Some(0.0);
        policy.first_reach_hours_median_high = Some(0.0);
    }
    let title = title(&answers, "time");
    assert!(title.ends_with("come at once"), "{title}");
}

#[test]
fn all_is_said_of_all_and_only_of_all() {
    let mut answers = race(0.1, 0.05, 20_000);
    let mut titled = |trials: u64, share: f64| {
        answers.policies[0].hops[0] = HopShare {
            hops: 1,
            trials,
            share: Estimate {
                estimate: share,
                low: share / 2.0,
                high: share + 0.002,
            },
        };
        title(&answers, "hops")
    };
    let all = titled(0, 0.0);
    assert_eq!(
        all,
        "No decision-maker here asks to connect, so every success needs somebody to pass it on"
    );
    let nearly_all = titled(1, 0.000_6);
    assert_eq!(
        nearly_all,
        "Somebody had to pass it on in 99.94 % of successes under “open” (99.74 to 99.97 %)"
    );
}

#[test]
fn one_hop_that_never_reaches_is_said_once() {
    let mut answers = Invented::credit_union().answers();
    let mentions = |answers: &Answers| {
        let charts = chart::all(Ink::of_house(english()), answers);
        let texts = texts(&charts[0].svg);
        texts.iter().filter(|(text, _)| text.contains("one hop")).count()
    };
    assert_eq!(mentions(&answers), 1 + answers.policies.len());
    for policy in &mut answers.policies {
        policy.one_hop_reach.estimate = 0.0;
    }
    assert_eq!(mentions(&answers), 1);
}

#[test]
fn segments_without_success_are_named() {
    let mut invented = scenario();
    for name in ["peers in research", "pen pal"] {
        let mut segment = shipped("credit-union", &[]).segments.remove(0);
        segment.name = name.to_owned();
        invented.segments.push(segment);
    }
    let answers = resting_on(&Invented::credit_union().answers(), &invented);
    let sentence = "No success began with: “pen pal”.";
    let charts = chart::all(Ink::of_house(english()), &answers);
    assert!(charts[3].svg.contains(sentence) && charts[3].alt.contains(sentence));
    let page = page(&answers, &invented, "", &[]);
    assert_eq!(page.matches(sentence).count(), answers.policies.len());
    assert!(page.contains("Declined by “open” itself"));
}

#[test]
fn the_people_of_a_network_file_are_not_counted_from_the_scenario() {
    let answers = Invented::credit_union().answers();
    let page = page(&answers, &shipped("network-file", &[]), "", &[]);
    assert!(page.contains("took the people and who hears whom from a network file"));
}

/// Texts of a picture and the boxes they fill.
pub fn texts(svg: &str) -> Vec<(String, usvg::Rect)> {
    fn collect(group: &usvg::Group, found: &mut Vec<(String, usvg::Rect)>) {
        for node in group.children() {
            match node {
                usvg::Node::Group(group) => collect(group, found),
                usvg::Node::Text(text) => {
                    let letters = text.chunks().iter().map(usvg::TextChunk::text).collect();
                    found.push((letters, text.abs_bounding_box()));
                }
                _ => {}
            }
        }
    }
    let mut options = usvg::Options::default();
    for weight in ["Regular", "SemiBold"] {
        let path = format!("{}/assets/fonts/Inter-{weight}.ttf", env!("CARGO_MANIFEST_DIR"));
        options.fontdb_mut().load_font_data(std::fs::read(path).unwrap());
    }
    let mut found = vec![];
    collect(usvg::Tree::from_str(svg, &options).unwrap().root(), &mut found);
    found
}

/// Boxes may touch by a hair: half a pixel of 1920.
pub fn overlap(a: &usvg::Rect, b: &usvg::Rect) -> bool {
    let hair = 0.5;
    a.left() + hair < b.right()
        && b.left() + hair < a.right()
        && a.top() + hair < b.bottom()
        && b.top() + hair < a.bottom()
}

fn assert_tidy(case: &str, answers: &Answers) {
    for language in Language::ALL {
        let case = format!("{case}, {}", language.code());
        assert_charts_tidy(&case, &chart::all(Ink::of_house(language.words()), answers));
    }
}

pub fn assert_charts_tidy(case: &str, charts: &[Chart]) {
    for chart in charts {
        assert_tidy_picture(&format!("{case} {}", chart.name), &chart.svg, 18.0);
        if let Some(upright) = &chart.upright_svg {
            assert_tidy_picture(&format!("{case} upright {}", chart.name), upright, 22.0);
            assert!(
                !upright.contains("…</text>"),
                "{case} upright {}: a text is cut",
                chart.name
            );
        }
    }
}

/// No text of a picture leaves it, overlaps another, or is smaller than this `[px]`.
pub fn assert_tidy_picture(case: &str, svg: &str, smallest: f32) {
    let (width, height) = size(svg);
    let texts = texts(svg);
    assert!(texts.len() >= 4, "{case}: title, subtitle, footer");
    for (index, (text, place)) in texts.iter().enumerate() {
        let inside = place.left() >= 0.0 && place.right() <= width && place.top() >= 0.0 && place.bottom() <= height;
        assert!(inside, "{case}: “{text}” leaves the sheet: {place:?}");
        for (other, there) in &texts[..index] {
            assert!(
                !overlap(place, there),
                "{case}: “{text}” {place:?} overlaps “{other}” {there:?}"
            );
        }
    }
    for size in attributes(svg, "font-size") {
        assert!(size >= smallest, "{case}: type of {size}");
    }
}

/// Width and height of a picture.
fn size(svg: &str) -> (f32, f32) {
    let side = |name| attributes(svg, name).next().expect("a picture has a size");
    (side("width"), side("height"))
}

/// Every number that an attribute has in a picture, in order.
fn attributes<'a>(svg: &'a str, name: &str) -> impl Iterator<Item = f32> + 'a {
    let start = format!(" {name}=\"");
    let places: Vec<usize> = svg.match_indices(&start).map(|(at, start)| at + start.len()).collect();
    places
        .into_iter()
        .filter_map(|at| svg[at..].split('"').next()?.parse().ok())
}

#[test]
fn no_text_overlaps_another_or_leaves_its_sheet() {
    for policies in [1, 2, 4, 8, 12] {
        for letters in [5, 40] {
            for reach in [0.0, 1e-6, 0.17, 1.0] {
                for trials in [1, 20_000] {
                    let case = format!("{policies} policies, {letters} letters, reach {reach}, {trials} trials");
                    let mut invented = Invented::uniform(policies, letters, reach);
                    invented.trials = trials;
                    assert_tidy(&case, &invented.answers());
                }
            }
        }
    }
}

/// What is drawn of what was simulated, not invented: the edges of every table as the estimates leave them.
#[test]
fn charts_of_tiny_and_odd_runs_are_tidy() {
    type Edit = fn(&mut Scenario);
    let edits: [(&str, Edit); 5] = [
        ("as it is", |_| {}),
        ("nobody hears", |scenario| scenario.attention.notice = 0.0),
        ("everybody decides", |scenario| {
            for segment in &mut scenario.segments {
                segment.decision_maker = true;
            }
        }),
        ("nothing costs", |scenario| {
            scenario.outcome.cost_per_request = 0.0;
            scenario.outcome.cost_per_contact = 0.0;
        }),
        ("a wire and a short horizon", |scenario| {
            (scenario.release.wire, scenario.release.horizon) = (30, 2.0);
        }),
    ];
    for (case, edit) in edits {
        for trials in [1, 40] {
            let mut scenario = shipped("credit-union", &[]);
            edit(&mut scenario);
            scenario.experiment.length = Length::Trials(trials);
            let answers = whoknows::study::run(&scenario).expect("it ships").answers;
            let charts = chart::all(Ink::of_house(english()), &answers);
            assert_charts_tidy(&format!("{case}, {trials} trials"), &charts);
        }
    }
}

#[test]
fn without_money_there_is_no_chart_of_value() {
    let names = |scenario: &Scenario| {
        let answers = resting_on(&Invented::credit_union().answers(), scenario);
        let charts = chart::all(Ink::of_house(english()), &answers);
        charts.iter().map(|chart| chart.name).collect::<Vec<_>>()
    };
    let mut free = scenario();
    let all = names(&free);
    assert_eq!(
        all,
        [
            "reach",
            "advantage",
            "time",
            "credit",
            "looks",
            "hops",
            "funnel",
            "people",
            "sizes",
            "value"
        ]
    );
    (
        free.outcome.deal_value,
        free.outcome.cost_per_request,
        free.outcome.cost_per_contact,
    ) = (0.0, 0.0, 0.0);
    assert_eq!(names(&free), all[..9]);
}

/// How often each kind of shape is drawn in which paint: a picture that lost a band or gained a bar is another outline.
#[test]
fn pictures_are_built_like_this() {
    let answers = Invented::credit_union().answers();
    let outline = |chart: &Chart| {
        let (_, body) = chart
            .inline_svg
            .split_once("</desc>")
            .expect("every chart is described");
        let mut shapes = std::collections::BTreeMap::<String, u32>::new();
        for tag in body.split('<').skip(1).filter(|tag| !tag.starts_with('/')) {
            let name = tag.split([' ', '>', '/']).next().unwrap_or_default();
            let class = tag
                .split_once("class=\"")
                .and_then(|(_, rest)| rest.split('"').next())
                .unwrap_or_default();
            *shapes.entry(format!("{name} {class}").trim().to_owned()).or_default() += 1;
        }
        let shapes: Vec<String> = shapes
            .iter()
            .map(|(shape, times)| format!("{shape} × {times}"))
            .collect();
        format!("{}: {}", chart.name, shapes.join(", "))
    };
    let charts = chart::all(Ink::of_house(english()), &answers);
    let outlines: Vec<String> = charts.iter().map(outline).collect();
    insta::assert_snapshot!("outlines", outlines.join("\n"));
}

#[test]
fn names_in_other_scripts_stay_as_they_are() {
    let mut invented = Invented::credit_union();
    let names = ["פתוח לכולם", "مفتوح للجميع", "🙂 courtesy 👍", "開放"];
    invented.names = names.map(str::to_owned).to_vec();
    for chart in chart::all(Ink::of_house(english()), &invented.answers()) {
        for name in names {
            let is_named = chart.svg.contains(name) || name.split(' ').all(|word| chart.svg.contains(word));
            assert!(is_named || OF_ONE.contains(&chart.name), "{}: {name}", chart.name);
        }
        assert!(Brand::house().png(&chart.svg).unwrap().starts_with(b"\x89PNG"));
    }
}

#[test]
fn uneven_and_tiny_runs_are_tidy() {
    let mut uneven = Invented::uniform(12, 40, 0.0);
    uneven.reaches = vec![0.0, 1e-6, 0.001, 0.002, 0.2, 0.21, 0.5, 0.5, 0.51, 0.9, 0.999, 1.0];
    assert_tidy("uneven", &uneven.answers());
    let mut one_trial = Invented::uniform(4, 12, 1.0);
    one_trial.trials = 1;
    assert_tidy("one trial", &one_trial.answers());
    let mut many_segments = Invented::credit_union();
    many_segments.segments = (0..30)
        .map(|index| format!("segment {index} with quite a long name indeed"))
        .collect();
    assert_tidy("many segments", &many_segments.answers());
    assert_tidy("more policies than colours", &Invented::uniform(20, 12, 0.3).answers());
}

#[test]
fn hostile_and_foreign_names_are_drawn_as_text() {
    let mut invented = Invented::credit_union();
    invented.names[1] = "<script>alert(\"1\")</script> & ]]> \u{1}".to_owned();
    invented.names[2] = "Ünïcödé Ελληνικά Кириллица 漢字".to_owned();
    invented.segments[0] = "'\"><img src=x onerror=alert(1)>".to_owned();
    let mut answers = invented.answers();
    answers.scenario.title = "</style><script>alert(2)</script>".to_owned();
    let mut scenario = scenario();
    scenario.title = answers.scenario.title.clone();
    scenario.question = "<b onmouseover='alert(3)'>".to_owned();
    scenario.outcome.currency = "<i>".to_owned();
    let answers = resting_on(&answers, &scenario);
    let charts = chart::all(Ink::of_house(english()), &answers);
    for Chart { svg, .. } in &charts {
        assert!(Brand::house().png(svg).unwrap().starts_with(b"\x89PNG"));
        assert!(!svg.contains("<script") && !svg.contains("<img"));
    }
    let page = page(&answers, &scenario, "title = \"</code><script>\"", &charts);
    for markup in ["<script>alert", "<img", "<b ", "<i>", "</style><s", "</code><s"] {
        assert!(!page.contains(markup), "{markup} became markup");
    }
    assert_eq!(page.matches("<script").count(), 1, "the page's own");
    assert!(page.contains("script&#62;alert"));
}

#[test]
fn the_report_needs_nothing_from_elsewhere() {
    let answers = Invented::credit_union().answers();
    let page = page(
        &answers,
        &scenario(),
        "seed = 2009",
        &chart::all(Ink::of_house(english()), &answers),
    );
    let page = page.replace("http://www.w3.org/2000/svg", "");
    for request in [
        "http:", "https:", "src=", "@import", "<link", "url(//", "href=\"/", "fetch(", "import(",
    ] {
        assert!(!page.contains(request), "{request}");
    }
    assert_eq!(
        page.matches("@font-face").count(),
        2,
        "the typeface is embedded once, in two weights"
    );
    assert!(page.len() < 2_000_000);
}

/// Only the client's report leaves tables out, and neither loses the verdict or a picture.
#[test]
fn a_client_sees_the_answer_and_an_analyst_everything() {
    let (answers, scenario) = (Invented::credit_union().answers(), scenario());
    let charts = chart::all(Ink::of_house(english()), &answers);
    let parts = Parts {
        sections: &[],
        recommendation: &[],
        answers: &answers,
        scenario: &scenario,
        resolved: "seed = 2009",
        charts: &charts,
        story: None,
        what_if: None,
    };
    let page = |audience| {
        let language = Language::English;
        report::html(
            Presentation {
                language,
                audience,
                slides: false,
                charts: true,
                live: false,
            },
            &Brand::house(),
            &parts,
        )
        .unwrap()
    };
    let (client, analyst) = (page(Audience::Client), page(Audience::Analyst));
    for part in [
        "verdict",
        "pictures",
        "policies",
        "change",
        "method",
        "assumptions",
        "reproduce",
    ] {
        let id = format!("{part}\"");
        assert!(client.contains(&id) && analyst.contains(&id), "{part}");
    }
    for part in ["comparisons", "percentiles", "credit", "settings"] {
        let id = format!("<section id=\"{part}\"");
        assert!(!client.contains(&id) && analyst.contains(&id), "{part}");
    }
    for chart in &charts {
        assert!(client.contains(&chart.inline_svg) && analyst.contains(&chart.inline_svg));
    }
}

/// The page lets no script run but its own and the story's: their digests, and no others, are in its policy.
#[test]
fn scripts_are_known_by_their_digests() {
    let (answers, scenario) = (Invented::credit_union().answers(), scenario());
    let page = |story| {
        let parts = Parts {
            sections: &[],
            recommendation: &[],
            answers: &answers,
            scenario: &scenario,
            resolved: "",
            charts: &[],
            story,
            what_if: None,
        };
        report::html(Presentation::default(), &Brand::house(), &parts).unwrap()
    };
    let digests = |page: &str| page.matches("'sha256-").count();
    assert_eq!(digests(&page(None)), 1);
    let told = page(Some("<p>told</p><script>1 + 1</script>"));
    assert_eq!(digests(&told), 2);
    // printf '1 + 1' | openssl dgst -sha256 -binary | base64
    assert!(
        told.contains("'sha256-cvzllEegH0iLEWnS10JnnP4waol3LWf+8Bi8/pVDH2g='"),
        "{}",
        &told[..900]
    );
}

#[test]
fn every_id_of_the_report_is_unique() {
    let answers = Invented::credit_union().answers();
    let page = page(
        &answers,
        &scenario(),
        "",
        &chart::all(Ink::of_house(english()), &answers),
    );
    let mut ids: Vec<&str> = page
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn same_answers_same_bytes() {
    let answers = Invented::credit_union().answers();
    let twice = [(); 2].map(|()| {
        let charts = chart::all(Ink::of_house(english()), &answers);
        let pictures: Vec<Vec<u8>> = charts
            .iter()
            .map(|chart| Brand::house().png(&chart.svg).unwrap())
            .collect();
        (page(&answers, &scenario(), "", &charts), charts, pictures)
    });
    assert!(twice[0] == twice[1]);
}

#[test]
fn pictures_are_of_full_size_and_light() {
    let answers = Invented::uniform(12, 40, 0.2).answers();
    for Chart { name, svg, .. } in chart::all(Ink::of_house(english()), &answers) {
        let png = Brand::house().png(&svg).unwrap();
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!((side(16), side(20)), (1920, 1080));
        assert!(svg.len() < 200_000, "{name}: {} bytes", svg.len());
    }
}

/// What differs in the middle of [`long_names`].
const TELLING: [&str; 12] = [
    "alpha", "bravo", "cargo", "delta", "eagle", "fable", "grape", "hotel", "igloo", "joker", "koala", "lemon",
];

/// So many names of a hundred letters that differ in one word alone.
fn long_names(count: usize) -> Vec<String> {
    let name = |word: &&str| {
        format!(
            "accept whoever asks for it and is even marginally relevant, rule {word} of the policy that the partners agreed on"
        )
    };
    TELLING[..count].iter().map(name).collect()
}

#[test]
fn policies_that_are_shown_have_colours_of_their_own() {
    let mut invented = Invented::uniform(26, 12, 0.1);
    invented
        .names
        .extend(["yonder", "farther", "farthest", "last"].map(str::to_owned));
    invented.reaches = (0..30).map(|index| 0.1 + 0.01 * f64::from(index)).collect();
    let mut answers = invented.answers();
    let farther = answers.policies.iter().position(|policy| policy.name == "farther");
    answers.baseline = farther.unwrap();
    for chart in chart::all(Ink::of_house(english()), &answers) {
        let classes: std::collections::BTreeSet<&str> = chart
            .svg
            .split("class=\"fill-p")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|rest| rest.bytes().all(|digit| digit.is_ascii_digit()))
            .collect();
        let expected = match chart.name {
            name if OF_ONE.contains(&name) => continue,
            "advantage" => 11,
            _ => 12,
        };
        assert_eq!(classes.len(), expected, "{}: {classes:?}", chart.name);
    }
    let colours = [answers.leader(), answers.base()].map(|policy| chart::colour_place(&answers, policy));
    assert!(
        colours[0] != colours[1] && colours.iter().all(|&place| place < 12),
        "{colours:?}"
    );
}

#[test]
fn long_names_are_cut_to_what_tells_them_apart() {
    for policies in [2, 5, 12] {
        let mut invented = Invented::uniform(policies, 5, 0.17);
        invented.names = long_names(policies);
        let answers = invented.answers();
        for language in Language::ALL {
            for chart in chart::all(Ink::of_house(language.words()), &answers) {
                let case = format!("{policies} {} {}", language.code(), chart.name);
                assert_tidy_picture(&case, &chart.svg, 18.0);
                for (sheet, svg) in [("slide", Some(&chart.svg)), ("upright", chart.upright_svg.as_ref())] {
                    let drawn: String = texts(svg.unwrap()).into_iter().map(|(text, _)| text + " ").collect();

                    for word in &TELLING[..policies] {
                        let is_told_apart = drawn.contains(word) || OF_ONE.contains(&chart.name);
                        assert!(is_told_apart, "{case} {sheet}: {word} is not in {drawn}");
                    }
                }
                if !OF_ONE.contains(&chart.name) {
                    assert!(
                        chart.svg.contains(&invented.names[policies - 1]),
                        "{case}: the whole name is told"
                    );
                }
            }
        }
    }
}

#[test]
fn curves_on_one_another_are_all_seen_and_said() {
    let answers = race(0.2, 0.2, 20_000);
    let charts = chart::all(Ink::of_house(english()), &answers);
    let time = charts.iter().find(|chart| chart.name == "time").unwrap();
    let drawn: Vec<String> = texts(&time.svg).into_iter().map(|(text, _)| text).collect();
    assert!(
        drawn
            .join(" ")
            .contains("The curves of “open” and “selective” lie on one another"),
        "{drawn:?}"
    );
    let dashed: Vec<&str> = time
        .inline_svg
        .split("<path")
        .filter(|path| path.contains("stroke-dashoffset"))
        .collect();
    assert_eq!(dashed.len(), 2, "each in turn");
    assert!(dashed[0].contains("stroke-dashoffset=\"0\"") && dashed[1].contains("stroke-dashoffset=\"-22\""));
    let apart = chart::all(Ink::of_house(english()), &race(0.2, 0.22, 20_000));
    assert!(apart.iter().all(|chart| !chart.svg.contains("stroke-dashoffset")));
}

#[test]
fn axes_of_time_end_soon_after_the_action_and_say_so() {
    let mut answers = race(0.2, 0.3, 20_000);
    for policy in &mut answers.policies {
        let end = policy.time_to_reach.last().unwrap().reached.estimate;
        for point in &mut policy.time_to_reach {
            let estimate = if point.hours >= 40.0 {
                end
            } else {
                end * point.hours / 40.0
            };
            point.reached = Estimate {
                estimate,
                low: estimate - 0.005,
                high: estimate + 0.005,
            };
        }
        let last = *policy.people_over_time.last().unwrap();
        let late = policy.people_over_time.iter_mut().filter(|point| point.hours >= 40.0);
        for point in late {
            *point = PeoplePoint {
                hours: point.hours,
                ..last
            };
        }
    }
    for language in Language::ALL {
        let charts = chart::all(Ink::of_house(language.words()), &answers);
        assert_charts_tidy("short action", &charts);
        for chart in charts.iter().filter(|chart| ["time", "people"].contains(&chart.name)) {
            let svg = plain(&chart.svg);
            let drawn: Vec<String> = texts(&chart.svg).into_iter().map(|(text, _)| plain(&text)).collect();
            let drawn = drawn.join(" ");
            let said = match language {
                Language::English => drawn.contains("after that no curve rises") && !drawn.contains("by more than"),
                Language::German => drawn.contains("danach steigt keine Kurve mehr"),
            };
            assert!(said, "{}: {drawn}", chart.name);
            assert!(
                !svg.contains(">14</text>") && svg.contains(">48</text>"),
                "{}: two days of axis",
                chart.name
            );
        }
    }
    let charts = chart::all(Ink::of_house(english()), &answers);
    assert!(
        charts[2].svg.contains("30.0") && charts[2].name == "time",
        "the reach at the horizon"
    );
}

/// Amounts of any size, and many policies, in both languages.
#[test]
fn charts_of_extremes_are_tidy() {
    for scale in [1e15, 1e-9, -1e15, -3.0] {
        for policies in [1, 3, 12] {
            let mut answers = Invented::uniform(policies, 9, 0.17).answers();
            let stretched = |value: f64| value * scale / 400.0;
            for policy in &mut answers.policies {
                let value = policy.value;
                let ends = [value.low, value.high].map(stretched);
                policy.value.estimate = stretched(value.estimate);
                (policy.value.low, policy.value.high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            }
            for policy in &mut answers.policies {
                for bin in &mut policy.value_spread.bins {
                    let ends = [bin.low, bin.high].map(stretched);
                    (bin.low, bin.high, bin.mean) = (ends[0].min(ends[1]), ends[0].max(ends[1]), stretched(bin.mean));
                }
            }
            assert_tidy(&format!("{policies} policies, values of {scale}"), &answers);
        }
    }
    let mut crowd = Invented::uniform(26, 30, 0.3);
    crowd.names = (0..64)
        .map(|index| format!("policy number {index} of a long list of them"))
        .collect();
    crowd.reaches = (0..64).map(|index| f64::from(index) / 80.0).collect();
    assert_tidy("64 policies", &crowd.answers());
}
