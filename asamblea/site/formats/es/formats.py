"""Spanish as it is read in the Americas: hours of twelve, a point before decimals."""

DATE_FORMAT = r"j \d\e F \d\e Y"
TIME_FORMAT = "g:i a"
DATETIME_FORMAT = r"j \d\e F \d\e Y, g:i a"
SHORT_DATE_FORMAT = "j/n/Y"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
