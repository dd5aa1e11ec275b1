"""What the registers of a data set hold: its documents, names, labels, errata, words and rates."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from china_sso.errors import UnknownNameError
from china_sso.model.choosing import indicator_of
from china_sso.model.names import Names, text_or_none
from china_sso.model.rows import Rows
from china_sso.model.vocabulary import Confidence, Level
from china_sso.reading.folder import Folder
from china_sso.reading.library import library

if TYPE_CHECKING:
    from china_sso.model.erratum import Erratum
    from china_sso.model.figure import Figure
    from china_sso.model.glossary import Term
    from china_sso.model.indicator import Indicator
    from china_sso.model.label import Label
    from china_sso.model.money import Rates
    from china_sso.model.organisation import Site
    from china_sso.model.service import NamedService
    from china_sso.model.source import Source


class Catalogue:
    """The registers of a data set, each read when it is first asked for. Every `Dataset` is one."""

    def __init__(self, folders: tuple[Folder, ...], *, errata: Confidence | None) -> None:
        self._library = library(folders, errata)

    def names(self) -> tuple[Names, ...]:
        """The slug and the names of every city, in the order of the report, without reading the cities."""

        def of(line: dict[str, Any]) -> Names:
            return Names(
                line["slug"], line["name"], line["chinese"], line["pinyin"], line["gbt_2260"], tuple(line.get("aliases", ()))
            )

        def names() -> tuple[Names, ...]:
            return tuple(of(line) for line in self._library.places.values() if "gbt_2260" in line)

        return self._library.once("names", names)

    def sources(self) -> Rows[Source]:
        """The documents that the data was read from, in the order in which a figure is looked for in them."""
        return self._library.once("rows of sources", lambda: Rows(self._library.sources, "sources"))

    def sites(self) -> Rows[Site]:
        """The parks, zones, airports, ports, stations, railways and roads of the register, with their spellings."""
        return self._library.once("rows of sites", lambda: Rows(self._library.sites, "sites"))

    def labels(self, indicator: Indicator | str | None = None) -> Rows[Label]:
        """The labels that complete an indicator's meaning, or those of all, with the structure that recurs in them.

        Raises `UnknownNameError` or `AmbiguousNameError` for an indicator that there is not.
        """
        what = None if indicator is None else indicator_of(indicator)
        return Rows((label for label in self._library.labels.values() if what in (None, label.indicator)), "labels")

    def services(self) -> Rows[NamedService]:
        """The services that the report's introduction names, from the traditional to the progressive, placed in the kinds."""
        return self._library.once("rows of services", lambda: Rows(self._library.services, "services"))

    def errata(self) -> Rows[Erratum]:
        """What the sources print that cannot be right."""
        return self._library.once("rows of errata", lambda: Rows(self._library.errata, "errata"))

    def glossary(self) -> Rows[Term]:
        """The abbreviations and words of the industry that the documents define."""
        return self._library.once("rows of glossary", lambda: Rows(self._library.terms, "glossary"))

    def exchange_rates(self, source: str | None = None) -> Rates:
        """The rates, in units of each currency for one US dollar.

        Without a source, the report's own rate counts for the yuan of 2012 (it is the rate its authors used), and the
        yearly averages of the Federal Reserve's release G.5A for everything else.

        Args:
            source: only the rates of one source: ``inside-the-dragon-2013`` or ``federal-reserve-g5a``.

        Raises:
            UnknownNameError: there are no rates of that source.

        Examples:
            >>> import china_sso as sso
            >>> print(sso.exchange_rates().rate(sso.Currency.CNY, 2012))
            1 USD = 6.2855 CNY (2012, inside-the-dragon-2013)
            >>> print(sso.exchange_rates("federal-reserve-g5a").rate(sso.Currency.CNY, 2012))
            1 USD = 6.3093 CNY (2012, federal-reserve-g5a)
        """
        return self._library.rates.of_source(source)

    def _check_source(self, source: str | None) -> None:
        known = tuple(each.id for each in self.sources())
        text_or_none(source, "a source")
        if source is not None and source not in known:
            raise UnknownNameError("source", source, known, exhaustive=True)

    def _labelled(self, level: Level | None, certificate: str | None) -> Callable[[Figure], bool] | None:
        """Whether the label of a figure is of a level and about a certificate."""
        if level is None and certificate is None:
            return None
        labels = self._library.labels
        text_or_none(certificate, "a certificate")
        known = {each.certificate.casefold(): each.certificate for each in labels.values() if each.certificate}
        if certificate is not None and certificate.casefold() not in known:
            raise UnknownNameError("certificate", certificate, tuple(sorted(known.values())), exhaustive=True)
        wanted = None if certificate is None else known[certificate.casefold()]

        def fits(figure: Figure) -> bool:
            label = labels.get((figure.indicator.name, figure.label)) if figure.label is not None else None
            return label is not None and level in (None, label.level) and wanted in (None, label.certificate)

        return fits
