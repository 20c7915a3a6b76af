//! Where the hyphens of an ISBN stand: the range list of the International ISBN Agency.

use std::sync::OnceLock;

/// The list as shipped; `examples/ranges.rs` makes it from the agency's RangeMessage.xml.
const LIST: &str = include_str!("ranges.txt");

/// One prefix of the list (`978-0`), its agency and its rules.
#[derive(Debug)]
struct Group {
    prefix: &'static str,
    agency: &'static str,
    /// Last seven-digit value of a range, and how many digits it gives to the next element;
    /// zero when the range is not in use. In ascending order, the last one 9999999.
    rules: Vec<(u32, usize)>,
}

/// Date of the list, as the agency wrote it.
pub(super) fn date() -> &'static str {
    LIST.lines()
        .find_map(|line| line.strip_prefix("date|"))
        .unwrap_or_default()
}

fn groups() -> &'static [Group] {
    static GROUPS: OnceLock<Vec<Group>> = OnceLock::new();
    GROUPS.get_or_init(|| LIST.lines().filter_map(group).collect())
}

/// `978-0|English language|1:2 227:3 ...`: each rule is the end of its range, nines left out.
fn group(line: &'static str) -> Option<Group> {
    let mut cells = line.split('|');
    let (prefix, agency, rules) = (cells.next()?, cells.next()?, cells.next()?);
    let rule = |rule: &str| {
        let (end, length) = rule.split_once(':')?;
        Some((format!("{end:9<7}").parse().ok()?, length.parse().ok()?))
    };
    Some(Group {
        prefix,
        agency,
        rules: rules.split(' ').filter_map(rule).collect(),
    })
}

fn find(prefix: &str) -> Option<&'static Group> {
    groups().iter().find(|group| group.prefix == prefix)
}

impl Group {
    /// How many digits the next element has when the digits after the prefix begin so.
    fn length(&self, rest: &str) -> Option<usize> {
        let seven: u32 = format!("{:0<7}", rest.get(..rest.len().min(7))?)
            .parse()
            .ok()?;
        let (_, length) = self.rules.iter().find(|(end, _)| seven <= *end)?;
        (*length > 0).then_some(*length)
    }
}

/// Agency of the group, and the lengths of group and registrant, of thirteen digits as text.
pub(super) fn split(digits: &str) -> Option<(&'static str, usize, usize)> {
    let (prefix, rest) = digits.split_at_checked(3)?;
    let group = find(prefix)?.length(rest)?;
    let (name, rest) = rest.split_at_checked(group)?;
    let found = find(&format!("{prefix}-{name}"))?;
    let registrant = found.length(rest.get(..rest.len().checked_sub(1)?)?)?;
    (registrant + 2 <= rest.len()).then_some((found.agency, group, registrant))
}
