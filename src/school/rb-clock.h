/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place that knows what time it is. Everything else is given a moment (decisions:
 * `--today`, $ROLLBOOK_TODAY). */
#pragma once

#include "domain/rb-date.h"

G_BEGIN_DECLS

/* Sets "now" to `DATE` (both of its sessions have begun) or `DATETHH:MM`. FALSE, and nothing
 * changed, where the text is neither. */
gboolean rb_clock_set (const char *text);
/* The same with $ROLLBOOK_TODAY; TRUE where it is not set. Call it once at the start, before
 * threads. */
gboolean rb_clock_set_from_environment (void);
/* Back to the machine's clock. */
void rb_clock_reset (void);
gboolean rb_clock_is_set (void);

/* The day and minute that count as now, in local time. */
RbMoment rb_now (void);
/* Seconds since 1970 (UTC) for records. Where the clock was set, that moment of the local day (noon
 * for a bare date), so that what is recorded agrees with what is shown. */
gint64 rb_clock_seconds (void);
/* Microseconds since the computer started: they only go on, whatever is done to the clock, and
 * while the computer sleeps too. For how long nobody did anything, never for a record. */
gint64 rb_clock_steady (void);
/* "Fri 20 Mar 2026, 09:24" for such seconds, in local time. (transfer full) */
char *rb_clock_format (gint64 seconds);
/* The local day of such seconds. */
RbDate rb_clock_date (gint64 seconds);
/* The seconds of a local day and minute. */
gint64 rb_clock_seconds_of (RbMoment moment);

G_END_DECLS
