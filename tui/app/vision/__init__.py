"""Vision: the results a person wants, each with its gap."""
