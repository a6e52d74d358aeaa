//! What others say of the selected claim: a chip for each of them, with the sign of their verdict; and what adjudicators decided of it.

use egui::{RichText, Ui, vec2};

use super::{Action, State};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use crate::app::look::verdicts::{Style, style};
use crate::app::look::widgets::{Ground, Signed, label};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{AnnotatorId, Claim, Shown};

/// What another person says of a claim.
struct Other {
    who: AnnotatorId,
    /// `None` if they read its words and found no claim in them.
    style: Option<Style>,
    chip: String,
    /// What a screen reader says of the chip.
    name: String,
    /// What a click on the chip shows.
    note: String,
    /// Whether they gave their verdict before the words changed.
    is_on_earlier_words: bool,
}

/// Draws what others say of a claim; nothing if they say nothing.
pub fn show(
    ui: &mut Ui,
    cx: &Context<'_>,
    state: &State,
    (document, claim): (&Document, &Claim),
    said: &mut Sayings<Action>,
) {
    let palette = cx.palette;
    let others = others(cx, document, claim);
    if others.is_empty() {
        return;
    }
    super::view::caption(ui, tr!("others"), palette);
    let shown = state.note_of().filter(|(of, _)| *of == claim.id).map(|(_, who)| who);
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = theme::CHIP;
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        ui.horizontal_wrapped(|ui| {
            for other in &others {
                let (style, is_on) = (other.style.as_ref(), shown == Some(other.who));
                let chip = Signed { style, label: &other.chip, key: "", is_on, ground: Ground::Chip };
                if chip.show(ui, &other.name, palette).on_hover_text(tr!("show-note")).clicked() {
                    said.push(Said::Own(Action::ShowNote((!is_on).then_some((claim.id, other.who)))));
                }
            }
        });
    });
    for other in others.iter().filter(|other| other.is_on_earlier_words) {
        let told = tr!("others-on-earlier-words", name = &other.chip);
        ui.label(RichText::new(told).size(theme::SMALL_SIZE).color(palette.verdict("orange").words));
    }
    if let Some(other) = others.iter().find(|other| shown == Some(other.who)) {
        label(ui, other.note.as_str(), palette);
    }
}

/// Draws what is decided of a claim, by whom and why; nothing if nobody has decided.
pub fn decisions(ui: &mut Ui, palette: &Palette, document: &Document, claim: &Claim) {
    let (same, annotations) = (document.same(), &document.annotations);
    let decisions = same.decisions(claim);
    if decisions.is_empty() {
        return;
    }
    super::view::caption(ui, tr!("field-decision"), palette);
    if same.decided(claim) == Some(Shown::Differs) {
        label(ui, tr!("decisions-differ"), palette);
    }
    for decision in decisions {
        let name = same.name(&annotations.annotators, decision.annotator).unwrap_or(tr!("somebody"));
        let told = match decision.decided() {
            Some(Shown::NoClaim) => tr!("decision-no-claim", name = name),
            Some(Shown::SameAs) => {
                let stands = decision.same_as.and_then(|id| annotations.claims.position(id));
                stands.map_or_else(
                    || tr!("decision-same-as-gone", name = name),
                    |i| tr!("decision-same-as", name = name, n = i + 1),
                )
            }
            _ => {
                let verdict = texts::verdict(&document.scheme(), decision.verdict.as_deref()).to_owned();
                tr!("decision-verdict", name = name, verdict = verdict)
            }
        };
        ui.label(RichText::new(told).size(theme::SMALL_SIZE).color(palette.ink));
        for why in [texts::reason(&decision.reason), &decision.note] {
            if !why.is_empty() {
                label(ui, why, palette);
            }
        }
    }
}

fn others(cx: &Context<'_>, document: &Document, claim: &Claim) -> Vec<Other> {
    let scheme = &*document.scheme();
    let (same, annotators) = (document.same(), &document.annotations.annotators);
    let name_of = |who| same.name(annotators, who).unwrap_or(tr!("somebody"));
    let judgements =
        same.judgements(claim).filter(|j| !same.are_one(j.annotator, document.me) && j.decided().is_none());
    let judged = judgements.map(|judgement| {
        let verdict = judgement.verdict.as_deref();
        let who = name_of(judgement.annotator);
        let (mut chip, mut name) =
            (who.to_owned(), tr!("others-verdict", name = who, verdict = texts::verdict(scheme, verdict)));
        if let Some(confidence) = judgement.confidence {
            let percent = tr!("percent", n = u32::from(confidence));
            name = format!("{name}, {percent}");
            chip = format!("{chip} · {percent}");
        }
        let note = if judgement.note.is_empty() { tr!("others-no-note", name = who) } else { judgement.note.clone() };
        Other {
            who: judgement.annotator,
            style: Some(style(scheme, verdict, cx.palette)),
            chip,
            name,
            note,
            is_on_earlier_words: claim.is_on_earlier_words(judgement),
        }
    });
    let without = without_claim(document, claim).into_iter().map(|who| {
        let name = tr!("others-no-claim", name = name_of(who));
        let note = tr!("others-no-claim-note", name = name_of(who));
        Other { who, style: None, chip: name.clone(), name, note, is_on_earlier_words: false }
    });
    judged.chain(without).collect()
}

/// The others who read words of the claim, found no claim in them, and gave it no verdict.
fn without_claim(document: &Document, claim: &Claim) -> Vec<AnnotatorId> {
    let same = document.same();
    let no_claims = claim.ranges().flat_map(|range| document.annotations.no_claims.within(range));
    let mut people: Vec<AnnotatorId> = no_claims.map(|n| same.person(n.annotator)).collect();
    people.sort_unstable();
    people.dedup();
    people.retain(|who| !same.are_one(*who, document.me) && same.judgement(claim, *who).is_none());
    people
}
