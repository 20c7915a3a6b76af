//! The six messages and what they are made of. Names are those of 2021; older messages are read into them.

mod common;
mod request;
mod supply;

pub use common::{
    Address, AgencyId, ConfirmationHeader, Costs, ElectronicAddress, ErrorData, Header,
    PhysicalAddress, RequestConfirmation, RequestingAgencyAuthentication, RequestingAgencyMessage,
    RequestingAgencyMessageConfirmation, SupplyingAgencyMessageConfirmation,
};
pub use request::{
    BibliographicInfo, BibliographicItemId, BibliographicRecordId, BillingInfo, PatronInfo,
    PublicationInfo, Request, RequestedDeliveryInfo, RequestingAgencyInfo, ServiceInfo,
    SupplierInfo,
};
pub use supply::{
    DeliveryInfo, MessageInfo, RetryInfo, ReturnInfo, ShippingInfo, StatusInfo,
    SupplyingAgencyMessage,
};
