//! The front page and the hours.

use super::scene::{scene, scenes};

#[test]
fn the_front_page_has_search_hours_and_new_titles() {
    for scene in scenes() {
        let page = scene.page("/");
        for said in [
            "<input id=\"q\" type=\"search\" name=\"q\"",
            "29 titles",
            "Main Library",
            "Open until 8:00 pm",
            "8:00 am – 8:00 pm",
            "About Small College Library",
            "Tolstoy, Leo",
            "Война и мир",
            "/search?status=available",
        ] {
            assert!(page.contains(said), "{said} is missing in {page}");
        }
        assert!(!page.contains("secret"), "a suppressed record is not new");
    }
}

#[test]
fn hours_say_when_and_why_it_is_closed() {
    let page = scene().page("/hours");
    for said in [
        "Tuesday, November 24",
        "Thanksgiving",
        "Closed",
        "Millrace Center",
        "10:00 am – 2:00 pm",
    ] {
        assert!(page.contains(said), "{said} is missing in {page}");
    }
}

#[test]
fn pages_speak_spanish() {
    let scene = scene();
    let spanish = [("accept-language", "es-MX,es;q=0.9")];
    for (path, said) in [
        ("/", "¿Qué busca?"),
        ("/search?q=marine", "resultados en"),
        ("/search?q=marine&format=book", "Quitar todo"),
        ("/hours", "Horario"),
    ] {
        let page = scene.ask(path, &spanish).text();
        assert!(
            page.contains(said) && page.contains("<html lang=\"es\""),
            "{said}: {page}"
        );
    }
}
