//! What the firm's own contacts bring.

/// The contacts of whom each brings most.
#[derive(Clone, Copy, Debug)]
pub struct MostBrought<'a> {
    /// How many they are.
    pub contacts: u64,
    /// Whether it is beyond doubt that each of all others brings less.
    pub is_clear: bool,
    /// Of which kind.
    pub kind: &'a str,
    /// What each brings.
    pub each: &'a str,
    /// In which range.
    pub range: &'a str,
    /// What all of them bring together.
    pub all: &'a str,
}

/// How a language speaks of them. Names of policies and segments come in quotes, figures as they stand in a sentence.
pub trait ContactWords {
    /// Heading of the section.
    fn ranking_heading(&self) -> &'static str;
    /// Who brings most: so many contacts that are alike, each so much of the credit, all together so much.
    fn each_brings(&self, policy: &str, most: &MostBrought) -> String;
    /// No trial reached a decision-maker.
    fn nobody_brings(&self, policy: &str, trials: &str) -> String;
    /// Contacts of a segment, or of one that is open; and whether they have a bio, if that is known.
    fn kind_of_contacts(&self, segment: Option<&str>, bio: Option<bool>) -> String;
    /// How the figures were got: in so many trials, of which so many reached.
    fn ranking_note(&self, trials: &str, reached: &str) -> String;
    /// That contacts whose lines say the same are alike.
    fn alike_note(&self) -> &'static str;
    /// Heads of the columns: contacts, how many, which, and what each brings at a level, `95 %`.
    fn ranking_heads(&self, level: &str) -> [String; 4];
    /// Head of the column of how often a policy accepts one of them.
    fn accepts_head(&self, policy: &str) -> String;
    /// Caption of the table.
    fn ranking_table(&self) -> &'static str;
    /// What is drawn.
    fn ranking_subtitle(&self, policy: &str) -> String;
    /// What the axis shows.
    fn ranking_axis(&self) -> &'static str;
}
