//! Every route with every role, beside the table in `routes.txt`: who comes through, who is turned away.
//!
//! The table is written anew with `CALLSLIP_WRITE_ROUTES=1 cargo test -p callslip --test routes`; then read what
//! changed in it as you would read a change of the role table.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod support;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use access::session::{self, New};
use access::staff::{self, NewAccount};
use access::{Front, Names, secret};
use kernel::{Act, Clock, PatronId, StaffId};
use serde_json::Value;
use store::{Location, Store, StoreError};
use support::Library;
use support::http::{Answer, Client};

/// The roles in the order of the table's letters. `p` is a patron, `n` nobody.
const ROLES: [(char, &str); 9] = [
    ('s', "student-assistant"),
    ('a', "library-assistant"),
    ('t', "library-technician"),
    ('S', "senior-technician"),
    ('l', "librarian"),
    ('m', "manager"),
    ('d', "administrator"),
    ('k', "self-check"),
    ('c', "api-client"),
];

/// A route as `callslip routes` lists it.
struct Route {
    method: String,
    path: String,
    permission: String,
    api: bool,
}

impl Route {
    /// The address with made-up values, so that nothing real is touched.
    fn address(&self) -> String {
        let parts = self.path.split('/').map(|part| {
            if part.starts_with('{') {
                "999999"
            } else {
                part
            }
        });
        parts.collect::<Vec<_>>().join("/")
    }
}

fn routes(library: &Library) -> Vec<Route> {
    let said = library.run(&["routes", "--json"]).ended(0);
    let mut routes: Vec<Route> = said.out.lines().map(route).collect();
    routes.sort_by(|a, b| (&a.path, &a.method).cmp(&(&b.path, &b.method)));
    routes
}

fn route(line: &str) -> Route {
    let value: Value = serde_json::from_str(line).unwrap();
    let text = |name: &str| value[name].as_str().unwrap().to_owned();
    Route {
        method: text("method"),
        path: text("path"),
        permission: text("permission"),
        api: value["api"].as_bool().unwrap(),
    }
}

/// The library with an account for each role and a patron.
struct House {
    store: Store,
    people: Vec<(char, StaffId)>,
    patron: PatronId,
    tokens: Vec<(char, String)>,
}

const NAMES: Names = Names {
    patron: patrons::affirmed_name,
    language: patrons::language,
    branch: |_, _| Ok(None),
    branches: |_| Ok(Vec::new()),
    card: patrons::card,
};

impl House {
    fn new(library: &Library) -> Self {
        let store = Store::open(&Location::Folder(library.data())).unwrap();
        let now = Clock::machine().now();
        let (act, front) = (
            Act::system(now),
            Front::open(store.clone(), NAMES, now).unwrap(),
        );
        let people = ROLES
            .iter()
            .take(7)
            .map(|(letter, role)| (*letter, account(&front, &act, role)));
        let people = people.collect();
        let register = |tx: &store::Tx<'_>| {
            let new = patrons::testing::new_patron(tx, "20742000000011", "student")?;
            patrons::register(tx, &new).map_err(|e| StoreError::Check(e.to_string()))
        };
        let patron = store.write(&act, register).unwrap();
        let tokens = ROLES.iter().skip(7).map(|(letter, role)| {
            let said = library
                .run(&["user", "client", role, "--role", role, "--json"])
                .ended(0);
            let value: Value = serde_json::from_str(&said.out).unwrap();
            (*letter, value["token"].as_str().unwrap().to_owned())
        });
        let tokens = tokens.collect();
        Self {
            store,
            people,
            patron,
            tokens,
        }
    }

    /// A new session's headers: each route gets its own, as one of them signs out.
    fn session(&self, staff: Option<StaffId>) -> String {
        let (token, csrf) = (secret::token().unwrap(), secret::token().unwrap());
        let digest = secret::digest(&token);
        let patron = staff.is_none().then_some(self.patron);
        let new = New {
            digest: &digest,
            csrf: &csrf,
            staff,
            patron,
            branch: None,
            place: "test",
        };
        let act = Act::system(Clock::machine().now());
        self.store
            .write(&act, |tx| session::begin(tx, &new))
            .unwrap();
        format!("Cookie: callslip={token}\r\nX-CSRF-Token: {csrf}\r\n")
    }

    /// Who comes through to the handler, by letter; `-` where somebody is turned away, `!` where we break.
    fn admitted(&self, route: &Route, client: &mut Client, nobody: &str) -> String {
        let address = route.address();
        let mut ask = |letter: char, headers: &str| {
            let answer = client.ask(&route.method, &address, headers).unwrap();
            match answer.status {
                500 => '!',
                _ if is_admitted(&answer) => letter,
                _ => '-',
            }
        };
        let mut letters = String::new();
        for (letter, id) in &self.people {
            letters.push(ask(*letter, &self.session(Some(*id))));
        }
        for (letter, token) in &self.tokens {
            let bearer = format!("Authorization: Bearer {token}\r\n");
            // A token is looked at below /api/ only: elsewhere a program is nobody.
            letters.push(if route.api {
                ask(*letter, &bearer)
            } else {
                '-'
            });
        }
        letters.push(ask('p', &self.session(None)));
        letters.push(ask('n', nobody));
        letters
    }
}

fn account(front: &Front, act: &Act, role: &str) -> StaffId {
    let new = NewAccount {
        user_name: role.into(),
        name: role.into(),
        role: role.into(),
        branch: None,
        badge: None,
        password: "a long password of the test".into(),
        pin: None,
    };
    staff::add(front, act, &new).unwrap()
}

fn is_admitted(answer: &Answer) -> bool {
    let to_the_door = answer.status == 303 && answer.location.contains("sign-in?next=");
    !matches!(answer.status, 401 | 403) && !to_the_door
}

/// The headers of somebody not signed in who has seen a form.
fn nobody(client: &mut Client) -> String {
    let page = client.ask("GET", "/staff/sign-in", "").unwrap();
    let text = String::from_utf8(page.body).unwrap();
    let token = text.split("name=\"_csrf\" value=\"").nth(1).unwrap();
    let token = token.split('"').next().unwrap();
    format!("Cookie: {}\r\nX-CSRF-Token: {token}\r\n", page.cookies)
}

fn table() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/routes.txt")
}

#[test]
fn every_route_admits_whom_the_table_says() {
    let library = Library::new();
    let house = House::new(&library);
    let server = library.serve();
    let mut client = Client::connect(server.address, "").unwrap();
    let nobody = nobody(&mut client);
    let mut found = String::from(
        "# Who comes through to each route: s student assistant, a library assistant, t technician, S senior\n\
         # technician, l librarian, m manager, d administrator, k self-check, c API client, p patron, n nobody.\n\
         # The check is tests/routes.rs; a route that is not here, or admits others, fails it.\n",
    );
    for route in routes(&library) {
        let letters = house.admitted(&route, &mut client, &nobody);
        let _ = writeln!(
            found,
            "{letters} {:<4} {:<52} {}",
            route.method, route.path, route.permission
        );
    }
    let broken: Vec<&str> = found
        .lines()
        .filter(|line| line.split(' ').next().is_some_and(|who| who.contains('!')))
        .collect();
    assert!(
        broken.is_empty(),
        "these answer that we are at fault: {broken:#?}"
    );
    if std::env::var_os("CALLSLIP_WRITE_ROUTES").is_some() {
        std::fs::write(table(), &found).unwrap();
    }
    let wanted = std::fs::read_to_string(table()).unwrap();
    let differs: Vec<String> = differences(&wanted, &found);
    assert!(
        differs.is_empty(),
        "beside tests/routes.txt (- the table, + the program):\n{}",
        differs.join("\n")
    );
}

fn differences(wanted: &str, found: &str) -> Vec<String> {
    let missing = |one: &str, other: &str, mark: char| {
        let lines = one
            .lines()
            .filter(|line| !other.lines().any(|o| o == *line));
        lines
            .map(|line| format!("{mark} {line}"))
            .collect::<Vec<_>>()
    };
    [missing(wanted, found, '-'), missing(found, wanted, '+')].concat()
}

#[test]
fn nobody_comes_further_than_the_permission_of_the_route() {
    let text = std::fs::read_to_string(table()).unwrap();
    let shipped = access::roles::shipped().unwrap();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (letters, permission) = (words[0], words[3]);
        for (letter, role) in ROLES {
            let role = shipped.iter().find(|r| r.code == role).unwrap();
            let holds = role.may.iter().any(|grant| grant.permission == permission);
            assert!(
                holds || !letters.contains(letter),
                "{line}: {} does not hold it",
                role.code
            );
        }
        let public = permission == "everyone";
        assert!(public || !letters.contains('n'), "{line}");
        assert!(
            public || permission == "own-account" || !letters.contains('p'),
            "{line}"
        );
    }
}
