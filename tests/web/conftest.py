"""The application over a store that is made by hand: see world.py."""

import importlib.util
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from marsad.web.app import create_app

HERE = Path(__file__).parent
TOOLS = HERE.parent.parent / "tools"
CHROMIUM = Path("/usr/bin/chromium")
DRIVER = Path("/usr/bin/chromedriver")
NO_BROWSER = f"NOT TESTED: the map in a browser, because {CHROMIUM} and {DRIVER} are not there"


def load(path: Path) -> ModuleType:
    """Import a file that is part of no package."""
    spec = importlib.util.spec_from_file_location(f"web_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def has_browser() -> bool:
    return CHROMIUM.exists() and DRIVER.exists()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not has_browser():
        terminalreporter.write_line(NO_BROWSER, red=True)


@pytest.fixture(scope="session")
def browser() -> ModuleType:
    if not has_browser():
        pytest.skip(NO_BROWSER)
    return load(TOOLS / "browser.py")


@pytest.fixture(scope="session")
def world() -> ModuleType:
    return load(HERE / "world.py")


@pytest.fixture(scope="session")
def store_path(world: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "world.db"
    world.fill(path, captured_at=datetime(2025, 3, 1, tzinfo=UTC))
    return path


@pytest.fixture(scope="session")
def app(store_path: Path) -> Litestar:
    return create_app(store_path, allowed_hosts=["desk.example"])


@pytest.fixture(scope="session")
def client(app: Litestar) -> Iterator[TestClient]:
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        yield client
