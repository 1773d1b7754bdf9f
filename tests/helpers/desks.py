"""Desks for tests: on either engine, for any actor, with comments brought in as an import would."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from moderator.app import Choices, open_desk
from moderator.domain.comments import Status
from moderator.domain.incoming import IncomingArticle, IncomingComment, IncomingSite
from moderator.domain.personal import EmailAddress, IpAddress
from moderator.services.desk import Desk
from moderator.services.intake_batch import IntakeBatch
from moderator.services.screen import pipeline_for
from moderator.storage import sites
from moderator.storage.database import migrate_database
from moderator.storage.sites import ImportCounts
from moderator.text.site_address import site_address

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


@contextmanager
def desk_at(url: str, folder: Path, actor: str = "anna") -> Iterator[Desk]:
    """A desk at the database `url`, which is set up first; its key lies in the test's own home."""
    migrate_database(url, folder / "backups")
    with open_desk(Choices(data_dir=folder, database=url, actor=actor), _fail) as desk:
        yield desk


def arrival(number: int, text: str = "Good morning.", **other: object) -> IncomingComment:
    """Comment `number` of a made site; `other` overrules any field."""
    given: dict[str, object] = {
        "site": IncomingSite("https://paper.example", "The Paper"),
        "source": "wordpress",
        "external_id": str(number),
        "article": IncomingArticle("1", "https://paper.example/bridge", "Bridge vote delayed"),
        "parent_external_id": None,
        "name": f"Reader {number}",
        "email": EmailAddress(f"reader{number}@example.org"),
        "website": "",
        "ip": IpAddress("192.0.2.1"),
        "agent": None,
        "submitted": NOON + timedelta(minutes=number),
        "submitted_raw": "2026-11-01 12:00:00",
        "markup": text,
        "status": Status.PENDING,
        "source_status": "0",
    }
    return IncomingComment(**(given | other))  # type: ignore[arg-type]


def bring_in(desk: Desk, *comments: IncomingComment) -> ImportCounts:
    """Stores the comments as one batch of an import."""
    address = site_address(comments[0].site.url)
    assert address is not None
    batch = IntakeBatch(desk, (address, comments[0].site.title), list(comments), pipeline_for(desk))
    batch.prepare()
    with desk.database.writing() as connection:
        event = sites.start_import(connection, desk.actor.name, "made", "made", NOON)
        return batch.store(connection, event)


def _fail(sentence: str) -> None:
    raise AssertionError(sentence)
