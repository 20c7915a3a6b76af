//! Type-1 queries in BER, without recursion.

use super::{AttributeList, NodeId, Operand, Operator, Proximity, Rpn, RpnNode};
use crate::ber::read::{Reader, show};
use crate::ber::tree::View;
use crate::ber::value::{Item, Null, Value, items};
use crate::ber::write::Writer;
use crate::ber::{Tag, context, universal};
use crate::{Attribute, Oid, Rule};

impl Value for AttributeList {
    const TAG: Tag = context(44);

    fn read(reader: &mut Reader, view: View<'_>) -> Self {
        Self(Vec::<Attribute>::read(reader, view))
    }

    fn write(&self, writer: &mut Writer, tag: Tag) {
        self.0.write(writer, tag);
    }
}

items!(AttributeList, Rpn);

/// What is still to be read.
enum ToRead<'t> {
    Structure(View<'t>),
    /// The operator whose operands were read, with where it stands.
    Join(Option<View<'t>>, usize),
    /// An operand is missing there.
    Nothing(usize),
}

impl Value for Rpn {
    const TAG: Tag = universal(16);

    fn read(reader: &mut Reader, view: View<'_>) -> Self {
        let mut parts = view.children();
        let attribute_set = match parts.next() {
            Some(set) if set.tag() == Oid::TAG => Oid::read(reader, set),
            Some(other) => {
                reader.fault(view.at(), Rule::Missing, "attribute_set");
                return Self {
                    attribute_set: Oid::default(),
                    nodes: read_structure(reader, other),
                };
            }
            None => {
                reader.fault(view.at(), Rule::Missing, "attribute_set");
                return Self::default();
            }
        };
        let nodes = parts.next().map(|root| read_structure(reader, root));
        for more in parts {
            reader.fault(more.at(), Rule::Unexpected, show(more.tag()));
        }
        if nodes.is_none() {
            reader.fault(view.at(), Rule::Missing, "rpn");
        }
        Self {
            attribute_set,
            nodes: nodes.unwrap_or_else(|| vec![RpnNode::Operand(Operand::default())]),
        }
    }

    fn write(&self, writer: &mut Writer, tag: Tag) {
        writer.open(tag);
        self.attribute_set.write(writer, Oid::TAG);
        self.write_structure(writer);
        writer.close();
    }
}

/// Reads an RPNStructure; operands come before what joins them.
fn read_structure(reader: &mut Reader, root: View<'_>) -> Vec<RpnNode> {
    let mut nodes = Vec::new();
    let mut done: Vec<NodeId> = Vec::new();
    let mut work = vec![ToRead::Structure(root)];
    while let Some(step) = work.pop() {
        match step {
            ToRead::Structure(view) if view.tag() == context(1) => {
                push_operation(reader, view, &mut work);
                continue;
            }
            ToRead::Structure(view) => nodes.push(RpnNode::Operand(read_operand(reader, view))),
            ToRead::Nothing(at) => {
                reader.fault(at, Rule::Missing, "operand");
                nodes.push(RpnNode::Operand(Operand::default()));
            }
            ToRead::Join(operator, at) => {
                let operator = read_operator(reader, operator, at);
                if let (Some(right), Some(left)) = (done.pop(), done.pop()) {
                    nodes.push(RpnNode::Operation {
                        operator,
                        left,
                        right,
                    });
                }
            }
        }
        done.push(NodeId(nodes.len() - 1));
    }
    nodes
}

/// Puts the parts of an operation on the list, the last to be read first.
fn push_operation<'t>(reader: &mut Reader, view: View<'t>, work: &mut Vec<ToRead<'t>>) {
    let mut operands = Vec::new();
    let mut operator = None;
    for part in view.children() {
        if part.tag() == context(46) && operator.is_none() {
            operator = Some(part);
        } else if operands.len() < 2 {
            operands.push(part);
        } else {
            reader.fault(part.at(), Rule::Unexpected, show(part.tag()));
        }
    }
    work.push(ToRead::Join(operator, view.at()));
    for n in [1, 0] {
        let operand = operands.get(n).copied();
        work.push(operand.map_or(ToRead::Nothing(view.at()), ToRead::Structure));
    }
}

fn read_operand(reader: &mut Reader, view: View<'_>) -> Operand {
    if view.tag() != context(0) {
        reader.fault(view.at(), Rule::Choice, show(view.tag()));
        return Operand::default();
    }
    let inside = reader.inside(view);
    let operand = inside.and_then(|inside| Operand::read_item(reader, inside));
    operand.unwrap_or_default()
}

fn read_operator(reader: &mut Reader, view: Option<View<'_>>, at: usize) -> Operator {
    let inside = view.and_then(|view| reader.inside(view));
    let Some(inside) = inside else {
        reader.fault(at, Rule::Missing, "operator");
        return Operator::And;
    };
    match inside.tag() {
        tag if tag == context(0) => Operator::And,
        tag if tag == context(1) => Operator::Or,
        tag if tag == context(2) => Operator::AndNot,
        tag if tag == context(3) => Operator::Prox(Proximity::read(reader, inside)),
        tag => {
            reader.fault(inside.at(), Rule::Choice, show(tag));
            Operator::And
        }
    }
}

/// What is still to be written.
enum ToWrite<'a> {
    Node(NodeId),
    Close(&'a Operator),
}

impl Rpn {
    fn write_structure(&self, writer: &mut Writer) {
        let mut work = vec![ToWrite::Node(self.root())];
        while let Some(step) = work.pop() {
            match step {
                ToWrite::Close(operator) => {
                    write_operator(operator, writer);
                    writer.close();
                }
                ToWrite::Node(id) => match self.node(id) {
                    Some(RpnNode::Operand(operand)) => {
                        writer.open(context(0));
                        operand.write_item(writer);
                        writer.close();
                    }
                    Some(RpnNode::Operation {
                        operator,
                        left,
                        right,
                    }) => {
                        writer.open(context(1));
                        work.push(ToWrite::Close(operator));
                        work.push(ToWrite::Node(*right));
                        work.push(ToWrite::Node(*left));
                    }
                    None => {}
                },
            }
        }
    }
}

fn write_operator(operator: &Operator, writer: &mut Writer) {
    writer.open(context(46));
    match operator {
        Operator::And => Null.write(writer, context(0)),
        Operator::Or => Null.write(writer, context(1)),
        Operator::AndNot => Null.write(writer, context(2)),
        Operator::Prox(proximity) => proximity.write(writer, context(3)),
    }
    writer.close();
}
