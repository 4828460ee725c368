//! What a picture is drawn on: a slide, or an upright sheet that is read on a phone.

use super::font::Type;
use super::theme::{MARGIN, SMALLEST, SUBTITLE, TITLE, WIDTH};

/// What a picture is drawn on; a chart asks for it where it stands otherwise on a narrow one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sheet {
    /// 1920 × 1080: a projector, a desk, paper.
    Slide,
    /// 720 wide, which is two to a pixel of a small phone, and as high as its picture needs.
    Upright,
}

impl Sheet {
    /// Its class on a page, which shows the one that fits the screen.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Slide => "slide",
            Self::Upright => "upright",
        }
    }

    /// Width `[px]`.
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Slide => WIDTH,
            Self::Upright => 720.0,
        }
    }

    /// Empty border `[px]`.
    pub(super) fn margin(self) -> f64 {
        match self {
            Self::Slide => MARGIN,
            Self::Upright => 36.0,
        }
    }

    /// Width between the borders `[px]`.
    pub(super) fn room(self) -> f64 {
        self.width() - 2.0 * self.margin()
    }

    /// Where words begin `[px]`.
    pub(super) fn top(self) -> f64 {
        match self {
            Self::Slide => MARGIN - 24.0,
            Self::Upright => 28.0,
        }
    }

    /// The finding.
    pub(super) fn title(self) -> Type {
        match self {
            Self::Slide => TITLE,
            Self::Upright => Type { size: 38.0, ..TITLE },
        }
    }

    /// What is drawn.
    pub(super) fn subtitle(self) -> Type {
        match self {
            Self::Slide => SUBTITLE,
            Self::Upright => Type { size: 26.0, ..SUBTITLE },
        }
    }

    /// How many lines a text may take that takes up to `on_a_slide` on a slide.
    pub(super) fn lines(self, on_a_slide: usize) -> usize {
        match self {
            Self::Slide => on_a_slide,
            Self::Upright => 5 * on_a_slide,
        }
    }

    /// No text is set smaller `[px]`.
    pub(super) fn smallest(self) -> f64 {
        match self {
            Self::Slide => SMALLEST,
            Self::Upright => 22.0,
        }
    }

    /// `kind`, or larger where it could not be read.
    pub(super) fn legible(self, kind: Type) -> Type {
        Type {
            size: kind.size.max(self.smallest()),
            ..kind
        }
    }
}
