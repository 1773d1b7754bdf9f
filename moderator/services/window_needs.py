"""What a window needs of this machine: Qt's system libraries and a screen. Qt itself aborts where they are missing."""

import ctypes
import subprocess
import sys
from collections.abc import Mapping

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
"""The system libraries that Qt loads on Linux, with the Debian packages that hold them."""


def missing_packages() -> list[str]:
    """The Debian packages that the window lacks here; none on other systems, where Qt brings all it needs."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in QT_LIBRARIES.items() if not _loads(library)]


def missing_fonts() -> list[str]:
    """The Debian packages without which Armenian text may be boxes; without `fc-list` nobody can tell."""
    if not sys.platform.startswith("linux"):
        return []
    try:
        fonts = subprocess.run(["fc-list", ":lang=hy"], capture_output=True, timeout=10).stdout  # noqa: S607
    except (OSError, subprocess.TimeoutExpired):
        return ["fontconfig", "fonts-noto-core"]
    return [] if fonts.strip() else ["fonts-noto-core"]


def obstacle(environ: Mapping[str, str]) -> str | None:
    """Why no window can open here, in a sentence that says what to do; None where one can."""
    if packages := missing_packages():
        return (
            f"The window lacks system libraries. An administrator adds them with: apt-get install {' '.join(packages)}"
        )
    if not sys.platform.startswith("linux") or environ.get("QT_QPA_PLATFORM") or environ.get("WAYLAND_DISPLAY"):
        return None
    if not environ.get("DISPLAY"):
        return "There is no screen here to open a window on. The commands work without one: see `moderator --help`."
    if not _display_answers():
        return f"The screen {environ['DISPLAY']} (DISPLAY) can't be reached. Start Moderator in your desktop session."
    return None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _display_answers() -> bool:
    """Whether the X server that DISPLAY names takes a connection."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed
