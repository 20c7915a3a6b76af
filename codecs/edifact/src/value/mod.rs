//! Values in segments: exact numbers, days and times, standard numbers.

pub mod date;
pub mod number;
pub mod standard;
