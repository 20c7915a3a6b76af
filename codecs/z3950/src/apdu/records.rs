//! Records and diagnostics as answers carry them, and which parts of records are wanted.

use super::diagnostic::{DiagRec, Diagnostic};
use super::external::External;
use crate::Oid;
use crate::ber::value::{DatabaseName, ElementSetName, Opaque};

choices! {
    /// What an answer carries.
    Records {
        /// Records, or a diagnostic in place of one.
        Records (i 28) Vec<NamePlusRecord>,
        /// One diagnostic about all.
        Diagnostic (i 130) Diagnostic,
        /// Several (version 3).
        Diagnostics (i 205) Vec<DiagRec>,
    }

    /// A record, or what stands for it.
    RecordBody {
        /// The record.
        Record (e 1) External,
        /// Why there is none.
        Diagnostic (c 2) DiagRec,
        /// The first part of one too large for a segment.
        FirstFragment (i 3) Opaque,
        /// A part between.
        MiddleFragment (i 4) Opaque,
        /// The last part.
        LastFragment (i 5) Opaque,
    }

    /// Element sets by name: which parts of records are wanted.
    ElementSets {
        /// For every database.
        Generic (i 0) String,
        /// For each database its own.
        PerDatabase (i 1) Vec<DatabaseElementSet>,
    }

    /// Which parts of records are wanted, simply or in full.
    Composition {
        /// By element sets.
        Simple (c 19) ElementSets,
        /// By a specification (version 3).
        Complex (i 209) CompSpec,
    }

    /// A schema of records.
    Schema {
        /// By object identifier.
        Oid (i 1) Oid,
        /// By URI.
        Uri (i 300) String,
    }

    /// Parts of records.
    ElementSpec {
        /// By the name of an element set.
        Name (i 1) String,
        /// By a specification of its own (eSpec-1).
        External (i 2) External,
    }
}

sequences! {
    /// A record with the database that it is of.
    NamePlusRecord plain {
        /// The database; as the record before if left out.
        database: may (i 0) DatabaseName,
        /// The record.
        record: must (c 1) RecordBody,
    }

    /// The element set of one database.
    DatabaseElementSet plain {
        /// The database.
        database: must (u) DatabaseName,
        /// Its element set.
        elements: must (u) ElementSetName,
    }

    /// Which parts of records are wanted, and in what syntax (CompSpec).
    CompSpec plain {
        /// Whether the server may choose a syntax not listed.
        any_syntax: must (i 1) bool,
        /// For every database.
        generic: may (i 2) Specification,
        /// For each database its own.
        per_database: may (i 3) Vec<DatabaseSpecification>,
        /// Record syntaxes, best first.
        syntaxes: may (i 4) Vec<Oid>,
    }

    /// The specification of one database.
    DatabaseSpecification plain {
        /// The database.
        database: must (e 1) DatabaseName,
        /// Its specification.
        specification: must (i 2) Specification,
    }

    /// A schema and parts of it.
    Specification plain {
        /// The schema.
        schema: may (x) Schema,
        /// The parts.
        elements: may (c 2) ElementSpec,
    }
}
