//! Requests, and items that come from elsewhere.

use crate::parts::{
    Amount, AuthenticationInput, BibliographicId, FiscalTransactionInformation, InitiationHeader,
    ItemId, ItemOptionalFields, MandatedAction, Problem, RequestId, ResponseHeader,
    ShippingInformation, UserId, UserOptionalFields,
};
use crate::record::{Coded, records};

records! {
    /// A user asks for an item or a title.
    RequestItem {
        /// From whom to whom.
        header: Option<InitiationHeader> = "InitiationHeader";
        /// It has happened already.
        mandated: Option<MandatedAction> = "MandatedAction";
        /// The user.
        user: Option<UserId> = "UserId";
        /// The user, by what they typed.
        authentication: Vec<AuthenticationInput> = "AuthenticationInput";
        /// The titles.
        titles: Vec<BibliographicId> = "BibliographicId";
        /// The items.
        items: Vec<ItemId> = "ItemId";
        /// The request, if it has a number already.
        request: Option<RequestId> = "RequestId";
        /// What is asked, such as `Hold` or `Page`.
        kind: Option<Coded> = "RequestType";
        /// Whether the item is meant or any of the title.
        scope: Option<Coded> = "RequestScopeType";
        /// What is known of the item.
        item_fields: Option<ItemOptionalFields> = "ItemOptionalFields";
        /// How the item is sent.
        shipping: Option<ShippingInformation> = "ShippingInformation";
        /// From when it is needed.
        needed_from: Option<String> = "EarliestDateNeeded";
        /// Until when it is needed.
        needed_before: Option<String> = "NeedBeforeDate";
        /// Where the user will fetch it.
        pickup_location: Option<Coded> = "PickupLocation";
        /// Until when the user can fetch it.
        pickup_expiry: Option<String> = "PickupExpiryDate";
        /// The fee that the user agrees to.
        acknowledged_fee: Option<Amount> = "AcknowledgedFeeAmount";
        /// The fee that the user has paid.
        paid_fee: Option<Amount> = "PaidFeeAmount";
        /// The restrictions that the user agrees to.
        acknowledged_restrictions: Vec<Coded> = "AcknowledgedItemUseRestrictionType";
        /// What is wanted of the item.
        item_elements: Vec<Coded> = "ItemElementType";
        /// What is wanted of the user.
        user_elements: Vec<Coded> = "UserElementType";
    }

    /// The request is made, or why not.
    RequestItemResponse {
        /// From whom to whom.
        header: Option<ResponseHeader> = "ResponseHeader";
        /// Why not.
        problems: Vec<Problem> = "Problem";
        /// The fee to agree to first.
        required_fee: Option<Amount> = "RequiredFeeAmount";
        /// The restrictions to agree to first.
        required_restrictions: Vec<Coded> = "RequiredItemUseRestrictionType";
        /// The request.
        request: Option<RequestId> = "RequestId";
        /// The item.
        item: Option<ItemId> = "ItemId";
        /// The user.
        user: Option<UserId> = "UserId";
        /// What was asked.
        kind: Option<Coded> = "RequestType";
        /// Whether the item was meant or any of the title.
        scope: Option<Coded> = "RequestScopeType";
        /// How the item is sent.
        shipping: Option<ShippingInformation> = "ShippingInformation";
        /// When it will be there.
        available: Option<String> = "DateAvailable";
        /// Until when it is held.
        pickup: Option<String> = "HoldPickupDate";
        /// What was charged.
        charge: Option<FiscalTransactionInformation> = "FiscalTransactionInformation";
        /// What was wanted of the item.
        item_fields: Option<ItemOptionalFields> = "ItemOptionalFields";
        /// What was wanted of the user.
        user_fields: Option<UserOptionalFields> = "UserOptionalFields";
    }

    /// A request is no longer wanted.
    CancelRequestItem {
        /// From whom to whom.
        header: Option<InitiationHeader> = "InitiationHeader";
        /// It has happened already.
        mandated: Option<MandatedAction> = "MandatedAction";
        /// The user.
        user: Option<UserId> = "UserId";
        /// The user, by what they typed.
        authentication: Vec<AuthenticationInput> = "AuthenticationInput";
        /// The request.
        request: Option<RequestId> = "RequestId";
        /// The item.
        item: Option<ItemId> = "ItemId";
        /// What was asked.
        kind: Option<Coded> = "RequestType";
        /// Whether the item was meant or any of the title.
        scope: Option<Coded> = "RequestScopeType";
        /// The fee that the user agrees to.
        acknowledged_fee: Option<Amount> = "AcknowledgedFeeAmount";
        /// The fee that the user has paid.
        paid_fee: Option<Amount> = "PaidFeeAmount";
        /// What is wanted of the item.
        item_elements: Vec<Coded> = "ItemElementType";
        /// What is wanted of the user.
        user_elements: Vec<Coded> = "UserElementType";
    }

    /// The request is cancelled, or why not.
    CancelRequestItemResponse {
        /// From whom to whom.
        header: Option<ResponseHeader> = "ResponseHeader";
        /// Why not.
        problems: Vec<Problem> = "Problem";
        /// The request.
        request: Option<RequestId> = "RequestId";
        /// The item.
        item: Option<ItemId> = "ItemId";
        /// The user.
        user: Option<UserId> = "UserId";
        /// What was charged or given back.
        charge: Option<FiscalTransactionInformation> = "FiscalTransactionInformation";
        /// What was wanted of the item.
        item_fields: Option<ItemOptionalFields> = "ItemOptionalFields";
        /// What was wanted of the user.
        user_fields: Option<UserOptionalFields> = "UserOptionalFields";
    }

    /// An item comes from elsewhere and is to be put in the library's hands.
    AcceptItem {
        /// From whom to whom.
        header: Option<InitiationHeader> = "InitiationHeader";
        /// It has happened already.
        mandated: Option<MandatedAction> = "MandatedAction";
        /// The request that it fulfils.
        request: Option<RequestId> = "RequestId";
        /// What is to be done with it, such as `Hold For Pickup`.
        action: Option<Coded> = "RequestedActionType";
        /// For whom it is.
        user: Option<UserId> = "UserId";
        /// The number that it is to have.
        item: Option<ItemId> = "ItemId";
        /// When it must go back.
        return_by: Option<String> = "DateForReturn";
        /// It is lent without an end.
        indeterminate: bool = "IndeterminateLoanPeriodFlag";
        /// It need not go back.
        non_returnable: bool = "NonReturnableFlag";
        /// It cannot be renewed.
        no_renewal: bool = "RenewalNotPermitted";
        /// What it costs.
        charge: Option<FiscalTransactionInformation> = "FiscalTransactionInformation";
        /// What it is.
        item_fields: Option<ItemOptionalFields> = "ItemOptionalFields";
        /// Who it is for.
        user_fields: Option<UserOptionalFields> = "UserOptionalFields";
        /// Where the user will fetch it.
        pickup_location: Option<Coded> = "PickupLocation";
        /// Until when the user can fetch it.
        pickup_expiry: Option<String> = "PickupExpiryDate";
    }

    /// The item is accepted, or why not.
    AcceptItemResponse {
        /// From whom to whom.
        header: Option<ResponseHeader> = "ResponseHeader";
        /// Why not.
        problems: Vec<Problem> = "Problem";
        /// The request.
        request: Option<RequestId> = "RequestId";
        /// The number that it has here.
        item: Option<ItemId> = "ItemId";
    }

    /// An item is gone and can be forgotten.
    DeleteItem {
        /// From whom to whom.
        header: Option<InitiationHeader> = "InitiationHeader";
        /// It has happened already.
        mandated: Option<MandatedAction> = "MandatedAction";
        /// The item.
        item: Option<ItemId> = "ItemId";
    }

    /// The item is forgotten, or why not.
    DeleteItemResponse {
        /// From whom to whom.
        header: Option<ResponseHeader> = "ResponseHeader";
        /// Why not.
        problems: Vec<Problem> = "Problem";
        /// The item.
        item: Option<ItemId> = "ItemId";
    }
}
