/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the register shows at one moment: everything that its drawing needs and nothing else. Filled
 * by RbRegisterGrid. */
#pragma once

#include "app/register/rb-register-figures.h"
#include "app/register/rb-register-layout.h"
#include "app/register/rb-register-look.h"
#include "app/register/rb-register-text.h"

G_BEGIN_DECLS

typedef struct
{
  RbSchool *school;
  const RbMarkMatrix *matrix; /* of the school */
  GArray *rows;               /* guint: rows of the roster, in the order shown */
  RbDate today;
  RbRegisterLayout *layout;
  RbRegisterFigures *figures;
  RbRegisterText *text;
  RbRegisterColors colors;
  RbLook inks[256]; /* of every mark */
  guint row;        /* cursor */
  guint place;
  guint anchor_row; /* the other corner of the selection */
  guint anchor_place;
  gboolean focused;
  int hover_row; /* -1 for none */
  int x;         /* scrolled by */
  int y;
  int width; /* of the widget */
  int height;
} RbRegisterScene;

/* The mark of a shown row at a column. */
RbMark rb_register_scene_mark (const RbRegisterScene *scene, guint row, int column);
const RbPupil *rb_register_scene_pupil (const RbRegisterScene *scene, guint row);
/* The selection as rows [first, end) and places [first, end). */
void rb_register_scene_selection (const RbRegisterScene *scene,
                                  guint *first_row,
                                  guint *end_row,
                                  guint *first_place,
                                  guint *end_place);
/* Where the marks begin: right of the names, below the headers; and how much room they have. */
int rb_register_scene_left (const RbRegisterScene *scene);
int rb_register_scene_top (const RbRegisterScene *scene);
int rb_register_scene_room_x (const RbRegisterScene *scene);
int rb_register_scene_room_y (const RbRegisterScene *scene);
/* The cell of the widget at a row and place. */
void
rb_register_scene_cell (const RbRegisterScene *scene, guint row, guint place, GdkRectangle *cell);

/* Draws everything. */
void rb_register_paint (const RbRegisterScene *scene, GtkSnapshot *snapshot);
/* Its parts, each in its own file. */
void rb_register_paint_marks (const RbRegisterScene *scene, GtkSnapshot *snapshot);
void rb_register_paint_closed (const RbRegisterScene *scene, GtkSnapshot *snapshot);
void rb_register_paint_frames (const RbRegisterScene *scene, GtkSnapshot *snapshot);
void rb_register_paint_names (const RbRegisterScene *scene, GtkSnapshot *snapshot);
void rb_register_paint_heads (const RbRegisterScene *scene, GtkSnapshot *snapshot);
void rb_register_paint_totals (const RbRegisterScene *scene, GtkSnapshot *snapshot);
/* A layout with its top left corner there. */
void rb_register_paint_text (
    GtkSnapshot *snapshot, PangoLayout *layout, float x, float y, const GdkRGBA *color);

G_END_DECLS
