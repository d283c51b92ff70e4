/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The makers of lists that go by figures. Used by rb-list*.c alone. */
#pragma once

#include "analysis/rb-list-private.h"

G_BEGIN_DECLS

void rb_list_nudge (RbListMaker *maker);
void rb_list_risk (RbListMaker *maker);
void rb_list_leaflet (RbListMaker *maker);
void rb_list_principal (RbListMaker *maker);
void rb_list_mentor (RbListMaker *maker);
void rb_list_last_year_pa (RbListMaker *maker);
void rb_list_newly_below (RbListMaker *maker);
void rb_list_full_week (RbListMaker *maker);
void rb_list_friday_pattern (RbListMaker *maker);
void rb_list_newly_unauthorised (RbListMaker *maker);
void rb_list_not_improving (RbListMaker *maker);
void rb_list_improved (RbListMaker *maker);
void rb_list_improved_term (RbListMaker *maker);
void rb_list_improved_year (RbListMaker *maker);
void rb_list_lowest_ten (RbListMaker *maker);
void rb_list_unauthorised_leave (RbListMaker *maker);
void rb_list_ten_in_ten (RbListMaker *maker);
void rb_list_class_figures (RbListMaker *maker);

G_END_DECLS
