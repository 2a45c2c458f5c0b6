"""PNG, JPEG and TIFF of one or several pages: scans, recognised."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ..codes import Issue, IssueCode
from ..limits import too_large
from ..options import Options
from ..pages import text_of
from ..result import Reading
from . import ocr

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

_KINDS = ("PNG", "JPEG", "TIFF")
_LONG_SIDE = 3000


def read_image(data: bytes, options: Options) -> Reading | Issue:
    """Read a picture of one or several pages.

    Parameters
    ----------
    data
        The bytes of the file.
    options
        Limits on pages and seconds.

    Returns
    -------
    Reading or Issue
        The recognised text of all pages, and where each begins.
    """
    if (missing := ocr.missing()) is not None:
        return missing
    from PIL import Image

    deadline = options.deadline()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what the library mends
        # It warns of a picture that would unpack to too much before it refuses one twice as large.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=_KINDS) as image:
                frames = getattr(image, "n_frames", 1)
                if frames > options.limit_pages:
                    return too_large("limit_pages", options)
                found = list(ocr.recognised(_pictures(image, frames), deadline))
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            return Issue(IssueCode.TOO_MANY_PIXELS, {"limit": f"{Image.MAX_IMAGE_PIXELS or 0:,}"})
        # What the library raises for damaged files; an unidentified one is an OSError.
        except (OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, OverflowError) as error:
            return Issue(IssueCode.DAMAGED_FILE, {"kind": "PNG / JPEG / TIFF", "reason": str(error)})
    if len(found) < frames:
        return too_large("limit_seconds", options)
    text = text_of([one.page for one in found])
    issues = tuple(issue for number, one in enumerate(found) for issue in one.remarks(number))
    return Reading(text=text.text, issues=issues, pages=text.starts)


def _pictures(image: Image, frames: int) -> Iterator[NDArray[Any]]:
    import numpy as np
    from PIL import Image as Images
    from PIL import ImageOps

    for number in range(frames):
        image.seek(number)
        if image.format == "JPEG":
            image.draft("RGB", (_LONG_SIDE, _LONG_SIDE))
        page: Image = ImageOps.exif_transpose(image)
        if page.has_transparency_data:
            paper = Images.new("RGBA", page.size, "white")
            paper.alpha_composite(page.convert("RGBA"))
            page = paper
        page = page.convert("RGB")
        page.thumbnail((_LONG_SIDE, _LONG_SIDE))
        yield np.ascontiguousarray(np.asarray(page)[:, :, ::-1])
