"""Material for the media tests."""

import numpy as np
import pytest


@pytest.fixture
def random_picture() -> np.ndarray:
    """Return the hardest picture there is: every pixel another colour, (90, 160, 3) BGR."""
    return np.random.default_rng(3).integers(0, 256, (90, 160, 3), dtype=np.uint8)
