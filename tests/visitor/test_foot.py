"""The foot of the loop: it stands a little elsewhere in each round, and its keys stay where they can be touched."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QRectF

from kiosk.proof.measures import descendants
from kiosk.show.state import Phase
from kiosk.visitor.foot.foot_view_model import STEPS, FootViewModel
from tests.stage.visited import View, Visited

NAMES = ("pill-nl", "pill-fr", "pauseKey")


def test_each_round_is_one_step_from_the_last_and_all_rounds_together_are_around_the_first() -> None:
    foot = FootViewModel()
    seen = []
    for number in range(1, len(STEPS) + 2):
        foot.set_number(number)
        seen.append((foot.property("stepRight"), foot.property("stepDown")))
    assert seen[0] == seen[-1] == (0, 0)
    assert len(set(seen)) == len(STEPS)
    assert [sum(part) for part in zip(*STEPS, strict=True)] == [0, 0]
    assert {abs(value) for step in STEPS for value in step} == {0, 1}


def test_a_round_that_is_told_twice_moves_nothing() -> None:
    foot, changes = FootViewModel(), []
    foot.property("stepRight")
    foot.stepChanged.connect(lambda: changes.append(1))
    for number in (1, 2, 2, 2):
        foot.set_number(number)
    assert changes == [1]


@pytest.mark.parametrize(("size", "dots"), [("1280x720", 96.0), ("800x480", 133.0), ("480x800", 133.0)])
def test_every_key_is_a_target_within_the_screen_in_every_round(
    tmp_path: Path, size: str, dots: float
) -> None:
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides/a.yaml").write_text("layout: statement\nnl: {title: Ja}\nfr: {title: Oui}\n", "utf-8")
    (tmp_path / "slides/playlist.yaml").write_text("languages: [nl, fr]\nitems: [{slide: a}]\n", "utf-8")
    with Visited.of(tmp_path, tmp_path / "cache", size, dots, "nl") as visited:
        view = View("loop", 0, Phase.ATTRACT)
        visited.stand(view)
        visited.begin(view)
        width, height = map(int, size.split("x"))
        least = visited.scene.stage.canvas.composition.least_target(dots)
        places: dict[str, set[tuple[float, float]]] = {name: set() for name in NAMES}
        stands = visited.standing
        assert stands.current
        for number in range(1, len(STEPS) + 1):
            visited.scene.state_changed(replace(stands, current=replace(stands.current, round=number)))
            for name in NAMES:
                (key,) = [item for item in descendants(visited.root) if item.objectName() == name]
                box = key.mapRectToScene(QRectF(0, 0, key.width(), key.height()))
                places[name].add((box.x(), box.y()))
                assert QRectF(0, 0, width, height).contains(box), (name, number)
                assert min(key.width(), key.height()) >= least - 1, (name, number)
    for name, seen in places.items():
        assert len(seen) >= 3, name
