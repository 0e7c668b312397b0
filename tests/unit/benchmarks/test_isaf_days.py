from datetime import date

import pytest

from benchmarks._isaf_days import day_of_release


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("GAO, Mali (Jan. 25, 2013)\n\nX", date(2013, 1, 25), id="whole"),
        pytest.param("2012-11-S-033\n\nGAO, Mali (Nov. 25) - X", date(2012, 11, 25), id="number"),
        pytest.param("GAO, Mali (Nov. 25) - X", None, id="no year"),
        pytest.param("2012-11-S-033\n\nA force found a cache.", None, id="no day"),
    ],
)
def test_the_day_of_a_release_is_the_one_it_gives(text, day):
    assert day_of_release(text) == day
