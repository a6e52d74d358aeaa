//! The window in languages other than English. It is a single test, because the language is a setting of the whole process.

use claimlight::app::words::texts;
use claimlight::tr;

#[test]
fn counts_numbers_and_days_follow_the_language() {
    let day = jiff::civil::date(2026, 3, 9);
    let text = |n: u32| tr!("claims-to-check", n = n);
    for (code, one, many, number, date) in [
        ("de-AT", "1 Behauptung zu prüfen", "12.345 Behauptungen zu prüfen", "1234", "9. März 2026"),
        ("es", "1 afirmación por comprobar", "12.345 afirmaciones por comprobar", "1234", "9 de marzo de 2026"),
        ("xx", "1 claim to check", "12,345 claims to check", "1,234", "9 March 2026"),
    ] {
        texts::choose(code);
        assert_eq!(text(1), one);
        assert_eq!(text(12_345), many);
        assert_eq!(texts::number(1234.0), number);
        assert_eq!(texts::day(day), date);
        // The texts of a custom scheme are shown as they are written.
        assert_eq!(texts::of_scheme("Doubtful"), "Doubtful");
        assert_eq!(texts::of_scheme("Verified") == "Verified", code == "xx");
    }
}
