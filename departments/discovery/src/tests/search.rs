//! The page of results.

use super::scene::{scene, scenes};

#[test]
fn a_search_shows_records_with_where_their_copies_stand() {
    for scene in scenes() {
        let page = scene.page("/search?q=marine+biology");
        for said in [
            "<h1><bdi>“marine biology”</bdi></h1>",
            "2 results in",
            "<mark>Marine</mark> <mark>biology</mark>",
            "Castro, Peter; Huber, Michael E.",
            "Book · 11th ed. · McGraw-Hill, 2024",
            "On the shelf, 1 of 2",
            "QH91 .C37 2019 — Main Library, Stacks",
            "Due back Thu, Dec 3",
            "Seashore ecology",
        ] {
            assert!(page.contains(said), "{said} is missing in {page}");
        }
        for hidden in ["secret", "taken out", "Nobody May Read"] {
            assert!(
                !page.contains(hidden),
                "{hidden} must not be seen in {page}"
            );
        }
    }
}

/// Rows: address; what the page says; what it does not.
const ROWS: &[(&str, &str, &str)] = &[
    (
        "/search?q=marine&subject=Seashore+ecology",
        "1 result in",
        "Castro",
    ),
    (
        "/search?q=marine&subject=Seashore+ecology",
        "The outer coast",
        "Coral reefs</bdi>  <span>1",
    ),
    (
        "/search?q=marine&subject=Seashore+ecology&subject=Coral+reefs+--+Pacific+Ocean",
        "2 results in",
        "No results",
    ),
    (
        "/search?q=marine&subject=Seashore+ecology",
        "class=\"btn\" href=\"/search?q=marine\"",
        "No results",
    ),
    (
        "/search?q=marine&status=available",
        "1 result in",
        "The outer coast",
    ),
    ("/search?q=marine&branch=MAIN", "2 results in", "intertidal"),
    (
        "/search?q=marine&from=1990&to=1999",
        "Nothing was found.",
        "class=\"hit\"",
    ),
    (
        "/search?q=marine&from=1990&to=1999",
        "Search without narrowing",
        "class=\"hit\"",
    ),
    (
        "/search?q=marine&from=2030&to=2020",
        "2020–2030",
        "No results",
    ),
    ("/search?q=oceanography", "Page 1 of 2", "rel=\"prev\""),
    (
        "/search?q=oceanography&page=2",
        "Page 2 of 2",
        "rel=\"next\"",
    ),
    (
        "/search?q=oceanography&page=2&sort=title",
        "rel=\"prev\" href=\"/search?q=oceanography&#38;sort=title\"",
        "rel=\"next\"",
    ),
    (
        "/search?q=oceanography&page=999999",
        "rel=\"prev\"",
        "rel=\"next\"",
    ),
    (
        "/search?q=oceanography&page=-3&sort=nonsense&format=",
        "25 results",
        "rel=\"prev\"",
    ),
    (
        "/search?q=oceanografy",
        "oceanography",
        "class=\"panel empty\"",
    ),
    (
        "/search?q=%D0%92%D0%BE%D0%B9%D0%BD%D0%B0",
        "lang=\"ru\"",
        "No results",
    ),
    ("/search?q=9780306406157", "1 result in", "The outer coast"),
    ("/search?q=call%3AQH91", "Castro", "No results"),
    (
        "/search?q=intertidal",
        "https://video.example.edu/intertidal",
        "javascript:",
    ),
    ("/search", "All titles", "class=\"panel empty\""),
    (
        "/search?subject=Arctic+%3COcean%3E",
        "Arctic &#60;Ocean&#62;",
        "<Ocean>",
    ),
    (
        "/search?nonsense=1&q=nothinglikethis",
        "Nothing was found.",
        "class=\"hit\"",
    ),
];

#[test]
fn every_state_of_a_search_is_an_address() {
    let scene = scene();
    for (path, said, unsaid) in ROWS {
        let page = scene.page(path);
        assert!(page.contains(said), "{path}: {said} is missing in {page}");
        assert!(!page.contains(unsaid), "{path}: {unsaid} stands in {page}");
    }
}

#[test]
fn hostile_texts_are_texts() {
    let scene = scene();
    let long = "x".repeat(20_000);
    let many = "&subject=a".repeat(1_500);
    let deep = "(".repeat(3_000);
    let texts = [
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
        "%00%01%02",
        "%FF%FE",
        "%F0%9F%90%99%E2%80%AE%EF%BB%BF%CC%81",
        "title%3A%22unclosed",
        "subject%3A%20author%3A",
        "a*+OR+NOT+AND+-",
        "year%3A99999999999999999999",
        "%27+OR+1%3D1+--",
        &long,
        &many,
        &deep,
    ];
    for text in texts {
        for path in [
            format!("/search?q={text}"),
            format!("/search?q=a&author={text}&from={text}&page={text}"),
        ] {
            let answer = scene.get(&path);
            let shown: String = path.chars().take(80).collect();
            assert_eq!(answer.status, 200, "{shown}");
            assert!(
                answer.body.len() < 250_000,
                "{shown}: {} bytes",
                answer.body.len()
            );
            let page = answer.text();
            assert!(
                !page.contains("<script>alert") && !page.contains("<img"),
                "{shown}: {page}"
            );
        }
    }
}

#[test]
fn a_first_page_is_small_and_asks_nobody_else() {
    let scene = scene();
    let answer = scene.ask("/search?q=oceanography", &[("accept-encoding", "gzip")]);
    assert!(
        answer.body.len() < 12_000,
        "{} bytes packed",
        answer.body.len()
    );
    for path in [
        "/",
        "/search?q=marine",
        "/hours",
        &format!("/bib/{}", scene.bibs.marine),
    ] {
        let page = scene.page(path);
        for call in [
            "src=\"http",
            "src=\"//",
            "url(http",
            "<link rel=\"stylesheet\" href=\"http",
        ] {
            assert!(!page.contains(call), "{path} asks another host");
        }
        assert!(!page.contains(" style="), "{path} has inline style");
    }
}
