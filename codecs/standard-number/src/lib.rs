//! ISBN, ISSN, LCCN and OCLC numbers.
