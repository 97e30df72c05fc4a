"""`make bench`: speed beside peers, each comparison in one interleaved run. Accuracy needs a corpus: see the modules.

python -m bench.figures CORPUS…          the judge of figures, beside the comparers that people use
python bench/procedures.py CORPUS        the reader of steps, on labelled pages
python -m bench.releases                 every release of the embedded dashboard, against the table of what it breaks
python -m bench.targets.jupyterlab       a product that nobody here wrote
python -m bench.consumers                JUnit and SARIF, by the validators of those who read them
python -m bench.image ROOT               docs/ci/Dockerfile, carried out in a clean root
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench.capture import capture_table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        screenshot = Path(folder) / "page.png"
        print("## Evidence of one moment\n")
        print(*capture_table(screenshot), sep="\n")


main()
