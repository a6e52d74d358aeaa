//! The claims of a report.

use std::collections::BTreeMap;

use super::content::{ClaimLine, ReportedClaim, ReportedEvidence, ReportedJudgement, calm, day, known};
use super::verdicts::Verdicts;
use crate::model::{Annotations, Claim, ClaimId, Evidence, Judgement, Same, Shown, Stance};
use crate::words::{Language, told};

/// The numbers of the claims that are parts of each claim.
pub(super) fn parts(kept: &Annotations, numbers: &[usize]) -> BTreeMap<ClaimId, Vec<usize>> {
    let mut parts: BTreeMap<ClaimId, Vec<usize>> = BTreeMap::new();
    for (claim, number) in kept.claims.as_slice().iter().zip(numbers) {
        if let Some(whole) = claim.part_of {
            parts.entry(whole).or_default().push(*number);
        }
    }
    parts
}

/// Makes the claims of a report.
pub(super) struct Claims<'a> {
    pub(super) kept: &'a Annotations,
    /// The number of each claim in the article.
    pub(super) numbers: &'a [usize],
    pub(super) same: &'a Same,
    pub(super) verdicts: &'a Verdicts<'a>,
    /// The numbers of the claims that are parts of a claim.
    pub(super) parts: BTreeMap<ClaimId, Vec<usize>>,
    /// How many people checked the article.
    pub(super) people: usize,
    pub(super) language: &'static Language,
}

impl Claims<'_> {
    /// Claim number `i` of those that are kept, from 0.
    pub(super) fn one(&self, i: usize, claim: &Claim, shown: Shown<'_>) -> ReportedClaim {
        let text = &self.kept.article.text;
        ReportedClaim {
            number: self.numbers.get(i).copied().unwrap_or_default(),
            verdict: self.verdicts.index(shown),
            quote: claim.quote(text.as_str()),
            is_placed: claim.ranges().next().is_some(),
            is_marked: false,
            lines: self.lines(claim, shown),
            judgements: self.judgements(claim, shown),
            evidence: claim.evidence.iter().map(|evidence| evidence_of(evidence, self.language)).collect(),
        }
    }

    /// The number of a claim that the report shows.
    fn number_of(&self, id: ClaimId) -> Option<usize> {
        self.numbers.get(self.kept.claims.position(id)?).copied()
    }

    fn lines(&self, claim: &Claim, shown: Shown<'_>) -> Vec<ClaimLine> {
        let language = self.language;
        let mut lines = Vec::new();
        let mut add = |label: &str, words: String| {
            if !words.is_empty() {
                lines.push(ClaimLine { label: label.to_owned(), words });
            }
        };
        add(told!(language, "report-restated"), claim.restated.clone());
        add(told!(language, "report-claimant"), claim.claimant.clone());
        add(told!(language, "report-kind"), language.of_scheme(&claim.kind).to_owned());
        add(told!(language, "report-date"), day(&claim.date, language));
        add(told!(language, "report-tags"), claim.tags.join(", "));
        let whole = claim.part_of.and_then(|id| self.number_of(id));
        add("", whole.map(|number| told!(language, "report-part-of", n = number)).unwrap_or_default());
        let parts = self.parts.get(&claim.id).into_iter().flatten();
        let parts: Vec<String> = parts.map(ToString::to_string).collect();
        add(told!(language, "report-parts"), parts.join(", "));
        if shown == Shown::SameAs {
            let stands = self.same.decisions(claim).first().and_then(|decision| self.number_of(decision.same_as?));
            add("", stands.map(|number| told!(language, "report-same-as", n = number)).unwrap_or_default());
        }
        let places = claim.locators(&self.kept.article.text);
        let places: Vec<String> = places.into_iter().map(|locator| language.place_in_source(locator)).collect();
        add("", places.join("; "));
        if claim.ranges().next().is_none() && !self.kept.article.text.is_left_out() {
            add("", told!(language, "report-no-place").to_owned());
        }
        lines
    }

    /// Who says what of a claim: who decided; all if they differ, else those who say why.
    fn judgements(&self, claim: &Claim, shown: Shown<'_>) -> Vec<ReportedJudgement> {
        let of = |judgement: &Judgement| {
            let (decided, said) = (judgement.decided(), judgement.said());
            let own = decided.unwrap_or(said);
            let name = self.same.name(&self.kept.annotators, judgement.annotator).unwrap_or_default();
            let is_said = decided.is_some() || shown == Shown::Differs || own != shown || !judgement.note.is_empty();
            let name = match decided {
                Some(_) => told!(self.language, "report-decided-by", name = calm(name)),
                None if self.people > 1 => calm(name),
                None => String::new(),
            };
            let told = ReportedJudgement {
                name,
                verdict: (own != shown).then(|| self.verdicts.index(own)),
                note: judgement.note.clone(),
            };
            is_said.then_some(told)
        };
        self.same.judgements(claim).filter_map(of).collect()
    }
}

/// The address, if it can be opened in a browser.
pub fn link(address: &str) -> &str {
    let address = address.trim();
    let starts = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let is_whole = !address.contains(|c: char| c.is_whitespace() || c.is_control());
    if is_whole && (starts("https://") || starts("http://")) { address } else { "" }
}

fn evidence_of(evidence: &Evidence, language: &Language) -> ReportedEvidence {
    let stance = match evidence.stance {
        Stance::Supports => told!(language, "stance-supports"),
        Stance::Refutes => told!(language, "stance-refutes"),
        Stance::Context => told!(language, "stance-context"),
    };
    let title = [&evidence.title, &evidence.url].into_iter().find(|words| !words.trim().is_empty());
    let mut facts = vec![evidence.publisher.clone(), day(&evidence.published, language)];
    let has_address_in_title = evidence.title.trim().is_empty();
    if link(&evidence.url).is_empty() && !has_address_in_title {
        facts.push(evidence.url.clone());
    }
    if !evidence.question.is_empty() {
        facts.push(told!(language, "report-question", words = &evidence.question));
    }
    if !evidence.accessed.is_empty() {
        facts.push(told!(language, "report-accessed", day = day(&evidence.accessed, language)));
    }
    if !evidence.archived_url.is_empty() {
        facts.push(told!(language, "report-archived", address = &evidence.archived_url));
    }
    if let Some(kept) = &evidence.snapshot {
        facts.push(match known(kept.time) {
            Some(time) => told!(language, "report-kept", day = language.day(time.local().date())),
            None => told!(language, "report-kept-once").to_owned(),
        });
    }
    facts.retain(|fact| !fact.trim().is_empty());
    ReportedEvidence {
        stance: evidence.stance,
        stance_words: stance.to_owned(),
        title: title.cloned().unwrap_or_default(),
        link: link(&evidence.url).to_owned(),
        facts,
        quote: evidence.quote.clone(),
    }
}
