"""Jobs: wanted once, leased with a fence, ended once."""

from datetime import UTC, datetime, timedelta

import pytest

from inspect_app import clock
from inspect_app.services import jobs
from inspect_app.services.jobs import LEASE, Lease, LeaseLost
from inspect_app.storage.database import Session
from inspect_app.storage.models import Job
from inspect_app.storage.queries import jobs as rows

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def _want(session: Session, key: str = "a") -> Job:
    return jobs.want(session, None, "kind", key, {"x": "1"})


def _take(session: Session) -> Lease:
    lease = jobs.take(session)
    assert lease is not None
    return lease


def _state(session: Session, lease: Lease) -> tuple[str, str | None]:
    job = rows.get(session, lease.job)
    assert job is not None
    return job.state, job.error


def test_the_same_wish_is_one_job(session: Session) -> None:
    assert _want(session).id == _want(session).id
    assert _want(session, "b").id != _want(session).id


def test_jobs_are_taken_in_the_order_of_the_wishes(session: Session) -> None:
    wanted = [_want(session, key).id for key in "abc"]
    assert [_take(session).job for _ in wanted] == wanted
    assert jobs.take(session) is None


def test_a_done_job_stays_done_however_often_it_is_wanted(session: Session) -> None:
    _want(session)
    lease = _take(session)
    jobs.finish(session, lease)
    assert _want(session).state == "done"
    assert jobs.take(session) is None


def test_a_failed_job_is_wanted_anew(session: Session) -> None:
    _want(session)
    jobs.give_back(session, _take(session), "cpu", lasting=True)
    again = _want(session)
    assert (again.state, again.attempts, again.error) == ("waiting", 0, None)


def test_three_attempts_and_no_more(session: Session) -> None:
    _want(session)
    for attempt in (1, 2, 3):
        lease = _take(session)
        assert lease.attempt == attempt
        jobs.give_back(session, lease, "crashed", lasting=False)
    assert jobs.take(session) is None
    assert _state(session, lease) == ("failed", "crashed")


def test_a_dead_runner_s_job_is_taken_over_and_the_dead_one_publishes_nothing(session: Session) -> None:
    with clock.fixed(NOW):
        _want(session)
        dead = _take(session)
        assert jobs.take(session) is None
    with clock.fixed(NOW + LEASE + timedelta(seconds=1)):
        living = _take(session)
        assert living.fence > dead.fence
        for attempt in (jobs.finish, jobs.renew):
            with pytest.raises(LeaseLost):
                attempt(session, dead)
        with pytest.raises(LeaseLost):
            jobs.give_back(session, dead, "late", lasting=True)
        jobs.finish(session, living)
    assert _state(session, living) == ("done", None)


def test_a_renewed_lease_is_not_taken_over(session: Session) -> None:
    with clock.fixed(NOW):
        _want(session)
        lease = _take(session)
    with clock.fixed(NOW + LEASE - timedelta(seconds=1)):
        jobs.renew(session, lease)
    with clock.fixed(NOW + LEASE + timedelta(seconds=1)):
        assert jobs.take(session) is None


def test_a_job_that_kills_its_runners_is_given_up(session: Session) -> None:
    with clock.fixed(NOW):
        _want(session)
    moment = NOW
    for _ in range(jobs.ATTEMPTS):
        with clock.fixed(moment):
            lease = _take(session)
        moment += LEASE + timedelta(seconds=1)
    with clock.fixed(moment):
        _want(session, "next")
        following = _take(session)
    assert _state(session, lease) == ("failed", "crashed")
    assert following.job != lease.job
