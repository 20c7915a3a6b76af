//! Charges, payments, waivers and drawers.
