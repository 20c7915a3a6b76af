//! Lending: checkout, checkin, renewal, fines.
