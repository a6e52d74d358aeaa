//! What each platform's gradebook is recognised by, and what is written into it.

use super::*;
use crate::model::Fraction;

const MOODLE: &str = "\u{feff}Identifier,\"Full name\",\"Email address\",Status,Grade,\"Maximum grade\",\"Grade can be changed\",\
\"Last modified (submission)\",\"Last modified (grade)\",\"Feedback comments\"\n\
\"Participant 48207\",\"Lena Brandt\",lena@school.example,\"Submitted for grading\",,12.00,Yes,\"Tuesday, 24 November 2026, 10:42 AM\",-,\n\
\"Participant 48208\",\"Li, Ana\",ana@school.example,\"Submitted for grading\",7.50,12.00,Yes,-,\"Tuesday, 24 November 2026, 10:44 AM\",\
\"<p>\"\"Good\"\" so far</p>\n<p>More</p>\"\n\
\"Participant 48209\",\"<span class=\"\"usersuspended\"\">Kofi Mensah</span><img src=\"\"i\"\" />\",kofi@school.example,\"No submission\",\
,12.00,No,-,-,\n\
\"Participant 48210\",\"Lena Brandt\",lena2@school.example,\"No submission\",,12.00,Yes,-,-,\n";

const MOODLE_HIDDEN: &str = "識別子,ステータス,評点,最大評点,評点の変更可,最終更新日時,最終更新,コメント\r\n\
\"参加者 7\",提出済み,,10,はい,\"2026年 11月 24日\",-,\r\n\
\"参加者 8\",提出済み,3,10,はい,\"2026年 11月 24日\",-,\"よい\"\r\n";

const MOODLE_SCALE: &str = "Identifier,\"Full name\",Grade,Scale,\"Grade can be changed\",\"Last modified (grade)\"\n\
\"Participant 7\",Jo,,\"Not yet\n Good\nVery good\",Yes,-\n\
\"Participant 8\",Li,Good,\"Not yet\n Good\nVery good\",Yes,-\n";

const CANVAS: &str = "Student,ID,SIS User ID,SIS Login ID,Section,Notes,The bridge (90212),Old (90200),Current Score\n\
,,,,,,Manual Posting,,\n    Points Possible,,,,,,10.00,5.00,(read only)\n\
\"Brandt, Lena\",482070000000000123,S1,lena,8b,a,,1.00,20\n\"=\"\"=Li, Jo\"\"\",482070000000000124,S2,jo,8b,,EX,N/A,\n\
\"Student, Test\",482070000000000125,,test,8b,,3.00,,\n";

const CANVAS_SEMICOLON: &str = "\u{feff}Student;ID;SIS Login ID;Section;Bridge, part 1 (90212)\r\n    Points Possible;;;;10,00\r\n\
Brandt, Lena;7;lena;8b;6,50\r\nLi, Jo;8;jo;8b;";

const BLACKBOARD: &str = "\"Last Name\"\t\"First Name\"\t\"Username\"\t\"Student ID\"\t\"Bridge [Total Pts: 10 Score] |664617\"\t\
\"Feedback to Learner\"\t\"Feedback Format\"\t\"Total [Total Pts: up to 55 Score] |664618\"\r\n\
\"Brandt\"\t\"Lena\"\t\"lbrandt_1\"\t\"\"\t\"\"\t\"\"\t\"SMART_TEXT\"\t\"\"\r\n\"Li\"\t\"Jo\"\t\"jli\"\t\"\"\t\"4\"\t\"ok\"\t\"HTML\"\t\"\"\r\n";

const BRIGHTSPACE: &str = "OrgDefinedId,Username,Last Name,First Name,\
Bridge Points Grade <Numeric MaxPoints:10 Weight:5>,Quiz Points Grade <Numeric MaxPoints:4>,End-of-Line Indicator\r\n\
#2001,#lbrandt,Brandt,Lena,,3,#\r\n#2002,#jli,Li,Jo,2,,#\r\n";

const MOODLE_EXPORT: &str = "\"First name\",Surname,\"ID number\",\"Email address\",\"Assignment: Bridge (Real)\",\"Assignment: Bridge (Feedback)\",\
\"Course total (Percentage)\",\"Last downloaded from this course\"\n\
Lena,Brandt,1001,lena@school.example,-,,\"3.00 %\",1795600000\nJo,Li,1002,jo@school.example,5.00,ok,-,1795600000\n";

fn points(numerator: u64, denominator: u64) -> Given {
    Given::Points(Fraction::new(numerator, denominator))
}

fn of(number: &str, name: &str, given: Given) -> Grade {
    let keys = Keys { number: number.to_owned(), name: name.to_owned(), ..Keys::default() };
    Grade { keys, given, comment: String::new() }
}

fn book(text: &str) -> Gradebook {
    Gradebook::read(text.as_bytes()).unwrap()
}

/// What is written of these grades, and what is told of each.
fn written(text: &str, grades: &[Grade], options: &Options) -> (String, Vec<Vec<Problem>>) {
    let book = book(text);
    let preview = book.preview(&book.columns().likely().unwrap(), grades, options);
    let told = preview.rows.iter().map(|row| row.problems.clone()).collect();
    (String::from_utf8(book.written(&preview)).unwrap(), told)
}

fn lines(text: &str, wanted: &[usize]) -> String {
    let all: Vec<&str> = text.split_inclusive('\n').collect();
    wanted.iter().map(|line| all[*line]).collect()
}

#[test]
fn platforms_are_recognised_by_their_columns() {
    let check = |text: &str, platform: Platform, grade: &str, takes: Takes, is_certain: bool, pupils: usize| {
        let book = book(text);
        let first = &book.columns().grades[0];
        assert_eq!((book.platform(), first.title.as_str(), &first.takes), (platform, grade, &takes));
        assert_eq!((book.columns().is_grade_certain, book.pupils().len()), (is_certain, pupils), "{platform:?}");
    };
    let most = |points: u64| Takes::Points(Fraction::new(points, 1));
    check(MOODLE, Platform::MoodleWorksheet, "Grade", most(12), true, 4);
    check(MOODLE_HIDDEN, Platform::MoodleWorksheet, "評点", most(10), false, 2);
    let scale = ["Not yet", "Good", "Very good"].map(str::to_owned).to_vec();
    check(MOODLE_SCALE, Platform::MoodleWorksheet, "Grade", Takes::Scale(scale), true, 2);
    check(CANVAS, Platform::Canvas, "The bridge (90212)", most(10), false, 3);
    check(CANVAS_SEMICOLON, Platform::Canvas, "Bridge, part 1 (90212)", most(10), true, 2);
    check(BLACKBOARD, Platform::Blackboard, "Bridge [Total Pts: 10 Score] |664617", most(10), true, 2);
    let title = "Bridge Points Grade <Numeric MaxPoints:10 Weight:5>";
    check(BRIGHTSPACE, Platform::Brightspace, title, most(10), false, 2);
    check(MOODLE_EXPORT, Platform::MoodleGradebook, "Assignment: Bridge (Real)", Takes::AnyPoints, true, 2);
    assert_eq!(book(BRIGHTSPACE).columns().named("quiz").unwrap().column, 5);
    assert_eq!(book(CANVAS).columns().named("e").map(|grade| grade.column), Some(6));
}

#[test]
fn what_is_no_gradebook_is_refused() {
    let check = |text: &str, expected: GradebookError| {
        assert_eq!(Gradebook::read(text.as_bytes()).unwrap_err(), expected, "{text:?}");
    };
    check("a,b\nc,d\n", GradebookError::Unknown);
    check("one column\nonly\n", GradebookError::Unknown);
    check("Student,ID,SIS Login ID,Section,A (1)\n    Points Possible,,,,1\n", GradebookError::NoPupils);
    check(
        &MOODLE.replace(",No,-,-,\n", ",No,-,-,,x\n"),
        GradebookError::Ragged { line: 5, column: 140, found: 11, expected: 10 },
    );
    check(
        &MOODLE.replace("\"Participant 48210\"", "\"Participant 48210"),
        GradebookError::AfterQuote { line: 6, column: 21 },
    );
}

#[test]
fn a_worksheet_gets_its_graded_rows_and_no_other() {
    let grades = [of("48210", "Lena Brandt", points(9, 1)), of("48207", "Lena Brandt", points(20, 3))];
    let (out, told) = written(MOODLE, &grades, &Options::default());
    let expected = lines(MOODLE, &[0, 1, 5]).replacen(",,12.00", ",6.67,12.00", 1).replacen(",,12.00", ",9,12.00", 1);
    assert_eq!(out, expected);
    assert_eq!(told, vec![Vec::<Problem>::new(); 2]);
}

#[test]
fn comments_are_html_and_never_erased() {
    let mut grade = of("48208", "", points(8, 1));
    let row = "\"Participant 48208\",\"Li, Ana\",ana@school.example,\"Submitted for grading\",8,12.00,Yes,-,\
        \"Tuesday, 24 November 2026, 10:44 AM\",\"<p>\"\"Good\"\" so far</p>\n<p>More</p>";
    let check = |grade: &Grade, comments: Comments, end: &str, told: &[Problem]| {
        let options = Options { comments, ..Options::default() };
        let (out, problems) = written(MOODLE, std::slice::from_ref(grade), &options);
        assert_eq!((out, problems), (format!("{}{end}", lines(MOODLE, &[0])), vec![told.to_vec()]));
    };
    check(&grade, Comments::Replace, &format!("{row}\"\n"), &[]);
    grade.comment = "Say \"why\"\r\nif a < b & \\".to_owned();
    let html = "Say &quot;why&quot;<br>if a &lt; b &amp; &#92;";
    check(&grade, Comments::Keep, &format!("{row}\"\n"), &[Problem::CommentKept]);
    check(&grade, Comments::Append, &format!("{row}<br>{html}\"\n"), &[]);
    let new = row.rfind("\"<p>").map(|at| &row[..at]).unwrap();
    check(&grade, Comments::Replace, &format!("{new}\"{html}\"\n"), &[]);
    grade.keys.number = "48207".to_owned();
    let (out, _) = written(MOODLE, &[grade], &Options::default());
    assert!(out.ends_with(&format!(",-,\"{html}\"\n")), "{out}");
}

#[test]
fn what_can_not_be_written_is_told() {
    let check = |grades: &[Grade], expected: &[&[Problem]]| {
        let (out, told) = written(MOODLE, grades, &Options::default());
        assert_eq!(told, expected.iter().map(|told| told.to_vec()).collect::<Vec<_>>());
        assert_eq!(out, lines(MOODLE, &[0]));
    };
    check(&[of("48209", "Kofi Mensah", points(1, 1))], &[&[Problem::Locked, Problem::Suspended]]);
    check(&[of("48207", "", points(121, 10))], &[&[Problem::Outside]]);
    check(&[of("", "Lena Brandt", points(1, 1))], &[&[Problem::SeveralRows]]);
    check(&[of("1", "Nobody", points(1, 1))], &[&[Problem::Unknown]]);
    let twice = [of("48208", "", points(1, 1)), of("", "Li, Ana", points(2, 1))];
    check(&twice, &[&[Problem::SeveralGrades], &[Problem::SeveralGrades]]);
    check(&[of("48208", "", Given::Word("Good".to_owned()))], &[&[Problem::NeedsPoints]]);
    check(&[], &[]);
}

#[test]
fn a_name_counts_where_it_is_the_only_one() {
    let (out, told) = written(MOODLE, &[of("99", "Ana Li", points(1, 1))], &Options::default());
    assert_eq!(told, [vec![Problem::OnlyByName]]);
    assert!(out.contains("48208"));
    let (_, told) = written(MOODLE, &[of("48208", "Lena Brandt", points(1, 1))], &Options::default());
    assert_eq!(told, [vec![Problem::NameDiffers]]);
}

#[test]
fn words_of_a_scale_are_written_as_they_are() {
    let word = |word: &str| Given::Word(word.to_owned());
    let grades = [of("7", "", word("Very good")), of("8", "", word("Bad"))];
    let (out, told) = written(MOODLE_SCALE, &grades, &Options::default());
    assert_eq!(told, [vec![], vec![Problem::NotOfScale]]);
    assert_eq!(out, lines(MOODLE_SCALE, &[0, 1, 2, 3]).replace("Jo,,", "Jo,\"Very good\","));
    let (_, told) = written(MOODLE_SCALE, &[of("7", "", points(1, 1))], &Options::default());
    assert_eq!(told, [vec![Problem::NeedsWord]]);
}

#[test]
fn columns_in_an_unknown_language_are_not_certain() {
    let book = book(MOODLE_HIDDEN);
    assert_eq!(book.columns().certain(), None);
    assert_eq!(book.columns().comments[0].title, "コメント");
    assert!(!book.columns().is_comment_certain);
    assert_eq!(book.columns().likely().unwrap().comment, None);
    let chosen = book.columns().chosen(2, Some(7)).unwrap();
    let mut grade = of("8", "Jo", points(4, 1));
    grade.comment = "neu".to_owned();
    let preview = book.preview(&chosen, &[grade], &Options { comments: Comments::Append, ..Options::default() });
    let out = String::from_utf8(book.written(&preview)).unwrap();
    assert_eq!(out, lines(MOODLE_HIDDEN, &[0, 2]).replace(",3,10", ",4,10").replace("よい", "よい<br>neu"));
}

#[test]
fn canvas_is_cut_to_names_and_one_column() {
    let grades = [of("482070000000000123", "", points(15, 2)), of("482070000000000124", "Jo =Li", points(1, 1))];
    let (out, told) = written(CANVAS, &grades, &Options::default());
    assert_eq!(told, [vec![], vec![Problem::Excused]]);
    let expected = "Student,ID,SIS User ID,SIS Login ID,Section,The bridge (90212)\n    Points Possible,,,,,10.00\n\
        \"Brandt, Lena\",482070000000000123,S1,lena,8b,7.5\n";
    assert_eq!(out, expected);
    let book = book(CANVAS);
    let old = book.columns().chosen(7, None).unwrap();
    let preview = book.preview(&old, &grades[1..], &Options::default());
    assert_eq!(preview.rows[0].problems, [Problem::NotAssigned]);
    assert_eq!((preview.written(), preview.without), (0, 2));
}

#[test]
fn canvas_with_semicolons_has_decimal_commas() {
    let grades = [of("8", "", points(15, 2)), of("", "Lena Brandt", points(3, 1))];
    let (out, told) = written(CANVAS_SEMICOLON, &grades, &Options::default());
    assert_eq!(told, vec![Vec::<Problem>::new(); 2]);
    let expected = CANVAS_SEMICOLON.replace(";6,50", ";3") + "7,5\r\n";
    assert_eq!(out, expected);
}

#[test]
fn damage_by_a_spreadsheet_is_told() {
    let damaged = CANVAS.replace("482070000000000123", "4.82E+17").replace("482070000000000124", "482070000000000000");
    let grades = [of("", "Lena Brandt", points(1, 1)), of("", "Jo =Li", Given::Word("EX".to_owned()))];
    let (out, told) = written(&damaged, &grades, &Options::default());
    assert_eq!(told, [vec![Problem::DamagedKey], vec![Problem::LongNumber]]);
    assert!(!out.contains("Lena") && out.contains("Jo"));
    let dates = MOODLE.replace("\"Tuesday, 24 November 2026, 10:44 AM\"", "24/11/2026 10:44");
    let (_, told) = written(&dates, &[of("48208", "", points(1, 1))], &Options::default());
    assert_eq!(told, [vec![Problem::ChangedDate]]);
}

#[test]
fn blackboard_keeps_its_quotes() {
    let mut grades = [of("lbrandt_1", "", points(7, 1)), of("JLI", "Jo Li", points(7, 1))];
    for grade in &mut grades {
        "a < b".clone_into(&mut grade.comment);
    }
    let options = Options { comments: Comments::Append, ..Options::default() };
    let (out, told) = written(BLACKBOARD, &grades, &options);
    assert_eq!(told, vec![Vec::<Problem>::new(); 2]);
    let expected = BLACKBOARD
        .replace("\"\"\t\"\"\t\"\"\t\"SMART_TEXT\"", "\"\"\t\"7\"\t\"a < b\"\t\"SMART_TEXT\"")
        .replace("\"4\"\t\"ok\"", "\"7\"\t\"ok<br>a &lt; b\"");
    assert_eq!(out, expected);
}

#[test]
fn brightspace_is_found_by_its_keys_or_the_name() {
    let mut login = of("", "", points(1, 2));
    login.keys.login = "jli".to_owned();
    let grades = [of("2002", "Lena Brandt", points(9, 2)), login];
    let (out, told) = written(BRIGHTSPACE, &grades, &Options::default());
    assert_eq!(told, [vec![Problem::OnlyByName], vec![]]);
    assert_eq!(out, BRIGHTSPACE.replace("Lena,,3", "Lena,4.5,3").replace("Jo,2,,", "Jo,0.5,,"));
}

#[test]
fn the_exported_gradebook_of_moodle() {
    let mut grade = of("", "Lena Brandt", points(15, 2));
    grade.comment = "Good".to_owned();
    let (out, told) = written(MOODLE_EXPORT, &[grade], &Options::default());
    assert_eq!(told, vec![Vec::<Problem>::new()]);
    assert_eq!(out, lines(MOODLE_EXPORT, &[0, 1]).replace("-,,\"3", "7.5,Good,\"3"));
    let nobody = MOODLE_EXPORT.replace("lena@school.example", "");
    let (_, told) = written(&nobody, &[of("", "Lena Brandt", points(1, 1))], &Options::default());
    assert_eq!(told, vec![Vec::<Problem>::new()], "the school's number is the key then");
    let nobody = nobody.replace("1001", "");
    let (_, told) = written(&nobody, &[of("", "Lena Brandt", points(1, 1))], &Options::default());
    assert_eq!(told, [vec![Problem::NoKey]]);
}

#[test]
fn points_are_scaled_to_the_platform() {
    let check = |(n, d), out_of: Option<u64>, places, expected: &str, is_rounded| {
        let book = book(CANVAS_SEMICOLON);
        let options = Options { out_of: out_of.map(|points| Fraction::new(points, 1)), places, ..Options::default() };
        let preview = book.preview(&book.columns().certain().unwrap(), &[of("7", "", points(n, d))], &options);
        let row = &preview.rows[0];
        assert_eq!((row.new.as_str(), row.is_rounded, row.old.as_str()), (expected, is_rounded, "6,50"));
        assert_eq!(row.maximum, Some(Fraction::new(10, 1)));
    };
    check((9, 1), Some(12), 2, "7,5", false);
    check((10, 1), Some(12), 2, "8,33", true);
    check((10, 1), Some(12), 0, "8", true);
    check((12, 1), Some(12), 2, "10", false);
    check((9, 1), None, 2, "9", false);
    check((13, 1), Some(12), 2, "", false);
}
