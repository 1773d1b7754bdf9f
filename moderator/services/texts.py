"""A comment's text on its way in: cleaned, made readable, typed addresses masked and the original sealed."""

from dataclasses import dataclass
from html import unescape
from uuid import UUID

from moderator.domain.comments import RevisionSource
from moderator.domain.flags import Flag
from moderator.privacy.masking import mask_addresses
from moderator.privacy.vault import Vault
from moderator.screening.priority import priority
from moderator.services.sealing import text_context
from moderator.storage.texts import NewText
from moderator.text.cleaning import clean_text
from moderator.text.html_text import MarkupLink, escaped, readable


@dataclass(frozen=True, slots=True)
class Text:
    """One text in its forms. `markup` and `readable` are in clear and stay in memory; the masked go on."""

    markup: str
    readable: str
    links: tuple[MarkupLink, ...]
    masked_markup: str
    masked: str

    @property
    def holds_address(self) -> bool:
        """Whether something had to be masked."""
        return self.masked_markup != self.markup


def text_of(markup: str) -> Text:
    """The forms of a text as it was received, markup and entities included."""
    clean = clean_text(markup)
    shown = readable(clean)
    masked = mask_addresses(shown.text)
    masked_markup = mask_addresses(clean)
    if readable(masked_markup).text != masked or _hides_address(masked_markup):
        # An address written in entities or across tags: only the plain masked text is safe to keep.
        masked_markup = escaped(masked)
    return Text(clean, shown.text, shown.links, masked_markup, masked)


def line_of(written: str) -> str:
    """A name or website as it came, cleaned; without its tags where they divide an address."""
    clean = clean_text(written).strip()
    shown = readable(mask_addresses(clean)).text
    divided = mask_addresses(shown) != shown
    return readable(clean).text if divided else clean


def _hides_address(markup: str) -> bool:
    """Whether an address appears once entities are decoded, inside a tag for instance."""
    decoded = unescape(markup)
    return mask_addresses(decoded) != decoded


def new_text(vault: Vault, source: RevisionSource, uid: UUID, text: Text, flags: tuple[Flag, ...]) -> NewText:
    """The text as it is stored. Raises VaultLocked when an original must be sealed and can't be."""
    sealed = vault.seal(text.markup, text_context(uid)) if text.holds_address else None
    return NewText(
        source=source,
        markup=text.masked_markup,
        text=text.masked,
        sealed_markup=sealed,
        key_id=vault.key_id if sealed else "",
        priority=priority(flags),
        flags=flags,
    )
