"""Industries: the divisions of the International Standard Industrial Classification, so that they join other data."""

from __future__ import annotations

from typing import Self

from china_sso.model.titled import Titled


class Industry(Titled):
    """A division of ISIC Rev. 4 (United Nations, 2008), by its two digits, with its official title.

    Examples:
        >>> import china_sso as sso
        >>> print(sso.Industry("29").title, "| section", sso.Industry.MOTOR_VEHICLES.section)
        Manufacture of motor vehicles, trailers and semi-trailers | section C
    """

    section: str
    """The letter of the section that it belongs to."""

    def __new__(cls, value: str, section: str, title: str) -> Self:
        """A member with its section and title."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.section, member.title = section, title
        return member

    CROPS_AND_ANIMALS = "01", "A", "Crop and animal production, hunting and related service activities"
    FORESTRY = "02", "A", "Forestry and logging"
    FISHING = "03", "A", "Fishing and aquaculture"
    COAL = "05", "B", "Mining of coal and lignite"
    PETROLEUM_AND_GAS = "06", "B", "Extraction of crude petroleum and natural gas"
    METAL_ORES = "07", "B", "Mining of metal ores"
    OTHER_MINING = "08", "B", "Other mining and quarrying"
    MINING_SUPPORT = "09", "B", "Mining support service activities"
    FOOD = "10", "C", "Manufacture of food products"
    BEVERAGES = "11", "C", "Manufacture of beverages"
    TOBACCO = "12", "C", "Manufacture of tobacco products"
    TEXTILES = "13", "C", "Manufacture of textiles"
    CLOTHING = "14", "C", "Manufacture of wearing apparel"
    LEATHER = "15", "C", "Manufacture of leather and related products"
    WOOD = (
        "16",
        "C",
        "Manufacture of wood and of products of wood and cork, except furniture; manufacture of articles of straw and plaiting materials",
    )
    PAPER = "17", "C", "Manufacture of paper and paper products"
    PRINTING = "18", "C", "Printing and reproduction of recorded media"
    REFINED_PETROLEUM = "19", "C", "Manufacture of coke and refined petroleum products"
    CHEMICALS = "20", "C", "Manufacture of chemicals and chemical products"
    PHARMACEUTICALS = "21", "C", "Manufacture of basic pharmaceutical products and pharmaceutical preparations"
    RUBBER_AND_PLASTICS = "22", "C", "Manufacture of rubber and plastics products"
    MINERAL_PRODUCTS = "23", "C", "Manufacture of other non-metallic mineral products"
    BASIC_METALS = "24", "C", "Manufacture of basic metals"
    METAL_PRODUCTS = "25", "C", "Manufacture of fabricated metal products, except machinery and equipment"
    ELECTRONICS = "26", "C", "Manufacture of computer, electronic and optical products"
    ELECTRICAL_EQUIPMENT = "27", "C", "Manufacture of electrical equipment"
    MACHINERY = "28", "C", "Manufacture of machinery and equipment n.e.c."
    MOTOR_VEHICLES = "29", "C", "Manufacture of motor vehicles, trailers and semi-trailers"
    OTHER_TRANSPORT_EQUIPMENT = "30", "C", "Manufacture of other transport equipment"
    FURNITURE = "31", "C", "Manufacture of furniture"
    OTHER_MANUFACTURING = "32", "C", "Other manufacturing"
    REPAIR_OF_MACHINERY = "33", "C", "Repair and installation of machinery and equipment"
    ENERGY_SUPPLY = "35", "D", "Electricity, gas, steam and air conditioning supply"
    WATER_SUPPLY = "36", "E", "Water collection, treatment and supply"
    SEWERAGE = "37", "E", "Sewerage"
    WASTE = "38", "E", "Waste collection, treatment and disposal activities; materials recovery"
    REMEDIATION = "39", "E", "Remediation activities and other waste management services"
    BUILDINGS = "41", "F", "Construction of buildings"
    CIVIL_ENGINEERING = "42", "F", "Civil engineering"
    SPECIALISED_CONSTRUCTION = "43", "F", "Specialized construction activities"
    MOTOR_TRADE = "45", "G", "Wholesale and retail trade and repair of motor vehicles and motorcycles"
    WHOLESALE = "46", "G", "Wholesale trade, except of motor vehicles and motorcycles"
    RETAIL = "47", "G", "Retail trade, except of motor vehicles and motorcycles"
    LAND_TRANSPORT = "49", "H", "Land transport and transport via pipelines"
    WATER_TRANSPORT = "50", "H", "Water transport"
    AIR_TRANSPORT = "51", "H", "Air transport"
    WAREHOUSING = "52", "H", "Warehousing and support activities for transportation"
    POST_AND_COURIERS = "53", "H", "Postal and courier activities"
    ACCOMMODATION = "55", "I", "Accommodation"
    CATERING = "56", "I", "Food and beverage service activities"
    PUBLISHING = "58", "J", "Publishing activities"
    FILM_AND_MUSIC = (
        "59",
        "J",
        "Motion picture, video and television programme production, sound recording and music publishing activities",
    )
    BROADCASTING = "60", "J", "Programming and broadcasting activities"
    TELECOMMUNICATIONS = "61", "J", "Telecommunications"
    SOFTWARE = "62", "J", "Computer programming, consultancy and related activities"
    INFORMATION_SERVICES = "63", "J", "Information service activities"
    FINANCE = "64", "K", "Financial service activities, except insurance and pension funding"
    INSURANCE = "65", "K", "Insurance, reinsurance and pension funding, except compulsory social security"
    FINANCE_SUPPORT = "66", "K", "Activities auxiliary to financial service and insurance activities"
    REAL_ESTATE = "68", "L", "Real estate activities"
    LEGAL_AND_ACCOUNTING = "69", "M", "Legal and accounting activities"
    CONSULTING = "70", "M", "Activities of head offices; management consultancy activities"
    ENGINEERING = "71", "M", "Architectural and engineering activities; technical testing and analysis"
    RESEARCH = "72", "M", "Scientific research and development"
    ADVERTISING = "73", "M", "Advertising and market research"
    OTHER_PROFESSIONAL = "74", "M", "Other professional, scientific and technical activities"
    VETERINARY = "75", "M", "Veterinary activities"
    RENTAL_AND_LEASING = "77", "N", "Rental and leasing activities"
    EMPLOYMENT = "78", "N", "Employment activities"
    TRAVEL = "79", "N", "Travel agency, tour operator, reservation service and related activities"
    SECURITY = "80", "N", "Security and investigation activities"
    BUILDING_SERVICES = "81", "N", "Services to buildings and landscape activities"
    BUSINESS_SUPPORT = "82", "N", "Office administrative, office support and other business support activities"
    PUBLIC_ADMINISTRATION = "84", "O", "Public administration and defence; compulsory social security"
    EDUCATION = "85", "P", "Education"
    HEALTH = "86", "Q", "Human health activities"
    RESIDENTIAL_CARE = "87", "Q", "Residential care activities"
    SOCIAL_WORK = "88", "Q", "Social work activities without accommodation"
    ARTS = "90", "R", "Creative, arts and entertainment activities"
    LIBRARIES_AND_MUSEUMS = "91", "R", "Libraries, archives, museums and other cultural activities"
    GAMBLING = "92", "R", "Gambling and betting activities"
    SPORTS = "93", "R", "Sports activities and amusement and recreation activities"
    MEMBERSHIP_ORGANISATIONS = "94", "S", "Activities of membership organizations"
    REPAIR_OF_GOODS = "95", "S", "Repair of computers and personal and household goods"
    OTHER_PERSONAL_SERVICES = "96", "S", "Other personal service activities"
    HOUSEHOLD_STAFF = "97", "T", "Activities of households as employers of domestic personnel"
    HOUSEHOLD_PRODUCTION = "98", "T", "Undifferentiated goods- and services-producing activities of private households for own use"
    EXTRATERRITORIAL = "99", "U", "Activities of extraterritorial organizations and bodies"
