//! `callslip serve`: claims the folder, starts the workers, listens, stops in order.

use std::sync::Arc;

use anyhow::Context as _;
use catalogue::index::Follower;
use kernel::Clock;
use serde_json::json;
use store::{Location, ServerLock};
use tokio::net::TcpListener;

use crate::house::IndexUse;
use crate::{Answer, Config, House, Speaker, server, wiring};

/// Serves until the system asks to stop.
pub(crate) fn run(config: &Config, speaker: Speaker) -> anyhow::Result<Answer> {
    serve(config, speaker, &[])
}

/// Serves, after telling `lines` below the address.
pub(crate) fn serve(config: &Config, speaker: Speaker, lines: &[String]) -> anyhow::Result<Answer> {
    log_to_stderr(&config.log.value);
    let letters_by = config.mail.server()?;
    let _claimed = ServerLock::claim(&config.data.value)?;
    let house = House::open(config, Clock::machine(), IndexUse::Write)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("no runtime")?;
    let listener = runtime
        .block_on(TcpListener::bind(config.listen.value))
        .with_context(|| {
            format!(
                "cannot listen on {}: is another program there? give another address with --listen",
                config.listen.value
            )
        })?;
    announce(&listener, speaker, lines)?;
    let follower = Follower::new(house.store.clone(), Arc::clone(&house.index), wiring::TIES);
    let _following = Arc::new(follower).start()?;
    let mut workers =
        jobs::Workers::new(house.store.clone(), house.clock.clone(), house.zone.clone());
    if matches!(config.location(), Location::Folder(_)) {
        workers = workers.alone()?;
    }
    let workers = catalogue::import::works(workers, &wiring::catalogue_desk(&house));
    let _workers = mail::works(workers, letters_by).start(1)?;
    runtime.block_on(server::serve_until(
        house,
        config.https.value,
        listener,
        server::asked_to_stop(),
    ))?;
    Ok(Answer::done())
}

fn announce(listener: &TcpListener, speaker: Speaker, lines: &[String]) -> anyhow::Result<()> {
    let address = format!("http://{}/", listener.local_addr()?);
    let text =
        std::iter::once(format!("Callslip is open at {address}")).chain(lines.iter().cloned());
    let text: Vec<String> = text.collect();
    speaker.say(
        &text.join("\n"),
        &json!({ "address": address, "lines": lines }),
    )?;
    Ok(())
}

/// The log goes to standard error; a second call (a test) changes nothing.
fn log_to_stderr(level: &str) {
    let filter = tracing_subscriber::EnvFilter::new(format!("{level},tantivy=warn,hyper=warn"));
    let subscriber = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(filter);
    subscriber.try_init().ok();
}
