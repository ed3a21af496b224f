"""Decides the language on screen: the visitor's, the stand's own, or the next one in each round."""

from __future__ import annotations

from kiosk.show.state import Cue, State


def standard_language(state: State, round_: int | None = None) -> str:
    """The loop's language in ``round_``, by default the present one, as set at start or by the playlist."""
    languages = state.playlist.languages
    if state.settings.language in languages:
        return state.settings.language
    if not state.playlist.rotate_languages:
        return state.playlist.language
    if round_ is None:
        round_ = state.current.round if state.current else state.round
    return languages[(round_ - 1) % len(languages)]


def language_of(state: State, cue: Cue) -> str:
    """The language for ``cue``: without a visitor that of its round, even while it is being prepared or leaving."""
    if state.phase.is_alone:
        return standard_language(state, cue.round)
    return state.language
