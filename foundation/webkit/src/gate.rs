//! The gate before every handler: permission first, then the token of a write.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::Permission;

use crate::{PageError, Visit, csrf};

/// What the gate asks of one route.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    pub(crate) permission: Permission,
    pub(crate) writes: bool,
}

/// Lets a request to its handler, or answers why not.
pub(crate) async fn gate(State(rule): State<Rule>, request: Request, next: Next) -> Response {
    match admit(rule, request).await {
        Ok(request) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

async fn admit(rule: Rule, request: Request) -> Result<Request, PageError> {
    let visit = request.extensions().get::<Visit>().cloned();
    let visit =
        visit.ok_or_else(|| PageError::internal("the reception did not announce this request"))?;
    permit(rule.permission, &visit)?;
    if !rule.writes || visit.bearer {
        return Ok(request);
    }
    csrf::admit(request, &visit.csrf).await
}

/// Deny by default: the actor must hold the permission; somebody unknown is asked to sign in.
fn permit(permission: Permission, visit: &Visit) -> Result<(), PageError> {
    if visit.actor.may(permission) {
        Ok(())
    } else if visit.signed_in.is_none() {
        Err(PageError::SignIn)
    } else {
        Err(PageError::Forbidden(permission))
    }
}
