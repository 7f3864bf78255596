"""The form of a plan: rhythms people know by name, and RRULE for the rest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any
from uuid import UUID

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import DateField, FieldList, FormField, HiddenField, SelectMultipleField, TimeField
from wtforms.validators import InputRequired, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from inspect_app.access.model import Role
from inspect_app.checklist.model import Draw
from inspect_app.planning.model import Days, Mark, OffDays, Slot
from inspect_app.planning.plans import FURTHEST_MARK, MOST_MAKE_UP_DAYS, NAME_LIMIT
from inspect_app.services.planning.keeping import CONDUCTING, Aim, Facts
from inspect_app.services.planning.rows import slots_of
from inspect_app.storage.models import InspectionPlan, Project, User
from inspect_app.web.forms.fields import PartForm, PlainForm, choice, line, number, options
from inspect_app.web.presenters import rhythms, roles

MOST_SLOTS = 4
_MIDNIGHT = time(0)
KINDS = (
    ("daily", _l("Every day")),
    ("twice", _l("Twice a day")),
    ("weekly", _l("Every week, on certain days")),
    ("monthly", _l("Every month")),
    ("quarterly", _l("Every quarter")),
    ("custom", _l("Another rhythm (RRULE)")),
)
_SLOTS_OF = {"twice": 2, "weekly": 1, "monthly": 1, "quarterly": 1}
_DAYS = (
    (Days.EVERY.value, _l("Also on holidays")),
    (Days.NO_PUBLIC_HOLIDAYS.value, _l("Not on public holidays")),
    (Days.WORKING.value, _l("Only on working days")),
)
_OFF = (
    (OffDays.SKIP.value, _l("It is left out")),
    (OffDays.MOVE.value, _l("It is held on the next fitting day")),
)
# Where the form shows what the rules say of other parts of a plan.
_SHOWN_AT = {"slots": "times", "targets": "projects", "role": "assignee", "rhythm": "kind"}


def _several(label: Any, choices: Iterable[tuple[str, Any]] = ()) -> SelectMultipleField:
    widget, box = ListWidget(prefix_label=False), CheckboxInput()
    return SelectMultipleField(
        label, choices=options(choices), widget=widget, option_widget=box, validate_choice=False
    )


def _at(label: Any, hour: int) -> ClockField:
    message = _l("Write a time such as 08:30.")
    return ClockField(label, validators=[InputRequired(message)], default=time(hour))


class DayField(DateField):
    """A date; the message is translated, unlike WTForms' own."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read ``valuelist``."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_l("Write a date.")) from None


class ClockField(TimeField):
    """A time of day; the message is translated, unlike WTForms' own."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read ``valuelist``."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_l("Write a time such as 08:30.")) from None


class SlotForm(PartForm):
    """One inspection of a day: name, and three marks as days beside the day itself and a time."""

    name = line(_l("Name of the time of day"), NAME_LIMIT)
    opens_days = number(_l("Days before"), 0, FURTHEST_MARK)
    opens_at = _at(_l("may begin from"), 8)
    due_days = number(_l("Days after"), 0, FURTHEST_MARK)
    due_at = _at(_l("is late from"), 12)
    missed_days = number(_l("Days after"), 0, FURTHEST_MARK)
    missed_at = _at(_l("is missed from"), 14)

    def slot(self) -> Slot:
        """What the person wrote; only of a valid form."""
        return Slot(
            self.name.data or "",
            Mark(-(self.opens_days.data or 0), self.opens_at.data or _MIDNIGHT),
            Mark(self.due_days.data or 0, self.due_at.data or _MIDNIGHT),
            Mark(self.missed_days.data or 0, self.missed_at.data or _MIDNIGHT),
        )

    def show(self, slot: Slot) -> None:
        """Fill in what is known. What opens after its day cannot be written here and is shown as the day."""
        self.name.data, self.opens_days.data = slot.name, max(0, -slot.opens.days)
        self.opens_at.data, self.due_at.data, self.missed_at.data = slot.opens.at, slot.due.at, slot.missed.at
        self.due_days.data, self.missed_days.data = max(0, slot.due.days), max(0, slot.missed.days)


class PlanForm(PlainForm):
    """A plan. People for single projects stand beside, as ``person-ID`` for each project."""

    programme = choice(_l("Programme"))
    projects = _several(_l("Projects"))
    assignee = choice(_l("By whom"))
    kind = choice(_l("Rhythm"))
    weekdays = _several(_l("On these days"), rhythms.WEEKDAYS)
    month_day = choice(_l("Day of the month"))
    custom = line(_l("RRULE"), 200, required=False)
    times = choice(_l("Inspections a day"))
    starts = DayField(_l("First day"), validators=[InputRequired(_l("Write a date."))])
    ends = DayField(_l("Last day"), validators=[Optional()])
    slots = FieldList(FormField(SlotForm), min_entries=MOST_SLOTS, max_entries=MOST_SLOTS)
    days = choice(_l("Holidays"))
    off_days = choice(_l("What falls on a day off"))
    make_up_days = number(_l("Days to make up a miss"), 0, MOST_MAKE_UP_DAYS)
    places = number(_l("Places of each checklist to visit"), 1, 1000, required=False)
    version = HiddenField(default="1")

    def offer(
        self, programmes: Iterable[tuple[str, str]], projects: Iterable[Project], people: Iterable[User]
    ) -> None:
        """Let the person choose among these."""
        self.programme.choices = options(programmes)
        self.projects.choices = options((str(each.id), each.name) for each in projects)
        whoever = [
            (f"role:{role.value}", _l("Any: %(role)s", role=roles.TITLES[role])) for role in CONDUCTING
        ]
        self.assignee.choices = options([*whoever, *((f"person:{each.id}", each.name) for each in people)])
        self.kind.choices, self.days.choices, self.off_days.choices = (
            options(KINDS),
            options(_DAYS),
            options(_OFF),
        )
        self.times.choices = options((str(each), str(each)) for each in range(1, MOST_SLOTS + 1))
        self.month_day.choices = options((str(day), rhythms.month_day(day)) for day in (*range(1, 29), -1))

    def begin(self, today: date, names: tuple[str, ...]) -> None:
        """An empty form: twice a day from tomorrow on, with four usual times called ``names``."""
        self.kind.data, self.times.data, self.month_day.data, self.starts.data = "twice", "2", "1", today
        self.make_up_days.data, self.days.data, self.off_days.data = 1, "every", "skip"
        self.weekdays.data = ["MO"]
        self._usual(names)

    def _usual(self, names: tuple[str, ...]) -> None:
        """Times for rows not shown yet, so that showing one more does not ask for everything."""
        hours = ((8, 12, 14), (14, 18, 20), (18, 21, 22), (21, 23, 23))
        for entry, name, (opens, due, missed) in zip(self.slots, names, hours, strict=True):
            minute = 59 if due == missed else 0
            marks = (Mark(0, time(opens)), Mark(0, time(due)), Mark(0, time(missed, minute)))
            entry.form.show(Slot(name, *marks))

    def show(self, row: InspectionPlan, names: tuple[str, ...]) -> None:
        """Fill in a plan that is there; ``names`` are those of usual times."""
        self._usual(names)
        slots = slots_of(row.slots)
        self.programme.data, self.version.data = row.programme, str(row.version)
        self.projects.data = [str(target.project_id) for target in row.targets]
        self.assignee.data = f"person:{row.assignee_id}" if row.assignee_id else f"role:{row.role}"
        shown = rhythms.as_choice(row.rhythm, len(slots))
        self.kind.data, self.weekdays.data, self.month_day.data = shown.kind, shown.weekdays, shown.month_day
        self.custom.data, self.times.data = row.rhythm, str(len(slots))
        self.starts.data, self.ends.data = row.starts, row.ends
        self.days.data, self.off_days.data = row.days, row.off_days
        self.make_up_days.data = row.make_up_days
        self.places.data = row.draw["places"] if row.draw else None
        for entry, slot in zip(self.slots, slots, strict=False):
            entry.form.show(slot)

    def refuse(self, field: str, message: str) -> None:
        """Show ``message`` where the form writes that part of a plan."""
        super().refuse(_SHOWN_AT.get(field, field), message)

    def validate_weekdays(self, field: SelectMultipleField) -> None:
        """A weekly rhythm needs a day."""
        known = {day for day, _name in rhythms.WEEKDAYS}
        if self.kind.data == "weekly" and not known.issuperset(field.data or ["none"]):
            raise ValidationError(_l("Choose at least one day."))

    def validate_kind(self, field: Any) -> None:
        """Another rhythm is written out."""
        if field.data == "custom" and not self.custom.data:
            raise ValidationError(_l("Write the RRULE below."))

    def validate_projects(self, field: SelectMultipleField) -> None:
        """Some of those offered."""
        offered = {choice[0] for choice in field.iter_choices()}
        if not field.data or not offered.issuperset(field.data):
            raise ValidationError(_l("Choose at least one project."))

    def facts(self) -> Facts:
        """What the person wrote; only of a valid form."""
        kind, _colon, who = self.assignee.data.partition(":")
        count = _SLOTS_OF.get(self.kind.data, int(self.times.data))
        return Facts(
            programme=self.programme.data,
            rhythm=rhythms.rule(
                self.kind.data, self.weekdays.data or [], self.month_day.data, self.custom.data or ""
            ),
            starts=self.starts.data or date.min,
            ends=self.ends.data,
            slots=tuple(entry.form.slot() for entry in list(self.slots)[:count]),
            aims=tuple(Aim(UUID(each), _person(each)) for each in self.projects.data or []),
            assignee=UUID(who) if kind == "person" else None,
            role=Role(who) if kind == "role" else None,
            days=Days(self.days.data),
            off_days=OffDays(self.off_days.data),
            make_up_days=self.make_up_days.data or 0,
            draw=Draw(self.places.data, rotate=True) if self.places.data else None,
        )


def _person(project: str) -> UUID | None:
    """Who is chosen for a single project; what is no id is nobody."""
    try:
        return UUID(request.form.get(f"person-{project}", ""))
    except ValueError:
        return None
