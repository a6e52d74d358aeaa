"""A lesson: thirty pupils, from the worksheet to grades in the platform's gradebook, by command.

Ten pupils fill in worksheets in Chromium; the others' answers are made by command. Five files are renamed, two damaged, one answer is empty,
one is for another article, one pupil hands in twice. What the program says of each, its proposals, the gradebook and the feedback are
compared with what was handed in.

    python3 tests/readers.d/lesson.py PROGRAM"""
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import webdriver  # noqa: E402

SENTENCES = [f"Pier {number} of the harbour was built in {1890 + number}." for number in range(1, 13)]
KEY = [1, 2, 3, 4, 5, 6]
PUPILS, IN_BROWSER = 30, 10


class Lesson:
    def __init__(self, program, folder):
        self.program, self.folder, self.failed = program, folder, []

    def expect(self, is_so, what):
        if not is_so:
            self.failed.append(what)

    def run(self, *asked, status=0):
        """What a command prints."""
        done = subprocess.run([self.program, *map(str, asked)], cwd=self.folder, capture_output=True, text=True)
        self.expect(done.returncode == status, f"{asked[:2]} ended with {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def mark(self, article, who, numbers, verdict="unverified"):
        lines = [{"quote": SENTENCES[number - 1].rstrip("."), "verdict": verdict, "note": "Because."} for number in numbers]
        (self.folder / "lines").write_text("\n".join(map(json.dumps, lines)) + "\n")
        self.run("mark", article, "--from", "lines", "--as", who)

    def made(self):
        """The exercise, its worksheet and its key; and another exercise."""
        (self.folder / "harbour.md").write_text("# The harbour\n\n" + "\n\n".join(" ".join(SENTENCES[i:i + 4]) for i in range(0, 12, 4)) + "\n")
        (self.folder / "mill.md").write_text("# The mill\n\nThe mill has stood since 1702. It turns.\n")
        self.mark("harbour.md", "Teacher", KEY)
        for name in ("harbour", "mill"):
            self.run("exercise", "new", f"{name}.md", "--task", "Find six claims.", "--out", f"{name}.exercise.ron")
        (self.folder / "mine").mkdir()
        self.run("exercise", "key", "harbour.claims.ron", "--out", "mine/harbour.key.claims.ron")
        self.run("exercise", "worksheet", "harbour.exercise.ron", "--out", "harbour.html")

    def by_command(self, who, numbers, exercise="harbour", end="claims.ron"):
        """A file that a pupil hands in out of Claimlight."""
        out = self.folder / f"{who}.{end}"
        work = []
        if numbers:
            (self.folder / who).mkdir(exist_ok=True)
            article = self.folder / who / f"{exercise}.md"
            article.write_bytes((self.folder / f"{exercise}.md").read_bytes())
            self.mark(article, who, numbers)
            work = ["--from", article.with_suffix(".claims.ron")]
        self.run("exercise", "answer", f"{exercise}.exercise.ron", "--name", who, *work, "--out", out)
        return out.read_bytes()

    def in_browser(self, start, who, numbers):
        """A worksheet that a pupil fills in by keys."""
        with start(self.folder / "browsers" / who) as browser:
            browser.open((self.folder / "harbour.html").as_uri())
            browser.wait("document.querySelector('dialog')", "the question for the name")
            browser.write("#who", who)
            browser.click(".go-on")
            for number in numbers:
                browser.run("[...document.querySelectorAll('.number')].find(node => node.textContent === arguments[0]).click()", str(number))
                browser.keys(" ", "U")
            browser.click(".hand-in")
            browser.click(".save")
            return browser.downloaded().read_bytes()

    def handed_in(self):
        """The platform's zip, and what is expected of each pupil: status and numbers of the claims found."""
        kinds, _ = webdriver.kinds()
        start = kinds.get("Chromium")
        if start is None:
            print("skipped: no worksheet of the lesson is filled in (Chromium or its driver is missing)")
        expected, files = {}, []
        for i in range(1, PUPILS + 1):
            who, number = f"Pupil {i}", 48200 + i
            found = KEY[:1 + i % 6]
            status, name = "ok", "harbour.html"
            if start and i <= IN_BROWSER:
                data = self.in_browser(start, who, found)
            else:
                data, name = self.by_command(who, found), "harbour.claims.ron"
            if i in (11, 12):
                status, found, data = "damaged", None, data[:len(data) // 2]
            elif i == 13:
                status, found, data = "empty", [], self.by_command(who + " ", [])
            elif i == 14:
                status, found, data = "other_article", None, self.by_command(who + " ", [], "mill")
            name = {15: "harbour.claims (1).ron", 16: "answer.txt", 17: "my work.bin", 18: "harbour.claims.ron.txt", 19: "x"}.get(i, name)
            folder = f"{who}_{number}_assignsubmission_file"
            files.append((f"{folder}/{name}", data))
            if i == 20:
                files.append((f"{folder}/harbour-2.claims.ron", data))
            expected[str(number)] = (status, found)
        with zipfile.ZipFile(self.folder / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files:
                archive.writestr(name, data)
        return expected

    def graded(self, expected):
        head = ["Identifier", "Full name", "Status", "Grade", "Maximum grade", "Grade can be changed", "Last modified (grade)", "Feedback comments"]
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(head)
        for i in range(1, PUPILS + 1):
            writer.writerow([f"Participant {48200 + i}", f"Pupil {i}", "Submitted for grading", "", "12.00", "Yes", "-", f"Comment {i}"])
        (self.folder / "moodle.csv").write_text("\ufeff" + out.getvalue(), encoding="utf-8")
        grade = ["grade", "harbour.exercise.ron", "--key", "mine/harbour.key.claims.ron", "--handins", "all.zip", "--out", "graded"]
        rows = json.loads(self.run(*grade, "--into", "moodle.csv", "--accept", "found", "--json"))["rows"]
        self.expect(len(rows) == PUPILS, f"{len(rows)} rows")
        for row in rows:
            status, found = expected[row["id"]]
            self.expect((row["status"], row["found"]) == (status, found), f"{row['id']}: {row['status']} {row['found']}, not {status} {found}")
            points = None if found is None else len(found) * 2
            self.expect(row["grade"] == points, f"{row['id']}: grade {row['grade']}, not {points}")
        written = list(csv.DictReader(io.StringIO((self.folder / "graded/moodle.csv").read_text(encoding="utf-8-sig"))))
        grades = {row["Identifier"].split()[1]: float(row["Grade"]) for row in written}
        self.expect(grades == {number: len(found) * 2.0 for number, (_, found) in expected.items() if found is not None}, f"the gradebook holds {grades}")
        self.expect(all(row["Feedback comments"].startswith("Comment ") for row in written), "comments were erased")
        with zipfile.ZipFile(self.folder / "graded/feedback.zip") as archive:
            self.expect(len(archive.namelist()) == len(grades), f"{len(archive.namelist())} pages of feedback")
            for name in archive.namelist():
                page = archive.read(name).decode()
                others = [f"Pupil {i}<" for i in range(1, PUPILS + 1) if f"Pupil {i}_" not in name]
                self.expect(not any(other in page for other in others), f"{name} names somebody else")


def failed(program, folder):
    """Whether the lesson does not end as it should."""
    folder = folder / "lesson"
    folder.mkdir(parents=True, exist_ok=True)
    lesson = Lesson(program, folder)
    try:
        lesson.made()
        lesson.graded(lesson.handed_in())
    except (webdriver.Failure, AssertionError, KeyError, ValueError) as failure:
        lesson.failed.append(f"{type(failure).__name__}: {failure}")
    for failure in lesson.failed:
        print(f"lesson: {failure}")
    return bool(lesson.failed)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        is_failed = failed(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(temporary))
        print("" if is_failed else "lesson: all is well")
        sys.exit(is_failed)
