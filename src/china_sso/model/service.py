"""What is outsourced: the lines of the industry and the kinds of service in them, and what the report calls them.

The kinds follow the scope that the Chinese ministries laid down for technologically advanced service enterprises (Caishui
[2009] 63 and [2010] 65, annex). How words are classified by them is written in ``data/README.md``.
"""

from __future__ import annotations

from typing import Self

from attrs import frozen

from china_sso.model.titled import Titled


class ServiceLine(Titled):
    """A line of the industry. Software development (SDO), data processing (DPO) and human resources (HRO) are kinds in one."""

    ITO = "ITO", "Information technology outsourcing"
    BPO = "BPO", "Business process outsourcing"
    KPO = "KPO", "Knowledge process outsourcing"


_ITO, _BPO, _KPO = ServiceLine


class Service(Titled):
    """A kind of service that is outsourced. Each line has one for words that name the line and nothing more."""

    line: ServiceLine
    """The line of the industry that it belongs to."""
    definition: str
    """What belongs to it."""

    def __new__(cls, value: str, line: ServiceLine, title: str, definition: str) -> Self:
        """A member with its line, title and definition."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.line, member.title, member.definition = line, title, definition
        return member

    SOFTWARE_DEVELOPMENT = "software_development", _ITO, "Software development", "Development, localisation and upkeep of software and apps (SDO)"
    IC_DESIGN = "ic_design", _ITO, "Integrated circuit design", "Design of integrated circuits, electronic circuits and chips"
    SOFTWARE_TESTING = "software_testing", _ITO, "Software testing", "Tests of software and systems, and platforms for them"
    IT_OPERATIONS = "it_operations", _ITO, "IT operations", "Running of systems, data centres and networks: hosting, cloud, SaaS, integration, backup"
    IT_UNSPECIFIED = "it_unspecified", _ITO, "IT services, unspecified", "IT or ITO services without more"
    CUSTOMER_SERVICE = "customer_service", _BPO, "Customer service", "Call centres, customer contact and help desks"
    FINANCE_ACCOUNTING = "finance_accounting", _BPO, "Finance and accounting", "Accounting, and the back office of banks, insurers and card centres"
    HUMAN_RESOURCES = "human_resources", _BPO, "Human resources", "Staff administration, payroll and recruitment (HRO)"
    DATA_PROCESSING = "data_processing", _BPO, "Data processing", "Data entry, data processing and document work (DPO)"
    SUPPLY_CHAIN = "supply_chain", _BPO, "Supply chain", "Procurement, logistics and shipping, and the management of supply chains"
    ECOMMERCE = "ecommerce", _BPO, "E-commerce", "Running of shops and trading platforms for others"
    PROPERTY_MANAGEMENT = "property_management", _BPO, "Property management", "Management of real estate and facilities"
    BPO_UNSPECIFIED = "bpo_unspecified", _BPO, "Business processes, unspecified", "BPO, shared services or back office without more"
    BIOMEDICAL_RD = "biomedical_rd", _KPO, "Biomedical R&D", "Research, trials and tests in medicine and biotechnology"
    PRODUCT_RD = "product_rd", _KPO, "Product R&D", "Research and development of products and technology other than software, chips and medicine"
    INDUSTRIAL_DESIGN = "industrial_design", _KPO, "Industrial design", "Design of products"
    ENGINEERING_DESIGN = "engineering_design", _KPO, "Engineering design", "Engineering and construction design, and engineering services for oil and gas"
    ANALYTICS = "analytics", _KPO, "Analytics", "Analysis and mining of data, market and financial research"
    ANIMATION_GAMES = "animation_games", _KPO, "Animation and games", "Animation, cartoons, games, digital and cultural content"
    PUBLISHING = "publishing", _KPO, "Publishing", "Publishing, printing, translation and media"
    EDUCATION_TRAINING = "education_training", _KPO, "Education and training", "Courseware, and training as a service"
    INTELLECTUAL_PROPERTY = "intellectual_property", _KPO, "Intellectual property", "Patent and licence services, and legal research"
    KPO_UNSPECIFIED = "kpo_unspecified", _KPO, "Knowledge processes, unspecified", "KPO, or research and development, without more"


@frozen
class NamedService:
    """One of the services that the report's introduction names, from the traditional to the progressive."""

    name: str
    """As the report names it: "Call Centre"."""
    services: tuple[Service, ...]
    """The kinds that it is placed in."""
    source: str
    """The id of the document."""
    pages: str
    """Where it is printed."""
