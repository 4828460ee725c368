//! Slides: a sound archive of well-formed parts whose links lead somewhere, with the texts of a scenario as text; and, where
//! `LibreOffice` is there, a deck that it opens.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::process::{Command, Stdio};

use resvg::usvg::roxmltree::Document;
use whoknows::chart::{self, Brand, Ink};
use whoknows::estimate::Answers;
use whoknows::report;
use whoknows::scenario::Scenario;
use whoknows::words::Language;

use crate::brands::{FIRM, load};
use crate::invented::{Invented, scenario};

fn deck(language: Language, answers: &Answers, scenario: &Scenario) -> Vec<u8> {
    let charts = chart::all(Ink::of_house(language.words()), answers);
    report::slides(language, (answers, scenario), (&[], &[]), &charts, &Brand::house()).unwrap()
}

/// Every part of a deck, by name.
fn parts(deck: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(deck)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = vec![];
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn text(part: &[u8]) -> &str {
    std::str::from_utf8(part).unwrap()
}

/// Path of a link's target, seen from the part that has the link.
fn resolved(part: &str, target: &str) -> String {
    let mut path: Vec<&str> = part.split('/').collect();
    path.pop();
    for step in target.split('/') {
        match step {
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

/// The part that a list of links belongs to: `ppt/slides/_rels/slide1.xml.rels` is that of `ppt/slides/slide1.xml`.
fn owner(rels: &str) -> String {
    rels.replace("_rels/", "").trim_end_matches(".rels").to_owned()
}

fn assert_sound(deck: &[u8]) {
    let parts = parts(deck);
    let types = Document::parse(text(&parts["[Content_Types].xml"])).unwrap();
    let known = |name: &str| {
        types.descendants().any(|node| {
            node.attribute("PartName") == Some(&format!("/{name}"))
                || node
                    .attribute("Extension")
                    .is_some_and(|extension| name.ends_with(extension) && extension != "xml")
        })
    };
    for (name, bytes) in &parts {
        assert!(name == "[Content_Types].xml" || known(name), "{name} has no type");
        if name.starts_with("ppt/media/") {
            assert!(bytes.starts_with(b"\x89PNG"), "{name}");
            continue;
        }
        let document = Document::parse(text(bytes)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut ids = vec![];
        for link in document.descendants().filter(|node| node.has_tag_name("Relationship")) {
            let target = resolved(&owner(name), link.attribute("Target").unwrap());
            assert!(parts.contains_key(&target), "{name} leads to {target}");
        }
        for node in document.descendants() {
            ids.extend(
                node.attributes()
                    .filter(|a| a.value().starts_with("rId") && a.namespace().is_some())
                    .map(|a| a.value().to_owned()),
            );
        }
        if ids.is_empty() {
            continue;
        }
        let (folder, file) = name.rsplit_once('/').unwrap();
        let links = text(&parts[&format!("{folder}/_rels/{file}.rels")]);
        for id in ids {
            assert!(links.contains(&format!("\"{id}\"")), "{name} uses {id}");
        }
    }
}

#[test]
fn a_deck_is_sound_and_the_same_every_time() {
    let (answers, scenario) = (Invented::credit_union().answers(), scenario());
    for language in Language::ALL {
        let one = deck(language, &answers, &scenario);
        assert_sound(&one);
        assert!(one == deck(language, &answers, &scenario), "same answers, same bytes");
    }
}

#[test]
fn a_deck_has_title_verdict_a_chart_a_slide_and_assumptions_and_limits_last() {
    let (answers, scenario) = (Invented::credit_union().answers(), scenario());
    let charts = chart::all(Ink::of_house(Language::English.words()), &answers);
    let parts = parts(&deck(Language::English, &answers, &scenario));
    let slide = |number: usize| {
        let document = text(&parts[&format!("ppt/slides/slide{number}.xml")]);
        let document = Document::parse(document).unwrap();
        let texts: Vec<String> = document
            .descendants()
            .filter(|node| node.tag_name().name() == "t")
            .map(|node| node.text().unwrap_or_default().to_owned())
            .collect();
        texts.join("\n")
    };
    assert!(slide(1).starts_with(&scenario.title));
    assert!(slide(2).starts_with(&Language::English.words().verdict(&answers)[0]));
    for (index, chart) in charts.iter().enumerate() {
        assert_eq!(
            slide(index + 3),
            chart.title,
            "a native title, and nothing else but the picture"
        );
        let png = &parts[&format!("ppt/media/image{}.png", index + 3)];
        let width = u32::from_be_bytes(png[16..20].try_into().unwrap());
        assert_eq!(width, 3840);
    }
    let last = charts.len() + 4;
    assert!(slide(last - 1).contains("circle.dilution"));
    assert!(slide(last).contains(&Language::English.words().limits(0, 0, 0)));
    assert!(!parts.contains_key(&format!("ppt/slides/slide{}.xml", last + 1)));
}

#[test]
fn native_text_wears_the_brand() {
    let theme = |brand: &Brand| {
        let (answers, scenario) = (Invented::credit_union().answers(), scenario());
        let charts = chart::all(Ink::of_house(Language::English.words()), &answers);
        let deck = report::slides(Language::English, (&answers, &scenario), (&[], &[]), &charts, brand).unwrap();
        assert_sound(&deck);
        let parts = parts(&deck);
        let text_boxes = text(&parts["ppt/presentation.xml"]);
        assert!(text_boxes.contains("<p:defaultTextStyle>") && text_boxes.contains("typeface=\"+mn-lt\""));
        text(&parts["ppt/theme/theme1.xml"]).to_owned()
    };
    let house = theme(&Brand::house());
    assert_eq!(house.matches("<a:latin typeface=\"Arial\"/>").count(), 2);
    let firm = load(FIRM).unwrap();
    let theme = theme(&firm);
    assert_eq!(
        theme.matches("<a:latin typeface=\"Inter SemiBold\"/>").count(),
        2,
        "{theme}"
    );
    for colour in ["1B1B3A", "FFFDF7", "C8102E"] {
        assert!(theme.contains(colour), "{colour} is not in {theme}");
    }
    for colour in ["1C2430", "566070", "E9EDF2", "005A8F"] {
        assert!(
            house.contains(colour) && !theme.contains(colour),
            "{colour} of the house is in {theme}"
        );
    }
}

#[test]
fn hostile_names_are_text_on_slides_too() {
    let mut invented = Invented::credit_union();
    invented.names[1] = "<p:pic/> & \"]]>\" \u{1} שלום 🎉".to_owned();
    let mut scenario = scenario();
    scenario.title = "</a:t></a:r>\u{8}<x>".to_owned();
    scenario.question = "'<!-- &amp;".to_owned();
    assert_sound(&deck(Language::German, &invented.answers(), &scenario));
}

#[test]
fn many_policies_with_long_names_and_no_success_make_a_deck() {
    assert_sound(&deck(
        Language::English,
        &Invented::uniform(12, 40, 0.0).answers(),
        &scenario(),
    ));
}

/// Skipped, and said so, where there is no `LibreOffice`.
#[test]
fn libreoffice_opens_a_deck() {
    let available = Command::new("soffice")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if !available.is_ok_and(|status| status.success()) {
        println!("skipped: there is no LibreOffice to open slides.pptx");
        return;
    }
    let answers = Invented::credit_union().answers();
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("slides.pptx");
    std::fs::write(&place, deck(Language::English, &answers, &scenario())).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", home.path().display());
    let status = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .args([home.path(), &place])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(status.unwrap().success());
    let pdf = std::fs::read(home.path().join("slides.pdf")).expect("LibreOffice made a PDF of the slides");
    let pages = String::from_utf8_lossy(&pdf).matches("/Type/Page/").count();
    let charts = chart::all(Ink::of_house(Language::English.words()), &answers).len();
    assert_eq!(pages, charts + 4);
}

/// What is said of each slide stands in its notes, and the first names who presents to whom.
#[test]
fn whoever_speaks_has_notes() {
    let (answers, mut presented) = (Invented::credit_union().answers(), scenario());
    presented.pitch.author = Some("A. Consultant".to_owned());
    presented.pitch.client = Some("R & D <Research>".to_owned());
    let deck = deck(Language::German, &answers, &presented);
    assert_sound(&deck);
    let parts = parts(&deck);
    let first = text(&parts["ppt/slides/slide1.xml"]);
    assert!(
        first.contains("Für R &#38; D &#60;Research&#62; · A. Consultant"),
        "{first}"
    );
    let notes = |number: usize| {
        parts
            .get(&format!("ppt/notesSlides/notesSlide{number}.xml"))
            .map(|part| text(part))
    };
    assert!(notes(1).is_some_and(|notes| notes.contains("falling deposit rates")));
    assert!(notes(2).is_some_and(|notes| notes.matches("<a:t>").count() == 8));
    assert!(notes(3).is_some_and(|notes| notes.contains('%')));
    let links = text(&parts["ppt/slides/_rels/slide3.xml.rels"]);
    assert!(links.contains("../notesSlides/notesSlide3.xml"), "{links}");
}
