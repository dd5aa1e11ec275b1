"""Loads data sets: the bundled one, a folder of your own, or the one laid over the other."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike, fspath

from china_sso.dataset import USUAL, Dataset, bundled_dataset
from china_sso.errors import DatasetNotFoundError, WrongTypeError, described
from china_sso.model.arguments import check_callback, check_truth, check_type
from china_sso.model.names import member_of
from china_sso.model.vocabulary import Confidence
from china_sso.reading.folder import bundled


def load(
    path: str | PathLike[str] | None = None,
    *,
    overlay: bool = False,
    errata: Confidence | str | bool = True,
    on_file: Callable[[str], None] | None = None,
) -> Dataset:
    """A data set: the bundled one, a folder of your own in the same format, or the one laid over the other.

    Args:
        path: a folder of your own: ``places.json``, ``sources.json``, and a folder for each document. It is read now, as a
            whole. Without it, the bundled data.
        overlay: whether the folder adds to the bundled data, documents on its cities or cities of its own, rather than
            taking its place.
        errata: how sure an erratum has to be for figures to have the value that it says is right: ``certain``, ``likely``, or
            ``possible`` for all that say one. True is ``likely``; with False, all figures are as printed.
        on_file: called with the name of each file of a folder of your own before it is checked, to show progress.

    Raises:
        DatasetNotFoundError: there is no such folder, or it holds no place and no document.
        DataFileError: a file breaks the format. Every fault of every file is in it, and nothing is loaded.
        UnknownNameError: there is no such confidence.
        WrongTypeError: the path is no path, or missing where it is to be laid over the bundled data.

    Examples:
        >>> import china_sso as sso
        >>> sso.load(errata=False).city("suzhou").figure("economy.gdp").value
        120120000000
    """
    if not isinstance(errata, (bool, str)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise WrongTypeError("errata", "True, False or a confidence", described(errata))
    check_truth(overlay, "overlay")
    check_callback(on_file, "what is called with each file")
    wanted = member_of(Confidence, errata, "confidence") if isinstance(errata, str) else USUAL if errata else None
    if path is None:
        if overlay:
            raise WrongTypeError("what is laid over the bundled data", "a folder", "None")
        return bundled_dataset(wanted)
    _check_path(path)
    from china_sso.reading.check import check  # cattrs, and all that checking takes, only for data that isn't ours
    from china_sso.reading.folder import Snapshot

    snapshot = Snapshot.of(path)
    beneath = bundled_dataset(wanted) if overlay else None
    if not snapshot.files or not (overlay or "places.json" in snapshot.files):
        raise DatasetNotFoundError(str(path), "it holds no places.json" if snapshot.files else "it holds no data files")
    check(snapshot, beneath.registers() if beneath else {}, on_file)
    return Dataset((bundled(), snapshot) if beneath else (snapshot,), errata=wanted)


def _check_path(path: object) -> None:
    """Raises `WrongTypeError` for what is neither a text nor the path of one."""
    try:
        if isinstance(fspath(path), str):  # type: ignore[call-overload]  # pyright: ignore
            return
    except TypeError:  # a path that gives no text
        pass
    raise WrongTypeError("a path", "a text or a path", described(path))


def check_dataset(dataset: Dataset) -> None:
    """Raises `WrongTypeError` for what is no data set."""
    check_type(dataset, Dataset, "a data set", "one as load() gives it")


def dataset_or_bundled(dataset: Dataset | None) -> Dataset:
    """A data set; the bundled one for None. Raises `WrongTypeError` for what is none."""
    if dataset is None:
        return bundled_dataset()
    check_dataset(dataset)
    return dataset
