//! Delete, Close, and what servers seldom offer: resource and access control, extended services.

use super::diagnostic::DiagRec;
use super::external::External;
use super::negotiation::OtherInformation;
use crate::Oid;
use crate::ber::value::{Bytes, ElementSetName, Opaque, ResultSetId};

sequences! {
    /// Asks to forget result sets: DeleteResultSetRequest.
    DeleteRequest plain {
        /// Comes back in the answer.
        reference_id: may (i 2) Bytes,
        /// 0 those listed, 1 all.
        function: must (i 32) i64,
        /// The result sets.
        result_sets: may (u) Vec<ResultSetId>,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// Answers a Delete: DeleteResultSetResponse.
    DeleteResponse plain {
        /// As in the request.
        reference_id: may (i 2) Bytes,
        /// 0 done; 1 there was no such set; 9 not all of those listed; others see the standard.
        status: must (i 0) i64,
        /// The same for each of those listed.
        list_statuses: may (i 1) Vec<SetStatus>,
        /// How many are still there.
        not_deleted: may (i 34) i64,
        /// Each that could not be deleted when all were to be.
        bulk_statuses: may (i 35) Vec<SetStatus>,
        /// For people.
        message: may (i 36) String,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// What became of one result set.
    SetStatus plain {
        /// The result set.
        result_set: must (u) ResultSetId,
        /// As in [`DeleteResponse::status`].
        status: must (i 33) i64,
    }

    /// Ends the session, and answers such an end: Close.
    Close plain {
        /// Comes back in the answer.
        reference_id: may (i 2) Bytes,
        /// Why: 0 finished, 1 shutdown, 2 system problem, 4 resources, 5 security violation, 6
        /// protocol error, 7 lack of activity, 8 answer to a Close, 9 unspecified.
        reason: must (i 211) i64,
        /// For people.
        information: may (i 3) String,
        /// The report that the client wants.
        report_format: may (i 4) Oid,
        /// The server's report.
        report: may (e 5) External,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// A challenge: AccessControlRequest.
    AccessControlRequest plain {
        /// Comes back in the answer.
        reference_id: may (i 2) Bytes,
        /// The challenge.
        challenge: must (x) Challenge,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// Answers a challenge: AccessControlResponse.
    AccessControlResponse plain {
        /// As in the request.
        reference_id: may (i 2) Bytes,
        /// The answer.
        response: may (x) ChallengeResponse,
        /// Why there is none.
        diagnostic: may (c 223) DiagRec,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// The server asks whether to go on: ResourceControlRequest.
    ResourceControlRequest plain {
        /// Comes back in the answer.
        reference_id: may (i 2) Bytes,
        /// Whether the operation waits.
        suspended: may (i 39) bool,
        /// What was used so far.
        report: may (e 40) External,
        /// 1 a subset, 2 an interim set, 3 none.
        partial_results: may (i 41) i64,
        /// Whether an answer is wanted.
        response_required: must (i 42) bool,
        /// Whether the client asked for it.
        triggered: may (i 43) bool,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// Answers that: ResourceControlResponse.
    ResourceControlResponse plain {
        /// As in the request.
        reference_id: may (i 2) Bytes,
        /// Whether to go on.
        go_on: must (i 44) bool,
        /// Whether the result set is wanted.
        result_set_wanted: may (i 45) bool,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// The client interrupts: TriggerResourceControlRequest. It has no answer of its own.
    TriggerRequest plain {
        /// The reference of the operation.
        reference_id: may (i 2) Bytes,
        /// 1 report, 2 control, 3 cancel.
        action: must (i 46) i64,
        /// The report wanted.
        report_format: may (i 47) Oid,
        /// Whether the result set is wanted.
        result_set_wanted: may (i 48) bool,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// Asks what was used: ResourceReportRequest.
    ResourceReportRequest plain {
        /// Comes back in the answer.
        reference_id: may (i 2) Bytes,
        /// The operation; the session if left out.
        operation: may (i 210) Bytes,
        /// The report wanted.
        report_format: may (i 49) Oid,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// Answers that: ResourceReportResponse.
    ResourceReportResponse plain {
        /// As in the request.
        reference_id: may (i 2) Bytes,
        /// 0 done, 1 in part, 2 to 7 not.
        status: must (i 50) i64,
        /// The report.
        report: may (e 51) External,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// Asks for more than searching: ExtendedServicesRequest.
    ExtendedServicesRequest plain {
        /// Comes back in the answer.
        reference_id: may (i 2) Bytes,
        /// 1 create, 2 delete, 3 modify.
        function: must (i 3) i64,
        /// The service.
        package_type: must (i 4) Oid,
        /// The name of the task package.
        package_name: may (i 5) String,
        /// Who it is for.
        user: may (i 6) String,
        /// How long it is kept.
        retention: may (i 7) Opaque,
        /// Who may do what with it.
        permissions: may (i 8) Opaque,
        /// What it is, for people.
        description: may (i 9) String,
        /// What the service is to do.
        parameters: may (i 10) External,
        /// 1 wait, 2 wait if possible, 3 do not, 4 do not return the package.
        wait: must (i 11) i64,
        /// The parts of the package that are wanted.
        elements: may (u) ElementSetName,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }

    /// Answers that: ExtendedServicesResponse.
    ExtendedServicesResponse plain {
        /// As in the request.
        reference_id: may (i 2) Bytes,
        /// 1 done, 2 accepted, 3 failed.
        status: must (i 3) i64,
        /// Why it failed.
        diagnostics: may (i 4) Vec<DiagRec>,
        /// The task package.
        package: may (i 5) External,
        /// More.
        other_information: may (i 201) Vec<OtherInformation>,
    }
}

choices! {
    /// A challenge.
    Challenge {
        /// As bytes.
        Simple (i 37) Bytes,
        /// In a format of its own.
        External (e 0) External,
    }

    /// The answer to a challenge.
    ChallengeResponse {
        /// As bytes.
        Simple (i 38) Bytes,
        /// In a format of its own.
        External (e 0) External,
    }
}
