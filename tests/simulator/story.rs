//! Stories: a replayed trial is the trial of the run, found by what it is, told and drawn without a contradiction.

use crate::charts::assert_tidy_picture;
use crate::kit::{of_policy, outcomes, scenario, shipped};
use std::collections::BTreeMap;
use whoknows::chart::{self, Brand, Ink};
use whoknows::circle::{Requester, Unmet};
use whoknows::experiment::Plan;
use whoknows::report;
use whoknows::scenario::Scenario;
use whoknows::spread::{Read, Way};
use whoknows::story::{Find, Picked, Search, Story, Why, most_telling};
use whoknows::tally::Outcomes;
use whoknows::trial::{Evangelist, FirstReach, Outcome, Replay, Route};
use whoknows::words::Language;
use whoknows::world::PersonId;

/// One of each network model.
fn each_network() -> [Scenario; 3] {
    let few = "experiment.trials=60";
    [
        shipped("credit-union", &[few, "release.wire=3"]),
        shipped(
            "cocktail-party",
            &[few, "world.network.model=random", "experiment.trials_per_world=4"],
        ),
        shipped("network-file", &[few]),
    ]
}

#[test]
fn a_replayed_trial_is_the_trial_of_the_run() {
    for scenario in each_network() {
        let run = outcomes(&scenario);
        let plan = Plan::new(&scenario).unwrap();
        for trial in 0..60 {
            let replay = plan.replay(trial);
            let policies = run.policies;
            let first = trial as usize * policies;
            assert_eq!(replay.outcomes, run.rows[first..first + policies], "trial {trial}");
            for (reads, outcome) in replay.reads.iter().zip(&replay.outcomes) {
                assert_eq!(reads.len(), outcome.people as usize);
                let reposts = reads.iter().filter(|read| read.reposted).count();
                assert_eq!(reposts, outcome.reposts as usize);
                assert!(reads.is_sorted_by(|a, b| a.hours <= b.hours));
                for read in reads.iter().filter(|read| read.reposted) {
                    assert!(replay.audiences.contains_key(&read.person));
                }
                for read in reads {
                    let told_by = read.source.map(|source| &reads[source as usize]);
                    assert_eq!(told_by.map_or(0, |teller| teller.hops) + 1, read.hops);
                    match (read.way, told_by) {
                        (Way::Post, None) => assert!(read.requester.is_some()),
                        (Way::Wire, None) => assert_eq!(read.hours, 0.0),
                        (Way::Repost, Some(teller)) => assert!(teller.reposted),
                        (Way::Forward, Some(teller)) => assert!(teller.forwarded),
                        other => panic!("{other:?}"),
                    }
                }
            }
        }
    }
}

#[test]
fn a_requester_is_accepted_where_no_condition_is_unmet() {
    for scenario in each_network() {
        let plan = Plan::new(&scenario).unwrap();
        let (mut accepted, mut declined) = (0, 0);
        for trial in 0..20 {
            let replay = plan.replay(trial);
            for (requester, unmet) in replay.requesters.iter().zip(&replay.unmet) {
                for (policy, unmet) in unmet.iter().enumerate() {
                    assert_eq!(requester.is_accepted_by(policy), unmet.is_empty());
                    *(if unmet.is_empty() { &mut accepted } else { &mut declined }) += 1;
                }
            }
        }
        assert!(accepted > 0 && declined > 0, "{accepted} accepted, {declined} declined");
    }
}

/// Every find, by looking at all trials in the plainest way.
#[test]
fn finds_are_those_of_a_brute_force() {
    for scenario in [
        shipped("credit-union", &["experiment.trials=400"]),
        shipped("network-file", &["experiment.worlds=30"]),
    ] {
        let run = outcomes(&scenario);
        let first = |trial: u64, policy: usize| run.rows[trial as usize * run.policies + policy].first;
        let trials = (run.rows.len() / run.policies) as u64;
        let median = |mut values: Vec<f64>| {
            values.sort_by(f64::total_cmp);
            values[(values.len() - 1) / 2]
        };
        // The trials of the commonest kind; of equally common ones the kind that comes first.
        let commonest = |trials: &[(u64, FirstReach)], kind: fn(&FirstReach) -> String| {
            let alike = |wanted: &String| {
                trials
                    .iter()
                    .filter(|(_, first)| kind(first) == *wanted)
                    .copied()
                    .collect()
            };
            let kinds = trials.iter().rev().map(|(_, first)| kind(first));
            let kinds = kinds.map(|kind| -> Vec<(u64, FirstReach)> { alike(&kind) });
            kinds.max_by_key(Vec::len).unwrap()
        };
        let start = |first: &FirstReach| match first.evangelist {
            Evangelist::Wire | Evangelist::Visitor { .. } => "wire".to_owned(),
            Evangelist::Contact { segment, .. } => segment.to_string(),
        };
        let most_typical = |trials: &[(u64, FirstReach)]| {
            let trials = &commonest(&commonest(trials, start), |first| format!("{:?}", first.way));
            let hops = median(trials.iter().map(|(_, first)| f64::from(first.hops)).collect());
            let hours = median(trials.iter().map(|(_, first)| first.hours).collect());
            let mut order = trials.clone();
            order.sort_by(|a, b| {
                let far = |first: &FirstReach| ((f64::from(first.hops) - hops).abs(), (first.hours - hours).abs());
                far(&a.1).partial_cmp(&far(&b.1)).unwrap().then(a.0.cmp(&b.0))
            });
            order[0].0
        };
        for policy in 0..run.policies {
            let successes: Vec<(u64, FirstReach)> = (0..trials)
                .filter_map(|trial| Some((trial, first(trial, policy)?)))
                .collect();
            let typical = Find::Typical.pick(&run, false, Some(policy)).unwrap();
            assert_eq!((typical.trial, typical.policy), (most_typical(&successes), policy));
            let longest = Find::Longest.pick(&run, false, Some(policy)).unwrap();
            let hops = successes.iter().map(|(_, first)| first.hops).max().unwrap();
            let as_long: Vec<u64> = successes
                .iter()
                .filter(|(_, first)| first.hops == hops)
                .map(|(t, _)| *t)
                .collect();
            assert_eq!(longest.trial, as_long[0]);
            let search = Search {
                trials,
                interrupted: false,
            };
            assert_eq!(
                longest.why,
                Why::Longest {
                    search,
                    successes: successes.len() as u64,
                    alike: as_long.len() as u64
                }
            );
            for missed in (0..run.policies).filter(|&missed| missed != policy) {
                let find = Find::Only {
                    reached: policy,
                    missed,
                };
                let alone = |a: usize, b: usize| {
                    (0..trials).filter(move |&trial| first(trial, a).is_some() && first(trial, b).is_none())
                };
                let declined = |trial: u64| match first(trial, policy).unwrap().evangelist {
                    Evangelist::Contact { accepted_by, .. } => accepted_by & 1 << missed == 0,
                    Evangelist::Wire | Evangelist::Visitor { .. } => false,
                };
                let with_first = |trial: u64| (trial, first(trial, policy).unwrap());
                let (yes, no): (Vec<u64>, Vec<u64>) = alone(policy, missed).partition(|&trial| declined(trial));
                let Ok(picked) = find.pick(&run, false, None) else {
                    assert_eq!(alone(policy, missed).count(), 0);
                    continue;
                };
                let commoner = if yes.len() >= no.len() { &yes } else { &no };
                let commoner: Vec<(u64, FirstReach)> = commoner.iter().map(|&trial| with_first(trial)).collect();
                assert_eq!((picked.trial, picked.policy), (most_typical(&commoner), policy));
                assert_eq!(
                    picked.why,
                    Why::Only {
                        search,
                        missed,
                        alike: (yes.len() + no.len()) as u64,
                        reverse: alone(missed, policy).count() as u64,
                        evangelist_declined: yes.len() as u64,
                    }
                );
            }
        }
        // Without a wish, the policy that reached most often is told.
        let reached = |policy: usize| {
            of_policy(&run, policy)
                .filter(|outcome| outcome.first.is_some())
                .count()
        };
        let most = (0..run.policies).map(reached).max().unwrap();
        assert_eq!(reached(Find::Typical.pick(&run, false, None).unwrap().policy), most);
    }
}

#[test]
fn where_nothing_reaches_the_trial_that_went_farthest_is_told() {
    let outcome = |people, most_hops| Outcome {
        people,
        most_hops,
        ..Outcome::SILENT
    };
    let run = Outcomes {
        rows: vec![outcome(9, 1), outcome(3, 2), outcome(4, 2), outcome(4, 2)],
        ..outcomes(&shipped("cocktail-party", &["experiment.trials=2"]))
    };
    let run = Outcomes { policies: 1, ..run };
    for find in [Find::Typical, Find::Longest] {
        let picked = find.pick(&run, false, None).unwrap();
        assert_eq!(picked.trial, 2);
        assert!(matches!(picked.why, Why::Farthest { search } if search.trials == 4));
    }
}

#[test]
fn a_story_tells_the_trial_as_it_was() {
    for scenario in each_network() {
        let run = outcomes(&scenario);
        let plan = Plan::new(&scenario).unwrap();
        for policy in 0..run.policies {
            let picked = Find::Typical.pick(&run, false, Some(policy)).unwrap();
            let trial = picked.trial;
            let story = Story::new(&scenario, &plan.replay(trial), picked);
            assert_eq!(story.world, trial / scenario.experiment.trials_per_world);
            for (index, other) in story.policies.iter().enumerate() {
                let outcome = run.rows[trial as usize * run.policies + index];
                assert_eq!(other.outcome, outcome);
                let Some(first) = outcome.first else {
                    assert_eq!(other.chain.len() as u32, outcome.most_hops);
                    continue;
                };
                let last = other.chain.last().unwrap();
                assert_eq!(
                    (other.chain.len() as u32, last.hours, last.way),
                    (first.hops, first.hours, first.way)
                );
                assert!(scenario.segments[last.segment].decision_maker);
                match first.evangelist {
                    Evangelist::Contact { segment, accepted_by } => {
                        assert_eq!(other.chain[0].segment, usize::from(segment));
                        assert_eq!(other.chain[0].accepted_by, Some(accepted_by));
                        for policy in 0..run.policies {
                            let declined = other.chain[0].is_declined_by(policy);
                            assert_eq!(declined, !other.chain[0].unmet[policy].is_empty());
                        }
                    }
                    Evangelist::Wire => assert_eq!(other.chain[0].way, Way::Wire),
                    Evangelist::Visitor { .. } => panic!("there is no forum"),
                }
            }
            // One name per person, whatever the policy.
            let people: BTreeMap<PersonId, &str> = story
                .policies
                .iter()
                .flat_map(|other| &other.chain)
                .map(|link| (link.person, &*link.name))
                .collect();
            let names: std::collections::BTreeSet<&str> = people.values().copied().collect();
            assert_eq!(names.len(), people.len());
            for link in story.policies.iter().flat_map(|other| &other.chain) {
                assert_eq!(people[&link.person], link.name);
            }
        }
    }
}

/// Two policies, a decision-maker, and names as somebody may write them.
fn invented_scenario(policies: &[&str], segment: &str) -> Scenario {
    let policy = |(index, name)| format!("[[policy]]\nname = {name:?}\nmin_relevance = 0.{index}\n");
    let policies = policies.iter().enumerate().map(policy).collect::<Vec<_>>().concat();
    scenario(&format!(
        "title = \"A <b>title</b>\"\n[world]\npeople = 9000\n\
         [[segment]]\nname = \"boss\"\ncount = 20\ndecision_maker = true\n\
         [[segment]]\nname = {segment:?}\nfraction = 1.0\n[requests]\ncount = 8\n{policies}"
    ))
}

/// A chain of `hops`, with `crowd` people told by its first person, by contacts, and by one another; under the first policy
/// only. Every third contact is declined by the second.
fn invented_replay(policies: usize, hops: usize, crowd: usize) -> Replay {
    let contacts = (hops.min(1) + crowd / 3).max(1);
    let requester = |index: usize| Requester {
        person: PersonId(index as u32),
        segment: 1,
        accepted_by: if index.is_multiple_of(3) { 1 } else { 3 },
    };
    let mut reads: Vec<Read> = Vec::new();
    for index in 0..hops + crowd {
        let number = index as u32;
        // Someone of the chain comes up every few reads, as long as it lasts.
        let every = (crowd / hops.max(1)).min(6) + 1;
        let link = (index % every == 0 && index / every < hops).then_some(index / every);
        let told_by = match link {
            Some(0) => None,
            Some(link) => Some((link - 1) * every),
            None if index < contacts => None,
            None => Some((index * index + 7 * index) % index.min(contacts + 20)),
        };
        let hop = told_by.map_or(1, |source| reads[source].hops + 1);
        reads.push(Read {
            layer: 0,
            person: PersonId(number),
            segment: u16::from(link.map(|link| link + 1) != Some(hops)),
            hours: 0.25 + 0.5 * f64::from(number),
            hops: hop,
            way: match told_by {
                None => Way::Post,
                Some(_) if link.is_some_and(|link| link % 2 == 1) => Way::Forward,
                Some(_) => Way::Repost,
            },
            source: told_by.map(|source| source as u32),
            requester: (index < contacts).then_some(number),
            reposted: false,
            forwarded: false,
        });
    }
    for index in 0..reads.len() {
        if let Some(source) = reads[index].source {
            let way = reads[index].way;
            reads[source as usize].reposted |= way == Way::Repost;
            reads[source as usize].forwarded |= way == Way::Forward;
        }
    }
    let end = reads.iter().find(|read| read.segment == 0);
    let told = Outcome {
        accepted: contacts as u32,
        people: reads.len() as u32,
        decision_makers: u32::from(end.is_some()),
        reposts: reads.iter().filter(|read| read.reposted).count() as u32,
        forwards: reads.iter().filter(|read| read.forwarded).count() as u32,
        first: end.map(|read| FirstReach {
            route: Route::default(),
            hours: read.hours,
            hops: read.hops,
            way: read.way,
            evangelist: Evangelist::Contact {
                segment: 1,
                accepted_by: 1,
            },
            ends: None,
        }),
        ..Outcome::SILENT
    };
    let requesters: Vec<Requester> = (0..contacts).map(requester).collect();
    let unmet = |requester: &Requester| {
        let of_policy = |policy| {
            if requester.is_accepted_by(policy) {
                vec![]
            } else {
                let (shown, least) = (0.0951, policy as f64 / 10.0);
                vec![Unmet::Bio, Unmet::Relevance { shown, least }]
            }
        };
        (0..policies).map(of_policy).collect()
    };
    Replay {
        unmet: requesters.iter().map(unmet).collect(),
        audiences: reads.iter().map(|read| (read.person, 40 + read.person.0)).collect(),
        outcomes: (0..policies)
            .map(|policy| if policy == 0 { told } else { Outcome::SILENT })
            .collect(),
        reads: (0..policies)
            .map(|policy| if policy == 0 { reads.clone() } else { vec![] })
            .collect(),
        releases: vec![vec![]; policies],
        contacts_at: vec![],
        requesters,
    }
}

fn invented_story(scenario: &Scenario, hops: usize, crowd: usize) -> Story {
    let replay = invented_replay(scenario.policies.len(), hops, crowd);
    let why = Why::Only {
        search: Search {
            trials: 20_000,
            interrupted: false,
        },
        missed: 1,
        alike: 1202,
        reverse: 142,
        evangelist_declined: 1000,
    };
    let picked = Picked {
        trial: 4711,
        policy: most_telling(&replay),
        why: if scenario.policies.len() > 1 { why } else { Why::Asked },
    };
    Story::new(scenario, &replay, picked)
}

/// With plain spaces, to compare by eye.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_story_in_words() {
    let scenario = invented_scenario(&["open", "picky ones"], "T-shirt shop");
    let mut told = String::new();
    for (hops, crowd) in [(3, 9), (0, 0)] {
        let story = invented_story(&scenario, hops, crowd);
        for language in Language::ALL {
            let words = language.words();
            told.extend(["# ", &words.story_title(&story), "\n"]);
            told.extend(["(", &words.story_like_this(&story), ")\n"]);
            for passage in words.telling(&story) {
                told.extend(["\n## ", &passage.heading.unwrap_or_default(), "\n"]);
                told += &passage.paragraphs.join("\n");
                told += "\n";
            }
            told += "\n";
        }
    }
    insta::assert_snapshot!(plain(&told));
}

#[test]
fn a_story_in_json() {
    let scenario = invented_scenario(&["open", "picky ones"], "T-shirt shop");
    let story = invented_story(&scenario, 2, 1);
    insta::assert_snapshot!(report::story::to_json(&story, &scenario, "digest"));
}

/// Over lengths of chains, sizes of crowds and lengths of names.
#[test]
fn no_text_of_a_story_overlaps_another_or_leaves_its_sheet() {
    let long = "policy with a name of forty letters here";
    for (policies, segment) in [
        (&["open", "picky"][..], "peer"),
        (
            &[long, "another policy whose name is as long ok"],
            "segment with a name of forty letters ok.",
        ),
        (
            &["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"],
            "peer in financial services",
        ),
        (&["alone"], "peer"),
    ] {
        let scenario = invented_scenario(policies, segment);
        for hops in [0, 1, 2, 4, 5, 8, 13, 17, 40] {
            for crowd in [0, 90] {
                let story = invented_story(&scenario, hops, crowd);
                for language in Language::ALL {
                    for chart in chart::of_story(Ink::of_house(language.words()), &story) {
                        let case = format!("{} of {hops} hops amid {crowd}, {policies:?}", chart.name);
                        assert_tidy_picture(&case, &chart.svg, 18.0);
                    }
                    let page = chart::animation(Ink::of_house(language.words()), &story).html;
                    for (svg, smallest) in playable(&page).into_iter().zip([18.0, 22.0]) {
                        let case = format!("on a page, {hops} hops amid {crowd}, {policies:?}, type of {smallest}");
                        assert_tidy_picture(&case, svg, smallest);
                    }
                }
            }
        }
    }
}

/// The pictures of a page that plays: the slide, and the upright one.
fn playable(html: &str) -> [&str; 2] {
    let pictures: Vec<&str> = html
        .match_indices("<svg")
        .filter_map(|(at, _)| html[at..].split_inclusive("</svg>").next())
        .collect();
    pictures.try_into().expect("there are two")
}

#[test]
fn hostile_names_are_told_and_drawn_as_text() {
    let hostile = "<script>alert('1')</script> & *_`\"";
    let scenario = invented_scenario(&[hostile, "b"], "</svg><img src=x onerror=alert(2)>");
    let story = invented_story(&scenario, 3, 20);
    for language in Language::ALL {
        let words = language.words();
        let charts = chart::of_story(Ink::of_house(words), &story);
        let fragment = chart::animation(Ink::of_house(words), &story);
        let page = fragment.html.replace(include_str!("../../templates/story.js"), "");
        let markdown = report::story::to_markdown(words, &story, &charts);
        for text in charts.iter().map(|chart| &chart.svg).chain([&page, &markdown]) {
            assert!(
                !text.contains("<script>alert") && !text.contains("<img") && !text.contains("<b>"),
                "{text}"
            );
        }
        assert!(markdown.contains("&lt;script&gt;") && markdown.contains("\\*\\_\\`"));
        for chart in charts {
            Brand::house().png(&chart.svg).unwrap();
        }
    }
}

/// A GIF of the right size and length, the same each time.
#[test]
fn the_film_is_small_and_always_the_same() {
    let scenario = invented_scenario(&["open", "picky"], "peer");
    for (hops, crowd) in [(0, 0), (3, 60), (4, 900)] {
        let story = invented_story(&scenario, hops, crowd);
        let film = chart::film(Ink::of_house(Language::English.words()), &story).unwrap();
        assert_eq!(
            film,
            chart::film(Ink::of_house(Language::English.words()), &story).unwrap()
        );
        assert!(film.len() < 5_000_000, "{} bytes", film.len());
        let mut options = gif::DecodeOptions::new();
        options.set_color_output(gif::ColorOutput::Indexed);
        let mut frames = options.read_info(film.as_slice()).unwrap();
        assert_eq!((frames.width(), frames.height()), (1280, 720));
        let (mut count, mut hundredths) = (0, 0);
        while let Some(frame) = frames.read_next_frame().unwrap() {
            count += 1;
            hundredths += u32::from(frame.delay);
        }
        assert_eq!(count, 90);
        assert!((900..1200).contains(&hundredths), "{hundredths} hundredths of a second");
    }
}

/// Everything on the page that plays is drawn without script, needs nothing from elsewhere, and knows its times.
#[test]
fn the_animation_stands_alone() {
    let scenario = invented_scenario(&["open", "picky"], "peer");
    let story = invented_story(&scenario, 3, 60);
    let html = chart::animation(Ink::of_house(Language::German.words()), &story).html;
    for outside in ["http://", "https://", "url(", "import", "eval(", "fetch("] {
        let allowed = html.replace("http://www.w3.org/2000/svg", "");
        assert!(!allowed.contains(outside), "{outside}");
    }
    for word in [
        "Abspielen",
        "Anhalten",
        "type=\"range\"",
        "aria-label=\"Stunden seit der Veröffentlichung\"",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let times = html.split("data-times=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(times.split(' ').count(), story.readers.len());
    let dots = html.matches("data-h=").count();
    assert!(
        dots >= 2 * story.readers.len() - 20,
        "{dots} parts for {} readers",
        story.readers.len()
    );
    assert!(!html.contains("display:none\" data-h"));
}
