"""The application on a database of the test's own, with the cast; the network is shut."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from pytest_socket import disable_socket, enable_socket

from inspect_app.app import create_app
from inspect_app.config import Config
from inspect_app.reports.document import json_of
from inspect_app.reports.renderer import Pdf
from inspect_app.services import papers
from inspect_app.storage.database import Database, Session
from tests.factories.cast import PASSWORD, Cast, make_cast
from tests.factories.databases import migrated
from tests.factories.pages import StrictClient


class CompiledTemplates(BytecodeCache):
    """Templates compiled once a run: every test opens an application of its own."""

    codes: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what another application compiled; jinja compiles what has changed since."""
        if bucket.key in self.codes:
            bucket.bytecode_from_string(self.codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it for the next."""
        self.codes[bucket.key] = bucket.bytecode_to_string()


@dataclass(frozen=True)
class Filled:
    """A folder with a filled database, to be copied."""

    folder: Path
    cast: Cast


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Made once a run: migrating and filling takes longer than a test."""
    folder = tmp_path_factory.mktemp("filled")
    database = migrated(folder)
    cast = make_cast(database, folder)
    database.close()
    return Filled(folder, cast)


@pytest.fixture(scope="module", autouse=True)
def _quick_papers() -> Iterator[None]:
    """Papers are rendered for real in the service's own tests; here every one would cost two seconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(papers, "render", lambda document, _assets=None: Pdf(json_of(document).encode(), 1))
        yield


@pytest.fixture(scope="session")
def cast(filled: Filled) -> Cast:
    """Who is who."""
    return filled.cast


def open_app(filled: Filled, folder: Path) -> Flask:
    """The application on a copy of ``filled``."""
    shutil.copytree(filled.folder, folder, dirs_exist_ok=True)
    app = create_app(Config(data=folder, secret_key="s" * 40, log_level="error"), with_runner=False)
    app.test_client_class = StrictClient
    app.jinja_env.bytecode_cache = CompiledTemplates()
    app.config["SERVER_NAME"] = None
    return app


@pytest.fixture
def app(filled: Filled, tmp_path: Path) -> Iterator[Flask]:
    """The application, on data of this test's own."""
    app = open_app(filled, tmp_path)
    disable_socket(allow_unix_socket=True)
    yield app
    enable_socket()
    app.extensions["database"].close()


@pytest.fixture
def database(app: Flask) -> Database:
    """The application's database."""
    database: Database = app.extensions["database"]
    return database


@pytest.fixture
def reading(database: Database) -> Iterator[Session]:
    """A look at what the application stored."""
    with database.reading() as session:
        yield session


@pytest.fixture
def client(app: Flask) -> StrictClient:
    """A browser nobody signed in with, reading English."""
    return english(app)


def english(app: Flask) -> StrictClient:
    """A browser that asks for English, so that tests can read the pages."""
    client = app.test_client()
    assert isinstance(client, StrictClient)
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


@pytest.fixture
def as_(app: Flask) -> Callable[[str], StrictClient]:
    """``as_("inspector")``: a browser with that one of the cast signed in."""

    def signed_in(name: str) -> StrictClient:
        client = english(app)
        assert client.sign_in(name, PASSWORD).status_code == 302
        return client

    return signed_in
