//! Where the panes beside the article stand. Where the window is too narrow for one, it comes when it is called, and lies over the
//! article.

use crate::app::desk::{Desk, Mode, Pane};

/// Where a pane stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is not shown.
    Away,
    /// It stands beside the article.
    Beside,
    /// It lies over the article.
    Over,
}

/// The width of the window, in points, below which the list of articles lies over the article.
pub const ROOM_FOR_ARTICLES: f32 = 1120.0;
/// The width of the window, in points, below which the claims lie over the article.
pub const ROOM_FOR_CLAIMS: f32 = 900.0;

impl Desk {
    /// Where the list of articles stands.
    pub fn articles_stand(&self) -> Standing {
        let has_own = matches!(self.mode(), Some(Mode::Adjudicate | Mode::Agreement | Mode::Grading));
        if self.reading || !self.has_many() || has_own {
            return Standing::Away;
        }
        self.stands(Pane::Articles, self.settings.articles)
    }

    /// Where the list of claims and the fields of the selected claim stand.
    pub fn claims_stand(&self) -> Standing {
        if self.reading || self.document.is_none() || self.mode().is_some() {
            return Standing::Away;
        }
        self.stands(Pane::Claims, self.settings.panel)
    }

    fn stands(&self, pane: Pane, is_wanted: bool) -> Standing {
        if self.has_room_for(pane) {
            if is_wanted { Standing::Beside } else { Standing::Away }
        } else if self.over == Some(pane) {
            Standing::Over
        } else {
            Standing::Away
        }
    }

    fn has_room_for(&self, pane: Pane) -> bool {
        self.width >= if pane == Pane::Articles { ROOM_FOR_ARTICLES } else { ROOM_FOR_CLAIMS }
    }

    /// Shows a pane that is about to be used.
    pub(in crate::app) fn show_pane(&mut self, pane: Pane) {
        let side = match pane {
            Pane::Articles => {
                self.settings.articles = true;
                Pane::Articles
            }
            Pane::Claims | Pane::Inspector => {
                self.settings.panel = true;
                self.settings.inspector |= pane == Pane::Inspector;
                self.list_first = pane == Pane::Claims;
                Pane::Claims
            }
            Pane::Menus | Pane::Article => {
                self.over = None;
                return;
            }
        };
        self.reading = false;
        self.over = (!self.has_room_for(side)).then_some(side);
    }

    /// Shows or hides the list of articles, or the claims.
    pub(in crate::app) fn toggle_pane(&mut self, pane: Pane) {
        self.reading = false;
        if !self.has_room_for(pane) {
            self.over = if self.over == Some(pane) { None } else { Some(pane) };
            return;
        }
        let is_wanted = if pane == Pane::Articles { &mut self.settings.articles } else { &mut self.settings.panel };
        *is_wanted = !*is_wanted;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::document::Document;
    use crate::app::settings::Settings;

    #[test]
    fn a_pane_stands_beside_the_article_or_lies_over_it() {
        let mut desk = Desk::new(Settings::default(), None);
        desk.document = Some(Document::pasted("The bridge closed in May."));
        let mut check = |width: f32, act: fn(&mut Desk), expected: Standing| {
            desk.width = width;
            act(&mut desk);
            assert_eq!(desk.claims_stand(), expected, "{width}");
        };
        let toggle = |desk: &mut Desk| desk.toggle_pane(Pane::Claims);
        let leave = |_: &mut Desk| {};
        check(1280.0, leave, Standing::Beside);
        check(800.0, leave, Standing::Away);
        check(800.0, toggle, Standing::Over);
        check(800.0, |desk| desk.show_pane(Pane::Article), Standing::Away);
        check(1280.0, leave, Standing::Beside);
        check(1280.0, toggle, Standing::Away);
        check(800.0, |desk| desk.show_pane(Pane::Inspector), Standing::Over);
        check(1280.0, leave, Standing::Beside);
    }
}
