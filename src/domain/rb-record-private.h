/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a row of the table of kinds is written down. For the files of that table. */
#pragma once

#include "domain/rb-record.h"

#define FIELD(type, member, kind)                                                                  \
  {                                                                                                \
#member, RB_HOLDS_##kind, G_STRUCT_OFFSET(type, member), FALSE                                 \
  }
#define SECRET(type, member)                                                                       \
  {                                                                                                \
#member, RB_HOLDS_TEXT, G_STRUCT_OFFSET(type, member), TRUE                                    \
  }
#define TYPE(table, type, fields, pupil, confidential)                                             \
  {                                                                                                \
    table, sizeof (type), fields, G_N_ELEMENTS (fields), pupil, confidential                       \
  }
#define AT(type, member) G_STRUCT_OFFSET (type, member)

/* Those of the case file. */
extern const RbRecordType rb_case_record_types[RB_N_RECORDS];
