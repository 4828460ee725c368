//! By which typeface texts are measured.

use super::typeface::Typeface;
use std::cell::RefCell;
use std::sync::Arc;

thread_local! {
    /// The typeface by which this thread measures. Every measure of a text depends on it; handing it to each would hide what is
    /// measured.
    static IN_USE: RefCell<Arc<Typeface>> = RefCell::new(Typeface::house());
}

impl Typeface {
    /// What `ask` learns from the typeface by which this thread measures.
    pub(super) fn in_use<T>(ask: impl FnOnce(&Self) -> T) -> T {
        IN_USE.with_borrow(|typeface| ask(typeface))
    }

    /// What `draw` measures on this thread, it measures by this typeface.
    pub(in crate::chart) fn measuring<T>(self: &Arc<Self>, draw: impl FnOnce() -> T) -> T {
        let before = IN_USE.replace(Arc::clone(self));
        let drawn = draw();
        IN_USE.set(before);
        drawn
    }
}
