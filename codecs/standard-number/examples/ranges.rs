//! Makes `src/isbn/ranges.txt` from the RangeMessage.xml of the International ISBN Agency.
//!
//! `cargo run -p callslip-standard-number --example ranges < RangeMessage.xml > src/isbn/ranges.txt`

use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut xml = String::new();
    io::stdin().lock().read_to_string(&mut xml)?;
    let date = element(&xml, "MessageDate").unwrap_or_default();
    println!("# ISBN ranges of the International ISBN Agency; made by examples/ranges.rs");
    println!(
        "# prefix|agency|end of range (nines left out):digits of the next element (0: unused)"
    );
    println!("date|{date}");
    let blocks = blocks(&xml, "EAN.UCC")
        .into_iter()
        .chain(blocks(&xml, "Group"));
    for block in blocks {
        let (Some(prefix), Some(agency)) = (element(block, "Prefix"), element(block, "Agency"))
        else {
            return Err(io::Error::other("a group without prefix or agency"));
        };
        println!("{prefix}|{agency}|{}", rules(block)?);
    }
    Ok(())
}

/// The ranges of one prefix; a gap between two becomes an unused range.
fn rules(block: &str) -> io::Result<String> {
    let wrong = || io::Error::other("a range that is none");
    let mut rules = Vec::new();
    let mut next = 0_u32;
    for rule in blocks(block, "Rule") {
        let (range, length) = element(rule, "Range")
            .zip(element(rule, "Length"))
            .ok_or_else(wrong)?;
        let (from, to) = range.split_once('-').ok_or_else(wrong)?;
        let from: u32 = from.parse().map_err(|_| wrong())?;
        if from > next {
            rules.push(format!("{:07}:0", from - 1));
        }
        let short = to.trim_end_matches('9');
        rules.push(format!(
            "{}:{length}",
            if short.is_empty() { "9" } else { short }
        ));
        next = to.parse::<u32>().map_err(|_| wrong())? + 1;
    }
    Ok(rules.join(" "))
}

fn blocks<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    xml.split(&open)
        .skip(1)
        .filter_map(|rest| rest.split(&close).next())
        .collect()
}

fn element<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    blocks(xml, name).first().map(|text| text.trim())
}
