"""What callers of the cases room get: frozen facts about cases, their steps, the board and the digest."""

from domain.cases.views.boards import (
    Board,
    BoardFilter,
    BoardLine,
    DigestBoard,
    DigestLine,
    PhotoChase,
    PhotoLine,
    Section,
)
from domain.cases.views.cases import AssessedCase, CaseState, CaseView, MarkedStep, OpenedCase, Stage
from domain.cases.views.deadlines import Deadline, DeadlineLine, Deadlines, Loudness, Moments
from domain.cases.views.steps import SopTimes, Standing, StepName, StepState, StepView

__all__ = [
    "AssessedCase",
    "Board",
    "BoardFilter",
    "BoardLine",
    "CaseState",
    "CaseView",
    "Deadline",
    "DeadlineLine",
    "Deadlines",
    "DigestBoard",
    "DigestLine",
    "Loudness",
    "MarkedStep",
    "Moments",
    "OpenedCase",
    "PhotoChase",
    "PhotoLine",
    "Section",
    "SopTimes",
    "Stage",
    "Standing",
    "StepName",
    "StepState",
    "StepView",
]
