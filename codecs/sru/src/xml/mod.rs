//! Well-formed XML with namespaces: bytes to a small tree, and text to XML. No document type is
//! followed and no entity but XML's own five is resolved, so nothing can grow or reach outside.

mod attributes;
mod build;
mod capture;
mod decode;
mod escape;
mod name;
mod scan;
mod scope;
mod tree;
mod write;

pub(crate) use build::build;
pub(crate) use capture::standing_alone;
pub(crate) use decode::decode;
pub(crate) use scope::Uri;
pub(crate) use tree::Element;
pub(crate) use write::Writer;
