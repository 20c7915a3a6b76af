#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use kernel::{Act, BranchId, Cents, Moment, PatronId, Permission, StaffId};
use store::testing::{TestStore, both};
use webkit::Door;

use crate::sign_in::Shown;
use crate::staff::{Change, NewAccount};
use crate::{AccessError, Front, Names, secret, session, sign_in, staff};

mod secrets;

const NAMES: Names = Names {
    patron: |_, id| Ok((id.0 == 7).then(|| "Pat Reader".to_owned())),
    language: |_, id| Ok((id.0 == 7).then(|| "es".to_owned())),
    branch: |_, _| Ok(Some("Main".into())),
    branches: |_| Ok(Vec::new()),
    card: |_, card, pin| Ok((card == "21" && pin == "9402").then_some(PatronId(7))),
};

const PASSWORD: &str = "quiet lamp under stairs";

fn at(minute: i64) -> Act {
    Act::system(Moment(minute * 60_000))
}

fn fronts() -> Vec<(TestStore, Front)> {
    let open = |store: TestStore| {
        let front = Front::open(store.store.clone(), NAMES, Moment(0)).unwrap();
        (store, front)
    };
    both().unwrap().into_iter().map(open).collect()
}

fn account(user: &str, role: &str) -> NewAccount {
    NewAccount {
        user_name: user.into(),
        name: format!("{user} of the desk"),
        role: role.into(),
        branch: None,
        badge: Some(format!("9000-{user}")),
        password: PASSWORD.into(),
        pin: Some("402913".into()),
    }
}

fn codes<T: std::fmt::Debug>(result: Result<T, AccessError>) -> Vec<&'static str> {
    match result {
        Err(AccessError::Refused(reasons)) => reasons.iter().map(|r| r.code).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_shipped_roles_hold_the_limits_of_the_table() {
    for (_store, front) in fronts() {
        let actor = |role: &str| front.actor(kernel::Who::System, "x", role);
        let check = |role: &str, permission: Permission, cents: i64, may: bool| {
            assert_eq!(
                actor(role).may_for(permission, Cents(cents)),
                may,
                "{role} {permission:?} {cents}"
            );
        };
        check("student-assistant", Permission::Lend, 0, true);
        check("student-assistant", Permission::Waive, 1, false);
        check("library-assistant", Permission::Waive, 500, true);
        check("library-assistant", Permission::Waive, 501, false);
        check("library-technician", Permission::Waive, 2_500, true);
        check("senior-technician", Permission::Waive, 20_000, true);
        check("senior-technician", Permission::Waive, 20_001, false);
        check("manager", Permission::Waive, 1_000_000, true);
        check("administrator", Permission::SeePatronLoans, 0, false);
        assert!(
            front
                .who_may(Permission::EditRules)
                .iter()
                .any(|name| name.contains("Senior"))
        );
    }
}

#[test]
fn somebody_signs_in_and_out() {
    for (_store, front) in fronts() {
        staff::add(&front, &at(0), &account("Kim", "senior-technician")).unwrap();
        let entered =
            sign_in::staff(&front, &at(1), &Shown::Password("KIM", PASSWORD), "browser").unwrap();
        let inside = front
            .enter(&entered.token, Moment(120_000))
            .unwrap()
            .unwrap();
        assert_eq!(inside.actor.role, "senior-technician");
        assert!(inside.actor.may(Permission::Waive));
        sign_in::leave(&front, &at(3), entered.session).unwrap();
        assert!(
            front
                .enter(&entered.token, Moment(200_000))
                .unwrap()
                .is_none()
        );
        assert!(front.enter("another token", Moment(0)).unwrap().is_none());
    }
}

#[test]
fn a_session_ends_by_age_and_by_idleness() {
    for (_store, front) in fronts() {
        staff::add(&front, &at(0), &account("kim", "librarian")).unwrap();
        let entered =
            sign_in::staff(&front, &at(0), &Shown::Password("kim", PASSWORD), "").unwrap();
        let alive = |minute: i64| {
            front
                .enter(&entered.token, Moment(minute * 60_000))
                .unwrap()
                .is_some()
        };
        for minute in (0..session::STAFF_MINUTES).step_by(100) {
            assert!(alive(minute), "minute {minute}");
        }
        assert!(!alive(session::STAFF_MINUTES));
        let idle = sign_in::staff(&front, &at(0), &Shown::Password("kim", PASSWORD), "").unwrap();
        assert!(
            front
                .enter(&idle.token, Moment(session::STAFF_IDLE_MINUTES * 60_000))
                .unwrap()
                .is_none()
        );
    }
}

#[test]
fn wrong_secrets_answer_alike_and_lock_for_longer_each_time() {
    for (_store, front) in fronts() {
        staff::add(&front, &at(0), &account("kim", "librarian")).unwrap();
        let wrong = |minute: i64, name: &str| {
            codes(sign_in::staff(
                &front,
                &at(minute),
                &Shown::Password(name, "wrong"),
                "",
            ))
        };
        assert_eq!(wrong(1, "nobody"), ["sign-in-wrong"]);
        for _ in 0..4 {
            assert_eq!(wrong(1, "kim"), ["sign-in-wrong"]);
        }
        assert_eq!(wrong(1, "kim"), ["sign-in-locked"]);
        let right = |minute: i64| {
            sign_in::staff(&front, &at(minute), &Shown::Password("kim", PASSWORD), "")
        };
        assert_eq!(
            codes(right(1)),
            ["sign-in-locked"],
            "the lock holds for the right password too"
        );
        assert_eq!(wrong(3, "kim"), ["sign-in-locked"]);
        assert_eq!(
            codes(right(4)),
            ["sign-in-locked"],
            "the second lock is longer"
        );
        right(6).unwrap();
        assert_eq!(
            wrong(7, "kim"),
            ["sign-in-wrong"],
            "a right password begins anew"
        );
    }
}

#[test]
fn the_next_person_switches_in_by_badge_and_pin() {
    for (_store, front) in fronts() {
        staff::add(&front, &at(0), &account("kim", "senior-technician")).unwrap();
        let second = account("lee", "library-assistant");
        staff::add(&front, &at(0), &second).unwrap();
        let badge = second.badge.as_deref().unwrap();
        let entered = sign_in::staff(&front, &at(1), &Shown::Badge(badge, "402913"), "").unwrap();
        assert_eq!(
            front
                .enter(&entered.token, Moment(60_000))
                .unwrap()
                .unwrap()
                .actor
                .role,
            "library-assistant"
        );
        assert_eq!(
            codes(sign_in::staff(
                &front,
                &at(1),
                &Shown::Badge(badge, "402914"),
                ""
            )),
            ["switch-wrong"]
        );
    }
}

#[test]
fn a_role_gives_only_what_it_may_grant() {
    for (_store, front) in fronts() {
        let manager = staff::add(&front, &at(0), &account("max", "manager")).unwrap();
        let senior = staff::add(&front, &at(0), &account("kim", "senior-technician")).unwrap();
        let as_role = |role: &str, id: StaffId| Act {
            actor: std::sync::Arc::new(front.actor(kernel::Who::Staff(id), "x", role)),
            ..at(1)
        };
        let by_senior = as_role("senior-technician", senior);
        assert_eq!(
            codes(staff::add(&front, &by_senior, &account("bob", "manager"))),
            ["staff-role-not-yours"]
        );
        staff::add(&front, &by_senior, &account("stu", "student-assistant")).unwrap();
        let change = Change {
            name: "Max".into(),
            role: "manager".into(),
            branch: None,
            badge: None,
            disabled: true,
        };
        assert_eq!(
            codes(staff::change(&front, &by_senior, manager, &change)),
            ["staff-role-not-yours"]
        );
        assert_eq!(
            codes(staff::add(
                &front,
                &by_senior,
                &account("stu", "student-assistant")
            )),
            ["staff-user-name-taken", "staff-badge-taken"]
        );
    }
}

#[test]
fn closing_an_account_ends_its_sessions() {
    for (_store, front) in fronts() {
        let id = staff::add(&front, &at(0), &account("kim", "librarian")).unwrap();
        let entered =
            sign_in::staff(&front, &at(0), &Shown::Password("kim", PASSWORD), "").unwrap();
        let change = Change {
            name: "Kim".into(),
            role: "librarian".into(),
            branch: None,
            badge: None,
            disabled: true,
        };
        staff::change(&front, &at(1), id, &change).unwrap();
        assert!(
            front
                .enter(&entered.token, Moment(61_000))
                .unwrap()
                .is_none()
        );
        assert_eq!(
            codes(sign_in::staff(
                &front,
                &at(2),
                &Shown::Password("kim", PASSWORD),
                ""
            )),
            ["sign-in-wrong"]
        );
    }
}

#[test]
fn a_patron_comes_in_by_card_and_sees_only_what_is_theirs() {
    for (_store, front) in fronts() {
        let entered = sign_in::patron(&front, &at(0), "21", "9402", "").unwrap();
        let inside = front.enter(&entered.token, Moment(1)).unwrap().unwrap();
        assert_eq!(
            (inside.actor.patron(), inside.actor.name.as_str()),
            (Some(PatronId(7)), "Pat Reader")
        );
        assert_eq!(inside.language.as_deref(), Some("es"), "their own");
        assert!(
            inside.actor.may(Permission::OwnAccount) && !inside.actor.may(Permission::StaffHome)
        );
    }
}

#[test]
fn guessing_a_cards_pin_is_slowed_down() {
    for (_store, front) in fronts() {
        let card = format!("guess-{:?}", front.store.dialect());
        let tried: Vec<_> = (0..6)
            .map(|_| codes(sign_in::patron(&front, &at(0), &card, "0", ""))[0])
            .collect();
        assert_eq!(tried[4..], ["card-wrong", "sign-in-locked"]);
    }
}

#[test]
fn an_api_client_is_known_by_its_token() {
    for (_store, front) in fronts() {
        let digest = secret::digest("token");
        front
            .store
            .write(&at(0), |tx| {
                session::new_client(tx, "kiosk", "api-client", &digest)
            })
            .unwrap();
        assert_eq!(
            front
                .enter_api("token", Moment(0))
                .unwrap()
                .unwrap()
                .actor
                .role,
            "api-client"
        );
        assert!(front.enter_api("tokens", Moment(0)).unwrap().is_none());
    }
}

#[test]
fn the_columns_a_person_hides_stay_hidden_at_every_desk() {
    for (_store, front) in fronts() {
        staff::add(&front, &at(0), &account("kim", "librarian")).unwrap();
        let enter = |minute| {
            let shown = Shown::Password("kim", PASSWORD);
            let entered = sign_in::staff(&front, &at(minute), &shown, "a desk").unwrap();
            front.enter(&entered.token, at(minute).at).unwrap().unwrap()
        };
        let first = enter(1);
        assert_eq!(first.hidden_columns, webkit::HiddenColumns::default());
        front.keep_columns(&first, "loans=lent", at(2).at).unwrap();
        assert_eq!(enter(3).hidden_columns.to_string(), "loans=lent");
    }
}

#[test]
fn who_belongs_to_a_branch_is_known_until_the_account_has_another() {
    for (_store, front) in fronts() {
        let is_at = |minute, branch| {
            let told = front
                .store
                .write(&at(minute), |tx| staff::is_at(tx, BranchId(branch)));
            told.unwrap()
        };
        assert!(!is_at(0, 1));
        let kim = NewAccount {
            branch: Some(BranchId(1)),
            ..account("kim", "librarian")
        };
        staff::add(&front, &at(0), &kim).unwrap();
        assert!(is_at(0, 1) && !is_at(0, 2));
        let there = Act {
            branch: Some(BranchId(2)),
            ..at(1)
        };
        sign_in::staff(&front, &there, &Shown::Password("kim", PASSWORD), "a desk").unwrap();
        assert!(is_at(2, 2), "somebody works there");
        assert!(
            !is_at(1 + session::STAFF_MINUTES, 2),
            "the session has ended"
        );
    }
}
