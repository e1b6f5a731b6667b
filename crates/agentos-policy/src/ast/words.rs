//! Enums that are written as words: one table of the word and its synonyms gives reading, showing and serde.

/// `enum Name { Variant = "word" | "synonym" …, }`: the first word is the one that is written; all are read,
/// whatever their case, `-` and spaces counting as `_`.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident as $what:literal { $($(#[$doc:meta])* $variant:ident = $word:literal $(| $other:literal)*,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];
            /// Every word that is read, synonyms included.
            pub const WORDS: &[&str] = &[$($word, $($other,)*)+];
            /// What such a value is called in messages.
            pub const WHAT: &str = $what;

            /// The word that is written.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The value of a word; `None` when it is not one of them.
            #[must_use]
            pub fn of_word(word: &str) -> Option<Self> {
                match word {
                    $($word $(| $other)* => Some(Self::$variant),)+
                    _ => match $crate::ast::words::plain(word).as_str() {
                        $($word $(| $other)* => Some(Self::$variant),)+
                        _ => None,
                    },
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::ast::words::deserialize(deserializer, $what, $name::of_word)
            }
        }
    };
}
pub(crate) use words;

/// A word in the form of the tables.
pub(crate) fn plain(word: &str) -> String {
    word.trim()
        .chars()
        .map(|c| {
            if matches!(c, '-' | ' ') {
                '_'
            } else {
                c.to_ascii_lowercase()
            }
        })
        .collect()
}

pub(crate) fn deserialize<'de, D: serde::Deserializer<'de>, T>(
    deserializer: D,
    what: &'static str,
    of_word: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    struct Words<T>(&'static str, fn(&str) -> Option<T>);
    impl<T> serde::de::Visitor<'_> for Words<T> {
        type Value = T;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(self.0)
        }
        fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<T, E> {
            (self.1)(word).ok_or_else(|| E::custom(format!("`{word}` is not {}", self.0)))
        }
    }
    deserializer.deserialize_str(Words(what, of_word))
}
