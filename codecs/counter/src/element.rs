//! The elements of a row: what the columns of tabular reports are called.

use serde::{Serialize, Serializer};

/// Declares the elements in the order of the columns: name, then the heading.
macro_rules! elements {
    ($($name:ident $heading:literal;)*) => {
        /// An element of a report row, in the order that columns have (CoP section 3.2.2, table 3.g).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Element {
            $(#[doc = concat!("`", $heading, "`")] $name,)*
        }

        impl Element {
            /// Every element, in the order of columns.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The heading of its column, and its name in JSON.
            #[must_use]
            pub const fn heading(self) -> &'static str {
                match self { $(Self::$name => $heading,)* }
            }
        }
    };
}

elements! {
    Database "Database";
    Title "Title";
    Item "Item";
    Publisher "Publisher";
    PublisherId "Publisher_ID";
    Platform "Platform";
    Authors "Authors";
    PublicationDate "Publication_Date";
    ArticleVersion "Article_Version";
    Doi "DOI";
    ProprietaryId "Proprietary_ID";
    Isbn "ISBN";
    PrintIssn "Print_ISSN";
    OnlineIssn "Online_ISSN";
    Issn "ISSN";
    Uri "URI";
    ParentTitle "Parent_Title";
    ParentAuthors "Parent_Authors";
    ParentPublicationDate "Parent_Publication_Date";
    ParentArticleVersion "Parent_Article_Version";
    ParentDataType "Parent_Data_Type";
    ParentDoi "Parent_DOI";
    ParentProprietaryId "Parent_Proprietary_ID";
    ParentIsbn "Parent_ISBN";
    ParentPrintIssn "Parent_Print_ISSN";
    ParentOnlineIssn "Parent_Online_ISSN";
    ParentUri "Parent_URI";
    ComponentTitle "Component_Title";
    ComponentAuthors "Component_Authors";
    ComponentPublicationDate "Component_Publication_Date";
    ComponentDataType "Component_Data_Type";
    ComponentDoi "Component_DOI";
    ComponentProprietaryId "Component_Proprietary_ID";
    ComponentIsbn "Component_ISBN";
    ComponentPrintIssn "Component_Print_ISSN";
    ComponentOnlineIssn "Component_Online_ISSN";
    ComponentUri "Component_URI";
    DataType "Data_Type";
    SectionType "Section_Type";
    Yop "YOP";
    AccessType "Access_Type";
    AccessMethod "Access_Method";
}

/// What the columns of Release 4 are called, in small letters, and misspellings that are met.
const OTHERS: [(&str, Element); 14] = [
    ("journal", Element::Title),
    ("book", Element::Title),
    ("collection", Element::Title),
    ("journal doi", Element::Doi),
    ("book doi", Element::Doi),
    ("proprietary identifier", Element::ProprietaryId),
    ("propriatary identifier", Element::ProprietaryId),
    ("proprietary_id", Element::ProprietaryId),
    ("print issn", Element::PrintIssn),
    ("online issn", Element::OnlineIssn),
    ("year of publication", Element::Yop),
    ("content provider", Element::Platform),
    ("parent_doi", Element::ParentDoi),
    ("component_doi", Element::ComponentDoi),
];

impl Element {
    /// The element of a column with this heading, however its letters and blanks are.
    #[must_use]
    pub fn of(heading: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        if let Some(found) = all.find(|element| element.heading() == heading) {
            return Some(*found);
        }
        let lower = heading.trim().to_lowercase();
        let other = OTHERS.iter().find(|row| row.0 == lower).map(|row| row.1);
        other.or_else(|| {
            let squeezed: String = lower.split(['_', ' ']).collect();
            let same = |element: &&Self| {
                element
                    .heading()
                    .replace('_', "")
                    .eq_ignore_ascii_case(&squeezed)
            };
            Self::ALL.iter().find(same).copied()
        })
    }

    /// Whether it tells of the parent of an item.
    #[must_use]
    pub fn is_parent(self) -> bool {
        (Self::ParentTitle..=Self::ParentUri).contains(&self)
    }

    /// Whether it tells of a component of an item.
    #[must_use]
    pub fn is_component(self) -> bool {
        (Self::ComponentTitle..=Self::ComponentUri).contains(&self)
    }

    /// Whether it is one of the attributes that usage is parted by.
    #[must_use]
    pub fn is_attribute(self) -> bool {
        (Self::DataType..=Self::AccessMethod).contains(&self)
    }
}

impl Serialize for Element {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.heading())
    }
}
