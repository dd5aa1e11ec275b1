"""The figures of one topic, gathered: what a profile says of a city's outsourcing, its economy, its hotels ...

These classes *are* the vocabulary of the data set. Every attribute is an indicator, named ``topic.field``, and says what
it measures, in which kind of unit, and what its labels tell apart.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from china_sso.model.figure import Figure
from china_sso.model.indicator import Indicator, LabelledIndicator
from china_sso.model.period import Period
from china_sso.model.units import Dimension
from china_sso.model.vocabulary import Kind, Section

MONEY, INCOME = Dimension.MONEY, Dimension.MONEY_RATE
COUNT, PERSONS, RANK, TIMES = Dimension.COUNT, Dimension.PERSONS, Dimension.RANK, Dimension.RATIO
PERCENT, LENGTH, AREA = Dimension.PERCENT, Dimension.LENGTH, Dimension.AREA
TIME, TEMPERATURE, DENSITY = Dimension.TIME, Dimension.TEMPERATURE, Dimension.DENSITY
DATA, DATA_RATE = Dimension.DATA, Dimension.DATA_RATE


@frozen(repr=False)
class Record:
    """The figures of one topic for one place, one period and one source. Topics subclass it; nothing else should.

    A topic adds indicators and no field, so it is the frozen attrs class that it inherits.

    Its figures share their place, source, pages, section, subject, kind and period. Each indicator of the class is an
    attribute of the record: the figure, or None; a tuple of figures where labels tell several apart.
    """

    topic: ClassVar[str]
    """The first part of the names of its indicators: ``outsourcing``."""
    title: ClassVar[str]
    """The topic for people."""
    figures: tuple[Figure, ...]
    """All of them, at least one, in the order of the page."""

    @property
    def place(self) -> str:
        """The slug of the city, or ``china``."""
        return self.figures[0].place

    @property
    def source(self) -> str:
        """The id of the document."""
        return self.figures[0].source

    @property
    def section(self) -> Section:
        """The section of the profile that prints the figures."""
        return self.figures[0].section

    @property
    def subject(self) -> str | None:
        """What they are about, where that is not the place as a whole: a park, a district, an airport."""
        return self.figures[0].subject

    @property
    def kind(self) -> Kind:
        """Observed, or aimed at."""
        return self.figures[0].kind

    @property
    def period(self) -> Period | None:
        """The time they belong to; None where the source gives none."""
        return self.figures[0].period

    @property
    def year(self) -> int | None:
        """The year; the last one of a span; None where the source gives none."""
        return self.figures[0].year

    @classmethod
    def indicators(cls) -> tuple[Indicator, ...]:
        """The indicators of the topic, in the order of the class.

        >>> [indicator.short for indicator in Hotels.indicators()][:2]
        ['Hotels', 'Star-rated hotels']
        """
        return tuple(value for value in vars(cls).values() if isinstance(value, Indicator))

    def __repr__(self) -> str:
        about = f" of {self.subject!r}" if self.subject else ""
        time = str(self.period) if self.period else "undated"
        target = " target" if self.kind is Kind.TARGET else ""
        quantities = ", ".join(f"{figure.indicator.field}={figure.quantity}" for figure in self.figures)
        return f"<{type(self).__name__}{target} {self.place}{about} {time}: {quantities}>"

    def _repr_html_(self) -> str:
        from china_sso.model.notebook import record_html

        return record_html(self)


class OutsourcingMetrics(Record):
    """Service outsourcing: contracts, enterprises and people of the trade."""

    topic = "outsourcing"
    title = "Outsourcing"

    signed_value = Indicator("outsourcing.signed_value", "outsourcing.signed_value", "contract value signed in the period, offshore and onshore", MONEY)
    executed_value = Indicator("outsourcing.executed_value", "outsourcing.executed_value", "value of the work done on contracts in the period, offshore and onshore", MONEY)
    offshore_signed_value = Indicator("outsourcing.offshore_signed_value", "outsourcing.offshore_signed_value", "contract value signed in the period with clients outside mainland China", MONEY)
    offshore_executed_value = Indicator("outsourcing.offshore_executed_value", "outsourcing.offshore_executed_value", "value of the work done in the period for clients outside mainland China", MONEY)
    onshore_signed_value = Indicator("outsourcing.onshore_signed_value", "outsourcing.onshore_signed_value", "contract value signed in the period with clients in mainland China", MONEY)
    onshore_executed_value = Indicator("outsourcing.onshore_executed_value", "outsourcing.onshore_executed_value", "value of the work done in the period for clients in mainland China", MONEY)
    revenue = Indicator("outsourcing.revenue", "outsourcing.revenue", "turnover, sales or output of the trade, where the source calls it neither signed nor executed", MONEY)
    exports = Indicator("outsourcing.exports", "outsourcing.exports", "outsourcing services exported, where the source calls it neither signed nor executed", MONEY)
    contracts = Indicator("outsourcing.contracts", "outsourcing.contracts", "contracts signed in the period", COUNT)
    offshore_contracts = Indicator("outsourcing.offshore_contracts", "outsourcing.offshore_contracts", "contracts signed in the period with clients outside mainland China", COUNT)
    enterprises = Indicator("outsourcing.enterprises", "outsourcing.enterprises", "service outsourcing enterprises", COUNT)
    new_enterprises = Indicator("outsourcing.new_enterprises", "outsourcing.new_enterprises", "service outsourcing enterprises new in the period", COUNT)
    registered_enterprises = Indicator("outsourcing.registered_enterprises", "outsourcing.registered_enterprises", "enterprises registered in the official outsourcing system", COUNT)
    new_registered_enterprises = Indicator("outsourcing.new_registered_enterprises", "outsourcing.new_registered_enterprises", "enterprises newly registered in the official outsourcing system", COUNT)
    offshore_enterprises = Indicator("outsourcing.offshore_enterprises", "outsourcing.offshore_enterprises", "enterprises that work for clients outside mainland China", COUNT)
    foreign_invested_enterprises = Indicator("outsourcing.foreign_invested_enterprises", "outsourcing.foreign_invested_enterprises", "outsourcing enterprises with foreign investment", COUNT)
    advanced_technology_enterprises = Indicator("outsourcing.advanced_technology_enterprises", "outsourcing.advanced_technology_enterprises", "enterprises certified as advanced technology service enterprises", COUNT)
    employees = Indicator("outsourcing.employees", "outsourcing.employees", "people employed in service outsourcing", PERSONS)
    new_employees = Indicator("outsourcing.new_employees", "outsourcing.new_employees", "people who joined the trade in the period", PERSONS)
    offshore_employees = Indicator("outsourcing.offshore_employees", "outsourcing.offshore_employees", "people employed on work for clients outside mainland China", PERSONS)
    graduate_employees = Indicator("outsourcing.graduate_employees", "outsourcing.graduate_employees", "employees with a degree", PERSONS)
    graduate_share = Indicator("outsourcing.graduate_share", "outsourcing.graduate_share", "share of employees with a degree", PERCENT)
    ito_value = Indicator("outsourcing.ito_value", "outsourcing.ito_value", "value of information technology outsourcing", MONEY)
    bpo_value = Indicator("outsourcing.bpo_value", "outsourcing.bpo_value", "value of business process outsourcing", MONEY)
    kpo_value = Indicator("outsourcing.kpo_value", "outsourcing.kpo_value", "value of knowledge process outsourcing", MONEY)
    ito_share = Indicator("outsourcing.ito_share", "outsourcing.ito_share", "share of information technology outsourcing", PERCENT)
    bpo_share = Indicator("outsourcing.bpo_share", "outsourcing.bpo_share", "share of business process outsourcing", PERCENT)
    kpo_share = Indicator("outsourcing.kpo_share", "outsourcing.kpo_share", "share of knowledge process outsourcing", PERCENT)
    certified_enterprises = LabelledIndicator("outsourcing.certified_enterprises", "outsourcing.certified_enterprises", "enterprises with a certificate", COUNT, labels="what is meant")
    large_enterprises = LabelledIndicator("outsourcing.large_enterprises", "outsourcing.large_enterprises", "enterprises over a threshold of staff or revenue", COUNT, labels="what is meant")
    ranked_enterprises = LabelledIndicator("outsourcing.ranked_enterprises", "outsourcing.ranked_enterprises", "enterprises that are on a list (Fortune 500, a top 100)", COUNT, labels="what is meant")
    client_value = LabelledIndicator("outsourcing.client_value", "outsourcing.client_value", "value of orders from one client market", MONEY, labels="what is meant")
    client_countries = Indicator("outsourcing.client_countries", "outsourcing.client_countries", "countries and regions that the orders come from", COUNT)
    rank = LabelledIndicator("outsourcing.rank", "outsourcing.rank", "a place in a ranking of outsourcing locations", RANK, labels="what is meant")
    share = LabelledIndicator("outsourcing.share", "outsourcing.share", "a share that has no field of its own", PERCENT, labels="what is meant")
    growth = LabelledIndicator("outsourcing.growth", "outsourcing.growth", "a printed change of a quantity that is not itself printed", PERCENT, labels="what is meant")
    multiple = LabelledIndicator("outsourcing.multiple", "outsourcing.multiple", "a quantity as a multiple of an earlier year's", TIMES, labels="what is meant")
    other = LabelledIndicator("outsourcing.other", "outsourcing.other", "a fact too singular for a field of its own", labels="what is meant")


class SoftwareIndustry(Record):
    """The software industry, where a source tells it apart from service outsourcing."""

    topic = "software"
    title = "Software"

    revenue = Indicator("software.revenue", "software.revenue", "revenue of the software and information service industry", MONEY)
    product_revenue = Indicator("software.product_revenue", "software.product_revenue", "revenue from software products", MONEY)
    integration_revenue = Indicator("software.integration_revenue", "software.integration_revenue", "revenue from system integration", MONEY)
    exports = Indicator("software.exports", "software.exports", "software exported", MONEY)
    enterprises = Indicator("software.enterprises", "software.enterprises", "software enterprises", COUNT)
    employees = Indicator("software.employees", "software.employees", "people employed in the software industry", PERSONS)
    products = Indicator("software.products", "software.products", "registered software products", COUNT)
    certified_enterprises = LabelledIndicator("software.certified_enterprises", "software.certified_enterprises", "software enterprises with a certificate", COUNT, labels="what is meant")
    large_enterprises = LabelledIndicator("software.large_enterprises", "software.large_enterprises", "software enterprises over a threshold", COUNT, labels="what is meant")
    ranked_enterprises = LabelledIndicator("software.ranked_enterprises", "software.ranked_enterprises", "software enterprises that are on a list", COUNT, labels="what is meant")
    staff = LabelledIndicator("software.staff", "software.staff", "people of one occupation or degree in the industry", PERSONS, labels="what is meant")
    share = LabelledIndicator("software.share", "software.share", "a share", PERCENT, labels="what is meant")
    growth = LabelledIndicator("software.growth", "software.growth", "a printed change of a quantity that is not itself printed", PERCENT, labels="what is meant")
    other = LabelledIndicator("software.other", "software.other", "a fact too singular for a field of its own", labels="what is meant")


class ServiceTrade(Record):
    """Trade in services and the service industry as a whole."""

    topic = "service_trade"
    title = "Service trade"

    total_value = Indicator("service_trade.total_value", "service_trade.total_value", "imports and exports of services", MONEY)
    export_value = Indicator("service_trade.export_value", "service_trade.export_value", "exports of services", MONEY)
    import_value = Indicator("service_trade.import_value", "service_trade.import_value", "imports of services", MONEY)
    industry_value = Indicator("service_trade.industry_value", "service_trade.industry_value", "value of the service industry (its part of GDP, or its revenue)", MONEY)
    industry_share_of_gdp = Indicator("service_trade.industry_share_of_gdp", "service_trade.industry_share_of_gdp", "share of the service industry in GDP", PERCENT)
    foreign_investment = Indicator("service_trade.foreign_investment", "service_trade.foreign_investment", "foreign investment utilised in services", MONEY)
    rank = LabelledIndicator("service_trade.rank", "service_trade.rank", "a place in a ranking", RANK, labels="what is meant")
    share = LabelledIndicator("service_trade.share", "service_trade.share", "a share", PERCENT, labels="what is meant")
    growth = LabelledIndicator("service_trade.growth", "service_trade.growth", "a printed change of a quantity that is not itself printed", PERCENT, labels="what is meant")
    multiple = LabelledIndicator("service_trade.multiple", "service_trade.multiple", "a quantity as a multiple of an earlier year's", TIMES, labels="what is meant")
    other = LabelledIndicator("service_trade.other", "service_trade.other", "a fact too singular for a field of its own", labels="what is meant")


class ForeignInvestment(Record):
    """Investment from outside mainland China."""

    topic = "investment"
    title = "Investment"

    projects = Indicator("investment.projects", "investment.projects", "foreign investment projects newly approved or signed", COUNT)
    enterprises = Indicator("investment.enterprises", "investment.enterprises", "foreign invested enterprises newly approved or registered", COUNT)
    contracted_value = Indicator("investment.contracted_value", "investment.contracted_value", "foreign capital contracted, committed or registered", MONEY)
    utilised_value = Indicator("investment.utilised_value", "investment.utilised_value", "foreign capital actually used", MONEY)
    direct_utilised_value = Indicator("investment.direct_utilised_value", "investment.direct_utilised_value", "foreign direct investment actually used, where the source tells it apart", MONEY)
    fortune_500_companies = Indicator("investment.fortune_500_companies", "investment.fortune_500_companies", "Fortune 500 companies present", COUNT)
    fortune_500_projects = Indicator("investment.fortune_500_projects", "investment.fortune_500_projects", "projects or enterprises of Fortune 500 companies", COUNT)
    fortune_500_investment = Indicator("investment.fortune_500_investment", "investment.fortune_500_investment", "total investment of Fortune 500 companies", MONEY)
    new_fortune_500_companies = Indicator("investment.new_fortune_500_companies", "investment.new_fortune_500_companies", "Fortune 500 companies that came in the period", COUNT)
    new_fortune_500_projects = Indicator("investment.new_fortune_500_projects", "investment.new_fortune_500_projects", "projects of Fortune 500 companies that began in the period", COUNT)
    regional_headquarters = Indicator("investment.regional_headquarters", "investment.regional_headquarters", "regional headquarters of multinationals", COUNT)
    new_regional_headquarters = Indicator("investment.new_regional_headquarters", "investment.new_regional_headquarters", "regional headquarters of multinationals set up in the period", COUNT)
    rd_centres = Indicator("investment.rd_centres", "investment.rd_centres", "research and development centres with foreign investment", COUNT)
    new_rd_centres = Indicator("investment.new_rd_centres", "investment.new_rd_centres", "such centres set up in the period", COUNT)
    investment_companies = Indicator("investment.investment_companies", "investment.investment_companies", "foreign investment companies", COUNT)
    new_investment_companies = Indicator("investment.new_investment_companies", "investment.new_investment_companies", "foreign investment companies set up in the period", COUNT)
    source_countries = Indicator("investment.source_countries", "investment.source_countries", "countries and regions that have invested", COUNT)
    large_projects = LabelledIndicator("investment.large_projects", "investment.large_projects", "projects over a threshold of value", COUNT, labels="what is meant")
    large_projects_value = LabelledIndicator("investment.large_projects_value", "investment.large_projects_value", "value of projects over a threshold", MONEY, labels="what is meant")
    part = LabelledIndicator("investment.part", "investment.part", "part of a value, by form or industry", MONEY, labels="what is meant")
    share = LabelledIndicator("investment.share", "investment.share", "a share", PERCENT, labels="what is meant")
    growth = LabelledIndicator("investment.growth", "investment.growth", "a printed change of a quantity that is not itself printed", PERCENT, labels="what is meant")
    rank = LabelledIndicator("investment.rank", "investment.rank", "a place in a ranking", RANK, labels="what is meant")
    other = LabelledIndicator("investment.other", "investment.other", "a fact too singular for a field of its own", labels="what is meant")


class Economy(Record):
    """Output, prices, incomes and spending."""

    topic = "economy"
    title = "Economy"

    gdp = Indicator("economy.gdp", "economy.gdp", "gross domestic product", MONEY)
    gdp_per_head = Indicator("economy.gdp_per_head", "economy.gdp_per_head", "gross domestic product per head", INCOME)
    gdp_growth = Indicator("economy.gdp_growth", "economy.gdp_growth", "growth of gross domestic product, where printed as a figure of its own", PERCENT)
    inflation = Indicator("economy.inflation", "economy.inflation", "change of the consumer price index", PERCENT)
    unemployment_rate = Indicator("economy.unemployment_rate", "economy.unemployment_rate", "unemployment rate", PERCENT)
    disposable_income = Indicator("economy.disposable_income", "economy.disposable_income", "annual disposable income per head of urban residents", INCOME)
    consumption_expenditure = Indicator("economy.consumption_expenditure", "economy.consumption_expenditure", "annual consumption expenditure per head of urban residents", INCOME)
    household_expenditure = Indicator("economy.household_expenditure", "economy.household_expenditure", "average expenditure of a household", INCOME)
    household_savings = Indicator("economy.household_savings", "economy.household_savings", "savings deposits of residents", MONEY)
    exchange_rate = Indicator("economy.exchange_rate", "economy.exchange_rate", "price of a US dollar in local currency", INCOME)
    share = LabelledIndicator("economy.share", "economy.share", "a share", PERCENT, labels="what is meant")
    growth = LabelledIndicator("economy.growth", "economy.growth", "a printed change of a quantity that is not itself printed", PERCENT, labels="what is meant")
    rank = LabelledIndicator("economy.rank", "economy.rank", "a place in a ranking", RANK, labels="what is meant")
    other = LabelledIndicator("economy.other", "economy.other", "a fact too singular for a field of its own", labels="what is meant")


class Wages(Record):
    """Salaries."""

    topic = "wages"
    title = "Wages"

    average_salary = Indicator("wages.average_salary", "wages.average_salary", "average salary of (full-time) employees", INCOME)
    graduate_salary = Indicator("wages.graduate_salary", "wages.graduate_salary", "average or starting salary of graduates with a first degree", INCOME)
    postgraduate_salary = Indicator("wages.postgraduate_salary", "wages.postgraduate_salary", "average or starting salary of graduates with a higher degree", INCOME)
    junior_college_salary = Indicator("wages.junior_college_salary", "wages.junior_college_salary", "average salary of junior college graduates", INCOME)
    growth = LabelledIndicator("wages.growth", "wages.growth", "a printed change of a quantity that is not itself printed", PERCENT, labels="what is meant")
    other = LabelledIndicator("wages.other", "wages.other", "a fact too singular for a field of its own", labels="what is meant")


class Population(Record):
    """How many people live there."""

    topic = "population"
    title = "Population"

    total = Indicator("population.total", "population.total", "de jure population", PERSONS)
    other = LabelledIndicator("population.other", "population.other", "a part of the population", labels="what is meant")


class Geography(Record):
    """Area, administrative divisions, distances."""

    topic = "geography"
    title = "Geography"

    area = Indicator("geography.area", "geography.area", "land area", AREA)
    divisions = LabelledIndicator("geography.divisions", "geography.divisions", "administrative divisions", COUNT, labels="what is meant")
    distance = LabelledIndicator("geography.distance", "geography.distance", "distance to another place", LENGTH, labels="what is meant")
    other = LabelledIndicator("geography.other", "geography.other", "a fact too singular for a field of its own", labels="what is meant")


class Climate(Record):
    """Temperature and rain."""

    topic = "climate"
    title = "Climate"

    temperature = Indicator("climate.temperature", "climate.temperature", "annual average temperature", TEMPERATURE)
    rainfall = Indicator("climate.rainfall", "climate.rainfall", "annual average rainfall", LENGTH)


class Education(Record):
    """Universities, students and graduates."""

    topic = "education"
    title = "Education"

    universities = Indicator("education.universities", "education.universities", "universities and colleges", COUNT)
    students = Indicator("education.students", "education.students", "students, all levels together or undergraduates where the source does not say", PERSONS)
    student_intake = Indicator("education.student_intake", "education.student_intake", "students enrolled in the period", PERSONS)
    graduates = Indicator("education.graduates", "education.graduates", "students who graduated in the period", PERSONS)
    postgraduate_institutions = Indicator("education.postgraduate_institutions", "education.postgraduate_institutions", "institutions that educate postgraduates", COUNT)
    postgraduate_students = Indicator("education.postgraduate_students", "education.postgraduate_students", "postgraduate students", PERSONS)
    postgraduate_intake = Indicator("education.postgraduate_intake", "education.postgraduate_intake", "postgraduate students enrolled in the period", PERSONS)
    postgraduate_graduates = Indicator("education.postgraduate_graduates", "education.postgraduate_graduates", "postgraduate students who graduated in the period", PERSONS)
    doctoral_students = Indicator("education.doctoral_students", "education.doctoral_students", "doctoral students", PERSONS)
    doctoral_graduates = Indicator("education.doctoral_graduates", "education.doctoral_graduates", "doctoral students who graduated in the period", PERSONS)
    masters_graduates = Indicator("education.masters_graduates", "education.masters_graduates", "graduates with a master's degree in the period", PERSONS)
    related_majors = Indicator("education.related_majors", "education.related_majors", "majors related to service outsourcing", COUNT)
    related_graduates = Indicator("education.related_graduates", "education.related_graduates", "graduates a year of majors related to service outsourcing", PERSONS)
    vocational_schools = Indicator("education.vocational_schools", "education.vocational_schools", "vocational schools", COUNT)
    vocational_students = Indicator("education.vocational_students", "education.vocational_students", "students of vocational schools", PERSONS)
    share = LabelledIndicator("education.share", "education.share", "a share", PERCENT, labels="what is meant")
    other = LabelledIndicator("education.other", "education.other", "a fact too singular for a field of its own", labels="what is meant")


class Research(Record):
    """Research institutes, laboratories, patents and the companies that live on them."""

    topic = "research"
    title = "Research"

    expenditure = Indicator("research.expenditure", "research.expenditure", "expenditure on research and development", MONEY)
    expenditure_share_of_gdp = Indicator("research.expenditure_share_of_gdp", "research.expenditure_share_of_gdp", "expenditure on research and development in GDP", PERCENT)
    personnel = Indicator("research.personnel", "research.personnel", "people employed in research and development", PERSONS)
    scientists = Indicator("research.scientists", "research.scientists", "scientists and engineers among them", PERSONS)
    technology_contracts = Indicator("research.technology_contracts", "research.technology_contracts", "technology contracts signed", COUNT)
    technology_contract_value = Indicator("research.technology_contract_value", "research.technology_contract_value", "value of technology contracts", MONEY)
    patents_applied = Indicator("research.patents_applied", "research.patents_applied", "patents applied for", COUNT)
    patents_granted = Indicator("research.patents_granted", "research.patents_granted", "patents granted", COUNT)
    institutes = LabelledIndicator("research.institutes", "research.institutes", "research institutes and institutions", COUNT, labels="what is meant")
    key_laboratories = LabelledIndicator("research.key_laboratories", "research.key_laboratories", "key laboratories", COUNT, labels="what is meant")
    engineering_centres = LabelledIndicator("research.engineering_centres", "research.engineering_centres", "engineering (technology, research) centres", COUNT, labels="what is meant")
    technology_centres = LabelledIndicator("research.technology_centres", "research.technology_centres", "corporate, enterprise or other technology centres", COUNT, labels="what is meant")
    rd_centres = LabelledIndicator("research.rd_centres", "research.rd_centres", "research and development centres", COUNT, labels="what is meant")
    high_tech_enterprises = LabelledIndicator("research.high_tech_enterprises", "research.high_tech_enterprises", "high-tech enterprises", COUNT, labels="what is meant")
    innovative_enterprises = LabelledIndicator("research.innovative_enterprises", "research.innovative_enterprises", "enterprises recognised as innovative", COUNT, labels="what is meant")
    incubators = LabelledIndicator("research.incubators", "research.incubators", "technology incubators", COUNT, labels="what is meant")
    platforms = LabelledIndicator("research.platforms", "research.platforms", "technology service platforms", COUNT, labels="what is meant")
    projects = LabelledIndicator("research.projects", "research.projects", "science and technology projects", COUNT, labels="what is meant")
    awards = LabelledIndicator("research.awards", "research.awards", "science and technology awards and achievements", COUNT, labels="what is meant")
    academicians = LabelledIndicator("research.academicians", "research.academicians", "academicians", PERSONS, labels="what is meant")
    rank = LabelledIndicator("research.rank", "research.rank", "a place in a ranking", RANK, labels="what is meant")
    other = LabelledIndicator("research.other", "research.other", "a fact too singular for a field of its own", labels="what is meant")


class Training(Record):
    """Training for the trade."""

    topic = "training"
    title = "Training"

    institutions = Indicator("training.institutions", "training.institutions", "training institutions, agencies or colleges for the trade", COUNT)
    bases = Indicator("training.bases", "training.bases", "training (practice) bases", COUNT)
    courses = Indicator("training.courses", "training.courses", "courses held in the period", COUNT)
    trainees = Indicator("training.trainees", "training.trainees", "people trained in the period, or so far", PERSONS)
    annual_enrolment = Indicator("training.annual_enrolment", "training.annual_enrolment", "people enrolled or trained in a year", PERSONS)
    enrolled = Indicator("training.enrolled", "training.enrolled", "people enrolled", PERSONS)
    capacity = Indicator("training.capacity", "training.capacity", "people who can be trained at a time", PERSONS)
    share = LabelledIndicator("training.share", "training.share", "a share", PERCENT, labels="what is meant")
    other = LabelledIndicator("training.other", "training.other", "a fact too singular for a field of its own", labels="what is meant")


class Transport(Record):
    """Roads, rail, air and water."""

    topic = "transport"
    title = "Transport"

    roads_length = Indicator("transport.roads_length", "transport.roads_length", "length of roads", LENGTH)
    urban_roads_length = Indicator("transport.urban_roads_length", "transport.urban_roads_length", "length of urban roads", LENGTH)
    highways_length = Indicator("transport.highways_length", "transport.highways_length", "length of highways", LENGTH)
    expressways_length = Indicator("transport.expressways_length", "transport.expressways_length", "length of expressways", LENGTH)
    road_density = Indicator("transport.road_density", "transport.road_density", "length of roads per area", DENSITY)
    national_highways = Indicator("transport.national_highways", "transport.national_highways", "national highways", COUNT)
    provincial_highways = Indicator("transport.provincial_highways", "transport.provincial_highways", "provincial highways", COUNT)
    expressways = Indicator("transport.expressways", "transport.expressways", "expressways and major highways", COUNT)
    railways = LabelledIndicator("transport.railways", "transport.railways", "railways or railway lines", COUNT, labels="what is meant")
    passenger_trains = Indicator("transport.passenger_trains", "transport.passenger_trains", "passenger trains a day", COUNT)
    rail_passengers = Indicator("transport.rail_passengers", "transport.rail_passengers", "railway passengers a year", PERSONS)
    metro_lines = Indicator("transport.metro_lines", "transport.metro_lines", "metro and urban rail lines", COUNT)
    metro_length = Indicator("transport.metro_length", "transport.metro_length", "length of metro lines", LENGTH)
    airports = Indicator("transport.airports", "transport.airports", "airports", COUNT)
    airlines = Indicator("transport.airlines", "transport.airlines", "airlines that serve the airport", COUNT)
    domestic_airlines = Indicator("transport.domestic_airlines", "transport.domestic_airlines", "domestic airlines that serve the airport", COUNT)
    international_airlines = Indicator("transport.international_airlines", "transport.international_airlines", "international and regional airlines that serve the airport", COUNT)
    air_routes = Indicator("transport.air_routes", "transport.air_routes", "air routes", COUNT)
    domestic_routes = Indicator("transport.domestic_routes", "transport.domestic_routes", "domestic air routes", COUNT)
    international_routes = Indicator("transport.international_routes", "transport.international_routes", "international air routes", COUNT)
    regional_routes = Indicator("transport.regional_routes", "transport.regional_routes", "air routes to Hong Kong, Macau and Taiwan", COUNT)
    air_destinations = Indicator("transport.air_destinations", "transport.air_destinations", "cities and places reached by air", COUNT)
    domestic_destinations = Indicator("transport.domestic_destinations", "transport.domestic_destinations", "domestic cities reached by air", COUNT)
    international_destinations = Indicator("transport.international_destinations", "transport.international_destinations", "cities and places abroad reached by air", COUNT)
    air_countries = Indicator("transport.air_countries", "transport.air_countries", "countries reached by air", COUNT)
    flights = LabelledIndicator("transport.flights", "transport.flights", "flights", COUNT, labels="what is meant")
    ports = LabelledIndicator("transport.ports", "transport.ports", "ports and harbours", COUNT, labels="what is meant")
    berths = LabelledIndicator("transport.berths", "transport.berths", "berths of a port", COUNT, labels="what is meant")
    shipping_routes = LabelledIndicator("transport.shipping_routes", "transport.shipping_routes", "shipping routes", COUNT, labels="what is meant")
    port_countries = Indicator("transport.port_countries", "transport.port_countries", "countries and regions reached by sea", COUNT)
    port_connections = Indicator("transport.port_connections", "transport.port_connections", "ports reached by sea or river", COUNT)
    waterways_length = Indicator("transport.waterways_length", "transport.waterways_length", "length of inland waterways", LENGTH)
    travel_time = LabelledIndicator("transport.travel_time", "transport.travel_time", "travel time", TIME, labels="what is meant")
    distance = LabelledIndicator("transport.distance", "transport.distance", "distance", LENGTH, labels="what is meant")
    rank = LabelledIndicator("transport.rank", "transport.rank", "a place in a ranking", RANK, labels="what is meant")
    share = LabelledIndicator("transport.share", "transport.share", "a share", PERCENT, labels="what is meant")
    other = LabelledIndicator("transport.other", "transport.other", "a fact too singular for a field of its own", labels="what is meant")


class Telecommunications(Record):
    """Lines, subscriptions and speed."""

    topic = "telecommunications"
    title = "Telecommunications"

    fixed_line_users = Indicator("telecommunications.fixed_line_users", "telecommunications.fixed_line_users", "fixed telephone lines in use", COUNT)
    mobile_users = Indicator("telecommunications.mobile_users", "telecommunications.mobile_users", "mobile phone subscriptions", COUNT)
    mobile_3g_users = Indicator("telecommunications.mobile_3g_users", "telecommunications.mobile_3g_users", "mobile phone subscriptions of the third generation", COUNT)
    internet_users = Indicator("telecommunications.internet_users", "telecommunications.internet_users", "internet subscriptions", COUNT)
    broadband_users = Indicator("telecommunications.broadband_users", "telecommunications.broadband_users", "broadband subscriptions", COUNT)
    wireless_hotspots = Indicator("telecommunications.wireless_hotspots", "telecommunications.wireless_hotspots", "public wireless hotspots", COUNT)
    mobile_penetration = Indicator("telecommunications.mobile_penetration", "telecommunications.mobile_penetration", "mobile subscriptions per person", PERCENT)
    broadband_penetration = Indicator("telecommunications.broadband_penetration", "telecommunications.broadband_penetration", "households with broadband", PERCENT)
    peak_speed = Indicator("telecommunications.peak_speed", "telecommunications.peak_speed", "average peak connection speed", DATA_RATE)
    bandwidth = LabelledIndicator("telecommunications.bandwidth", "telecommunications.bandwidth", "bandwidth of a network, in the unit as printed", labels="what is meant")
    other = LabelledIndicator("telecommunications.other", "telecommunications.other", "a fact too singular for a field of its own", labels="what is meant")


class Environment(Record):
    """Green and air."""

    topic = "environment"
    title = "Environment"

    green_coverage = Indicator("environment.green_coverage", "environment.green_coverage", "share of the (built-up) area under green cover", PERCENT)
    green_coverage_area = Indicator("environment.green_coverage_area", "environment.green_coverage_area", "area under green cover", AREA)
    green_rate = Indicator("environment.green_rate", "environment.green_rate", "share of green space in the urban area", PERCENT)
    green_area = Indicator("environment.green_area", "environment.green_area", "green space", AREA)
    new_green_area = Indicator("environment.new_green_area", "environment.new_green_area", "green space added in the period", AREA)
    green_area_per_head = Indicator("environment.green_area_per_head", "environment.green_area_per_head", "(public) green space per head", AREA)
    forest_coverage = Indicator("environment.forest_coverage", "environment.forest_coverage", "share of the area under forest", PERCENT)
    forest_area = Indicator("environment.forest_area", "environment.forest_area", "area forested, or planted in the period", AREA)
    parks = Indicator("environment.parks", "environment.parks", "public parks", COUNT)
    parks_area = Indicator("environment.parks_area", "environment.parks_area", "area of public parks", AREA)
    nature_reserves = Indicator("environment.nature_reserves", "environment.nature_reserves", "nature reserves", COUNT)
    nature_reserves_area = Indicator("environment.nature_reserves_area", "environment.nature_reserves_area", "area of nature reserves", AREA)
    good_air_days = Indicator("environment.good_air_days", "environment.good_air_days", "days with good air quality in the period", TIME)
    good_air_share = Indicator("environment.good_air_share", "environment.good_air_share", "share of days with good air quality", PERCENT)
    other = LabelledIndicator("environment.other", "environment.other", "a fact too singular for a field of its own", labels="what is meant")


class Hotels(Record):
    """Hotels."""

    topic = "hotels"
    title = "Hotels"

    total = Indicator("hotels.total", "hotels.total", "hotels, rated or not", COUNT)
    star_rated = Indicator("hotels.star_rated", "hotels.star_rated", "star-rated hotels", COUNT)
    five_star = Indicator("hotels.five_star", "hotels.five_star", "five-star hotels", COUNT)
    four_star = Indicator("hotels.four_star", "hotels.four_star", "four-star hotels", COUNT)
    four_star_and_above = Indicator("hotels.four_star_and_above", "hotels.four_star_and_above", "hotels rated four stars or above", COUNT)
    other = LabelledIndicator("hotels.other", "hotels.other", "a fact too singular for a field of its own", labels="what is meant")


class Living(Record):
    """Health care, schools and language: what else makes a place liveable."""

    topic = "living"
    title = "Living"

    hospitals = Indicator("living.hospitals", "living.hospitals", "hospitals and community health organisations", COUNT)
    top_grade_hospitals = Indicator("living.top_grade_hospitals", "living.top_grade_hospitals", "hospitals of the highest national grade", COUNT)
    international_schools = Indicator("living.international_schools", "living.international_schools", "international schools", COUNT)
    share = LabelledIndicator("living.share", "living.share", "a share", PERCENT, labels="what is meant")
    other = LabelledIndicator("living.other", "living.other", "a fact too singular for a field of its own", labels="what is meant")


class OfficeParks(Record):
    """Parks and zones: how many, how large, and who is in them. A single park is the subject of its figures."""

    topic = "parks"
    title = "Parks"

    number = LabelledIndicator("parks.number", "parks.number", "parks, zones or bases", COUNT, labels="what is meant")
    area = Indicator("parks.area", "parks.area", "area of a park", AREA)
    planned_area = Indicator("parks.planned_area", "parks.planned_area", "area planned", AREA)
    developed_area = Indicator("parks.developed_area", "parks.developed_area", "area developed", AREA)
    construction_area = Indicator("parks.construction_area", "parks.construction_area", "built floor area", AREA)
    planned_construction_area = Indicator("parks.planned_construction_area", "parks.planned_construction_area", "planned floor area", AREA)
    investment = Indicator("parks.investment", "parks.investment", "total investment in a park", MONEY)
    foreign_investment = Indicator("parks.foreign_investment", "parks.foreign_investment", "foreign investment in a park", MONEY)
    revenue = Indicator("parks.revenue", "parks.revenue", "revenue of the enterprises of a park", MONEY)
    enterprises = Indicator("parks.enterprises", "parks.enterprises", "enterprises in a park", COUNT)
    foreign_invested_enterprises = Indicator("parks.foreign_invested_enterprises", "parks.foreign_invested_enterprises", "enterprises with foreign investment in a park", COUNT)
    employees = Indicator("parks.employees", "parks.employees", "people employed in a park", PERSONS)
    occupancy = Indicator("parks.occupancy", "parks.occupancy", "share of a park's space that is let", PERCENT)
    large_enterprises = LabelledIndicator("parks.large_enterprises", "parks.large_enterprises", "enterprises of a park over a threshold", COUNT, labels="what is meant")
    certified_enterprises = LabelledIndicator("parks.certified_enterprises", "parks.certified_enterprises", "enterprises of a park with a certificate", COUNT, labels="what is meant")
    ranked_enterprises = LabelledIndicator("parks.ranked_enterprises", "parks.ranked_enterprises", "enterprises of a park that are on a list", COUNT, labels="what is meant")
    laboratories = LabelledIndicator("parks.laboratories", "parks.laboratories", "laboratories and research centres of a park", COUNT, labels="what is meant")
    share = LabelledIndicator("parks.share", "parks.share", "a share", PERCENT, labels="what is meant")
    growth = LabelledIndicator("parks.growth", "parks.growth", "a printed change of a quantity that is not itself printed", PERCENT, labels="what is meant")
    other = LabelledIndicator("parks.other", "parks.other", "a fact too singular for a field of its own", labels="what is meant")


class Support(Record):
    """Public money and rules for the trade, in figures."""

    topic = "support"
    title = "Support"

    fund = LabelledIndicator("support.fund", "support.fund", "money set aside", MONEY, labels="what is meant")
    ceiling = LabelledIndicator("support.ceiling", "support.ceiling", "most that one project or enterprise is paid", labels="what is meant")
    policies = LabelledIndicator("support.policies", "support.policies", "policies and regulations", COUNT, labels="what is meant")
    other = LabelledIndicator("support.other", "support.other", "a fact too singular for a field of its own", labels="what is meant")


class Standing(Record):
    """A city's place among others."""

    topic = "standing"
    title = "Standing"

    rank = LabelledIndicator("standing.rank", "standing.rank", "a place in a ranking", RANK, labels="what is meant")
    group_size = LabelledIndicator("standing.group_size", "standing.group_size", "how many share a status", COUNT, labels="what is meant")
    other = LabelledIndicator("standing.other", "standing.other", "a fact too singular for a field of its own", labels="what is meant")


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
