"""The reading: all that is on the screen, in order, as a screen reader is told it.

There is one model of what can be read, the accessible tree that Qt makes of the QML. Screen readers ask for it from outside;
our own voice, the cursor of a visit by ear and scanning read it here. So what one is told, the others are told too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QWindow

Role = QAccessible.Role
CONTROLS = frozenset(
    {Role.Button, Role.CheckBox, Role.RadioButton, Role.Link, Role.ListItem, Role.PageTab, Role.EditableText}
)
"""Roles of what can be done, if it can be pressed."""
HOLDERS = frozenset({Role.Dialog, Role.Grouping, Role.Pane})
"""Roles of what holds the rest."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing on the screen."""

    role: QAccessible.Role
    name: str
    language: str = ""
    """Of its words, two letters; empty is that of the visitor."""
    description: str = ""
    is_control: bool = False
    """It can be done."""
    is_able: bool = True
    is_checkable: bool = False
    is_checked: bool = False
    is_selected: bool = False
    is_focused: bool = False
    box: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Left, top, width and height in pixels of the window."""
    number: int = 0
    """Qt's number for it, by which it can be done; good as long as it is on the screen."""
    within: tuple[int, ...] = ()
    """The numbers of what holds it, from the outermost."""

    @property
    def says(self) -> tuple[object, ...]:
        """What somebody hears of it."""
        return (self.role, self.name, self.description, self.is_checked, self.is_selected, self.is_able)


def reading_of(window: QWindow) -> tuple[Told, ...]:
    """Everything that is on the screen now, in the order of reading."""
    top = QAccessible.queryAccessibleInterface(window)
    return tuple(_nodes(top, top.rect(), "", ())) if top else ()


def press(number: int) -> bool:
    """Do what has this number, as a touch would; whether it was there."""
    found = _of(number)
    actions = found.actionInterface() if found else None
    if actions is None:
        return False
    actions.doAction(QAccessibleActionInterface.pressAction())
    return True


def focus(number: int) -> None:
    """Give it the focus of the keyboard, which also brings it into view."""
    found = _of(number)
    actions = found.actionInterface() if found else None
    if actions is not None:
        actions.doAction(QAccessibleActionInterface.setFocusAction())


def _of(number: int) -> QAccessibleInterface | None:
    found = QAccessible.accessibleInterface(number)
    return found if found is not None and found.isValid() else None


def _nodes(
    node: QAccessibleInterface, window: QRect, language: str, within: tuple[int, ...]
) -> Iterator[Told]:
    state = node.state()
    if state.invisible:
        return
    # What holds words says in which language they are.
    thing = node.object()
    language = (thing.property("language") if thing else None) or language
    name, role = node.text(QAccessible.Text.Name), node.role()
    if name and role is not Role.Window:
        at, number = node.rect(), QAccessible.uniqueId(node)
        actions = node.actionInterface()
        can_press = actions is not None and QAccessibleActionInterface.pressAction() in actions.actionNames()
        yield Told(
            role,
            name,
            language,
            node.text(QAccessible.Text.Description),
            is_control=can_press and role in CONTROLS,
            is_able=not state.disabled,
            is_checkable=bool(state.checkable),
            is_checked=bool(state.checked),
            is_selected=bool(state.selected),
            is_focused=bool(state.focused),
            box=(at.x() - window.x(), at.y() - window.y(), at.width(), at.height()),
            number=number,
            within=within,
        )
        within = (*within, number) if role in HOLDERS or role is Role.AlertMessage else within
    for place in range(node.childCount()):
        child = node.child(place)
        if child is not None:
            yield from _nodes(child, window, language, within)
