/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of pages. Nothing else: a page's own file says what it is. */
#include "app/rb-pages.h"

#include "app/absence/rb-absence-page.h"
#include "app/insight/rb-insight-page.h"
#include "app/league/rb-league-page.h"
#include "app/letters/rb-letters-page.h"
#include "app/pupil/rb-pupils-page.h"
#include "app/register/rb-register-page.h"
#include "app/reports/rb-reports-page.h"
#include "app/school/rb-school-page.h"
#include "app/teacher/rb-teacher-page.h"
#include "app/today/rb-today-page.h"

#include <glib/gi18n.h>

static const RbPageInfo pages[] = {
  { "class", N_ ("My Class"), "object-select-symbolic", rb_teacher_page_new, TRUE,
    RB_RIGHT_MARK_OWN, rb_teacher_page_is_for },
  { "today", N_ ("Today"), "rollbook-today-symbolic", rb_today_page_new, TRUE, RB_RIGHT_READ_ALL },
  { "register", N_ ("Register"), "rollbook-register-symbolic", rb_register_page_new, TRUE,
    RB_RIGHT_READ_OWN },
  { "absence", N_ ("Absence"), "rollbook-absence-symbolic", rb_absence_page_new, TRUE,
    RB_RIGHT_LEAVE_INTAKE },
  { "pupils", N_ ("Pupils"), "rollbook-pupils-symbolic", rb_pupils_page_new, TRUE,
    RB_RIGHT_READ_OWN },
  { "insight", N_ ("Insight"), "rollbook-insight-symbolic", rb_insight_page_new, FALSE,
    RB_RIGHT_READ_ALL },
  { "leagues", N_ ("Leagues"), "rollbook-leagues-symbolic", rb_league_page_new, FALSE,
    RB_RIGHT_READ_ALL },
  { "letters", N_ ("Letters"), "rollbook-letters-symbolic", rb_letters_page_new, TRUE,
    RB_RIGHT_LETTERS },
  { "reports", N_ ("Reports"), "rollbook-reports-symbolic", rb_reports_page_new, TRUE,
    RB_RIGHT_REPORTS },
  { "school", N_ ("School"), "rollbook-school-symbolic", rb_school_page_new, FALSE,
    RB_RIGHT_SCHOOL },
};

const RbPageInfo *
rb_pages (guint *n)
{
  *n = G_N_ELEMENTS (pages);
  return pages;
}

const RbPageInfo *
rb_pages_find (const char *page_id)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].id, page_id) == 0)
      return &pages[i];
  return NULL;
}

gboolean
rb_pages_shows (const RbPageInfo *page, RbWorkspace *workspace)
{
  return rb_workspace_may (workspace, page->right, NULL)
         && (page->is_for == NULL || page->is_for (workspace));
}
