"""Processes that start together end together, politely or not."""

import os
import select
import signal
import subprocess
import sys
import time

import pytest

from carillon.lock import hold
from carillon.processes import GATE, LIFELINE, READY_FILE, arguments, end
from carillon.supervisor.child import RUN, Child, end_orphans, end_together

PATIENT = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); signal.pause()"
pytestmark = pytest.mark.timeout(20)
POLITE = "import signal; print('ready', flush=True); signal.pause()"


def python(program, **options):
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, **options)


@pytest.fixture
def pipe():
    reading, writing = os.pipe()
    open_ends = {reading, writing}
    yield reading, writing, open_ends
    for descriptor in open_ends:
        os.close(descriptor)


def child_with(pipe, variable, program):
    env = os.environ | {variable: str(pipe[0])}
    return python(program, env=env, pass_fds=[pipe[0]])


def let_go(pipe):
    os.close(pipe[1])
    pipe[2].remove(pipe[1])


def test_a_process_ends_with_the_one_that_started_it(pipe):
    program = "from carillon.processes import die_with_parent; die_with_parent(); " + POLITE
    with child_with(pipe, LIFELINE, program) as process:
        assert process.stdout.readline() == "ready\n"

        let_go(pipe)

        assert process.wait(timeout=10) == -signal.SIGTERM


def test_one_that_does_not_listen_ends_by_force(pipe):
    program = "from carillon.processes import die_with_parent; die_with_parent(grace=0.1); " + PATIENT
    with child_with(pipe, LIFELINE, program) as process:
        assert process.stdout.readline() == "ready\n"

        let_go(pipe)

        assert process.wait(timeout=10) == 1


def test_a_process_waits_at_the_gate_until_it_is_opened(pipe):
    program = (
        "from carillon.processes import wait_at_gate\n"
        "print('at the gate', flush=True); wait_at_gate(); print('through')"
    )
    with child_with(pipe, GATE, program) as process:
        assert process.stdout.readline() == "at the gate\n"
        assert select.select([process.stdout], [], [], 0.3)[0] == []

        let_go(pipe)

        assert process.stdout.readline() == "through\n"


def test_a_process_that_was_started_otherwise_goes_its_own_way(tmp_path):
    program = (
        "from carillon.processes import announce_ready, die_with_parent, wait_at_gate\n"
        "wait_at_gate(); die_with_parent(); announce_ready('bot'); print('done')"
    )
    clean = {name: value for name, value in os.environ.items() if name not in (GATE, LIFELINE, READY_FILE)}

    with python(program, env=clean, cwd=tmp_path) as process:
        said, _ = process.communicate(timeout=10)

    assert (process.returncode, said) == (0, "done\n")
    assert list(tmp_path.iterdir()) == []


def child(home, program, **options):
    (home / RUN).mkdir(parents=True, exist_ok=True)
    return Child("child", [sys.executable, "-c", program], home, os.environ, **options)


def wait_for(true):
    while not true():
        time.sleep(0.01)


def test_a_child_is_ready_when_it_says_so_itself(tmp_path, pipe):
    program = (
        "import sys; from carillon.processes import announce_ready\n"
        "sys.stdin.read(); announce_ready('child'); import signal; signal.pause()"
    )
    process = child(tmp_path, program, pipes={LIFELINE: pipe[0]})
    assert not process.ready

    process.start()
    wait_for(lambda: process.ready)

    end_together([process])
    assert not process.ready
    assert list((tmp_path / RUN).iterdir()) == []


def test_what_an_earlier_process_announced_does_not_count(tmp_path, pipe):
    process = child(tmp_path, POLITE, pipes={LIFELINE: pipe[0]})
    (tmp_path / RUN / "child.ready").write_text("child 1\n")

    process.start()

    assert not process.ready
    end_together([process])


def test_an_orphan_is_known_again_and_ended(tmp_path):
    process = child(tmp_path, POLITE)
    process.start()
    wait_for(lambda: process.log.read_text() == "ready\n")

    end_orphans(tmp_path)
    wait_for(lambda: process.exit_code is not None)  # it loses its command line a little before it has ended

    assert process.exit_code == -signal.SIGTERM


def test_another_program_with_a_recorded_number_is_left_alone(tmp_path):
    (tmp_path / RUN).mkdir()
    with python(POLITE) as bystander:
        assert bystander.stdout.readline() == "ready\n"
        (tmp_path / RUN / "child.pid").write_text(f'[{bystander.pid}, "python", "-m", "carillon", "worker"]')
        (tmp_path / RUN / "torn.pid").write_text("[12")

        end_orphans(tmp_path)

        assert bystander.poll() is None
        bystander.kill()


def test_the_stubborn_are_ended_by_force_and_the_polite_are_not_kept_waiting(tmp_path):
    with python(PATIENT) as stubborn, python(POLITE) as polite:
        assert stubborn.stdout.readline() == polite.stdout.readline() == "ready\n"

        end(
            ((signal.SIGTERM, 0.2), (signal.SIGKILL, 5.0)),
            {process.pid: lambda process=process: process.poll() is not None for process in (stubborn, polite)},
        )

        assert (stubborn.returncode, polite.returncode) == (-signal.SIGKILL, -signal.SIGTERM)


def test_what_runs_can_be_asked_for_its_command_line():
    assert b"pytest" in arguments(os.getpid()) or b"-c" in arguments(os.getpid())
    assert arguments(2**22 + 1) == b""


def test_a_process_that_cannot_outlive_us_is_told_of_our_death(tmp_path):
    log = tmp_path / "logs" / "child.log"
    program = (
        "import os, signal, sys; from pathlib import Path; from carillon.processes import launch\n"
        f"child = launch([sys.executable, '-c', {POLITE!r}], log=Path({str(log)!r}), env=os.environ,"
        " farewell=signal.SIGTERM)\n"
        "print(child.pid, flush=True); signal.pause()"
    )
    with python(program) as parent:
        pid = int(parent.stdout.readline())
        parent.kill()
        parent.wait()

    if sys.platform == "linux":
        wait_for(lambda: arguments(pid) == b"")
    else:
        os.kill(pid, signal.SIGTERM)


def test_a_lock_is_held_by_one_and_freed_by_its_holders_death(tmp_path):
    path = tmp_path / "lock"
    program = f"from carillon.lock import hold; hold(__import__('pathlib').Path({str(path)!r})); {POLITE}"
    with python(program) as holder:
        assert holder.stdout.readline() == "ready\n"
        assert hold(path, patience=0) is None

        holder.kill()

        held = hold(path, patience=5.0)
        assert held is not None
        os.close(held)
