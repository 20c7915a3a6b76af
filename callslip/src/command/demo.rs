//! `callslip demo`: a made-up college library, made once and then kept.

use crate::{Answer, Config, Speaker};

/// Makes the college where there is none, then serves it.
pub(crate) fn run(config: &Config, speaker: Speaker) -> anyhow::Result<Answer> {
    super::serve::serve(config, speaker, &[])
}
