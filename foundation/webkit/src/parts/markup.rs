//! Markup that needs no more escaping.

use askama::Template;

use super::part;

part!(Markup);

/// Markup that is already safe.
#[derive(Template, Clone, Debug)]
#[template(source = "{{ html|safe }}", ext = "html")]
pub struct Markup {
    html: String,
}

impl Markup {
    /// What a template writes.
    ///
    /// # Errors
    /// When the template cannot be rendered.
    pub fn of(template: &impl Template) -> Result<Self, askama::Error> {
        Ok(Self {
            html: template.render()?,
        })
    }

    /// A text with some of its byte ranges marked as found; everything is escaped. Ranges that
    /// overlap or cut a character are passed over.
    #[must_use]
    pub fn highlight(text: &str, found: &[std::ops::Range<usize>]) -> Self {
        let (mut html, mut at) = (String::new(), 0);
        for range in found {
            let (Some(before), Some(hit)) = (text.get(at..range.start), text.get(range.clone()))
            else {
                continue;
            };
            html.push_str(&escaped(before));
            html.push_str(&format!("<mark>{}</mark>", escaped(hit)));
            at = range.end;
        }
        html.push_str(&escaped(text.get(at..).unwrap_or("")));
        Self { html }
    }

    pub(crate) fn button(label: &str) -> Self {
        Self {
            html: format!("<button class=\"btn primary\">{}</button>", escaped(label)),
        }
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
