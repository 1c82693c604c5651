"""What the generator itself says to readers: one file per language, one schema for all."""

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType, SimpleNamespace
from typing import Any

import yaml

from playbook_press.diagnostics.suggest import nearest
from playbook_press.pages.memory import key_of
from playbook_press.source.memory import Memory, NoMemory

_PARAMETER = re.compile(r"\{([A-Za-z_]+)\}")
LABELS = ("trait", "traits", "claim", "claims", "rule", "rules", "case", "cases")
"""What a playbook may call its kinds of items; any message may use them as parameters."""

_PLURAL_FORMS = ("one", "other")
WHOLE = ("en", "zh")
"""The languages whose messages are always all there; another one may have some of them."""

_UNMARKED = ("labels", "date", "list", "sentence", "size", "language")
"""Groups that become parts of sentences or numbers."""
BEGIN, END = "\ue0b0", "\ue0b1"
"""Stand around a message that is in another language than the page, until the page is set."""

_NOTHING = NoMemory()


class MessagesError(ValueError):
    """Messages that cannot be used; the text names the file, the key and what to change."""


class Messages(SimpleNamespace):
    """The messages of one language; `messages.trait.meaning` is a sentence.

    A message with a number in it has the forms `one` and `other`, or `other` alone where the
    language has one form for all numbers.
    """

    # `Any`: the names are those of the message files and are checked when they are read.
    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"no message is called `{name}`")

    def as_data(self) -> dict[str, object]:
        """The messages as a map of texts and maps, for a script.

        >>> Messages(count=Messages(other="{count}"), open="Open").as_data()
        {'count': {'other': '{count}'}, 'open': 'Open'}
        """
        return {
            key: value.as_data() if isinstance(value, Messages) else value
            for key, value in sorted(vars(self).items())
        }


def fill(message: str, **values: str | int) -> str:
    """A message with its parameters replaced; braces in the values stay as they are.

    >>> fill("{count} of {all}", count=3, all="{count}")
    '3 of {count}'
    """
    return _PARAMETER.sub(lambda found: str(values[found[1]]), message)


def counted(message: Messages, count: int, **values: str | int) -> str:
    """The form of a message that fits a number, which it may show as `{count}`.

    >>> counted(Messages(one="{count} rule", other="{count} rules"), 1)
    '1 rule'
    >>> counted(Messages(other="{count}条规则"), 1)
    '1条规则'
    """
    form = getattr(message, "one", message.other) if count == 1 else message.other
    return fill(str(form), count=count, **values)


def labelled(messages: Messages, labels: Mapping[str, str]) -> Messages:
    """The same messages with a playbook's own names for its kinds of items.

    `{rules}` becomes the label with a small first letter, `{Rules}` with a capital one; other
    parameters stay.
    """
    small = {key: label[:1].lower() + label[1:] for key, label in labels.items()}
    large = {key.capitalize(): label[:1].upper() + label[1:] for key, label in labels.items()}
    return _relabelled(messages, small | large)


def _relabelled(messages: Messages, names: Mapping[str, str]) -> Messages:
    def relabelled(message: Messages | str) -> Messages | str:
        if isinstance(message, Messages):
            return _relabelled(message, names)
        if "{" not in message:
            return message
        return _PARAMETER.sub(lambda found: names.get(found[1], found[0]), message)

    return Messages(**{key: relabelled(message) for key, message in vars(messages).items()})


def read_messages(
    texts: Mapping[str, str],
    own: Mapping[str, str] = MappingProxyType({}),
    memory: Memory = _NOTHING,
) -> dict[str, Messages]:
    """The messages of every language.

    Args:
        texts: The YAML by path: `messages/zh.yml`.
        own: A site's own, by path. Those of a language that `texts` has take the place of
            single messages; those of another language stand beside them.
        memory: Keeps what was parsed.

    Raises:
        MessagesError: A file is not a map of texts, two languages differ in their keys or in
            the parameters of a message, or a message of a site's own is none of ours.
    """
    if not texts:
        raise MessagesError("messages: no language has messages yet.")
    languages = {_language_of(path) for path in texts}
    more = {path: text for path, text in own.items() if _language_of(path) not in languages}
    data = {path: _read(text, path, memory) for path, text in {**texts, **more}.items()}
    flat = {path: dict(_flat(each, path, "")) for path, each in data.items()}
    first, *others = sorted(flat, key=lambda path: (_language_of(path) not in WHOLE, path))
    for other in others:
        is_whole = _language_of(other) in WHOLE or _language_of(first) not in WHOLE
        _compare(first, flat[first], other, flat[other], is_whole=is_whole)
    for path in data:
        for mine in (each for each in own if each not in more):
            if _language_of(mine) == _language_of(path):
                new = _read(own[mine], mine)
                _refuse_unknown(dict(_flat(new, mine, "")), flat[first], mine)
                data[path] = _merged(data[path], new, mine, "")
    return {_language_of(path): _nested(each) for path, each in data.items()}


def message_texts(text: str, path: str) -> dict[str, str]:
    """The messages of one file by their dotted keys; the forms of a plural as one text.

    Raises:
        MessagesError: The file is not a map of texts.
    """
    return dict(_flat(_read(text, path), path, "", is_whole=True))


def counted_missing(messages: Messages, whole: Messages) -> int:
    """How many messages there are in `whole` and not here."""
    return sum(
        _number_of(message)
        if name not in vars(messages)
        else counted_missing(getattr(messages, name), message)
        if isinstance(message, Messages) and not _is_plural(message)
        else 0
        for name, message in vars(whole).items()
    )


def filled_up(messages: Messages, other: Messages, *, marked: bool = True) -> Messages:
    """The messages of one language, and where it has none those of another one.

    Args:
        messages: What there is.
        other: The messages of a language that has all of them.
        marked: Whether to put `BEGIN` and `END` around what is taken from it.
    """
    found: dict[str, object] = dict(vars(messages))
    for name, message in vars(other).items():
        own = vars(messages).get(name)
        is_marked = marked and name not in _UNMARKED
        if own is None or (isinstance(message, Messages) and not isinstance(own, Messages)):
            found[name] = _marked(message) if is_marked else message
        elif isinstance(own, Messages) and isinstance(message, Messages) and not _is_plural(own):
            found[name] = filled_up(own, message, marked=is_marked)
        else:
            found[name] = own
    return Messages(**found)


def _marked(message: object) -> object:
    if isinstance(message, Messages):
        return Messages(**{name: _marked(each) for name, each in vars(message).items()})
    return f"{BEGIN}{message}{END}" if str(message).strip() else message


def _is_plural(message: Messages) -> bool:
    return "other" in vars(message)


def _number_of(message: object) -> int:
    if not isinstance(message, Messages) or _is_plural(message):
        return 1
    return sum(_number_of(each) for each in vars(message).values())


def _language_of(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yml")


# `Any` from here on: what YAML holds.
def _read(text: str, path: str, memory: Memory = _NOTHING) -> Any:
    key = key_of(("messages", text))
    kept = memory.recall(key)
    if kept is not None:
        return json.loads(kept)
    try:
        # The base loader leaves every scalar a text, so `no` and `on` can be keys.
        data = yaml.load(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as problem:
        raise MessagesError(f"{path}: {problem}") from problem
    memory.keep(key, json.dumps(data).encode())
    return data


def _flat(
    data: Any, path: str, prefix: str, *, is_whole: bool = False
) -> Iterator[tuple[str, str]]:
    """Every message with its dotted key; plural forms count as one message.

    Of those the form `other` is given, or with `is_whole` all of them.
    """
    if not isinstance(data, dict) or not data:
        raise MessagesError(f"{path}: `{prefix or 'the file'}` must be a map of messages.")
    for key, value in data.items():
        name = f"{prefix}.{key}" if prefix else key
        if not re.fullmatch(r"[a-z][a-z0-9_]*", key):
            raise MessagesError(f"{path}: `{name}` must be lower-case words joined by `_`.")
        if isinstance(value, str):
            if not value.strip() and not key.endswith("between"):
                raise MessagesError(f"{path}: `{name}` says nothing; write the message.")
            yield name, value
        elif isinstance(value, dict) and "other" in value:
            if wrong := sorted(value.keys() - set(_PLURAL_FORMS)):
                raise MessagesError(f"{path}: `{name}.{wrong[0]}` is not a form; use one, other.")
            forms = " | ".join(str(value[form]) for form in sorted(value))
            yield name, forms if is_whole else str(value["other"])
        else:
            yield from _flat(value, path, name, is_whole=is_whole)


def _nested(data: Any) -> Messages:
    return Messages(
        **{key: value if isinstance(value, str) else _nested(value) for key, value in data.items()}
    )


def _refuse_unknown(own: Mapping[str, str], ours: Mapping[str, str], path: str) -> None:
    """Refuse a message that no page asks for, or one with a parameter that nobody fills in."""
    for name, message in own.items():
        if name not in ours:
            meant = nearest(name, sorted(ours))
            fix = f"write `{meant}`." if meant else "take it out."
            raise MessagesError(f"{path}: `{name}` is no message of ours; {fix}")
        if more := _parameters(message) - _parameters(ours[name]):
            known = _listed(_parameters(ours[name]))
            raise MessagesError(f"{path}: `{name}` uses {_listed(more)}; there is {known}.")


def _merged(ours: Any, own: Any, path: str, prefix: str) -> Any:
    """Messages with some of them replaced; forms of a plural that are not named stay."""
    if isinstance(ours, str) != isinstance(own, str):
        wanted = "one text" if isinstance(ours, str) else "the forms `one` and `other`"
        raise MessagesError(f"{path}: `{prefix}` has {wanted}; write it so.")
    if isinstance(own, str):
        return own
    inner = {
        key: _merged(ours[key], each, path, f"{prefix}.{key}" if prefix else key)
        if key in ours
        else each
        for key, each in own.items()
    }
    return {**ours, **inner}


def _compare(
    first: str, wanted: Mapping[str, str], other: str, given: Mapping[str, str], *, is_whole: bool
) -> None:
    for name in sorted(wanted.keys() - given.keys()) if is_whole else ():
        raise MessagesError(f"{other}: `{name}` is missing; {first} has it.")
    for name in sorted(given.keys() - wanted.keys()):
        raise MessagesError(f"{other}: `{name}` is not in {first}; add it there or remove it.")
    for name, message in wanted.items():
        if name not in given:
            continue
        expected, actual = _parameters(message), _parameters(given[name])
        if expected != actual:
            raise MessagesError(
                f"{other}: `{name}` uses {_listed(actual)}, but {first} uses {_listed(expected)}."
            )


def _parameters(message: str) -> frozenset[str]:
    free = {"count", *LABELS, *(label.capitalize() for label in LABELS)}
    return frozenset(_PARAMETER.findall(message)) - free


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "no parameters"
