"""How long it takes to read 1,000 generated pages, beside the bare parser, and how much memory that holds.

    python bench/reading.py [--pages N]

The pages are made up from a seed, in the mixture that documentation has: steps, hints, tabs, tables, figures, code.
The time is that of one process on one core, without the making of the pages. The peer is markdown-it-py, which reads
CommonMark and tables, and none of the dialects, labels, figures and places; both take turns, a hundred pages at a time.
"""

from __future__ import annotations

import argparse
import random
import resource
import time

from markdown_it import MarkdownIt

from docwitness.reading import read_page

GOAL_SECONDS = 5.0
"""For 1,000 pages of 3 KB each, as issued."""

TURN = 100
"""Pages that one reads before the other has its turn."""

THINGS = ("alert", "invoice", "project", "member", "report", "token", "webhook", "dashboard", "plan", "folder")
VERBS = ("Add", "Remove", "Edit", "Archive", "Rename", "Export", "Share", "Copy")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=int, default=1000)
    count = arguments.parse_args().pages
    pages = [make_page(random.Random(seed)) for seed in range(count)]
    read_page(pages[0], source="warm-up.md")

    bare = MarkdownIt("commonmark").enable("table")
    bare.parse(pages[0])

    before, blocks, ours, peers = _megabytes(), 0, 0.0, 0.0
    for start in range(0, count, TURN):
        turn = pages[start : start + TURN]
        began = time.process_time()
        blocks += sum(len(read_page(page, source="page.md").blocks) for page in turn)
        between = time.process_time()
        for page in turn:
            bare.parse(page)
        ours, peers = ours + between - began, peers + time.process_time() - between

    size = sum(map(len, pages)) / 1e6
    print(f"{count} pages, {size:.1f} MB, {blocks} blocks")
    print(f"{ours:.2f} s of one core, {size / ours:.2f} MB/s (goal: {GOAL_SECONDS * count / 1000:.1f} s)")
    print(f"{ours / peers:.2f} times what markdown-it-py takes to parse them ({peers:.2f} s)")
    print(f"memory grew by {_megabytes() - before:.1f} MB while reading")


def make_page(chance: random.Random) -> str:
    """A page of about 3 KB."""
    verb, thing = chance.choice(VERBS), chance.choice(THINGS)
    parts = [f"---\ndescription: {verb} a {thing}\n---\n", f"# {verb} a {thing}\n", _prose(chance, thing)]
    for _ in range(2):
        parts += [f"## {chance.choice(VERBS)} another {chance.choice(THINGS)}\n"]
        parts += [
            make(chance, chance.choice(THINGS))
            for make in chance.sample((_steps, _hint, _tabs, _table, _figure, _code), 3)
        ]
        parts += [_prose(chance, thing)]
    return "\n".join(parts)


def _prose(chance: random.Random, thing: str) -> str:
    label = f"{chance.choice(VERBS)} {thing}"
    return (
        f"In the **{thing.title()}s** window, click [{label}](./{thing}.md) on the left side navigation.\n"
        f"The *{label}* dialog opens. Every {thing} is listed in a white box above `{thing}_settings`, and you can\n"
        f'choose "{label}" again at any point before the end of the month.\n'
    )


def _steps(chance: random.Random, thing: str) -> str:
    return "".join(
        f"{number}. Click **`{chance.choice(VERBS)}`** and select the {thing} from the dropdown.\n"
        for number in range(1, 7)
    )


def _hint(chance: random.Random, thing: str) -> str:
    style = chance.choice(("info", "warning", "danger"))
    return f'{{% hint style="{style}" %}}\nOnly **owners** can see a {thing} of others.\n{{% endhint %}}\n'


def _tabs(chance: random.Random, thing: str) -> str:
    tabs = "".join(
        f'{{% tab title="{name}" %}}\n{_steps(chance, thing)}{{% endtab %}}\n\n' for name in ("Web", "Desktop")
    )
    return f"{{% tabs %}}\n{tabs}{{% endtabs %}}\n"


def _table(chance: random.Random, thing: str) -> str:
    rows = "".join(f"| `{chance.choice(VERBS)}` | Changes the {thing} of the **team** |\n" for _ in range(5))
    return f"| Button | What it does |\n| ------ | ------------ |\n{rows}"


def _figure(chance: random.Random, thing: str) -> str:
    name = f".gitbook/assets/{thing}-{chance.randrange(1000)}.png"
    caption = f"<figcaption><p>The {thing} window</p></figcaption>"
    return f'<div align="left"><figure><img src="{name}" alt="" width="375">{caption}</figure></div>\n'


def _code(chance: random.Random, thing: str) -> str:
    return f"```bash\ncurl https://api.example.com/{thing}s/{chance.randrange(1000)}\n```\n"


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
