//! Items, titles, loans and requests.

use super::{
    Amount, BibliographicId, BibliographicItemId, BibliographicRecordId, ItemId, Location, Problem,
    RequestId, UserId,
};
use crate::Element;
use crate::record::{Coded, records};

records! {
    /// A title.
    BibliographicDescription {
        /// Who wrote it.
        author: Option<String> = "Author";
        /// Who wrote the part.
        part_author: Option<String> = "AuthorOfComponent";
        /// A number of it, such as an ISBN.
        item_id: Option<BibliographicItemId> = "BibliographicItemId";
        /// Numbers of records of it.
        record_ids: Vec<BibliographicRecordId> = "BibliographicRecordId";
        /// Which edition.
        edition: Option<String> = "Edition";
        /// Which pages.
        pagination: Option<String> = "Pagination";
        /// Where it was published.
        place: Option<String> = "PlaceOfPublication";
        /// When it was published.
        date: Option<String> = "PublicationDate";
        /// When the part was published.
        part_date: Option<String> = "PublicationDateOfComponent";
        /// Who published it.
        publisher: Option<String> = "Publisher";
        /// The series and the number in it.
        series: Option<String> = "SeriesTitleNumber";
        /// The title.
        title: Option<String> = "Title";
        /// The title of the part.
        part_title: Option<String> = "TitleOfComponent";
        /// Whether it is a monograph, a serial, a part.
        level: Option<Coded> = "BibliographicLevel";
        /// Who sponsored it.
        sponsor: Option<String> = "SponsoringBody";
        /// Its electronic format.
        format: Option<Coded> = "ElectronicDataFormatType";
        /// Its language.
        language: Option<Coded> = "Language";
        /// Its medium, such as `Book`.
        medium: Option<Coded> = "MediumType";
    }

    /// What is known of an item beyond the number.
    ItemOptionalFields {
        /// Its title.
        description: Option<BibliographicDescription> = "BibliographicDescription";
        /// What may not be done with it.
        restrictions: Vec<Coded> = "ItemUseRestrictionType";
        /// Whether it is on the shelf, on loan ...
        status: Option<Coded> = "CirculationStatus";
        /// How many wait for it.
        queue: Option<String> = "HoldQueueLength";
        /// Call number, copy, volume.
        item: Option<ItemDescription> = "ItemDescription";
        /// Where it is and where it belongs.
        locations: Vec<Location> = "Location";
        /// Its condition.
        condition: Option<Element> = "PhysicalCondition";
        /// The item itself, or where it is on the network.
        resource: Option<ElectronicResource> = "ElectronicResource";
        /// How it is secured.
        security_marker: Option<Coded> = "SecurityMarker";
        /// Whether it is sensitized.
        sensitized: bool = "SensitizationFlag";
        /// When it is due.
        due: Option<String> = "DateDue";
    }

    /// Call number, copy, volume.
    ItemDescription {
        /// The call number.
        call_number: Option<String> = "CallNumber";
        /// The copy.
        copy: Option<String> = "CopyNumber";
        /// What the description is of.
        level: Option<Coded> = "ItemDescriptionLevel";
        /// Volumes and years.
        holdings: Option<Element> = "HoldingsInformation";
        /// How many pieces.
        pieces: Option<String> = "NumberOfPieces";
    }

    /// Something electronic, or where it is.
    ElectronicResource {
        /// Its format.
        format: Option<Coded> = "ElectronicDataFormatType";
        /// The thing itself.
        content: Option<String> = "ActualResource";
        /// Its address.
        address: Option<String> = "ReferenceToResource";
    }

    /// Who has an item and who waits for it.
    ItemTransaction {
        /// Who has it.
        borrower: Option<CurrentUser> = "CurrentBorrower";
        /// Who waits for it.
        requesters: Vec<CurrentUser> = "CurrentRequester";
    }

    /// Somebody who has an item or waits for it.
    CurrentUser {
        /// Who.
        user: Option<UserId> = "UserId";
    }

    /// An item on loan to a user.
    LoanedItem {
        /// The item.
        item: Option<ItemId> = "ItemId";
        /// Its title, by number.
        titles: Vec<BibliographicId> = "BibliographicId";
        /// How many reminders were sent.
        reminders: Option<String> = "ReminderLevel";
        /// When it is due.
        due: Option<String> = "DateDue";
        /// It is lent without an end.
        indeterminate: bool = "IndeterminateLoanPeriodFlag";
        /// What is owed for it.
        amount: Option<Amount> = "Amount";
        /// Its title.
        title: Option<String> = "Title";
        /// Its medium.
        medium: Option<Coded> = "MediumType";
    }

    /// How many items a user has.
    LoanedItemsCount {
        /// Of which status.
        status: Option<Coded> = "CirculationStatus";
        /// With which restriction.
        restriction: Option<Coded> = "ItemUseRestrictionType";
        /// How many.
        count: Option<String> = "LoanedItemCountValue";
    }

    /// A request of a user.
    RequestedItem {
        /// The request.
        request: Option<RequestId> = "RequestId";
        /// The item.
        item: Option<ItemId> = "ItemId";
        /// The title, by number.
        titles: Vec<BibliographicId> = "BibliographicId";
        /// What is asked, such as `Hold`.
        kind: Option<Coded> = "RequestType";
        /// How it stands with it.
        status: Option<Coded> = "RequestStatusType";
        /// When it was made.
        placed: Option<String> = "DatePlaced";
        /// When the item can be fetched.
        pickup: Option<String> = "PickupDate";
        /// Where it can be fetched.
        pickup_location: Option<Coded> = "PickupLocation";
        /// Until when it can be fetched.
        pickup_expiry: Option<String> = "PickupExpiryDate";
        /// How many reminders were sent.
        reminders: Option<String> = "ReminderLevel";
        /// The place in the queue, from 1.
        position: Option<String> = "HoldQueuePosition";
        /// The title.
        title: Option<String> = "Title";
        /// Its medium.
        medium: Option<Coded> = "MediumType";
    }

    /// How many requests a user has.
    RequestedItemsCount {
        /// Of which kind.
        kind: Option<Coded> = "RequestType";
        /// Of which status.
        status: Option<Coded> = "CirculationStatus";
        /// With which restriction.
        restriction: Option<Coded> = "ItemUseRestrictionType";
        /// How many.
        count: Option<String> = "RequestedItemCountValue";
    }

    /// A title and its holdings.
    BibInformation {
        /// The title, by the number that was asked for.
        id: Option<BibliographicId> = "BibliographicId";
        /// The title.
        description: Option<BibliographicDescription> = "BibliographicDescription";
        /// How many wait for any copy.
        queue: Option<String> = "TitleHoldQueueLength";
        /// Who waits for any copy.
        requesters: Vec<CurrentUser> = "CurrentRequester";
        /// Its holdings.
        holdings: Vec<HoldingsSet> = "HoldingsSet";
        /// Why there is none of this.
        problems: Vec<Problem> = "Problem";
    }

    /// Items that belong together.
    HoldingsSet {
        /// Their number.
        id: Option<String> = "HoldingsSetId";
        /// The title.
        description: Option<BibliographicDescription> = "BibliographicDescription";
        /// Where all of them are.
        location: Option<Location> = "Location";
        /// The call number of all of them.
        call_number: Option<String> = "CallNumber";
        /// Volumes and years.
        summary: Option<Element> = "SummaryHoldingsInformation";
        /// Something electronic.
        resource: Option<ElectronicResource> = "ElectronicResource";
        /// The items.
        items: Vec<ItemInformation> = "ItemInformation";
        /// Why there is none of this.
        problems: Vec<Problem> = "Problem";
    }

    /// An item of a set.
    ItemInformation {
        /// The item.
        item: Option<ItemId> = "ItemId";
        /// Requests for it.
        requests: Vec<RequestId> = "RequestId";
        /// Who has it.
        borrower: Option<CurrentUser> = "CurrentBorrower";
        /// Who waits for it.
        requesters: Vec<CurrentUser> = "CurrentRequester";
        /// When it is due.
        due: Option<String> = "DateDue";
        /// When it was recalled.
        recalled: Option<String> = "DateRecalled";
        /// When it can be fetched.
        pickup: Option<String> = "HoldPickupDate";
        /// Who has it and who waits for it.
        transaction: Option<ItemTransaction> = "ItemTransaction";
        /// What else is known of it.
        fields: Option<ItemOptionalFields> = "ItemOptionalFields";
        /// A note.
        note: Option<String> = "ItemNote";
        /// Why there is none of this.
        problems: Vec<Problem> = "Problem";
    }
}
