"""HTML pages: the part that is the page, without what surrounds it."""

import pytest

from docwitness.reading import read_page


def texts(html: str) -> list[str]:
    return [block.text for block in read_page(html, source="page.html").blocks]


@pytest.mark.parametrize(
    "html",
    [
        "<body><nav>Home</nav><main><p>Click <b>Save</b>.</p></main><footer>Contact</footer></body>",
        "<body>Menu<article><p>Click <b>Save</b>.</article>More</body>",
        '<body>Menu<div role="main"><div><p>Click <b>Save</b>.</div></div>More</body>',
        "<head><title>T</title></head><body><aside>x</aside><p>Click <b>Save</b>.</body>",
        "<main><script>a < b; '<p>no</p>'</script><style>p{}</style><p>Click <b>Save</b>.</p><p hidden>no</p></main>",
        "<main><p>Click <b>Save</b>.<svg><text>no</text></svg><!-- <p>no</p> --></p></main>",
        '<main><p>Click <b>Save</b>.<a class="headerlink" href="#x">¶</a></main>',
    ],
)
def test_only_what_a_reader_reads_is_read(html: str) -> None:
    assert texts(html) == ["Click Save."]


def test_the_title_is_that_of_the_page_or_else_of_its_head() -> None:
    head = "<head><title>Cancel &amp; return\n · Docs</title></head>"

    assert read_page(f"{head}<main><p>x", source="page.html").title == "Cancel & return · Docs"
    assert read_page(f"{head}<main><h1>Cancel</h1>", source="page.html").title == "Cancel"


def test_a_picture_that_is_loaded_late_has_its_address() -> None:
    html = '<main><img src="" data-src="a.png"><img srcset="b.png 1x, b2.png 2x"><img src="c.png"></main>'

    assert [figure.src for figure in read_page(html, source="page.html").figures] == ["a.png", "b.png", "c.png"]


def test_code_keeps_its_lines_and_its_language() -> None:
    html = '<main>\n<pre><code class="language-py">\na &lt; <span>b</span>\nc</code></pre></main>'
    (block,) = read_page(html, source="page.html").blocks

    assert (block.text, block.language, block.location.line, block.line_at(6)) == ("a < b\nc", "py", 3, 4)


def test_an_admonition_is_known_by_its_class() -> None:
    html = '<main><div class="admonition warning"><p class="admonition-title">Careful<p>Back up.</div><p>After'
    blocks = read_page(html, source="page.html").blocks

    assert [(block.kind, [(c.kind, c.label) for c in block.containers]) for block in blocks] == [
        ("title", [("admonition", "warning")]),
        ("paragraph", [("admonition", "warning")]),
        ("paragraph", []),
    ]
