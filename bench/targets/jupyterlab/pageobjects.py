"""What of JupyterLab has no label: the page objects of its suite."""

from collections.abc import Mapping
from typing import ClassVar

from playwright.sync_api import Locator

from docwitness.browser.pageobjects import PageObject, window


@window("JupyterLab")
class MainWindow(PageObject):
    """The page with menu bar, sidebars and main work area."""

    described: ClassVar[Mapping[str, str]] = {"empty space": "rest_of_path"}

    @property
    def rest_of_path(self) -> Locator:
        """The row of the folders above the list of files; its middle is empty where the path is short."""
        return self.root.locator(".jp-BreadCrumbs")
