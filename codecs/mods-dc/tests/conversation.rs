//! What lxml (libxml2) says of our results: well formed, in their namespaces, with the title of the
//! record, where peers are asked for.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use std::io::Write;
use std::process::{Command, Stdio};

use callslip_mods_dc::dc::{self, Profile};
use callslip_mods_dc::{mods, schema_org};

#[test]
fn lxml_reads_every_result() {
    let Ok(folder) = std::env::var("CALLSLIP_PEERS") else {
        println!("left out: CALLSLIP_PEERS names no folder with lxml");
        return;
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/lxml_check.py");
    let python = format!("{folder}/bin/python3");
    let mut child = Command::new("timeout")
        .args(["120", &python, script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut sent = 0;
    for (_, record) in common::records() {
        let title = callslip_marc::views::title(&record).map(|it| it.proper.to_owned());
        for xml in [
            dc::to_element(&record, Profile::Simple).value.to_xml(),
            dc::to_element(&record, Profile::Qualified).value.to_xml(),
            mods::to_element(&record).value.to_xml(),
        ] {
            let line = serde_json::json!([xml, title, schema_org::to_json(&record, None).value]);
            writeln!(input, "{line}").unwrap();
            sent += 1;
        }
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).trim(),
        format!("agreed on {sent}")
    );
}
