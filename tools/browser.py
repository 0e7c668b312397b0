"""Serve a store and look at it in Debian's Chromium: for screenshots, and for the web tests."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import uvicorn
from litestar import Litestar
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.support.wait import WebDriverWait

CHROMIUM = Path("/usr/bin/chromium")
DRIVER = Path("/usr/bin/chromedriver")
WAIT_S = 60
PICTURES = Path(__file__).parent.parent / "build" / "screenshots"

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


@contextmanager
def serving(app: Litestar) -> Iterator[str]:
    """Serve an application on a free port of this machine; give its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()  # whoever calls before the server is up waits
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, timeout_graceful_shutdown=1))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def browsing(width: int = 1440, height: int = 900, *, dark: bool = False) -> Iterator[Chrome]:
    """Open a browser that was never used before, with its console and its requests recorded."""
    with TemporaryDirectory() as profile:
        options = ChromeOptions()
        options.binary_location = str(CHROMIUM)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        for flag in (*FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}"):
            options.add_argument(flag)
        driver = Chrome(options=options, service=ChromeService(str(DRIVER)))
        try:
            # The window's size includes what headless mode does not show: set the page's own.
            size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
            yield driver
        finally:
            driver.quit()


def keep_picture(name: str, taken: bytes) -> Path:
    """Keep what a test saw among the pictures of this run."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    file = PICTURES / f"{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}.png"
    file.write_bytes(taken)
    return file


def wait_for_map(driver: Chrome) -> None:
    """Wait until the map says what it shows, which it does when all of it is drawn."""
    WebDriverWait(driver, WAIT_S).until(
        lambda page: page.find_elements("css selector", "#map-state[data-drawn]")
    )
