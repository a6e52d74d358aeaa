//! The articles that come with the program for trying it out.

use std::sync::Arc;

use crate::app::desk::saving_state::Saving;
use crate::app::opening::read::Opened;
use crate::app::words::texts;
use claimlight_core::model::Annotations;
use claimlight_core::{file, import};

/// A sample that is built into the program.
pub struct Sample {
    /// The key of the text that names it.
    pub label: &'static str,
    /// The key of the text that says more about it, if there is one.
    pub told: Option<&'static str>,
    holds: Holds,
}

/// What a sample is made of.
enum Holds {
    /// A short article in each of the window's languages, by its code. Nothing is marked in it yet.
    Articles(&'static [(&'static str, &'static str)]),
    /// An annotation file.
    Annotations(&'static str),
}

/// The place of the practice text among the samples.
pub const PRACTICE: usize = 0;

/// The name under which the practice text is read.
const PRACTICE_NAME: &str = "practice.md";

/// All samples, in the order in which they are offered.
pub const SAMPLES: [Sample; 3] = [
    Sample {
        label: "sample-practice",
        told: Some("sample-practice-told"),
        holds: Holds::Articles(&[
            ("en", include_str!("../../../assets/practice/en.md")),
            ("de", include_str!("../../../assets/practice/de.md")),
            ("es", include_str!("../../../assets/practice/es.md")),
        ]),
    },
    Sample {
        label: "sample-english",
        told: Some("sample-english-told"),
        holds: Holds::Annotations(include_str!("../../../sample_docs/chip-race.claims.ron")),
    },
    Sample {
        label: "sample-russian",
        told: None,
        holds: Holds::Annotations(include_str!("../../../sample_docs/vodoprovod.claims.ron")),
    },
];

/// Opens a sample as an article without a file. Changes to it are thrown away unless the user saves it.
pub fn open(sample: &Sample) -> Result<Opened, String> {
    match sample.holds {
        Holds::Articles(articles) => {
            let code = texts::language().code;
            let (language, text) = articles.iter().find(|(of, _)| *of == code).unwrap_or(&articles[0]);
            let mut article = import::import(PRACTICE_NAME, text.as_bytes()).map_err(|e| e.to_string())?.article;
            (*language).clone_into(&mut Arc::make_mut(&mut article.facts).language);
            Ok(Opened { is_new: true, ..Opened::new(None, Annotations::new(article), Saving::disposable()) })
        }
        Holds::Annotations(source) => {
            let loaded = file::read(source.as_bytes()).map_err(|e| e.to_string())?;
            Ok(Opened::new(None, loaded.annotations, Saving::disposable()))
        }
    }
}
