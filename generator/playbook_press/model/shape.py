"""Where a step into a document leads, by the models: what stands there, of which model.

pydantic names places by the path it took, which includes the chosen kind of a question; the
author never wrote that step. Here the path is walked again beside the models.
"""

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Struct

from playbook_press.model.item import Model
from playbook_press.model.text import Text
from playbook_press.source.document import Location


class Spot(Struct, frozen=True):
    """A place in a document as the models see it."""

    location: Location
    """The path as the author wrote it."""
    annotation: Any
    """What may stand there; None where no model knows the last step."""
    owner: type[Model]
    """The innermost model on the way."""

    @property
    def choices(self) -> tuple[type[Model], ...]:
        """The models that may stand here, told apart by their `kind`; else empty."""
        models = _models(self.annotation)
        return models if len(models) > 1 else ()


def spot(model: type[Model], path: Location) -> Spot:
    """Follow a path of pydantic's from a model inwards."""
    location: list[str | int] = []
    annotation: Any = model
    owner = model
    for step in path:
        choices = _models(annotation)
        if len(choices) > 1:
            # The step names the kind that was chosen, and stands nowhere in the document.
            annotation = next((one for one in choices if step in kinds_of(one)), None)
            owner = annotation or owner
            continue
        location.append(step)
        if choices:
            owner = choices[0]
            annotation = _field(owner, step)
        else:
            annotation = _entry(annotation)
    models = _models(annotation)
    if len(models) == 1:
        owner = models[0] if annotation is not None else owner
    return Spot(tuple(location), annotation, owner)


def kinds_of(model: type[Model]) -> tuple[str, ...]:
    """The values of `kind` that choose this model; empty where it is not chosen by kind."""
    info = model.model_fields.get("kind")
    return get_args(info.annotation) if info and get_origin(info.annotation) is Literal else ()


def written_fields(model: type[Model]) -> tuple[str, ...]:
    """The keys an author may write, in the order of the model."""
    return tuple(info.alias or name for name, info in model.model_fields.items())


# `Any`: annotations have no common type.
def _field(model: type[Model], key: str | int) -> Any:
    for name, info in model.model_fields.items():
        if key == (info.alias or name):
            return info.annotation
    return None


def _entry(annotation: Any) -> Any:
    """What the entries of a list or the values of a map are."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _entry(get_args(annotation)[0])
    if origin is Union or origin is UnionType:
        return next((_entry(one) for one in get_args(annotation) if _entry(one) is not None), None)
    if origin is tuple:
        return get_args(annotation)[0]
    if origin is dict:
        return get_args(annotation)[1]
    return None


def _models(annotation: Any) -> tuple[type[Model], ...]:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _models(get_args(annotation)[0])
    if origin is Union or origin is UnionType:
        return tuple(model for one in get_args(annotation) for model in _models(one))
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return (annotation,)
    return ()


def is_text(annotation: Any) -> bool:
    """Whether a text in several languages stands here."""
    return annotation is Text or any(one is Text for one in get_args(annotation))


def literals(annotation: Any) -> tuple[str, ...]:
    """The closed list of words that may stand here; empty where any may."""
    origin = get_origin(annotation)
    if origin is Literal:
        return get_args(annotation)
    if origin is Annotated or origin is Union or origin is UnionType:
        return tuple(word for one in get_args(annotation) for word in literals(one))
    return ()


def arity(annotation: Any) -> int:
    """How many entries a list of fixed length has."""
    origin = get_origin(annotation)
    if origin is Union or origin is UnionType:
        return max(arity(one) for one in get_args(annotation))
    return len(get_args(annotation)) if origin is tuple else 0
