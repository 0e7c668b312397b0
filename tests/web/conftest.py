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


def load(name: str) -> ModuleType:
    """Import a helper that stands beside this file; tests are no package."""
    path = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"tests_web_{name}", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def world() -> ModuleType:
    return load("world")


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
