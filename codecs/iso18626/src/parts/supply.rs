//! What the supplying agency says: how it stands with a request, what was sent, under which conditions.

use super::{Address, AgencyId, Costs, Header, PhysicalAddress};
use crate::record::{Coded, records};

records! {
    /// A message of the supplying agency.
    SupplyingAgencyMessage {
        /// From whom to whom.
        header: Option<Header> = "header";
        /// What the message is for.
        message: Option<MessageInfo> = "messageInfo";
        /// How it stands with the request.
        status: Option<StatusInfo> = "statusInfo";
        /// Under which conditions it could be asked again.
        retry: Option<RetryInfo> = "retryInfo";
        /// What was sent.
        delivery: Option<DeliveryInfo> = "deliveryInfo";
        /// How it was sent.
        shipping: Option<ShippingInfo> = "shippingInfo";
        /// Where it goes back.
        returning: Option<ReturnInfo> = "returnInfo";
    }

    /// What a message is for.
    MessageInfo {
        /// Why it is sent (list `reasonForMessage`).
        reason: Option<String> = "reasonForMessage";
        /// `Y` or `N`: the answer to what was asked.
        answer: Option<String> = "answerYesNo";
        /// A note.
        note: Option<String> = "note";
        /// Why the request cannot be filled.
        unfilled: Option<Coded> = "reasonUnfilled";
        /// Why it should be asked again.
        retry: Option<Coded> = "reasonRetry";
    }

    /// How it stands with a request.
    StatusInfo {
        /// The status (list `status`).
        status: Option<String> = "status";
        /// When it will be there.
        expected: Option<String> = "expectedDeliveryDate";
        /// When it is due.
        due: Option<String> = "dueDate";
        /// Since when it stands so.
        changed: Option<String> = "lastChange";
    }

    /// Under which conditions something could be asked again.
    RetryInfo {
        /// Conditions of the loan.
        conditions: Vec<Coded> = "loanCondition";
        /// Editions that there are.
        editions: Vec<String> = "edition";
        /// Formats that there are.
        formats: Vec<Coded> = "itemFormat";
        /// Volumes that there are.
        volumes: Vec<String> = "volume";
        /// `Loan`, `Copy` or `CopyOrLoan`.
        service_type: Option<String> = "serviceType";
        /// How fast.
        levels: Vec<Coded> = "serviceLevel";
        /// How it could be sent.
        methods: Vec<Coded> = "deliveryMethod";
        /// By whom.
        couriers: Vec<Coded> = "courierName";
        /// What it would cost.
        costs: Vec<Costs> = "offeredCosts";
        /// How it could be paid.
        payments: Vec<Coded> = "paymentMethod";
        /// Until when.
        before: Option<String> = "retryBefore";
        /// From when.
        after: Option<String> = "retryAfter";
    }

    /// What was sent.
    DeliveryInfo {
        /// When.
        sent: Option<String> = "dateSent";
        /// The items.
        items: Vec<String> = "itemId";
        /// Where it can be fetched on the network.
        url: Option<String> = "URL";
        /// How; `sentVia` before 2021.
        method: Option<Coded> = "deliveryMethod";
        /// Where it went.
        address: Option<Address> = "address";
        /// Whether it went to the patron directly.
        to_patron: Option<String> = "sentToPatron";
        /// Conditions of the loan.
        conditions: Vec<Coded> = "loanCondition";
        /// Its format; `deliveredFormat` before 2021.
        format: Option<Coded> = "itemFormat";
        /// `Loan`, `Copy` or `CopyOrLoan`.
        service_type: Option<String> = "serviceType";
        /// What it costs.
        costs: Vec<Costs> = "deliveryCosts";
        /// How it is paid.
        payment: Option<Coded> = "paymentMethod";
    }

    /// How something was sent.
    ShippingInfo {
        /// By whom.
        courier: Option<Coded> = "courierName";
        /// The numbers of the parcels.
        trackings: Vec<String> = "trackingId";
        /// Whether it is insured.
        insured: Option<String> = "insurance";
        /// Whether somebody else insures it.
        insured_elsewhere: Option<String> = "insuranceThirdParty";
        /// Who that is.
        insurer: Option<String> = "thirdPartyName";
        /// What that costs.
        costs: Vec<Costs> = "insuranceCosts";
    }

    /// Where something goes back.
    ReturnInfo {
        /// The agency.
        agency: Option<AgencyId> = "returnAgencyId";
        /// Its name.
        name: Option<String> = "name";
        /// Its address.
        address: Option<PhysicalAddress> = "physicalAddress";
    }
}
