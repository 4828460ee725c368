//! Names too long for their place: cut so that they can still be told apart.

use std::collections::HashMap;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// At least so many letters at the beginning of a name are kept, where there is room for twice as many.
const BEGINNING: usize = 5;

/// `names`, each as it is if it `fits`, or with `ellipsis` in place of what it shares with the others: names that differ stay
/// different, however much is cut.
///
/// Cost: grows with the square of the length of the names that do not fit.
pub fn shortened(names: &[String], fits: impl Fn(&str) -> bool, ellipsis: &str) -> Vec<String> {
    let mut short: Vec<String> = names.to_vec();
    let long: Vec<usize> = (0..names.len()).filter(|&index| !fits(&names[index])).collect();
    let letters: Vec<Vec<&str>> = names.iter().map(|name| name.graphemes(true).collect()).collect();
    // What all have in common goes first; of those that look the same then, what these have in common.
    let mut alike = vec![long.clone()];
    for _ in 0..names.len() {
        for group in &alike {
            let all: Vec<&[&str]> = group.iter().map(|&index| letters[index].as_slice()).collect();
            for &index in group {
                let core = core(&all, &letters[index]);
                short[index] = Cut {
                    letters: &letters[index],
                    core,
                    ellipsis,
                }
                .until(&fits, "");
            }
        }
        let again = same(&short, &long);
        if again.is_empty() || again == alike {
            break;
        }
        alike = again;
    }
    // Too little room to say how they differ: then they are numbered.
    for group in same(&short, &long) {
        for (place, index) in group.into_iter().enumerate() {
            let core = middle(&letters[index]);
            let cut = Cut {
                letters: &letters[index],
                core,
                ellipsis,
            };
            short[index] = cut.until(&fits, &format!(" ({})", place + 1));
        }
    }
    short
}

/// Those of `long` whose short forms are equal, in groups.
fn same(short: &[String], long: &[usize]) -> Vec<Vec<usize>> {
    let mut by_text: HashMap<&str, Vec<usize>> = HashMap::new();
    for &index in long {
        by_text.entry(&short[index]).or_default().push(index);
    }
    let mut groups: Vec<Vec<usize>> = by_text.into_values().filter(|group| group.len() > 1).collect();
    groups.sort_unstable();
    groups
}

/// The letters of `name` between those at its beginning and at its end that all names have.
fn core(all: &[&[&str]], name: &[&str]) -> Range<usize> {
    if all.len() < 2 {
        return middle(name);
    }
    let shared = |at: &dyn Fn(&[&str], usize) -> Option<usize>| {
        (0..name.len())
            .take_while(|&place| {
                all.iter().all(|other| {
                    let (here, there) = (at(name, place), at(other, place));
                    matches!((here, there), (Some(here), Some(there)) if name[here] == other[there])
                })
            })
            .count()
    };
    let before = shared(&|letters, place| (place < letters.len()).then_some(place));
    let after = shared(&|letters, place| letters.len().checked_sub(place + 1));
    before..(name.len() - after.min(name.len() - before))
}

/// Nothing, in the middle.
fn middle(name: &[&str]) -> Range<usize> {
    name.len() / 2..name.len() / 2
}

/// How a name is cut.
struct Cut<'a> {
    letters: &'a [&'a str],
    /// What tells it from others.
    core: Range<usize>,
    ellipsis: &'a str,
}

impl Cut<'_> {
    /// The longest cut that fits, with `tail` behind it.
    fn until(&self, fits: impl Fn(&str) -> bool, tail: &str) -> String {
        let kept = |count: usize| self.kept(count) + tail;
        let (mut low, mut high) = (1, self.letters.len());
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            if fits(&kept(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        kept(low)
    }

    /// The name with `count` of its letters.
    fn kept(&self, count: usize) -> String {
        let Range { start, end } = self.core;
        let length = self.letters.len();
        // Of each stretch, how many letters are kept at its beginning and at its end.
        let beginning = if count >= 2 * BEGINNING {
            BEGINNING.min(start)
        } else {
            0
        };
        let core = (end - start).min(count - beginning);
        let rest = count - core;
        let tail = (length - end).min(rest / 2);
        let head = start.min(rest - tail);
        let tail = (length - end).min(rest - head);
        let (first, last) = (core.div_ceil(2), core / 2);
        let mut is_kept = vec![false; length];
        for stretch in [0..head, start..start + first, end - last..end, length - tail..length] {
            is_kept[stretch].fill(true);
        }
        let mut text = String::new();
        let mut is_cut = false;
        for (letter, is_kept) in self.letters.iter().zip(is_kept) {
            if is_kept {
                text.push_str(letter);
            } else if !is_cut {
                text.truncate(text.trim_end().len());
                text.push_str(self.ellipsis);
            }
            is_cut = !is_kept;
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(names: &[&str], most: usize) -> Vec<String> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let short = shortened(&names, |name| name.graphemes(true).count() <= most, "…");
        for (index, name) in short.iter().enumerate() {
            assert!(name.graphemes(true).count() <= most, "{name}");
            assert!(!short[..index].contains(name), "{name} twice in {short:?}");
        }
        short
    }

    #[test]
    fn what_differs_stays() {
        let a = "accept whoever asks and has a bio, in the first week of the release, and nobody else";
        let b = "accept whoever asks and has a bio, in the second week of the release, and nobody else";
        let [a, b] = &cut(&[a, b], 30)[..] else { panic!() };
        assert!(a.contains("first") && b.contains("second"), "{a}, {b}");
        assert!(a.starts_with("accept") && a.ends_with("else"), "{a}");
    }

    #[test]
    fn a_name_alone_is_cut_in_the_middle() {
        let [name] = &cut(&["accept whoever is relevant and has a bio"], 21)[..] else {
            panic!()
        };
        assert!(
            name.starts_with("accept") && name.ends_with("bio") && name.contains('…'),
            "{name}"
        );
    }

    #[test]
    fn any_difference_in_any_place_is_kept() {
        let base: Vec<char> = "x".repeat(100).chars().collect();
        for place in [0, 1, 30, 50, 98, 99] {
            let names: Vec<String> = ('a'..='l')
                .map(|letter| {
                    let mut name = base.clone();
                    name[place] = letter;
                    name.into_iter().collect()
                })
                .collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            for (letter, short) in ('a'..='l').zip(cut(&names, 12)) {
                assert!(short.contains(letter), "{short}");
            }
        }
        // Two places that differ, far apart: either may be all that two of them differ in.
        let names: Vec<String> = ["aa", "ab", "ba", "bb"]
            .iter()
            .map(|two| format!("{}{}{}", &two[..1], "x".repeat(98), &two[1..]))
            .collect();
        cut(&names.iter().map(String::as_str).collect::<Vec<_>>(), 12);
    }

    #[test]
    fn what_fits_stays_and_letters_stay_whole() {
        assert_eq!(cut(&["open", "courtesy"], 8), ["open", "courtesy"]);
        let family = "👨\u{200d}👩\u{200d}👧".repeat(30);
        let [name] = &cut(&[&family], 9)[..] else { panic!() };
        assert!(
            name.starts_with("👨\u{200d}👩\u{200d}👧") && name.ends_with("👧"),
            "{name}"
        );
    }

    #[test]
    fn where_no_difference_has_room_names_are_numbered() {
        let names: Vec<String> = (0..12)
            .map(|index| format!("{index:b}{}{index}", "y".repeat(90)))
            .collect();
        cut(&names.iter().map(String::as_str).collect::<Vec<_>>(), 8);
    }
}
