/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays the sidebar and the content side by side. What stands in the sidebar is not its business. */
#include "app/rb-shell.h"

#define WIDE_FROM 1100
#define RAIL_FROM 720
#define LOW_BELOW 800
#define LOW_WIDE_FROM 1400

struct _RbShell
{
  GtkWidget parent;
  GtkWidget *sidebar;
  GtkWidget *content;
  RbShellMode mode;
  guint idle;
};

G_DEFINE_FINAL_TYPE (RbShell, rb_shell, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_MODE,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

static gboolean
mode_changed_cb (gpointer data)
{
  RbShell *shell = data;

  shell->idle = 0;
  if (shell->sidebar)
    gtk_widget_set_child_visible (shell->sidebar, shell->mode != RB_SHELL_NARROW);
  g_object_notify_by_pspec (G_OBJECT (shell), props[PROP_MODE]);
  return G_SOURCE_REMOVE;
}

/* Rows change their look in the idle: not while sizes are being given. */
static void
choose_mode (RbShell *shell, int width, int height)
{
  RbShellMode mode = rb_shell_mode_for (width, height);

  if (mode == shell->mode)
    return;
  shell->mode = mode;
  if (shell->idle == 0)
    shell->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, mode_changed_cb, shell, NULL);
}

static void
rb_shell_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  RbShell *shell = RB_SHELL (widget);
  int least = 0;
  int usual = 0;

  if (shell->content)
    gtk_widget_measure (shell->content, orientation, -1, &least, &usual, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (least, 340);
      *natural = MAX (usual, 1180);
    }
  else
    {
      *minimum = MIN (least, 300);
      *natural = MAX (usual, 760);
    }
}

static void
rb_shell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbShell *shell = RB_SHELL (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int side = 0;

  choose_mode (shell, width, height);
  if (shell->sidebar && gtk_widget_get_child_visible (shell->sidebar))
    {
      gtk_widget_measure (shell->sidebar, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &side, NULL, NULL);
      gtk_widget_size_allocate (shell->sidebar,
                                &(GtkAllocation){ rtl ? width - side : 0, 0, side, height }, -1);
    }
  if (shell->content)
    {
      int least;

      gtk_widget_measure (shell->content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (
          shell->content, &(GtkAllocation){ rtl ? 0 : side, 0, MAX (width - side, least), height },
          -1);
    }
}

static void
rb_shell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, RB_SHELL (object)->mode);
}

static void
rb_shell_dispose (GObject *object)
{
  RbShell *shell = RB_SHELL (object);

  g_clear_handle_id (&shell->idle, g_source_remove);
  g_clear_pointer (&shell->sidebar, gtk_widget_unparent);
  g_clear_pointer (&shell->content, gtk_widget_unparent);
  G_OBJECT_CLASS (rb_shell_parent_class)->dispose (object);
}

static void
rb_shell_class_init (RbShellClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = rb_shell_dispose;
  object_class->get_property = rb_shell_get_property;
  widget_class->measure = rb_shell_measure;
  widget_class->size_allocate = rb_shell_size_allocate;
  props[PROP_MODE] = g_param_spec_int ("mode", NULL, NULL, RB_SHELL_WIDE, RB_SHELL_NARROW,
                                       RB_SHELL_WIDE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
rb_shell_init (RbShell *shell)
{
  gtk_widget_set_overflow (GTK_WIDGET (shell), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
rb_shell_new (void)
{
  return g_object_new (RB_TYPE_SHELL, NULL);
}

void
rb_shell_set_sidebar (RbShell *shell, GtkWidget *sidebar)
{
  g_clear_pointer (&shell->sidebar, gtk_widget_unparent);
  shell->sidebar = sidebar;
  if (sidebar)
    {
      gtk_widget_insert_after (sidebar, GTK_WIDGET (shell), NULL);
      gtk_widget_set_child_visible (sidebar, shell->mode != RB_SHELL_NARROW);
    }
}

void
rb_shell_set_content (RbShell *shell, GtkWidget *content)
{
  g_clear_pointer (&shell->content, gtk_widget_unparent);
  shell->content = content;
  if (content)
    gtk_widget_insert_before (content, GTK_WIDGET (shell), NULL);
}

RbShellMode
rb_shell_get_mode (RbShell *shell)
{
  return shell->mode;
}

RbShellMode
rb_shell_mode_for (int width, int height)
{
  if (width < RAIL_FROM)
    return RB_SHELL_NARROW;
  if (width < WIDE_FROM || (height < LOW_BELOW && width < LOW_WIDE_FROM))
    return RB_SHELL_RAIL;
  return RB_SHELL_WIDE;
}
