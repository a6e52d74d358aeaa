//! Work on my own: in a file of my own beside the shared one, without what others did, until both are merged.
//!
//! Always true: the shared file stays as it is. Absent: merging, which is the same as for any other file.

use std::path::PathBuf;

use crate::app::commands::{Command, Group, Row, when};
use crate::app::desk::Desk;
use crate::app::desk::saving_state::Target;
use crate::app::words::file_name;
use crate::tr;
use claimlight_core::model::Annotations;
use claimlight_core::{compare, file};

/// What can happen. Nothing is kept between two actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Go on with the shown article in a file of my own.
    Begin,
    /// Do so now that nothing in it is unsaved.
    GoOn,
}

/// The commands about work on my own.
pub const COMMANDS: &[Row<Action>] = &[Row::new(Command::OnMyOwn, Group::Mine, when::article, || Action::Begin)];

/// What has to be done for it.
#[derive(Debug)]
pub enum Request {
    /// Choose a place for the shown article: without a shared file there is nothing to go on from.
    ChoosePlace,
    /// Leave the shown article, saved; [`Action::GoOn`] follows.
    Leave,
    /// Open my own file, which is there already.
    Open(PathBuf),
    /// Open what is mine alone, and save it to a new file.
    OpenNew(Box<Own>),
}

/// What is mine alone in an article.
#[derive(Debug)]
pub struct Own {
    /// The file that the article was opened from.
    pub source: Option<PathBuf>,
    /// My claims and judgements.
    pub annotations: Annotations,
    /// The file that they are saved to.
    pub place: PathBuf,
}

/// Makes a change.
pub fn apply(desk: &mut Desk, action: Action) -> Option<Request> {
    match action {
        Action::Begin => begin(desk),
        Action::GoOn => go_on(desk),
    }
}

fn begin(desk: &mut Desk) -> Option<Request> {
    let document = desk.document.as_ref()?;
    if desk.works_on_my_own() {
        desk.say(tr!("own-already").to_owned());
        return None;
    }
    if document.annotations.purpose.is_some() {
        desk.say(tr!("own-has-purpose").to_owned());
        return None;
    }
    let has_place = document.saving.target != Target::None;
    Some(if has_place { Request::Leave } else { Request::ChoosePlace })
}

/// Takes the shown article off the desk, and returns what takes its place.
fn go_on(desk: &mut Desk) -> Option<Request> {
    let document = desk.document.take_if(|d| d.saving.target != Target::None)?;
    let Target::File(shared) = &document.saving.target else { return None };
    let place = file::own_file(shared, desk.settings.my_name());
    desk.say(tr!("own-begun", name = file_name(&place)));
    if place.exists() {
        return Some(Request::Open(place));
    }
    let annotations = compare::own(&document.annotations, document.me);
    Some(Request::OpenNew(Box::new(Own { source: document.source, annotations, place })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::document::Document;
    use crate::app::desk::saving_state::Saving;
    use crate::app::settings::Settings;
    use claimlight_core::import;
    use claimlight_core::model::AnnotatorId;

    fn desk(target: Target) -> Desk {
        let mut desk = Desk::new(Settings { name: "Ben".to_owned(), ..Settings::default() }, None);
        let annotations = Annotations::new(import::pasted("The bridge closed in May."));
        let saving = Saving::to(target, false, None);
        desk.document = Some(Document::new(annotations, (AnnotatorId::new(), "Ben"), saving));
        desk
    }

    #[test]
    fn what_is_mine_goes_to_a_file_of_my_own_once() {
        let folder = tempfile::tempdir().unwrap();
        let shared = Target::File(folder.path().join("a.claims.ron"));
        assert!(matches!(apply(&mut desk(Target::None), Action::Begin), Some(Request::ChoosePlace)));
        let mut desk = desk(shared);
        assert!(matches!(apply(&mut desk, Action::Begin), Some(Request::Leave)));
        let Some(Request::OpenNew(own)) = apply(&mut desk, Action::GoOn) else { panic!("there is no such file yet") };
        assert_eq!(own.place, folder.path().join("a.Ben.claims.ron"));
        assert!(desk.document.is_none(), "it is left");
    }

    #[test]
    fn whoever_works_alone_already_is_told_so() {
        let mut desk = desk(Target::File(PathBuf::from("a.Ben.claims.ron")));
        assert!(apply(&mut desk, Action::Begin).is_none());
        assert!(desk.message.is_some() && desk.document.is_some());
    }
}
