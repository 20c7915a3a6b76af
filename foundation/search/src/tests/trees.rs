use super::check;
use crate::query::{DEPTH_LIMIT, LEAF_LIMIT, Node, Scope, parse};

fn tree(text: &str) -> String {
    parse(text).map_or_else(|| "nothing".to_owned(), |node| show(&node))
}

fn show(node: &Node) -> String {
    let many = |nodes: &[Node]| nodes.iter().map(show).collect::<Vec<_>>().join(" ");
    let scoped = |scope: &Scope| {
        if *scope == Scope::Any {
            String::new()
        } else {
            format!("{scope:?}:")
        }
    };
    match node {
        Node::Words(scope, text) => format!("{}{text}", scoped(scope)),
        Node::Phrase(scope, text) => format!("{}\"{text}\"", scoped(scope)),
        Node::Prefix(scope, text) => format!("{}{text}*", scoped(scope)),
        Node::Number(number) => {
            let sign = if number.named { "=" } else { "?" };
            format!("{:?}{sign}<{}>", number.fields.first().unwrap(), number.raw)
        }
        Node::Code(field, value) => format!("{}={value}", field.name()),
        Node::Years(from, to) => format!("years {from:?}..{to:?}")
            .replace("Some", "")
            .replace("None", ""),
        Node::Not(inner) => format!("not {}", show(inner)),
        Node::And(nodes) => format!("({})", many(nodes)),
        Node::Or(nodes) => format!("[{}]", many(nodes)),
    }
}

#[test]
fn a_persons_text_becomes_a_tree() {
    check(
        r#"
        whales                             | whales
        moby dick                          | (moby dick)
        "moby dick" melville               | ("moby dick" melville)
        "moby dick                         | "moby dick"
        “moby dick”                        | "moby dick"
        whales -killer                     | (whales not killer)
        whales NOT killer                  | (whales not killer)
        --killer                           | not killer
        cats OR dogs                       | [cats dogs]
        big cats OR dogs OR birds          | (big [cats dogs birds])
        cats AND dogs                      | (cats dogs)
        AND                                | AND
        cats OR                            | cats
        (cats OR dogs) food                | ([cats dogs] food)
        ((cats) food                       | (cats food)
        cats) food                         | (cats food)
        comput*                            | comput*
        c*                                 | c*
        title:whales                       | Title:whales
        title: whales                      | Title:whales
        Title: whales                      | (Title: whales)
        Subject: a history                 | (Subject: a history)
        title:"white whale" author:mel*    | (Title:"white whale" Author:mel*)
        title:(white whale)                | (Title:white Title:whale)
        -subject:fiction whales            | (not Subject:fiction whales)
        title:title:whales                 | Title:whales
        foo:bar                            | foo:bar
        http://example.org/a               | http://example.org/a
        year:1990                          | years (1990)..(1990)
        year:1990-1999                     | years (1990)..(1999)
        year:1999-1990                     | years (1990)..(1999)
        year:1990-                         | years (1990)..
        year:-1990                         | years ..(1990)
        year:soon                          | soon
        language:ENG format:Map            | (language=eng format=map)
        isbn:0-14-044913-X                 | Isbn=<0-14-044913-X>
        barcode:31234000123456             | Barcode=<31234000123456>
        id:ocm12345                        | Control=<ocm12345>
        call:QA76.73 .R87 rust             | (Sudoc=<QA76.73 .R87> rust)
        9780140449136                      | Isbn?<9780140449136>
        978-0-14-044913-6 crime            | (Isbn?<978-0-14-044913-6> crime)
        978 0 14 044913 6                  | Isbn?<978 0 14 044913 6>
        2049-3630                          | Issn?<2049-3630>
        31234000123456                     | Barcode?<31234000123456>
        A 1.9:2183                         | Sudoc?<A 1.9:2183>
        Y 4.J 89/1:S.HRG.110-123           | Sudoc?<Y 4.J 89/1:S.HRG.110-123>
        y4.j 89/1:s.hrg.110-123            | Sudoc?<y4.j 89/1:s.hrg.110-123>
        hearing Y 4.J 89/1:S.HRG.110-123   | (hearing Sudoc?<Y 4.J 89/1:S.HRG.110-123>)
        QA76.73.R87 K53 2019               | Sudoc?<QA76.73.R87 K53 2019>
        005.133 RUS                        | Sudoc?<005.133 RUS>
        world war 2                        | (world war 2)
        -                                  | nothing
        ()                                 | nothing
        ""                                 | nothing
        title:                             | title:
        . : ; !                            | nothing
        "#,
        tree,
    );
}

#[test]
fn an_empty_text_asks_for_nothing() {
    assert_eq!(tree(""), "nothing");
    assert_eq!(tree(" \u{3000}\t"), "nothing");
}

#[test]
fn long_and_deep_texts_are_cut() {
    let Some(Node::And(nodes)) = parse(&"word ".repeat(LEAF_LIMIT * 3)) else {
        panic!("no words")
    };
    assert_eq!(nodes.len(), LEAF_LIMIT);
    assert_eq!(
        tree(&format!(
            "{}deep{}",
            "(".repeat(DEPTH_LIMIT * 20),
            ")".repeat(DEPTH_LIMIT * 20)
        )),
        "deep"
    );
    assert!(tree(&"é".repeat(5_000)).len() <= crate::query::TEXT_LIMIT);
}
