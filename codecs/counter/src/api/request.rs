//! Addresses of the COUNTER API (CoP 5.1 section 8.1; 5 section 8).

use form_urlencoded::Serializer;

use crate::header::Named;
use crate::{Month, Release};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// Whether the service is up; open to all.
    Status,
    /// Whom the customer's credentials are good for.
    Members,
    /// Which reports there are.
    Reports,
    /// A report.
    Report {
        /// `TR`, `TR_J1` …
        id: String,
        /// The first month.
        begin: Month,
        /// The last month.
        end: Month,
    },
}

/// A request to one provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The provider's address, the same for all releases: `https://example.org/counter`.
    pub base: String,
    /// The release.
    pub release: Release,
    /// What is asked.
    pub call: Call,
    /// For whom.
    pub customer_id: String,
    /// Who asks, where the provider wants it.
    pub requestor_id: Option<String>,
    /// The key, where the provider wants one.
    pub api_key: Option<String>,
    /// The platform, where a provider has several behind one address.
    pub platform: Option<String>,
    /// Filters and attributes: `metric_type`, `data_type`, `attributes_to_show` …
    pub parameters: Vec<Named>,
}

impl Request {
    /// The path below the base: `/r51/reports/tr_j1`.
    #[must_use]
    pub fn path(&self) -> String {
        let release = match self.release {
            Release::R51 => "/r51",
            Release::R5 | Release::R4 => "",
        };
        match &self.call {
            Call::Status => format!("{release}/status"),
            Call::Members => format!("{release}/members"),
            Call::Reports => format!("{release}/reports"),
            Call::Report { id, .. } => format!("{release}/reports/{}", segment(id)),
        }
    }

    /// The whole address, with credentials: not for logs.
    #[must_use]
    pub fn url(&self) -> String {
        self.address(self.api_key.as_deref(), self.requestor_id.as_deref())
    }

    /// The same without the key and the requestor: for logs and pages.
    #[must_use]
    pub fn url_for_logs(&self) -> String {
        let hidden = |secret: &Option<String>| secret.as_ref().map(|_| "...");
        self.address(hidden(&self.api_key), hidden(&self.requestor_id))
    }

    fn address(&self, key: Option<&str>, requestor: Option<&str>) -> String {
        let (base, own) = self.base.split_once('?').unwrap_or((&self.base, ""));
        let base = trimmed(base);
        let query = self.query(key, requestor);
        let parts: Vec<&str> = [own, &query]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let path = self.path();
        match parts.is_empty() {
            true => format!("{base}{path}"),
            false => format!("{base}{path}?{}", parts.join("&")),
        }
    }

    fn query(&self, key: Option<&str>, requestor: Option<&str>) -> String {
        let mut query = Serializer::new(String::new());
        if self.call == Call::Status && self.release == Release::R51 {
            // Open to all: nothing is told that need not be.
            return query
                .extend_pairs(self.platform.as_ref().map(|name| ("platform", name)))
                .finish();
        }
        query.append_pair("customer_id", &self.customer_id);
        let more = [
            ("requestor_id", requestor),
            ("api_key", key),
            ("platform", self.platform.as_deref()),
        ];
        for (name, value) in more {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        if let Call::Report { begin, end, .. } = &self.call {
            query.append_pair("begin_date", &begin.to_string());
            query.append_pair("end_date", &end.to_string());
            for (name, values) in &self.parameters {
                query.append_pair(&name.to_lowercase(), &values.join("|"));
            }
        }
        query.finish()
    }
}

/// The base as the Code of Practice means it: without the release, `reports` and a slash at its end,
/// which people copy along.
fn trimmed(base: &str) -> &str {
    let mut base = base.trim().trim_end_matches('/');
    for end in ["/reports", "/r51", "/r5"] {
        base = base.strip_suffix(end).unwrap_or(base).trim_end_matches('/');
    }
    base
}

/// A report's identifier as a part of a path: small letters, nothing that would leave the part.
fn segment(id: &str) -> String {
    let kept = id
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.'));
    let kept: String = kept.flat_map(char::to_lowercase).collect();
    let parts = kept.split('.').filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::{Call, Request};
    use crate::{Month, Release};

    fn request(base: &str, release: Release, call: Call) -> Request {
        Request {
            base: base.to_owned(),
            release,
            call,
            customer_id: "c 1".to_owned(),
            requestor_id: Some("r".to_owned()),
            api_key: Some("secret&1".to_owned()),
            platform: None,
            parameters: vec![(
                "Data_Type".to_owned(),
                vec!["Book".to_owned(), "Journal".to_owned()],
            )],
        }
    }

    fn check(base: &str, release: Release, call: &Call, expected: &str) {
        assert_eq!(request(base, release, call.clone()).url(), expected);
    }

    #[test]
    fn addresses() {
        let report = Call::Report {
            id: "TR_J1".to_owned(),
            begin: Month::new(2024, 1).unwrap(),
            end: Month::new(2024, 12).unwrap(),
        };
        let asked = "customer_id=c+1&requestor_id=r&api_key=secret%261";
        let months = "begin_date=2024-01&end_date=2024-12&data_type=Book%7CJournal";
        let base = "https://example.org/counter";
        check(
            base,
            Release::R51,
            &report,
            &format!("{base}/r51/reports/tr_j1?{asked}&{months}"),
        );
        check(
            base,
            Release::R5,
            &report,
            &format!("{base}/reports/tr_j1?{asked}&{months}"),
        );
        for copied in [
            "https://example.org/counter/r51/reports/",
            "https://example.org/counter/reports",
            " https://example.org/counter/ ",
        ] {
            check(
                copied,
                Release::R51,
                &report,
                &format!("{base}/r51/reports/tr_j1?{asked}&{months}"),
            );
        }
        check(
            base,
            Release::R51,
            &Call::Status,
            &format!("{base}/r51/status"),
        );
        check(
            base,
            Release::R51,
            &Call::Members,
            &format!("{base}/r51/members?{asked}"),
        );
        check(
            "https://e.org/x?a=b",
            Release::R5,
            &Call::Reports,
            &format!("https://e.org/x/reports?a=b&{asked}"),
        );
    }

    #[test]
    fn secrets_stay_out_of_logs() {
        let shown = request("https://e.org", Release::R51, Call::Reports).url_for_logs();
        assert_eq!(
            shown,
            "https://e.org/r51/reports?customer_id=c+1&requestor_id=...&api_key=..."
        );
    }

    #[test]
    fn an_identifier_does_not_leave_its_place() {
        let call = Call::Report {
            id: "../../admin?x".to_owned(),
            begin: Month::new(2024, 1).unwrap(),
            end: Month::new(2024, 1).unwrap(),
        };
        assert_eq!(
            request("https://e.org", Release::R5, call).path(),
            "/reports/adminx"
        );
    }
}
