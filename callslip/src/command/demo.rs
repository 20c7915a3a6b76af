//! `callslip demo`: a made-up college library, made once and then kept.

use kernel::Clock;
use serde_json::json;

use crate::demo::{Files, Making, Person, make};
use crate::{Answer, Config, Speaker};

/// Makes the college where there is none, then serves it.
pub(crate) fn run(config: &Config, speaker: Speaker) -> anyhow::Result<Answer> {
    let begun = std::time::Instant::now();
    let mut told = |step: &str| {
        if !speaker.is_json() {
            speaker.say(&format!("… {step}"), &json!(null)).ok();
        }
    };
    if let Making::Made = make(config, &Clock::machine(), &mut told)? {
        told(&format!(
            "the college stands after {} seconds",
            begun.elapsed().as_secs()
        ));
    }
    let files = Files::read()?;
    let mut lines = vec!["Sign in at /staff/sign-in, one account a role:".to_owned()];
    lines.extend(files.staff.staff.iter().map(line));
    if let Some(patron) = files.staff.patron.first() {
        lines.push("As a library user, at /sign-in:".to_owned());
        lines.push(format!("  card {}  PIN {}", patron.barcode, patron.pin));
    }
    super::serve::serve(config, speaker, &lines)
}

fn line(person: &Person) -> String {
    format!(
        "  {:<20} {:<12} {:<24} badge {}  PIN {}",
        person.role, person.username, person.password, person.badge, person.pin
    )
}
