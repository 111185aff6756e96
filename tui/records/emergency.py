"""Emergency numbers, only where one number certainly reaches help, and the time zones that say where someone is."""

from __future__ import annotations

from collections.abc import Mapping

_EU = {
    "AT": ("Austria", "Vienna"), "BE": ("Belgium", "Brussels"), "BG": ("Bulgaria", "Sofia"),
    "HR": ("Croatia", "Zagreb"), "CZ": ("Czechia", "Prague"), "DK": ("Denmark", "Copenhagen"),
    "EE": ("Estonia", "Tallinn"), "FI": ("Finland", "Helsinki"), "FR": ("France", "Paris"),
    "DE": ("Germany", "Berlin Busingen"), "GR": ("Greece", "Athens"), "HU": ("Hungary", "Budapest"),
    "IE": ("Ireland", "Dublin"), "IT": ("Italy", "Rome"), "LV": ("Latvia", "Riga"), "LT": ("Lithuania", "Vilnius"),
    "LU": ("Luxembourg", "Luxembourg"), "MT": ("Malta", "Malta"), "NL": ("the Netherlands", "Amsterdam"),
    "PL": ("Poland", "Warsaw"), "PT": ("Portugal", "Lisbon"), "RO": ("Romania", "Bucharest"),
    "SK": ("Slovakia", "Bratislava"), "SI": ("Slovenia", "Ljubljana"), "ES": ("Spain", "Madrid"),
    "SE": ("Sweden", "Stockholm"), "NO": ("Norway", "Oslo"), "CH": ("Switzerland", "Zurich"),
    "LI": ("Liechtenstein", "Vaduz"),
}  # fmt: skip
"""Countries in which 112 reaches help, with the cities of their time zones in Europe."""

_US = "New_York Detroit Chicago Denver Boise Phoenix Los_Angeles Anchorage Juneau Sitka Nome Menominee"
_CANADA = "Toronto Vancouver Edmonton Winnipeg Halifax Regina St_Johns Moncton Whitehorse Iqaluit"
_AUSTRALIA = "Sydney Melbourne Brisbane Perth Adelaide Hobart Darwin Broken_Hill Lindeman Eucla Lord_Howe"

REGIONS: Mapping[str, tuple[str, str]] = {
    **{code: (name, "112") for code, (name, _) in _EU.items()},
    "CY": ("Cyprus", "112"), "IS": ("Iceland", "112"), "GB": ("the UK", "999"), "US": ("the US", "911"),
    "CA": ("Canada", "911"), "AU": ("Australia", "000"), "NZ": ("New Zealand", "111"),
}  # fmt: skip
"""Country code to its name in a sentence and its number."""

_ZONES = {
    **{f"Europe/{city}": code for code, (_, cities) in _EU.items() for city in cities.split()},
    **{f"America/{city}": "US" for city in _US.split()},
    **{f"America/{city}": "CA" for city in _CANADA.split()},
    **{f"Australia/{city}": "AU" for city in _AUSTRALIA.split()},
    "Asia/Nicosia": "CY", "Europe/Nicosia": "CY", "Atlantic/Reykjavik": "IS", "Atlantic/Canary": "ES",
    "Atlantic/Madeira": "PT", "Atlantic/Azores": "PT", "Europe/London": "GB", "Europe/Belfast": "GB",
    "Pacific/Honolulu": "US", "Pacific/Auckland": "NZ", "Pacific/Chatham": "NZ",
}  # fmt: skip

LOCAL = "If you are in danger, call your local emergency number."


def emergency(region: str, zone: str) -> str:
    """The number to call in danger, and how it is known where someone is.

    The language of a machine says nothing of where it is: many that speak American English are elsewhere. A time zone
    does, and somebody may still be travelling, so it is said that it was gone by.

    Args:
        region: A country code that the person set; empty for none.
        zone: The IANA name of the machine's time zone; may be empty.
    """
    by_zone = "" if region else _ZONES.get(zone, "")
    known = REGIONS.get((region or by_zone).upper())
    if known is None:
        return LOCAL
    name, number = known
    said = f"If you are in danger, call {number} in {name}"
    return (
        f"{said}, the country your clock is set to; elsewhere, call your local emergency number."
        if by_zone
        else f"{said}."
    )
