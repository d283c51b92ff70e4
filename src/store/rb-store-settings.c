/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the school's particulars, its policies, its settings and the table of codes. */
#include "store/rb-statement.h"
#include "store/rb-store-writing.h"

#include <string.h>

static void
bind_details (RbStatement *write, const RbSchoolDetails *details)
{
  gsize length = 0;
  const void *crest =
      details->crest_bytes ? g_bytes_get_data (details->crest_bytes, &length) : NULL;

  rb_statement_bind_text (write, ":name", details->name);
  rb_statement_bind_text (write, ":phase", details->phase);
  rb_statement_bind_text (write, ":address", details->address);
  rb_statement_bind_text (write, ":phone", details->phone);
  rb_statement_bind_text (write, ":email", details->email);
  rb_statement_bind_text (write, ":headteacher", details->headteacher);
  rb_statement_bind_text (write, ":signatory", details->signatory);
  rb_statement_bind_text (write, ":signatory_position", details->signatory_position);
  rb_statement_bind_text (write, ":signatory_phone", details->signatory_phone);
  rb_statement_bind_text (write, ":mis", details->mis);
  rb_statement_bind_text (write, ":crest_type", details->crest);
  rb_statement_bind_blob (write, ":crest", crest, length);
  rb_statement_bind_int (write, ":sample", details->sample != 0);
  rb_statement_bind_int (write, ":statutory", details->statutory != 0);
  if (details->imported_at > 0)
    rb_statement_bind_stamp (write, ":imported_at", details->imported_at);
  else
    rb_statement_bind_null (write, ":imported_at");
}

/* The table of the school has no column for it: a setting, as text. */
static gboolean
write_signature (RbDatabase *database, const RbSchoolDetails *details, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;
  const guchar *bytes;

  if (details->signature_bytes != NULL)
    {
      bytes = g_bytes_get_data (details->signature_bytes, &length);
      text = g_base64_encode (bytes, length);
    }
  return rb_write_setting (database, RB_SETTING_SIGNATURE, text, error);
}

gboolean
rb_write_details (RbDatabase *database, const RbSchoolDetails *details, GError **error)
{
  RbStatement *write = rb_statement (
      database,
      "insert into school (id, name, phase, address, phone, email, headteacher, signatory,"
      " signatory_position, signatory_phone, mis, crest_type, crest, sample, statutory, "
      "imported_at)"
      " values (1, :name, :phase, :address, :phone, :email, :headteacher, :signatory,"
      " :signatory_position, :signatory_phone, :mis, :crest_type, :crest, :sample, :statutory,"
      " :imported_at)"
      " on conflict (id) do update set name = excluded.name, phase = excluded.phase,"
      " address = excluded.address, phone = excluded.phone, email = excluded.email,"
      " headteacher = excluded.headteacher, signatory = excluded.signatory,"
      " signatory_position = excluded.signatory_position, signatory_phone = "
      "excluded.signatory_phone,"
      " mis = excluded.mis, crest_type = excluded.crest_type, crest = excluded.crest,"
      " sample = excluded.sample, statutory = excluded.statutory, imported_at = "
      "excluded.imported_at",
      error);

  if (write == NULL)
    return FALSE;
  bind_details (write, details);
  return rb_statement_run (write, error) && write_signature (database, details, error);
}

static gboolean
write_policy (RbDatabase *database, const RbPolicy *policy, GError **error)
{
  g_autofree char *text = rb_policy_to_text (policy);
  RbDate valid_from = policy->valid_from ? policy->valid_from : rb_date_new (1900, 1, 1);
  RbStatement *write =
      rb_statement (database,
                    "insert into policy (valid_from, body) values (:valid_from, :body)"
                    " on conflict (valid_from) do update set body = excluded.body",
                    error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_date (write, ":valid_from", valid_from);
  rb_statement_bind_text (write, ":body", text);
  return rb_statement_run (write, error);
}

gboolean
rb_write_policies (RbWriting *writing, GError **error)
{
  for (guint i = 0; i < writing->batch->policies_gone->len; i++)
    {
      RbStatement *away = rb_statement (writing->database,
                                        "delete from policy where valid_from = :valid_from", error);
      if (away == NULL)
        return FALSE;
      rb_statement_bind_date (away, ":valid_from",
                              g_array_index (writing->batch->policies_gone, RbDate, i));
      if (!rb_statement_run (away, error))
        return FALSE;
    }
  for (guint i = 0; i < writing->batch->policies->len; i++)
    if (!write_policy (writing->database, writing->batch->policies->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
rb_write_setting (RbDatabase *database, const char *name, const char *value, GError **error)
{
  RbStatement *write =
      value ? rb_statement (database,
                            "insert into setting (name, value) values (:name, :value)"
                            " on conflict (name) do update set value = excluded.value",
                            error)
            : rb_statement (database, "delete from setting where name = :name", error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_text (write, ":name", name);
  if (value != NULL)
    rb_statement_bind_text (write, ":value", value);
  return rb_statement_run (write, error);
}

gboolean
rb_write_settings (RbWriting *writing, GError **error)
{
  for (guint i = 0; i < writing->batch->settings->len; i++)
    {
      const RbBatchSetting *setting = writing->batch->settings->pdata[i];
      if (strcmp (setting->name, RB_SETTING_SIGN_IN) == 0)
        continue; /* rb_store_set_sign_in() */
      if (!rb_write_setting (writing->database, setting->name, setting->value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_code (RbDatabase *database, const RbCode *code, GError **error)
{
  RbStatement *write =
      rb_statement (database,
                    "insert into code (mark, byte, code, name) values (:mark, :byte, :code, :name)"
                    " on conflict (mark) do update set byte = excluded.byte, code = excluded.code,"
                    " name = excluded.name",
                    error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_int (write, ":mark", code->mark);
  rb_statement_bind_blob (write, ":byte", &code->mark, 1);
  rb_statement_bind_text (write, ":code", code->text);
  rb_statement_bind_text (write, ":name", code->name);
  return rb_statement_run (write, error);
}

gboolean
rb_write_codes (RbDatabase *database, const RbCodeBook *codes, GError **error)
{
  gint64 known, count = 0;
  gboolean seen[256] = { FALSE };

  for (guint i = 0; i < rb_code_book_n (codes); i++)
    {
      RbMark mark = rb_code_book_nth (codes, i)->mark;
      count += !seen[mark];
      seen[mark] = TRUE;
    }
  if (!rb_database_get_int (database, "select count(*) from code", 0, &known, error))
    return FALSE;
  if (known == count)
    return TRUE;
  for (guint i = 0; i < rb_code_book_n (codes); i++)
    {
      RbMark mark = rb_code_book_nth (codes, i)->mark;
      if (!write_code (database, rb_code_book_code (codes, mark, RB_DATE_NONE), error))
        return FALSE;
    }
  return TRUE;
}
