"""The options of our plugin in `mkdocs.yml`, read as strictly as a playbook."""

import os
import re
from collections.abc import Mapping
from typing import Any, Literal

import yaml

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.engines.output.expectations import BUDGETS
from playbook_press.engines.problems.faint_colour import faint_colour
from playbook_press.engines.problems.palette_without_effect import palette_without_effect
from playbook_press.engines.problems.unusable_settings import unusable_settings
from playbook_press.model.item import Model
from playbook_press.model.scalars import Amount, Line, Switch
from playbook_press.model.sources import WebAddress
from playbook_press.model.validation import validated
from playbook_press.pages.colours import HEX, OURS, Colours, faint
from playbook_press.source.document import Document, Location
from playbook_press.source.scalar import Plain

PLUGIN = "playbooks"

_ICP = re.compile(r"[\u4e00-\u9fff]ICP(?:备|证)[0-9]{5,10}号(?:-[0-9]{1,3})?[A-Z]?")
_SECURITY = re.compile(r"[\u4e00-\u9fff]公网安备 ?(?P<code>[0-9]{11,14})号")
_ICP_PAGE = "https://beian.miit.gov.cn/"
_SECURITY_PAGE = "https://beian.mps.gov.cn/#/query/webSearch?code={code}"

_SHAPES = {
    "colour": (HEX, 'six hexadecimal digits after a number sign, in quotes: `"#0b5c8a"`'),
    "icp": (_ICP, "as it was issued: `沪ICP备12345678号-1`"),
    "security": (_SECURITY, "as it was issued: `沪公网安备31010102000000号`"),
}


class Shades(Model):
    """Colours of the dark scheme."""

    primary: Line | None = None
    """Of links, buttons and all that carries."""
    accent: Line | None = None
    """Of what points."""


class ColourOptions(Model):
    """Colours of the site's own."""

    primary: Line | None = None
    """Of links, buttons and all that carries."""
    accent: Line | None = None
    """Of what points."""
    dark: Shades = Shades()
    """In the dark scheme; made from the light ones where they are left out."""


class SiteLicence(Model):
    """Under which terms the whole site may be used."""

    title: Line
    """What it is called."""
    url: WebAddress | None = None
    """Where its text can be read."""


class Footer(Model):
    """What stands at the foot of every page, besides `copyright`."""

    licence: SiteLicence | None = None
    """The terms of the whole site; a playbook's own stand under its pages anyway."""
    icp: Line | None = None
    """The number of the ICP filing: `沪ICP备12345678号-1`."""
    public_security: Line | None = None
    """The number of the public-security filing: `沪公网安备31010102000000号`."""


class Budgets(Model):
    """Kilobytes (of 1000 bytes) that a server sends compressed; 0 for one nobody wants to keep."""

    page: Amount = BUDGETS["page"]
    """The HTML of one page."""
    list: Amount = BUDGETS["list"]
    """That of a page which grows with its playbook: all sources, all cases, the glossary."""
    assessment: Amount = BUDGETS["assessment"]
    """That of a form."""
    scripts: Amount = BUDGETS["scripts"]
    """The site's own that one page loads."""
    styles: Amount = BUDGETS["styles"]
    """The site's own that one page loads."""


class Options(Model):
    """The options of the plugin `playbooks`."""

    playbooks: Line = "playbooks"
    """The folder with one folder per playbook, next to `mkdocs.yml`."""
    templates: Line | None = None
    """The folder of templates that take the place of bundled ones of the same name."""
    colours: ColourOptions = ColourOptions()
    """Colours of the site's own."""
    footer: Footer = Footer()
    """What stands at the foot of every page."""
    allowed_scripts: tuple[Line, ...] = ()
    """Fingerprints (`sha256-…`) of inline scripts that may stand in pages."""
    budgets: Budgets = Budgets()
    """What pages may weigh, by kind."""
    social_images: Switch = False
    """Whether `playbook build` draws a picture for every page, for where its address is passed
    on."""
    compress: tuple[Literal["gzip", "brotli"], ...] = ()
    """What `playbook build` compresses files to, beside themselves."""


DEFAULTS = Options()


class _Part(Document, frozen=True):
    """A part of a YAML file that cannot be loaded as a playbook's could."""

    start: Location

    def place(self, location: Location, *, key: bool = False, within: str = "") -> Place:
        return super().place((*self.start, *location), key=key, within=within)


def read_options(name: str, text: str) -> tuple[Options, list[Diagnostic]]:
    """The options that `mkdocs.yml` gives our plugin, and what is wrong with them.

    Args:
        name: The file as reports call it.
        text: What it says; it is YAML.
    """
    part = _options_in(name, text)
    if part is None:
        return DEFAULTS, []
    options, problems = validated(part, Options, ())
    problems += [
        unusable_settings(
            part.place(location),
            f"`{value}` cannot be used here." if value else f"`{location[-1]}` says nothing.",
            fix=f"Write it {_SHAPES[shape][1]}.",
        )
        for location, shape in _SHAPED.items()
        if (value := _at(part.data, location)) is not _ABSENT and not _fits(value, shape)
    ]
    # A number sign begins a remark, so a colour without quotes is not there at all.
    said = {problem.place for problem in problems if problem.code == "unusable-settings"}
    problems = [
        problem
        for problem in problems
        if problem.code == "unusable-settings" or problem.place not in said
    ]
    if options is None or problems:
        return DEFAULTS, problems
    return options, [
        faint_colour(part.place(("colours", *each.name.split("_"))), each)
        for each in faint(colours_of(options))
    ]


def palette_problems(name: str, text: str) -> list[Diagnostic]:
    """The colours of Material's that `theme.palette` names in vain.

    Args:
        name: The file as reports call it.
        text: What it says; it is YAML.
    """
    palette = _field(_field(yaml.compose(text, Loader=yaml.SafeLoader), "theme"), "palette")
    is_list = isinstance(palette, yaml.SequenceNode)
    whole = _Part(name, text, None, ("theme", "palette"))
    return [
        palette_without_effect(
            whole.place((at, field) if is_list else (field,)), field, str(value.value)
        )
        for at, entry in enumerate(palette.value if is_list and palette else [palette])
        for field in ("primary", "accent")
        if isinstance(value := _field(entry, field), yaml.ScalarNode) and value.value != "custom"
    ]


def colours_of(options: Options) -> Colours:
    """The colours among some options."""
    own = options.colours
    found = Colours(own.primary, own.accent, own.dark.primary, own.dark.accent)
    return OURS if found == OURS else found


def foot_of(options: Options) -> Mapping[str, str]:
    """What stands at the foot of every page, by the names under which the theme asks for it."""
    foot = options.footer
    found = {"icp": foot.icp or "", "public_security": foot.public_security or ""}
    if foot.icp:
        found["icp_href"] = _ICP_PAGE
    if foot.public_security and (number := _SECURITY.fullmatch(foot.public_security)):
        found["public_security_href"] = _SECURITY_PAGE.format(code=number["code"])
    if foot.licence is not None:
        found["site_licence"] = foot.licence.title
        found["site_licence_href"] = foot.licence.url or ""
    return {name: words for name, words in found.items() if words}


_SHAPED: Mapping[Location, str] = {
    ("colours", "primary"): "colour",
    ("colours", "accent"): "colour",
    ("colours", "dark", "primary"): "colour",
    ("colours", "dark", "accent"): "colour",
    ("footer", "icp"): "icp",
    ("footer", "public_security"): "security",
}
_ABSENT = object()


# `Any` from here on: what YAML holds.
def _at(data: Any, location: Location) -> Any:
    for step in location:
        if not isinstance(data, Mapping) or step not in data:
            return _ABSENT
        data = data[step]
    return data


def _fits(value: Any, shape: str) -> bool:
    if not isinstance(value, str):
        # Of a list or map the model has told already.
        return value is not None
    return _SHAPES[shape][0].fullmatch(value) is not None


def _options_in(name: str, text: str) -> _Part | None:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    plugins = _field(root, "plugins")
    if isinstance(plugins, yaml.MappingNode):
        node = _field(plugins, PLUGIN)
        start: Location = ("plugins", PLUGIN)
    else:
        entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else []
        found = ((at, _field(entry, PLUGIN)) for at, entry in enumerate(entries))
        at, node = next((pair for pair in found if pair[1] is not None), (0, None))
        start = ("plugins", at, PLUGIN)
    if node is None or _data(node) is None:
        return None
    return _Part(name, text, _data(node), start)


def _field(node: yaml.Node | None, wanted: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    pairs: list[tuple[yaml.Node, yaml.Node]] = node.value
    return next((value for key, value in pairs if key.value == wanted), None)


def _data(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _data(value) for key, value in node.value}
    if node.tag == "!ENV":
        return _from_environment(node)
    if isinstance(node, yaml.SequenceNode):
        return tuple(_data(each) for each in node.value)
    if node.tag == "tag:yaml.org,2002:null":
        return None
    assert isinstance(node, yaml.ScalarNode)
    return str(node.value) if node.style else Plain(node.value)


def _from_environment(node: yaml.Node) -> Any:
    """As MkDocs does: the first variable that is set, else what stands last in the list."""
    words = [node] if isinstance(node, yaml.ScalarNode) else node.value
    names = words if len(words) == 1 else words[:-1]
    set_ones = (os.environ[each.value] for each in names if each.value in os.environ)
    default = _data(words[-1]) if len(words) > 1 else None
    return next(set_ones, default)
