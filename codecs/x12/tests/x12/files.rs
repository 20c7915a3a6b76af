//! Files: clean, and back as they were.

use std::path::PathBuf;

use callslip_x12::{Lines, Style, read, write};

pub(crate) const NAMES: [&str; 6] = [
    "850.edi",
    "855.edi",
    "810.edi",
    "856.edi",
    "850-odd-delimiters.edi",
    "997.edi",
];

pub(crate) fn bytes(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("testdata")
        .join(name);
    std::fs::read(path).expect("a file")
}

#[test]
fn files_are_clean_and_come_back() {
    for name in NAMES {
        let file = bytes(name);
        let expected: &[&str] = if name == "997.edi" {
            &["unknown-set"]
        } else {
            &[]
        };
        assert_eq!(super::faults(&file), expected, "{name}");
        let outcome = read(&file);
        let mut written = Vec::new();
        let faults = write(
            &outcome.interchanges[0],
            Style { lines: Lines::None },
            &mut written,
        )
        .expect("memory");
        assert_eq!(faults, [], "{name}");
        let again = read(&written);
        assert_eq!(again.faults, [], "{name}");
        let text = |file: &[u8]| {
            String::from_utf8_lossy(file)
                .replace("~\n", "~")
                .trim_end_matches(' ')
                .to_owned()
        };
        assert_eq!(text(&written), text(&file), "{name}");
    }
}

#[test]
fn a_terminator_that_ends_the_line_gets_no_second_line_end() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    let bytes = std::fs::read(folder.join("850-odd-delimiters.edi")).expect("a file");
    let source = &read(&bytes).interchanges[0];
    let style = Style {
        lines: Lines::Segments,
    };
    let mut written = Vec::new();
    write(source, style, &mut written).expect("written");
    assert!(!written.contains(&b'\r') && !written.windows(2).any(|two| two == b"\n\n"));
    let again = read(&written);
    assert_eq!((&again.interchanges[0], again.faults.len()), (source, 0));
}
