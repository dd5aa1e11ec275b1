"""The figures of one topic, gathered: what a profile says of a city's outsourcing, its economy, its hotels ...

These classes *are* the vocabulary of the data set. Every field is an indicator, named ``topic.field``, and says in
its annotation what it measures and in which kind of unit. A field of one figure holds at most one per record; a field
of several holds figures that differ by their label ("certified to CMMI3", "national level").
"""

# Without `from __future__ import annotations`: the vocabulary is read off the annotations, and evaluating texts is slow.

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, ClassVar, Self

from attrs import frozen

from china_sso.errors import UnknownNameError, WrongTypeError, nearest
from china_sso.model.figure import Figure
from china_sso.model.period import Period
from china_sso.model.units import Dimension
from china_sso.model.vocabulary import Kind, Section


@frozen
class Definition:
    """What a field of a record measures, and in which kind of unit."""

    #: the definition, a noun phrase
    text: str
    #: what the unit of such a figure must be a unit of; None where the label decides
    dimension: Dimension | None = None


#: A field of one figure; None where the source prints none.
One = Figure | None
#: A field of several figures, told apart by their labels.
Many = tuple[Figure, ...]

MONEY, INCOME = Dimension.MONEY, Dimension.MONEY_RATE
COUNT, PERSONS, RANK, TIMES = Dimension.COUNT, Dimension.PERSONS, Dimension.RANK, Dimension.RATIO
PERCENT, LENGTH, AREA = Dimension.PERCENT, Dimension.LENGTH, Dimension.AREA
TIME, TEMPERATURE, DENSITY = Dimension.TIME, Dimension.TEMPERATURE, Dimension.DENSITY
DATA, DATA_RATE = Dimension.DATA, Dimension.DATA_RATE


@frozen(kw_only=True, repr=False)
class Record:
    """The figures of one topic for one place, one period and one source. Topics subclass it; nothing else should.

    Records are equal when their class and their figures are: the fields of a topic only sort these.
    """

    topic: ClassVar[str]
    #: the slug of the city, or ``china``
    place: str
    #: the section of the profile that prints the figures
    section: Section
    #: what they are about, where that is not the place as a whole: a park, a district, an airport
    subject: str | None
    #: observed, or aimed at
    kind: Kind
    #: the time they belong to; None where the source gives none
    period: Period | None
    #: the id of the document
    source: str
    #: all of them, in the order of the page
    figures: tuple[Figure, ...]

    @property
    def year(self) -> int | None:
        """The year of the record; the last one of a span; None where the source gives none."""
        return self.period.year if self.period is not None else None

    @classmethod
    def of(cls, figures: tuple[Figure, ...]) -> Self:
        """The record of figures that share topic, section, subject, kind, period and source."""
        first = figures[0]
        fields: dict[str, Any] = {}
        for indicator in indicators_of(cls):
            matching = tuple(figure for figure in figures if figure.indicator == indicator.name)
            if matching:
                fields[indicator.field] = matching if indicator.many else matching[0]
        return cls(
            place=first.place,
            section=first.section,
            subject=first.subject,
            kind=first.kind,
            period=first.period,
            source=first.source,
            figures=figures,
            **fields,
        )

    def __repr__(self) -> str:
        about = f" of {self.subject!r}" if self.subject else ""
        time = str(self.period) if self.period else "undated"
        target = " target" if self.kind is Kind.TARGET else ""
        quantities = (f"{figure.indicator.partition('.')[2]}={figure.quantity}" for figure in self.figures)
        return f"<{type(self).__name__}{target} {self.place}{about} {time}: {', '.join(quantities)}>"

    def _repr_html_(self) -> str:
        from china_sso.model.html import record_html

        return record_html(self)


@frozen(kw_only=True, repr=False, eq=False)
class OutsourcingMetrics(Record):
    """Service outsourcing: contracts, enterprises and people of the trade."""

    topic: ClassVar[str] = "outsourcing"

    signed_value: Annotated[One, Definition("contract value signed in the period, offshore and onshore", MONEY)] = None
    executed_value: Annotated[One, Definition("value of the work done on contracts in the period, offshore and onshore", MONEY)] = None
    offshore_signed_value: Annotated[One, Definition("contract value signed in the period with clients outside mainland China", MONEY)] = None
    offshore_executed_value: Annotated[One, Definition("value of the work done in the period for clients outside mainland China", MONEY)] = None
    onshore_signed_value: Annotated[One, Definition("contract value signed in the period with clients in mainland China", MONEY)] = None
    onshore_executed_value: Annotated[One, Definition("value of the work done in the period for clients in mainland China", MONEY)] = None
    revenue: Annotated[One, Definition("turnover, sales or output of the trade, where the source calls it neither signed nor executed", MONEY)] = None
    exports: Annotated[One, Definition("outsourcing services exported, where the source calls it neither signed nor executed", MONEY)] = None
    contracts: Annotated[One, Definition("contracts signed in the period", COUNT)] = None
    offshore_contracts: Annotated[One, Definition("contracts signed in the period with clients outside mainland China", COUNT)] = None
    enterprises: Annotated[One, Definition("service outsourcing enterprises", COUNT)] = None
    new_enterprises: Annotated[One, Definition("service outsourcing enterprises new in the period", COUNT)] = None
    registered_enterprises: Annotated[One, Definition("enterprises registered in the official outsourcing system", COUNT)] = None
    new_registered_enterprises: Annotated[One, Definition("enterprises newly registered in the official outsourcing system", COUNT)] = None
    offshore_enterprises: Annotated[One, Definition("enterprises that work for clients outside mainland China", COUNT)] = None
    foreign_invested_enterprises: Annotated[One, Definition("outsourcing enterprises with foreign investment", COUNT)] = None
    advanced_technology_enterprises: Annotated[One, Definition("enterprises certified as advanced technology service enterprises", COUNT)] = None
    employees: Annotated[One, Definition("people employed in service outsourcing", PERSONS)] = None
    new_employees: Annotated[One, Definition("people who joined the trade in the period", PERSONS)] = None
    offshore_employees: Annotated[One, Definition("people employed on work for clients outside mainland China", PERSONS)] = None
    graduate_employees: Annotated[One, Definition("employees with a degree", PERSONS)] = None
    graduate_share: Annotated[One, Definition("share of employees with a degree", PERCENT)] = None
    ito_value: Annotated[One, Definition("value of information technology outsourcing; the label says of which total", MONEY)] = None
    bpo_value: Annotated[One, Definition("value of business process outsourcing; the label says of which total", MONEY)] = None
    kpo_value: Annotated[One, Definition("value of knowledge process outsourcing; the label says of which total", MONEY)] = None
    ito_share: Annotated[One, Definition("share of information technology outsourcing; the label says of which total", PERCENT)] = None
    bpo_share: Annotated[One, Definition("share of business process outsourcing; the label says of which total", PERCENT)] = None
    kpo_share: Annotated[One, Definition("share of knowledge process outsourcing; the label says of which total", PERCENT)] = None
    certified_enterprises: Annotated[Many, Definition("enterprises with a certificate; the label says which", COUNT)] = ()
    large_enterprises: Annotated[Many, Definition("enterprises over a threshold of staff or revenue; the label states it", COUNT)] = ()
    ranked_enterprises: Annotated[Many, Definition("enterprises that are on a list (Fortune 500, a top 100); the label says which", COUNT)] = ()
    client_value: Annotated[Many, Definition("value of orders from one client market; the label says which", MONEY)] = ()
    client_countries: Annotated[One, Definition("countries and regions that the orders come from", COUNT)] = None
    rank: Annotated[Many, Definition("a place in a ranking of outsourcing locations; the label says which", RANK)] = ()
    share: Annotated[Many, Definition("a share that has no field of its own; the label says of what in what", PERCENT)] = ()
    growth: Annotated[Many, Definition("a printed change of a quantity that is not itself printed; the label says which", PERCENT)] = ()
    multiple: Annotated[Many, Definition("a quantity as a multiple of an earlier year's; the label says which", TIMES)] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class SoftwareIndustry(Record):
    """The software industry, where a source tells it apart from service outsourcing."""

    topic: ClassVar[str] = "software"

    revenue: Annotated[One, Definition("revenue of the software and information service industry", MONEY)] = None
    product_revenue: Annotated[One, Definition("revenue from software products", MONEY)] = None
    integration_revenue: Annotated[One, Definition("revenue from system integration", MONEY)] = None
    exports: Annotated[One, Definition("software exported", MONEY)] = None
    enterprises: Annotated[One, Definition("software enterprises", COUNT)] = None
    employees: Annotated[One, Definition("people employed in the software industry", PERSONS)] = None
    products: Annotated[One, Definition("registered software products", COUNT)] = None
    certified_enterprises: Annotated[Many, Definition("software enterprises with a certificate; the label says which", COUNT)] = ()
    large_enterprises: Annotated[Many, Definition("software enterprises over a threshold; the label states it", COUNT)] = ()
    ranked_enterprises: Annotated[Many, Definition("software enterprises that are on a list; the label says which", COUNT)] = ()
    staff: Annotated[Many, Definition("people of one occupation or degree in the industry; the label says which", PERSONS)] = ()
    share: Annotated[Many, Definition("a share; the label says of what in what", PERCENT)] = ()
    growth: Annotated[Many, Definition("a printed change of a quantity that is not itself printed; the label says which", PERCENT)] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class ServiceTrade(Record):
    """Trade in services and the service industry as a whole."""

    topic: ClassVar[str] = "service_trade"

    total_value: Annotated[One, Definition("imports and exports of services", MONEY)] = None
    export_value: Annotated[One, Definition("exports of services", MONEY)] = None
    import_value: Annotated[One, Definition("imports of services", MONEY)] = None
    industry_value: Annotated[One, Definition("value of the service industry (its part of GDP, or its revenue)", MONEY)] = None
    industry_share_of_gdp: Annotated[One, Definition("share of the service industry in GDP", PERCENT)] = None
    foreign_investment: Annotated[One, Definition("foreign investment utilised in services", MONEY)] = None
    rank: Annotated[Many, Definition("a place in a ranking; the label says which", RANK)] = ()
    share: Annotated[Many, Definition("a share; the label says of what in what", PERCENT)] = ()
    growth: Annotated[Many, Definition("a printed change of a quantity that is not itself printed; the label says which", PERCENT)] = ()
    multiple: Annotated[Many, Definition("a quantity as a multiple of an earlier year's; the label says which", TIMES)] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class ForeignInvestment(Record):
    """Investment from outside mainland China."""

    topic: ClassVar[str] = "investment"

    projects: Annotated[One, Definition("foreign investment projects newly approved or signed", COUNT)] = None
    enterprises: Annotated[One, Definition("foreign invested enterprises newly approved or registered", COUNT)] = None
    contracted_value: Annotated[One, Definition("foreign capital contracted, committed or registered", MONEY)] = None
    utilised_value: Annotated[One, Definition("foreign capital actually used", MONEY)] = None
    direct_utilised_value: Annotated[One, Definition("foreign direct investment actually used, where the source tells it apart", MONEY)] = None
    fortune_500_companies: Annotated[One, Definition("Fortune 500 companies present", COUNT)] = None
    fortune_500_projects: Annotated[One, Definition("projects or enterprises of Fortune 500 companies", COUNT)] = None
    fortune_500_investment: Annotated[One, Definition("total investment of Fortune 500 companies", MONEY)] = None
    new_fortune_500_companies: Annotated[One, Definition("Fortune 500 companies that came in the period", COUNT)] = None
    new_fortune_500_projects: Annotated[One, Definition("projects of Fortune 500 companies that began in the period", COUNT)] = None
    regional_headquarters: Annotated[One, Definition("regional headquarters of multinationals", COUNT)] = None
    new_regional_headquarters: Annotated[One, Definition("regional headquarters of multinationals set up in the period", COUNT)] = None
    rd_centres: Annotated[One, Definition("research and development centres with foreign investment", COUNT)] = None
    new_rd_centres: Annotated[One, Definition("such centres set up in the period", COUNT)] = None
    investment_companies: Annotated[One, Definition("foreign investment companies", COUNT)] = None
    new_investment_companies: Annotated[One, Definition("foreign investment companies set up in the period", COUNT)] = None
    source_countries: Annotated[One, Definition("countries and regions that have invested", COUNT)] = None
    large_projects: Annotated[Many, Definition("projects over a threshold of value; the label states it", COUNT)] = ()
    large_projects_value: Annotated[Many, Definition("value of projects over a threshold; the label states it", MONEY)] = ()
    part: Annotated[Many, Definition("part of a value, by form or industry; the label says of which", MONEY)] = ()
    share: Annotated[Many, Definition("a share; the label says of what in what", PERCENT)] = ()
    growth: Annotated[Many, Definition("a printed change of a quantity that is not itself printed; the label says which", PERCENT)] = ()
    rank: Annotated[Many, Definition("a place in a ranking; the label says which", RANK)] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class Economy(Record):
    """Output, prices, incomes and spending."""

    topic: ClassVar[str] = "economy"

    gdp: Annotated[One, Definition("gross domestic product", MONEY)] = None
    gdp_per_head: Annotated[One, Definition("gross domestic product per head", INCOME)] = None
    gdp_growth: Annotated[One, Definition("growth of gross domestic product, where printed as a figure of its own", PERCENT)] = None
    inflation: Annotated[One, Definition("change of the consumer price index", PERCENT)] = None
    unemployment_rate: Annotated[One, Definition("unemployment rate", PERCENT)] = None
    disposable_income: Annotated[One, Definition("annual disposable income per head of urban residents", INCOME)] = None
    consumption_expenditure: Annotated[One, Definition("annual consumption expenditure per head of urban residents", INCOME)] = None
    household_expenditure: Annotated[One, Definition("average expenditure of a household", INCOME)] = None
    household_savings: Annotated[One, Definition("savings deposits of residents", MONEY)] = None
    exchange_rate: Annotated[One, Definition("price of a US dollar in local currency", INCOME)] = None
    share: Annotated[Many, Definition("a share; the label says of what in what", PERCENT)] = ()
    growth: Annotated[Many, Definition("a printed change of a quantity that is not itself printed; the label says which", PERCENT)] = ()
    rank: Annotated[Many, Definition("a place in a ranking; the label says which", RANK)] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class Wages(Record):
    """Salaries."""

    topic: ClassVar[str] = "wages"

    average_salary: Annotated[One, Definition("average salary of (full-time) employees", INCOME)] = None
    graduate_salary: Annotated[One, Definition("average or starting salary of graduates with a first degree", INCOME)] = None
    postgraduate_salary: Annotated[One, Definition("average or starting salary of graduates with a higher degree", INCOME)] = None
    junior_college_salary: Annotated[One, Definition("average salary of junior college graduates", INCOME)] = None
    growth: Annotated[Many, Definition("a printed change of a quantity that is not itself printed; the label says which", PERCENT)] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class Population(Record):
    """How many people live there."""

    topic: ClassVar[str] = "population"

    total: Annotated[One, Definition("de jure population", PERSONS)] = None
    other: Annotated[Many, Definition("a part of the population; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class Geography(Record):
    """Area, administrative divisions, distances."""

    topic: ClassVar[str] = "geography"

    area: Annotated[One, Definition("land area", AREA)] = None
    divisions: Annotated[Many, Definition("administrative divisions; the label says of which rank", COUNT)] = ()
    distance: Annotated[Many, Definition("distance to another place; the label says which", LENGTH)] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class Climate(Record):
    """Temperature and rain."""

    topic: ClassVar[str] = "climate"

    temperature: Annotated[One, Definition("annual average temperature", TEMPERATURE)] = None
    rainfall: Annotated[One, Definition("annual average rainfall", LENGTH)] = None


@frozen(kw_only=True, repr=False, eq=False)
class Education(Record):
    """Universities, students and graduates."""

    topic: ClassVar[str] = "education"

    universities: Annotated[One, Definition("universities and colleges", COUNT)] = None
    students: Annotated[One, Definition("students, all levels together or undergraduates where the source does not say", PERSONS)] = None
    student_intake: Annotated[One, Definition("students enrolled in the period", PERSONS)] = None
    graduates: Annotated[One, Definition("students who graduated in the period", PERSONS)] = None
    postgraduate_institutions: Annotated[One, Definition("institutions that educate postgraduates", COUNT)] = None
    postgraduate_students: Annotated[One, Definition("postgraduate students", PERSONS)] = None
    postgraduate_intake: Annotated[One, Definition("postgraduate students enrolled in the period", PERSONS)] = None
    postgraduate_graduates: Annotated[One, Definition("postgraduate students who graduated in the period", PERSONS)] = None
    doctoral_students: Annotated[One, Definition("doctoral students", PERSONS)] = None
    doctoral_graduates: Annotated[One, Definition("doctoral students who graduated in the period", PERSONS)] = None
    masters_graduates: Annotated[One, Definition("graduates with a master's degree in the period", PERSONS)] = None
    related_majors: Annotated[One, Definition("majors related to service outsourcing", COUNT)] = None
    related_graduates: Annotated[One, Definition("graduates a year of majors related to service outsourcing", PERSONS)] = None
    vocational_schools: Annotated[One, Definition("vocational schools", COUNT)] = None
    vocational_students: Annotated[One, Definition("students of vocational schools", PERSONS)] = None
    share: Annotated[Many, Definition("a share; the label says of what in what", PERCENT)] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class Research(Record):
    """Research institutes, laboratories, patents and the companies that live on them."""

    topic: ClassVar[str] = "research"

    expenditure: Annotated[One, Definition("expenditure on research and development", MONEY)] = None
    expenditure_share_of_gdp: Annotated[One, Definition("expenditure on research and development in GDP", PERCENT)] = None
    personnel: Annotated[One, Definition("people employed in research and development", PERSONS)] = None
    scientists: Annotated[One, Definition("scientists and engineers among them", PERSONS)] = None
    technology_contracts: Annotated[One, Definition("technology contracts signed", COUNT)] = None
    technology_contract_value: Annotated[One, Definition("value of technology contracts", MONEY)] = None
    patents_applied: Annotated[One, Definition("patents applied for", COUNT)] = None
    patents_granted: Annotated[One, Definition("patents granted", COUNT)] = None
    institutes: Annotated[Many, Definition("research institutes and institutions; the label gives the level", COUNT)] = ()
    key_laboratories: Annotated[Many, Definition("key laboratories; the label gives the level", COUNT)] = ()
    engineering_centres: Annotated[Many, Definition("engineering (technology, research) centres; the label gives the level", COUNT)] = ()
    technology_centres: Annotated[Many, Definition("corporate, enterprise or other technology centres; the label gives the level", COUNT)] = ()
    rd_centres: Annotated[Many, Definition("research and development centres; the label gives the level", COUNT)] = ()
    high_tech_enterprises: Annotated[Many, Definition("high-tech enterprises; the label gives the level", COUNT)] = ()
    innovative_enterprises: Annotated[Many, Definition("enterprises recognised as innovative; the label gives the level", COUNT)] = ()
    incubators: Annotated[Many, Definition("technology incubators; the label gives the level", COUNT)] = ()
    platforms: Annotated[Many, Definition("technology service platforms; the label gives the level", COUNT)] = ()
    projects: Annotated[Many, Definition("science and technology projects; the label says which", COUNT)] = ()
    awards: Annotated[Many, Definition("science and technology awards and achievements; the label says which", COUNT)] = ()
    academicians: Annotated[Many, Definition("academicians; the label gives the academy", PERSONS)] = ()
    rank: Annotated[Many, Definition("a place in a ranking; the label says which", RANK)] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class Training(Record):
    """Training for the trade."""

    topic: ClassVar[str] = "training"

    institutions: Annotated[One, Definition("training institutions, agencies or colleges for the trade", COUNT)] = None
    bases: Annotated[One, Definition("training (practice) bases", COUNT)] = None
    courses: Annotated[One, Definition("courses held in the period", COUNT)] = None
    trainees: Annotated[One, Definition("people trained in the period, or so far", PERSONS)] = None
    annual_enrolment: Annotated[One, Definition("people enrolled or trained in a year", PERSONS)] = None
    enrolled: Annotated[One, Definition("people enrolled", PERSONS)] = None
    capacity: Annotated[One, Definition("people who can be trained at a time", PERSONS)] = None
    share: Annotated[Many, Definition("a share; the label says of what in what", PERCENT)] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class Transport(Record):
    """Roads, rail, air and water."""

    topic: ClassVar[str] = "transport"

    roads_length: Annotated[One, Definition("length of roads", LENGTH)] = None
    urban_roads_length: Annotated[One, Definition("length of urban roads", LENGTH)] = None
    highways_length: Annotated[One, Definition("length of highways", LENGTH)] = None
    expressways_length: Annotated[One, Definition("length of expressways", LENGTH)] = None
    road_density: Annotated[One, Definition("length of roads per area", DENSITY)] = None
    national_highways: Annotated[One, Definition("national highways", COUNT)] = None
    provincial_highways: Annotated[One, Definition("provincial highways", COUNT)] = None
    expressways: Annotated[One, Definition("expressways and major highways", COUNT)] = None
    railways: Annotated[Many, Definition("railways or railway lines; the label says which", COUNT)] = ()
    passenger_trains: Annotated[One, Definition("passenger trains a day", COUNT)] = None
    rail_passengers: Annotated[One, Definition("railway passengers a year", PERSONS)] = None
    metro_lines: Annotated[One, Definition("metro and urban rail lines", COUNT)] = None
    metro_length: Annotated[One, Definition("length of metro lines", LENGTH)] = None
    airports: Annotated[One, Definition("airports", COUNT)] = None
    airlines: Annotated[One, Definition("airlines that serve the airport", COUNT)] = None
    domestic_airlines: Annotated[One, Definition("domestic airlines that serve the airport", COUNT)] = None
    international_airlines: Annotated[One, Definition("international and regional airlines that serve the airport", COUNT)] = None
    air_routes: Annotated[One, Definition("air routes", COUNT)] = None
    domestic_routes: Annotated[One, Definition("domestic air routes", COUNT)] = None
    international_routes: Annotated[One, Definition("international air routes", COUNT)] = None
    regional_routes: Annotated[One, Definition("air routes to Hong Kong, Macau and Taiwan", COUNT)] = None
    air_destinations: Annotated[One, Definition("cities and places reached by air", COUNT)] = None
    domestic_destinations: Annotated[One, Definition("domestic cities reached by air", COUNT)] = None
    international_destinations: Annotated[One, Definition("cities and places abroad reached by air", COUNT)] = None
    air_countries: Annotated[One, Definition("countries reached by air", COUNT)] = None
    flights: Annotated[Many, Definition("flights; the label says in which time", COUNT)] = ()
    ports: Annotated[Many, Definition("ports and harbours; the label says which", COUNT)] = ()
    berths: Annotated[Many, Definition("berths of a port; the label says which", COUNT)] = ()
    shipping_routes: Annotated[Many, Definition("shipping routes; the label says which", COUNT)] = ()
    port_countries: Annotated[One, Definition("countries and regions reached by sea", COUNT)] = None
    port_connections: Annotated[One, Definition("ports reached by sea or river", COUNT)] = None
    waterways_length: Annotated[One, Definition("length of inland waterways", LENGTH)] = None
    travel_time: Annotated[Many, Definition("travel time; the label says where and by what", TIME)] = ()
    distance: Annotated[Many, Definition("distance; the label says from where to where", LENGTH)] = ()
    rank: Annotated[Many, Definition("a place in a ranking; the label says which", RANK)] = ()
    share: Annotated[Many, Definition("a share; the label says of what in what", PERCENT)] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class Telecommunications(Record):
    """Lines, subscriptions and speed."""

    topic: ClassVar[str] = "telecommunications"

    fixed_line_users: Annotated[One, Definition("fixed telephone lines in use", COUNT)] = None
    mobile_users: Annotated[One, Definition("mobile phone subscriptions", COUNT)] = None
    mobile_3g_users: Annotated[One, Definition("mobile phone subscriptions of the third generation", COUNT)] = None
    internet_users: Annotated[One, Definition("internet subscriptions", COUNT)] = None
    broadband_users: Annotated[One, Definition("broadband subscriptions", COUNT)] = None
    wireless_hotspots: Annotated[One, Definition("public wireless hotspots", COUNT)] = None
    mobile_penetration: Annotated[One, Definition("mobile subscriptions per person", PERCENT)] = None
    broadband_penetration: Annotated[One, Definition("households with broadband", PERCENT)] = None
    peak_speed: Annotated[One, Definition("average peak connection speed", DATA_RATE)] = None
    bandwidth: Annotated[Many, Definition("bandwidth of a network, in the unit as printed; the label says of which")] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class Environment(Record):
    """Green and air."""

    topic: ClassVar[str] = "environment"

    green_coverage: Annotated[One, Definition("share of the (built-up) area under green cover", PERCENT)] = None
    green_coverage_area: Annotated[One, Definition("area under green cover", AREA)] = None
    green_rate: Annotated[One, Definition("share of green space in the urban area", PERCENT)] = None
    green_area: Annotated[One, Definition("green space", AREA)] = None
    new_green_area: Annotated[One, Definition("green space added in the period", AREA)] = None
    green_area_per_head: Annotated[One, Definition("(public) green space per head", AREA)] = None
    forest_coverage: Annotated[One, Definition("share of the area under forest", PERCENT)] = None
    forest_area: Annotated[One, Definition("area forested, or planted in the period", AREA)] = None
    parks: Annotated[One, Definition("public parks", COUNT)] = None
    parks_area: Annotated[One, Definition("area of public parks", AREA)] = None
    nature_reserves: Annotated[One, Definition("nature reserves", COUNT)] = None
    nature_reserves_area: Annotated[One, Definition("area of nature reserves", AREA)] = None
    good_air_days: Annotated[One, Definition("days with good air quality in the period", TIME)] = None
    good_air_share: Annotated[One, Definition("share of days with good air quality", PERCENT)] = None
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class Hotels(Record):
    """Hotels."""

    topic: ClassVar[str] = "hotels"

    total: Annotated[One, Definition("hotels, rated or not", COUNT)] = None
    star_rated: Annotated[One, Definition("star-rated hotels", COUNT)] = None
    five_star: Annotated[One, Definition("five-star hotels", COUNT)] = None
    four_star: Annotated[One, Definition("four-star hotels", COUNT)] = None
    four_star_and_above: Annotated[One, Definition("hotels rated four stars or above", COUNT)] = None
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class Living(Record):
    """Health care, schools and language: what else makes a place liveable."""

    topic: ClassVar[str] = "living"

    hospitals: Annotated[One, Definition("hospitals and community health organisations", COUNT)] = None
    top_grade_hospitals: Annotated[One, Definition("hospitals of the highest national grade", COUNT)] = None
    international_schools: Annotated[One, Definition("international schools", COUNT)] = None
    share: Annotated[Many, Definition("a share; the label says of what in what", PERCENT)] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class OfficeParks(Record):
    """Parks and zones: how many, how large, and who is in them. A single park is the subject of its figures."""

    topic: ClassVar[str] = "parks"

    number: Annotated[Many, Definition("parks, zones or bases; the label says of which kind and level", COUNT)] = ()
    area: Annotated[One, Definition("area of a park", AREA)] = None
    planned_area: Annotated[One, Definition("area planned", AREA)] = None
    developed_area: Annotated[One, Definition("area developed", AREA)] = None
    construction_area: Annotated[One, Definition("built floor area", AREA)] = None
    planned_construction_area: Annotated[One, Definition("planned floor area", AREA)] = None
    investment: Annotated[One, Definition("total investment in a park", MONEY)] = None
    foreign_investment: Annotated[One, Definition("foreign investment in a park", MONEY)] = None
    revenue: Annotated[One, Definition("revenue of the enterprises of a park", MONEY)] = None
    enterprises: Annotated[One, Definition("enterprises in a park", COUNT)] = None
    foreign_invested_enterprises: Annotated[One, Definition("enterprises with foreign investment in a park", COUNT)] = None
    employees: Annotated[One, Definition("people employed in a park", PERSONS)] = None
    occupancy: Annotated[One, Definition("share of a park's space that is let", PERCENT)] = None
    large_enterprises: Annotated[Many, Definition("enterprises of a park over a threshold; the label states it", COUNT)] = ()
    certified_enterprises: Annotated[Many, Definition("enterprises of a park with a certificate; the label says which", COUNT)] = ()
    ranked_enterprises: Annotated[Many, Definition("enterprises of a park that are on a list; the label says which", COUNT)] = ()
    laboratories: Annotated[Many, Definition("laboratories and research centres of a park; the label says which", COUNT)] = ()
    share: Annotated[Many, Definition("a share; the label says of what in what", PERCENT)] = ()
    growth: Annotated[Many, Definition("a printed change of a quantity that is not itself printed; the label says which", PERCENT)] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class Support(Record):
    """Public money and rules for the trade, in figures."""

    topic: ClassVar[str] = "support"

    fund: Annotated[Many, Definition("money set aside; the label says for what", MONEY)] = ()
    ceiling: Annotated[Many, Definition("most that one project or enterprise is paid; the label says of what")] = ()
    policies: Annotated[Many, Definition("policies and regulations; the label says which", COUNT)] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


@frozen(kw_only=True, repr=False, eq=False)
class Standing(Record):
    """A city's place among others."""

    topic: ClassVar[str] = "standing"

    rank: Annotated[Many, Definition("a place in a ranking; the label says which", RANK)] = ()
    group_size: Annotated[Many, Definition("how many share a status; the label says which", COUNT)] = ()
    other: Annotated[Many, Definition("a fact too singular for a field of its own; the label says which")] = ()


#: Every topic, in the order in which the documentation lists them.
RECORD_TYPES: tuple[type[Record], ...] = (
    OutsourcingMetrics,
    SoftwareIndustry,
    ServiceTrade,
    ForeignInvestment,
    Economy,
    Wages,
    Population,
    Geography,
    Climate,
    Education,
    Research,
    Training,
    Transport,
    Telecommunications,
    Environment,
    Hotels,
    Living,
    OfficeParks,
    Support,
    Standing,
)


@frozen
class Indicator:
    """What a figure measures: a field of a record."""

    #: ``outsourcing.offshore_executed_value``
    name: str
    #: the definition, a noun phrase
    definition: str
    #: what its unit must be a unit of; None where the label decides
    dimension: Dimension | None
    #: whether a record holds several, told apart by their labels
    many: bool

    @property
    def topic(self) -> str:
        """``outsourcing``"""
        return self.name.partition(".")[0]

    @property
    def field(self) -> str:
        """``offshore_executed_value``"""
        return self.name.partition(".")[2]


def indicators_of(record: type[Record]) -> tuple[Indicator, ...]:
    """The indicators of one topic, in the order of its class."""
    return _by_topic()[record.topic]


@cache
def _by_topic() -> dict[str, tuple[Indicator, ...]]:
    return {record.topic: tuple(_read_indicators(record)) for record in RECORD_TYPES}


def _read_indicators(record: type[Record]) -> Iterator[Indicator]:
    return (
        Indicator(f"{record.topic}.{name}", hint.__metadata__[0].text, hint.__metadata__[0].dimension, hint.__origin__ == Many)
        for name, hint in record.__annotations__.items()
        if hasattr(hint, "__metadata__")
    )


@cache
def vocabulary() -> dict[str, Indicator]:
    """Every indicator by its name."""
    return {indicator.name: indicator for record in RECORD_TYPES for indicator in indicators_of(record)}


def check_indicator(name: str) -> Indicator:
    """The indicator of that name. Raises `UnknownNameError` where there is none."""
    if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
        raise WrongTypeError("an indicator", "a name such as 'economy.gdp'", repr(name))
    try:
        return vocabulary()[name]
    except KeyError:
        raise UnknownNameError("indicator", name, nearest(name, vocabulary())) from None
