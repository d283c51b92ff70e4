/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a school file and opening one: what the window and the command line both begin with. */
#pragma once

#include "domain/rb-school.h"
#include "store/rb-store.h"

G_BEGIN_DECLS

/* Opens for reading alone; never waits for who writes. */
RbStore *rb_open_to_read (const char *path, GError **error);
/* Opens to write, as `who` (NULL: the computer's user); fails with a sentence that names who writes
 * where somebody else does, or why the file cannot be written. */
RbStore *rb_open_to_write (const char *path, const char *who, GError **error);

/* The presets of the policy, "one-page" first, ending with NULL; static. */
const char *const *rb_policy_presets (void);
/* "Attendance on one page" ...: the preset's name for people. Static; NULL for no preset. */
const char *rb_policy_preset_name (const char *preset);
/* NULL for an unknown name. (transfer full) */
RbPolicy *rb_policy_preset (const char *preset);

/* A school that is to be made. */
typedef struct
{
  RbSchoolDetails *details; /* name and phase at least */
  const char *preset;       /* NULL: "one-page" */
  RbPolicy *policy;         /* in place of the preset, or NULL */
  GArray *events;           /* RbCalendarEvent of any years, or NULL */
  GPtrArray *staff;         /* const RbStaff*, or NULL */
} RbNewSchool;

/* Makes the file; the events are put into the academic years that they belong to. An existing file
 * is refused and stays as it is. A school of the preset "risk-bands" starts with the action
 * calendar, counted from today. (transfer full) the open store. */
RbStore *rb_open_create (const char *path, const RbNewSchool *school, GError **error);

/* Puts events into `batch`, by the academic year that each begins in: each such year is made of
 * them alone. */
void rb_open_add_events (RbStoreBatch *batch, const GArray *events);
/* Bank holidays on weekdays inside the terms of the events that the events do not name, as a
 * sentence; NULL where there are none. (transfer full) */
char *rb_open_missing_bank_holidays (const GArray *events);

G_END_DECLS
