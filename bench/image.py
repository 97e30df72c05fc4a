"""Carries out docs/ci/Dockerfile in a clean root, for machines without Docker, and verifies a page inside as its user.

    python -m bench.image ROOT               # ROOT is made by mmdebstrap, and may not be there before; needs root

`FROM` is a Debian with its own Python instead of the image of Docker's hub. Everything else is carried out as it
stands, line by line, each `RUN` by the user of that line.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
DOCKERFILE = CHECKOUT / "docs" / "ci" / "Dockerfile"
BASE = ("python3", "python3-venv", "python3-pip", "ca-certificates")
FROM_HERE = ("etc/resolv.conf", "etc/hosts", "etc/pip.conf", "etc/xdg/pip", "etc/ssl/certs/ca-certificates.crt")
"""What lets the clean root reach the registries that this machine reaches."""
PAGE = '# Rooms\n\nClick the **Archive** link. The "Archive" page opens.\n'
SITE = {
    "index.html": "<title>Rooms</title><h1>Rooms</h1><a href=archive.html>Archive</a>",
    "archive.html": "<title>Archive</title><h1>Archive</h1>",
}


@dataclass
class Image:
    """What the lines so far have made of the root."""

    root: Path
    user: str = "0"
    folder: str = "/"
    variables: dict[str, str] = field(default_factory=lambda: {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"})
    entry: list[str] = field(default_factory=list)

    def run(self, command: str) -> None:
        """Carry out a command of a shell in the root, with a /proc and a /dev/shm of its own."""
        home = f"export HOME=$(getent passwd {self.user} | cut -d: -f6)"
        inside = f"{home}; cd {shlex.quote(self.folder)} || exit; {command}"
        variables = [f"{name}={value}" for name, value in self.variables.items()]
        mounts = "mount -t proc proc {0}/proc && mkdir -p {0}/dev/shm && mount -t tmpfs tmpfs {0}/dev/shm && exec {1}"
        chroot = ["chroot", f"--userspec={self.user}:{self.user}", str(self.root)]
        within = shlex.join([*chroot, "env", "-i", *variables, "sh", "-c", inside])
        whole = mounts.format(shlex.quote(str(self.root)), within)
        subprocess.run(["unshare", "--mount", "--pid", "--fork", "sh", "-c", whole], check=True)

    def copy(self, words: list[str]) -> None:
        """Copy files of the checkout, or the content of a folder, as `COPY` does."""
        *sources, last = words
        target = self.root / last.lstrip("/")
        for source in (CHECKOUT / name for name in sources):
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True)
            else:
                target.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """The instructions of a Dockerfile with what they are given; comments and continued lines are seen to."""
    lines = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    for line in re.sub(r"\\\n\s*", "", lines).splitlines():
        if line.strip():
            word, _, rest = line.strip().partition(" ")
            yield word.upper(), rest.strip()


def carry_out(image: Image, word: str, rest: str) -> None:
    """Do to the image what the instruction says."""
    match word:
        case "RUN":
            image.run(rest)
        case "COPY":
            image.copy(rest.split())
        case "ENV":
            image.variables |= dict(pair.split("=", 1) for pair in shlex.split(rest))
        case "USER":
            image.user = rest
        case "WORKDIR":
            image.folder = rest
            (image.root / rest.lstrip("/")).mkdir(parents=True, exist_ok=True)
        case "ENTRYPOINT":
            image.entry = json.loads(rest)
        case "FROM" | "CMD":
            pass
        case _:
            raise SystemExit(f"no way to carry out {word}")


def make_root(root: Path) -> None:
    """A Debian with Python, as like to the image that `FROM` names as packages allow."""
    if root.exists():
        raise SystemExit(f"{root} is there already, and would be no clean root.")
    subprocess.run(
        [
            "mmdebstrap",
            "--variant=minbase",
            "--dpkgopt=force-unsafe-io",
            f"--include={','.join(BASE)}",
            "bookworm",
            str(root),
        ],
        check=True,
    )
    for name in FROM_HERE:
        here, there = Path("/") / name, root / name
        if here.is_dir():
            shutil.copytree(here, there, dirs_exist_ok=True)
        elif here.is_file():
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(here, there)
    for managed in root.glob("usr/lib/python3*/EXTERNALLY-MANAGED"):
        managed.unlink()
    for name in ("python3", "pip3"):
        link = root / "usr/bin" / name.rstrip("3")
        if not link.exists():
            link.symlink_to(name)


def verify_inside(image: Image) -> None:
    """Serve a small site in the image, and verify a page about it as its user does."""
    place = image.root / image.folder.lstrip("/")
    for name, text in {"docs/rooms.md": PAGE, **{f"site/{name}": html for name, html in SITE.items()}}.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    called = shlex.join(image.entry)
    image.run(
        "python3 -m http.server 8971 --bind 127.0.0.1 --directory site 2>site.log & sleep 1; "
        f"id -un; {called} verify docs/rooms.md --base-url http://127.0.0.1:8971; told=$?; kill $!; exit $told"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path)
    image = Image(parser.parse_args().root.resolve())
    make_root(image.root)
    for word, rest in instructions(DOCKERFILE.read_text("utf-8")):
        print(f"== {word} {rest}", flush=True)
        carry_out(image, word, rest)
    print("== verify", flush=True)
    verify_inside(image)


if __name__ == "__main__":
    main()
