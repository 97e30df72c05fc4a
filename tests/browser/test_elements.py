from __future__ import annotations

import json

from playwright.sync_api import Page

from docwitness.browser.capturing.element_map import map_elements
from docwitness.browser.driving.looking import look
from docwitness.figures.element_json import write_elements
from docwitness.model import Element


def seen(page: Page, html: str) -> list[tuple[str, str]]:
    """Role and name of every element that is not a mere run of text."""
    page.set_content(html)
    return [(element.role, element.name) for element in map_elements(page).elements if not element.text]


def texts(page: Page) -> dict[str, Element]:
    return {element.text: element for element in map_elements(page).elements if element.text}


def test_names_come_from_labels_before_content_before_title(blank: Page) -> None:
    assert seen(
        blank,
        """<span id=a>Save</span><span id=b>all</span>
        <button aria-labelledby="a b" aria-label="no">no</button>
        <button aria-label="Add">+</button>
        <button title="Tip">Plain</button>
        <button title="Tip"></button>
        <input placeholder="Search" aria-label="Find">
        <input placeholder="Search">
        <label>City <input></label>
        <label for=x>Zip</label><input id=x>
        <input type=submit>""",
    ) == [
        ("button", "Save all"),
        ("button", "Add"),
        ("button", "Plain"),
        ("button", "Tip"),
        ("textbox", "Find"),
        ("textbox", "Search"),
        ("label", "City"),
        ("textbox", "City"),
        ("label", "Zip"),
        ("textbox", "Zip"),
        ("button", "Submit"),
    ]


def test_a_value_of_a_script_in_the_place_of_a_name_is_none(blank: Page) -> None:
    """A flag where a heading was wanted reads “true” aloud; what everybody sees is the heading."""
    named_by_script = '<button aria-label="null">Go</button>'
    labelled = '<div role="alertdialog" aria-labelledby="flag"><i id="flag">true</i></div>'
    blank.set_content(f'<dialog open aria-label="true"><h2>Add trigger</h2></dialog>{labelled}{named_by_script}')
    named = {element.role: element.name for element in map_elements(blank).elements}
    assert (named["dialog"], named["alertdialog"], named["button"]) == ("Add trigger", "", "Go")


def test_pictures_tables_and_field_sets_have_names(blank: Page) -> None:
    assert seen(
        blank,
        """<img alt="Logo" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width=9 height=9>
        <svg width=9 height=9><title>Gear</title><rect width=9 height=9 /></svg>
        <fieldset><legend>Reason</legend><label><input type=radio>Price</label></fieldset>
        <table><caption>Invoices</caption><tr><th>Total</th></tr><tr><td>9</td></tr></table>""",
    ) == [
        ("img", "Logo"),
        ("img", "Gear"),
        ("group", "Reason"),
        ("legend", "Reason"),
        ("label", "Price"),
        ("radio", "Price"),
        ("table", "Invoices"),
        ("caption", "Invoices"),
        ("row", "Total"),
        ("columnheader", "Total"),
        ("row", "9"),
        ("cell", "9"),
    ]


def test_what_is_hidden_is_not_there(blank: Page) -> None:
    assert (
        seen(
            blank,
            """<button hidden>a</button><button style="display:none">b</button>
        <button style="visibility:hidden">c</button>
        <button style="opacity:0">d</button><details open hidden><button>e</button></details>
        <div style="height:20px;overflow:hidden"><div style="height:40px"></div><button>f</button></div>
        <button style="position:absolute;top:5000px">g</button>""",
        )
        == []
    )


def test_what_is_scrolled_out_of_sight_is_there_when_the_whole_page_is_asked_for(blank: Page) -> None:
    blank.set_content('<button style="position:absolute;top:5000px">Far</button>')
    assert [element.name for element in map_elements(blank, whole=True).elements if not element.text] == ["Far"]


def test_shadow_roots_and_nested_frames_are_entered_and_boxes_count_from_the_top_page(blank: Page) -> None:
    blank.set_content(
        """<body style="margin:0"><x-host></x-host>
        <iframe style="position:absolute;left:300px;top:100px;border:3px solid;padding:2px;width:400px;height:200px"
          srcdoc="<body style='margin:0'><iframe style='border:0;margin:10px'></iframe>"></iframe>"""
    )
    shadow = 'host => host.attachShadow({mode: "open"}).innerHTML = "<button>Shadow</button>"'
    blank.locator("x-host").evaluate(shadow)
    innermost = blank.frame_locator("iframe").locator("iframe")
    innermost.evaluate("""frame => frame.srcdoc = '<body style="margin:0"><button style="width:50px">Deep</button>'""")
    innermost.content_frame.get_by_role("button").wait_for()
    boxes = {element.name: element.box for element in map_elements(blank).elements if not element.text}
    assert set(boxes) == {"Shadow", "Deep"}
    assert boxes["Deep"][:3] == (315, 115, 50)


def test_a_text_broken_into_lines_has_a_box_for_each(blank: Page) -> None:
    blank.set_content('<p style="width:9em;font:16px monospace">one two three four five</p>')
    lines = [element for element in map_elements(blank).elements if element.text]
    assert " ".join(line.text for line in lines) == "one two three four five"
    assert len(lines) > 1
    assert len({line.box[1] for line in lines}) == len(lines)
    assert {line.role for line in lines} == {"paragraph"}


def test_a_text_ends_with_its_last_letter_and_the_space_before_the_next_run_is_neither_s(blank: Page) -> None:
    blank.set_content("<p>Hello <b>Ada</b>, your <b>order</b></p><p><u>S</u>ave</p>")
    found = texts(blank)
    hello, name, comma, first, rest = (found[text] for text in ("Hello", "Ada", ", your", "S", "ave"))
    assert name.box[0] - hello.box[0] - hello.box[2] > 2
    assert abs(comma.box[0] - name.box[0] - name.box[2]) < 0.5
    assert abs(rest.box[0] - first.box[0] - first.box[2]) < 0.5


def test_states_are_told(blank: Page) -> None:
    blank.set_content(
        """<button disabled>a</button><input type=checkbox checked aria-label=b><button aria-expanded=true>c</button>
        <div role=tab aria-selected=true>d</div><button aria-pressed=true>e</button>
        <input required readonly aria-label=f>
        <a href=# aria-current=page>g</a><input aria-invalid=true aria-label=h>"""
    )
    blank.get_by_label("h").focus()
    states = {element.name: element.state for element in map_elements(blank).elements if not element.text}
    assert states == {
        "a": ("disabled",),
        "b": ("checked",),
        "c": ("expanded",),
        "d": ("selected",),
        "e": ("pressed",),
        "f": ("required", "readonly"),
        "g": ("current",),
        "h": ("focused", "invalid"),
    }


def test_values_are_texts_and_passwords_stay_secret(blank: Page) -> None:
    blank.set_content(
        """<input value="Ada"><input type=password value="hunter2"><textarea placeholder="Tell us"></textarea>
        <select><option>One</option><option selected>Two</option></select>"""
    )
    assert {text: element.state for text, element in texts(blank).items()} == {
        "Ada": ("value",),
        "•••••••": ("value",),
        "Tell us": ("placeholder",),
        "Two": ("value",),
    }


def test_what_lies_under_a_window_is_covered_and_what_shows_through_its_backdrop_is_behind(blank: Page) -> None:
    blank.set_content(
        """<body style="margin:0">
        <button style="position:absolute;left:600px;top:380px">Under</button><button>Beside</button>
        <dialog style="width:500px;height:300px"><button>Yes</button></dialog>
        <script>document.querySelector("dialog").showModal()</script>"""
    )
    states = {element.name: element.state for element in map_elements(blank).elements if not element.text}
    assert states["Under"] == ("covered",)
    assert states["Beside"] == ("behind",)
    assert "covered" not in states["Yes"]


def test_a_window_in_a_transparent_iframe_covers_only_what_it_lies_over(blank: Page) -> None:
    blank.set_content(
        """<body style="margin:0">
        <button style="position:absolute;left:600px;top:380px">Under</button><button>Beside</button>
        <iframe style="position:fixed;inset:0;width:100%;height:100%;border:0"
          srcdoc="<div style='position:fixed;
            left:400px;top:200px;width:500px;height:400px;background:white'><button>Yes</button></div>">
        </iframe>"""
    )
    blank.frame_locator("iframe").get_by_role("button").wait_for()
    states = {
        element.name: element.state
        for element in map_elements(blank).elements
        if element.role == "button" and not element.text
    }
    assert states == {"Under": ("covered",), "Beside": ("behind",), "Yes": ()}


def test_colours_are_numbers_whatever_notation_the_page_uses(blank: Page) -> None:
    blank.set_content(
        """<button style="color:white;background:oklch(0.627955 0.257683 29.2339)">Red</button>
        <span style="background:rgba(0, 0, 255, 0.5);color:#123456">Half</span>"""
    )
    found = {(element.role, bool(element.text)): element for element in map_elements(blank).elements}
    assert found["button", False].background == (255, 0, 0)
    assert found["button", True].color == (255, 255, 255)
    assert found["generic", False].background == (0, 0, 255, 0.5)
    assert found["generic", True].color == (18, 52, 86)


def test_the_map_is_written_as_the_contract_says(blank: Page) -> None:
    blank.set_content(
        '<body style="margin:0"><a href=# style="position:absolute;width:50px;height:20px;left:7px;top:9px">Go</a>'
    )
    written = json.loads(write_elements(map_elements(blank, clip=(0, 0, 100, 50))))
    assert {key: written[key] for key in ("viewport", "device_pixel_ratio", "clip")} == {
        "viewport": [1280, 800],
        "device_pixel_ratio": 1,
        "clip": [0, 0, 100, 50],
    }
    assert written["elements"][0] == {
        "role": "link",
        "name": "Go",
        "text": "",
        "box": [7, 9, 50, 20],
        "state": [],
        "color": None,
        "background": [0, 0, 0, 0],
    }


# A font of three ligatures, "add", "delete" and "book_mark", each as wide as it is high; its letters are boxes.
PICTURES = """
d09GMgABAAAAAAGcAAsAAAAABQAAAAFOAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAHIEEBmAAZAqDJIFcATYCJAM4CyAABCAFYwcgG1gDEC4H
7Ib2Cw02oh1vWKxGarhrPG1awRsR/2uxefs3HcgaLsulIFhslrChWJIYs7EqXcF2UOFys7lL8qU6FF22qpEoJFZiJFrit/NfWWym3Ww2GSTD
crgk9Ov+KRnbenHNf1EA8JCVEv9ReOw4ChKMKCvyAMt0k8HXEad1kkEDnsR2G0NBrNONZvd2+w0FFlMbusZUYTnYFch9TYKFQDiHKMiT0Zg4
ENcwzonrlEqlRApBJRHXSqIsqkViAuOs/fIVudABFy+Y1OlNCQ0KVkawcm9wNDCYGnZ9hO5iIsMe7tpNhUhQ9wBOMOAMNwAdiGz3gXVuk3Gc
Y/vOSTyXgUDw93hNF36F2R+8Xec7O6FeNYcSgKC2/YH6ODlVAgA4tA88Y01OPDh1mtrV3QiIAgI0WcGol8igby3ozA66fHnVj2zp1CPYr2DT
cxBhAAAAAA==
""".replace("\n", "")


def test_a_word_that_a_font_draws_as_a_picture_is_no_word_of_a_name(blank: Page) -> None:
    """Ligatures (OpenType, “liga”): the glyph for all letters together is not as wide as the letters' own glyphs.

    It is the name of what shows nothing else. The same words in a font for reading are words.
    """
    face = f"@font-face {{ font-family: p; src: url(data:font/woff2;base64,{PICTURES}) }} i {{ font-family: p }}"
    written = "b::before { font-family: p; content: 'delete' } s::before { content: 'delete' }"
    blank.set_content(f"<style>{face} {written}</style>"
        "<button><i>book_mark</i> Bookmarks</button><button><i>add</i></button><button><b></b></button>"
        "<button><b></b>Archive</button><button><s></s></button><button>add</button>"
        "<a href=/><span>Reading list</span><i>delete</i></a>")  # fmt: skip
    blank.evaluate("document.fonts.load('16px p')")
    found = map_elements(blank).elements

    named = [e.name for e in found if e.role in ("button", "link") and not e.text]
    assert named == ["Bookmarks", "add", "delete", "Archive", "delete", "add", "Reading list"]
    assert [e.text for e in found if e.text] == ["Bookmarks", "Archive", "add", "Reading list"]


def test_what_opens_a_bootstrap_menu_is_open_by_its_own_menu_and_not_by_what_it_stands_in(blank: Page) -> None:
    """Bootstrap marks with one class what is shown, a menu and the pane of a tab alike."""
    toggle = "<button data-toggle=dropdown>{}</button>"
    blank.set_content(
        f"<div class='tab-pane show'>{toggle.format('More')}</div>"
        f"<div class='dropdown show'>{toggle.format('File')}</div>"
        f"<div class='btn-group open'>{toggle.format('Edit')}</div><div>{toggle.format('View')}</div>"
    )
    states = {element.name: element.state for element in map_elements(blank).elements if not element.text}
    assert [states[name] for name in ("More", "File", "Edit", "View")] == [
        ("collapsed",),
        ("expanded",),
        ("expanded",),
        ("collapsed",),
    ]


def test_a_button_is_known_by_the_picture_that_its_source_names(blank: Page) -> None:
    """Icon fonts draw by classes of an element within the button, which has no text."""
    blank.set_content(
        "<button title='Manage'><i class='edit icon'></i></button><button><i class='edit icon'></i> Ok</button>"
    )
    signs = {element.name: element.sign for element in look(blank).elements if element.role == "button"}
    assert signs == {"Manage": "edit icon", "Ok": ""}
