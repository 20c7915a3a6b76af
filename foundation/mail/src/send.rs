//! The job that sends a letter.

use ::store::StoreError;
use jobs::{JobError, Run, Workers};
use lettre::address::Envelope;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Message, MultiPart, SinglePart};
use lettre::{Address, SmtpTransport, Transport as _};

use crate::store::{self, Waiting};
use crate::{Payload, SEND, Server};

/// Teaches workers to send letters by this server; without one a letter fails for good and says so.
#[must_use]
pub fn works(workers: Workers, server: Option<Server>) -> Workers {
    workers.knows(SEND, move |run| match &server {
        Some(server) => work(run, server),
        None => Err(JobError::ForGood(
            "no mail server is set: put mail.server and mail.from into callslip.toml, restart, and start this anew"
                .into(),
        )),
    })
}

fn work(run: &Run, server: &Server) -> Result<(), JobError> {
    let Payload { mail } = run.payload()?;
    let waiting = run.store.read(|tx| store::get(tx, mail))?;
    let waiting = waiting.ok_or_else(|| JobError::ForGood("the letter is not there".into()))?;
    if waiting.sent_at.is_some() {
        return Ok(());
    }
    let message = message(server, mail, waiting)?;
    send(&server.transport(), &message)?;
    let sent = run
        .store
        .write::<_, StoreError>(&run.act(), |tx| store::set_sent(tx, mail));
    Ok(sent?)
}

/// What the server says is kept apart: "later" and silence are tried again, "no" is not.
fn send(transport: &SmtpTransport, message: &Message) -> Result<(), JobError> {
    match transport.send(message) {
        Ok(_) => Ok(()),
        Err(error) if error.is_permanent() => Err(JobError::ForGood(format!(
            "the mail server refuses the letter: {error}"
        ))),
        Err(error) => Err(JobError::Again(format!(
            "the mail server does not take the letter now: {error}"
        ))),
    }
}

fn message(server: &Server, mail: i64, waiting: Waiting) -> Result<Message, JobError> {
    let broken = |what: &dyn std::fmt::Display| JobError::ForGood(format!("the letter: {what}"));
    let letter = waiting.letter;
    let to: Address = letter.to.parse().map_err(|e| broken(&e))?;
    let envelope = Envelope::new(Some(server.bounces.clone()), vec![to.clone()]);
    let envelope = envelope.map_err(|e| broken(&e))?;
    let domain = server.from.email.domain();
    let builder = Message::builder()
        .from(server.from.clone())
        .to(to.into())
        .envelope(envelope)
        .subject(letter.subject)
        .message_id(Some(format!(
            "<callslip-{mail}-{}@{domain}>",
            waiting.made_at.0
        )));
    let words = SinglePart::plain(letter.text);
    let built = match letter.paper {
        None => builder.singlepart(words),
        Some(paper) => {
            let kind = ContentType::parse(&paper.media_type).map_err(|e| broken(&e))?;
            let paper = Attachment::new(paper.name).body(paper.content, kind);
            builder.multipart(MultiPart::mixed().singlepart(words).singlepart(paper))
        }
    };
    built.map_err(|e| broken(&e))
}
