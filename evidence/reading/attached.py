"""The files that documents name: below the submission's folder, there, and the ones they were."""

import hashlib
import re
from pathlib import Path, PurePosixPath, PureWindowsPath

from evidence.files import note
from evidence.reading.context import Context
from evidence.salvage import Place
from evidence.shape import DocumentForm

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_UNFIT = (OSError, ValueError, RuntimeError)  # RuntimeError: links that lead round in a circle


def check_file(context: Context, name: str, form: DocumentForm) -> None:
    """Hold the file of one document against its path and its SHA-256 (E054-E058)."""
    place: Place = ("documents", name)
    digest = form.sha256.strip().lower() if form.sha256 is not None else None
    if digest is not None and not _SHA256.fullmatch(digest):
        context.findings.add("E057", (*place, "sha256"), name=name, got=digest)
        digest = None
    if form.file is None:
        return
    place = (*place, "file")
    if leads_out(form.file):
        context.findings.add("E054", place, name=name, got=form.file)
    elif context.root is not None:
        _check_in(context, context.root, place, name, form.file, digest)


def leads_out(written: str) -> bool:
    """Whether a path, read as any system would, can leave the folder it is in."""
    kinds = (PurePosixPath(written), PureWindowsPath(written))
    return any(path.anchor or ".." in path.parts for path in kinds)


def _check_in(
    context: Context, root: Path, place: Place, name: str, written: str, digest: str | None
) -> None:
    findings = context.findings
    try:
        path = (root / written).resolve()
        inside, there = path.is_relative_to(root.resolve()), path.is_file()
    except _UNFIT:
        inside, there = True, False
    if inside and there:
        note(path)
    if not inside:  # by a link
        findings.add("E054", place, name=name, got=written)
    elif not there:
        findings.add("E055", place, name=name, got=written)
    elif digest is not None:
        _check_digest(context, path, place, name, written, digest)


def _check_digest(
    context: Context, path: Path, place: Place, name: str, written: str, digest: str
) -> None:
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        context.findings.add("E058", place, name=name, got=written)
        return
    if found != digest:
        where = ("documents", name, "sha256")
        context.findings.add("E056", where, name=name, got=found, expected=digest, file=written)
