//! Writing tabular reports as the Code of Practice has them.

use std::io::{self, Write};

use super::Delimiter;
use crate::header::{Header, Named, Release, joined};
use crate::report::{Report, Row};
use crate::{Element, Month, tables};

/// Writes a report as TSV or CSV in UTF-8 with a byte order mark, the header's lines as wide as the table.
///
/// Which columns there are is said by the report's identifier and attributes; a value without a column
/// of its own gets one, so that none is lost. Release 4 is written with the header of its own.
///
/// # Errors
/// When the output cannot be written.
pub fn write(report: &Report, delimiter: Delimiter, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\xEF\xBB\xBF")?;
    let table = Layout::of(report);
    let mut builder = csv::WriterBuilder::new();
    builder
        .delimiter(delimiter.byte())
        .flexible(true)
        .terminator(csv::Terminator::Any(b'\n'));
    let mut writer = builder.from_writer(out);
    for (name, value) in head(&report.header) {
        table.line(&mut writer, vec![name, value])?;
    }
    let four = report.header.release == Some(Release::R4);
    if !four {
        table.line(&mut writer, Vec::new())?;
    }
    table.line(&mut writer, table.headings(four))?;
    for row in &report.rows {
        table.line(&mut writer, table.cells(row))?;
    }
    writer.flush()
}

/// The columns of the table to be written.
struct Layout {
    elements: Vec<Element>,
    others: Vec<String>,
    /// Sums of Release 4 by format, which stand behind the total.
    parts: Vec<String>,
    metric: bool,
    months: Vec<Month>,
}

impl Layout {
    fn of(report: &Report) -> Self {
        let header = &report.header;
        let kind = tables::find(header.release.unwrap_or_default(), &header.report_id);
        let shown = header.attribute("Attributes_To_Show");
        let is = |name: &str| {
            header
                .attribute(name)
                .iter()
                .any(|it| it.eq_ignore_ascii_case("true"))
        };
        let (parents, components) = (
            is("Include_Parent_Details"),
            is("Include_Component_Details"),
        );
        let filled = |element: Element| report.rows.iter().any(|row| !row.get(element).is_empty());
        let wanted = |element: Element, optional: bool| {
            let asked = shown.iter().any(|name| name == element.heading());
            !optional
                || asked
                || element.is_parent() && parents
                || element.is_component() && components
                || filled(element)
        };
        let standard: Vec<(Element, bool)> =
            kind.map(|kind| kind.columns.clone()).unwrap_or_default();
        let mut elements: Vec<Element> = Vec::new();
        elements.extend(
            standard
                .iter()
                .filter(|(e, optional)| wanted(*e, *optional))
                .map(|row| row.0),
        );
        let more = Element::ALL
            .iter()
            .filter(|e| !standard.iter().any(|row| row.0 == **e) && filled(**e));
        elements.extend(more);
        let mut others: Vec<String> = Vec::new();
        for (name, _) in report.rows.iter().flat_map(|row| &row.other) {
            if !others.contains(name) {
                others.push(name.clone());
            }
        }
        let is_part = |name: &String| name.to_lowercase().starts_with("reporting period ");
        let (parts, others) = others.into_iter().partition(is_part);
        let four = header.release == Some(Release::R4);
        let implied = four && kind.is_some_and(|kind| !kind.metrics.is_empty());
        Self {
            elements,
            others,
            parts,
            metric: !implied,
            months: report.months(),
        }
    }

    fn width(&self) -> usize {
        self.elements.len()
            + self.others.len()
            + self.parts.len()
            + usize::from(self.metric)
            + 1
            + self.months.len()
    }

    fn headings(&self, four: bool) -> Vec<String> {
        let mut cells: Vec<String> = self.elements.iter().map(|it| heading(*it, four)).collect();
        cells.extend(self.others.iter().cloned());
        if self.metric {
            cells.push(if four { "User Activity" } else { "Metric_Type" }.to_owned());
        }
        let total = if four {
            "Reporting Period Total"
        } else {
            "Reporting_Period_Total"
        };
        cells.push(total.to_owned());
        cells.extend(self.parts.iter().cloned());
        cells.extend(self.months.iter().map(|month| month.column()));
        cells
    }

    fn cells(&self, row: &Row) -> Vec<String> {
        let mut cells: Vec<String> = self
            .elements
            .iter()
            .map(|it| row.get(*it).to_owned())
            .collect();
        let other = |name: &String| {
            let found = row.other.iter().find(|other| other.0 == *name);
            found.map(|other| other.1.clone()).unwrap_or_default()
        };
        cells.extend(self.others.iter().map(other));
        if self.metric {
            cells.push(row.metric.clone());
        }
        cells.push(row.total.unwrap_or_else(|| row.sum()).to_string());
        cells.extend(self.parts.iter().map(other));
        cells.extend(
            self.months
                .iter()
                .map(|month| row.count(*month).to_string()),
        );
        cells
    }

    /// Writes a line, filled up to the width of the table.
    fn line<W: Write>(
        &self,
        writer: &mut csv::Writer<W>,
        mut cells: Vec<String>,
    ) -> io::Result<()> {
        cells.resize(self.width().max(cells.len()), String::new());
        writer.write_record(&cells).map_err(io::Error::from)
    }
}

/// The heading of an element's column.
fn heading(element: Element, four: bool) -> String {
    let name = element.heading();
    match element {
        // What Release 4 calls it by the report; `Title` is understood of all.
        Element::Title if four => "Title".to_owned(),
        Element::ProprietaryId if four => "Proprietary Identifier".to_owned(),
        _ if four => name.replace('_', " "),
        _ => name.to_owned(),
    }
}

/// The lines of the header: names and values.
fn head(header: &Header) -> Vec<(String, String)> {
    if header.release == Some(Release::R4) {
        return four(header);
    }
    let exceptions: Vec<String> = header.exceptions.iter().map(ToString::to_string).collect();
    let release = header.release.unwrap_or_default();
    let period = format!(
        "Begin_Date={}; End_Date={}",
        header.begin_date, header.end_date
    );
    let mut lines = vec![
        ("Report_Name", header.report_name.clone()),
        ("Report_ID", header.report_id.clone()),
        ("Release", release.as_str().to_owned()),
        ("Institution_Name", header.institution_name.clone()),
        ("Institution_ID", joined(&header.institution_id)),
        ("Metric_Types", header.metric_types.join("; ")),
        ("Report_Filters", named(&header.filters)),
        ("Report_Attributes", named(&header.attributes)),
        ("Exceptions", exceptions.join("; ")),
        ("Reporting_Period", period),
        ("Created", header.created.clone()),
        ("Created_By", header.created_by.clone()),
    ];
    if release == Release::R51 {
        lines.push((
            "Registry_Record",
            header.registry_record.clone().unwrap_or_default(),
        ));
    }
    if let Some(customer) = &header.customer_id {
        lines.push(("Customer_ID", customer.clone()));
    }
    let other = header
        .other
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()));
    let all = lines.into_iter().chain(other);
    all.map(|(name, value)| (name.to_owned(), value)).collect()
}

fn four(header: &Header) -> Vec<(String, String)> {
    let described = header
        .other
        .iter()
        .find(|row| row.0 == "Report_Description");
    let description = described.map(|row| row.1.clone()).unwrap_or_default();
    let alone = |text: &str| (text.to_owned(), String::new());
    vec![
        (header.report_name.clone(), description),
        alone(&header.institution_name),
        alone(header.customer_id.as_deref().unwrap_or_default()),
        alone("Period covered by Report:"),
        alone(&format!("{} to {}", header.begin_date, header.end_date)),
        alone("Date run:"),
        alone(&header.created),
    ]
}

/// Names with their values, in the order of the elements.
fn named(all: &[Named]) -> String {
    let mut all: Vec<&Named> = all.iter().collect();
    all.sort_by_key(|row| Element::of(&row.0));
    let parts = all
        .iter()
        .map(|(name, values)| format!("{name}={}", values.join("|")));
    parts.collect::<Vec<_>>().join("; ")
}
