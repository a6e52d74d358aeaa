//! The window in other languages than English. One test chooses languages, since the choice is the whole program's.

use claimlight::app::words::texts;
use claimlight::tr;

#[test]
fn counts_numbers_and_days_follow_the_language() {
    let day = jiff::civil::date(2026, 3, 9);
    let told = |n: u32| tr!("claims-to-check", n = n);
    for (code, one, many, number, date) in [
        ("de-AT", "1 Behauptung zu prüfen", "12.345 Behauptungen zu prüfen", "1234", "9. März 2026"),
        ("es", "1 afirmación por comprobar", "12.345 afirmaciones por comprobar", "1234", "9 de marzo de 2026"),
        ("xx", "1 claim to check", "12,345 claims to check", "1,234", "9 March 2026"),
    ] {
        texts::choose(code);
        assert_eq!(told(1), one);
        assert_eq!(told(12_345), many);
        assert_eq!(texts::number(1234.0), number);
        assert_eq!(texts::day(day), date);
        // A scheme of one's own is shown as it is written.
        assert_eq!(texts::of_scheme("Doubtful"), "Doubtful");
        assert_eq!(texts::of_scheme("Verified") == "Verified", code == "xx");
    }
}
