import pytest

from docwitness.procedures.grammar.sentences import split_sentences

TEXTS = {
    "Click Save. The window closes.": ["Click Save.", "The window closes."],
    "Done? Click Next!": ["Done?", "Click Next!"],
    "Enter a name, e.g. Report. Then go on.": ["Enter a name, e.g. Report.", "Then go on."],
    "Use version 1.2.3 or later. See below.": ["Use version 1.2.3 or later.", "See below."],
    "Open docs.example.com and sign in.": ["Open docs.example.com and sign in."],
    "Click “Go.” Then wait.": ["Click “Go.”", "Then wait."],
    "It works (see Fig. 3). Continue.": ["It works (see Fig. 3).", "Continue."],
    "1. Click Save": ["1. Click Save"],
    "Choose Save As... from the menu.": ["Choose Save As... from the menu."],
    "No full stop": ["No full stop"],
    "": [],
    "   ": [],
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_split_where_a_reader_pauses(text: str):
    assert [text[start:end] for start, end in split_sentences(text)] == TEXTS[text]


def test_no_sentence_ends_inside_code_or_a_label():
    text = "Run a. B and wait. Then go."
    assert [text[s:e] for s, e in split_sentences(text, unbroken=[(4, 8)])] == ["Run a. B and wait.", "Then go."]
    assert [text[s:e] for s, e in split_sentences(text)] == ["Run a.", "B and wait.", "Then go."]
