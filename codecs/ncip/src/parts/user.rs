//! People: names, addresses, privileges, blocks.

use super::{Amount, ElectronicAddress, PhysicalAddress, PreviousUserId, UserId};
use crate::record::{Coded, records};

records! {
    /// What a user types to prove who they are: a barcode, a name, a PIN.
    AuthenticationInput {
        /// What was typed.
        data: Option<String> = "AuthenticationInputData";
        /// Its format, such as `text`.
        format: Option<Coded> = "AuthenticationDataFormatType";
        /// What it is, such as `Barcode Id` or `PIN`.
        kind: Option<Coded> = "AuthenticationInputType";
    }

    /// What is known of a user beyond the number.
    UserOptionalFields {
        /// The name.
        name: Option<NameInformation> = "NameInformation";
        /// Addresses, telephone numbers, e-mail.
        addresses: Vec<AddressInformation> = "UserAddressInformation";
        /// The day of birth.
        birth: Option<String> = "DateOfBirth";
        /// Languages that the user speaks.
        languages: Vec<Coded> = "UserLanguage";
        /// What the user may do.
        privileges: Vec<UserPrivilege> = "UserPrivilege";
        /// What stands in the way.
        blocks: Vec<BlockOrTrap> = "BlockOrTrap";
        /// Other numbers of the user.
        ids: Vec<UserId> = "UserId";
        /// Numbers that the user had before.
        previous_ids: Vec<PreviousUserId> = "PreviousUserId";
    }

    /// The name of a person or of organizations.
    NameInformation {
        /// A person's.
        person: Option<PersonalNameInformation> = "PersonalNameInformation";
        /// Organizations'.
        organizations: Vec<OrganizationNameInformation> = "OrganizationNameInformation";
    }

    /// The name of a person, in parts, in one piece, or both.
    PersonalNameInformation {
        /// In parts.
        structured: Option<StructuredPersonalUserName> = "StructuredPersonalUserName";
        /// In one piece.
        whole: Option<String> = "UnstructuredPersonalUserName";
    }

    /// The parts of a person's name.
    StructuredPersonalUserName {
        /// What stands before it, such as `Dr`.
        prefix: Option<String> = "Prefix";
        /// The given name.
        given: Option<String> = "GivenName";
        /// Initials.
        initials: Option<String> = "Initials";
        /// The surname.
        surname: Option<String> = "Surname";
        /// What stands after it, such as `Jr`.
        suffix: Option<String> = "Suffix";
    }

    /// The name of an organization.
    OrganizationNameInformation {
        /// What kind of name.
        kind: Option<Coded> = "OrganizationNameType";
        /// The name.
        name: Option<String> = "OrganizationName";
    }

    /// An address of a user, and what it is for.
    AddressInformation {
        /// What it is for, such as `Home`.
        role: Option<Coded> = "UserAddressRoleType";
        /// From when it is valid.
        from: Option<String> = "ValidFromDate";
        /// Until when it is valid.
        to: Option<String> = "ValidToDate";
        /// Where post goes.
        physical: Option<PhysicalAddress> = "PhysicalAddress";
        /// An e-mail address, a telephone number.
        electronic: Option<ElectronicAddress> = "ElectronicAddress";
    }

    /// What a user may do at an agency.
    UserPrivilege {
        /// The agency.
        agency: Option<Coded> = "AgencyId";
        /// The privilege, such as a category of patrons.
        kind: Option<Coded> = "AgencyUserPrivilegeType";
        /// From when it is valid.
        from: Option<String> = "ValidFromDate";
        /// Until when it is valid.
        to: Option<String> = "ValidToDate";
        /// What it costs.
        fee: Option<UserPrivilegeFee> = "UserPrivilegeFee";
        /// Whether it is in force.
        status: Option<UserPrivilegeStatus> = "UserPrivilegeStatus";
        /// What there is to say about it.
        description: Option<String> = "UserPrivilegeDescription";
    }

    /// What a privilege costs.
    UserPrivilegeFee {
        /// How much.
        amount: Option<Amount> = "Amount";
        /// How it is paid.
        payment: Option<Coded> = "PaymentMethodType";
    }

    /// Whether a privilege is in force.
    UserPrivilegeStatus {
        /// Such as `Active`.
        kind: Option<Coded> = "UserPrivilegeStatusType";
        /// Since when.
        since: Option<String> = "DateOfUserPrivilegeStatus";
    }

    /// Something that stops a user from doing something.
    BlockOrTrap {
        /// The agency that set it.
        agency: Option<Coded> = "AgencyId";
        /// What is stopped, such as `Block Check Out`.
        kind: Option<Coded> = "BlockOrTrapType";
        /// From when.
        from: Option<String> = "ValidFromDate";
        /// Until when.
        to: Option<String> = "ValidToDate";
    }
}
