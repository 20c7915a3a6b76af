//! Papers: receipts, slips, reports as tagged PDF; Excel and CSV.
