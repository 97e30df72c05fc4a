"""`docwitness update`: what it prints, what it writes and what it refuses."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from docwitness.commands.documents.update import command
from docwitness.errors import DocumentError, DocwitnessError, NothingVerified, UsageError
from docwitness.reports import results
from docwitness.settings import Settings
from docwitness.storage.store import load_report
from docwitness.updating import amending
from tests.updating.documents import PAGE, git

LABEL = "".join(
    f"{line}\n"
    for line in (
        "--- a/docs/page.md",
        "+++ b/docs/page.md",
        "@@ -2,7 +2,7 @@",
        " ",
        " In the Cancel Subscription window, look around.",
        " ",
        "-In the Subscription Details window, click **`Cancel Subscription`** at the bottom left. Then rest.",
        "+In the Subscription Details window, click **`End Plan`** at the bottom left. Then rest.",
        " ",
        ' <figure><img src="/files/details" alt=""><figcaption><p>Subscription Details</p></figcaption></figure>',
        " ",
    )
)


FEATURE = """\
--- a/f.feature
+++ b/f.feature
@@ -1,4 +1,4 @@
 Feature: Cancelling
{blank}
   Scenario: Cancel Subscription is there
-    When I click "Cancel Subscription" in the "Cancel Subscription" window
+    When I click "End Plan" in the "Cancel Subscription" window
""".format(blank=" ")


def update(*options: str) -> Result:
    return CliRunner().invoke(command, list(options), standalone_mode=False)


def test_it_prints_a_patch_and_writes_nothing(docs: Path) -> None:
    done = update()
    assert done.exit_code == 0, done.exception
    patch, _, picture = done.stdout.partition("diff --git ")
    assert patch == LABEL + FEATURE
    assert picture.startswith("a/docs/files/details.png b/docs/files/details.png\nindex ")
    assert done.stderr.endswith("3 files would change: --write does it, `docwitness review` asks first.\n")
    assert git(docs, "status", "--porcelain") == ""


def test_it_writes_just_what_it_printed(docs: Path) -> None:
    assert update("--write").stderr == (
        "docs/page.md:9: “Log Out” → “Log Off” is a guess: --guesses makes it.\n3 files changed.\n"
    )
    assert git(docs, "diff", "--stat", "--", "docs/page.md").splitlines()[-1] == (
        " 1 file changed, 1 insertion(+), 1 deletion(-)"
    )
    assert git(docs, "status", "--porcelain") == " M docs/files/details.png\n M docs/page.md\n M f.feature\n"
    picture = Image.open(BytesIO((docs / "docs/files/details.png").read_bytes()))
    assert (picture.format, picture.size) == ("PNG", (375, 315))


def test_the_printed_patch_is_one_that_git_takes(docs: Path) -> None:
    patch = docs / "reports" / "a.patch"
    patch.write_text(update("--guesses", "--alt-text").stdout)
    before = (docs / "docs/files/details.png").read_bytes()
    git(docs, "apply", str(patch))
    assert git(docs, "diff", "--name-only").splitlines() == ["docs/files/details.png", "docs/page.md", "f.feature"]
    assert Image.open(docs / "docs/files/details.png").size == (375, 315)
    text = (docs / "docs/page.md").read_text()
    assert "click **`Log Off`**" in text
    assert 'alt="The Subscription Details window with the buttons End Plan and Close and the field Note"' in text
    git(docs, "apply", "-R", str(patch))
    assert (docs / "docs/files/details.png").read_bytes() == before


def test_a_guess_is_only_made_when_asked_for(docs: Path) -> None:
    assert "Log Off" not in update().stdout
    assert "+If you cannot, click **`Log Off`**." in update("--guesses").stdout


def test_it_refuses_to_write_over_uncommitted_changes(docs: Path) -> None:
    picture = docs / "docs/files/details.png"
    git(docs, "rm", "-q", "--cached", str(picture))
    with pytest.raises(UsageError, match=r"details\.png is not under git"):
        raise update("--write").exception or AssertionError
    assert (docs / "docs/page.md").read_text() == PAGE
    assert update("--write", "--force").exit_code == 0
    assert "End Plan" in (docs / "docs/page.md").read_text()


def test_a_staged_change_is_uncommitted_too(docs: Path) -> None:
    picture = docs / "docs/files/details.png"
    picture.write_bytes(picture.read_bytes() + b"\0")
    git(docs, "add", ".")
    with pytest.raises(UsageError, match="has changes that are not committed"):
        amending.check_committed([picture])


def test_a_page_that_changed_since_the_run_is_left(docs: Path) -> None:
    (docs / "docs/page.md").write_text(PAGE.replace("look", "gaze"))
    done = update("--write")
    assert done.stdout == ""
    assert "docs/page.md: has changed since the run." in done.stderr
    assert done.return_value == 3


def test_a_page_that_is_not_in_utf_8_is_left(docs: Path) -> None:
    (docs / "docs/page.md").write_bytes(PAGE.encode("utf-16"))
    assert update("--write").stderr == "docs/page.md: is not in UTF-8, and so is left as it is.\n0 files changed.\n"


def test_captures_that_are_gone_are_told_of(docs: Path) -> None:
    (docs / "reports/latest/figures/details.png").unlink()
    assert "docs/page.md:7: the figure is left: " in update().stderr


def test_a_figure_that_changed_since_the_run_is_left(docs: Path) -> None:
    (docs / "docs/files/details.png").write_bytes(b"other")
    done = update()
    assert done.stdout == LABEL + FEATURE
    assert "docs/page.md:7: the figure “Subscription Details” is left: it has changed since the run." in done.stderr


@pytest.mark.parametrize("verdict", ["undecided", "blocked", "missing", "cosmetic", "current"])
def test_a_figure_that_is_not_stale_is_left_untouched(docs: Path, verdict: str) -> None:
    latest = docs / "reports" / "latest"
    report = load_report(latest)
    page = report.pages[0]
    other = replace(page, figures=(replace(page.figures[0], verdict=verdict),))  # type: ignore[arg-type]
    (latest / "results.json").write_text(results.dumps(replace(report, pages=(other,))))
    assert "GIT binary patch" not in update().stdout


@pytest.mark.parametrize("place", ["docs/page.md", "./docs/page.md", "docs", "."])
def test_a_page_is_named_by_its_file_or_a_folder_around_it(docs: Path, place: str) -> None:
    assert update(place).stdout == update().stdout != ""


def test_a_page_that_the_run_was_not_about_is_wrong_use(docs: Path) -> None:
    with pytest.raises(UsageError, match=r"docs/other.md: the last run was not about this page") as refused:
        raise update("docs/other.md").exception or AssertionError
    assert refused.value.hint == "Pages of that run: docs/page.md."


def test_where_all_is_as_documented_it_says_so(docs: Path) -> None:
    latest = docs / "reports" / "latest"
    report = load_report(latest)
    (latest / "results.json").write_text(results.dumps(replace(report, pages=())))
    done = update()
    assert (done.stdout, done.return_value) == ("", 0)
    assert done.stderr == "Nothing to change: the last run found everything as it is documented.\n"


def test_what_does_not_hold_and_has_no_other_words_is_left_to_the_writer(docs: Path) -> None:
    latest = docs / "reports" / "latest"
    report = load_report(latest)
    page = report.pages[0]
    told = tuple(
        replace(
            each,
            why=f"line {each.sentence.location.line} lacks something.",
            observations=tuple(replace(seen, found=()) for seen in each.observations),
        )
        for each in page.sentences
    )
    (latest / "results.json").write_text(
        results.dumps(replace(report, pages=(replace(page, sentences=told, figures=()),)))
    )
    done = update()
    assert (done.stdout, done.return_value) == ("", 3)
    assert "docs/page.md:9: line 9 lacks something. What to write instead is left to you." in done.stderr


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe", b'{"schema": "other"}'])
def test_a_report_that_cannot_be_read_is_an_error(docs: Path, content: bytes) -> None:
    (docs / "reports/latest/results.json").write_bytes(content)
    assert isinstance(update().exception, DocumentError)


def test_without_a_report_it_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    exception = update().exception
    assert isinstance(exception, NothingVerified)
    assert "Run `docwitness verify` first." in str(exception)


@pytest.mark.parametrize(
    "src", ["../../outside.png", "/../../outside.png", "https://example.com/a.png", "//host/a.png", "nowhere.png"]
)
def test_a_figure_outside_of_the_repository_is_none(tmp_path: Path, src: str) -> None:
    (tmp_path / "outside.png").touch()
    (tmp_path / "repository" / "docs").mkdir(parents=True)
    page = tmp_path / "repository" / "docs" / "page.md"
    with pytest.raises(DocwitnessError, match=r"its file is not (there|of this repository)"):
        amending.figure_path(src, page, Settings(root=tmp_path / "repository", site_root="docs"))


def test_a_file_that_changes_while_one_decides_is_not_written_over(docs: Path) -> None:
    latest = docs / "reports" / "latest"
    plan = amending.plan_changes(load_report(latest), latest, Settings(root=docs, site_root="docs"))
    (docs / "docs/page.md").write_text("# Another page\n")
    with pytest.raises(UsageError, match="has changed in the meantime"):
        amending.write(plan, force=True)
    assert (docs / "docs/page.md").read_text() == "# Another page\n"
