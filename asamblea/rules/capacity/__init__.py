"""Which few efforts can really be staffed from what was pledged, why not the others, and what would change it."""
