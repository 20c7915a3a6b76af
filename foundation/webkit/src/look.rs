//! How a person wants pages to look and which language they speak, kept in two cookies.

use axum::response::IntoResponse;
use kernel::perm;

use crate::{Cookies, Form, PageResult, Pages, Visit, cookies, needs, safe_next, see_other};

/// The cookie of the language chosen in this browser.
pub(crate) const LANGUAGE_COOKIE: &str = "callslip-language";
const LOOK_COOKIE: &str = "callslip-look";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the machine is set.
    #[default]
    Machine,
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

/// How strong lines and muted text are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contrast {
    /// As the machine is set.
    #[default]
    Machine,
    /// Strong.
    More,
}

/// The look a person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Light or dark.
    pub theme: Theme,
    /// How strong.
    pub contrast: Contrast,
}

impl Look {
    /// Reads the cookie `theme.contrast`; anything else is as the machine is set.
    #[must_use]
    pub fn of(cookies: &Cookies) -> Self {
        let value = cookies.get(LOOK_COOKIE).unwrap_or("");
        let (theme, contrast) = value.split_once('.').unwrap_or((value, ""));
        Self::read(theme, contrast)
    }

    fn read(theme: &str, contrast: &str) -> Self {
        let theme = match theme {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::Machine,
        };
        let contrast = if contrast == "more" {
            Contrast::More
        } else {
            Contrast::Machine
        };
        Self { theme, contrast }
    }

    /// The word for the page's `data-theme`.
    #[must_use]
    pub fn theme(self) -> &'static str {
        match self.theme {
            Theme::Machine => "machine",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The word for the page's `data-contrast`.
    #[must_use]
    pub fn contrast(self) -> &'static str {
        match self.contrast {
            Contrast::Machine => "machine",
            Contrast::More => "more",
        }
    }
}

/// The two acts, for anybody.
pub(crate) fn pages() -> Pages {
    Pages::new()
        .post("/look", needs::<perm::Everyone>(), post_look)
        .post("/language", needs::<perm::Everyone>(), post_language)
}

async fn post_look(visit: Visit, form: Form) -> PageResult {
    let look = Look::read(form.raw("theme"), form.raw("contrast"));
    let value = format!("{}.{}", look.theme(), look.contrast());
    let cookie = cookies::kept(LOOK_COOKIE, &value, 400, visit.site.https);
    Ok(see_other(safe_next(form.raw("next"), "/"))
        .with_cookie(cookie)
        .into_response())
}

async fn post_language(visit: Visit, form: Form) -> PageResult {
    let lang = visit.site.lexicon.best(form.raw("lang"));
    let cookie = cookies::kept(LANGUAGE_COOKIE, lang, 400, visit.site.https);
    Ok(see_other(safe_next(form.raw("next"), "/"))
        .with_cookie(cookie)
        .into_response())
}
