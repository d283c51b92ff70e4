/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of every name, folded, in one sorted array: the first word of a question is a range of
 * it, the others are compared with the few pupils of that range. */
#include "analysis/rb-name-index.h"

#include <string.h>

#define ENOUGH_LETTERS 3

/* A word of a pupil's name. */
typedef struct
{
  const char *word; /* into `text` */
  guint place;      /* of `pupils` */
} Word;

typedef struct
{
  guint row;
  char *key;    /* surname and forename, folded: the order of answers */
  char **words; /* NULL-ended */
} Person;

struct _RbNameIndex
{
  GArray *words;   /* Word, sorted */
  GArray *persons; /* Person, in the order of answers */
};

/* Letters that Unicode does not take apart, as a British keyboard types them. */
static const char *
plain_letter (gunichar c)
{
  static const struct
  {
    gunichar c;
    const char *text;
  } letters[] = { { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" },
                  { 0x0111, "d" },  { 0x0127, "h" }, { 0x0131, "i" }, { 0x0142, "l" },
                  { 0x0153, "oe" }, { 0x0167, "t" }, { 0x0259, "e" }, { 0x0253, "b" },
                  { 0x0257, "d" },  { 0x0199, "k" } };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].c == c)
      return letters[i].text;
  return NULL;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x02bc || c == 0x02bb
         || c == 0x00b4;
}

static void
fold_letter (GString *folded, gunichar c)
{
  const char *plain = plain_letter (c);

  if (plain)
    g_string_append (folded, plain);
  else if (g_unichar_ismark (c) || is_apostrophe (c))
    return;
  else if (g_unichar_isalnum (c))
    g_string_append_unichar (folded, c);
  else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

char *
rb_name_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *lower = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_sized_new (strlen (apart));

  for (const char *p = apart; *p; p = g_utf8_next_char (p))
    fold_letter (folded, g_utf8_get_char (p));
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

static void
person_clear (gpointer data)
{
  Person *person = data;

  g_free (person->key);
  g_strfreev (person->words);
}

static gboolean
has_word (const GPtrArray *words, const char *word)
{
  for (guint i = 0; i < words->len; i++)
    if (strcmp (words->pdata[i], word) == 0)
      return TRUE;
  return FALSE;
}

static void
add_words (GPtrArray *words, const char *name)
{
  g_autofree char *folded = rb_name_fold (name);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);

  for (guint i = 0; parts[i]; i++)
    if (*parts[i] && !has_word (words, parts[i]))
      g_ptr_array_add (words, g_strdup (parts[i]));
}

static void
add_person (RbNameIndex *index, const RbPupil *pupil, guint row)
{
  g_autofree char *name = rb_pupil_sorted_name (pupil);
  GPtrArray *words = g_ptr_array_new ();
  Person person = { .row = row, .key = rb_name_fold (name) };

  add_words (words, pupil->surname);
  add_words (words, pupil->forename);
  add_words (words, pupil->legal_surname);
  add_words (words, pupil->legal_forename);
  g_ptr_array_add (words, NULL);
  person.words = (char **) g_ptr_array_free (words, FALSE);
  g_array_append_val (index->persons, person);
}

static int
compare_persons (gconstpointer a, gconstpointer b)
{
  const Person *x = a, *y = b;
  int order = strcmp (x->key, y->key);

  return order != 0 ? order : (int) x->row - (int) y->row;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const Word *x = a, *y = b;
  int order = strcmp (x->word, y->word);

  return order != 0 ? order : (int) x->place - (int) y->place;
}

RbNameIndex *
rb_name_index_new (const RbRoster *roster, RbDate day)
{
  RbNameIndex *index = g_new0 (RbNameIndex, 1);

  index->persons = g_array_new (FALSE, FALSE, sizeof (Person));
  g_array_set_clear_func (index->persons, person_clear);
  index->words = g_array_new (FALSE, FALSE, sizeof (Word));
  for (guint row = 0; row < rb_roster_n (roster); row++)
    if (rb_pupil_on_roll (rb_roster_pupil (roster, row), day))
      add_person (index, rb_roster_pupil (roster, row), row);
  g_array_sort (index->persons, compare_persons);
  for (guint place = 0; place < index->persons->len; place++)
    {
      char **words = g_array_index (index->persons, Person, place).words;

      for (guint i = 0; words[i]; i++)
        {
          Word word = { words[i], place };

          g_array_append_val (index->words, word);
        }
    }
  g_array_sort (index->words, compare_words);
  return index;
}

void
rb_name_index_free (RbNameIndex *index)
{
  g_array_unref (index->words);
  g_array_unref (index->persons);
  g_free (index);
}

guint
rb_name_index_n (const RbNameIndex *index)
{
  return index->persons->len;
}

/* The first word of the index that is not before `word`. */
static guint
first_word (const RbNameIndex *index, const char *word)
{
  guint low = 0, high = index->words->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (g_array_index (index->words, Word, middle).word, word) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* How well a pupil answers: 0 not at all, 1 a word begins so, 2 every word is whole. */
static int
answers (const Person *person, char **asked)
{
  int quality = 2;

  for (guint i = 0; asked[i]; i++)
    {
      int best = 0;

      for (guint j = 0; person->words[j] && best < 2; j++)
        if (g_str_has_prefix (person->words[j], asked[i]))
          best = strlen (person->words[j]) == strlen (asked[i]) ? 2 : MAX (best, 1);
      quality = MIN (quality, best);
    }
  return quality;
}

/* Scripts whose single signs are words already: three of them are too many to ask for. */
static gboolean
enough_letters (const char *text)
{
  guint letters = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      if (script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA
          || script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_HANGUL)
        return TRUE;
      letters += *p != ' ';
    }
  return letters >= ENOUGH_LETTERS;
}

/* Places of the persons who answer, in their order. */
static GArray *
places_of (const RbNameIndex *index, char **asked, gboolean whole_only, GArray **whole)
{
  GArray *partly = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *quality = g_malloc0 (index->persons->len + 1);

  *whole = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = first_word (index, asked[0]); i < index->words->len; i++)
    {
      const Word *word = &g_array_index (index->words, Word, i);

      if (!g_str_has_prefix (word->word, asked[0]))
        break;
      quality[word->place] =
          (guint8) answers (&g_array_index (index->persons, Person, word->place), asked);
    }
  for (guint place = 0; place < index->persons->len; place++)
    if (quality[place] == 2)
      g_array_append_val (*whole, place);
    else if (quality[place] == 1 && !whole_only)
      g_array_append_val (partly, place);
  return partly;
}

GArray *
rb_name_index_find (const RbNameIndex *index, const char *text, guint limit, guint *total)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = rb_name_fold (text);
  g_auto (GStrv) asked = g_strsplit (folded, " ", -1);
  g_autoptr (GArray) whole = NULL;
  g_autoptr (GArray) partly = NULL;

  if (total)
    *total = 0;
  if (!asked[0] || !*asked[0])
    return rows;
  partly = places_of (index, asked, !enough_letters (text), &whole);
  if (total)
    *total = whole->len + partly->len;
  g_array_append_vals (whole, partly->data, partly->len);
  for (guint i = 0; i < whole->len && (limit == 0 || i < limit); i++)
    {
      guint place = g_array_index (whole, guint, i);

      g_array_append_val (rows, g_array_index (index->persons, Person, place).row);
    }
  return rows;
}
