//! Text boxes, whose words stand after the paragraph that holds them.

use super::super::Unreadable;
use super::Xml;

/// How deep text boxes are in text boxes. Each is read again for each one around it.
const MAX_BOXED: usize = 8;

/// The pieces of a document that are being walked over, innermost last: each with its open elements, and in how many text boxes
/// it is.
pub type Walks<'a, Open> = Vec<(Xml<'a>, Vec<Open>, usize)>;

/// Goes on with the text boxes `later`, in their order, before what is left of the innermost piece.
pub fn enter_boxes<'a, Open>(walks: &mut Walks<'a, Open>, later: &mut Vec<&'a str>) -> Result<(), Unreadable> {
    if later.is_empty() {
        return Ok(());
    }
    let boxed = walks.last().map_or(0, |(_, _, boxed)| *boxed) + 1;
    if boxed > MAX_BOXED {
        return Err(Unreadable::TooDeep);
    }
    walks.extend(later.drain(..).rev().map(|text| (Xml::new(text), Vec::new(), boxed)));
    Ok(())
}
