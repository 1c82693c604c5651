"""The picture that stands for a page where its address is passed on (Open Graph)."""

import io
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import astuple

from playbook_press.pages.colours import Colours
from playbook_press.pages.han import has_han
from playbook_press.pages.wheel import EMBLEM_HUB, SIZE, emblem_outlines, pieces_of

WIDTH, HEIGHT = 1200, 630
"""Pixels, as Open Graph's readers want them."""

# The best first. Of a file with several faces the number is that of the simplified Chinese one.
_DISPLAY: Final = (
    ("NotoSerifCJK-Bold.ttc", 2),
    ("NotoSerifSC-Bold.otf", 0),
    ("SourceHanSerifSC-Bold.otf", 0),
    ("NotoSansCJK-Bold.ttc", 2),
    ("NotoSansSC-Bold.otf", 0),
    ("SourceHanSansSC-Bold.otf", 0),
    ("Songti.ttc", 1),
    ("msyhbd.ttc", 0),
    ("STHeiti Medium.ttc", 1),
    ("wqy-zenhei.ttc", 0),
    ("wqy-microhei.ttc", 0),
    ("simhei.ttf", 0),
    ("NotoSerif-Bold.ttf", 0),
    ("georgiab.ttf", 0),
    ("Georgia Bold.ttf", 0),
    ("LiberationSerif-Bold.ttf", 0),
    ("DejaVuSerif-Bold.ttf", 0),
)
_TEXT: Final = (
    ("NotoSansCJK-Regular.ttc", 2),
    ("NotoSansSC-Regular.otf", 0),
    ("SourceHanSansSC-Regular.otf", 0),
    ("msyh.ttc", 0),
    ("STHeiti Light.ttc", 1),
    ("NotoSans-Regular.ttf", 0),
    ("segoeui.ttf", 0),
    ("Helvetica.ttc", 0),
    ("LiberationSans-Regular.ttf", 0),
    ("DejaVuSans.ttf", 0),
    *_DISPLAY,
)

# As in `palette.css`; what is passed on has no dark scheme.
_PAPER, _RULE = "hsl(0, 0%, 100%)", "hsl(188, 15%, 84%)"
_INK, _SOFT = "hsl(195, 30%, 13%)", "hsl(195, 12%, 35%)"
_PRIMARY, _ACCENT = "hsl(188, 66%, 18%)", "hsl(11, 74%, 42%)"

_MARGIN = 80
_EMBLEM = 300
_TITLE_WIDTH = WIDTH - 3 * _MARGIN - _EMBLEM
_TITLE_SIZES = (76, 66, 58, 50, 44)
_MOST_LINES = 4
_TITLE_HEIGHT = 310
_SMOOTHER = 4
_INKS = 48
"""Colours in the file: five and the steps between them, which nobody tells from more."""
_Face = tuple[str, int]
"""A file, and the number of a face in it."""

_UNKNOWN = "\U0010ffff"
"""No typeface has it, so it looks like all that a typeface does not have."""


class MissingPillowError(Exception):
    """Pictures are wanted, and the package that draws them is not installed."""


class SocialImage(Struct, frozen=True):
    """What is seen in a picture."""

    title: str
    kicker: str
    """What kind of page it is; may be empty."""
    name: str
    """The playbook or the site it belongs to."""
    colours: Colours

    @property
    def key(self) -> str:
        """Names all that goes into the picture, typefaces and the program that draws aside."""
        return "\x00".join(
            (self.title, self.kicker, self.name, *(str(each) for each in astuple(self.colours)))
        )


def drawing_program() -> str:
    """What draws, with its version and the typefaces it finds: other ones, other pictures.

    Raises:
        MissingPillowError: There is none.
    """
    try:
        from PIL import __version__, features
    except ImportError as reason:
        raise MissingPillowError(
            "`social_images` in mkdocs.yml asks for pictures, and Pillow, which draws them, is not"
            " installed: pip install 'playbook-press[social]'"
        ) from reason
    faces = [face for faces in (_DISPLAY, _TEXT) for face in faces if _face(*face, 20) is not None]
    parts = [features.version(name) for name in ("freetype2", "raqm", "harfbuzz", "zlib")]
    return f"{__version__} {parts} {faces}"


def is_legible(image: SocialImage) -> bool:
    """Whether this machine has a typeface for every character."""
    return bool(_faces_for(image.title, _DISPLAY) and _faces_for(_small_print(image), _TEXT))


def draw_social_image(image: SocialImage) -> bytes:
    """The picture as a PNG of few colours; the same bytes on the same machine.

    Where no typeface has all the characters it shows the emblem alone, and no empty boxes.
    """
    from PIL import Image, ImageDraw

    canvas = _ground(image.colours.primary or _PRIMARY, image.colours.accent or _ACCENT).copy()
    display, text = _faces_for(image.title, _DISPLAY), _faces_for(_small_print(image), _TEXT)
    if display and text:
        _write(ImageDraw.Draw(canvas), image, display, text)
    held = io.BytesIO()
    few = canvas.quantize(_INKS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(held, "PNG", compress_level=6)
    return held.getvalue()


def _small_print(image: SocialImage) -> str:
    return image.kicker + image.name


# Pillow's own types are there only where Pillow is, so they are left out from here on.
def _write(draw, image: SocialImage, display: _Face, text: _Face) -> None:  # type: ignore[no-untyped-def]
    def put(top: int, words: str, font, fill: str) -> None:  # type: ignore[no-untyped-def]
        draw.text((_MARGIN, top), words, fill=fill, font=font, features=_features(words))

    small, smaller = _at(text, 32), _at(text, 30)
    kicker = _shortened(image.kicker, small, _TITLE_WIDTH)
    put(_MARGIN, kicker, small, image.colours.accent or _ACCENT)
    face, lines, step = _set(image.title, display)
    for number, line in enumerate(lines):
        put(_MARGIN + 64 + number * step, line, face, _INK)
    name = _shortened(image.name, smaller, WIDTH - 2 * _MARGIN)
    put(HEIGHT - _MARGIN - 28, name, smaller, _SOFT)


def _features(words: str) -> list[str] | None:
    """What keeps quotation marks of a Chinese face narrow where nothing else is Chinese."""
    from PIL import features

    return ["pwid"] if features.check("raqm") and not has_han(words) else None


def _width(words: str, font) -> float:  # type: ignore[no-untyped-def]
    return float(font.getlength(words, features=_features(words)))


@cache
def _ground(primary: str, accent: str):  # type: ignore[no-untyped-def]
    """What all pictures of a site have: paper, a band, the emblem, a rule."""
    from PIL import Image, ImageDraw

    large = Image.new("RGB", (_EMBLEM * _SMOOTHER,) * 2, _PAPER)
    draw = ImageDraw.Draw(large)
    scale = _EMBLEM * _SMOOTHER / SIZE
    for outline in emblem_outlines(8):
        draw.polygon([(x * scale, y * scale) for x, y in outline], fill=primary)
    middle, radius = SIZE / 2 * scale, EMBLEM_HUB * scale
    draw.ellipse((middle - radius, middle - radius, middle + radius, middle + radius), fill=accent)
    emblem = large.resize((_EMBLEM, _EMBLEM), Image.Resampling.LANCZOS)
    ground = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    ground.paste(emblem, (WIDTH - _MARGIN - _EMBLEM, (HEIGHT - _EMBLEM) // 2 - 20))
    draw = ImageDraw.Draw(ground)
    draw.rectangle((0, 0, WIDTH, 15), fill=primary)
    line = HEIGHT - _MARGIN - 56
    draw.line((_MARGIN, line, WIDTH - _MARGIN, line), fill=_RULE, width=2)
    return ground


def _set(title: str, face: _Face):  # type: ignore[no-untyped-def]
    """The largest face in which a title fits, its lines, and how far apart they are."""
    for size in _TITLE_SIZES:
        font, step = _at(face, size), round(size * 1.28)
        lines = _lines(title, font)
        if len(lines) <= _MOST_LINES and len(lines) * step <= _TITLE_HEIGHT:
            return font, lines, step
    fitting = _TITLE_HEIGHT // step
    last = _shortened("".join(lines[fitting - 1 :]), font, _TITLE_WIDTH)
    return font, [*lines[: fitting - 1], last], step


def _lines(title: str, font) -> list[str]:  # type: ignore[no-untyped-def]
    """As few lines as a face needs, about equally long."""
    pieces = [
        (piece, font.getlength(piece), font.getlength(piece.rstrip())) for piece in pieces_of(title)
    ]
    lines = _broken(pieces, _TITLE_WIDTH)
    width = _TITLE_WIDTH
    while len(_broken(pieces, width - 10)) == len(lines) and width > _TITLE_WIDTH // 3:
        width -= 10
    return _broken(pieces, width)


def _broken(pieces: Sequence[tuple[str, float, float]], width: int) -> list[str]:
    """Pieces, each with its width and that without blanks at its end, in lines."""
    lines, filled = [""], 0.0
    for piece, whole, bare in pieces:
        if lines[-1] and filled + bare > width:
            lines.append("")
            filled = 0.0
        lines[-1] += piece
        filled += whole
    return [line.strip() for line in lines]


def _shortened(text: str, font, width: int) -> str:  # type: ignore[no-untyped-def]
    if _width(text, font) <= width:
        return text
    while text and _width(f"{text.rstrip()}…", font) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _faces_for(text: str, faces: Iterable[_Face]) -> _Face | None:
    """The first typeface of the machine that has every character of a text."""
    return next((face for face in faces if all(_has(face, each) for each in {*text})), None)


@cache
def _has(face: _Face, character: str) -> bool:
    font = _face(*face, 20)
    if font is None:
        return False
    return character.isspace() or _look(font, character) != _look(font, _UNKNOWN)


def _look(font, character: str) -> tuple[object, bytes]:  # type: ignore[no-untyped-def]
    mask = font.getmask(character)
    return mask.size, bytes(mask)


@cache
def _face(name: str, index: int, size: int):  # type: ignore[no-untyped-def]
    """A typeface of the machine, or None where it has no such file."""
    from PIL import ImageFont

    try:
        return ImageFont.truetype(name, size, index)
    except OSError:
        return None


def _at(face: _Face, size: int):  # type: ignore[no-untyped-def]
    return _face(*face, size)
