//! Sessions kept open, at most so many at once; who finds none free waits for one.

use parking_lot::{Condvar, Mutex};
use postgres::NoTls;

use super::PgSession;
use crate::StoreError;

/// Sessions open at once from one node.
const SESSIONS_MAX: usize = 16;

#[derive(Default)]
struct Sessions {
    idle: Vec<PgSession>,
    open: usize,
}

/// The sessions of one database.
pub(crate) struct Pool {
    url: String,
    sessions: Mutex<Sessions>,
    freed: Condvar,
}

impl Pool {
    pub(crate) fn new(url: &str) -> Self {
        Self {
            url: url.into(),
            sessions: Mutex::default(),
            freed: Condvar::new(),
        }
    }

    /// Runs `f` on a session between `begin` and `COMMIT`; an error of `f` rolls back.
    pub(crate) fn with<T, E: From<StoreError>>(
        &self,
        begin: &str,
        f: impl FnOnce(&PgSession) -> Result<T, E>,
    ) -> Result<T, E> {
        let lent = Lent {
            pool: self,
            session: Some(self.take()?),
        };
        let Some(session) = lent.session.as_ref() else {
            return Err(StoreError::Busy.into());
        };
        session.batch(begin)?;
        let value = match f(session) {
            Ok(value) => value,
            Err(error) => {
                session.batch("ROLLBACK").ok();
                return Err(error);
            }
        };
        session.commit()?;
        Ok(value)
    }

    fn take(&self) -> Result<PgSession, StoreError> {
        let mut sessions = self.sessions.lock();
        loop {
            if let Some(session) = sessions.idle.pop() {
                if session.is_well() {
                    return Ok(session);
                }
                sessions.open -= 1;
                continue;
            }
            if sessions.open < SESSIONS_MAX {
                sessions.open += 1;
                break;
            }
            self.freed.wait(&mut sessions);
        }
        drop(sessions);
        let opened = postgres::Client::connect(&self.url, NoTls).map(PgSession::new);
        if opened.is_err() {
            self.sessions.lock().open -= 1;
            self.freed.notify_one();
        }
        Ok(opened?)
    }
}

/// A session on loan; it goes back however its borrower ends.
struct Lent<'a> {
    pool: &'a Pool,
    session: Option<PgSession>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let Some(session) = self.session.take() else {
            return;
        };
        let mut sessions = self.pool.sessions.lock();
        if std::thread::panicking() || !session.is_well() {
            sessions.open -= 1;
        } else {
            sessions.idle.push(session);
        }
        self.pool.freed.notify_one();
    }
}
