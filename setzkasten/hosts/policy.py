"""The headers of every answer: what browsers may load, and how long they may keep it.

The themes hold no inline script and no inline style, so the policy needs no exceptions; blocks
of JSON-LD are data and no scripts (HTML, "prepare the script element": only JavaScript types
are checked). `tests/hosts/test_policy.py` holds all pages against it in a browser.
"""

from __future__ import annotations

_SOURCES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("font-src", "'self'"),
    ("media-src", "'self'"),
    ("connect-src", "'self'"),  # the search loads its index
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)
_FRAMES = ("frame-ancestors", "'none'")

# Powerful features that no page of an archive needs; only names that browsers know, for they
# complain about others.
_FEATURES = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "publickey-credentials-get", "serial", "usb"),
)


def _policy(directives: tuple[tuple[str, str], ...]) -> str:
    return "; ".join([f"{name} {value}" for name, value in directives])


CONTENT_SECURITY_POLICY = _policy((*_SOURCES, _FRAMES))
"""For the header (W3C, CSP Level 3)."""

META_POLICY = _policy(_SOURCES)
"""For `<meta http-equiv>`, on hosts that set no headers: there `frame-ancestors` counts for
nothing, and browsers complain about it (CSP Level 3, section 3.3)."""

HEADERLESS = frozenset(("github",))
"""Hosts, by their names on the command line, that send no headers of ours. Only for these do pages
bring their own policy: elsewhere it would be 250 bytes of each page that say nothing new."""

REFERRER_POLICY = "strict-origin-when-cross-origin"

SECURITY: tuple[tuple[str, str], ...] = (
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    # A year; without subdomains, for those are not ours to decide about (RFC 6797).
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", REFERRER_POLICY),
    ("Permissions-Policy", ", ".join([f"{name}=()" for name in _FEATURES])),
)
"""Header and value, sent with every answer."""

PREVIEW: tuple[tuple[str, str], ...] = (("X-Robots-Tag", "noindex"),)
"""Sent besides where the site is shown to colleagues only."""

FINGERPRINTED = "assets/"
"""The folder of files that have a fingerprint of their content in their names."""

KEEP_FOREVER = "public, max-age=31536000, immutable"
"""For files whose name changes with their content (RFC 8246)."""

ASK_AGAIN = "public, max-age=0, must-revalidate"
"""For all else: kept, but asked for again at each visit, which a 304 answers (RFC 9111)."""


def headers(*, preview: bool = False) -> tuple[tuple[str, str], ...]:
    """Return the headers of every answer.

    Args:
        preview: whether search engines have to keep away.
    """
    return (*SECURITY, *PREVIEW) if preview else SECURITY
