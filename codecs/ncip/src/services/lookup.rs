//! Asking about users, items and agencies.

use crate::Element;
use crate::parts::{
    AuthenticationInput, BibInformation, BibliographicId, InitiationHeader, ItemId,
    ItemOptionalFields, ItemTransaction, LoanedItem, LoanedItemsCount, OrganizationNameInformation,
    Problem, RequestId, RequestedItem, RequestedItemsCount, ResponseHeader, UserFiscalAccount,
    UserId, UserOptionalFields,
};
use crate::record::{Coded, records};

records! {
    /// What is known of a user?
    LookupUser {
        /// From whom to whom.
        header: Option<InitiationHeader> = "InitiationHeader";
        /// The user.
        user: Option<UserId> = "UserId";
        /// The user, by what they typed.
        authentication: Vec<AuthenticationInput> = "AuthenticationInput";
        /// What is wanted of the user.
        elements: Vec<Coded> = "UserElementType";
        /// Their loans are wanted.
        loans: bool = "LoanedItemsDesired";
        /// Their requests are wanted.
        requests: bool = "RequestedItemsDesired";
        /// Their account is wanted.
        account: bool = "UserFiscalAccountDesired";
    }

    /// What is known of a user, or why it is not told.
    LookupUserResponse {
        /// From whom to whom.
        header: Option<ResponseHeader> = "ResponseHeader";
        /// Why not.
        problems: Vec<Problem> = "Problem";
        /// The user.
        user: Option<UserId> = "UserId";
        /// Their accounts, one for each currency.
        accounts: Vec<UserFiscalAccount> = "UserFiscalAccount";
        /// How many loans.
        loan_counts: Vec<LoanedItemsCount> = "LoanedItemsCount";
        /// Their loans.
        loans: Vec<LoanedItem> = "LoanedItem";
        /// How many requests.
        request_counts: Vec<RequestedItemsCount> = "RequestedItemsCount";
        /// Their requests.
        requests: Vec<RequestedItem> = "RequestedItem";
        /// Name, addresses, privileges, blocks.
        fields: Option<UserOptionalFields> = "UserOptionalFields";
    }

    /// What is known of an item?
    LookupItem {
        /// From whom to whom.
        header: Option<InitiationHeader> = "InitiationHeader";
        /// The item.
        item: Option<ItemId> = "ItemId";
        /// The item of this request.
        request: Option<RequestId> = "RequestId";
        /// What is wanted of the item.
        elements: Vec<Coded> = "ItemElementType";
        /// Who has it.
        borrower: bool = "CurrentBorrowerDesired";
        /// Who waits for it.
        requesters: bool = "CurrentRequestersDesired";
    }

    /// What is known of an item, or why it is not told.
    LookupItemResponse {
        /// From whom to whom.
        header: Option<ResponseHeader> = "ResponseHeader";
        /// Why not.
        problems: Vec<Problem> = "Problem";
        /// The request.
        request: Option<RequestId> = "RequestId";
        /// The item.
        item: Option<ItemId> = "ItemId";
        /// When it can be fetched.
        pickup: Option<String> = "HoldPickupDate";
        /// When it was recalled.
        recalled: Option<String> = "DateRecalled";
        /// Who has it and who waits for it.
        transaction: Option<ItemTransaction> = "ItemTransaction";
        /// What else is known.
        fields: Option<ItemOptionalFields> = "ItemOptionalFields";
    }

    /// What is known of the items of titles?
    LookupItemSet {
        /// From whom to whom.
        header: Option<InitiationHeader> = "InitiationHeader";
        /// The titles.
        titles: Vec<BibliographicId> = "BibliographicId";
        /// Sets of items.
        sets: Vec<String> = "HoldingsSetId";
        /// The items.
        items: Vec<ItemId> = "ItemId";
        /// What is wanted of the items.
        elements: Vec<Coded> = "ItemElementType";
        /// Who has them.
        borrower: bool = "CurrentBorrowerDesired";
        /// Who waits for them.
        requesters: bool = "CurrentRequestersDesired";
        /// How many at once.
        most: Option<String> = "MaximumItemsCount";
        /// Where to go on, from the last answer.
        next: Option<String> = "NextItemToken";
    }

    /// What is known of the items of titles, or why it is not told.
    LookupItemSetResponse {
        /// From whom to whom.
        header: Option<ResponseHeader> = "ResponseHeader";
        /// Why not.
        problems: Vec<Problem> = "Problem";
        /// The titles with their items.
        titles: Vec<BibInformation> = "BibInformation";
        /// What to ask with to go on.
        next: Option<String> = "NextItemToken";
    }

    /// What is known of an agency?
    LookupAgency {
        /// From whom to whom.
        header: Option<InitiationHeader> = "InitiationHeader";
        /// The agency.
        agency: Option<Coded> = "AgencyId";
        /// What is wanted of it.
        elements: Vec<Coded> = "AgencyElementType";
    }

    /// What is known of an agency, or why it is not told.
    LookupAgencyResponse {
        /// From whom to whom.
        header: Option<ResponseHeader> = "ResponseHeader";
        /// Why not.
        problems: Vec<Problem> = "Problem";
        /// The agency.
        agency: Option<Coded> = "AgencyId";
        /// Its names.
        names: Vec<OrganizationNameInformation> = "OrganizationNameInformation";
        /// Its addresses.
        addresses: Vec<Element> = "AgencyAddressInformation";
        /// What its users are asked for.
        prompts: Vec<Element> = "AuthenticationPrompt";
        /// The profiles that it follows.
        profiles: Vec<Coded> = "ApplicationProfileSupportedType";
        /// The consortia that it is in.
        agreements: Vec<Coded> = "ConsortiumAgreement";
        /// The privileges that its users can have.
        privileges: Vec<Coded> = "AgencyUserPrivilegeType";
    }
}
