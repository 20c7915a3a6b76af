use store::Dialect;
use store::testing::both;

use super::{library, library_on};
use crate::testing::record;

#[tokio::test]
async fn a_record_is_found_and_shown() {
    let library = library();
    let found = library.get("/staff/catalogue?q=darkness").await;
    assert!(
        found.contains("The left hand of darkness") && found.contains("1 of 1 in"),
        "{found}"
    );
    let page = library.get("/staff/bibs/1").await;
    for words in [
        "Le Guin",
        "3 1223 00000 0017",
        "On the shelf",
        "$a",
        "Record added",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(library.get("/staff/items/1").await.contains("Mark missing"));
    assert!(
        library
            .get("/api/v1/bibs?q=kindred")
            .await
            .contains("\"total\":1")
    );
    assert!(
        library
            .get("/api/v1/bibs/2?format=mrk")
            .await
            .contains("=245  10$aKindred")
    );
    assert!(
        library
            .get("/api/v1/bibs/1/items")
            .await
            .contains("31223000000017")
    );
}

#[tokio::test]
async fn an_item_is_added_once_and_its_barcode_told_when_taken() {
    let library = library();
    assert!(
        library
            .get("/staff/bibs/2/items/new")
            .await
            .contains("New item")
    );
    let typed = "place=1:1&kind=book&scheme=lc&call_number=PS3552&pieces=1&_act=k1&barcode=";
    let (status, place, _) = library
        .post("/staff/bibs/2/items", &format!("{typed}31223000000025"))
        .await;
    assert_eq!((status, place.as_str()), (303, "/staff/bibs/2"));
    let (again, _, _) = library
        .post("/staff/bibs/2/items", &format!("{typed}31223000000025"))
        .await;
    assert_eq!(again, 303, "a double click happens once");
    let other = typed.replace("k1", "k2");
    let (status, _, page) = library
        .post("/staff/bibs/2/items", &format!("{other}31223000000017"))
        .await;
    assert_eq!(status, 422);
    assert!(
        page.contains("is already on “The left hand of darkness” (item 1)"),
        "{page}"
    );
    assert!(page.contains("PS3552"), "nothing typed is lost");
    let (status, _, _) = library.post("/staff/items/2/missing", "").await;
    assert_eq!(status, 303);
    assert!(
        library
            .get("/staff/items/2")
            .await
            .contains("Missing since")
    );
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn a_record_is_edited_and_two_editors_see_both() {
    let library = library();
    let page = library.get("/staff/bibs/2/edit").await;
    assert!(page.contains("=245  10$aKindred"), "{page}");
    let body = |title: &str| {
        format!(
            "version=1&text={}",
            encoded(&crate::edit::write(&record(title, "Butler")))
        )
    };
    let (status, _, page) = library
        .post("/staff/bibs/2/edit", &format!("{}&check=1", body("Kin")))
        .await;
    assert_eq!(status, 422);
    assert!(
        page.contains("No problems found") || page.contains("Line"),
        "{page}"
    );
    let (status, place, _) = library.post("/staff/bibs/2/edit", &body("Mine")).await;
    assert_eq!((status, place.as_str()), (303, "/staff/bibs/2"));
    let (status, _, page) = library.post("/staff/bibs/2/edit", &body("Theirs")).await;
    assert_eq!(status, 422);
    assert!(page.contains("Maria changed this record"), "{page}");
    assert!(page.contains("$aMine") && page.contains("$aTheirs") && page.contains("value=\"2\""));
    let (status, _, page) = library.post("/staff/bibs", "text=nothing").await;
    assert_eq!(status, 422);
    assert!(page.contains("No record can be read"), "{page}");
    let damaged = format!(
        "{}%0Aa line of nothing",
        body("New").replace("version=1&", "")
    );
    let (status, _, page) = library.post("/staff/bibs", &damaged).await;
    assert_eq!(status, 422);
    assert!(page.contains("lines cannot be read"), "{page}");
}

#[tokio::test]
async fn an_unknown_barcode_goes_to_fast_add() {
    let library = library();
    let page = library.get("/staff/fast-add?barcode=31223000000099").await;
    assert!(page.contains("31223000000099"));
    let typed = "barcode=31223000000099&title=Graphing+calculator&kind=calculator&place=1:1&next=/staff/desk";
    let (status, place, _) = library.post("/staff/fast-add", typed).await;
    assert_eq!((status, place.as_str()), (303, "/staff/desk"));
    library.follower.catch_up().unwrap();
    assert!(
        library
            .get("/staff/catalogue?q=calculator")
            .await
            .contains("Brief record")
    );
}

/// The file as a browser sends it.
fn upload(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut body =
        b"--XX\r\nContent-Disposition: form-data; name=\"profile\"\r\n\r\nstandard\r\n".to_vec();
    body.extend(
        format!(
            "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
        )
        .bytes(),
    );
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--XX--\r\n");
    body
}

#[tokio::test]
async fn a_file_is_uploaded_looked_at_written_and_taken_back() {
    let library = library();
    let mut bytes = crate::bib::encode(&record("Dawn", "Butler, Octavia E."));
    bytes.extend_from_slice(b"<html>not a record</html>");
    let kind = "multipart/form-data; boundary=XX";
    let path = "/staff/import?_csrf=tok";
    let answer = library
        .ask("POST", path, kind, upload("dawn.mrc", &bytes))
        .await;
    assert_eq!(answer.headers()["location"], "/staff/import/1");
    assert_eq!(library.uploaded(), 1, "it waits to be read");
    library.work();
    assert_eq!(library.uploaded(), 0, "what is staged holds all of it");
    let page = library.get("/staff/import/1").await;
    assert!(
        page.contains("Staged, nothing written") && page.contains("Dawn"),
        "{page}"
    );
    assert!(
        library
            .get("/staff/import/1?action=add")
            .await
            .contains("Dawn")
    );
    assert!(
        library
            .get("/staff/import/1/records/1")
            .await
            .contains("not here yet")
    );
    assert!(
        library
            .get("/staff/import/1/records/2")
            .await
            .contains("not a record")
    );
    assert_eq!(library.post("/staff/import/1/commit", "").await.0, 303);
    library.work();
    library.follower.catch_up().unwrap();
    assert!(
        library
            .get("/staff/catalogue?q=dawn")
            .await
            .contains("/staff/bibs/3")
    );
    assert!(library.get("/staff/import").await.contains("Written"));
    assert_eq!(library.post("/staff/import/1/undo", "").await.0, 303);
    library.work();
    library.follower.catch_up().unwrap();
    assert!(
        !library
            .get("/staff/catalogue?q=dawn")
            .await
            .contains("/staff/bibs/3")
    );
    let (status, _, page) = library.post("/staff/import/1/undo", "").await;
    assert!(status == 409 && page.contains("nothing to undo"), "{page}");
}

#[test]
fn an_uploaded_file_is_staged_by_whichever_node_takes_it() {
    let run = tokio::runtime::Runtime::new().unwrap();
    for store in both().unwrap() {
        let mut library = library_on(store);
        let bytes = crate::bib::encode(&record("Dawn", "Butler, Octavia E."));
        let kind = "multipart/form-data; boundary=XX";
        let (path, body) = ("/staff/import?_csrf=tok", upload("dawn.mrc", &bytes));
        let answer = run.block_on(library.ask("POST", path, kind, body));
        assert_eq!(answer.headers()["location"], "/staff/import/1");
        if library.store.dialect() == Dialect::Postgres {
            assert_eq!(library.uploaded(), 0, "the tables keep it");
            library.desk.uploads = "/the/folder/of/another/node".into();
        }
        library.work();
        let page = run.block_on(library.get("/staff/import/1"));
        let staged = page.contains("Staged, nothing written") && page.contains("Dawn");
        assert!(staged, "{page}");
        let parts = "SELECT COUNT(*) FROM import_parts";
        let left = library
            .store
            .read(|tx| tx.query_one(parts, &[], |row| row.get::<i64>(0)));
        assert_eq!((left.unwrap(), library.uploaded()), (0, 0));
    }
}

#[tokio::test]
async fn work_that_is_stopped_goes_on_and_what_an_undo_leaves_is_told() {
    let library = library();
    let bytes = crate::bib::encode(&record("Dawn", "Butler, Octavia E."));
    let kind = "multipart/form-data; boundary=XX";
    let path = "/staff/import?_csrf=tok";
    let body = upload("dawn.mrc", &bytes);
    library.ask("POST", path, kind, body).await;
    let (status, _, page) = library.post("/staff/import/1/again", "").await;
    assert!(
        status == 409 && page.contains("waits to be gone on"),
        "{page}"
    );
    for (ask, done) in [("", "Staged, nothing written"), ("commit", "Written")] {
        if !ask.is_empty() {
            let path = format!("/staff/import/1/{ask}");
            assert_eq!(library.post(&path, "").await.0, 303);
        }
        assert_eq!(library.post("/staff/import/1/stop", "").await.0, 303);
        library.work();
        let page = library.get("/staff/import/1").await;
        assert!(page.contains("Somebody stopped the work"), "{page}");
        assert_eq!(library.post("/staff/import/1/again", "").await.0, 303);
        library.work();
        let page = library.get("/staff/import/1").await;
        assert!(page.contains(done), "{done}: {page}");
    }
    let (status, _, page) = library.post("/staff/import/1/stop", "").await;
    assert!(
        status == 409 && page.contains("Nothing is being done"),
        "{page}"
    );
    let left = library.get("/staff/import/1/left").await;
    assert!(left.contains("Nothing stands against"), "{left}");
    let text = encoded(&crate::edit::write(&record("Dawn!", "Butler")));
    let edit = format!("version=1&text={text}");
    assert_eq!(library.post("/staff/bibs/3/edit", &edit).await.0, 303);
    let left = library.get("/staff/import/1/left").await;
    assert!(
        left.contains("Dawn!") && left.contains("changed it since"),
        "{left}"
    );
}
