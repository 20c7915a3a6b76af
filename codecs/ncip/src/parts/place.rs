//! Addresses, shelves, and ways between them.

use super::{NameInformation, UserId};
use crate::record::{Coded, records};

records! {
    /// An e-mail address, a telephone number.
    ElectronicAddress {
        /// Which of them, such as `mailto` or `tel`.
        kind: Option<Coded> = "ElectronicAddressType";
        /// The address.
        value: Option<String> = "ElectronicAddressData";
    }

    /// Where post goes.
    PhysicalAddress {
        /// In parts.
        structured: Option<StructuredAddress> = "StructuredAddress";
        /// In one piece.
        whole: Option<UnstructuredAddress> = "UnstructuredAddress";
        /// What kind of address, such as `Postal Address`.
        kind: Option<Coded> = "PhysicalAddressType";
    }

    /// The parts of an address.
    StructuredAddress {
        /// A room.
        room: Option<String> = "LocationWithinBuilding";
        /// The name of a house.
        house: Option<String> = "HouseName";
        /// Street and number.
        street: Option<String> = "Street";
        /// A box at the post office.
        post_box: Option<String> = "PostOfficeBox";
        /// A part of a town.
        district: Option<String> = "District";
        /// The first line, where there are lines instead of parts.
        line1: Option<String> = "Line1";
        /// The second line.
        line2: Option<String> = "Line2";
        /// The town.
        locality: Option<String> = "Locality";
        /// The state.
        region: Option<String> = "Region";
        /// The country.
        country: Option<String> = "Country";
        /// The postal code.
        postal_code: Option<String> = "PostalCode";
        /// Care of whom.
        care_of: Option<String> = "CareOf";
    }

    /// An address in one piece.
    UnstructuredAddress {
        /// How its lines are divided, such as `Newline-Delimited Text`.
        kind: Option<Coded> = "UnstructuredAddressType";
        /// The address.
        value: Option<String> = "UnstructuredAddressData";
    }

    /// A place where items are.
    Location {
        /// Whether it is where the item belongs or where it is now.
        kind: Option<Coded> = "LocationType";
        /// Its name.
        name: Option<LocationName> = "LocationName";
        /// From when.
        from: Option<String> = "ValidFromDate";
        /// Until when.
        to: Option<String> = "ValidToDate";
    }

    /// The name of a place, from the institution down to the shelf.
    LocationName {
        /// Its levels.
        levels: Vec<LocationNameInstance> = "LocationNameInstance";
    }

    /// One level of a place's name.
    LocationNameInstance {
        /// Which level, from 1.
        level: Option<String> = "LocationNameLevel";
        /// Its name.
        value: Option<String> = "LocationNameValue";
    }

    /// Where a returned item goes.
    RoutingInformation {
        /// What is to be done.
        instructions: Option<String> = "RoutingInstructions";
        /// Where to.
        destination: Option<Destination> = "Destination";
        /// For which kind of request.
        request_type: Option<Coded> = "RequestType";
        /// For whom.
        user: Option<UserId> = "UserId";
        /// For whom, by name.
        name: Option<NameInformation> = "NameInformation";
    }

    /// A bin of a sorter, or a place.
    Destination {
        /// The bin.
        bin: Option<String> = "BinNumber";
        /// The place.
        location: Option<Location> = "Location";
    }

    /// How and where an item is sent.
    ShippingInformation {
        /// What is to be done.
        instructions: Option<String> = "ShippingInstructions";
        /// A note for whoever receives it.
        note: Option<String> = "ShippingNote";
        /// By post.
        physical: Option<PhysicalAddress> = "PhysicalAddress";
        /// Over the network.
        electronic: Option<ElectronicAddress> = "ElectronicAddress";
    }
}
