"""The benchmark's own sums: a figure that is wrong by one message would praise or blame the wrong design."""

import pytest

from bench.figures import Arrival, delivered, percentile


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([7.0], 0.99, 7.0),
        ([1.0, 2.0, 3.0, 4.0, 5.0], 0.5, 3.0),
        ([4.0, 1.0, 3.0, 2.0], 0.5, 2.0),
        ([float(value) for value in range(1, 101)], 0.99, 99.0),
        ([float(value) for value in range(1, 1001)], 0.99, 990.0),
    ],
)
def test_a_percentile_is_the_nearest_rank(values, share, expected):
    assert percentile(values, share) == expected


def test_lateness_counts_from_the_due_moment_to_the_first_copy():
    came = delivered([Arrival(10.5, 1, "a", 200), Arrival(12.0, 1, "a", 200)], {"a": 10.0})

    assert (came.lateness.median, came.repeated, came.lost) == (500.0, 1, 0)


def test_a_refused_message_has_not_come():
    came = delivered([Arrival(10.1, 1, "a", 429), Arrival(11.0, 1, "a", 200)], {"a": 10.0})

    assert (came.lateness.median, came.repeated) == (1000.0, 0)


def test_what_never_came_is_lost_and_strangers_do_not_count():
    came = delivered([Arrival(10.0, 1, "a", 200), Arrival(10.0, 2, "warm-1", 200)], {"a": 9.0, "b": 9.0})

    assert (came.expected, came.lost, came.per_second) == (2, 1, 1.0)
