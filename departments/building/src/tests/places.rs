//! Places, terms and weekly hours: what is refused, what comes of a change, and its history.

use ::store::testing::{TestStore, both};
use kernel::{Act, BranchId, DateSpan, LocationId};

use super::{at, day};
use crate::testing::College;
use crate::week::rules::{laid, read_hours};
use crate::{
    Branch, BranchTies, BuildingError, Fault, Location, ServicePoint, Term, place, term, testing,
};

pub(super) fn span(from: &str, to: &str) -> DateSpan {
    DateSpan {
        from_on: day(from),
        to_on: day(to),
    }
}

pub(super) fn libraries() -> Vec<(TestStore, College, Act)> {
    let one = |store: TestStore| {
        let act = Act::system(at("2026-11-24T09:00"));
        let college = store.write(&act, testing::college).unwrap();
        (store, college, act)
    };
    both().unwrap().into_iter().map(one).collect()
}

fn codes(faults: &[Fault]) -> Vec<String> {
    let told = |f: &Fault| format!("{}: {}", f.field, f.reason.code);
    faults.iter().map(told).collect()
}

pub(super) fn refused<T: std::fmt::Debug>(done: Result<T, BuildingError>) -> Vec<String> {
    match done {
        Err(BuildingError::Refused(faults)) => codes(&faults),
        other => panic!("{other:?}"),
    }
}

#[test]
fn hours_are_read_as_people_type_them() {
    let check = |text: &str, is: Result<Option<(i64, i64)>, &str>| {
        let found = read_hours(text).map(|o| o.map(|o| (o.opens, o.closes)));
        assert_eq!(found.map_err(|r| r.code), is, "{text}");
    };
    check("", Ok(None));
    check(" Closed ", Ok(None));
    check("08:00-20:00", Ok(Some((480, 1200))));
    check("8am-8pm", Ok(Some((480, 1200))));
    check("8:30 a.m. – 12 p.m.", Ok(Some((510, 720))));
    check("12am - 11:59 PM", Ok(Some((0, 1439))));
    check("noon to midnight", Ok(Some((720, 1440))));
    check("10:00-24:00", Ok(Some((600, 1440))));
    check("10:00-00:00", Ok(Some((600, 1440))));
    check("8 pm - 8 am", Err("hours-turned"));
    check("08:00-08:00", Err("hours-turned"));
    check("8-5", Err("hours-unreadable"));
    check("13 pm - 5 pm", Err("hours-unreadable"));
    check("08:60-09:00", Err("hours-unreadable"));
    check("08:00-24:30", Err("hours-unreadable"));
    check("always", Err("hours-unreadable"));
}

#[test]
fn a_period_takes_the_place_of_what_stood_on_its_days() {
    let check = |before: &[(&str, &str, &str)], new: (&str, &str, &str), is: &[&str]| {
        let before: Vec<_> = before
            .iter()
            .map(|(from, to, kind)| (span(from, to), (*kind).to_owned()))
            .collect();
        let after = laid(&before, (span(new.0, new.1), new.2));
        let told: Vec<_> = after
            .iter()
            .map(|(s, kind)| format!("{} {} {kind}", s.from_on, s.to_on))
            .collect();
        assert_eq!(told, is);
    };
    let term = ("2026-08-24", "2026-12-17", "term");
    check(&[], term, &["2026-08-24 2026-12-17 term"]);
    check(
        &[term],
        ("2026-12-11", "2026-12-17", "finals"),
        &["2026-08-24 2026-12-10 term", "2026-12-11 2026-12-17 finals"],
    );
    check(
        &[term],
        ("2026-11-25", "2026-11-29", "break"),
        &[
            "2026-08-24 2026-11-24 term",
            "2026-11-25 2026-11-29 break",
            "2026-11-30 2026-12-17 term",
        ],
    );
    check(
        &[term],
        ("2026-01-01", "2027-01-01", "year"),
        &["2026-01-01 2027-01-01 year"],
    );
    check(
        &[term],
        ("2026-12-18", "2026-12-20", "term"),
        &["2026-08-24 2026-12-20 term"],
    );
}

#[test]
fn every_fault_of_a_term_is_told_beside_its_field() {
    let fall = Term {
        code: "fall-2026".into(),
        name: "Fall 2026".into(),
        from_on: day("2026-08-24"),
        to_on: day("2026-12-17"),
        loans_due_on: day("2026-12-16"),
    };
    let check = |name: &str, from: &str, to: &str, due: &str, is: &[&str]| {
        let new = term::NewTerm {
            name: name.into(),
            from_on: day(from),
            to_on: day(to),
            loans_due_on: day(due),
        };
        assert_eq!(codes(&term::faults(&new, std::slice::from_ref(&fall))), is);
    };
    check("Spring 2027", "2027-02-08", "2027-06-10", "2027-06-09", &[]);
    check(
        "Fall 2026",
        "2026-12-17",
        "2027-06-10",
        "2026-12-01",
        &[
            "loans_due_on: term-due-before",
            "name: term-name-taken",
            "from_on: term-overlaps",
        ],
    );
    check(
        "Odd",
        "2027-06-10",
        "2027-02-08",
        "2028-02-08",
        &["to_on: term-ends-before", "loans_due_on: term-due-late"],
    );
    check(
        "Long",
        "2027-02-08",
        "2028-02-08",
        "2028-02-08",
        &["to_on: term-too-long"],
    );
}

#[test]
fn a_term_is_planned_once_changed_and_kept_once_begun() {
    for (store, college, act) in libraries() {
        let keyed = Act {
            key: Some(kernel::ActKey("k".into())),
            ..act.clone()
        };
        let new = term::NewTerm {
            name: "Spring 2027".into(),
            from_on: day("2027-02-08"),
            to_on: day("2027-06-10"),
            loans_due_on: day("2027-06-09"),
        };
        let id = term::add(&store, &keyed, &new).unwrap();
        assert_eq!(term::add(&store, &keyed, &new).unwrap(), id);
        assert_eq!(
            refused(term::add(&store, &act, &new)),
            ["name: term-name-taken", "from_on: term-overlaps"]
        );
        let later = term::NewTerm {
            loans_due_on: day("2027-06-08"),
            ..new
        };
        term::change(&store, &act, id, &later).unwrap();
        let end = || {
            let calendar = store.read(|tx| crate::calendar(tx, college.main)).unwrap();
            calendar.term_end(day("2027-03-01"))
        };
        assert_eq!(end(), Some(day("2027-06-08")));
        let begun = term::remove(&store, &act, id, day("2027-02-08"));
        assert_eq!(refused(begun), ["name: term-begun"]);
        term::remove(&store, &act, id, day("2027-02-07")).unwrap();
        assert_eq!(end(), None);
        let history = store
            .read(|tx| crate::show::entries(tx, &["term"]))
            .unwrap();
        let kinds: Vec<_> = history.iter().map(|e| e.kind.as_str()).collect();
        assert_eq!(kinds, ["term.removed", "term.changed", "term.added"]);
    }
}

#[test]
fn places_are_added_and_changed_with_codes_of_their_own() {
    for (store, college, act) in libraries() {
        let branch = |id: i64, code: &str, name: &str| Branch {
            id: BranchId(id),
            code: code.into(),
            name: name.into(),
            address: String::new(),
            phone: String::new(),
            email: String::new(),
        };
        let add = |code: &str, name: &str| place::add_branch(&store, &act, &branch(0, code, name));
        let both_taken = ["code: place-code-taken", "name: place-name-taken"];
        assert_eq!(refused(add("main", "MAIN LIBRARY")), both_taken);
        assert_eq!(refused(add("N 1", "North")), ["code: place-code-plain"]);
        let north = add("NORTH", "North Center").unwrap();
        let renamed = branch(north.0, "NORTH", "Main Library");
        let taken = place::change_branch(&store, &act, &renamed);
        assert_eq!(refused(taken), ["name: place-name-taken"]);
        place::change_branch(&store, &act, &branch(north.0, "NORTH", "North Hall")).unwrap();
        let found = store.read(|tx| crate::branch(tx, north)).unwrap().unwrap();
        assert_eq!(found.name, "North Hall");
        shelves_and_points(&store, &act, college, north);
    }
}

fn shelves_and_points(store: &::store::Store, act: &Act, college: College, north: BranchId) {
    let shelf = |branch, code: &str, order: &str| Location {
        id: LocationId(0),
        branch,
        code: code.into(),
        name: format!("{code} shelves"),
        place: String::new(),
        shelf_order: order.into(),
        lends: true,
    };
    let taken = place::add_location(store, act, &shelf(college.main, "ref", "lc"));
    assert_eq!(refused(taken), ["code: place-code-taken"]);
    let odd = place::add_location(store, act, &shelf(north, "REF", "colour"));
    assert_eq!(refused(odd), ["shelf_order: form-choose"]);
    let id = place::add_location(store, act, &shelf(north, "REF", "dewey")).unwrap();
    let closed = Location {
        id,
        lends: false,
        ..shelf(north, "REF", "dewey")
    };
    place::change_location(store, act, &closed).unwrap();
    assert!(
        !store
            .read(|tx| crate::location(tx, id))
            .unwrap()
            .unwrap()
            .lends
    );
    let point = |branch, kind: &str| ServicePoint {
        id: 0,
        branch,
        code: "DESK".into(),
        name: "Front desk".into(),
        kind: kind.into(),
        pickup: true,
    };
    let odd = place::add_point(store, act, &point(north, "window"));
    assert_eq!(refused(odd), ["kind: form-choose"]);
    place::add_point(store, act, &point(north, "desk")).unwrap();
    // A code is the institution's: the desk of another branch needs another.
    let again = place::add_point(store, act, &point(college.main, "desk"));
    assert_eq!(refused(again), ["code: place-code-taken"]);
}

#[test]
fn a_closure_taken_back_with_its_act_never_reaches_the_calendar() {
    for (store, college, act) in libraries() {
        let monday = day("2026-11-30");
        let is_open = |tx: &::store::Tx<'_>| {
            crate::calendar(tx, college.main).map(|calendar| calendar.is_open(monday))
        };
        let close = |tx: &::store::Tx<'_>| {
            crate::hours::insert(
                tx,
                None,
                span("2026-11-30", "2026-11-30"),
                None,
                "Water pipe",
            )?;
            is_open(tx)
        };
        assert!(store.read(is_open).unwrap());
        let broken = store.write(&act, |tx| {
            assert!(!close(tx)?);
            Err::<(), _>(::store::StoreError::Missing)
        });
        assert!(broken.is_err() && store.read(is_open).unwrap());
        assert!(!store.write(&act, close).unwrap());
        assert!(!store.read(is_open).unwrap());
    }
}

#[test]
fn an_empty_shelf_and_a_service_point_can_be_taken_away_once() {
    for (store, college, act) in libraries() {
        let shelf = Location {
            id: LocationId(0),
            branch: college.main,
            code: "ATTIC".into(),
            name: "Attic".into(),
            place: String::new(),
            shelf_order: "lc".into(),
            lends: false,
        };
        let id = place::add_location(&store, &act, &shelf).unwrap();
        let keyed = Act {
            key: Some(kernel::ActKey("once".into())),
            ..act.clone()
        };
        place::remove_location(&store, &keyed, id).unwrap();
        place::remove_location(&store, &keyed, id).unwrap();
        let again = place::remove_location(&store, &act, id);
        assert!(matches!(
            again,
            Err(BuildingError::Store(::store::StoreError::Missing))
        ));
        let point = ServicePoint {
            id: 0,
            branch: college.main,
            code: "KIOSK".into(),
            name: "Kiosk".into(),
            kind: "self-check".into(),
            pickup: false,
        };
        let point = place::add_point(&store, &act, &point).unwrap();
        place::remove_point(&store, &act, point).unwrap();
        assert!(place::remove_point(&store, &act, point).is_err());
        let history = store.read(|tx| crate::show::entries(tx, &["location", "service-point"]));
        let kinds: Vec<_> = history.unwrap().into_iter().map(|e| e.kind).collect();
        assert_eq!(kinds[0], "service-point.removed");
        assert!(kinds.contains(&"location.removed".to_owned()));
    }
}

#[test]
fn two_people_close_days_at_once_and_both_reach_the_calendar() {
    for (store, college, act) in libraries() {
        let days = [
            ["2026-11-30", "2026-12-01"],
            ["2026-12-02", "2026-12-03"],
            ["2026-12-07", "2026-12-08"],
            ["2026-12-09", "2026-12-10"],
        ];
        for pair in days {
            std::thread::scope(|people| {
                for on in pair {
                    let (store, act) = (&store, &act);
                    people.spawn(move || {
                        let closed = store.write(act, |tx| {
                            crate::hours::insert(tx, None, span(on, on), None, "Water pipe")?;
                            crate::calendar(tx, college.main).map(|_| ())
                        });
                        closed.unwrap();
                    });
                }
            });
            let calendar = store.read(|tx| crate::calendar(tx, college.main)).unwrap();
            assert_eq!(pair.map(|on| calendar.is_open(day(on))), [false, false]);
        }
    }
}

#[test]
fn a_branch_goes_when_nothing_hangs_on_it() {
    let no = BranchTies {
        staff: |_, _| Ok(false),
        money: |_, _| Ok(false),
    };
    let yes = BranchTies {
        staff: |_, _| Ok(true),
        money: |_, _| Ok(true),
    };
    for (store, college, act) in libraries() {
        let main = refused(place::remove_branch(&store, &act, &no, college.main));
        assert_eq!(main, [": branch-has-places", ": branch-has-hours"]);
        let annex = Branch {
            id: BranchId(0),
            code: "ANNEX".into(),
            name: "Annex".into(),
            address: String::new(),
            phone: String::new(),
            email: String::new(),
        };
        let id = place::add_branch(&store, &act, &annex).unwrap();
        let tied = refused(place::remove_branch(&store, &act, &yes, id));
        assert_eq!(tied, [": branch-has-staff", ": branch-has-money"]);
        let keyed = Act {
            key: Some(kernel::ActKey("once".into())),
            ..act.clone()
        };
        place::remove_branch(&store, &keyed, &no, id).unwrap();
        place::remove_branch(&store, &keyed, &no, id).unwrap();
        let again = place::remove_branch(&store, &act, &no, id);
        assert!(matches!(
            again,
            Err(BuildingError::Store(::store::StoreError::Missing))
        ));
        let history = store
            .read(|tx| crate::show::entries(tx, &["branch"]))
            .unwrap();
        assert_eq!(history[0].kind, "branch.removed");
    }
}

#[test]
fn the_only_branch_stays() {
    let only = place::rules::Hanging {
        only: true,
        ..Default::default()
    };
    assert_eq!(
        codes(&place::rules::removal("Main", only)),
        [": branch-only"]
    );
    assert!(place::rules::removal("Main", Default::default()).is_empty());
}
