"""The colours of a print: ours, or those that the site has of its own."""

from playbook_press.pages.colours import Colours, light_colours

_OURS = {
    "primary": "hsl(188, 66%, 18%)",
    "primary-bright": "hsl(188, 78%, 25%)",
    "on-primary-soft": "hsl(180, 36%, 80%)",
    "accent": "hsl(11, 74%, 42%)",
    "accent-deep": "hsl(11, 74%, 36%)",
    "accent-tint": "hsl(16, 76%, 96%)",
}
"""As `palette.css` has them, and two that only paper needs: a paler one on the dark cover, a
darker one for the smallest print."""

_ON_PRIMARY = "hsl(180, 30%, 98%)"


def coloured(sheet: str, colours: Colours) -> str:
    """A style sheet with colours in the place of `wb-primary` and the like.

    >>> coloured("a { color: wb-accent-deep; }", Colours(accent="#7a1f5c"))
    'a { color: #7a1f5c; }'
    """
    own = light_colours(colours)
    if "primary" in own:
        # How pale a colour may be and still be read depends on what it stands on.
        own["on-primary-soft"] = _ON_PRIMARY
    if "accent" in own:
        own["accent-deep"] = own["accent"]
    # A longer name begins with a shorter one.
    for name in sorted(_OURS, key=len, reverse=True):
        sheet = sheet.replace(f"wb-{name}", own.get(name, _OURS[name]))
    return sheet
