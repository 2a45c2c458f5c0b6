"""Composed documents whose figures stand in tables, in every form in which tables are written, and what they say."""

from .document import FORMS, Composed, Said
from .of_bodies import OF_BODIES
from .of_measures import OF_MEASURES

DOCUMENTS = (*OF_BODIES, *OF_MEASURES)

__all__ = ["DOCUMENTS", "FORMS", "Composed", "Said"]
