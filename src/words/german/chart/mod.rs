//! Words on charts in German: a file per chart, as in the folder above.

mod advantage;
mod channels;
mod credit;
mod every;
mod funnel;
mod hops;
mod looks;
mod people;
mod reach;
mod sizes;
mod time;
mod value;
