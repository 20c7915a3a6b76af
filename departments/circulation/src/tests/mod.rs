//! Tests over the whole department.

mod walk;
