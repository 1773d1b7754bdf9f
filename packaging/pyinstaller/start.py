"""What the bundle runs: PyInstaller wants a script, and one inside the package would shadow other modules."""

import sys

from moderator.__main__ import main

sys.exit(main())
