"""Billing periods are counted on the account's own clock and calendar."""

from datetime import datetime

import pytest

from fixtures.dashboard.periods import instant, listed_date, months_after, period_end, wall_clock


@pytest.mark.parametrize(
    ("anchor", "months", "expected"),
    [
        ("2026-01-31T09:00:00", 1, "2026-02-28T09:00:00"),
        ("2026-01-31T09:00:00", 2, "2026-03-31T09:00:00"),
        ("2026-01-30T09:00:00", 1, "2026-02-28T09:00:00"),
        ("2026-01-29T09:00:00", 1, "2026-02-28T09:00:00"),
        ("2028-01-31T09:00:00", 1, "2028-02-29T09:00:00"),
        ("2028-02-29T09:00:00", 12, "2029-02-28T09:00:00"),
        ("2028-02-29T09:00:00", 48, "2032-02-29T09:00:00"),
        ("2026-12-15T23:59:59", 1, "2027-01-15T23:59:59"),
        ("2026-11-30T00:00:00", 3, "2027-02-28T00:00:00"),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_its_month(anchor, months, expected):
    assert months_after(datetime.fromisoformat(anchor), months) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("anchor", "zone", "expected"),
    [
        ("2026-02-20T12:00:00", "America/New_York", "2026-03-20T16:00:00+00:00"),  # into summer time: 16, not 17
        ("2026-10-20T12:00:00", "America/New_York", "2026-11-20T17:00:00+00:00"),  # and back
        ("2026-02-08T02:30:00", "America/New_York", "2026-03-08T07:30:00+00:00"),  # 2:30 is skipped: 3:30 summer time
        ("2026-10-01T01:30:00", "America/New_York", "2026-11-01T05:30:00+00:00"),  # 1:30 comes twice: the first
        ("2026-02-20T12:00:00", "Asia/Kolkata", "2026-03-20T06:30:00+00:00"),
        ("2026-03-04T02:15:00", "Australia/Lord_Howe", "2026-04-03T15:15:00+00:00"),  # half an hour of summer time
        ("2011-11-30T10:00:00", "Pacific/Apia", "2011-12-30T20:00:00+00:00"),  # a day that was skipped as a whole
    ],
)
def test_a_period_ends_at_the_same_time_on_the_wall(anchor, zone, expected):
    end = period_end(datetime.fromisoformat(anchor), 1, zone)

    assert end == int(datetime.fromisoformat(expected).timestamp())


def test_the_listed_date_is_the_day_where_the_account_is():
    moment = int(datetime.fromisoformat("2026-12-31T23:30:00+00:00").timestamp())

    assert listed_date(moment, "America/New_York") == "Dec 31, 2026"
    assert listed_date(moment, "Asia/Tokyo") == "Jan 1, 2027"


def test_an_instant_and_its_wall_clock_time_are_one():
    noon = datetime(2026, 7, 1, 12)

    assert wall_clock(instant(noon, "Europe/Berlin"), "Europe/Berlin") == noon
