/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns keys and commands into changes. The change is collected cell by cell, then given a reason
 * if it needs one, then made. */
#include "app/register/rb-register-editor.h"

#include "app/register/rb-register-block.h"
#include "app/register/rb-register-draft.h"
#include "app/register/rb-register-hint.h"
#include "app/register/rb-register-rules.h"
#include "app/register/rb-register-words.h"

#include <glib/gi18n.h>

/* How long the first half of a code waits for its digit where a reason will be asked. */
#define HELD_MS 700

struct _RbRegisterEditor
{
  GObject parent;
  RbWorkspace *workspace;
  RbRegisterGrid *grid; /* not owned: the grid's page owns both */
  RbRegisterHint *hint;
  char waiting; /* 'Y' or 'J' typed, its digit not yet; 0 for none */
  char held;    /* 'C' typed over a mark that needs a reason, for HELD_MS; 0 for none */
  guint held_timer;
  char last[4];        /* the code given last, to repeat; "" at first */
  gboolean may_extend; /* the next key may be the digit of the code just typed */
  char extend_letter;
  guint extend_row;
  guint extend_place;
  RbRegisterPaper paper;
};

G_DEFINE_FINAL_TYPE (RbRegisterEditor, rb_register_editor, G_TYPE_OBJECT)

static char *
code_label (const RbRegisterScene *scene, const char *code)
{
  g_autofree char *whom = rb_register_words_whom (scene);
  g_autofree char *upper = g_utf8_strup (code, -1);

  if (*code == '\0')
    return g_strdup_printf (_ ("Marks cleared, %s"), whom);
  if (*code == '.' || *code == '/' || *code == '\\' || *code == ' ')
    return g_strdup_printf (_ ("Present, %s"), whom);
  return g_strdup_printf (_ ("Code %s, %s"), upper, whom);
}

static gboolean
is_single (const RbRegisterScene *scene)
{
  return scene->row == scene->anchor_row && scene->place == scene->anchor_place;
}

static void
refuse (RbRegisterEditor *editor, const char *sentence)
{
  rb_register_hint_show (editor->hint, sentence);
}

static void
begin (RbRegisterEditor *editor, RbDraft *draft)
{
  rb_draft_begin (draft, editor->workspace, editor->grid);
  if (editor->paper.mode == RB_PAPER_OFF)
    return;
  draft->paper = &editor->paper;
  rb_draft_set_reason (draft, _ ("Entered from paper"));
}

/* Makes it, and says what was left out of it. */
static void
finish (RbRegisterEditor *editor, RbDraft *draft, const char *label)
{
  g_autofree char *left_out = NULL;

  if (rb_change_n (draft->change) == 0 && draft->refusal)
    refuse (editor, draft->refusal);
  else if (draft->refused > 0)
    {
      left_out = g_strdup_printf (
          ngettext ("%u cell was left out. %s", "%u cells were left out. %s", draft->refused),
          draft->refused, draft->refusal);
      refuse (editor, left_out);
    }
  rb_draft_make (draft, label, FALSE);
  rb_draft_clear (draft);
}

void
rb_register_editor_set_paper (RbRegisterEditor *editor, RbPaperMode mode)
{
  editor->paper.mode = mode;
  editor->paper.on_line = FALSE;
}

GArray *
rb_register_editor_take_typed (RbRegisterEditor *editor)
{
  GArray *typed = g_steal_pointer (&editor->paper.typed);

  rb_register_paper_init (&editor->paper);
  return typed;
}

gboolean
rb_register_editor_set_code (RbRegisterEditor *editor, const char *code, const RbDetail *detail)
{
  const RbRegisterScene *scene = rb_register_grid_scene (editor->grid);
  guint first_row, end_row, first_place, end_place;
  g_autofree char *label = NULL;
  gboolean done = FALSE;
  RbDraft draft;

  if (!scene)
    return FALSE;
  begin (editor, &draft);
  rb_register_scene_selection (scene, &first_row, &end_row, &first_place, &end_place);
  for (guint row = first_row; row < end_row; row++)
    for (guint place = first_place; place < end_place; place++)
      done |= rb_draft_add (&draft, row, place, code, detail);
  if (done && *code != '\0')
    g_strlcpy (editor->last, code, sizeof editor->last);
  label = code_label (scene, code);
  finish (editor, &draft, label);
  return done;
}

void
rb_register_editor_set_detail (RbRegisterEditor *editor, const RbDetail *detail)
{
  const RbRegisterScene *scene = rb_register_grid_scene (editor->grid);
  guint first_row, end_row, first_place, end_place;
  RbDraft draft;

  if (!scene)
    return;
  rb_draft_begin (&draft, editor->workspace, editor->grid);
  rb_register_scene_selection (scene, &first_row, &end_row, &first_place, &end_place);
  for (guint row = first_row; row < end_row; row++)
    for (guint place = first_place; place < end_place; place++)
      {
        RbMark mark = rb_register_scene_mark (
            scene, row, rb_register_layout_place_column (scene->layout, place));

        if (mark != RB_MARK_NONE && mark != RB_MARK_OFF_ROLL)
          rb_draft_add (&draft, row, place, rb_code_book_text (scene->school->codes, mark), detail);
      }
  rb_draft_make (&draft, _ ("Note"), FALSE);
  rb_draft_clear (&draft);
}

void
rb_register_editor_mark_rest (RbRegisterEditor *editor)
{
  const RbRegisterScene *scene = rb_register_grid_scene (editor->grid);
  g_autofree char *session = NULL;
  g_autofree char *label = NULL;
  guint n;
  RbDraft draft;

  if (!scene)
    return;
  begin (editor, &draft);
  for (guint row = 0; row < scene->rows->len; row++)
    {
      int column = rb_register_layout_place_column (scene->layout, scene->place);

      if (column < 0 || rb_register_scene_mark (scene, row, column) == RB_MARK_NONE)
        rb_draft_add (&draft, row, scene->place, ".", NULL);
    }
  n = rb_change_n (draft.change);
  session = rb_register_words_session (scene, scene->place);
  label = g_strdup_printf (
      ngettext ("%u pupil marked present, %s", "%u pupils marked present, %s", n), n, session);
  if (n > 0)
    rb_draft_make (&draft, label, FALSE);
  else
    refuse (editor, draft.refusal ? draft.refusal : _ ("Everyone has a mark in this session."));
  rb_draft_clear (&draft);
}

/* Clipboard and repetition: rb-register-block.h says what becomes of which cell */

void
rb_register_editor_copy (RbRegisterEditor *editor)
{
  const RbRegisterScene *scene = rb_register_grid_scene (editor->grid);
  g_autofree char *text = scene ? rb_register_block_text (scene) : NULL;

  if (text)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (editor->grid)), text);
}

void
rb_register_editor_cut (RbRegisterEditor *editor)
{
  rb_register_editor_copy (editor);
  rb_register_editor_set_code (editor, "", NULL);
}

static void
paste_text (RbRegisterEditor *editor, const char *text)
{
  g_autoptr (GPtrArray) block = rb_register_rules_split (text);
  g_autofree char *label = NULL;
  RbDraft draft;
  guint n;

  if (!rb_register_grid_scene (editor->grid) || block->len == 0)
    return;
  begin (editor, &draft);
  rb_register_block_paste (&draft, block);
  n = rb_change_n (draft.change);
  label = g_strdup_printf (ngettext ("%u mark pasted", "%u marks pasted", n), n);
  finish (editor, &draft, label);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RbRegisterEditor) editor = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text)
    paste_text (editor, text);
}

void
rb_register_editor_paste (RbRegisterEditor *editor)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (editor->grid)), NULL,
                                 pasted_cb, g_object_ref (editor));
}

static void
repeat (RbRegisterEditor *editor, gboolean (*fill) (RbDraft *draft), const char *nothing)
{
  RbDraft draft;

  if (!rb_register_grid_scene (editor->grid))
    return;
  begin (editor, &draft);
  if (!fill (&draft))
    refuse (editor, nothing);
  finish (editor, &draft, _ ("Mark repeated"));
}

void
rb_register_editor_repeat_above (RbRegisterEditor *editor)
{
  repeat (editor, rb_register_block_repeat_above, _ ("There is no mark above to repeat."));
}

void
rb_register_editor_repeat_before (RbRegisterEditor *editor)
{
  repeat (editor, rb_register_block_repeat_before,
          _ ("There is no mark in the session before to repeat."));
}

/* Typing */

/* Whether a letter alone is no code on that day, so that it waits for its digit. */
static gboolean
must_wait (const RbRegisterScene *scene, const char *letter)
{
  const RbRegisterDay *day = rb_register_layout_day (scene->layout, scene->place / 2);

  return (*letter == 'Y' || *letter == 'J')
         && !rb_code_book_find (scene->school->codes, letter, day->date);
}

/* Whether the code at the cursor would change a mark that needs a reason. */
static gboolean
would_ask (RbRegisterEditor *editor, const char *code)
{
  const RbRegisterScene *scene = rb_register_grid_scene (editor->grid);
  gboolean ask;
  RbDraft draft;

  begin (editor, &draft);
  draft.paper = NULL;
  ask = rb_draft_add (&draft, scene->row, scene->place, code, NULL)
        && rb_change_n (draft.change) > 0 && draft.change->reason[0] == '\0'
        && rb_workspace_needs_reason (editor->workspace, draft.change);
  rb_draft_clear (&draft);
  return ask;
}

static void
type_code (RbRegisterEditor *editor, const char *code)
{
  const RbRegisterScene *scene = rb_register_grid_scene (editor->grid);
  guint row = scene->row;
  guint place = scene->place;

  editor->may_extend =
      g_ascii_isalpha (code[0]) && code[1] == '\0' && strchr ("CJY", code[0]) && is_single (scene);
  editor->extend_letter = code[0];
  editor->extend_row = row;
  editor->extend_place = place;
  if (!rb_register_editor_set_code (editor, code, NULL))
    {
      editor->may_extend = FALSE;
      return; /* the cursor stays at what was refused */
    }
  scene = rb_register_grid_scene (editor->grid);
  if (!scene || !is_single (scene))
    return;
  if (editor->paper.mode != RB_PAPER_OFF)
    rb_register_paper_advance (&editor->paper, editor->grid);
  else
    rb_register_grid_advance (editor->grid);
}

/* A letter that may be the first half of a code is held for a moment where its mark needs a reason:
 * the question would swallow the digit. */
static void
let_go (RbRegisterEditor *editor)
{
  char code[2] = { editor->held, '\0' };

  g_clear_handle_id (&editor->held_timer, g_source_remove);
  editor->held = 0;
  if (code[0] && rb_register_grid_scene (editor->grid))
    type_code (editor, code);
}

static gboolean
held_cb (gpointer data)
{
  RbRegisterEditor *editor = data;

  editor->held_timer = 0;
  let_go (editor);
  return G_SOURCE_REMOVE;
}

static void
hold (RbRegisterEditor *editor, char letter)
{
  editor->held = letter;
  editor->held_timer = g_timeout_add (HELD_MS, held_cb, editor);
}

/* The digit after C turns the mark just made into C1 or C2, as one step. */
static void
extend_code (RbRegisterEditor *editor, char digit)
{
  char code[3] = { editor->extend_letter, digit, '\0' };
  g_autofree char *label = NULL;
  RbDraft draft;

  editor->may_extend = FALSE;
  begin (editor, &draft);
  label = code_label (draft.scene, code);
  if (rb_draft_add (&draft, editor->extend_row, editor->extend_place, code, NULL))
    rb_draft_make (&draft, label, TRUE);
  else
    refuse (editor, draft.refusal);
  rb_draft_clear (&draft);
}

static gboolean
type_letter (RbRegisterEditor *editor, gunichar letter)
{
  const RbRegisterScene *scene = rb_register_grid_scene (editor->grid);
  char text[8] = "";

  text[g_unichar_to_utf8 (g_unichar_toupper (letter), text)] = '\0';
  if (editor->held)
    {
      char code[3] = { editor->held, text[0], '\0' };

      g_clear_handle_id (&editor->held_timer, g_source_remove);
      editor->held = 0;
      type_code (editor, code);
      return TRUE;
    }
  if (editor->waiting && g_ascii_isdigit (text[0]))
    {
      char code[3] = { editor->waiting, text[0], '\0' };

      editor->waiting = 0;
      type_code (editor, code);
      return TRUE;
    }
  editor->waiting = 0;
  if (g_ascii_isdigit (text[0]))
    {
      if (!editor->may_extend)
        return FALSE;
      extend_code (editor, text[0]);
      return TRUE;
    }
  if (!g_unichar_isalpha (letter) && !strchr ("./\\#", text[0]))
    return FALSE;
  if (must_wait (scene, text))
    {
      editor->waiting = text[0];
      refuse (editor, text[0] == 'Y' ? _ ("Y and a digit: Y1 to Y7") : _ ("J and a digit: J1"));
      return TRUE;
    }
  if (g_str_equal (text, "C") && is_single (scene) && would_ask (editor, text))
    hold (editor, text[0]);
  else
    type_code (editor, text);
  return TRUE;
}

static gboolean
control_key (RbRegisterEditor *editor, guint key)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_c:
      rb_register_editor_copy (editor);
      return TRUE;
    case GDK_KEY_x:
      rb_register_editor_cut (editor);
      return TRUE;
    case GDK_KEY_v:
      rb_register_editor_paste (editor);
      return TRUE;
    case GDK_KEY_d:
      rb_register_editor_repeat_above (editor);
      return TRUE;
    case GDK_KEY_r:
      rb_register_editor_repeat_before (editor);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      rb_register_editor_mark_rest (editor);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
repeat_last (RbRegisterEditor *editor)
{
  g_autofree char *code = g_strdup (editor->last);

  if (*code)
    type_code (editor, code);
  else
    refuse (editor, _ ("No code has been given yet that could be repeated."));
}

static gboolean
is_modifier (guint key)
{
  return key >= GDK_KEY_Shift_L && key <= GDK_KEY_Hyper_R;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                RbRegisterEditor *editor)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  gboolean may_extend = editor->may_extend;
  gboolean used;

  if (!rb_register_grid_scene (editor->grid) || is_modifier (key))
    return FALSE;
  if (editor->held && !g_unichar_isdigit (letter))
    {
      let_go (editor);
      return TRUE;
    }
  rb_register_hint_hide (editor->hint);
  if (state & GDK_CONTROL_MASK)
    return control_key (editor, key);
  if (state & (GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  if (key == GDK_KEY_Delete || key == GDK_KEY_BackSpace || key == GDK_KEY_KP_Delete)
    {
      rb_register_editor_set_code (editor, "", NULL);
      return TRUE;
    }
  if (editor->paper.mode != RB_PAPER_OFF && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter))
    {
      rb_register_paper_next_line (&editor->paper, editor->grid);
      return TRUE;
    }
  if (key == GDK_KEY_F4)
    {
      repeat_last (editor);
      return TRUE;
    }
  if (key == GDK_KEY_space)
    letter = '.';
  if (letter < ' ')
    {
      editor->waiting = 0;
      editor->may_extend = FALSE;
      return FALSE;
    }
  used = type_letter (editor, letter);
  if (may_extend && g_unichar_isdigit (letter))
    editor->may_extend = FALSE;
  return used;
}

static void
rb_register_editor_finalize (GObject *object)
{
  RbRegisterEditor *editor = RB_REGISTER_EDITOR (object);

  g_clear_handle_id (&editor->held_timer, g_source_remove);
  rb_register_hint_free (editor->hint);
  rb_register_paper_clear (&editor->paper);
  g_object_unref (editor->workspace);
  G_OBJECT_CLASS (rb_register_editor_parent_class)->finalize (object);
}

static void
rb_register_editor_class_init (RbRegisterEditorClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rb_register_editor_finalize;
}

static void
rb_register_editor_init (RbRegisterEditor *editor)
{
  rb_register_paper_init (&editor->paper);
}

RbRegisterEditor *
rb_register_editor_new (RbWorkspace *workspace, RbRegisterGrid *grid)
{
  RbRegisterEditor *editor = g_object_new (RB_TYPE_REGISTER_EDITOR, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  editor->workspace = g_object_ref (workspace);
  editor->grid = grid;
  editor->hint = rb_register_hint_new (grid);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), editor, 0);
  gtk_widget_add_controller (GTK_WIDGET (grid), keys);
  return editor;
}
