"""A program that approves comments one by one, and tells of each once it is done: DATA_DIR FIRST LAST."""

import sys
from pathlib import Path

from moderator.app import Choices, open_desk
from moderator.domain.decisions import Verdict
from moderator.services.decide import Act, Target, decide


def main(data_dir: str, first: str, last: str) -> None:
    """Prints the id of each comment that was approved; those that are approved already are passed over."""
    with open_desk(Choices(data_dir=Path(data_dir)), print) as desk:
        for comment_id in range(int(first), int(last) + 1):
            if decide(desk, Act(Verdict.APPROVE), [Target(comment_id)]).batch:
                print(comment_id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
