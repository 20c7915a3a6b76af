//! The page of a record and what can be taken along.

use super::scene::{scene, scenes};

#[test]
fn a_record_is_told_in_words_with_its_copies() {
    for scene in scenes() {
        let page = scene.page(&format!("/bib/{}", scene.bibs.marine));
        for said in [
            "Marine biology",
            "1 of 2 copies are on the shelf.",
            "Due back Thu, Dec 3",
            "QH91 .C37 2019",
            "How the sea lives.",
            "<li><bdi>The shore</bdi></li>",
            "/search?subject=Coral+reefs+--+Pacific+Ocean",
            "/search?author=Huber%2C+Michael+E.",
            "Huber, Michael E., author",
            "itemtype=\"https://schema.org/Book\"",
            "Castro, P., &#38; Huber, M. E. (2024). Marine biology (11th ed.). McGraw-Hill.",
            &format!("<a href=\"/bib/{}\"><bdi>The outer coast", scene.bibs.coast),
        ] {
            assert!(page.contains(said), "{said} is missing in {page}");
        }
        assert!(!page.contains("Nobody May Read"), "no patron's name");
    }
}

#[test]
fn the_original_script_stands_beside_the_romanised() {
    let scene = scene();
    let page = scene.page(&format!("/bib/{}", scene.bibs.war));
    for said in [
        "Война и мир",
        "Толстой, Лев Николаевич",
        "lang=\"ru\"",
        "/search?author=Tolstoy%2C+Leo%2C+1828-1910",
    ] {
        assert!(page.contains(said), "{said} is missing in {page}");
    }
}

#[test]
fn what_the_public_must_not_see_is_nowhere() {
    let scene = scene();
    for bib in [scene.bibs.secret.0, scene.bibs.gone.0, 999_999, -1] {
        for end in ["", "/marc", "/ris"] {
            let answer = scene.get(&format!("/bib/{bib}{end}"));
            assert_eq!(answer.status, 404, "/bib/{bib}{end}");
        }
    }
    assert_eq!(scene.get("/bib/abc").status, 404);
}

#[test]
fn a_record_from_elsewhere_cannot_bring_markup() {
    let scene = scene();
    let page = scene.page(&format!("/bib/{}", scene.bibs.online));
    assert!(page.contains("&#60;script&#62;alert"), "{page}");
    assert!(
        !page.contains("<script>alert") && !page.contains("javascript:"),
        "{page}"
    );
    assert!(
        page.contains("href=\"https://video.example.edu/intertidal\""),
        "{page}"
    );
}

#[test]
fn the_record_is_given_out_as_it_is_kept() {
    for scene in scenes() {
        let answer = scene.get(&format!("/bib/{}/marc", scene.bibs.war));
        assert_eq!(answer.headers["content-type"], "application/marc");
        let bib = scene.bibs.war;
        let kept = scene
            .store
            .read(|tx| catalogue::bib::marc_bytes(tx, bib))
            .unwrap()
            .unwrap();
        assert_eq!(answer.body, kept);
        let ris = scene.get(&format!("/bib/{}/ris", scene.bibs.marine)).text();
        let said = "TY  - BOOK\r\nTI  - Marine biology\r\nAU  - Castro, Peter\r\nAU  - Huber, Michael E.\r\n";
        assert!(
            ris.starts_with(said) && ris.ends_with("ER  - \r\n"),
            "{ris}"
        );
        assert!(
            ris.contains("UR  - http://library.example.edu/bib/"),
            "{ris}"
        );
    }
}
