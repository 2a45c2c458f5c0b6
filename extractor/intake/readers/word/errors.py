"""How a reader gives up in the depth of a file."""

from __future__ import annotations

from ...codes import Issue, IssueCode


class UnreadableError(Exception):
    """A file that gives no document; carries the issue out of the depth of a reader."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.message_en)
        self.issue = issue


def damaged(kind: str, reason: str) -> UnreadableError:
    """The error for a file whose parts do not fit together."""
    return UnreadableError(Issue(IssueCode.DAMAGED_FILE, {"kind": kind, "reason": reason}))
