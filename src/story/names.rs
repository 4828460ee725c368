//! What people are called in stories: invented names, given names from many languages and none of them anybody's in
//! particular; or the names that a network file has, fit to be shown.

use crate::rng::{History, Purpose};
use crate::visible::visible_line;
use rand::seq::SliceRandom;

/// Longest name that is shown whole `[characters]`.
const LONGEST: usize = 40;

/// Short given names that can be read aloud anywhere, in no order of meaning.
const NAMES: [&str; 144] = [
    "Ada", "Aiko", "Alba", "Amara", "Amir", "Ana", "Anders", "Anil", "Anouk", "Arjun", "Asha", "Astrid", "Ayla", "Bao",
    "Beatriz", "Bela", "Bilal", "Bo", "Bram", "Carla", "Chidi", "Chloe", "Ciro", "Clara", "Dalia", "Daniel", "Daria",
    "David", "Deniz", "Dina", "Diego", "Ebba", "Edgar", "Elena", "Elias", "Ella", "Emeka", "Emil", "Enzo", "Esra",
    "Eva", "Fadi", "Farah", "Felix", "Femi", "Finn", "Flora", "Frida", "Gael", "Gita", "Goran", "Greta", "Hana",
    "Hannes", "Haruki", "Hassan", "Helga", "Hiro", "Hugo", "Ida", "Ife", "Igor", "Ilse", "Imani", "Ines", "Irina",
    "Isak", "Ivan", "Jade", "Jamal", "Jana", "Javier", "Jin", "Jonas", "Joy", "Juan", "Julia", "Kai", "Kamala",
    "Karim", "Katya", "Keiko", "Kofi", "Lars", "Layla", "Lea", "Leo", "Lina", "Ling", "Lucia", "Luka", "Magda",
    "Malik", "Mara", "Marco", "Mei", "Mila", "Milan", "Minh", "Mona", "Nadia", "Naomi", "Nia", "Nico", "Nils", "Nina",
    "Noor", "Olga", "Omar", "Oskar", "Paula", "Pavel", "Petra", "Priya", "Rafael", "Rania", "Ravi", "Rosa", "Ruth",
    "Sami", "Sana", "Sara", "Selma", "Sergio", "Sofia", "Soren", "Sven", "Tara", "Tariq", "Tess", "Theo", "Tomas",
    "Uma", "Vera", "Victor", "Wanda", "Wei", "Yara", "Yuki", "Yusuf", "Zainab", "Zara", "Zoe", "Zofia",
];

/// So many different names, always the same for one trial; past the end of the list they are numbered.
pub fn invented(trial: History, count: usize) -> Vec<String> {
    let mut names = NAMES;
    names.shuffle(&mut trial.stream(Purpose::Name).sequence(0, 0));
    let round = |index: usize| index / names.len() + 1;
    (0..count)
        .map(|index| match round(index) {
            1 => names[index].to_owned(),
            round => format!("{} {round}", names[index % names.len()]),
        })
        .collect()
}

/// The name of a node as it stands in sentences and pictures: a bare number with a mark in front, on one line, cut in the
/// middle where it is too long, and without letters that turn the text around them.
pub fn shown(node: &str) -> String {
    if node.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("#{node}");
    }
    let letters: Vec<char> = visible_line(node).chars().collect();
    if letters.len() <= LONGEST {
        return letters.into_iter().collect();
    }
    let kept = LONGEST / 2;
    let (start, end) = (&letters[..kept], &letters[letters.len() - kept + 1..]);
    start.iter().chain(&['…']).chain(end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_different_and_always_the_same_for_a_trial() {
        let trial = |number| History::new(2009, number);
        let names = invented(trial(7), 400);
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), 400);
        assert_eq!(names[..10], invented(trial(7), 10)[..]);
        assert_ne!(names[..10], invented(trial(8), 10)[..]);
    }

    #[test]
    fn names_of_nodes_are_shown_without_harm() {
        assert_eq!(shown("alice"), "alice");
        assert_eq!(shown("王小明"), "王小明");
        assert_eq!(shown("17"), "#17");
        assert_eq!(shown("a\u{202e}b\nc"), "a\\u{202e}b\\u{a}c");
        let long = format!("https://example.org/{}/end", "x".repeat(300));
        assert_eq!(shown(&long).chars().count(), LONGEST);
        assert!(shown(&long).starts_with("https://example.org/…") && shown(&long).ends_with("/end"));
    }
}
