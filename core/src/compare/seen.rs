//! Whose verdicts somebody had before their eyes when they gave their own.

use super::lineage::Lineage;
use crate::model::{Act, Annotations, AnnotatorId, Claim, Element, Entry, Field, Member};

/// For each judgement that was last given with another annotator's verdict on the same claim in the file: who gave it, and whose verdict
/// it was. The ids are those of the file. A claim that was never changed since it was made has none, and neither has a copy whose log
/// was left out: nothing is known of either.
pub fn verdicts_seen(annotations: &Annotations, claim: &Claim) -> Vec<(AnnotatorId, AnnotatorId)> {
    let element = Element::Claim(claim.id);
    if claim.judgements.len() < 2 || annotations.log.of(element).is_empty() {
        return Vec::new();
    }
    let Some(lineage) = Lineage::of(annotations, element) else { return Vec::new() };
    let entries = &lineage.entries;
    let given = |annotator: AnnotatorId| {
        let member = Member::Judgement(annotator);
        (0..entries.len()).filter(move |i| gives_verdict(&entries[*i], &member))
    };
    let mut seen = Vec::new();
    for mine in &claim.judgements {
        // Without an entry that gives it, the verdict has been there since the claim was made.
        let Some(last) = given(mine.annotator).next_back() else { continue };
        for theirs in claim.judgements.iter().filter(|j| j.annotator != mine.annotator) {
            let first = given(theirs.annotator).next().unwrap_or(0);
            if lineage.saw(last, first) {
                seen.push((mine.annotator, theirs.annotator));
            }
        }
    }
    seen
}

fn gives_verdict(entry: &Entry, member: &Member) -> bool {
    let gives = |e: &Entry| e.member == *member && matches!(e.act, Act::Made | Act::Set(Field::Verdict));
    gives(entry) || entry.values.iter().any(|g| g.member == *member && g.field == Field::Verdict)
}

#[cfg(test)]
mod tests {
    use super::super::histories::play;
    use super::*;

    /// Who had seen whose verdict on claim 1, in the copy of a.
    #[track_caller]
    fn check(history: &str, expected: &str) {
        let copies = play(history);
        let file = &copies[&'a'];
        let name = |id| file.annotator(id).map_or("?", |annotator| annotator.name.as_str());
        let seen = verdicts_seen(file, &file.claims.as_slice()[0]);
        let seen: Vec<String> = seen.iter().map(|(who, whose)| format!("{}<{}", name(*who), name(*whose))).collect();
        assert_eq!(seen.join(" "), expected, "{history}");
    }

    #[test]
    fn who_had_seen_whose_verdict() {
        check("a+1 a1:verified b<a b1:verified a<b", "b<a");
        check("a+1 b<a a1:verified b1:verified a<b", "");
        check("a+1 b<a a1:verified b1:verified a<b a1:false", "a<b");
        check("a+1 b<a a1:verified b1:verified a<b a1=restated", "");
        check("a+1 a1:verified b<a c<b b1:false c1:false a<b a<c", "b<a c<a");
        check("a+1 a1:verified", "");
    }
}
