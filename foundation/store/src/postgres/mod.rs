//! PostgreSQL: short transactions at READ COMMITTED on a small pool of sessions.

mod pool;
mod session;

pub(crate) use pool::Pool;
pub(crate) use session::{PgSession, value_of};
