"""Which language is spoken: a visitor's, the stand's own, or each round the next one."""

from __future__ import annotations

from kiosk.show.state import Cue, Phase, State


def standard_language(state: State, round_: int | None = None) -> str:
    """What the loop speaks in this round (the present one unless said): as the start of the kiosk, or the playlist, says."""
    languages = state.playlist.languages
    if state.settings.language in languages:
        return state.settings.language
    if not state.playlist.rotate_languages:
        return state.playlist.language
    if round_ is None:
        round_ = state.current.round if state.current else state.round
    return languages[(round_ - 1) % len(languages)]


def language_of(state: State, cue: Cue) -> str:
    """What ``cue`` is to speak: while nobody is here the language of its round, also while it gets ready or leaves."""
    if state.phase in (Phase.LOADING, Phase.ATTRACT):
        return standard_language(state, cue.round)
    return state.language
