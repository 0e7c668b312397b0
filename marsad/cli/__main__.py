"""Run the command line without installing it: `python -m marsad.cli`."""

import sys

from marsad.cli import main

sys.exit(main())
