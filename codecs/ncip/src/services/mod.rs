//! The services: a request and the answer to it each.

mod lend;
mod lookup;
mod request;

pub use lend::{
    CheckInItem, CheckInItemResponse, CheckOutItem, CheckOutItemResponse,
    CreateUserFiscalTransaction, CreateUserFiscalTransactionResponse, RenewItem, RenewItemResponse,
};
pub use lookup::{
    LookupAgency, LookupAgencyResponse, LookupItem, LookupItemResponse, LookupItemSet,
    LookupItemSetResponse, LookupUser, LookupUserResponse,
};
pub use request::{
    AcceptItem, AcceptItemResponse, CancelRequestItem, CancelRequestItemResponse, DeleteItem,
    DeleteItemResponse, RequestItem, RequestItemResponse,
};
