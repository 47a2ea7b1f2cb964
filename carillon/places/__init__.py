"""Where a person is, as far as their clock goes: from a location pin, from what they typed, from their language."""

from carillon.places.finding import find_place
from carillon.places.likely import likely_zones
from carillon.places.pins import zone_at
from carillon.places.place import Place

__all__ = ["Place", "find_place", "likely_zones", "zone_at"]
