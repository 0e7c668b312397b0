"""How likely a place is meant by a name before the text is asked."""

from math import log10

from marsad.gazetteer import Location
from marsad.records import PlacePrecision

# In powers of ten of people: a country counts as ten times its people, so that
# Jordan comes before any town; a unit less than its main town, which mostly bears the same name.
_BONUS = {PlacePrecision.COUNTRY: 1.0, PlacePrecision.ADMIN1: -0.7, PlacePrecision.ADMIN2: -0.7}

# A place that is only known as that too, against one that is called so: "Lebanon", Missouri.
OTHER_NAME_COST = 1.7

_UNCOUNTED_PEOPLE = 100


def likelihood(location: Location) -> float:
    """Give the power of ten of the people of a place, weighed by what it is."""
    return log10(location.population + _UNCOUNTED_PEOPLE) + _BONUS.get(location.precision, 0.0)
