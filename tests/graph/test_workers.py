import os
import signal
import time
from pathlib import Path

import pytest

from cinema_agent.errors import GeneratorError
from cinema_agent.graph.workers import Stopped, WorkerPool


def double(number: int) -> int:
    return number * 2


def worker_of(_: int) -> int:
    time.sleep(0.05)
    return os.getpid()


def fail() -> None:
    raise ValueError("out of paint")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(scope="module")
def pool():
    opened = WorkerPool(2)
    yield opened
    opened.close()


def test_calls_come_back_with_their_results(pool: WorkerPool):
    assert [future.result() for future in [pool.submit(double, n) for n in range(5)]] == [0, 2, 4, 6, 8]


def test_a_call_that_fails_hands_its_error_over(pool: WorkerPool):
    with pytest.raises(GeneratorError, match="ValueError: out of paint"):
        pool.submit(fail).result()


def test_work_of_one_place_stays_with_the_worker_that_knows_it(pool: WorkerPool):
    futures = [(n % 2, pool.submit_near(f"place {n % 2}", worker_of, n)) for n in range(8)]
    workers: dict[int, list[int]] = {0: [], 1: []}
    for place, future in futures:
        workers[place].append(future.result())

    usual = [max(found.count(pid) for pid in set(found)) for found in workers.values()]
    assert min(usual) >= 3


def test_a_lost_worker_is_replaced_and_its_work_reported(pool: WorkerPool):
    with pytest.raises(GeneratorError, match="lost 2 times"):
        pool.submit(die).result()

    assert pool.submit(double, 21).result() == 42


def test_a_closed_pool_takes_no_work():
    closed = WorkerPool(1)
    closed.close()

    with pytest.raises(Stopped):
        closed.submit(double, 1)


def test_a_worker_runs_our_code_whatever_lies_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "cinema_agent").mkdir()
    (tmp_path / "cinema_agent" / "__init__.py").write_text("raise SystemExit('not ours')")
    monkeypatch.chdir(tmp_path)
    pool = WorkerPool(1)

    assert pool.submit(double, 21).result() == 42
    pool.close()
