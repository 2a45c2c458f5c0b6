"""Text → quantities: numerals, units, qualifiers, ranges, and what is no quantity."""

from .model import Quantity, Rejected
from .scan import scan

__all__ = ["Quantity", "Rejected", "scan"]
