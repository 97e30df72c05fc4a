"""Pages from the disk, the pictures beside them, and what the files say to the rules."""

import base64
from pathlib import Path

import pytest

from docwitness.checking import check_page
from docwitness.errors import DocumentError, NothingVerified, PictureError, UsageError
from docwitness.reading import read_page
from docwitness.sources import FigureFiles, Source, SourceSettings, load, local_facts
from tests.sources.conftest import PNG, Host, Reply


def write(file: Path, content: bytes | str = PNG) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_a_folder_is_all_pages_below_it_by_path(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.rst", "a/c.html", "a/picture.png", ".hidden/d.md", "node_modules/e.md", "f.txt"):
        write(tmp_path / name, "# T")

    sources = load(str(tmp_path))

    assert [Path(source.place).relative_to(tmp_path).as_posix() for source in sources] == [
        "a/c.html",
        "a/z.rst",
        "b.md",
    ]
    assert all(source.age == 0 for source in sources)


def test_a_folder_without_pages_verifies_nothing(tmp_path: Path) -> None:
    with pytest.raises(NothingVerified, match="no pages below this folder"):
        load(str(tmp_path))


def test_a_file_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file or directory"):
        load(str(tmp_path / "gone.md"))


@pytest.mark.parametrize(
    ("content", "text"),
    [(b"\xef\xbb\xbf# A", "# A"), ("# Ä".encode("utf-16"), "# Ä"), (b"# A\r\n", "# A\r\n")],
    ids=["byte order mark", "UTF-16", "line ends as they are"],
)
def test_text_is_decoded_by_its_mark(tmp_path: Path, content: bytes, text: str) -> None:
    assert load(str(write(tmp_path / "a.md", content)))[0].text == text


def test_bytes_that_are_no_text_are_refused_with_their_line(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="not text in UTF-8") as refused:
        load(str(write(tmp_path / "a.md", b"one\ntwo \xff\n")))

    assert refused.value.location
    assert refused.value.location.line == 2


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="the file has 11 bytes"):
        load(str(write(tmp_path / "a.md", "x" * 11)), settings=SourceSettings(largest_page=10))


FIGURES = [
    ("img/a.png", "docs/guide/img/a.png"),
    ("../img/a.png", "docs/img/a.png"),
    ("img/a%20(1).png?raw=true", "docs/guide/img/a (1).png"),
    (".gitbook/assets/a.png", "docs/.gitbook/assets/a.png"),
    ("/files/Xq3", "docs/files/Xq3.png"),
    ("/files/Xq3", "docs/files/Xq3"),
    ("/img/a.png", "docs/static/img/a.png"),
    ("~/img/a.webp", "docs/img/a.webp"),
]


@pytest.mark.parametrize(("src", "file"), FIGURES, ids=[f"{src} is {file}" for src, file in FIGURES])
def test_a_figure_is_found_where_its_address_means(tmp_path: Path, src: str, file: str) -> None:
    page = write(tmp_path / "docs/guide/page.md", "# T")
    write(tmp_path / file)

    figures = FigureFiles(load(str(page))[0], settings=SourceSettings(site_root=tmp_path / "docs"))

    assert figures.find(src) == (tmp_path / file if "../" not in src else page.parent / "../img/a.png")
    assert figures.read(src) == PNG


def test_the_root_of_a_site_is_looked_for_above_the_page_where_nobody_says_it(tmp_path: Path) -> None:
    """Docusaurus, VitePress and Hugo publish `static/` or `public/` beside the folder of the pages."""
    page = write(tmp_path / "site/docs/features/deep/page.md", "# T")
    write(tmp_path / "site/static/img/a.png")
    assert FigureFiles(load(str(page))[0]).find("/img/a.png") == tmp_path / "site/static/img/a.png"
    assert FigureFiles(load(str(page))[0]).find("/img/b.png") is None


@pytest.mark.parametrize("src", ["gone.png", "/files/Xq3", "a\0b.png", "x" * 5000, "notes.txt"])
def test_a_figure_that_is_not_there_or_no_picture_is_an_error(tmp_path: Path, src: str) -> None:
    page = write(tmp_path / "page.md", "# T")
    write(tmp_path / "notes.txt", "secret")

    with pytest.raises(PictureError):
        FigureFiles(load(str(page))[0]).read(src)


def test_no_file_outside_the_site_is_found_by_an_address_from_its_root(tmp_path: Path) -> None:
    page = write(tmp_path / "docs/page.md", "# T")
    write(tmp_path / "private.png")

    figures = FigureFiles(load(str(page))[0], settings=SourceSettings(site_root=tmp_path / "docs"))

    assert figures.find("/../private.png") is None


def test_a_picture_written_into_the_page_is_read(tmp_path: Path) -> None:
    figures = FigureFiles(load(str(write(tmp_path / "page.md", "# T")))[0])

    assert figures.read("data:image/png;base64," + base64.b64encode(PNG).decode()) == PNG


def test_a_figure_of_a_url_is_fetched_from_its_host(host: Host, allowed: SourceSettings) -> None:
    host.replies = {"/guide/img/a.png": Reply(PNG, "image/png"), "/b.png": Reply(b"<html>", "text/html")}
    figures = FigureFiles(Source("p", "# T", url=f"{host.url}/guide/page.md"), settings=allowed)

    assert figures.read("img/a.png") == PNG
    with pytest.raises(PictureError, match="is text/html, not a picture"):
        figures.read("/b.png")
    with pytest.raises(PictureError, match="the host answers 404"):
        figures.read("/gone.png")


def test_a_picture_that_only_the_html_page_can_name_is_found_through_it(host: Host, allowed: SourceSettings) -> None:
    text = '<figure><img src="/files/1"></figure>\n\n<figure><img src="/files/2"></figure>'
    host.replies = {
        "/page": Reply(b'<main><img src="/cdn/one.png"><img src="/cdn/two.png"></main>', "text/html"),
        "/cdn/two.png": Reply(PNG, "image/png"),
    }

    assert FigureFiles(Source("p", text, url=f"{host.url}/page.md"), settings=allowed).read("/files/2") == PNG


def test_the_files_around_a_page_say_what_is_missing_and_what_is_broken(tmp_path: Path) -> None:
    write(tmp_path / "img/good.png")
    write(tmp_path / "img/cut.png", PNG[:-20])
    write(tmp_path / "img/empty.png", "")
    write(tmp_path / "img/text.png", "hello")
    write(tmp_path / "other.md", "# Other\n\n## Part")
    write(tmp_path / "folder/README.md", "# Folder")
    text = (
        "![a](img/good.png)\n![a](img/cut.png)\n![a](img/empty.png)\n![a](img/text.png)\n![a](img/gone.png)\n\n"
        "[a](other.md#part) [a](other) [a](folder/) [a](other.html)\n[b](other.md#gone) [b](gone.md) [b](/site/x.md)"
    )
    page = write(tmp_path / "page.md", text)

    findings = check_page(read_page(text, source="page.md"), facts=local_facts(load(str(page))[0]))

    assert [(finding.location.line, finding.rule) for finding in findings] == [
        (2, "broken-image"),
        (3, "broken-image"),
        (4, "broken-image"),
        (5, "missing-image"),
        (8, "broken-reference"),
        (8, "broken-reference"),
    ]


def test_what_only_the_publisher_can_resolve_is_not_called_missing(tmp_path: Path) -> None:
    text = (
        "[a route](../setup/installing) [capitals](Other-Page.md) ![variable]({{base}}/a.png) ![root](/img/a.png)\n\n"
        "<img src={useBaseUrl('img/b.png')} alt='b' />\n\n[gone](gone.md) ![gone](gone.png)"
    )
    page = write(tmp_path / "page.mdx", text)
    write(tmp_path / "other-page.md", "# Other")

    findings = check_page(read_page(text, source="page.mdx"), facts=local_facts(load(str(page))[0]))

    assert [(f.location.line, f.rule) for f in findings if f.severity != "note"] == [
        (5, "broken-reference"),
        (5, "missing-image"),
    ]


def test_a_page_from_a_url_is_checked_without_asking_its_host(host: Host) -> None:
    source = Source("p", "![a](gone.png) [b](gone.md)", url=f"{host.url}/page.md")

    assert check_page(read_page(source.text, source="p"), facts=local_facts(source)) == ()
    assert host.asked == []


def test_relative_places_are_meant_from_the_root_and_keep_their_names(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("# A", encoding="utf-8")
    rules = SourceSettings(root=tmp_path)

    assert [source.place for source in load("docs/a.md", settings=rules)] == ["docs/a.md"]
    assert [source.place for source in load("docs", settings=rules)] == [str(Path("docs", "a.md"))]
    assert load("docs", settings=rules)[0].path == tmp_path / "docs" / "a.md"


def test_an_empty_name_is_no_folder() -> None:
    with pytest.raises(UsageError, match="the name of a page is empty"):
        load(" ")
