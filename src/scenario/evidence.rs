//! How numbers are known: beside the default of each key stands what it rests on. `docs/model.md` tells the sources in full.

/// How a number is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// No source stands behind it.
    Guess,
    /// No study gives a solid estimate.
    NoEstimate,
    /// Published and reviewed measurements.
    Published(&'static [&'static Work]),
    /// Figures of trade publications.
    Trade(&'static [&'static Work]),
    /// A scale or a convention: nothing to measure.
    Convention,
    /// The firm's own number, to be put in.
    Yours,
    /// A rule that the firm sets itself: nothing to know.
    Decision,
}

impl Evidence {
    /// The works it names.
    pub fn works(self) -> &'static [&'static Work] {
        match self {
            Self::Published(works) | Self::Trade(works) => works,
            Self::Guess | Self::NoEstimate | Self::Convention | Self::Yours | Self::Decision => &[],
        }
    }
}

/// A publication that numbers are taken from.
#[derive(Debug, PartialEq, Eq)]
pub struct Work {
    /// As a sentence names it.
    pub cited: &'static str,
    /// As a list of references has it.
    pub reference: &'static str,
}

/// Between these a number plausibly lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plausible {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// How the ends are known.
    pub evidence: Evidence,
}

/// What the default of a key rests on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Basis {
    /// How the default is known.
    pub evidence: Evidence,
    /// Where the number plausibly lies; `None` for what nobody but the firm can tell.
    pub plausible: Option<Plausible>,
}

impl Basis {
    const fn new(evidence: Evidence) -> Self {
        Self {
            evidence,
            plausible: None,
        }
    }

    /// Between ends that are known in this way.
    pub(super) const fn within(self, low: f64, high: f64, evidence: Evidence) -> Self {
        let plausible = Some(Plausible { low, high, evidence });
        Self { plausible, ..self }
    }

    /// Between ends that are guessed.
    pub(super) const fn guessed(self, low: f64, high: f64) -> Self {
        self.within(low, high, Evidence::Guess)
    }

    /// Between ends that the same works give.
    pub(super) const fn measured(self, low: f64, high: f64) -> Self {
        self.within(low, high, self.evidence)
    }
}

/// A guess, and the guess that the truth lies between these.
pub(super) const fn guess(low: f64, high: f64) -> Basis {
    GUESS.guessed(low, high)
}

/// A number of which no study gives a solid estimate; that it lies between these is a guess.
pub(super) const fn no_estimate(low: f64, high: f64) -> Basis {
    Basis::new(Evidence::NoEstimate).guessed(low, high)
}

/// A convention that might as well lie elsewhere between these.
pub(super) const fn convention(low: f64, high: f64) -> Basis {
    Basis::new(Evidence::Convention).guessed(low, high)
}

/// A published number.
pub(super) const fn published(works: &'static [&'static Work]) -> Basis {
    Basis::new(Evidence::Published(works))
}

/// A figure of trade publications.
pub(super) const fn trade(works: &'static [&'static Work]) -> Basis {
    Basis::new(Evidence::Trade(works))
}

/// A guess.
pub(super) const GUESS: Basis = Basis::new(Evidence::Guess);
/// A number that only the firm can tell.
pub(super) const YOURS: Basis = Basis::new(Evidence::Yours);
/// A number that the firm sets.
pub(super) const DECISION: Basis = Basis::new(Evidence::Decision);

pub(super) const BITLY_2011: &Work = &Work {
    cited: "Bitly 2011",
    reference: "Bitly (2011) You just shared a link. How long will people pay attention? Company blog.",
};

pub(super) const DUNBAR_1992: &Work = &Work {
    cited: "Dunbar 1992",
    reference: "Dunbar RIM (1992) Neocortex size as a constraint on group size in primates. Journal of Human Evolution 22(6), 469–493.",
};

pub(super) const GONCALVES_2011: &Work = &Work {
    cited: "Gonçalves et al. 2011",
    reference: "Gonçalves B, Perra N, Vespignani A (2011) Modeling users' activity on Twitter networks: validation of Dunbar's number. \
     PLoS ONE 6(8), e22656.",
};

pub(super) const GRAFFIUS: &Work = &Work {
    cited: "Graffius",
    reference: "Graffius SM, Lifespan (half-life) of social media posts. Yearly updated report.",
};

pub(super) const KWAK_2010: &Work = &Work {
    cited: "Kwak et al. 2010",
    reference: "Kwak H, Lee C, Park H, Moon S (2010) What is Twitter, a social network or a news media? Proc. WWW, 591–600.",
};

pub(super) const LITMUS: &Work = &Work {
    cited: "Litmus",
    reference: "Litmus, figures on the forwarding of e-mails. Company publication.",
};

pub(super) const MYERS_2014: &Work = &Work {
    cited: "Myers et al. 2014",
    reference: "Myers SA, Sharma A, Gupta P, Lin J (2014) Information network or social network? The structure of the Twitter follow \
     graph. Proc. WWW Companion, 493–498.",
};
