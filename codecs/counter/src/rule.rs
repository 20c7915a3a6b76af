//! The rules that a report can break, each with its stable code and what to do about it.

use serde::Serialize;

/// Declares the rules as rows: name, code, what to do, and where the rule stands.
macro_rules! rules {
    ($($name:ident $code:literal $advice:literal $source:literal;)*) => {
        /// A rule of the Code of Practice or of a format.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[non_exhaustive]
        #[serde(rename_all = "kebab-case")]
        pub enum Rule {
            $(#[doc = concat!("`", $code, "` (", $source, "): ", $advice, ".")] $name,)*
        }

        impl Rule {
            /// Every rule there is.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable code, such as `total`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What to do about it.
            #[must_use]
            pub const fn advice(self) -> &'static str {
                match self { $(Self::$name => $advice,)* }
            }

            /// Where the rule stands.
            #[must_use]
            pub const fn source(self) -> &'static str {
                match self { $(Self::$name => $source,)* }
            }
        }
    };
}

rules! {
    MoreFaults "more-faults" "mend the first ones and check again" "limits";
    TooLong "too-long" "ask for fewer months or raise the limit" "limits";
    TooManyRows "too-many-rows" "read it as a stream, or raise the limit" "limits";
    NotReport "not-report" "give a COUNTER report as JSON, TSV, CSV, XLSX or R4 XML" "this crate";
    Encoding "encoding" "ask for UTF-8" "CoP 5.1 section 3.2; RFC 8259";
    Json "json" "ask the provider for valid JSON" "RFC 8259; COUNTER API";
    Xml "xml" "ask the provider for valid XML" "XML 1.0; COUNTER SUSHI R4 schema";
    Workbook "workbook" "save it as .xlsx anew" "ECMA-376";
    NoHeader "no-header" "ask for a report with its header" "CoP 5.1 section 3.2.1";
    HeaderMissing "header-missing" "give the header field" "CoP 5.1 section 3.2.1";
    HeaderUnknown "header-unknown" "take the field out; it is kept" "CoP 5.1 section 3.2.1";
    HeaderValue "header-value" "give the value as the Code of Practice has it" "CoP 5.1 section 3.2.1";
    Release "release" "ask for Release 4, 5 or 5.1" "CoP section 3.2.1";
    ReportId "report-id" "use an identifier of the Code of Practice" "CoP section 4";
    ReportName "report-name" "use the name that belongs to the identifier" "CoP section 4";
    Period "period" "give the first day of a month and the last day of one" "CoP section 3.3.8";
    Exception "exception" "do what the exception asks" "CoP 5.1 appendix D";
    ExceptionUnknown "exception-unknown" "use a code and message of the table" "CoP 5.1 appendix D";
    NoItems "no-items" "give Report_Items; empty with exception 3030 when there was no usage" "CoP 5.1 section 3.2.2";
    ColumnMissing "column-missing" "give the column" "CoP section 4";
    ColumnUnknown "column-unknown" "name an extension with a namespace (platform:name)" "CoP section 11";
    ColumnTwice "column-twice" "give each column once" "CoP section 3.2.2";
    MonthFormat "month-format" "write months as Jan-2022 (JSON: 2022-01)" "CoP section 3.2.2";
    MonthOutside "month-outside" "give only months of the reporting period" "CoP section 3.3.8";
    MonthMissing "month-missing" "give every month of the period; zero where there was no usage" "CoP section 3.2.2";
    MonthTwice "month-twice" "give each month once" "CoP section 3.2.2";
    Cells "cells" "give as many cells as there are columns" "RFC 4180";
    Count "count" "give a whole number without separators" "CoP section 3.2.2";
    CountMissing "count-missing" "give the counts, zero where there was no usage" "CoP section 3.2.2";
    Total "total" "let Reporting_Period_Total be the sum of the months" "CoP section 3.2.2";
    ValueMissing "value-missing" "give the value" "CoP section 4";
    Value "value" "use a value that the release has" "CoP section 3.3";
    Identifier "identifier" "give the identifier in its own form" "CoP 5.1 section 3.3.10";
    MetricUnknown "metric-unknown" "use a metric type of the release" "CoP section 3.3.6";
    MetricOdd "metric-odd" "leave out metrics that the report does not have" "CoP section 4";
    MetricMissing "metric-missing" "give the metric beside the ones that imply it" "CoP section 3.3.6";
    MetricOrder "metric-order" "let unique counts be no more than total ones, requests no more than investigations" "CoP section 3.3.6";
    RowTwice "row-twice" "sum the counts in one row" "CoP section 3.2.2";
    FilterBroken "filter-broken" "leave out what the view filters away" "CoP section 4";
    Unexpected "unexpected" "take the property out; it is kept where it can be" "COUNTER API";
}

#[cfg(test)]
mod tests {
    use super::Rule;

    /// Codes are what programs hold on to: one rule, one code.
    #[test]
    fn codes_are_unique() {
        let mut codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
        codes.sort_unstable();
        let count = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }
}
