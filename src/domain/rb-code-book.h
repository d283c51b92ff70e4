/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attendance codes as data with validity dates, chosen by (code, session date) (domain.md 1).
 */
#pragma once

#include "domain/rb-date.h"

G_BEGIN_DECLS

/* One cell of a register: the stable index of a code in the code book. */
typedef guint8 RbMark;
#define RB_MARK_NONE ((RbMark) 0)       /* no mark yet */
#define RB_MARK_OFF_ROLL ((RbMark) 255) /* the pupil was not on the roll */

typedef enum
{
  RB_CLASS_PRESENT,      /* / \ L */
  RB_CLASS_ACTIVITY,     /* approved educational activity, attended elsewhere: B K P V W */
  RB_CLASS_AUTHORISED,   /* authorised absence */
  RB_CLASS_UNAUTHORISED, /* unauthorised absence */
  RB_CLASS_NOT_POSSIBLE, /* outside every fraction: D Q X Y1 ... */
  RB_CLASS_ADMIN         /* Z # */
} RbCodeClass;

/* What one mark counts as on a date. */
typedef enum
{
  RB_COUNT_POSSIBLE = 1 << 0,
  RB_COUNT_ATTENDED = 1 << 1,
  RB_COUNT_AUTHORISED = 1 << 2,
  RB_COUNT_UNAUTHORISED = 1 << 3,
  RB_COUNT_LATE = 1 << 4,        /* L: late before the register closed */
  RB_COUNT_LATE_AFTER = 1 << 5,  /* U: after it closed */
  RB_COUNT_ACTIVITY = 1 << 6,    /* attended, elsewhere */
  RB_COUNT_NOT_POSSIBLE = 1 << 7 /* marked, and outside the fraction */
} RbCount;

typedef struct
{
  RbMark mark;      /* stable index, 1 to 254, kept in school files: never reused */
  const char *text; /* "/", "C1", "Y4" */
  const char *name; /* "Medical or dental appointment" */
  RbCodeClass klass;
  gboolean possible;
  gboolean attended;
  const char *detail; /* what is written beside it ("nature of activity"), or "" */
  gboolean needed;    /* a mark without its detail is not complete (doc/rules.md 1.2) */
  gboolean advised;   /* it should have one; of approved activities only */
  RbDate valid_from;  /* RB_DATE_NONE: since before 2006 */
  RbDate valid_to;    /* RB_DATE_NONE: in force */
} RbCode;

typedef struct _RbCodeBook RbCodeBook;

/* Reads the table of data/codes/codes.csv:
 * mark,code,name,class,possible,attended,detail,needed,valid_from,valid_to. A mark may have several
 * rows with different dates (D before September 2011). Aborts on a malformed table: it is ours. */
RbCodeBook *rb_code_book_new (const char *csv);
RbCodeBook *rb_code_book_ref (RbCodeBook *book);
void rb_code_book_unref (RbCodeBook *book);

/* The code written `text` in force on `date`; NULL where there is none. `\` and `/` are two codes.
 * Case counts not. */
const RbCode *rb_code_book_find (const RbCodeBook *book, const char *text, RbDate date);
/* Whether any row, of any date, is written so: tells an unknown code from one not in force. */
gboolean rb_code_book_knows (const RbCodeBook *book, const char *text);
/* The code behind a mark on a date; NULL for none, off roll, or (RB_DATE_NONE given: its newest
 * row). A mark that is not in force on the date still has its newest earlier row, since a stored
 * mark is never lost. */
const RbCode *rb_code_book_code (const RbCodeBook *book, RbMark mark, RbDate date);
/* What each of the 256 byte values counts as on `date` (RbCount bits). Lives as long as the book.
 */
const guint8 *rb_code_book_counts (const RbCodeBook *book, RbDate date);
/* The first day after `date` on which rb_code_book_counts() would differ; G_MAXINT32 for never. */
RbDate rb_code_book_next_change (const RbCodeBook *book, RbDate date);
/* All rows in table order. */
guint rb_code_book_n (const RbCodeBook *book);
const RbCode *rb_code_book_nth (const RbCodeBook *book, guint index);
/* Codes in force on `date`, in table order. (transfer container) of const RbCode* */
GPtrArray *rb_code_book_in_force (const RbCodeBook *book, RbDate date);
/* The mark of present in that half: `/` or `\`. */
RbMark rb_code_book_present (const RbCodeBook *book, RbHalf half);
/* `/` and `\` become the one of their half, others stay (domain.md 12). */
RbMark rb_code_book_for_half (const RbCodeBook *book, RbMark mark, RbHalf half);
/* "", "/", "C1" ... of a mark; "" for none and off roll. Static as long as the book lives. */
const char *rb_code_book_text (const RbCodeBook *book, RbMark mark);
/* Which code a planned mark must not replace (domain.md 1.3, bulk overwriting): TRUE where a bulk
 * `by` may replace `old`: Y codes replace / \ L N O U and no mark; # replaces everything but D;
 * others replace only no mark. */
gboolean rb_code_book_may_overwrite (const RbCodeBook *book, RbMark old, RbMark by);
/* Words for a class: "present", "approved activity", "authorised", "unauthorised", "not possible",
 * "administrative". */
const char *rb_code_class_id (RbCodeClass klass);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbCodeBook, rb_code_book_unref)

G_END_DECLS
