/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small school that signs in: its staff, one of each role, and their PINs. */
#pragma once

#include "rb-place.h"

#include "store/rb-store-private.h"
#include "store/rb-store-staff.h"

/* March 2026 is in the year of the small school; NOW is the 20th. */
#define TODAY "2026-03-20 am"
#define BEFORE "2026-03-19 am"

enum
{
  HEAD = 1,
  ADMIN,
  TAN,   /* teacher of 3T */
  QUINN, /* teacher of another class */
  VIEWER,
  MENTOR,
  SUPPLY,
  NOBODY,
  N_PEOPLE = NOBODY
};

typedef struct
{
  const char *name;
  const char *role;
  const char *classes;
} Person;

/* By the numbers above, less one. */
extern const Person people[N_PEOPLE];

/* The staff without PINs; sign-in is off. */
void add_people (Place *place);
const char *pin_of (int who);
/* A school of three pupils where everybody has a PIN and sign-in is on. */
Place *signing_school (void);
void sign_in (Place *place, int who);
/* A change of one mark by them. */
RbChange *mark_by (Place *place,
                   int who,
                   RbSource source,
                   gint64 pupil,
                   const char *session,
                   const char *was,
                   const char *is,
                   const char *reason);
void assert_refused (Place *place, RbChange *change, const char *words);
