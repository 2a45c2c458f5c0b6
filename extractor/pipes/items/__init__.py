"""Achievements, problems and plans: the points of a document and what each of them says."""

from .points import Point, find_points

__all__ = ["Point", "find_points"]
