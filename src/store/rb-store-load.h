/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a whole school in one pass. */
#pragma once

#include "domain/rb-school.h"
#include "store/rb-database.h"
#include "store/rb-store-guard.h"

G_BEGIN_DECLS

/* Inside a transaction of the caller; without what the guard's identity may not see. */
RbSchool *rb_read_school (RbDatabase *database,
                          RbCodeBook *codes,
                          const RbGuard *guard,
                          GCancellable *cancellable,
                          GError **error);
/* Its pieces. (transfer full); NULL with an error. */
RbSchoolDetails *rb_read_details (RbDatabase *database, GError **error);
RbRoster *
rb_read_roster (RbDatabase *database, const RbGuard *guard, const RbOffice *office, GError **error);
GPtrArray *rb_read_staff (RbDatabase *database, GError **error); /* of RbStaff */
RbOffice *rb_read_office (RbDatabase *database, GError **error);

/* One kind of records in the order of ids; one record, NULL without an error where there is none.
 */
GPtrArray *rb_read_records (RbDatabase *database, RbRecordKind kind, GError **error);
gpointer rb_read_record (RbDatabase *database, RbRecordKind kind, gint64 id, GError **error);

G_END_DECLS
