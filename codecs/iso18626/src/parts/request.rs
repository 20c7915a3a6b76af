//! The request: what is asked, how, for whom.

use super::{Address, AgencyId, Costs, Header};
use crate::record::{Coded, records};

records! {
    /// A request for a loan or a copy.
    Request {
        /// From whom to whom.
        header: Option<Header> = "header";
        /// What is asked for.
        bibliographic: Option<BibliographicInfo> = "bibliographicInfo";
        /// Where it was published.
        publication: Option<PublicationInfo> = "publicationInfo";
        /// How it is wanted.
        service: Option<ServiceInfo> = "serviceInfo";
        /// Who may have it.
        suppliers: Vec<SupplierInfo> = "supplierInfo";
        /// Where it is to go.
        deliveries: Vec<RequestedDeliveryInfo> = "requestedDeliveryInfo";
        /// Who asks.
        requesting_agency: Option<RequestingAgencyInfo> = "requestingAgencyInfo";
        /// For whom.
        patron: Option<PatronInfo> = "patronInfo";
        /// Who pays.
        billing: Option<BillingInfo> = "billingInfo";
    }

    /// What is asked for.
    BibliographicInfo {
        /// The supplier's own number of the record.
        supplier_record: Option<String> = "supplierUniqueRecordId";
        /// The title.
        title: Option<String> = "title";
        /// Who wrote it.
        author: Option<String> = "author";
        /// The author's ISNI.
        author_id: Option<String> = "authorId";
        /// The subtitle.
        subtitle: Option<String> = "subtitle";
        /// The series.
        series: Option<String> = "seriesTitle";
        /// The edition.
        edition: Option<String> = "edition";
        /// The title of the article or chapter.
        part_title: Option<String> = "titleOfComponent";
        /// Who wrote the article or chapter.
        part_author: Option<String> = "authorOfComponent";
        /// The volumes.
        volumes: Vec<String> = "volume";
        /// The issue.
        issue: Option<String> = "issue";
        /// The pages.
        pages: Option<String> = "pagesRequested";
        /// About how many pages.
        page_count: Option<String> = "estimatedNoPages";
        /// Numbers of it, such as an ISBN.
        item_ids: Vec<BibliographicItemId> = "bibliographicItemId";
        /// Who sponsored it.
        sponsor: Option<String> = "sponsor";
        /// Where it was found.
        source: Option<String> = "informationSource";
        /// Numbers of records of it.
        record_ids: Vec<BibliographicRecordId> = "bibliographicRecordId";
    }

    /// A number of a work or edition.
    BibliographicItemId {
        /// What kind of number, such as ISBN.
        code: Option<Coded> = "bibliographicItemIdentifierCode";
        /// The number.
        value: Option<String> = "bibliographicItemIdentifier";
    }

    /// A number of a record.
    BibliographicRecordId {
        /// What kind of number, such as OCLC.
        code: Option<Coded> = "bibliographicRecordIdentifierCode";
        /// The number.
        value: Option<String> = "bibliographicRecordIdentifier";
    }

    /// Where and when something was published.
    PublicationInfo {
        /// Who published it.
        publisher: Option<String> = "publisher";
        /// The publisher's ISNI.
        publisher_id: Option<String> = "publisherId";
        /// What it is, such as `Book`.
        kind: Option<Coded> = "publicationType";
        /// When.
        date: Option<String> = "publicationDate";
        /// Where.
        place: Option<String> = "placeOfPublication";
    }

    /// How something is wanted.
    ServiceInfo {
        /// `New`, `Retry` or `Reminder`.
        request_type: Option<String> = "requestType";
        /// What is special about the request (list `requestSubType`).
        sub_types: Vec<String> = "requestSubType";
        /// The number of the request that this one repeats.
        previous_request: Option<String> = "requestingAgencyPreviousRequestId";
        /// `Loan`, `Copy` or `CopyOrLoan`.
        service_type: Option<String> = "serviceType";
        /// How fast.
        level: Option<Coded> = "serviceLevel";
        /// In which format; `preferredFormat` before 2021.
        format: Option<Coded> = "itemFormat";
        /// Until when it is needed.
        needed_before: Option<String> = "needBeforeDate";
        /// Under which law or licence.
        copyright: Option<Coded> = "copyrightCompliance";
        /// Whether any edition will do.
        any_edition: Option<String> = "anyEdition";
        /// Which edition is wanted.
        preferred_edition: Option<String> = "preferredEdition";
        /// Conditions that would be kept.
        conditions: Vec<Coded> = "loanCondition";
        /// From when it is booked.
        start: Option<String> = "startDate";
        /// Until when it is booked.
        end: Option<String> = "endDate";
        /// A note.
        note: Option<String> = "note";
    }

    /// An agency that may supply.
    SupplierInfo {
        /// In which order to ask.
        order: Option<String> = "sortOrder";
        /// The agency.
        agency: Option<AgencyId> = "supplierCode";
        /// The agency, in words.
        description: Option<String> = "supplierDescription";
        /// Its record.
        record: Option<BibliographicRecordId> = "bibliographicRecordId";
        /// Its call number.
        call_number: Option<String> = "callNumber";
        /// What it holds.
        holdings: Option<String> = "summaryHoldings";
        /// Whether it lends it.
        availability: Option<String> = "availabilityNote";
    }

    /// Where something is to go.
    RequestedDeliveryInfo {
        /// Which is liked best.
        order: Option<String> = "sortOrder";
        /// The address.
        address: Option<Address> = "address";
        /// How.
        method: Option<Coded> = "deliveryMethod";
        /// By whom.
        courier: Option<Coded> = "courierName";
    }

    /// Who asks.
    RequestingAgencyInfo {
        /// The agency.
        name: Option<String> = "name";
        /// Whom to ask there.
        contact: Option<String> = "contactName";
        /// Its addresses.
        addresses: Vec<Address> = "address";
    }

    /// For whom something is asked.
    PatronInfo {
        /// The patron's number.
        id: Option<String> = "patronId";
        /// The surname.
        surname: Option<String> = "surname";
        /// The given name.
        given: Option<String> = "givenName";
        /// What kind of patron.
        kind: Option<Coded> = "patronType";
        /// Whether it goes to the patron directly.
        send_to_patron: Option<String> = "sendToPatron";
        /// The patron's addresses.
        addresses: Vec<Address> = "address";
    }

    /// Who pays, and how much at most.
    BillingInfo {
        /// How it is paid.
        payment: Option<Coded> = "paymentMethod";
        /// How much at most.
        maximum: Option<Costs> = "maximumCosts";
        /// How it is billed.
        method: Option<Coded> = "billingMethod";
        /// To whom.
        name: Option<String> = "billingName";
        /// Where the bill goes.
        address: Option<Address> = "address";
    }
}
