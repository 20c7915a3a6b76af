//! Layouts as data: a sequence or a choice is a list of parts, each with its tag; reading and
//! writing follow from the list.
//!
//! How a part stands: `(i 5)` has tag 5 in place of its own (IMPLICIT); `(e 5)` stands in tag 5
//! (EXPLICIT); `(c 5)` is a choice in tag 5; `(u)` has its own tag; `(x)` is a choice by its own
//! tags.

macro_rules! part_type {
    (must $type:ty) => { $type };
    (may $type:ty) => { Option<$type> };
}

macro_rules! part_take {
    ($reader:ident $fields:ident (i $tag:literal) $type:ty) => {
        $fields
            .take($crate::ber::context($tag))
            .map(|view| <$type as $crate::ber::value::Value>::read($reader, view))
    };
    ($reader:ident $fields:ident (e $tag:literal) $type:ty) => {
        $fields
            .take($crate::ber::context($tag))
            .and_then(|view| $reader.inside(view))
            .map(|view| <$type as $crate::ber::value::Value>::read($reader, view))
    };
    ($reader:ident $fields:ident (c $tag:literal) $type:ty) => {
        $fields
            .take($crate::ber::context($tag))
            .and_then(|view| $reader.inside(view))
            .and_then(|view| <$type as $crate::ber::value::Item>::read_item($reader, view))
    };
    ($reader:ident $fields:ident (u) $type:ty) => {
        $fields
            .take(<$type as $crate::ber::value::Value>::TAG)
            .map(|view| <$type as $crate::ber::value::Value>::read($reader, view))
    };
    ($reader:ident $fields:ident (x) $type:ty) => {
        $fields
            .take_if(|view| <$type as $crate::ber::value::Item>::accepts(view.tag()))
            .and_then(|view| <$type as $crate::ber::value::Item>::read_item($reader, view))
    };
}

macro_rules! part_read {
    ($reader:ident $fields:ident $name:ident must $how:tt $type:ty) => {
        if let Some(value) = part_take!($reader $fields $how $type) {
            value
        } else {
            $fields.missing($reader, stringify!($name));
            <$type>::default()
        }
    };
    ($reader:ident $fields:ident $name:ident may $how:tt $type:ty) => {
        part_take!($reader $fields $how $type)
    };
}

macro_rules! part_put {
    ($writer:ident $value:ident (i $tag:literal)) => {
        $crate::ber::value::Value::write($value, $writer, $crate::ber::context($tag))
    };
    ($writer:ident $value:ident (e $tag:literal)) => {{
        $writer.open($crate::ber::context($tag));
        $crate::ber::value::Item::write_item($value, $writer);
        $writer.close();
    }};
    ($writer:ident $value:ident (c $tag:literal)) => {
        part_put!($writer $value (e $tag))
    };
    ($writer:ident $value:ident (u)) => {
        $crate::ber::value::Item::write_item($value, $writer)
    };
    ($writer:ident $value:ident (x)) => {
        $crate::ber::value::Item::write_item($value, $writer)
    };
}

macro_rules! part_write {
    ($writer:ident $value:expr, must $how:tt) => {{
        let value = &$value;
        part_put!($writer value $how);
    }};
    ($writer:ident $value:expr, may $how:tt) => {
        if let Some(value) = &$value {
            part_put!($writer value $how);
        }
    };
}

/// Sequences: `name tag { part: must|may how type, ... }`.
macro_rules! sequences {
    ($(
        $(#[$doc:meta])*
        $name:ident $tag:tt { $( $(#[$part_doc:meta])* $part:ident: $need:ident $how:tt $type:ty, )* }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
        pub struct $name {
            $( $(#[$part_doc])* pub $part: part_type!($need $type), )*
        }

        impl $crate::ber::value::Value for $name {
            const TAG: $crate::ber::Tag = sequences!(@tag $tag);

            fn read(
                reader: &mut $crate::ber::read::Reader,
                view: $crate::ber::tree::View<'_>,
            ) -> Self {
                let mut fields = $crate::ber::read::Fields::new(reader, view);
                let read = Self {
                    $( $part: part_read!(reader fields $part $need $how $type), )*
                };
                fields.end(reader);
                read
            }

            fn write(&self, writer: &mut $crate::ber::write::Writer, tag: $crate::ber::Tag) {
                writer.open(tag);
                $( part_write!(writer self.$part, $need $how); )*
                writer.close();
            }
        }

        $crate::ber::value::items!($name);
    )*};
    (@tag plain) => { $crate::ber::universal(16) };
    (@tag external) => { $crate::ber::universal(8) };
    (@tag $number:literal) => { $crate::ber::context($number) };
}

macro_rules! part_tag {
    ((u) $type:ty) => {
        <$type as $crate::ber::value::Value>::TAG
    };
    (($mode:ident $tag:literal) $type:ty) => {
        $crate::ber::context($tag)
    };
}

macro_rules! part_read_item {
    ($reader:ident $view:ident (i $tag:literal) $type:ty) => {
        Some(<$type as $crate::ber::value::Value>::read($reader, $view))
    };
    ($reader:ident $view:ident (u) $type:ty) => {
        Some(<$type as $crate::ber::value::Value>::read($reader, $view))
    };
    ($reader:ident $view:ident ($mode:ident $tag:literal) $type:ty) => {
        $reader
            .inside($view)
            .and_then(|view| <$type as $crate::ber::value::Item>::read_item($reader, view))
    };
}

/// Choices: `name { alternative how type, ... }`; the first is the default.
macro_rules! choices {
    ($(
        $(#[$doc:meta])*
        $name:ident { $(#[$first_doc:meta])* $first:ident $first_how:tt $first_type:ty,
            $( $(#[$part_doc:meta])* $part:ident $how:tt $type:ty, )* }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
        #[serde(rename_all = "kebab-case")]
        #[allow(clippy::large_enum_variant, reason = "few stand in memory at once")]
        pub enum $name {
            $(#[$first_doc])* $first($first_type),
            $( $(#[$part_doc])* $part($type), )*
        }

        impl Default for $name {
            fn default() -> Self {
                Self::$first(<$first_type>::default())
            }
        }

        impl $crate::ber::value::Item for $name {
            fn accepts(tag: $crate::ber::Tag) -> bool {
                tag == part_tag!($first_how $first_type) $( || tag == part_tag!($how $type) )*
            }

            fn read_item(
                reader: &mut $crate::ber::read::Reader,
                view: $crate::ber::tree::View<'_>,
            ) -> Option<Self> {
                let tag = view.tag();
                if tag == part_tag!($first_how $first_type) {
                    return part_read_item!(reader view $first_how $first_type).map(Self::$first);
                }
                $( if tag == part_tag!($how $type) {
                    return part_read_item!(reader view $how $type).map(Self::$part);
                } )*
                let found = $crate::ber::read::show(tag);
                reader.fault(view.at(), $crate::Rule::Choice, found);
                None
            }

            fn write_item(&self, writer: &mut $crate::ber::write::Writer) {
                match self {
                    Self::$first(value) => part_put!(writer value $first_how),
                    $( Self::$part(value) => part_put!(writer value $how), )*
                }
            }
        }
    )*};
}
