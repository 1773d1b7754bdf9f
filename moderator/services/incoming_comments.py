"""An incoming comment made ready to be stored: cleaned, masked, fingerprinted, screened."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from uuid6 import uuid7

from moderator.domain.comments import RevisionSource
from moderator.domain.flags import Flag
from moderator.domain.incoming import IncomingComment
from moderator.privacy.masking import mask_addresses
from moderator.privacy.vault import Vault
from moderator.screening.filter import History
from moderator.screening.pipeline import Pipeline
from moderator.screening.subject import Subject
from moderator.screening.wordpress_lists import WordPressLists
from moderator.services.sealing import agent_context, identity_context, ip_context
from moderator.services.texts import Text, line_of, new_text, text_of
from moderator.services.written import sketch_for
from moderator.storage.incoming import Facts, NewAuthor, NewComment, NewOrigin, StoredComment, UpdatedComment
from moderator.storage.sites import NewArticle
from moderator.storage.texts import NewText
from moderator.text.cleaning import clean_text
from moderator.text.html_text import readable
from moderator.text.similarity import Sketch

LONGEST_ID = 500
"""Characters of a source's id: an index entry on PostgreSQL has 2,700 bytes at most."""


@dataclass(frozen=True)
class Arrival:
    """One incoming comment on its way into the database of one site."""

    incoming: IncomingComment
    site: str
    vault: Vault
    pipeline: Pipeline
    lists: WordPressLists

    @cached_property
    def text(self) -> Text:
        """The comment's text in its forms."""
        return text_of(self.incoming.markup)

    @cached_property
    def name(self) -> str:
        """The name in clear, cleaned."""
        return line_of(self.incoming.name)

    @cached_property
    def website(self) -> str:
        """The website in clear, cleaned."""
        return line_of(self.incoming.website)

    @cached_property
    def fingerprint(self) -> bytes | None:
        """The author's fingerprint, None where the comment came without an address."""
        email = self.incoming.email
        return self.vault.fingerprint(self.site, email) if email else None

    @cached_property
    def text_flags(self) -> tuple[Flag, ...]:
        """What the text filters find, and what the site's WordPress has against the sender."""
        told = self.incoming
        of_the_sender = self.lists.sender_flags(address=told.email, IP=told.ip, browser=told.agent)
        return (*of_the_sender, *self.pipeline.check_text(self._subject))

    @cached_property
    def sketch(self) -> Sketch | None:
        """What its text is compared by."""
        return sketch_for(self.incoming.type, self.text.masked)

    @cached_property
    def uid(self) -> UUID:
        """The id it gets if it is new."""
        return uuid7()

    @cached_property
    def origin(self) -> NewOrigin | None:
        """IP and browser, sealed; None where the source tells neither."""
        ip, agent = self.incoming.ip, self.incoming.agent
        if ip is None and agent is None:
            return None
        return NewOrigin(
            sealed_ip=self.vault.seal(ip.in_clear(), ip_context(self.uid)) if ip else None,
            sealed_agent=self.vault.seal(agent.in_clear(), agent_context(self.uid)) if agent else None,
            ip_fingerprint=self.vault.ip_fingerprint(self.site, ip) if ip else None,
            key_id=self.vault.key_id,
        )

    def work_ahead(self) -> None:
        """Does the long part of the work now: the text filters, the fingerprint, the sealing, the sketch."""
        _ = (self.text_flags, self._subject.language, self.fingerprint, self.origin, self.sketch)

    @cached_property
    def article(self) -> NewArticle:
        """The article as it is stored."""
        told = self.incoming.article
        title = mask_addresses(readable(clean_text(told.title)).text)
        return NewArticle(
            _told(told.external_id), _told(told.url), title, _whole_milliseconds(told.published), _told(told.lead)
        )

    def facts(self, article_id: int, author_id: int | None) -> Facts:
        """What is stored beside the text."""
        told = self.incoming
        return Facts(
            article_id=article_id,
            author_id=author_id,
            parent_external_id=_told(told.parent_external_id or "")[:LONGEST_ID] or None,
            type=_told(told.type),
            status=told.status,
            source_status=_told(told.source_status),
            name=mask_addresses(self.name),
            website=mask_addresses(self.website),
            submitted=_whole_milliseconds(told.submitted),
            submitted_raw=_told(told.submitted_raw),
        )

    def author(self) -> NewAuthor | None:
        """The author with the sealed address, None where the comment came without one."""
        email = self.incoming.email
        if email is None or self.fingerprint is None:
            return None
        return NewAuthor(
            fingerprint=self.fingerprint,
            domain_fingerprint=self.vault.domain_fingerprint(self.site, email),
            sealed_address=self.vault.seal_address(email, self.site, self.fingerprint),
            key_id=self.vault.key_id,
        )

    def new_comment(self, facts: Facts, history: History) -> NewComment:
        """The comment as it is stored for the first time."""
        return NewComment(
            uid=self.uid,
            external_id=clean_text(self.incoming.external_id),
            facts=facts,
            sealed_identity=self._sealed_identity(self.uid, facts),
            text=self._new_text(self.uid, history),
            language=self._subject.language,
            origin=self.origin,
        )

    def update_of(self, stored: StoredComment, facts: Facts, history: History | None) -> UpdatedComment:
        """What a newer file changes of a stored comment; without a history, its text is the same."""
        return UpdatedComment(
            id=stored.id,
            facts=facts,
            sealed_identity=self._sealed_identity(stored.uid, facts),
            same_identity=(facts.name, facts.website) == (stored.facts.name, stored.facts.website),
            revision=stored.revision,
            text=self._new_text(stored.uid, history) if history else None,
            language=self._subject.language,
        )

    @cached_property
    def _subject(self) -> Subject:
        text = self.text
        return Subject(text.readable, self.name, self.website, text.links, self.incoming.type, text.markup)

    def _new_text(self, uid: UUID, history: History) -> NewText:
        flags = self.text_flags + self.pipeline.check_history(self._subject, history)
        return new_text(self.vault, RevisionSource.SITE, uid, self.text, flags)

    def _sealed_identity(self, uid: UUID, facts: Facts) -> bytes | None:
        if facts.name == self.name and facts.website == self.website:
            return None
        return self.vault.seal(f"{self.name}\n{self.website}", identity_context(uid))


def _told(text: str) -> str:
    """What a source says beside texts and names; an address in it, which belongs nowhere there, is masked."""
    return mask_addresses(clean_text(text))


def _whole_milliseconds(moment: datetime | None) -> datetime | None:
    """The moment as the database keeps it."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000) if moment else None
