"""From bytes to lines of text, by a fixed ladder and with every repair named.

`ladder` finds the encoding, `lines` cuts the file without losing a byte,
`mojibake` and `characters` mend, `decode` does all of it.
"""

from setzkasten.decode.decode import Decoded, decode

__all__ = ["Decoded", "decode"]
