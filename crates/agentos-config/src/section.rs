//! The macro in which the table is written: a row becomes a field, a key and its documentation.

/// ```text
/// section! {
///     /// What the section is about.
///     pub Name in "path" {
///         /// What the key means.
///         field: Type = default, [Staging: value in that profile], Meta::USED.unit("ms");
///     }
/// }
/// ```
macro_rules! section {
    (
        $(#[doc = $doc:literal])+
        $vis:vis $name:ident in $prefix:tt {
            $(
                $(#[doc = $field_doc:literal])+
                $field:ident: $ty:ty = $default:expr, $profiles:tt, $meta:expr;
            )*
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug)]
        $vis struct $name {
            $($(#[doc = $field_doc])+ pub $field: $ty,)*
        }

        impl $name {
            pub(crate) const KEYS: &'static [$crate::Key] = &[
                $($crate::section::section!(@key $prefix, $field, $ty, $default, $profiles, $meta, [$($field_doc),+]),)*
            ];
            pub(crate) const DOC: &'static str = concat!($($doc),+);

            /// The defaults of that profile; `None`: the plain defaults.
            #[must_use]
            $vis fn for_profile(profile: Option<$crate::Profile>) -> Self {
                let _ = profile;
                Self { $($field: $crate::section::section!(@value profile, $default, $profiles),)* }
            }

            /// Takes over what `table` has. A value with a mistake is reported and the field left as it is.
            pub(crate) fn read(
                &mut self,
                table: &$crate::node::Table,
                path: &str,
                sink: &mut $crate::mistake::Sink,
            ) {
                $(
                    if let (Some(node), Some(key)) = (
                        table.get(stringify!($field)),
                        Self::KEYS.iter().find(|key| key.name == stringify!($field)),
                    ) && let Some(value) = <$ty as $crate::setting::Setting>::read(
                        node,
                        &$crate::key::At::new(path, key),
                        sink,
                    ) {
                        self.$field = value;
                    }
                )*
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::for_profile(None)
            }
        }
    };
    (@key $prefix:tt, $field:ident, $ty:ty, $default:expr, [$($profile:ident: $value:expr),*], $meta:expr, [$($doc:literal),+]) => {
        $crate::Key {
            path: $crate::section::section!(@path $prefix, $field),
            name: stringify!($field),
            doc: concat!($($doc),+),
            kind: <$ty as $crate::setting::Setting>::KIND,
            meta: $meta,
            profiles: &[$($crate::Profile::$profile),*],
            default: |profile| {
                let _ = profile;
                let value: $ty = $crate::section::section!(@value profile, $default, [$($profile: $value),*]);
                $crate::setting::Setting::show(&value)
            },
            check: |node, at, sink| {
                <$ty as $crate::setting::Setting>::read(node, at, sink)
                    .and_then(|value| $crate::setting::Setting::show(&value))
            },
        }
    };
    (@path "", $field:ident) => { stringify!($field) };
    (@path $prefix:tt, $field:ident) => { concat!($prefix, ".", stringify!($field)) };
    (@value $at:ident, $default:expr, []) => { $default };
    (@value $at:ident, $default:expr, [$($profile:ident: $value:expr),+]) => {
        match $at {
            $(Some($crate::Profile::$profile) => $value,)+
            _ => $default,
        }
    };
}
pub(crate) use section;
