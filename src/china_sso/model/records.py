"""The figures of one topic, gathered: what a profile says of a city's outsourcing, its economy, its hotels ...

These classes *are* the vocabulary of the data set. Every attribute is an indicator, named ``topic.field``, and says what
it measures, in which kind of unit, and what its labels tell apart.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from china_sso.model.figure import Figure, figure_rows
from china_sso.model.indicator import Change, Indicator, LabelledIndicator
from china_sso.model.period import Period
from china_sso.model.rows import Rows
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
    attribute of the record: the figure, or None; rows of figures where labels tell several apart.
    """

    topic: ClassVar[str]
    """The first part of the names of its indicators: ``outsourcing``."""
    title: ClassVar[str]
    """The topic for people."""
    figures: Rows[Figure] = field(converter=figure_rows)
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
        """What they are about, where that is not the place as a whole: a park, a district, a province."""
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

        Examples:
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
    """Service outsourcing: contracts, enterprises and people of the industry."""

    __slots__ = ()
    topic = "outsourcing"
    title = "Outsourcing"

    signed_value: ClassVar[Indicator] = Indicator("Signed outsourcing value", "Signed value", "contract value signed in the period, offshore and onshore", MONEY, kindred=("outsourcing.offshore_signed_value",))
    executed_value: ClassVar[Indicator] = Indicator("Executed outsourcing value", "Executed value", "value of the work done on contracts in the period, offshore and onshore", MONEY, kindred=("outsourcing.offshore_executed_value", "outsourcing.revenue"))
    offshore_signed_value: ClassVar[Indicator] = Indicator("Offshore signed value", "Offshore signed value", "contract value signed in the period with clients outside mainland China", MONEY, kindred=("outsourcing.exports",))
    offshore_executed_value: ClassVar[Indicator] = Indicator("Offshore executed value", "Offshore executed value", "value of the work done in the period for clients outside mainland China", MONEY, kindred=("outsourcing.offshore_signed_value", "outsourcing.exports"))
    onshore_signed_value: ClassVar[Indicator] = Indicator("Onshore signed value", "Onshore signed value", "contract value signed in the period with clients in mainland China", MONEY)
    onshore_executed_value: ClassVar[Indicator] = Indicator("Onshore executed value", "Onshore executed value", "value of the work done in the period for clients in mainland China", MONEY)
    revenue: ClassVar[Indicator] = Indicator("Outsourcing revenue", "Outsourcing revenue", "turnover, sales, output or size of the outsourcing industry, where the source calls it neither signed nor executed", MONEY, kindred=("parks.outsourcing_revenue",))
    exports: ClassVar[Indicator] = Indicator("Outsourcing exports", "Outsourcing exports", "outsourcing services exported or sold offshore, where the source calls them neither signed nor executed", MONEY, kindred=("parks.exports",))
    contracts: ClassVar[Indicator] = Indicator("Outsourcing contracts signed", "Contracts", "outsourcing contracts signed in the period", COUNT)
    offshore_contracts: ClassVar[Indicator] = Indicator("Offshore contracts signed", "Offshore contracts", "outsourcing contracts signed in the period with clients outside mainland China", COUNT)
    enterprises: ClassVar[Indicator] = Indicator("Outsourcing enterprises", "Enterprises", "service outsourcing enterprises, together with software ones where the label says so", COUNT, kindred=("outsourcing.registered_enterprises", "outsourcing.new_enterprises", "outsourcing.attracted_enterprises", "parks.enterprises"))
    new_enterprises: ClassVar[Indicator] = Indicator("New outsourcing enterprises", "New enterprises", "service outsourcing enterprises new in the period", COUNT, kindred=("outsourcing.new_registered_enterprises", "outsourcing.net_new_enterprises", "outsourcing.attracted_enterprises"))
    net_new_enterprises: ClassVar[Indicator] = Indicator("Net increase of outsourcing enterprises", "Net new enterprises", "by how many service outsourcing enterprises there are more than a year before", COUNT)
    attracted_enterprises: ClassVar[LabelledIndicator] = LabelledIndicator("Outsourcing enterprises attracted", "Enterprises attracted", "outsourcing enterprises from elsewhere that set up in the city in the period", COUNT, labels="which enterprises")
    registered_enterprises: ClassVar[Indicator] = Indicator("Registered outsourcing enterprises", "Registered enterprises", "enterprises registered or recorded in the official outsourcing system", COUNT, kindred=("outsourcing.new_registered_enterprises",))
    new_registered_enterprises: ClassVar[Indicator] = Indicator("Newly registered outsourcing enterprises", "Newly registered", "enterprises newly registered in the official outsourcing system, or their net increase", COUNT)
    offshore_enterprises: ClassVar[Indicator] = Indicator("Offshore outsourcing enterprises", "Offshore enterprises", "enterprises that work for clients outside mainland China", COUNT)
    foreign_invested_enterprises: ClassVar[Indicator] = Indicator("Outsourcing enterprises with foreign investment", "Foreign enterprises", "outsourcing enterprises with foreign investment", COUNT)
    advanced_technology_enterprises: ClassVar[Indicator] = Indicator("Advanced technology service enterprises", "Advanced technology", "enterprises certified as advanced technology service enterprises", COUNT)
    employees: ClassVar[Indicator] = Indicator("Outsourcing employees", "Employees", "people employed in service outsourcing, and in software where the label says so", PERSONS, kindred=("outsourcing.new_employees", "software.employees", "parks.employees"))
    new_employees: ClassVar[Indicator] = Indicator("New outsourcing employees", "New employees", "people who joined the outsourcing industry in the period, or its net increase", PERSONS)
    offshore_employees: ClassVar[Indicator] = Indicator("Offshore outsourcing employees", "Offshore employees", "people employed on work for clients outside mainland China", PERSONS)
    graduate_employees: ClassVar[Indicator] = Indicator("Outsourcing employees with a degree", "Graduate employees", "outsourcing employees with a degree", PERSONS)
    graduate_share: ClassVar[Indicator] = Indicator("Share of outsourcing employees with a degree", "Graduate share", "share of outsourcing employees with a degree", PERCENT)
    ito_value: ClassVar[Indicator] = Indicator("Information technology outsourcing (ITO) value", "ITO value", "value of information technology outsourcing, signed or executed as the label says", MONEY, kindred=("outsourcing.ito_share",))
    bpo_value: ClassVar[Indicator] = Indicator("Business process outsourcing (BPO) value", "BPO value", "value of business process outsourcing, signed or executed as the label says", MONEY, kindred=("outsourcing.bpo_share",))
    kpo_value: ClassVar[Indicator] = Indicator("Knowledge process outsourcing (KPO) value", "KPO value", "value of knowledge process outsourcing, signed or executed as the label says", MONEY, kindred=("outsourcing.kpo_share",))
    ito_share: ClassVar[Indicator] = Indicator("Share of information technology outsourcing (ITO)", "ITO share", "share of information technology outsourcing in all outsourcing, or in the kind of value that the label names", PERCENT)
    bpo_share: ClassVar[Indicator] = Indicator("Share of business process outsourcing (BPO)", "BPO share", "share of business process outsourcing in all outsourcing, or in the kind of value that the label names", PERCENT)
    kpo_share: ClassVar[Indicator] = Indicator("Share of knowledge process outsourcing (KPO)", "KPO share", "share of knowledge process outsourcing in all outsourcing, or in the kind of value that the label names", PERCENT)
    service_value: ClassVar[LabelledIndicator] = LabelledIndicator("Outsourcing value by service", "Value by service", "value or size of one outsourced service or field", MONEY, labels="the service", kindred=("outsourcing.service_share",))
    service_share: ClassVar[LabelledIndicator] = LabelledIndicator("Share of a service in outsourcing", "Share of a service", "share of one or more outsourced services in all outsourcing", PERCENT, labels="the service")
    certified_enterprises: ClassVar[LabelledIndicator] = LabelledIndicator("Certified outsourcing enterprises", "Certified enterprises", "outsourcing enterprises with a certificate", COUNT, labels="the certificate", kindred=("software.certified_enterprises", "parks.certified_enterprises"))
    large_enterprises: ClassVar[LabelledIndicator] = LabelledIndicator("Large outsourcing enterprises", "Large enterprises", "outsourcing enterprises over a threshold of staff or revenue, or of a size class", COUNT, labels="the threshold", kindred=("parks.large_enterprises",))
    ranked_enterprises: ClassVar[LabelledIndicator] = LabelledIndicator("Outsourcing enterprises on a list", "Enterprises on a list", "outsourcing enterprises that are on a list (Fortune 500, a top 100)", COUNT, labels="the list", kindred=("parks.ranked_enterprises",))
    client_value: ClassVar[LabelledIndicator] = LabelledIndicator("Outsourcing value by client market", "Value by client market", "value of the work done for one client market", MONEY, labels="the client market", kindred=("outsourcing.client_share",))
    client_share: ClassVar[LabelledIndicator] = LabelledIndicator("Outsourcing share by client market", "Share by client market", "share of one client market in the value of outsourcing", PERCENT, labels="the client market, and the value")
    client_countries: ClassVar[Indicator] = Indicator("Client countries and regions", "Client countries", "countries and regions that the orders come from", COUNT)
    focus_areas: ClassVar[LabelledIndicator] = LabelledIndicator("Focus areas singled out", "Focus areas", "areas, fields or clusters of outsourcing that a city singles out, by number", COUNT, labels="what they are called")
    rank: ClassVar[LabelledIndicator] = LabelledIndicator("Rank in outsourcing", "Outsourcing rank", "place in a ranking of outsourcing locations", RANK, labels="which ranking")
    share: ClassVar[LabelledIndicator] = LabelledIndicator("Share in outsourcing", "Outsourcing share", "share in outsourcing that has no indicator of its own", PERCENT, labels="what the share is of")
    growth: ClassVar[LabelledIndicator] = LabelledIndicator("Growth in outsourcing", "Outsourcing growth", "printed change on the year before of an outsourcing quantity that is not itself printed", PERCENT, labels="the quantity that grew", change=Change.ON_YEAR_BEFORE)
    annual_growth: ClassVar[LabelledIndicator] = LabelledIndicator("Yearly growth in outsourcing over several years", "Yearly growth", "printed growth a year, over several years, of an outsourcing quantity", PERCENT, labels="the quantity that grows", change=Change.YEARLY)
    multiple: ClassVar[LabelledIndicator] = LabelledIndicator("Outsourcing as a multiple of an earlier year", "Outsourcing multiple", "outsourcing quantity as a multiple of an earlier year's, where the change is printed so", TIMES, labels="the quantity that grew")
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on outsourcing", "Outsourcing, other", "fact on outsourcing too singular for an indicator of its own", labels="which fact")


class SoftwareIndustry(Record):
    """The software industry, where a source tells it apart from service outsourcing."""

    __slots__ = ()
    topic = "software"
    title = "Software"

    revenue: ClassVar[Indicator] = Indicator("Software industry revenue", "Software revenue", "revenue of the software and information service industry", MONEY, kindred=("parks.outsourcing_revenue", "software.product_revenue", "software.integration_revenue"))
    product_revenue: ClassVar[Indicator] = Indicator("Software product revenue", "Software product revenue", "revenue from software products", MONEY)
    integration_revenue: ClassVar[Indicator] = Indicator("System integration revenue", "Integration revenue", "revenue from system integration", MONEY)
    enterprises: ClassVar[Indicator] = Indicator("Software enterprises", "Software enterprises", "software enterprises", COUNT)
    employees: ClassVar[Indicator] = Indicator("Software employees", "Software employees", "people employed in the software industry", PERSONS)
    products: ClassVar[Indicator] = Indicator("Registered software products", "Software products", "registered software products", COUNT)
    certified_enterprises: ClassVar[LabelledIndicator] = LabelledIndicator("Certified software enterprises", "Certified software firms", "software enterprises with a certificate", COUNT, labels="the certificate", kindred=("parks.certified_enterprises",))
    large_enterprises: ClassVar[LabelledIndicator] = LabelledIndicator("Large software enterprises", "Large software firms", "software enterprises over a threshold of revenue", COUNT, labels="the threshold")
    ranked_enterprises: ClassVar[LabelledIndicator] = LabelledIndicator("Software enterprises on a list", "Software firms on a list", "software enterprises that are on a list", COUNT, labels="the list", kindred=("parks.ranked_enterprises",))
    staff: ClassVar[LabelledIndicator] = LabelledIndicator("Software staff by occupation or degree", "Software staff", "people of one occupation or degree in the software industry", PERSONS, labels="the occupation or degree")
    share: ClassVar[LabelledIndicator] = LabelledIndicator("Share in the software industry", "Software share", "share in the software industry that has no indicator of its own", PERCENT, labels="what the share is of")
    growth: ClassVar[LabelledIndicator] = LabelledIndicator("Growth in the software industry", "Software growth", "printed change of a software industry quantity that is not itself printed", PERCENT, labels="what grew", change=Change.ON_YEAR_BEFORE)
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on the software industry", "Software, other", "fact on the software industry too singular for an indicator of its own", labels="which fact")


class ServiceTrade(Record):
    """Trade in services and the service industry as a whole."""

    __slots__ = ()
    topic = "service_trade"
    title = "Service trade"

    total_value: ClassVar[Indicator] = Indicator("Trade in services", "Service trade", "imports and exports of services", MONEY, kindred=("service_trade.export_value", "service_trade.import_value"))
    export_value: ClassVar[Indicator] = Indicator("Exports of services", "Service exports", "exports of services", MONEY)
    import_value: ClassVar[Indicator] = Indicator("Imports of services", "Service imports", "imports of services", MONEY)
    industry_value: ClassVar[Indicator] = Indicator("Service industry value added", "Service industry value", "value added of the service industry: its part of gross domestic product", MONEY, kindred=("service_trade.industry_share_of_gdp", "service_trade.industry_revenue",))
    industry_revenue: ClassVar[Indicator] = Indicator("Service industry revenue", "Service industry revenue", "revenue of the service industry", MONEY)
    industry_share_of_gdp: ClassVar[Indicator] = Indicator("Service industry share of GDP", "Services in GDP", "share of the service industry in gross domestic product", PERCENT)
    foreign_investment: ClassVar[Indicator] = Indicator("Foreign investment utilised in services", "Investment in services", "foreign investment utilised in services", MONEY)
    overseas_contracts_signed: ClassVar[Indicator] = Indicator("Contracts abroad signed", "Contracts abroad signed", "value of new contracts for work and services abroad, which the bulletins call foreign economic cooperation", MONEY)
    overseas_contracts_completed: ClassVar[Indicator] = Indicator("Contracts abroad completed", "Contracts abroad done", "turnover of contracts for work and services abroad, which the bulletins call foreign economic cooperation", MONEY)
    rank: ClassVar[LabelledIndicator] = LabelledIndicator("Rank in service trade", "Service trade rank", "place in a ranking by service trade or by the service industry", RANK, labels="which ranking")
    share: ClassVar[LabelledIndicator] = LabelledIndicator("Share in service trade", "Service trade share", "share in service trade or the service industry that has no indicator of its own", PERCENT, labels="what the share is of")
    growth: ClassVar[LabelledIndicator] = LabelledIndicator("Growth in service trade", "Service trade growth", "printed change on the year before of a service trade quantity that is not itself printed", PERCENT, labels="the quantity that grew", change=Change.ON_YEAR_BEFORE)
    annual_growth: ClassVar[LabelledIndicator] = LabelledIndicator("Yearly growth in service trade over several years", "Service trade per year", "printed growth a year, over several years, of a service trade quantity", PERCENT, labels="the quantity that grows", change=Change.YEARLY)
    multiple: ClassVar[LabelledIndicator] = LabelledIndicator("Service trade as a multiple of an earlier year", "Service trade multiple", "service trade, or its increase, as a multiple of an earlier year's", TIMES, labels="what grew, and since when")
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on service trade", "Service trade, other", "fact on service trade or the service industry too singular for an indicator of its own", labels="which fact")


class ForeignInvestment(Record):
    """Investment from outside mainland China."""

    __slots__ = ()
    topic = "investment"
    title = "Investment"

    projects: ClassVar[Indicator] = Indicator("New foreign investment projects", "New foreign projects", "foreign investment projects or foreign-invested enterprises newly approved, signed or registered: one count that the bulletins word either way", COUNT)
    contracted_value: ClassVar[Indicator] = Indicator("Foreign investment contracted", "Contracted investment", "foreign capital contracted, committed or registered", MONEY)
    utilised_value: ClassVar[Indicator] = Indicator("Foreign investment utilised", "Utilised investment", "foreign capital actually used in the period; where only direct investment is printed, that", MONEY, kindred=("investment.direct_utilised_value", "investment.accumulated_utilised_value",))
    direct_utilised_value: ClassVar[Indicator] = Indicator("Foreign direct investment utilised", "FDI utilised", "foreign direct investment actually used, where it is printed as a part of the foreign capital used", MONEY)
    accumulated_utilised_value: ClassVar[Indicator] = Indicator("Foreign investment utilised so far", "Utilised so far", "foreign capital actually used, over all years so far", MONEY)
    fortune_500_companies: ClassVar[Indicator] = Indicator("Fortune 500 companies", "Fortune 500 companies", "Fortune 500 companies present", COUNT, kindred=("investment.new_fortune_500_projects", "investment.new_fortune_500_companies", "investment.fortune_500_projects"))
    fortune_500_projects: ClassVar[Indicator] = Indicator("Fortune 500 projects", "Fortune 500 projects", "projects or enterprises of Fortune 500 companies", COUNT, kindred=("investment.new_fortune_500_projects",))
    fortune_500_investment: ClassVar[Indicator] = Indicator("Fortune 500 investment", "Fortune 500 investment", "total investment of Fortune 500 companies", MONEY)
    new_fortune_500_companies: ClassVar[Indicator] = Indicator("New Fortune 500 companies", "New Fortune 500", "Fortune 500 companies that came in the period, or their net increase", COUNT)
    new_fortune_500_projects: ClassVar[Indicator] = Indicator("New Fortune 500 projects", "New Fortune 500 projects", "projects of Fortune 500 companies that began in the period", COUNT)
    regional_headquarters: ClassVar[Indicator] = Indicator("Regional headquarters of multinationals", "Regional headquarters", "regional or functional headquarters of multinationals", COUNT, kindred=("investment.new_regional_headquarters",))
    new_regional_headquarters: ClassVar[Indicator] = Indicator("New regional headquarters of multinationals", "New regional HQs", "regional or functional headquarters of multinationals set up in the period", COUNT)
    rd_centres: ClassVar[Indicator] = Indicator("R&D centres with foreign investment", "Foreign R&D centres", "research and development centres with foreign investment", COUNT, kindred=("investment.new_rd_centres",))
    new_rd_centres: ClassVar[Indicator] = Indicator("New R&D centres with foreign investment", "New foreign R&D centres", "research and development centres with foreign investment set up in the period", COUNT)
    investment_companies: ClassVar[Indicator] = Indicator("Foreign investment companies", "Investment companies", "foreign investment companies", COUNT, kindred=("investment.new_investment_companies",))
    new_investment_companies: ClassVar[Indicator] = Indicator("New foreign investment companies", "New investment companies", "foreign investment companies set up in the period", COUNT)
    source_countries: ClassVar[Indicator] = Indicator("Countries and regions investing", "Investor countries", "countries and regions that have invested", COUNT)
    large_projects: ClassVar[LabelledIndicator] = LabelledIndicator("Large foreign investment projects", "Large projects", "foreign investment projects over a threshold of value", COUNT, labels="the threshold")
    large_projects_value: ClassVar[LabelledIndicator] = LabelledIndicator("Value of large foreign investment projects", "Large projects' value", "value of the foreign investment projects over a threshold", MONEY, labels="the threshold")
    part: ClassVar[LabelledIndicator] = LabelledIndicator("Foreign investment by form or industry", "Investment by part", "part of foreign investment, by form or industry", MONEY, labels="the form or industry")
    share: ClassVar[LabelledIndicator] = LabelledIndicator("Share in foreign investment", "Investment share", "share in foreign investment that has no indicator of its own", PERCENT, labels="what the share is of")
    growth: ClassVar[LabelledIndicator] = LabelledIndicator("Growth in foreign investment", "Investment growth", "printed change of a foreign investment quantity that is not itself printed", PERCENT, labels="what grew", change=Change.ON_YEAR_BEFORE)
    rank: ClassVar[LabelledIndicator] = LabelledIndicator("Rank in foreign investment", "Investment rank", "place in a ranking by foreign investment", RANK, labels="which ranking")
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on foreign investment", "Investment, other", "fact on investment or foreign cooperation too singular for an indicator of its own", labels="which fact")


class Economy(Record):
    """Output, prices, incomes and spending."""

    __slots__ = ()
    topic = "economy"
    title = "Economy"

    gdp: ClassVar[Indicator] = Indicator("Gross domestic product", "GDP", "gross domestic product", MONEY)
    gdp_per_head: ClassVar[Indicator] = Indicator("Gross domestic product per head", "GDP per head", "gross domestic product per head", INCOME)
    gdp_growth: ClassVar[Indicator] = Indicator("Growth of gross domestic product", "GDP growth", "growth of gross domestic product or the economy, where printed as a figure of its own", PERCENT, change=Change.ON_YEAR_BEFORE, quantity_changed=gdp)
    inflation: ClassVar[Indicator] = Indicator("Consumer price inflation", "Inflation", "change of the consumer price index", PERCENT)
    unemployment_rate: ClassVar[Indicator] = Indicator("Unemployment rate", "Unemployment rate", "unemployment rate", PERCENT)
    disposable_income: ClassVar[Indicator] = Indicator("Urban disposable income per head", "Disposable income", "annual disposable income per head of urban residents", INCOME, kindred=("economy.household_expenditure",))
    consumption_expenditure: ClassVar[Indicator] = Indicator("Urban consumption expenditure per head", "Consumption expenditure", "annual consumption expenditure per head of urban residents", INCOME, kindred=("economy.household_expenditure",))
    household_expenditure: ClassVar[Indicator] = Indicator("Household expenditure", "Household expenditure", "average monthly expenditure of a household", INCOME)
    household_savings: ClassVar[Indicator] = Indicator("Household savings deposits", "Household savings", "savings deposits of residents", MONEY)
    exchange_rate: ClassVar[Indicator] = Indicator("Exchange rate to the US dollar", "Exchange rate", "price of a US dollar in local currency", INCOME)
    share: ClassVar[LabelledIndicator] = LabelledIndicator("Share in the economy", "Economy share", "share in the economy that has no indicator of its own", PERCENT, labels="what the share is of")
    growth: ClassVar[LabelledIndicator] = LabelledIndicator("Growth in the economy", "Economy growth", "printed change of an economic quantity that is not itself printed", PERCENT, labels="what grew", change=Change.ON_YEAR_BEFORE)
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on the economy", "Economy, other", "fact on the economy too singular for an indicator of its own", labels="which fact")


class Wages(Record):
    """Salaries."""

    __slots__ = ()
    topic = "wages"
    title = "Wages"

    average_salary: ClassVar[Indicator] = Indicator("Average salary", "Average salary", "average salary of (full-time) employees", INCOME)
    graduate_salary: ClassVar[Indicator] = Indicator("Average salary of graduates with a first degree", "Graduate salary", "average salary of graduates with a first degree", INCOME, kindred=("wages.graduate_starting_salary",))
    graduate_starting_salary: ClassVar[Indicator] = Indicator("Starting salary of graduates with a first degree", "Graduate starting salary", "starting salary of graduates with a first degree", INCOME)
    postgraduate_salary: ClassVar[Indicator] = Indicator("Average salary of graduates with a higher degree", "Postgraduate salary", "average salary of graduates with a higher degree", INCOME, kindred=("wages.postgraduate_starting_salary",))
    postgraduate_starting_salary: ClassVar[Indicator] = Indicator("Starting salary of graduates with a higher degree", "Postgraduate start pay", "starting salary of graduates with a higher degree", INCOME)
    junior_college_salary: ClassVar[Indicator] = Indicator("Salary of junior college graduates", "Junior college salary", "average salary of junior college graduates", INCOME)
    growth: ClassVar[LabelledIndicator] = LabelledIndicator("Growth of salaries", "Salary growth", "printed change of a salary that is not itself printed", PERCENT, labels="what grew", change=Change.ON_YEAR_BEFORE)
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on salaries", "Salaries, other", "fact on salaries too singular for an indicator of its own", labels="which fact")


class Population(Record):
    """How many people live there."""

    __slots__ = ()
    topic = "population"
    title = "Population"

    total: ClassVar[Indicator] = Indicator("Population", "Population", "de jure population", PERSONS)
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Part of the population", "Part of the population", "part of the population", labels="which part")


class Geography(Record):
    """Area, administrative divisions, distances."""

    __slots__ = ()
    topic = "geography"
    title = "Geography"

    area: ClassVar[Indicator] = Indicator("Land area", "Land area", "land area", AREA)
    divisions: ClassVar[LabelledIndicator] = LabelledIndicator("Administrative divisions", "Administrative divisions", "administrative divisions", COUNT, labels="the kind of division")
    distance: ClassVar[LabelledIndicator] = LabelledIndicator("Distance to another place", "Distance to a place", "distance of the place to another", LENGTH, labels="the other place")
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on geography", "Geography, other", "fact on geography too singular for an indicator of its own", labels="which fact")


class Climate(Record):
    """Temperature and rain."""

    __slots__ = ()
    topic = "climate"
    title = "Climate"

    temperature: ClassVar[Indicator] = Indicator("Annual average temperature", "Average temperature", "annual average temperature", TEMPERATURE)
    rainfall: ClassVar[Indicator] = Indicator("Annual average rainfall", "Average rainfall", "annual average rainfall", LENGTH)


class Education(Record):
    """Universities, students and graduates."""

    __slots__ = ()
    topic = "education"
    title = "Education"

    universities: ClassVar[Indicator] = Indicator("Universities and colleges", "Universities", "universities and colleges", COUNT)
    students: ClassVar[Indicator] = Indicator("Students in higher education", "Students", "students of universities and colleges, with or without postgraduates", PERSONS, kindred=("education.student_intake",))
    student_intake: ClassVar[Indicator] = Indicator("Students newly enrolled in higher education", "Student intake", "students newly enrolled in the period, with or without postgraduates", PERSONS)
    graduates: ClassVar[Indicator] = Indicator("Graduates of the year", "Graduates", "students who graduated in the period, with or without postgraduates", PERSONS, kindred=("education.related_graduates",))
    postgraduate_institutions: ClassVar[LabelledIndicator] = LabelledIndicator("Institutions for postgraduates", "Postgraduate institutes", "institutions that educate postgraduates", COUNT, labels="all, or the kind of institution")
    postgraduate_students: ClassVar[Indicator] = Indicator("Postgraduate students", "Postgraduate students", "postgraduate students", PERSONS, kindred=("education.postgraduate_intake",))
    postgraduate_intake: ClassVar[Indicator] = Indicator("Postgraduates newly enrolled", "Postgraduate intake", "postgraduate students newly enrolled in the period", PERSONS)
    postgraduate_graduates: ClassVar[Indicator] = Indicator("Postgraduates who graduated", "Postgraduate graduates", "postgraduate students who graduated in the period", PERSONS, kindred=("education.doctoral_graduates", "education.masters_graduates",))
    doctoral_students: ClassVar[Indicator] = Indicator("Doctoral students", "Doctoral students", "doctoral students", PERSONS)
    doctoral_graduates: ClassVar[Indicator] = Indicator("Doctoral students who graduated", "Doctoral graduates", "doctoral students who graduated in the period", PERSONS)
    masters_graduates: ClassVar[Indicator] = Indicator("Graduates with a master's degree", "Master's graduates", "students who graduated with a master's degree in the period", PERSONS)
    related_majors: ClassVar[Indicator] = Indicator("Majors related to outsourcing", "Related majors", "majors related to service outsourcing", COUNT)
    related_graduates: ClassVar[Indicator] = Indicator("Graduates in majors related to outsourcing", "Related graduates", "yearly graduates of majors related to service outsourcing", PERSONS)
    vocational_schools: ClassVar[Indicator] = Indicator("Vocational schools", "Vocational schools", "vocational schools", COUNT)
    vocational_students: ClassVar[Indicator] = Indicator("Students of vocational schools", "Vocational students", "students of vocational schools", PERSONS)
    software_colleges: ClassVar[LabelledIndicator] = LabelledIndicator("Software colleges", "Software colleges", "colleges and institutes of software within the universities", COUNT, labels="the level")
    share: ClassVar[LabelledIndicator] = LabelledIndicator("Share of people by skill", "Share by skill", "share of people who have a skill, by their own judgement", PERCENT, labels="the skill and who was asked")
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on education", "Education, other", "universities or disciplines of education too singular for an indicator of their own", labels="what is counted")


class Research(Record):
    """Research institutes, laboratories, patents, and companies of high technology."""

    __slots__ = ()
    topic = "research"
    title = "Research"

    expenditure: ClassVar[Indicator] = Indicator("Research and development expenditure", "R&D expenditure", "expenditure on research and development", MONEY)
    expenditure_share_of_gdp: ClassVar[Indicator] = Indicator("Research and development expenditure in GDP", "R&D in GDP", "share of gross domestic product spent on research and development", PERCENT)
    personnel: ClassVar[Indicator] = Indicator("Research and development personnel", "R&D personnel", "people who work in research and development", PERSONS)
    scientists: ClassVar[Indicator] = Indicator("Scientists and engineers in research and development", "R&D scientists", "scientists and engineers in research and development", PERSONS)
    technology_contracts: ClassVar[Indicator] = Indicator("Technology contracts", "Technology contracts", "technology contracts signed", COUNT)
    technology_contract_value: ClassVar[Indicator] = Indicator("Technology contract value", "Tech contract value", "value of technology contracts, or of the trade on the technology market", MONEY)
    patents_applied: ClassVar[Indicator] = Indicator("Patent applications", "Patent applications", "patents applied for", COUNT)
    patents_granted: ClassVar[Indicator] = Indicator("Patents granted", "Patents granted", "patents granted", COUNT)
    institutes: ClassVar[LabelledIndicator] = LabelledIndicator("Research institutes", "Research institutes", "research institutes and institutions", COUNT, labels="the kind and level", listed=("institutions.research_institute",))
    laboratories: ClassVar[LabelledIndicator] = LabelledIndicator("Laboratories", "Laboratories", "laboratories with a status: key, national, engineering and others", COUNT, labels="the kind and level", kindred=("parks.laboratories",))
    engineering_centres: ClassVar[LabelledIndicator] = LabelledIndicator("Engineering research centres", "Engineering centres", "engineering (technology, research) centres", COUNT, labels="the kind and level", kindred=("parks.laboratories",))
    technology_centres: ClassVar[LabelledIndicator] = LabelledIndicator("Technology centres", "Technology centres", "technology centres, mostly of enterprises", COUNT, labels="the kind and level", kindred=("parks.laboratories",))
    rd_centres: ClassVar[LabelledIndicator] = LabelledIndicator("Research and development centres", "R&D centres", "research and development centres, those with foreign investment apart", COUNT, labels="the kind and level", kindred=("parks.laboratories",))
    high_tech_enterprises: ClassVar[LabelledIndicator] = LabelledIndicator("High-tech enterprises", "High-tech enterprises", "high-tech enterprises", COUNT, labels="the kind and level")
    innovative_enterprises: ClassVar[LabelledIndicator] = LabelledIndicator("Innovative enterprises", "Innovative enterprises", "enterprises recognised as innovative", COUNT, labels="the kind and level")
    incubators: ClassVar[LabelledIndicator] = LabelledIndicator("Technology incubators", "Incubators", "technology incubators", COUNT, labels="the kind and level")
    platforms: ClassVar[LabelledIndicator] = LabelledIndicator("Technology service platforms", "Technology platforms", "technology service platforms", COUNT, labels="the kind and level")
    projects: ClassVar[LabelledIndicator] = LabelledIndicator("Science and technology projects", "S&T projects", "science and technology projects", COUNT, labels="the kind of project")
    awards: ClassVar[LabelledIndicator] = LabelledIndicator("Science and technology awards and achievements", "S&T awards", "science and technology awards and achievements", COUNT, labels="the award")
    academicians: ClassVar[LabelledIndicator] = LabelledIndicator("Academicians", "Academicians", "academicians", PERSONS, labels="the academy")
    rank: ClassVar[LabelledIndicator] = LabelledIndicator("Rank in research", "Research rank", "place in a ranking by research", RANK, labels="which ranking")
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on research", "Research, other", "fact on research too singular for an indicator of its own", labels="which fact")


class Training(Record):
    """Training for the outsourcing industry."""

    __slots__ = ()
    topic = "training"
    title = "Training"

    institutions: ClassVar[Indicator] = Indicator("Training institutions", "Training institutions", "institutions, agencies or colleges that train people for the industry or a profession", COUNT, kindred=("training.bases",), listed=("institutions.training_centre",))
    bases: ClassVar[Indicator] = Indicator("Training bases", "Training bases", "training (practice) bases", COUNT, listed=("institutions.training_base",))
    courses: ClassVar[Indicator] = Indicator("Training courses", "Training courses", "training courses held in the period", COUNT)
    trainees: ClassVar[Indicator] = Indicator("People trained", "People trained", "people trained, or who took part in training, in the period; in any one year where the label says so", PERSONS, kindred=("training.enrolled", "training.trained_so_far"))
    trained_so_far: ClassVar[LabelledIndicator] = LabelledIndicator("People trained so far", "People trained so far", "people trained up to the period, over several years", PERSONS, labels="by whom, or since when")
    enrolled: ClassVar[Indicator] = Indicator("People enrolled in training", "People enrolled", "people enrolled in training", PERSONS)
    capacity: ClassVar[Indicator] = Indicator("Training capacity", "Training capacity", "people who can be trained at a time", PERSONS)
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on training", "Training, other", "fact on training too singular for an indicator of its own", labels="which fact")


class Transport(Record):
    """Roads, rail, air and water."""

    __slots__ = ()
    topic = "transport"
    title = "Transport"

    roads_length: ClassVar[Indicator] = Indicator("Length of roads", "Road length", "length of roads", LENGTH)
    urban_roads_length: ClassVar[Indicator] = Indicator("Length of urban roads", "Urban road length", "length of urban roads", LENGTH)
    highways_length: ClassVar[Indicator] = Indicator("Length of highways", "Highway length", "length of highways", LENGTH, kindred=("transport.roads_length", "transport.expressways_length"))
    expressways_length: ClassVar[Indicator] = Indicator("Length of expressways", "Expressway length", "length of expressways", LENGTH, kindred=("transport.expressways",))
    road_density: ClassVar[Indicator] = Indicator("Road density", "Road density", "length of roads per area", DENSITY)
    national_highways: ClassVar[Indicator] = Indicator("National highways", "National highways", "national highways", COUNT)
    provincial_highways: ClassVar[Indicator] = Indicator("Provincial highways", "Provincial highways", "provincial highways", COUNT)
    expressways: ClassVar[Indicator] = Indicator("Expressways and major highways", "Expressways", "expressways and major highways", COUNT, listed=("links.expressway",))
    railways: ClassVar[LabelledIndicator] = LabelledIndicator("Railways", "Railways", "railways, railway lines or rail links", COUNT, labels="the kind of line", listed=("links.railway",))
    passenger_trains: ClassVar[Indicator] = Indicator("Passenger trains a day", "Passenger trains a day", "passenger trains a day", COUNT)
    rail_passengers: ClassVar[Indicator] = Indicator("Railway passengers a year", "Rail passengers a year", "railway passengers a year", PERSONS)
    metro_lines: ClassVar[Indicator] = Indicator("Metro lines", "Metro lines", "metro and urban rail lines", COUNT, listed=("links.metro",))
    metro_length: ClassVar[Indicator] = Indicator("Length of metro lines", "Metro length", "length of metro lines", LENGTH)
    airports: ClassVar[Indicator] = Indicator("Airports", "Airports", "airports", COUNT, listed=("facilities.airport",))
    airlines: ClassVar[Indicator] = Indicator("Airlines", "Airlines", "airlines that serve the city", COUNT)
    domestic_airlines: ClassVar[Indicator] = Indicator("Domestic airlines", "Domestic airlines", "domestic airlines that serve the city", COUNT)
    international_airlines: ClassVar[Indicator] = Indicator("International airlines", "International airlines", "international airlines, and those of Hong Kong, Macau and Taiwan, that serve the city", COUNT)
    air_routes: ClassVar[Indicator] = Indicator("Air routes", "Air routes", "air routes", COUNT, kindred=("transport.domestic_routes", "transport.international_routes", "transport.air_destinations", "transport.domestic_destinations", "transport.international_destinations", "transport.flights"))
    domestic_routes: ClassVar[Indicator] = Indicator("Domestic air routes", "Domestic air routes", "air routes within mainland China, with those to Hong Kong, Macau and Taiwan where the label says so", COUNT, kindred=("transport.domestic_destinations",))
    international_routes: ClassVar[Indicator] = Indicator("International air routes", "International air routes", "international air routes, with those to Hong Kong, Macau and Taiwan where the label says so", COUNT, kindred=("transport.international_destinations",))
    regional_routes: ClassVar[Indicator] = Indicator("Air routes to Hong Kong, Macau and Taiwan", "Regional air routes", "air routes to Hong Kong, Macau and Taiwan", COUNT)
    air_destinations: ClassVar[Indicator] = Indicator("Air destinations", "Air destinations", "cities and places reached by air", COUNT, kindred=("transport.domestic_destinations", "transport.international_destinations"))
    domestic_destinations: ClassVar[Indicator] = Indicator("Domestic air destinations", "Domestic destinations", "cities in mainland China reached by air", COUNT)
    international_destinations: ClassVar[Indicator] = Indicator("International air destinations", "Destinations abroad", "cities and places abroad reached by air, with Hong Kong, Macau and Taiwan where the label says so", COUNT)
    air_countries: ClassVar[Indicator] = Indicator("Countries reached by air", "Countries by air", "countries reached by air", COUNT)
    flights: ClassVar[LabelledIndicator] = LabelledIndicator("Flights", "Flights", "flights, departing and landing", COUNT, labels="over what time")
    ports: ClassVar[LabelledIndicator] = LabelledIndicator("Ports", "Ports", "ports, harbours and ports of entry", COUNT, labels="the kind of port")
    berths: ClassVar[LabelledIndicator] = LabelledIndicator("Berths", "Berths", "berths of a port", COUNT, labels="the kind of berth")
    shipping_routes: ClassVar[LabelledIndicator] = LabelledIndicator("Shipping routes", "Shipping routes", "shipping routes", COUNT, labels="the kind of route")
    port_countries: ClassVar[Indicator] = Indicator("Countries and regions reached by sea", "Countries by sea", "countries and regions reached by sea", COUNT)
    port_connections: ClassVar[Indicator] = Indicator("Ports reached by sea or river", "Ports reached", "ports that the port of the city is connected with", COUNT)
    waterways_length: ClassVar[Indicator] = Indicator("Length of inland waterways", "Inland waterways", "length of inland waterways", LENGTH)
    travel_time: ClassVar[LabelledIndicator] = LabelledIndicator("Travel time", "Travel time", "time of a journey from the city", TIME, labels="where to, and by what")
    rank: ClassVar[LabelledIndicator] = LabelledIndicator("Rank in transport", "Transport rank", "place of the city's port, airport or another facility in a ranking", RANK, labels="among which facilities, and by what")
    share: ClassVar[LabelledIndicator] = LabelledIndicator("Share in transport", "Transport share", "share in transport that has no indicator of its own", PERCENT, labels="what the share is of")
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on transport", "Transport, other", "fact on transport too singular for an indicator of its own", labels="which fact")


class Telecommunications(Record):
    """Lines, subscriptions and speed."""

    __slots__ = ()
    topic = "telecommunications"
    title = "Telecommunications"

    fixed_line_users: ClassVar[Indicator] = Indicator("Fixed telephone lines", "Fixed telephone lines", "fixed telephone lines in use", COUNT)
    mobile_users: ClassVar[Indicator] = Indicator("Mobile subscriptions", "Mobile subscriptions", "mobile phone subscriptions", COUNT, kindred=("telecommunications.mobile_penetration",))
    mobile_3g_users: ClassVar[Indicator] = Indicator("Third-generation mobile subscriptions", "3G subscriptions", "mobile phone subscriptions of the third generation", COUNT)
    internet_users: ClassVar[Indicator] = Indicator("Internet users", "Internet users", "people who use the internet", PERSONS)
    internet_subscribers: ClassVar[Indicator] = Indicator("Internet subscriptions", "Internet subscriptions", "internet subscriptions of any kind", COUNT)
    broadband_users: ClassVar[Indicator] = Indicator("Broadband subscriptions", "Broadband subscriptions", "broadband subscriptions", COUNT, kindred=("telecommunications.internet_users", "telecommunications.internet_subscribers", "telecommunications.broadband_penetration"))
    wireless_hotspots: ClassVar[Indicator] = Indicator("Public wireless hotspots", "Wireless hotspots", "public wireless hotspots", COUNT)
    mobile_penetration: ClassVar[Indicator] = Indicator("Mobile penetration", "Mobile penetration", "mobile subscriptions per person", PERCENT)
    broadband_penetration: ClassVar[Indicator] = Indicator("Household broadband penetration", "Broadband penetration", "share of households with broadband", PERCENT)
    peak_speed: ClassVar[Indicator] = Indicator("Average peak connection speed", "Peak connection speed", "average peak connection speed", DATA_RATE)
    bandwidth: ClassVar[LabelledIndicator] = LabelledIndicator("Network bandwidth", "Network bandwidth", "bandwidth of a network, in the unit as printed", labels="the network or line")
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on telecommunications", "Telecoms, other", "fact on telecommunications too singular for an indicator of its own", labels="which fact")


class Environment(Record):
    """Green areas and air quality."""

    __slots__ = ()
    topic = "environment"
    title = "Environment"

    green_coverage: ClassVar[Indicator] = Indicator("Green coverage rate", "Green coverage", "share of the area, or of the built-up area, under green cover", PERCENT, kindred=("environment.green_rate", "environment.green_area", "environment.green_coverage_area"))
    green_coverage_area: ClassVar[Indicator] = Indicator("Area under green cover", "Area under green cover", "area under green cover", AREA)
    green_rate: ClassVar[Indicator] = Indicator("Green space rate", "Green space rate", "share of green space in the urban area; of public green space where the label says so", PERCENT)
    green_area: ClassVar[Indicator] = Indicator("Green space", "Green space", "green space of the urban area; public green space alone where the label says so", AREA, kindred=("environment.new_green_area",))
    new_green_area: ClassVar[LabelledIndicator] = LabelledIndicator("New green space", "New green space", "green space added in the period", AREA, labels="all, public or downtown")
    green_area_per_head: ClassVar[Indicator] = Indicator("Public green space per head", "Green space per head", "public green space per head, called green space alone in some profiles", AREA)
    forest_coverage: ClassVar[Indicator] = Indicator("Forest coverage rate", "Forest coverage", "share of the area under forest", PERCENT, kindred=("environment.new_forest_area",))
    new_forest_area: ClassVar[Indicator] = Indicator("Land newly forested", "Land newly forested", "land forested in the period", AREA)
    parks: ClassVar[Indicator] = Indicator("Public parks", "Public parks", "public parks", COUNT)
    parks_area: ClassVar[Indicator] = Indicator("Area of public parks", "Public park area", "area of public parks", AREA)
    nature_reserves: ClassVar[Indicator] = Indicator("Nature reserves", "Nature reserves", "nature reserves", COUNT)
    nature_reserves_area: ClassVar[Indicator] = Indicator("Area of nature reserves", "Nature reserve area", "area of nature reserves", AREA)
    good_air_days: ClassVar[Indicator] = Indicator("Days with good air", "Days with good air", "days with good or excellent air (an air pollution index of 100 or less) in the period", TIME, kindred=("environment.good_air_share",))
    good_air_share: ClassVar[Indicator] = Indicator("Share of days with good air", "Good air share", "share of days with good or excellent air", PERCENT)
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on the environment", "Environment, other", "fact on the environment too singular for an indicator of its own", labels="which fact")


class Hotels(Record):
    """Hotels."""

    __slots__ = ()
    topic = "hotels"
    title = "Hotels"

    total: ClassVar[Indicator] = Indicator("Hotels", "Hotels", "hotels, rated or not", COUNT)
    star_rated: ClassVar[Indicator] = Indicator("Star-rated hotels", "Star-rated hotels", "star-rated hotels", COUNT, kindred=("hotels.total",))
    five_star: ClassVar[Indicator] = Indicator("Five-star hotels", "Five-star hotels", "five-star hotels", COUNT, kindred=("hotels.four_star_and_above",))
    four_star: ClassVar[Indicator] = Indicator("Four-star hotels", "Four-star hotels", "four-star hotels", COUNT)
    four_star_and_above: ClassVar[Indicator] = Indicator("Hotels with four stars or more", "Four stars or more", "hotels rated four stars or above", COUNT)
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other hotels", "Hotels, other", "hotels too singular for an indicator of their own", labels="which hotels")


class Living(Record):
    """Health care, schools and language: what else makes a place liveable."""

    __slots__ = ()
    topic = "living"
    title = "Living"

    hospitals: ClassVar[Indicator] = Indicator("Hospitals and community health organisations", "Hospitals", "hospitals and community health organisations", COUNT)
    top_grade_hospitals: ClassVar[Indicator] = Indicator("Hospitals of the highest national grade", "Top-grade hospitals", "hospitals of the highest national grade", COUNT)
    international_schools: ClassVar[Indicator] = Indicator("International schools", "International schools", "international schools", COUNT)
    share: ClassVar[LabelledIndicator] = LabelledIndicator("Share in living conditions", "Living share", "share in living conditions that has no indicator of its own", PERCENT, labels="what the share is of")
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on living conditions", "Living, other", "fact on living conditions too singular for an indicator of its own", labels="which fact")


class OfficeParks(Record):
    """Parks and zones: how many, how large, and who is in them. A single park is the subject of its figures."""

    __slots__ = ()
    topic = "parks"
    title = "Parks"

    development_zones: ClassVar[LabelledIndicator] = LabelledIndicator("Development zones", "Development zones", "development zones: economic and technological, high-tech, industrial, export processing", COUNT, labels="the kind and level", listed=("designations.development_zone",))
    outsourcing_zones: ClassVar[LabelledIndicator] = LabelledIndicator("Model zones of service outsourcing", "Outsourcing model zones", "model zones, demonstration areas and model bases of service outsourcing", COUNT, labels="the level", listed=("designations.outsourcing_showcase_area", "designations.national_outsourcing_area", "designations.provincial_outsourcing_area", "designations.municipal_outsourcing_area"))
    outsourcing_parks: ClassVar[LabelledIndicator] = LabelledIndicator("Outsourcing parks", "Outsourcing parks", "parks for software or service outsourcing", COUNT, labels="the kind and level")
    industrial_bases: ClassVar[LabelledIndicator] = LabelledIndicator("Industrial bases", "Industrial bases", "bases of an industry or of a programme for industries", COUNT, labels="the kind and level")
    number: ClassVar[LabelledIndicator] = LabelledIndicator("Parks of other kinds", "Parks of other kinds", "parks and zones of other kinds, or parts of a park", COUNT, labels="the kind and level")
    area: ClassVar[Indicator] = Indicator("Area of a park", "Park area", "site area of a park", AREA)
    planned_area: ClassVar[Indicator] = Indicator("Planned area of a park", "Planned park area", "site area of a park by its plan", AREA)
    developed_area: ClassVar[Indicator] = Indicator("Developed area of a park", "Developed park area", "developed area of a park", AREA)
    construction_area: ClassVar[Indicator] = Indicator("Floor area of a park", "Park floor area", "floor area of a park", AREA)
    planned_construction_area: ClassVar[Indicator] = Indicator("Planned floor area of a park", "Planned park floor area", "floor area of a park by its plan", AREA)
    investment: ClassVar[Indicator] = Indicator("Investment in a park", "Park investment", "total investment in a park", MONEY)
    foreign_investment: ClassVar[Indicator] = Indicator("Foreign investment in a park", "Park foreign investment", "foreign capital contracted or committed to a park", MONEY)
    utilised_foreign_investment: ClassVar[Indicator] = Indicator("Foreign investment utilised in a park", "Park investment utilised", "foreign capital actually used in a park", MONEY)
    revenue: ClassVar[Indicator] = Indicator("Revenue of a park", "Park revenue", "revenue of the enterprises of a park", MONEY)
    outsourcing_revenue: ClassVar[Indicator] = Indicator("Software and outsourcing revenue of a park", "Park outsourcing revenue", "revenue from software and service outsourcing in a park, or from the one that the label names", MONEY)
    exports: ClassVar[LabelledIndicator] = LabelledIndicator("Exports of a park", "Park exports", "exports of the enterprises of a park", MONEY, labels="what is exported")
    enterprises: ClassVar[Indicator] = Indicator("Enterprises in a park", "Park enterprises", "enterprises in a park; of one industry where the label says so", COUNT)
    foreign_invested_enterprises: ClassVar[Indicator] = Indicator("Enterprises with foreign investment in a park", "Foreign park enterprises", "enterprises with foreign investment in a park", COUNT)
    employees: ClassVar[Indicator] = Indicator("Employees in a park", "Park employees", "people employed in a park", PERSONS)
    occupancy: ClassVar[Indicator] = Indicator("Occupancy of a park", "Park occupancy", "share of a park's space that is let", PERCENT)
    large_enterprises: ClassVar[LabelledIndicator] = LabelledIndicator("Large enterprises in a park", "Large park enterprises", "enterprises of a park over a threshold, or called large", COUNT, labels="the threshold")
    certified_enterprises: ClassVar[LabelledIndicator] = LabelledIndicator("Certified enterprises in a park", "Certified park firms", "enterprises of a park with a certificate", COUNT, labels="the certificate")
    ranked_enterprises: ClassVar[LabelledIndicator] = LabelledIndicator("Enterprises in a park that are on a list", "Park enterprises on list", "enterprises of a park that are on a list", COUNT, labels="the list")
    laboratories: ClassVar[LabelledIndicator] = LabelledIndicator("Laboratories and research centres in a park", "Park laboratories", "laboratories and research centres of a park", COUNT, labels="the kind and level")
    share_of_city: ClassVar[LabelledIndicator] = LabelledIndicator("Share of a park in its city", "Park share of city", "share of a park in something of its city's", PERCENT, labels="what the share is of")
    share: ClassVar[LabelledIndicator] = LabelledIndicator("Share of a park", "Park share", "share of a park in something that is not its city's", PERCENT, labels="what the share is of")
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on a park", "Park, other", "fact on a park too singular for an indicator of its own", labels="which fact")


class Support(Record):
    """Public money and rules for the outsourcing industry, in figures."""

    __slots__ = ()
    topic = "support"
    title = "Support"

    fund: ClassVar[LabelledIndicator] = LabelledIndicator("Support fund", "Support fund", "money set aside for support, awards or compensation", MONEY, labels="the purpose")
    ceiling: ClassVar[LabelledIndicator] = LabelledIndicator("Ceiling on a subsidy", "Subsidy ceiling", "most that one project is paid", labels="how the ceiling is set")
    policies: ClassVar[LabelledIndicator] = LabelledIndicator("Policies and regulations", "Policies", "policies and regulations", COUNT, labels="what they are about, or whose they are")
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on support", "Support, other", "fact on support too singular for an indicator of its own", labels="which fact")


class Standing(Record):
    """A city's place among others."""

    __slots__ = ()
    topic = "standing"
    title = "Standing"

    rank: ClassVar[LabelledIndicator] = LabelledIndicator("Rank of a city or park", "City or park rank", "place of a city or a park in a ranking", RANK, labels="which ranking")
    group_size: ClassVar[LabelledIndicator] = LabelledIndicator("Size of a group with one status", "Group size", "number of those that share a status", COUNT, labels="the status")
    other: ClassVar[LabelledIndicator] = LabelledIndicator("Other facts on standing", "Standing, other", "fact on standing, or on a ranking or report, too singular for an indicator of its own", labels="which fact")


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

#: Every printed indicator by its name, in the order of the topics.
PRINTED: dict[str, Indicator] = {each.name: each for record in RECORD_TYPES for each in record.indicators()}

#: What a reader wants to know of a city first.
KEY_INDICATORS: tuple[Indicator, ...] = (
    OutsourcingMetrics.signed_value,
    OutsourcingMetrics.executed_value,
    OutsourcingMetrics.offshore_executed_value,
    OutsourcingMetrics.enterprises,
    OutsourcingMetrics.employees,
    Wages.average_salary,
    Wages.graduate_salary,
    Education.universities,
    Economy.gdp,
    Population.total,
)
