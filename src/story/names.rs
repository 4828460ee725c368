//! Invented names: given names from many languages, none of them anybody's in particular.

use crate::rng::{History, Purpose};

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
    let mut draws = trial.stream(Purpose::Name).sequence(0, 0);
    for last in (1..names.len()).rev() {
        names.swap(last, draws.below(last as u64 + 1) as usize);
    }
    let round = |index: usize| index / names.len() + 1;
    (0..count)
        .map(|index| match round(index) {
            1 => names[index].to_owned(),
            round => format!("{} {round}", names[index % names.len()]),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_different_and_always_the_same_for_a_trial() {
        let trial = |number| History { seed: 2009, number };
        let names = invented(trial(7), 400);
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), 400);
        assert_eq!(names[..10], invented(trial(7), 10)[..]);
        assert_ne!(names[..10], invented(trial(8), 10)[..]);
    }
}
