/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as a file: PNG, SVG or PDF with its headline and caption; the sample school's say SAMPLE.
 */
#pragma once

#include "charts/rb-chart.h"

G_BEGIN_DECLS

typedef enum
{
  RB_PICTURE_PNG,
  RB_PICTURE_SVG,
  RB_PICTURE_PDF
} RbPictureFormat;

typedef struct
{
  RbPictureFormat format;
  RbTheme theme;
  double width, height; /* px; 0: natural, times the scale of type */
  double zoom;          /* PNG: pixels for a px; 0 is 1 */
  double scale;         /* of type; 0 is 1 */
  gboolean sample;      /* the word SAMPLE in the corner */
  gboolean a4;          /* PDF: on an A4 landscape page */
  const char *font;     /* NULL: Inter */
} RbPictureOptions;

#define RB_PICTURE_OPTIONS_INIT                                                                    \
  ((RbPictureOptions){ RB_PICTURE_PNG, RB_THEME_PRINT, 0, 0, 2.0, 1.0, FALSE, FALSE, NULL })

#define RB_PICTURE_ERROR (rb_picture_error_quark ())
GQuark rb_picture_error_quark (void);
typedef enum
{
  RB_PICTURE_ERROR_FORMAT,
  RB_PICTURE_ERROR_WRITE
} RbPictureError;

/* By the end of a file's name; sets an error for any but .png .svg .pdf. */
gboolean rb_picture_format_of (const char *path, RbPictureFormat *format, GError **error);
/* The bytes of the file. (transfer full) */
GBytes *rb_picture_bytes (const RbChart *chart, const RbPictureOptions *options, GError **error);
/* Written whole beside the name and renamed, readable by its owner only. */
gboolean rb_picture_save (const RbChart *chart,
                          const char *path,
                          const RbPictureOptions *options,
                          GError **error);

G_END_DECLS
