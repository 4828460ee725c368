//! From a text to a claim.
//!
//! ```text
//! claim   = sum ("<" | "<=" | ">" | ">=") sum
//! sum     = product {("+" | "-") product}
//! product = factor {("*" | "/") factor}
//! factor  = ["-" | "+"] (number | path | "(" sum ")")
//! path    = name {"." (name | digits)}
//! ```

use super::sum::Sum;
use super::token::{Placed, Token, tokens};
use super::{Claim, Mistake, Name, Path, Relation};
use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

impl Claim<Path> {
    /// The claim that a text makes; the figures stand on one side and the numbers on the other, and those that were on the left stay
    /// there.
    ///
    /// # Errors
    /// The first thing that cannot be understood.
    pub fn read(text: &str) -> Result<Self, Mistake> {
        let mut reader = Reader {
            tokens: tokens(text)?.into_iter().peekable(),
            end: text.len(),
        };
        let left = reader.sum()?;
        let relation = reader.relation()?;
        let right = reader.sum()?;
        reader.finish()?;
        claim(left, relation, right)
    }
}

fn claim(left: Sum, relation: Relation, right: Sum) -> Result<Claim<Path>, Mistake> {
    let (left, relation, right) = if left.is_number() {
        (right, relation.turned(), left)
    } else {
        (left, relation, right)
    };
    if left.is_number() {
        let mistake = Mistake::whole("this compares two numbers").label("no figure stands in it");
        return Err(mistake.help("write something like courtesy.reach > 0.1"));
    }
    let all = left.plus(right.times(-1.0));
    if !all.is_finite() {
        return Err(Mistake::whole("a number in it is too large"));
    }
    Ok(Claim {
        terms: all.terms,
        relation,
        threshold: 0.0 - all.number,
    })
}

struct Reader {
    tokens: Peekable<IntoIter<Placed>>,
    /// Length of the text.
    end: usize,
}

impl Reader {
    fn sum(&mut self) -> Result<Sum, Mistake> {
        let mut sum = self.product()?;
        while let Some((sign, _)) = self.sign(&['+', '-']) {
            let product = self.product()?;
            sum = sum.plus(product.times(if sign == '-' { -1.0 } else { 1.0 }));
        }
        Ok(sum)
    }

    fn product(&mut self) -> Result<Sum, Mistake> {
        let mut product = self.factor()?;
        while let Some((sign, place)) = self.sign(&['*', '/']) {
            let factor = self.factor()?;
            product = match sign {
                '*' if factor.is_number() => product.times(factor.number),
                '*' if product.is_number() => factor.times(product.number),
                '*' => {
                    let mistake = Mistake::at(place, "a figure can only be multiplied by a number");
                    return Err(mistake.label("figures on both sides"));
                }
                _ if !factor.is_number() => {
                    let mistake = Mistake::at(place, "a figure can only be divided by a number");
                    return Err(mistake.help("instead of a.reach / b.reach > 2 write a.reach > 2 * b.reach"));
                }
                _ if factor.number == 0.0 => return Err(Mistake::at(place, "nothing can be divided by 0")),
                _ => product.times(1.0 / factor.number),
            };
        }
        Ok(product)
    }

    fn factor(&mut self) -> Result<Sum, Mistake> {
        match self.tokens.next() {
            Some((Token::Sign('-'), _)) => Ok(self.factor()?.times(-1.0)),
            Some((Token::Sign('+'), _)) => self.factor(),
            Some((Token::Number(number), _)) => Ok(Sum::of_number(number)),
            Some((Token::Name(text), place)) => self.path(Name { text, place }).map(Sum::of_figure),
            Some((Token::Sign('('), place)) => {
                let sum = self.sum()?;
                match self.sign(&[')']) {
                    Some(_) => Ok(sum),
                    None => Err(Mistake::at(place, "this parenthesis does not end")),
                }
            }
            other => Err(self.missing(other, "a figure or a number")),
        }
    }

    fn path(&mut self, first: Name) -> Result<Path, Mistake> {
        let mut names = vec![first];
        while self.sign(&['.']).is_some() {
            match self.tokens.next() {
                Some((Token::Name(text), place)) => names.push(Name { text, place }),
                other => return Err(self.missing(other, "a name")),
            }
        }
        Ok(Path { names })
    }

    fn relation(&mut self) -> Result<Relation, Mistake> {
        match self.tokens.next() {
            Some((Token::Relation(relation), _)) => Ok(relation),
            other => Err(self.missing(other, "a comparison, <, <=, > or >=,")),
        }
    }

    fn finish(&mut self) -> Result<(), Mistake> {
        match self.tokens.next() {
            None => Ok(()),
            Some((Token::Relation(_), place)) => Err(Mistake::at(place, "there is one comparison too many")
                .help("a range takes two comparisons, one for each end")),
            other => Err(self.missing(other, "a sign, like + or -,")),
        }
    }

    /// The next token, if it is one of these signs.
    fn sign(&mut self, signs: &[char]) -> Option<(char, Range<usize>)> {
        let found = |(token, _): &Placed| matches!(token, Token::Sign(sign) if signs.contains(sign));
        match self.tokens.next_if(found) {
            Some((Token::Sign(sign), place)) => Some((sign, place)),
            _ => None,
        }
    }

    /// What should stand where something else does, or nothing.
    fn missing(&self, found: Option<Placed>, wanted: &str) -> Mistake {
        let place = found.map_or(self.end..self.end, |(_, place)| place);
        Mistake::at(place, format!("{wanted} should stand here").trim_start().to_owned())
            .help("write something like courtesy.reach - selective.reach > 0.02")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Weights by path, the comparison and the threshold.
    fn read(text: &str) -> (Vec<(f64, String)>, Relation, f64) {
        let claim = Claim::read(text).unwrap_or_else(|mistake| panic!("{text}: {mistake:?}"));
        let terms = claim.terms.iter().map(|term| (term.weight, term.of.to_string()));
        (terms.collect(), claim.relation, claim.threshold)
    }

    #[test]
    fn figures_go_to_the_left_and_numbers_to_the_right() {
        use Relation::{Above, AtLeast, AtMost, Below};
        let a = |weight: f64| (weight, "a.reach".to_owned());
        let b = |weight: f64| (weight, "b.reach".to_owned());
        for (text, terms, relation, threshold) in [
            ("a.reach > 0.25", vec![a(1.0)], Above, 0.25),
            ("0.25 < a.reach", vec![a(1.0)], Above, 0.25),
            ("a.reach - b.reach >= 1e-2", vec![a(1.0), b(-1.0)], AtLeast, 0.01),
            ("a.reach≤b.reach", vec![a(1.0), b(-1.0)], AtMost, 0.0),
            ("a.reach < 1.5 * b.reach", vec![a(1.0), b(-1.5)], Below, 0.0),
            ("a.reach + 0.5 > b.reach + 0.75", vec![a(1.0), b(-1.0)], Above, 0.25),
            ("2*(a.reach − b.reach)/4 > -(1-3)", vec![a(0.5), b(-0.5)], Above, 2.0),
            ("-a.reach < -.5", vec![a(-1.0)], Below, -0.5),
            ("a.reach > 10_000", vec![a(1.0)], Above, 10_000.0),
        ] {
            assert_eq!(read(text), (terms, relation, threshold), "{text}");
        }
    }

    #[test]
    fn names_stand_in_quotes_of_either_kind() {
        for text in [
            r#""v1.5 open".reach > 0"#,
            "'v1.5 open'.reach > 0",
            "'v1.5 open' . reach > 0",
        ] {
            assert_eq!(read(text).0, [(1.0, "v1.5 open.reach".to_owned())], "{text}");
        }
        assert_eq!(read("höflich.reach > 0").0[0].1, "höflich.reach");
    }

    #[test]
    fn what_is_no_claim_is_pointed_at() {
        for (text, place, title) in [
            ("", Some(0..0), "a figure or a number should stand here"),
            ("a.reach", Some(7..7), "a comparison, <, <=, > or >=, should stand here"),
            ("a.reach >", Some(9..9), "a figure or a number should stand here"),
            ("a. > 1", Some(3..4), "a name should stand here"),
            ("a.reach > 1 < 2", Some(12..13), "there is one comparison too many"),
            (
                "a.reach b.reach > 1",
                Some(8..9),
                "a comparison, <, <=, > or >=, should stand here",
            ),
            (
                "a.reach = 1",
                Some(8..9),
                "trials never show that two figures are equal",
            ),
            ("a.reach => 1", Some(8..10), "`=>` is no comparison"),
            ("a.reach > 2 %", Some(12..13), "`%` has no place in a comparison"),
            ("a.reach > 0,02", Some(11..12), "`,` has no place in a comparison"),
            ("'a.reach > 1", Some(0..12), "the quotes around this name do not end"),
            ("(a.reach > 1", Some(0..1), "this parenthesis does not end"),
            (
                "a.reach * b.reach > 1",
                Some(8..9),
                "a figure can only be multiplied by a number",
            ),
            (
                "a.reach / b.reach > 1",
                Some(8..9),
                "a figure can only be divided by a number",
            ),
            ("a.reach / (1 - 1) > 1", Some(8..9), "nothing can be divided by 0"),
            (
                "2nd.reach > 1",
                Some(0..1),
                "a name that begins with a digit needs quotes",
            ),
            ("1 > 2", None, "this compares two numbers"),
            ("a.reach > 1e999", None, "a number in it is too large"),
        ] {
            let mistake = Claim::read(text).expect_err(text);
            assert_eq!((mistake.place, mistake.title.as_str()), (place, title), "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_or_pointed_at(text in r#"[ab.0-9+*/()<>=_ '"eE−≤é-]{0,40}|.{0,40}"#) {
            if let Err(Mistake { place: Some(place), .. }) = Claim::read(&text) {
                prop_assert!(text.get(place.clone()).is_some(), "{place:?}");
            }
        }
    }

    #[test]
    fn figures_that_cancel_out_leave_no_claim() {
        let find = |path: &Path| Ok(path.to_string());
        let resolved = Claim::read("a.x - b.x > a.x - b.x + 1").expect("a claim").resolve(find);
        let mistakes = resolved.expect_err("nothing is left");
        assert_eq!(mistakes[0].title, "this says nothing about any figure");
        let resolved = Claim::read("a.x + a.x > 1")
            .expect("a claim")
            .resolve(find)
            .expect("one");
        assert_eq!(
            (resolved.terms.len(), resolved.terms[0].weight.to_bits()),
            (1, 2.0_f64.to_bits())
        );
    }
}
