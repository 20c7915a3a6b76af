//! What programs and scripts ask.

use super::scene::{scene, scenes};

#[test]
fn the_api_gives_pages_with_cursors() {
    for scene in scenes() {
        let mut seen = Vec::new();
        let mut cursor = String::new();
        loop {
            let path = format!("/api/v1/search?q=oceanography&limit=10&cursor={cursor}");
            let answer: serde_json::Value = serde_json::from_slice(&scene.get(&path).body).unwrap();
            assert_eq!(answer["total"], 25);
            seen.extend(
                answer["results"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|one| one["id"].as_i64().unwrap()),
            );
            match answer["next_cursor"].as_str() {
                Some(next) => cursor = next.to_owned(),
                None => break,
            }
        }
        let all = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!((all, seen.len()), (25, 25), "each once");
    }
}

#[test]
fn the_api_says_what_it_cannot_do() {
    let scene = scene();
    for path in [
        "limit=0",
        "limit=101",
        "limit=x",
        "cursor=-1",
        "cursor=50000",
        "cursor=99999999999999999999",
    ] {
        let answer = scene.get(&format!("/api/v1/search?q=a&{path}"));
        assert_eq!(answer.status, 400, "{path}");
        assert_eq!(
            answer.headers["content-type"], "application/problem+json",
            "{path}"
        );
    }
    let answer = scene.get("/api/v1/search?q=marine+biology");
    let found: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    let first = &found["results"][0];
    assert_eq!(first["title"], "Marine biology");
    assert_eq!(
        (first["copies"].as_i64(), first["on_shelf"].as_i64()),
        (Some(2), Some(1))
    );
    assert!(found.get("next_cursor").is_none());
}

#[test]
fn suggestions_come_as_lists() {
    let scene = scene();
    let found: serde_json::Value =
        serde_json::from_slice(&scene.get("/suggest?q=mari").body).unwrap();
    assert_eq!(found[0]["text"], "Marine biology");
    let list = scene.get("/suggest?as=list&q=mari");
    assert_eq!(
        list.headers["content-type"],
        "application/x-suggestions+json"
    );
    let list: serde_json::Value = serde_json::from_slice(&list.body).unwrap();
    assert_eq!(
        (&list[0], &list[1][0]),
        (&"mari".into(), &"Marine biology".into())
    );
    for nothing in [
        "/suggest",
        "/suggest?q=",
        "/suggest?q=secret",
        "/suggest?q=%00",
        "/suggest?q=zzzzzz",
    ] {
        assert_eq!(scene.page(nothing), "[]", "{nothing}");
    }
}

#[test]
fn browsers_learn_how_to_search_here() {
    let scene = scene();
    let answer = scene.get("/opensearch.xml");
    assert_eq!(
        answer.headers["content-type"],
        "application/opensearchdescription+xml"
    );
    let xml = answer.text();
    assert!(
        xml.contains("template=\"http://library.example.edu/search?q={searchTerms}\""),
        "{xml}"
    );
    let script = scene.get("/suggest.js");
    assert_eq!(
        script.headers["content-type"],
        "text/javascript; charset=utf-8"
    );
}
