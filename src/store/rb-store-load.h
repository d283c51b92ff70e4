/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a whole school in one pass. */
#pragma once

#include "domain/rb-school.h"
#include "store/rb-database.h"

G_BEGIN_DECLS

/* Inside a transaction of the caller. */
RbSchool *
rb_read_school (RbDatabase *database, RbCodeBook *codes, GCancellable *cancellable, GError **error);
/* Its pieces. (transfer full); NULL with an error. */
RbSchoolDetails *rb_read_details (RbDatabase *database, GError **error);
RbRoster *rb_read_roster (RbDatabase *database, GError **error);
GPtrArray *rb_read_staff (RbDatabase *database, GError **error); /* of RbStaff */
RbOffice *rb_read_office (RbDatabase *database, GError **error);

G_END_DECLS
