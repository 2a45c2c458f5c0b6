"""Leave the records out that are less sure than a user asks for, and every reference to them."""

from __future__ import annotations

from typing import Any

_WITH_CONFIDENCE = ("metrics", "achievements", "problems", "plans", "honours")


def keep_sure(record: dict[str, Any], least: float) -> None:
    """Take all records with a confidence below `least` out of one document's record, in place.

    A warning `below_confidence` says how many, so that what is not there can be told from what the text does not say.

    Examples
    --------
    >>> unsure = {"id": "m1", "confidence": 0.4, "item": None, "compares_to": None, "part_of": None}
    >>> record = dict.fromkeys(("achievements", "problems", "plans", "honours", "links", "warnings"), [])
    >>> record |= {"metrics": [unsure], "warnings": []}
    >>> keep_sure(record, 0.5)
    >>> record["metrics"], record["warnings"][0]["code"]
    ([], 'below_confidence')
    """
    gone = {row["id"] for name in _WITH_CONFIDENCE for row in record[name] if row["confidence"] < least}
    if not gone:
        return
    for name in _WITH_CONFIDENCE:
        record[name] = [row for row in record[name] if row["id"] not in gone]
    for metric in record["metrics"]:
        for reference in ("item", "compares_to", "part_of"):
            if metric[reference] in gone:
                metric[reference] = None
    for name in ("achievements", "problems", "plans"):
        for item in record[name]:
            item["metrics"] = [metric for metric in item["metrics"] if metric not in gone]
    record["links"] = [link for link in record["links"] if link["source"] not in gone and link["target"] not in gone]
    message = f"{len(gone)} 条记录的置信度低于 {least:g}，未列出"
    record["warnings"].append({"code": "below_confidence", "message": message, "start": None, "end": None})
