"""Screening: the pipeline with the site's words, and texts that are screened without being stored."""

from moderator.screening.filter_list import history_filters, text_filters
from moderator.screening.pipeline import Pipeline
from moderator.services.desk import Desk
from moderator.storage import words


def pipeline_for(desk: Desk) -> Pipeline:
    """The filters in their order, knowing the site's own words as they are now."""
    with desk.database.reading() as connection:
        site_words = words.words(connection)
    budget = desk.settings.screening_budget_ms / 1000
    return Pipeline(text_filters(site_words), history_filters(), budget)
