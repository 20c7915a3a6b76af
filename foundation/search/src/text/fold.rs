//! Folding: what a reader takes for the same letter is made the same letter.

use icu_normalizer::DecomposingNormalizerBorrowed;

static NFD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfd();

/// Adds the folded form of a word (already NFKC) to `out`: lower case, no accents on Latin and Greek, one form of the
/// Arabic letters that are written several ways, no vowel points.
///
/// Marks of other scripts stay: without them Thai and Hindi words fall apart, and Russian й is not и.
pub(crate) fn fold(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.push_str(&word.to_ascii_lowercase());
        return;
    }
    for character in word.chars().flat_map(char::to_lowercase) {
        fold_char(character, out);
    }
}

fn fold_char(character: char, out: &mut String) {
    match character {
        '\0'..='\x7f' => out.push(character),
        '\u{0300}'..='\u{036F}' => {}
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'ß' => out.push_str("ss"),
        'þ' => out.push_str("th"),
        'ø' | 'ơ' => out.push('o'),
        'ư' => out.push('u'),
        'ł' => out.push('l'),
        'đ' | 'ð' => out.push('d'),
        'ħ' => out.push('h'),
        'ı' => out.push('i'),
        'ŋ' => out.push('n'),
        'ŧ' => out.push('t'),
        'ς' => out.push('σ'),
        'ё' => out.push('е'),
        '\u{00C0}'..='\u{024F}' | '\u{0370}'..='\u{03FF}' | '\u{1E00}'..='\u{1FFF}' => {
            bare(character, out);
        }
        '\u{0590}'..='\u{06FF}' => semitic(character, out),
        _ => out.push(character),
    }
}

/// A Latin or Greek letter without its accents.
fn bare(character: char, out: &mut String) {
    out.extend(
        NFD.normalize_iter(std::iter::once(character))
            .filter(|part| !('\u{0300}'..='\u{036F}').contains(part)),
    );
}

fn semitic(character: char, out: &mut String) {
    match character {
        // Hebrew points and accents, Arabic vowel signs, the stretching stroke.
        '\u{0591}'..='\u{05BD}'
        | '\u{05BF}'
        | '\u{05C1}'
        | '\u{05C2}'
        | '\u{05C4}'
        | '\u{05C5}'
        | '\u{05C7}' => {}
        '\u{0610}'..='\u{061A}'
        | '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{06D6}'..='\u{06ED}'
        | '\u{0640}' => {}
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' | 'ی' | 'ئ' => out.push('ي'),
        'ؤ' => out.push('و'),
        'ک' => out.push('ك'),
        'ة' => out.push('ه'),
        '٠'..='٩' => out.push(digit(character, '٠')),
        '۰'..='۹' => out.push(digit(character, '۰')),
        _ => out.push(character),
    }
}

fn digit(character: char, zero: char) -> char {
    char::from_digit(u32::from(character) - u32::from(zero), 10).unwrap_or(character)
}
