"""Where documents are worked on: in this process, or in workers that may hang, swell or die without harm to the rest.

An engine gives one result for each document, in the order of the documents, whatever order they were finished in.
"""

from .base import Document, Done, Engine, Extracts
from .inline import INLINE, Inline
from .processes import EngineError, Processes

__all__ = ["INLINE", "Document", "Done", "Engine", "EngineError", "Extracts", "Inline", "Processes"]
