//! One or several: "whale" should find "whales", and the other way about.

/// The other number of an English word in ASCII of four letters or more, by its ending alone; several where the ending
/// does not tell. A form that no record has costs nothing.
pub(crate) fn other_number(word: &str) -> Vec<String> {
    if word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Vec::new();
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) => singular(stem),
        _ => plural(word),
    }
}

/// Singulars of a plural without its s.
fn singular(stem: &str) -> Vec<String> {
    if let Some(root) = stem.strip_suffix("ie") {
        return vec![format!("{root}y"), stem.to_owned()];
    }
    let hissed = stem.strip_suffix('e').filter(|root| hisses(root));
    hissed
        .map(str::to_owned)
        .into_iter()
        .chain([stem.to_owned()])
        .collect()
}

fn plural(word: &str) -> Vec<String> {
    if hisses(word) {
        return vec![format!("{word}es")];
    }
    match word.strip_suffix('y') {
        Some(root) if !root.ends_with(['a', 'e', 'i', 'o', 'u']) => vec![format!("{root}ies")],
        _ => vec![format!("{word}s")],
    }
}

/// Whether a word's plural takes "es".
fn hisses(word: &str) -> bool {
    ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|ending| word.ends_with(ending))
}
