//! Dates: `YYYY-MM-DD`, `YYYY-MM`, `YYYY` (W3CDTF, as the metadata formats ask).

/// Whether a date is written as it should be.
pub(crate) fn is_good(text: &str) -> bool {
    let mut parts = text.split('-');
    let good = |part: Option<&str>, size: usize, most: u32| match part {
        None => true,
        Some(part) => {
            let digits = part.len() == size && part.bytes().all(|byte| byte.is_ascii_digit());
            digits
                && part
                    .parse::<u32>()
                    .is_ok_and(|number| (1..=most).contains(&number))
        }
    };
    let year = parts.next();
    let (month, day) = (parts.next(), parts.next());
    year.is_some()
        && good(year, 4, 9999)
        && good(month, 2, 12)
        && good(day, 2, 31)
        && parts.next().is_none()
}

/// A date as it is meant: `20010325`, `2001/03/25`, `2000.` and ends such as `c2000`; `None` where
/// no year can be seen.
pub(crate) fn guess(text: &str) -> Option<String> {
    if is_good(text) {
        return Some(text.to_owned());
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).take(9).collect();
    let dashed = |text: &str| {
        Some(format!(
            "{}-{}-{}",
            text.get(..4)?,
            text.get(4..6)?,
            text.get(6..8)?
        ))
    };
    let full = (digits.len() == 8).then(|| dashed(&digits)).flatten();
    if let Some(full) = full.filter(|date| is_good(date)) {
        return Some(full);
    }
    let years = text.split(|c: char| !c.is_ascii_digit());
    let year = years
        .into_iter()
        .find(|part| part.len() == 4 && *part > "0999");
    year.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{guess, is_good};

    #[test]
    fn dates() {
        for good in ["1999", "1999-12", "1999-12-31"] {
            assert!(is_good(good), "{good}");
        }
        for bad in [
            "",
            "99",
            "1999-13",
            "1999-1",
            "1999-12-32",
            "1999-12-31-1",
            "1999-",
            "0000",
        ] {
            assert!(!is_good(bad), "{bad}");
        }
        let rows = [
            ("20010325", Some("2001-03-25")),
            ("2000.", Some("2000")),
            ("c1998", Some("1998")),
            ("2001/03/25", Some("2001-03-25")),
            ("spring", None),
            ("99991399", None),
        ];
        for (text, meant) in rows {
            assert_eq!(guess(text).as_deref(), meant, "{text}");
        }
    }
}
