"""Default_Ignorable_Code_Point and Bidi_Control.

Written by tools/unicode_tables.py from DerivedCoreProperties.txt, PropList.txt of Unicode 15.0.0;
change the script, not this file. Data (c) 2022 Unicode, Inc.: see LICENSE.txt in this folder.
"""

DEFAULT_IGNORABLE = """\
00AD 00AD 034F 034F 061C 061C 115F 1160 17B4 17B5 180B 180F 200B 200F 202A 202E 2060 206F 3164 3164 FE00
FE0F FEFF FEFF FFA0 FFA0 FFF0 FFF8 1BCA0 1BCA3 1D173 1D17A E0000 E0FFF
"""
"""First and last code point of every range."""

BIDI_CONTROL = """\
061C 061C 200E 200F 202A 202E 2066 2069
"""
"""First and last code point of every range."""
