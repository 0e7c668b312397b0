"""Make a picture of the map page for a store.

python tools/screenshot.py marsad.db docs/images/map.png
python tools/screenshot.py marsad.db night.png --path "/?view=control" --size 1440x900 --dark
"""

from argparse import ArgumentParser
from pathlib import Path

from browser import browsing, serving, wait_for_map

from marsad.web.app import create_app


def main() -> None:
    parser = ArgumentParser(description="Make a picture of the map page for a store.")
    parser.add_argument("store", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--path", default="/", help="what to show, such as /?incident=ID")
    parser.add_argument("--size", default="1440x900", help="width and height in pixels")
    parser.add_argument("--dark", action="store_true")
    options = parser.parse_args()
    width, _, height = options.size.partition("x")
    with (
        serving(create_app(options.store)) as address,
        browsing(int(width), int(height), dark=options.dark) as driver,
    ):
        driver.get(address + options.path)
        if options.path.startswith(("/?", "/#")) or options.path == "/":
            wait_for_map(driver)
        driver.save_screenshot(str(options.picture))
    print(options.picture)


if __name__ == "__main__":
    main()
