//! Who sends to whom, and what went wrong.

use crate::record::{Coded, records};

records! {
    /// An agency in a header.
    Agency {
        /// The agency.
        id: Option<Coded> = "AgencyId";
    }

    /// The header of a request.
    InitiationHeader {
        /// The system that sends.
        from_system: Option<Coded> = "FromSystemId";
        /// What proves that it is that system.
        from_system_authentication: Option<String> = "FromSystemAuthentication";
        /// The agency that sends.
        from_agency: Option<Agency> = "FromAgencyId";
        /// What proves that it is that agency.
        from_agency_authentication: Option<String> = "FromAgencyAuthentication";
        /// The agency for which it sends.
        on_behalf_of: Option<Agency> = "OnBehalfOfAgency";
        /// The system that is to receive.
        to_system: Option<Coded> = "ToSystemId";
        /// The agency that is to receive.
        to_agency: Option<Agency> = "ToAgencyId";
        /// The profile that the sender follows.
        profile: Option<Coded> = "ApplicationProfileType";
    }

    /// The header of an answer.
    ResponseHeader {
        /// The system that sends.
        from_system: Option<Coded> = "FromSystemId";
        /// What proves that it is that system.
        from_system_authentication: Option<String> = "FromSystemAuthentication";
        /// The agency that sends.
        from_agency: Option<Agency> = "FromAgencyId";
        /// What proves that it is that agency.
        from_agency_authentication: Option<String> = "FromAgencyAuthentication";
        /// The system that is to receive.
        to_system: Option<Coded> = "ToSystemId";
        /// The agency that is to receive.
        to_agency: Option<Agency> = "ToAgencyId";
    }

    /// That something has happened already and is not to be refused.
    MandatedAction {
        /// When it happened.
        happened: Option<String> = "DateEventOccurred";
    }

    /// That the answer will come later.
    Pending {
        /// When it will come.
        expected: Option<String> = "DateOfExpectedReply";
    }

    /// Why something was not done.
    Problem {
        /// What kind of problem, as `Unknown User` or `Item Not Renewable`.
        kind: Option<Coded> = "ProblemType";
        /// What there is to say about it.
        detail: Option<String> = "ProblemDetail";
        /// The element of the request that it is about.
        element: Option<String> = "ProblemElement";
        /// The value of that element.
        value: Option<String> = "ProblemValue";
    }
}

impl From<&str> for Agency {
    fn from(id: &str) -> Self {
        Self {
            id: Some(id.into()),
            others: Vec::new(),
        }
    }
}

impl InitiationHeader {
    /// From one agency to another.
    #[must_use]
    pub fn between(from: &str, to: &str) -> Self {
        Self {
            from_agency: Some(from.into()),
            to_agency: Some(to.into()),
            ..Self::default()
        }
    }

    /// The header of the answer: back to where this came from.
    #[must_use]
    pub fn answered(&self) -> ResponseHeader {
        ResponseHeader {
            from_system: self.to_system.clone(),
            from_agency: self.to_agency.clone(),
            to_system: self.from_system.clone(),
            to_agency: self.from_agency.clone(),
            ..ResponseHeader::default()
        }
    }
}

impl Problem {
    /// A problem of this kind with the request's element and its value.
    #[must_use]
    pub fn of(kind: &str, element: &str, value: &str) -> Self {
        Self {
            kind: Some(kind.into()),
            element: Some(element.to_owned()),
            value: Some(value.to_owned()),
            ..Self::default()
        }
    }
}
