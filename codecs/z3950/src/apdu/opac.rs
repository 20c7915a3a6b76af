//! The OPAC record syntax: a bibliographic record with holdings and circulation.

use super::external::External;

sequences! {
    /// A record as a catalogue shows it (OPACRecord).
    OpacRecord plain {
        /// The bibliographic record.
        bibliographic: may (i 1) External,
        /// Its holdings.
        holdings: may (i 2) Vec<Holding>,
    }

    /// Holdings and circulation of one place (HoldingsAndCircData).
    HoldingsData plain {
        /// Type of record: MARC 21 holdings leader/06.
        record_type: may (i 1) String,
        /// Encoding level: leader/17.
        encoding_level: may (i 2) String,
        /// Form: 007/00-01.
        format: may (i 3) String,
        /// Receipt or acquisition status: 008/06.
        receipt_status: may (i 4) String,
        /// General retention policy: 008/12.
        retention: may (i 5) String,
        /// Completeness: 008/16.
        completeness: may (i 6) String,
        /// Date of report: 008/26-31.
        report_date: may (i 7) String,
        /// The library's code: 852 $a.
        library_code: may (i 8) String,
        /// The place in the library: 852 $b.
        location: may (i 9) String,
        /// The place on the shelves: 852 $c.
        shelving_location: may (i 10) String,
        /// The call number: 852 $h and $i.
        call_number: may (i 11) String,
        /// Parts of the call number: 852 $j to $m.
        shelving_data: may (i 12) String,
        /// The copy: 852 $t.
        copy_number: may (i 13) String,
        /// A note for the public: 852 $z.
        public_note: may (i 14) String,
        /// A note on the reproduction: 843.
        reproduction_note: may (i 15) String,
        /// Terms of use and reproduction: 845.
        terms_of_use: may (i 16) String,
        /// Enumeration and chronology.
        enumeration: may (i 17) String,
        /// Volumes.
        volumes: may (i 18) Vec<Volume>,
        /// Items and where they are.
        circulation: may (i 19) Vec<Circulation>,
    }

    /// A volume: 853 to 878.
    Volume plain {
        /// Its number.
        enumeration: may (i 1) String,
        /// Its time.
        chronology: may (i 2) String,
        /// Both.
        enumeration_and_chronology: may (i 3) String,
    }

    /// An item and whether it can be had (CircRecord).
    Circulation plain {
        /// Whether it is on the shelf.
        available_now: must (i 1) bool,
        /// When it will be.
        available_on: may (i 2) String,
        /// How long it can be had.
        available_through: may (i 3) String,
        /// What bounds its use.
        restrictions: may (i 4) String,
        /// Its barcode.
        item_id: may (i 5) String,
        /// Whether a loan can be renewed.
        renewable: must (i 6) bool,
        /// Whether it is reserved.
        on_hold: must (i 7) bool,
        /// Enumeration and chronology.
        enumeration: may (i 8) String,
        /// The text on its spine, of items bound together.
        midspine: may (i 9) String,
        /// Where it is for the time being.
        temporary_location: may (i 10) String,
    }
}

choices! {
    /// Holdings of one place.
    Holding {
        /// Field by field.
        Data (i 2) HoldingsData,
        /// As a MARC holdings record.
        Marc (i 1) External,
    }
}
