//! Lending, taking back, renewing, charging.

use crate::parts::{
    Amount, AuthenticationInput, ElectronicResource, FiscalTransactionInformation,
    FiscalTransactionReferenceId, InitiationHeader, ItemId, ItemOptionalFields, MandatedAction,
    Pending, Problem, RequestId, ResponseHeader, RoutingInformation, ShippingInformation, UserId,
    UserOptionalFields,
};
use crate::record::{Coded, records};

records! {
    /// Lend an item to a user.
    CheckOutItem {
        /// From whom to whom.
        header: Option<InitiationHeader> = "InitiationHeader";
        /// It has happened already.
        mandated: Option<MandatedAction> = "MandatedAction";
        /// The user.
        user: Option<UserId> = "UserId";
        /// The user, by what they typed.
        authentication: Vec<AuthenticationInput> = "AuthenticationInput";
        /// The item.
        item: Option<ItemId> = "ItemId";
        /// The request that it fulfils.
        request: Option<RequestId> = "RequestId";
        /// The fee that the user agrees to.
        acknowledged_fee: Option<Amount> = "AcknowledgedFeeAmount";
        /// The fee that the user has paid.
        paid_fee: Option<Amount> = "PaidFeeAmount";
        /// The restrictions that the user agrees to.
        acknowledged_restrictions: Vec<Coded> = "AcknowledgedItemUseRestrictionType";
        /// How the item is sent.
        shipping: Option<ShippingInformation> = "ShippingInformation";
        /// The electronic item itself is wanted.
        resource_desired: bool = "ResourceDesired";
        /// Until when the user wants it.
        desired_due: Option<String> = "DesiredDateDue";
        /// What is wanted of the item.
        item_elements: Vec<Coded> = "ItemElementType";
        /// What is wanted of the user.
        user_elements: Vec<Coded> = "UserElementType";
    }

    /// The item is lent, or why not.
    CheckOutItemResponse {
        /// From whom to whom.
        header: Option<ResponseHeader> = "ResponseHeader";
        /// Why not.
        problems: Vec<Problem> = "Problem";
        /// The fee to agree to first.
        required_fee: Option<Amount> = "RequiredFeeAmount";
        /// The restrictions to agree to first.
        required_restrictions: Vec<Coded> = "RequiredItemUseRestrictionType";
        /// The item.
        item: Option<ItemId> = "ItemId";
        /// The user.
        user: Option<UserId> = "UserId";
        /// When it is due.
        due: Option<String> = "DateDue";
        /// It is lent without an end.
        indeterminate: bool = "IndeterminateLoanPeriodFlag";
        /// It need not come back.
        non_returnable: bool = "NonReturnableFlag";
        /// How often it was renewed.
        renewals: Option<String> = "RenewalCount";
        /// The electronic item itself.
        resource: Option<ElectronicResource> = "ElectronicResource";
        /// What was charged.
        charge: Option<FiscalTransactionInformation> = "FiscalTransactionInformation";
        /// What was wanted of the item.
        item_fields: Option<ItemOptionalFields> = "ItemOptionalFields";
        /// What was wanted of the user.
        user_fields: Option<UserOptionalFields> = "UserOptionalFields";
    }

    /// Take an item back.
    CheckInItem {
        /// From whom to whom.
        header: Option<InitiationHeader> = "InitiationHeader";
        /// It has happened already.
        mandated: Option<MandatedAction> = "MandatedAction";
        /// The item.
        item: Option<ItemId> = "ItemId";
        /// What is wanted of the item.
        item_elements: Vec<Coded> = "ItemElementType";
        /// What is wanted of the user.
        user_elements: Vec<Coded> = "UserElementType";
    }

    /// The item is back, or why not.
    CheckInItemResponse {
        /// From whom to whom.
        header: Option<ResponseHeader> = "ResponseHeader";
        /// Why not.
        problems: Vec<Problem> = "Problem";
        /// The item.
        item: Option<ItemId> = "ItemId";
        /// Who had it.
        user: Option<UserId> = "UserId";
        /// Where it goes now.
        routing: Option<RoutingInformation> = "RoutingInformation";
        /// What was charged.
        charge: Option<FiscalTransactionInformation> = "FiscalTransactionInformation";
        /// What was wanted of the item.
        item_fields: Option<ItemOptionalFields> = "ItemOptionalFields";
        /// What was wanted of the user.
        user_fields: Option<UserOptionalFields> = "UserOptionalFields";
    }

    /// Lend an item on to whoever has it.
    RenewItem {
        /// From whom to whom.
        header: Option<InitiationHeader> = "InitiationHeader";
        /// It has happened already.
        mandated: Option<MandatedAction> = "MandatedAction";
        /// The user.
        user: Option<UserId> = "UserId";
        /// The user, by what they typed.
        authentication: Vec<AuthenticationInput> = "AuthenticationInput";
        /// The item.
        item: Option<ItemId> = "ItemId";
        /// What is wanted of the item.
        item_elements: Vec<Coded> = "ItemElementType";
        /// What is wanted of the user.
        user_elements: Vec<Coded> = "UserElementType";
        /// Until when the user wants it.
        desired_due: Option<String> = "DesiredDateDue";
        /// Until when the agency that supplied it wants it back.
        desired_return: Option<String> = "DesiredDateForReturn";
        /// The fee that the user agrees to.
        acknowledged_fee: Option<Amount> = "AcknowledgedFeeAmount";
        /// The fee that the user has paid.
        paid_fee: Option<Amount> = "PaidFeeAmount";
        /// The restrictions that the user agrees to.
        acknowledged_restrictions: Vec<Coded> = "AcknowledgedItemUseRestrictionType";
    }

    /// The item is renewed, or why not, or that the answer comes later.
    RenewItemResponse {
        /// From whom to whom.
        header: Option<ResponseHeader> = "ResponseHeader";
        /// Why not.
        problems: Vec<Problem> = "Problem";
        /// The fee to agree to first.
        required_fee: Option<Amount> = "RequiredFeeAmount";
        /// The restrictions to agree to first.
        required_restrictions: Vec<Coded> = "RequiredItemUseRestrictionType";
        /// The answer comes later.
        pending: Option<Pending> = "Pending";
        /// The item.
        item: Option<ItemId> = "ItemId";
        /// The user.
        user: Option<UserId> = "UserId";
        /// When it is due.
        due: Option<String> = "DateDue";
        /// When the agency that supplied it wants it back.
        return_by: Option<String> = "DateForReturn";
        /// How often it was renewed.
        renewals: Option<String> = "RenewalCount";
        /// What was charged.
        charge: Option<FiscalTransactionInformation> = "FiscalTransactionInformation";
        /// What was wanted of the item.
        item_fields: Option<ItemOptionalFields> = "ItemOptionalFields";
        /// What was wanted of the user.
        user_fields: Option<UserOptionalFields> = "UserOptionalFields";
    }

    /// Charge a user, or take a payment.
    CreateUserFiscalTransaction {
        /// From whom to whom.
        header: Option<InitiationHeader> = "InitiationHeader";
        /// It has happened already.
        mandated: Option<MandatedAction> = "MandatedAction";
        /// The user.
        user: Option<UserId> = "UserId";
        /// The user, by what they typed.
        authentication: Vec<AuthenticationInput> = "AuthenticationInput";
        /// What is charged or paid.
        transaction: Option<FiscalTransactionInformation> = "FiscalTransactionInformation";
    }

    /// It is charged, or why not.
    CreateUserFiscalTransactionResponse {
        /// From whom to whom.
        header: Option<ResponseHeader> = "ResponseHeader";
        /// Why not.
        problems: Vec<Problem> = "Problem";
        /// The user.
        user: Option<UserId> = "UserId";
        /// The number of the charge.
        reference: Option<FiscalTransactionReferenceId> = "FiscalTransactionReferenceId";
    }
}
