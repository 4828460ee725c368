use super::super::pack::{length, minus};
use super::*;
use crate::chart::theme::NOTE;
use crate::spread::Way;
use crate::story::{Contact, Elsewhere, Link, Naming, Picked, Reader, Told, Why};
use crate::trial::Outcome;
use crate::world::PersonId;

const AREA: Area = Area {
    left: 80.0,
    top: 200.0,
    right: 1840.0,
    bottom: 930.0,
};

/// So many contacts, and so many readers: a chain of `links`, and everybody else told by the firm, by a few who are heard
/// by many, or by whoever came before.
fn story(contacts: usize, readers: usize, links: usize, wire: usize) -> Story {
    let mut people: Vec<Reader> = Vec::new();
    for index in 0..readers {
        let link = (index % 3 == 0 && index / 3 < links).then_some(index / 3);
        let source = match link {
            Some(0) => None,
            Some(link) => Some(3 * (link - 1)),
            None if index <= wire || (index % 5 == 1 && index < contacts) => None,
            None if index % 7 == 0 => Some(index - 1),
            None => Some((index * 31) % index.min(30)),
        };
        let by_wire = source.is_none() && link.is_none() && index <= wire && wire > 0;
        people.push(Reader {
            segment: 0,
            decides: link == Some(links - 1),
            hours: index as f64,
            hops: source.map_or(1, |source| people[source].hops + 1),
            way: match source {
                None if by_wire => Way::Wire,
                None => Way::Post,
                Some(_) => Way::Repost,
            },
            source,
            contact: (source.is_none() && !by_wire && index < contacts).then_some(index),
            reposted: true,
            forwarded: false,
            link,
        });
    }
    let contact = |index: usize| Contact {
        segment: 0,
        accepted_by: u64::from(!index.is_multiple_of(4)),
        reader: people.iter().position(|reader| reader.contact == Some(index)),
    };
    let link = |_| Link {
        person: PersonId(0),
        name: "Ada".to_owned(),
        node: None,
        contact: None,
        segment: 0,
        segment_name: "peer".to_owned(),
        hours: 0.0,
        channel: None,
        way: Way::Post,
        audience: None,
        told: Told::default(),
        accepted_by: None,
        unmet: vec![],
    };
    let outcome = Outcome {
        people: readers as u32,
        ..Outcome::SILENT
    };
    Story {
        title: "Test".to_owned(),
        seed: 1,
        picked: Picked {
            trial: 0,
            policy: 0,
            why: Why::Asked,
        },
        world: 0,
        rival: None,
        contacts: (0..contacts).map(contact).collect(),
        chain: (0..links).map(link).collect(),
        readers: people,
        policies: vec![Elsewhere {
            name: "open".to_owned(),
            outcome,
            chain: vec![],
        }],
        releases: vec![],
        told_release: 0,
        naming: Naming::Invented,
    }
}

fn labels(links: usize) -> Labels {
    let label = || LinkLabel {
        lines: vec![
            ("Beatriz".to_owned(), Type::semi_bold(30.0), Paint::Ink),
            ("peer in financial services".to_owned(), NOTE, Paint::Ink),
        ],
        way: "forward".to_owned(),
    };
    Labels {
        circle: "400 contacts".to_owned(),
        links: (0..links).map(|_| label()).collect(),
    }
}

#[test]
fn everybody_stands_once_on_the_sheet_and_on_nobody_else() {
    for (contacts, readers, links, wire) in [
        (1, 1, 1, 0),
        (12, 10, 2, 0),
        (40, 12, 4, 0),
        (400, 120, 3, 0),
        (400, 500, 5, 30),
        (300, 3000, 8, 0),
        (0, 200, 2, 60),
    ] {
        let (story, labels) = (story(contacts, readers, links, wire), labels(links));
        let upright = Area {
            left: 36.0,
            top: 300.0,
            right: 684.0,
            bottom: 300.0 + upright(&Typeface::house(), &labels),
        };
        for (sheet, area) in [(Sheet::Slide, AREA), (Sheet::Upright, upright)] {
            let case = format!("{sheet:?}, {contacts} contacts, {readers} readers, {links} links, {wire} by wire");
            everybody_stands_once(
                &case,
                &scene(&Typeface::house(), &story, &labels, sheet, area),
                readers,
                area,
            );
        }
    }
}

fn everybody_stands_once(case: &str, scene: &Scene, readers: usize, area: Area) {
    let mut drawn: Vec<usize> = scene.dots.iter().filter_map(|dot| dot.reader).collect();
    drawn.sort_unstable();
    assert_eq!(drawn, (0..readers).collect::<Vec<_>>(), "{case}");
    let mut ends: Vec<usize> = scene.ties.iter().map(|tie| tie.reader).collect();
    ends.sort_unstable();
    ends.dedup();
    assert_eq!(ends.len(), scene.ties.len(), "{case}: one way to each");
    for (index, a) in scene.dots.iter().enumerate() {
        let (x, y) = a.place;
        assert!(
            (area.left..=area.right).contains(&x) && (area.top..=area.bottom).contains(&y),
            "{case}"
        );
        for b in &scene.dots[..index] {
            let (apart, touching) = (length(minus(a.place, b.place)), a.radius + b.radius);
            assert!(apart >= 0.95 * touching, "{case}: {apart} apart, {touching} needed");
        }
        for text in &scene.texts {
            let half = text.kind.width(&Typeface::house(), &text.line) / 2.0;
            let beside = (x - text.place.0).abs() - half - a.radius;
            let apart = (y - text.place.1 + 0.35 * text.kind.size).abs() - 0.35 * text.kind.size - a.radius;
            assert!(beside.max(apart) >= -0.5, "{case}: a dot on “{}”", text.line);
        }
    }
}
