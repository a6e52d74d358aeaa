//! What the status line says of selected words: how long they are, and which keys come next.

use egui::{Label, RichText, Role, Sense, Ui, WidgetInfo};

use crate::app::commands::Command;
use crate::app::commands::said::Context;
use crate::app::commands::verdict_buttons::Offered;
use crate::app::desk::document::Document;
use crate::app::look::theme;
use crate::tr;
use claimlight_core::text::{self, TextRange};

/// The room that the right end of the status line keeps, and the least that selected words need, in points.
const RIGHT: f32 = 400.0;
const LEAST: f32 = 120.0;
/// Up to this many bytes, letters are counted as people see them; in longer texts, characters of Unicode.
const COUNTED: usize = 1000;

/// Says how long the selected words are and which keys come next. Words selected by key have no bar, so the keys of the verdicts stand
/// here. In a narrow window, only a screen reader is told. Returns `false` if no words are selected.
pub fn show(ui: &mut Ui, cx: &Context<'_>, document: &Document) -> bool {
    let Some(words) = document.selected_words() else { return false };
    let palette = cx.palette;
    let (length, hints) = (length(document, words), hints(cx, document));
    let small = |words: String, colour| RichText::new(words).size(theme::SMALL_SIZE).color(colour);
    let room = ui.available_width() - RIGHT;
    let response = if room < LEAST {
        let response = ui.allocate_response(egui::Vec2::ZERO, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{length} · {hints}")));
        response
    } else {
        let shown = ui.scope(|ui| {
            ui.set_max_width(room);
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add(Label::new(small(length, palette.ink)).selectable(false).truncate());
            ui.add(Label::new(small(format!(" · {hints}"), palette.muted)).selectable(false).truncate())
        });
        shown.inner
    };
    // A screen reader hears the keys once, not at every selection.
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
    true
}

/// "99 characters, 1 sentence". Sentences count if all of their words are selected.
fn length(document: &Document, words: TextRange) -> String {
    let characters = tr!("selected-characters", n = characters(words.of(document.text())));
    let sentences = sentences(document, words);
    if sentences == 0 {
        return characters;
    }
    format!("{characters}, {}", tr!("selected-sentences", n = sentences))
}

fn characters(words: &str) -> usize {
    if words.len() > COUNTED {
        return words.chars().count();
    }
    let mut at = text::Offset::ZERO;
    let mut n = 0;
    while at.to_usize() < words.len() {
        at = text::next_grapheme(words, at);
        n += 1;
    }
    n
}

fn sentences(document: &Document, words: TextRange) -> usize {
    let touched = document.progress.touching(words);
    let all = document.progress.sentences();
    let is_whole = |i: usize| all.get(i).is_some_and(|s| words.covers(text::trim(document.text(), *s)));
    let (first, last) = (touched.start, touched.end.saturating_sub(1));
    match touched.len() {
        0 => 0,
        1 => usize::from(is_whole(first)),
        n => n - 2 + usize::from(is_whole(first)) + usize::from(is_whole(last)),
    }
}

/// The keys of the verdicts for words selected by key, else how to go on by key.
fn hints(cx: &Context<'_>, document: &Document) -> String {
    let offered = Offered::new(cx, document).hints();
    if !document.is_pointed() && !offered.is_empty() {
        return offered.into_iter().chain(further_piece(cx, document)).collect::<Vec<_>>().join(" · ");
    }
    let is_rtl =
        text::Direction::of(document.selected_range().of(document.text())) == Some(text::Direction::RightToLeft);
    let key = format!("{}+{}", tr!("key-shift"), if is_rtl { '←' } else { '→' });
    tr!("selected-widen", key = key)
}

/// The key that adds the words to the claim selected before them, or gives that claim a place again.
fn further_piece(cx: &Context<'_>, document: &Document) -> Option<String> {
    let claims = &document.annotations.claims;
    let i = document.last_claim.and_then(|id| claims.position(id)).filter(|_| cx.is_on(Command::AddSpan))?;
    let has_place = claims.as_slice()[i].spans.iter().all(|s| s.range().is_some());
    let key = cx.keymap.shown(Command::AddSpan);
    Some(tr!(if has_place { "selected-adds" } else { "selected-places" }, key = key, number = i + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what is said of the words from one byte to another of three sentences.
    #[track_caller]
    fn check(from: usize, to: usize, expected: &str) {
        let mut document = Document::pasted("It closed. It opened in May. The tôwn paid.");
        let sentences = [(0, 10), (11, 28), (29, 44)].map(|(a, b)| TextRange::from_usize(a..b));
        document.set_sentences(sentences.to_vec());
        assert_eq!(length(&document, TextRange::from_usize(from..to)), expected, "{from} to {to}");
    }

    #[test]
    fn whole_sentences_are_counted_and_letters_as_people_see_them() {
        check(0, 10, "10 characters, 1 sentence");
        check(0, 9, "9 characters");
        check(3, 28, "25 characters, 1 sentence");
        check(0, 44, "43 characters, 3 sentences");
        check(33, 38, "4 characters");
        check(3, 4, "1 character");
    }
}
