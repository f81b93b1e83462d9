"""A finished film, made once for all tests that only look at it."""

import pytest
from rough_cut import Finished, finish


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """Return the rough cut, finished."""
    return finish(tmp_path_factory.mktemp("film"))
