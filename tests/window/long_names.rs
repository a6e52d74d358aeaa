//! Files with long names: buttons keep their place, and work is saved.

use claimlight::app::actions::Action;
use claimlight::app::commands::Command;
use claimlight::app::desk::saving_state::Target;
use claimlight_core::file;
use egui_kittest::kittest::Queryable as _;

use super::sharing::save;
use super::{Window, settings};

const TEXT: &str = "The bridge closed in May. It opened in June.\n\nNobody paid for it.\n";

/// Names of articles that are as long as any.
fn names() -> [String; 3] {
    let headline = "Why the harbour board of the old town decided to keep the bridge closed until the spring of next year and who \
                    is going to pay for all of it - The Evening Paper";
    [format!("{headline}.txt"), format!("{}.txt", "桥".repeat(82)), format!("{}.txt", "n".repeat(251))]
}

/// The line that begins so lies in the window, and so do its buttons, which lie beside one another and beside its words.
#[track_caller]
fn check_line(window: &Window, begins: &str, buttons: &[&str]) {
    let line = window.harness.get_by_label_contains(begins).rect();
    let mut rects = vec![(begins, line)];
    for label in buttons {
        rects.push((label, window.harness.get_by_label(label).rect()));
    }
    let room = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 800.0));
    for (i, (name, rect)) in rects.iter().enumerate() {
        assert!(rect.width() > 20.0 && room.contains_rect(*rect), "{name} at {rect:?}");
        for (other, beside) in &rects[i + 1..] {
            assert!(!rect.shrink(1.0).intersects(beside.shrink(1.0)), "{name} at {rect:?}, {other} at {beside:?}");
        }
    }
}

#[test]
fn what_a_crash_left_of_a_file_with_a_long_name_can_be_restored() {
    for name in names() {
        let folder = tempfile::tempdir().unwrap();
        let article = folder.path().join(&name);
        std::fs::write(&article, TEXT).unwrap();
        let mut window = Window::open(folder, &article, settings());
        // Where no folder can be made the journal lies beside the article.
        window.keep_settings_at(article.join("data").join("settings.ron"));
        window.harness.state_mut().keep_journal();
        window.press("J V");
        let is_kept = || {
            let files = std::fs::read_dir(article.parent().unwrap()).unwrap().flatten();
            files.map(|e| e.file_name()).any(|name| name.to_string_lossy().ends_with(".journal"))
        };
        for _ in 0..100 {
            window.settle();
            if is_kept() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        let Window { harness, folder } = window;
        drop(harness);
        let mut again = Window::open(folder, &article, settings());
        check_line(&again, "Ana: 1 change", &["Restore", "Look first", "Later", "Discard"]);
        again.harness.get_by_label("Restore").click();
        again.settle();
        save(&mut again);
        let files: Vec<_> = std::fs::read_dir(article.parent().unwrap()).unwrap().flatten().map(|e| e.path()).collect();
        let saved = files.iter().find(|path| path.extension().is_some_and(|e| e == "ron")).unwrap();
        assert_eq!(file::article_beside(saved), Some(article.clone()), "{saved:?}");
        // It is found again when the article is opened.
        let Window { harness, folder } = again;
        drop(harness);
        let again = Window::open(folder, &article, settings());
        assert_eq!(again.claims().len(), 1, "{name}");
    }
}

#[test]
fn a_copy_with_a_long_name_can_be_merged_in() {
    for name in names() {
        let folder = tempfile::tempdir().unwrap();
        let article = folder.path().join(&name);
        std::fs::write(&article, TEXT).unwrap();
        let mut window = Window::open(folder, &article, settings());
        window.press("J V");
        save(&mut window);
        let Target::File(saved) = window.document().saving.target.clone() else { panic!("{name}") };
        let before = std::fs::read(&saved).unwrap();
        window.press("J V");
        save(&mut window);
        // Whoever puts a copy beside it cuts the name in his own way.
        let stem = saved.file_name().unwrap().to_str().unwrap();
        let stem = &stem[..stem.floor_char_boundary(120)];
        std::fs::rename(&saved, saved.with_file_name(format!("{stem}-LAPTOP.claims.ron"))).unwrap();
        std::fs::write(&saved, before).unwrap();
        window.apply(Action::Run(Command::CloseArticle));
        let Window { harness, folder } = window;
        drop(harness);
        let mut again = Window::open(folder, &article, settings());
        assert_eq!(again.claims().len(), 1);
        check_line(&again, "Beside this file is another", &["Merge in", "Leave it"]);
        again.harness.get_by_label("Merge in").click();
        again.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.annotations.claims.len() == 2));
    }
}
