"""What GeoNames' feature codes and the words of users' tables say a place is."""

from marsad.records import PlacePrecision

_UNITS = {
    "ADM1": PlacePrecision.ADMIN1,
    "ADM2": PlacePrecision.ADMIN2,
    # Finer units have no level of their own here: their point is no better than a district's.
    "ADM3": PlacePrecision.ADMIN2,
    "ADM4": PlacePrecision.ADMIN2,
    "ADM5": PlacePrecision.ADMIN2,
    "ADMD": PlacePrecision.ADMIN2,
    "PRSH": PlacePrecision.ADMIN2,
}

# Sites that news names as where something happened: airports and air bases, camps, hospitals,
# border posts, dams, bridges, ports, prisons, military posts, plants of oil, gas and power,
# railway stations; and islands.
_SITES = frozenset(
    "AIRB AIRF AIRP AIRS BDG BRKS CMP CMPL CMPLA CMPMN CMPO CMPRF CSTM DAM FT HSP HSPC HSPD"
    " HSPL INSM OILJ OILP OILR OILT PRN PRNJ PS PSH PSN PSTB PSTC PSTP RSTN"
    " GASF MILB NVB OILF PRT RNGA"
    " HBR ISL ISLET ISLS".split()
)

# Mountains and valleys that battles are named after.
_TERRAIN = frozenset("DSRT HLL HLLS MT MTS PASS PEN PK PLN PLAT VAL".split())

# Left, torn down, or of another time.
_FORMER = frozenset("AIRQ BDGQ CMPQ CSTMQ DAMQ INSMQ MILBQ OILQ PCLH PPLCH PPLH PPLQ PPLW".split())
_FORMER |= {f"{code}H" for code in _UNITS}

_WORDS = {
    PlacePrecision.TOWN: "capital city hamlet locality municipality place populated settlement town"
    " village ville",
    PlacePrecision.ADMIN1: "admin1 adm1 governorate oblast province region state wilaya",
    PlacePrecision.ADMIN2: "admin2 admin3 adm2 adm3 county department district nahiya nahiyah raion"
    " subdistrict township",
    PlacePrecision.COUNTRY: "admin0 adm0 country",
}
_BY_WORD = {word: precision for precision, words in _WORDS.items() for word in words.split()}


def precision_of(feature_class: str, code: str) -> PlacePrecision | None:
    """Tell how exactly a feature of GeoNames places something; None for what is left out."""
    if feature_class == "P":
        return PlacePrecision.TOWN
    if feature_class == "A":
        if code.startswith("PCL"):
            return PlacePrecision.COUNTRY
        return _UNITS.get(code.removesuffix("H"))
    known = code in _SITES or code in _TERRAIN or code in _FORMER
    return PlacePrecision.SITE if known else None


def precision_in_words(kind: str) -> PlacePrecision:
    """Tell the same of a user's word for a place; what is no town or unit is a site."""
    code = kind.strip().upper()
    coded = precision_of("P" if code.startswith("PPL") else "A", code) or precision_of("", code)
    if coded is not None:
        return coded
    words = kind.casefold().replace("_", " ").split()
    return next((_BY_WORD[word] for word in words if word in _BY_WORD), PlacePrecision.SITE)


def is_rarely_meant(code: str | None) -> bool:
    """Say whether news hardly means such a place: abandoned, historical, a hill or a valley."""
    return code is not None and (code in _FORMER or code in _TERRAIN)
