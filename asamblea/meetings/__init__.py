"""The room of an evening: its minutes, its pages for phone, table, door and wall, its votes."""
