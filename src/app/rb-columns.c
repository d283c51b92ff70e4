/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A container whose only idea is equal columns. Hidden children take no place. */
#include "app/rb-columns.h"

#include "app/rb-compat.h"

struct _RbColumns
{
  GtkWidget parent;
  guint most;
  guint narrowest;
  guint spacing;
};

G_DEFINE_FINAL_TYPE (RbColumns, rb_columns, GTK_TYPE_WIDGET)

enum
{
  PROP_MOST = 1,
  PROP_NARROWEST,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
count_shown (RbColumns *columns)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (columns)); child;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);
  return n;
}

static int
narrowest_px (RbColumns *columns)
{
  double resolution =
      pango_cairo_context_get_resolution (gtk_widget_get_pango_context (GTK_WIDGET (columns)));

  return (int) (columns->narrowest * (resolution > 0 ? resolution / 96.0 : 1));
}

/* How many columns stand in that width. */
static int
columns_in (RbColumns *columns, int width)
{
  int most = (int) MIN (columns->most, MAX (count_shown (columns), 1));
  int n = (width + (int) columns->spacing) / (narrowest_px (columns) + (int) columns->spacing);

  return CLAMP (n, 1, most);
}

static int
column_width (RbColumns *columns, int width, int n)
{
  return (width - (n - 1) * (int) columns->spacing) / n;
}

typedef void (*EachRow) (RbColumns *columns, GtkWidget **row, int n, int width, int y, int height);

/* Walks the rows from the top; returns the height of all. `each` may be NULL. */
static int
walk_rows (RbColumns *columns, int total, EachRow each)
{
  GtkWidget *row[16];
  int n = MIN (columns_in (columns, total), (int) G_N_ELEMENTS (row));
  int width = column_width (columns, total, n), y = 0, in_row = 0, height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (columns)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;
      if (in_row == n)
        {
          if (each)
            each (columns, row, in_row, width, y, height);
          y += height + (int) columns->spacing;
          in_row = height = 0;
        }
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      row[in_row++] = child;
      height = MAX (height, natural);
    }
  if (each && in_row > 0)
    each (columns, row, in_row, width, y, height);
  return y + height;
}

static void
place_row (RbColumns *columns, GtkWidget **row, int n, int width, int y, int height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (columns)) == GTK_TEXT_DIR_RTL;
  int total = gtk_widget_get_width (GTK_WIDGET (columns));

  for (int i = 0; i < n; i++)
    {
      int x = i * (width + (int) columns->spacing);
      GtkAllocation place = { rtl ? total - x - width : x, y, width, height };

      gtk_widget_size_allocate (row[i], &place, -1);
    }
}

static void
rb_columns_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  RbColumns *columns = RB_COLUMNS (widget);
  int widest = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural =
          walk_rows (columns, for_size < 0 ? narrowest_px (columns) : for_size, NULL);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int least;

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
        widest = MAX (widest, least);
      }
  *minimum = widest;
  *natural = MAX (widest, narrowest_px (columns));
}

static void
rb_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  walk_rows (RB_COLUMNS (widget), width, place_row);
}

/* A thin line before each column but the first of its row, where the class asks for lines. */
static void
rb_columns_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbColumns *columns = RB_COLUMNS (widget);
  gboolean lines = gtk_widget_has_css_class (widget, "rb-lines");
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA color;

  if (lines && !rb_compat_named_color (widget, "borders", &color))
    lines = FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t place;
      float edge;

      gtk_widget_snapshot_child (widget, child, snapshot);
      if (!lines || !gtk_widget_should_layout (child)
          || !gtk_widget_compute_bounds (child, widget, &place))
        continue;
      edge = rtl ? place.origin.x + place.size.width : place.origin.x;
      if (rtl ? edge + 1 < gtk_widget_get_width (widget) : edge > 1)
        gtk_snapshot_append_color (
            snapshot, &color,
            &GRAPHENE_RECT_INIT (edge + (rtl ? 1.f : -1.f) * (float) columns->spacing / 2,
                                 place.origin.y + 2, 1, place.size.height - 4));
    }
}

static GtkSizeRequestMode
rb_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static guint *
property_of (RbColumns *columns, guint id)
{
  return id == PROP_MOST        ? &columns->most
         : id == PROP_NARROWEST ? &columns->narrowest
                                : &columns->spacing;
}

static void
rb_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  *property_of (RB_COLUMNS (object), id) = g_value_get_uint (value);
  gtk_widget_queue_resize (GTK_WIDGET (object));
}

static void
rb_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, *property_of (RB_COLUMNS (object), id));
}

static void
rb_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rb_columns_parent_class)->dispose (object);
}

static void
rb_columns_class_init (RbColumnsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = rb_columns_dispose;
  object_class->set_property = rb_columns_set_property;
  object_class->get_property = rb_columns_get_property;
  widget_class->measure = rb_columns_measure;
  widget_class->size_allocate = rb_columns_size_allocate;
  widget_class->snapshot = rb_columns_snapshot;
  widget_class->get_request_mode = rb_columns_get_request_mode;
  properties[PROP_MOST] =
      g_param_spec_uint ("most", NULL, NULL, 1, 16, 2, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROWEST] = g_param_spec_uint ("narrowest", NULL, NULL, 1, 4000, 400,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPACING] = g_param_spec_uint ("spacing", NULL, NULL, 0, 400, 12,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rb_columns_init (RbColumns *columns)
{
  columns->most = 2;
  columns->narrowest = 400;
  columns->spacing = 12;
}

GtkWidget *
rb_columns_new (guint most, guint narrowest, guint spacing)
{
  return g_object_new (RB_TYPE_COLUMNS, "most", most, "narrowest", narrowest, "spacing", spacing,
                       NULL);
}

void
rb_columns_append (RbColumns *columns, GtkWidget *child)
{
  gtk_widget_insert_before (child, GTK_WIDGET (columns), NULL);
}
