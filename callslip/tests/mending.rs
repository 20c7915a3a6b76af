//! Looking after a library from the command line: doctor and what it mends, the index, long work.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod support;

use kernel::{Act, Clock, JobId};
use serde_json::Value;
use store::{Location, Store};
use support::{Library, marc, run};

fn filled() -> Library {
    let library = Library::new();
    let file = marc("edge/pymarc-test.dat").display().to_string();
    library.run(&["import", &file]).ended(0);
    library
}

fn tables(library: &Library) -> Store {
    Store::open(&Location::Folder(library.data())).unwrap()
}

fn act() -> Act {
    Act::system(Clock::machine().now())
}

#[test]
fn doctor_mends_what_can_be_derived_again() {
    let library = filled();
    library.run(&["doctor"]).ended(0).says_not("does not hold");
    let spoil = "UPDATE bibs SET title = 'Another' WHERE id <= 2";
    let spoiled =
        tables(&library).write::<_, store::StoreError>(&act(), |tx| tx.execute(spoil, &[]));
    assert_eq!(spoiled.unwrap(), 2);
    library
        .run(&["doctor"])
        .ended(1)
        .says("record 1")
        .says("doctor --mend");
    library
        .run(&["doctor", "--mend"])
        .ended(0)
        .says("2 rows were derived anew");
    library.run(&["doctor"]).ended(0);
}

#[test]
fn rules_changed_beside_the_program_show_and_are_believed_after_mending() {
    let library = filled();
    let spoil = |sql: &str| {
        let changed =
            tables(&library).write::<_, store::StoreError>(&act(), |tx| tx.execute(sql, &[]));
        assert!(changed.unwrap() > 0, "{sql}");
    };
    spoil("UPDATE patron_categories SET loans_limit = 1");
    library
        .run(&["doctor"])
        .ended(1)
        .says("patron-settings: the tables were changed outside Callslip");
    library
        .run(&["doctor", "--mend"])
        .ended(0)
        .says("1 rows were derived anew");
    // A folder of a version without stamps gets them when it is opened.
    spoil("DELETE FROM stamps");
    library.run(&["doctor"]).ended(0);
    let stamps = tables(&library).read(|tx| {
        tx.query(
            "SELECT name FROM stamps WHERE stamp <> '' ORDER BY name",
            &[],
            |row| row.get::<String>(0),
        )
    });
    let stamps: Vec<String> = stamps.map_err(|e: store::StoreError| e).unwrap();
    assert_eq!(stamps, ["calendars", "lending-rules", "patron-settings"]);
}

#[test]
fn a_lost_index_is_filled_anew_by_itself_and_by_command() {
    let library = filled();
    std::fs::remove_dir_all(library.data().join("index")).unwrap();
    let found = library.run(&["search", "--json", "perl"]).ended(0);
    assert!(found.out.lines().count() > 1, "{found:#?}");
    library.run(&["index"]).ended(0).says("10 records");
    let server = library.serve();
    library.run(&["index"]).ended(1).says("stop the server");
    drop(server);
}

#[test]
fn jobs_are_listed_cancelled_and_started_anew() {
    let library = filled();
    let ask =
        |tx: &store::Tx<'_>| jobs::ask(tx, "import-stage", &serde_json::json!({ "batch": 99 }));
    let id: JobId = tables(&library).write(&act(), ask).unwrap();
    let number = id.0.to_string();
    let state = || {
        let said = library.run(&["job", "list", "--json"]).ended(0);
        let value: Value = serde_json::from_str(said.out.lines().next().unwrap()).unwrap();
        assert_eq!(value["id"], id.0);
        value["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(state(), "queued");
    library.run(&["job", "cancel", &number]).ended(0);
    assert_eq!(state(), "cancelled");
    library
        .run(&["job", "cancel", &number])
        .ended(1)
        .says("already");
    library.run(&["job", "retry", &number]).ended(0);
    assert_eq!(state(), "queued");
    library
        .run(&["job", "retry", &number])
        .ended(1)
        .says("only a failed or cancelled job");
    library
        .run(&["job", "cancel", "999"])
        .ended(1)
        .says("no job 999");
    let none = library
        .run(&["job", "list", "--state", "failed", "--json"])
        .ended(0);
    assert!(none.out.is_empty());
}

#[test]
fn settings_are_shown_with_their_source_and_wrong_ones_named() {
    let library = Library::new();
    let file = library.data().join("callslip.toml");
    let put = |text: &str| std::fs::write(&file, text).unwrap();
    put("[mail]\nserver = \"localhost:2525\"\nfrom = \"Library <library@valley.example>\"\n");
    library
        .run(&["config"])
        .ended(0)
        .says("localhost:2525")
        .says("callslip.toml");
    put("[mail]\nserver = \"localhost\"\nfrom = \"library\"\n");
    let serve = ["serve", "--listen", "127.0.0.1:0"];
    library
        .run(&serve)
        .ended(1)
        .says("callslip.toml")
        .says("no address");
    put("[mail]\npasswort = \"x\"\n");
    library
        .run(&["config"])
        .ended(1)
        .says("line 2")
        .says("passwort");
    put(
        "[mail]\nserver = \"mail:25\"\nfrom = \"a@b.example\"\nuser = \"lib\"\npassword = \"slip-slip\"\n",
    );
    let hidden = library.run(&["config"]).ended(0).says("(not shown)");
    hidden.says_not("slip-slip");
    library
        .run(&serve)
        .ended(1)
        .says("callslip.toml")
        .says("encrypted line only");
    let url = "postgres://callslip:very-secret@localhost/library";
    let said = run(&["config", "--database", url])
        .ended(0)
        .says("postgres://callslip@localhost");
    said.says_not("very-secret");
}

#[test]
fn completions_are_printed_for_each_shell() {
    for shell in ["bash", "zsh", "fish"] {
        run(&["completions", shell])
            .ended(0)
            .says("callslip")
            .says("backup");
    }
}

/// A report that a letter was not delivered, as mail systems write it (RFC 3464).
fn report(mail: i64, made_at: i64) -> Vec<u8> {
    format!(
        "From: Mail Delivery System <MAILER-DAEMON@valley.example>\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\nMIME-Version: 1.0\n\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.valley.example\n\n\
         Final-Recipient: rfc822; sam@valley.example\nAction: failed\nStatus: 5.1.1\n\
         Diagnostic-Code: smtp; 550 5.1.1 No such user here\n\n\
         --b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <callslip-{mail}-{made_at}@valley.example>\n\n--b--\n"
    )
    .into_bytes()
}

#[test]
fn letters_that_came_back_are_noted_from_the_reports_of_mail_systems() {
    let library = filled();
    let act = act();
    let letter = mail::Letter {
        patron: None,
        to: "sam@valley.example".into(),
        subject: "Your receipt".into(),
        text: "Thank you.".into(),
        paper: None,
    };
    let sent = tables(&library).write::<_, store::StoreError>(&act, |tx| {
        mail::queue(tx, &letter)?;
        tx.execute("UPDATE mails SET sent_at = made_at", &[])
    });
    assert_eq!(sent.unwrap(), 1);
    let bounce = |message: &[u8]| library.run_with(&["mail", "bounce"], message);
    let came_back = report(1, act.at.0);
    bounce(&came_back)
        .ended(0)
        .says("letter 1 came back: 5.1.1 550 5.1.1 No such user here");
    bounce(&came_back).ended(0).says("noted before");
    bounce(&report(1, act.at.0 - 1))
        .ended(1)
        .says("standard input: there is no letter 1 of that moment here");
    bounce(b"Subject: Out of office\n\nI am away.\n")
        .ended(1)
        .says("no delivery report (RFC 3464)");
    let file = library.folder().write("report.eml", &came_back);
    let file = file.display().to_string();
    let said = library.run(&["mail", "bounce", "--json", &file, "/no/such.eml"]);
    let said = said.ended(1).says("/no/such.eml").out;
    assert!(
        said.contains(r#""letter":1"#) && said.contains(r#""noted":false"#),
        "{said}"
    );
    library.run(&["doctor"]).ended(0);
}

#[test]
fn a_role_that_is_not_there_is_refused_with_those_that_are() {
    let library = Library::new();
    let add = [
        "user",
        "add",
        "lee",
        "--name",
        "Lee Park",
        "--role",
        "senior-library-technician",
    ];
    library
        .run_with(&add, b"another long password\n")
        .ended(1)
        .says("there is no role senior-library-technician")
        .says("library-technician, senior-technician");
    let client = ["user", "client", "kiosk", "--role", "kiosk"];
    library.run(&client).ended(1).says("api-client");
}
