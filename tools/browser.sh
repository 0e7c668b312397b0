#!/bin/sh
# Install Debian's Chromium for the browser tests where that is possible; else say what is skipped.
command -v chromium >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "installing chromium and chromium-driver for the browser tests"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
      --no-install-recommends chromium chromium-driver; } >/dev/null 2>&1 && exit 0
fi
echo "SKIPPED: the browser tests need chromium and chromedriver; install them to run these too."
