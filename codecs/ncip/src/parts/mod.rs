//! What services are made of: identifiers, people, items, money.

mod header;
mod id;
mod item;
mod money;
mod place;
mod user;

pub use header::{Agency, InitiationHeader, MandatedAction, Pending, Problem, ResponseHeader};
pub use id::{
    BibliographicId, BibliographicItemId, BibliographicRecordId, FiscalTransactionReferenceId,
    ItemId, PreviousUserId, RequestId, UserId,
};
pub use item::{
    BibInformation, BibliographicDescription, CurrentUser, ElectronicResource, HoldingsSet,
    ItemDescription, ItemInformation, ItemOptionalFields, ItemTransaction, LoanedItem,
    LoanedItemsCount, RequestedItem, RequestedItemsCount,
};
pub use money::{
    AccountDetails, Amount, FiscalTransactionInformation, ItemDetails, UserFiscalAccount,
};
pub use place::{
    Destination, ElectronicAddress, Location, LocationName, LocationNameInstance, PhysicalAddress,
    RoutingInformation, ShippingInformation, StructuredAddress, UnstructuredAddress,
};
pub use user::{
    AddressInformation, AuthenticationInput, BlockOrTrap, NameInformation,
    OrganizationNameInformation, PersonalNameInformation, StructuredPersonalUserName,
    UserOptionalFields, UserPrivilege, UserPrivilegeFee, UserPrivilegeStatus,
};
