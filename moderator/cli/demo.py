"""The command that fills a throw-away desk with an invented newspaper."""

import tempfile
from dataclasses import replace
from pathlib import Path

import click

from moderator.cli.exits import DONE
from moderator.cli.output import print_json, print_line
from moderator.cli.queries import json_option
from moderator.cli.session import Session, pass_session
from moderator.domain.query import Query
from moderator.errors import UserError
from moderator.services import review_queue
from moderator.services.demo import make_history, write_newspaper
from moderator.services.intake import ImportOptions, import_file


@click.command("demo")
@click.option("--no-window", is_flag=True, help="Only print the data folder.")
@json_option
@pass_session
def demo_command(session: Session, no_window: bool, as_json: bool) -> int:
    """Fills a throw-away data folder with a small invented newspaper, and opens the window on it."""
    folder = session.choices.data_dir or Path(tempfile.mkdtemp(prefix="moderator-demo-"))
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise UserError(f"The demo fills an empty folder, and {folder} holds something. Leave --data-dir out.")
    choices = replace(session.choices, data_dir=folder, database=None)
    with Session(choices).desk() as desk:
        for _ in import_file(desk, write_newspaper(folder), ImportOptions()):
            pass
        make_history(desk)
        waiting = review_queue.count(desk, review_queue.pending_unless_said(Query()))
    if as_json:
        print_json({"data_dir": str(folder), "pending": waiting})
    else:
        print_line(str(folder))
    session.say(f"{waiting} comments are waiting. Look at them: moderator --data-dir {folder} list")
    return DONE if no_window or as_json else session.window(choices)


COMMANDS = [demo_command]
