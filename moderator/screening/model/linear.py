"""Linear models made small: one byte a weight, in a file that holds numbers only and can't run anything."""

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moderator.screening.model.features import DIMENSION
from moderator.screening.model.logistic import Fitted

MAGIC = b"moderator-model 1\n"
"""Begins a file; its number rises when features are made otherwise, since the weights then mean nothing."""

STEPS = 127
CLIPPED = 2_000
"""One weight in so many is cut down to the others' range, which gives the others finer steps."""

Header = Mapping[str, float | int]


@dataclass(frozen=True, slots=True)
class Linear:
    """A weight is a byte times `scale`; with the `bias`, they add up to log-odds."""

    weights: "array[int]"
    scale: float
    bias: float


def small(fitted: Fitted) -> Linear:
    """The fitted model with its weights rounded to bytes."""
    largest = sorted(map(abs, fitted.weights))[-1 - DIMENSION // CLIPPED] or 1.0
    scale = largest / STEPS
    steps = (max(-STEPS, min(STEPS, round(weight / scale))) for weight in fitted.weights)
    return Linear(array("b", steps), scale, fitted.bias)


def pack(models: Mapping[str, Linear], facts: Header) -> bytes:
    """A file: magic, one line of JSON, and the weights of each model."""
    named = [[name, model.scale, model.bias] for name, model in models.items()]
    header = json.dumps({"dimension": DIMENSION, "models": named, "facts": dict(facts)})
    return MAGIC + header.encode() + b"\n" + b"".join(model.weights.tobytes() for model in models.values())


def unpack(content: bytes) -> tuple[dict[str, Linear], Header]:
    """The models of a file by name, and the facts beside them.

    Raises ValueError for what is no such file, or one of another version.
    """
    if not content.startswith(MAGIC):
        raise ValueError("no model of this version")
    line, _, weights = content[len(MAGIC) :].partition(b"\n")
    try:
        header = json.loads(line)
        named: Sequence[tuple[str, float, float]] = [(str(n), float(s), float(b)) for n, s, b in header["models"]]
        facts = {str(name): value for name, value in header["facts"].items() if isinstance(value, int | float)}
        dimension = header["dimension"]
    except (KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise ValueError("the model's header can't be read") from problem
    if dimension != DIMENSION or len(weights) != DIMENSION * len(named):
        raise ValueError("the model has another size than its header says")
    models = {}
    for number, (name, scale, bias) in enumerate(named):
        of_model = weights[number * DIMENSION : (number + 1) * DIMENSION]
        models[name] = Linear(array("b", of_model), scale, bias)
    return models, facts
