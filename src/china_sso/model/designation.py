"""Statuses that were given, the parks and zones, and what else a profile names."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from china_sso.model.organisation import Organisation, Site, SiteKind
from china_sso.model.period import Period
from china_sso.model.source import Fact
from china_sso.model.vocabulary import Level


class Status(StrEnum):
    """What a city or a park was named."""

    MUNICIPALITY = "municipality"
    PROVINCIAL_CAPITAL = "provincial_capital"
    SPECIAL_ADMINISTRATIVE_REGION = "special_administrative_region"
    SPECIAL_ECONOMIC_ZONE = "special_economic_zone"
    OPEN_COASTAL_CITY = "open_coastal_city"
    MODEL_CITY = "model_city"
    """One of the 21 Service Outsourcing Model Cities of the State Council."""
    PRIMARY_OUTSOURCING_CITY = "primary_outsourcing_city"
    """One of the eleven primary outsourcing cities of the 1,000-100-10 Project."""
    OUTSOURCING_SHOWCASE_AREA = "outsourcing_showcase_area"
    NATIONAL_OUTSOURCING_AREA = "national_outsourcing_area"
    PROVINCIAL_OUTSOURCING_AREA = "provincial_outsourcing_area"
    MUNICIPAL_OUTSOURCING_AREA = "municipal_outsourcing_area"
    SOFTWARE_INDUSTRY_BASE = "software_industry_base"
    SOFTWARE_EXPORT_BASE = "software_export_base"
    TORCH_SOFTWARE_BASE = "torch_software_base"
    SOFTWARE_EXPORT_PILOT = "software_export_pilot"
    """For exports to Europe and the United States."""
    ANIMATION_BASE = "animation_base"
    INDUSTRY_BASE = "industry_base"
    """A national base of another industry, or for bringing its inventions into production."""
    TRAINING_BASE = "training_base"
    SOFTWARE_COLLEGE = "software_college"
    """A national or model college of software."""
    INTELLECTUAL_PROPERTY_MODEL = "intellectual_property_model"
    INNOVATION_BASE = "innovation_base"
    """A pilot, cluster or incubator of innovation."""
    INFORMATISATION_PILOT = "informatisation_pilot"
    """For bringing together information technology and industry, or the networks for telephone, data and television."""
    DEVELOPMENT_ZONE = "development_zone"
    AWARD = "award"
    OTHER = "other"


class MentionKind(StrEnum):
    """What a named thing is that is nothing else."""

    EVENT = "event"
    MEDIA = "media"
    PERSON = "person"
    RATING = "rating"
    """A credit rating."""
    BODY = "body"
    """An authority, an association, an institute that does nothing in the city."""
    PLAN = "plan"
    PLACE = "place"
    OTHER = "other"


@frozen(kw_only=True)
class Designation(Fact):
    """A status that somebody gave a city or a park. What a document says of it by itself is a `Statement`."""

    title: str
    """As the document names it."""
    status: Status
    """Which kind of status it is."""
    holder: str | None = None
    """The park or body that holds it; None for the city itself."""
    issuers: tuple[str, ...] = ()
    """Who gave it, as the text names them; empty where nobody is named."""
    period: Period | None = None
    """When it was given."""

    @property
    def issued_by(self) -> tuple[Organisation | Site, ...]:
        """Who its issuers are, whatever the profiles call them."""
        return tuple(map(self.origin.body_called, self.issuers))


@frozen(kw_only=True)
class OfficePark(Fact):
    """A park, zone or base for offices."""

    name: str
    """As printed."""
    level: Level | None = None
    """Who designated it, where printed."""
    parent: str | None = None
    """The park or zone that it lies in, where printed."""

    @property
    def site(self) -> Site:
        """Which one it is, whatever the profiles call it."""
        return self.origin.site_called(self.name) or Site.named(self.name, SiteKind.PARK)


@frozen(kw_only=True)
class Mention(Fact):
    """Something else that a profile names: an event, a person, an authority."""

    name: str
    """As printed."""
    kind: MentionKind
    """What kind of thing is named."""
    subject: str | None = None
    """What it is named with."""
    detail: str | None = None
    """In which capacity, in our own words."""

    @property
    def organisation(self) -> Organisation | None:
        """Which authority or association it is, whatever the profiles call it; None for what is no `MentionKind.BODY`."""
        return self.origin.organisation_called(self.name) if self.kind is MentionKind.BODY else None
