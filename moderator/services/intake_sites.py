"""Which site an imported comment belongs to."""

from moderator.domain.incoming import IncomingComment
from moderator.errors import UserError
from moderator.privacy.masking import mask_addresses
from moderator.services.desk import Desk
from moderator.storage.sites import site_titled
from moderator.text.cleaning import clean_text
from moderator.text.site_address import SiteAddress, site_address


class Sites:
    """Finds the site of each comment; `named` overrules what the file says."""

    def __init__(self, desk: Desk, named: str | None) -> None:
        self._named = named_site(desk, named) if named is not None else None

    def of(self, comment: IncomingComment) -> tuple[SiteAddress, str]:
        """The address and title of the comment's site."""
        told = comment.site
        address = self._named or site_address(mask_addresses(clean_text(told.url)))
        if address is None:
            raise UserError(
                "The file does not say which site it comes from. Name the site with --site https://…, "
                "as readers see it."
            )
        return address, mask_addresses(clean_text(told.title))


def named_site(desk: Desk, named: str) -> SiteAddress:
    """The site with this title or address. Raises UserError for what is neither."""
    named = clean_text(named)
    with desk.database.reading() as connection:
        known = site_titled(connection, named)
    address = SiteAddress(known.address, known.url) if known else site_address(named)
    if address is None:
        raise UserError("This names no site. Give the site's address, such as https://paper.example.")
    return address
