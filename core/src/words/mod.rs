//! What the program says, in each language of the interface: texts, numbers, dates, verdicts.
//!
//! The texts of a language are one file: `assets/texts/*.ftl`, in Fluent's syntax (<https://projectfluent.org/fluent/guide/>).
//!
//! Always true: a text that a language lacks is said in English; a text that English lacks is said as its key. Absent: which
//! language is chosen. Whoever says something passes a [`Language`].

mod language;

pub use fluent_bundle::{FluentArgs, FluentValue};
pub use language::{LANGUAGES, Language};

/// The text with this key in a language. With variables, `told!(language, "key", n = 3, name = "a")`, it is a `String`; without,
/// `told!(language, "key")`, it is a `&'static str`.
#[macro_export]
macro_rules! told {
    ($language:expr, $key:expr) => {
        $language.text($key)
    };
    ($language:expr, $key:expr, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut args = $crate::words::FluentArgs::new();
        $(args.set(stringify!($name), $crate::words::Value::fluent($value));)+
        $language.text_with($key, &args)
    }};
}

pub use told;

/// A value that a text can include: words or a number.
pub trait Value {
    /// The value as Fluent represents it.
    fn fluent(self) -> FluentValue<'static>;
}

macro_rules! value {
    ($($type:ty: $value:ident => $as:expr;)*) => {
        $(impl Value for $type {
            fn fluent(self) -> FluentValue<'static> {
                let $value = self;
                FluentValue::from($as)
            }
        })*
    };
}

value! {
    usize: n => n as f64;
    u64: n => n as f64;
    u32: n => f64::from(n);
    i8: n => f64::from(n);
    String: words => words;
    &str: words => words.to_owned();
    &String: words => words.clone();
}
