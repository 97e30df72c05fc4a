"""`docwitness update`: what it prints, what it writes and what it refuses."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from docwitness import amending
from docwitness.commands.update import command
from docwitness.errors import DocwitnessError, NothingVerified, UsageError
from docwitness.rendering import results
from docwitness.settings import Settings
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
    return CliRunner().invoke(command, list(options))


def test_it_prints_a_patch_and_writes_nothing(docs: Path) -> None:
    done = update()
    assert done.exit_code == 0, done.exception
    patch, _, picture = done.stdout.partition("Binary file ")
    assert patch == LABEL + FEATURE
    assert picture.startswith("docs/files/details.png changes: ")
    assert git(docs, "status", "--porcelain") == ""


def test_it_writes_just_what_it_printed(docs: Path) -> None:
    assert update("--write").stderr == "3 files changed.\n"
    assert git(docs, "diff", "--stat", "--", "docs/page.md").splitlines()[-1] == (
        " 1 file changed, 1 insertion(+), 1 deletion(-)"
    )
    assert git(docs, "status", "--porcelain") == " M docs/files/details.png\n M docs/page.md\n M f.feature\n"
    picture = Image.open(BytesIO((docs / "docs/files/details.png").read_bytes()))
    assert (picture.format, picture.size) == ("PNG", (375, 315))


def test_the_printed_patch_is_one_that_git_takes(docs: Path) -> None:
    patch = docs / "reports" / "a.patch"
    patch.write_text(update("--guesses", "--alt-text").stdout.partition("Binary file ")[0])
    git(docs, "apply", str(patch))
    text = (docs / "docs/page.md").read_text()
    assert "click **`Log Off`**" in text
    assert 'alt="The Subscription Details window with the buttons End Plan and Close and the field Note"' in text


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


def test_a_figure_that_changed_since_the_run_is_left(docs: Path) -> None:
    (docs / "docs/files/details.png").write_bytes(b"other")
    done = update()
    assert done.stdout == LABEL + FEATURE
    assert "docs/page.md:7: the figure “Subscription Details” is left: it has changed since the run." in done.stderr


@pytest.mark.parametrize("verdict", ["undecided", "blocked", "missing", "cosmetic", "current"])
def test_a_figure_that_is_not_stale_is_left_untouched(docs: Path, verdict: str) -> None:
    latest = docs / "reports" / "latest"
    report = amending.load_report(latest)
    page = report.pages[0]
    other = replace(page, figures=(replace(page.figures[0], verdict=verdict),))  # type: ignore[arg-type]
    (latest / "results.json").write_text(results.dumps(replace(report, pages=(other,))))
    assert "Binary file" not in update().stdout


def test_only_the_named_pages_are_changed(docs: Path) -> None:
    assert update("docs/other.md").stdout == ""


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
    plan = amending.plan_changes(amending.load_report(latest), latest, Settings(root=docs, site_root="docs"))
    (docs / "docs/page.md").write_text("# Another page\n")
    with pytest.raises(UsageError, match="has changed in the meantime"):
        amending.write(plan, force=True)
    assert (docs / "docs/page.md").read_text() == "# Another page\n"
