//! The COUNTER API (SUSHI): the addresses that are asked, and what is answered.

mod answer;
mod request;

pub use answer::{Alert, Answer, Listed, Member, Status, read};
pub use request::{Call, Request};
