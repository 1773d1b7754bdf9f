"""Screening: the pipeline with the site's words, and texts that are screened without being stored."""

from dataclasses import dataclass

from moderator.domain.flags import Flag
from moderator.privacy.masking import mask_addresses
from moderator.screening.pipeline import Pipeline
from moderator.screening.priority import Suggestion, priority, suggestion
from moderator.screening.subject import Subject
from moderator.services.desk import Desk
from moderator.services.learn import usable
from moderator.storage import learned_model, words


@dataclass(frozen=True, slots=True)
class Screened:
    """What screening says of a text that is not stored. The fields are masked; spans count in them too."""

    text: str
    name: str
    website: str
    priority: float
    suggestion: Suggestion
    flags: tuple[Flag, ...]


def pipeline_for(desk: Desk) -> Pipeline:
    """The filters in their order, knowing the site's own words as they are now.

    They and their lists are loaded here, at their first use: whoever only decides should not wait for them.
    """
    from moderator.screening.filter_list import history_filters, text_filters
    from moderator.screening.model.judge import shipped_judge

    with desk.database.reading() as connection:
        site_words = words.words(connection)
        local = learned_model.kept(connection)
    budget = desk.settings.screening_budget_ms / 1000
    own = text_filters(site_words, desk.settings, shipped_judge(usable(local)))
    return Pipeline((*own, *desk.plugins), history_filters(desk.settings.screening_staff), budget)


def screen(pipeline: Pipeline, subject: Subject, named: bool) -> Screened:
    """Runs the text filters over a text as it is given; where no name was `named`, none is missed."""
    flags = tuple(flag for flag in pipeline.check_text(subject) if named or flag.code != "missing-name")
    return Screened(
        text=mask_addresses(subject.text),
        name=mask_addresses(subject.name),
        website=mask_addresses(subject.website),
        priority=priority(flags),
        suggestion=suggestion(flags),
        flags=flags,
    )
