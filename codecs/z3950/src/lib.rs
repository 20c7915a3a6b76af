#![doc = include_str!("../README.md")]

#[macro_use]
mod apdu;
mod attributes;
mod ber;
mod fault;
mod limits;
mod oid;
mod pack;
mod rpn;

pub use apdu::*;
pub use attributes::{attribute_name, unsupported_attribute};
pub use ber::frame::{Frame, Framer};
pub use ber::value::{
    Bits, Bytes, DatabaseName, Descriptor, ElementSetName, Null, Opaque, ResultSetId, Time,
    VisibleText,
};
pub use ber::{Class, Tag};
pub use fault::{Fault, Rule};
pub use limits::Limits;
pub use oid::Oid;
pub use pack::{Packed, pack};
pub use rpn::{
    Attribute, AttributeList, AttributeValue, AttributesPlusTerm, ComplexValue, NodeId, Operand,
    Operator, Proximity, ProximityUnit, ResultSetPlusAttributes, Rpn, RpnNode, StringOrNumber,
    Term,
};
