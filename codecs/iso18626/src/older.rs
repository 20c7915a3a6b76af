//! Messages of 2014 and 2017 into the elements of 2021, which renamed a few and moved others.

use crate::xml::Node;

/// Within which element, the older name, the name of 2021.
const RENAMED: [(&str, &str, &str); 3] = [
    ("serviceInfo", "preferredFormat", "itemFormat"),
    ("deliveryInfo", "sentVia", "deliveryMethod"),
    ("deliveryInfo", "deliveredFormat", "itemFormat"),
];

/// What 2021 moved from `messageInfo` to `retryInfo`.
const MOVED: [&str; 3] = ["offeredCosts", "retryAfter", "retryBefore"];

/// Turns a message into what 2021 has.
pub(crate) fn upgrade(message: &mut Node<'_>) {
    for part in &mut message.children {
        for child in &mut part.children {
            let row = RENAMED
                .iter()
                .find(|(within, older, _)| part.name == *within && child.name == *older);
            if let Some((_, _, name)) = row {
                child.name = name;
            }
        }
    }
    let info = message
        .children
        .iter_mut()
        .find(|part| part.name == "messageInfo");
    let Some(info) = info else { return };
    let moved = |child: &Node<'_>| MOVED.contains(&child.name);
    let (retry, stay) = std::mem::take(&mut info.children)
        .into_iter()
        .partition(moved);
    info.children = stay;
    let retry: Vec<Node<'_>> = retry;
    if retry.is_empty() {
        return;
    }
    match message
        .children
        .iter_mut()
        .find(|part| part.name == "retryInfo")
    {
        Some(there) => there.children.extend(retry),
        None => {
            let mut info = Node::new("retryInfo", "");
            info.children = retry;
            message.children.push(info);
        }
    }
}
