"""How fast a WordPress export comes in, where the time goes, and how that compares with only parsing it."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from made_data import SITE, write_wxr
from measuring import arguments, open_desk_in, own_folder, peak_mib, ratio, seconds, show

from moderator.domain.incoming import Incoming, IncomingComment
from moderator.services.desk import Desk
from moderator.services.import_files import opened
from moderator.services.incoming_comments import Arrival
from moderator.services.intake import ImportOptions, import_file
from moderator.services.screen import pipeline_for


def main() -> None:
    """Measures and prints."""
    comments = arguments(__doc__, 50_000).comments
    with own_folder() as folder:
        path = folder / "export.xml"
        write_wxr(path, comments)
        size = path.stat().st_size / 2**20
        with open_desk_in(folder / "data") as desk:
            before = peak_mib()
            first = seconds(_import, desk, path)
            peak = peak_mib()
            second = seconds(_import, desk, path)
            read = seconds(_exhaust, _incoming(path))
            prepared = seconds(_prepare, desk, path) - read
        iterated = seconds(_iterate, path)
        parsed = seconds(_parse, path)
    show(f"{comments:,} comments, {size:,.0f} MiB", "seconds", "comments/s", "to bare expat")
    for label, taken in (
        ("first import", first),
        ("second import, nothing new", second),
        ("our reader alone", read),
        ("ElementTree.iterparse", iterated),
        ("bare expat, without handlers", parsed),
    ):
        show(label, f"{taken:,.2f}", f"{comments / taken:,.0f}", ratio(taken, parsed))
    show("our reader to iterparse", "", "", ratio(read, iterated))
    show("second import to the first", "", "", ratio(second, first))
    show("the first import's time", "reading", "preparing, screening", "storing")
    show("", *(f"{part / first:.0%}" for part in (read, prepared, first - read - prepared)))
    show("peak memory", "at its end", "before it", "to the file's size")
    show("", f"{peak:,.0f} MiB", f"{before:,.0f} MiB", ratio(peak, size))


def _import(desk: Desk, path: Path) -> None:
    _exhaust(import_file(desk, path, ImportOptions()))


def _exhaust(items: Iterator[object]) -> None:
    deque(items, maxlen=0)


def _incoming(path: Path) -> Iterator[Incoming]:
    with opened(path, None) as source:
        yield from source.comments()


def _prepare(desk: Desk, path: Path) -> None:
    """Reads, and does for each comment what intake does before it takes the write lock."""
    pipeline = pipeline_for(desk)
    for told in _incoming(path):
        if isinstance(told, IncomingComment):
            Arrival(told, SITE, desk.vault, pipeline).work_ahead()


def _iterate(path: Path) -> None:
    for _, element in ElementTree.iterparse(path):
        element.clear()


def _parse(path: Path) -> None:
    with path.open("rb") as stream:
        expat.ParserCreate().ParseFile(stream)


if __name__ == "__main__":
    main()
