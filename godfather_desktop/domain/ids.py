"""Typed ids. All records share one ascending sequence, so an id is never used twice; a content's is its digest's."""

from typing import NewType

PersonId = NewType("PersonId", int)
OrganizationId = NewType("OrganizationId", int)
RoleId = NewType("RoleId", int)
TieId = NewType("TieId", int)
TouchId = NewType("TouchId", int)
FavorId = NewType("FavorId", int)
NoteId = NewType("NoteId", int)
BatchId = NewType("BatchId", int)
DownPeriodId = NewType("DownPeriodId", int)
CorrectionId = NewType("CorrectionId", int)
DrillId = NewType("DrillId", int)
TargetId = NewType("TargetId", int)
TaskId = NewType("TaskId", int)
AskId = NewType("AskId", int)
AttemptId = NewType("AttemptId", int)
PauseId = NewType("PauseId", int)
EtiquetteId = NewType("EtiquetteId", int)
CadenceId = NewType("CadenceId", int)
OccasionId = NewType("OccasionId", int)
SnoozeId = NewType("SnoozeId", int)
RefusalId = NewType("RefusalId", int)
SilenceId = NewType("SilenceId", int)
IntroductionId = NewType("IntroductionId", int)
AttachmentId = NewType("AttachmentId", int)
ContentId = NewType("ContentId", int)
MergeId = NewType("MergeId", int)
DistinctId = NewType("DistinctId", int)

ME = PersonId(1)
"""The owner of the Rolodex: created with the file, never removed."""
