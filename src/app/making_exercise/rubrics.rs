//! The rubrics that come along, in each language of the interface.

use crate::app::words::texts;
use claimlight_core::file;
use claimlight_core::model::Rubric;

/// How many rubrics come along.
pub const BUILT_IN: usize = 2;

macro_rules! rubric {
    ($name:literal) => {
        [
            ("en", include_str!(concat!("../../../assets/rubrics/", $name, ".en.ron"))),
            ("de", include_str!(concat!("../../../assets/rubrics/", $name, ".de.ron"))),
            ("es", include_str!(concat!("../../../assets/rubrics/", $name, ".es.ron"))),
        ]
    };
}

/// The rubrics, each in all languages, English first.
const FILES: [[(&str, &str); 3]; BUILT_IN] = [rubric!("claims"), rubric!("reasons")];

/// Rubric number `i` in the language of the interface; an empty one if there is none.
pub(super) fn built_in(i: usize) -> Rubric {
    let Some(languages) = FILES.get(i) else { return Rubric::default() };
    let code = texts::language().code;
    let file = languages.iter().find(|(language, _)| *language == code).unwrap_or(&languages[0]);
    file::read_rubric(file.1.as_bytes()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rubrics_are_alike_in_each_language() {
        for languages in FILES {
            let rubrics = languages.map(|(code, source)| (code, file::read_rubric(source.as_bytes()).unwrap()));
            let shape = |rubric: &Rubric| -> Vec<_> {
                let levels = rubric.criteria.iter().map(|c| {
                    (c.id.clone(), c.levels.iter().map(|level| (level.points, level.from)).collect::<Vec<_>>())
                });
                levels.collect()
            };
            for (code, rubric) in &rubrics {
                assert_eq!(shape(rubric), shape(&rubrics[0].1), "{code}");
                let words = rubric.criteria.iter().flat_map(|c| &c.levels).map(|level| &level.words);
                assert!(words.clone().all(|words| !words.is_empty()), "{code}");
            }
        }
    }
}
