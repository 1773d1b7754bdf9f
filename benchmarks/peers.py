"""The other libraries of the field: installed from PyPI into an environment of their own, and asked there."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("better-profanity", "alt-profanity-check", "glin-profanity", "badwords-py", "profanex")
ALL = (*PACKAGES, "alt-profanity-check, one batch")
"""One peer is far faster when it gets all texts at once."""

WORKER = Path(__file__).with_name("peer_worker.py")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a peer made of texts: whether each is profane, a score where it gives one, and the seconds it took."""

    verdicts: list[bool]
    scores: list[float] | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Peers:
    """The peers in the environment of this interpreter."""

    python: Path

    def judge(self, texts: Sequence[str], names: Iterable[str] = PACKAGES) -> dict[str, Judged]:
        """What each peer says. One that fails is named on standard error and left out."""
        asked = json.dumps({"texts": list(texts), "peers": list(names)})
        done = subprocess.run([self.python, WORKER], input=asked, capture_output=True, text=True, check=True)
        answers = (json.loads(line) for line in done.stdout.splitlines())
        return {answer.pop("peer"): Judged(**answer) for answer in answers if not _failed(answer)}


@contextmanager
def installed(python: Path | None = None) -> Iterator[Peers]:
    """Peers of this `python`; of an environment made for this run, and removed after it, where none is given."""
    if python:
        yield Peers(python)
        return
    with tempfile.TemporaryDirectory(prefix="moderator-peers-") as name:
        print(f"Installing {', '.join(PACKAGES)}.", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", name], check=True)
        pip = [Path(name, "bin", "python"), "-m", "pip", "install", "--quiet", *PACKAGES]
        subprocess.run(pip, check=True)
        yield Peers(Path(name, "bin", "python"))


def _failed(answer: dict[str, str]) -> bool:
    if "problem" in answer:
        print(f"{answer['peer']}: {answer['problem']}", file=sys.stderr)
    return "problem" in answer
