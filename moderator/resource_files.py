"""Opens the files of `resources/`, wherever they lie: in a wheel, a bundle or a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(*parts: str) -> Traversable:
    """The resource at `parts`, for instance `resource("demo", "newspaper.xml")`.

    Raises FileNotFoundError when the installation lacks it.
    """
    package = files("moderator")
    beside_package = package / ".." / "resources"
    for root in (package / "resources", beside_package):
        found = root.joinpath(*parts)
        if found.is_file() or found.is_dir():
            return found
    raise FileNotFoundError(f"This installation lacks its file {'/'.join(parts)}. Install Moderator again.")
