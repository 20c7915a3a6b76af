//! Call numbers and their shelf order.
