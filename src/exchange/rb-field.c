/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that schools and their systems use for a column (doc/rules.md 6.4), and the words of
 * kinds, shapes and sessions. */
#include "exchange/rb-layout.h"

#include <string.h>

#define ANY 0
#define ONLY(kind) (1u << (kind))

typedef struct
{
  RbField field;
  const char *name;
  guint kinds;       /* ANY, or the kinds in which the synonyms hold */
  const char *words; /* letters and digits only, lower case, each between bars */
} FieldWords;

#define LISTS (ONLY (RB_IMPORT_PUPILS) | ONLY (RB_IMPORT_MARKS))
#define CONTACTS ONLY (RB_IMPORT_CONTACTS)
#define STAFF ONLY (RB_IMPORT_STAFF)
#define TERMS ONLY (RB_IMPORT_TERMS)

static const FieldWords fields[] = {
  { RB_FIELD_IGNORE, "Ignore", ANY, "|ignore|none|" },
  { RB_FIELD_UPN, "UPN", ANY,
    "|upn|uniquepupilnumber|pupilupn|studentupn|upnnumber|pupilnumberupn|" },
  { RB_FIELD_ADMISSION_NUMBER, "Admission Number", ANY,
    "|admissionnumber|admissionno|adno|admno|admnumber|adm|admissionid|studentid|pupilid|misid|"
    "pupilno|pupilnumber|" },
  { RB_FIELD_NAME, "Name", LISTS | CONTACTS | STAFF,
    "|name|fullname|pupilname|studentname|pupil|student|contactname|staffname|contact|parent|"
    "parentname|" },
  { RB_FIELD_SURNAME, "Legal Surname", LISTS | CONTACTS | STAFF,
    "|legalsurname|surname|lastname|familyname|legallastname|legalfamilyname|pupilsurname|"
    "studentsurname|contactsurname|" },
  { RB_FIELD_FORENAME, "Legal Forename", LISTS | CONTACTS | STAFF,
    "|legalforename|forename|firstname|givenname|legalfirstname|legalforenames|forenames|"
    "pupilforename|studentforename|contactforename|" },
  { RB_FIELD_PREFERRED_SURNAME, "Preferred Surname", LISTS,
    "|preferredsurname|preferredlastname|preferredfamilyname|prefsurname|chosensurname|" },
  { RB_FIELD_PREFERRED_FORENAME, "Preferred Forename", LISTS,
    "|preferredforename|preferredfirstname|preferredname|prefforename|knownas|chosenname|"
    "preferredgivenname|" },
  { RB_FIELD_BORN, "Date of Birth", LISTS | CONTACTS, "|dateofbirth|dob|birthdate|birthday|born|" },
  { RB_FIELD_SEX, "Sex", LISTS, "|sex|gender|legalsex|" },
  { RB_FIELD_YEAR_GROUP, "Year", LISTS,
    "|year|yeargroup|ncy|ncyear|ncyearactual|nationalcurriculumyear|yr|yeartaughtin|yearlevel|" },
  { RB_FIELD_CLASS, "Class", LISTS,
    "|class|reg|registrationgroup|reggroup|registration|form|formgroup|tutorgroup|tutor|classname|"
    "registrationform|group|regform|" },
  { RB_FIELD_START_DATE, "Start Date", LISTS, "|startdate|start|datestarted|marksfrom|from|" },
  { RB_FIELD_ADMISSION_DATE, "Admission Date", LISTS,
    "|admissiondate|dateofadmission|doa|entrydate|dateofentry|dateadmitted|onrollfrom|joined|"
    "joiningdate|admitted|" },
  { RB_FIELD_LEAVING_DATE, "Leaving Date", LISTS,
    "|leavingdate|dateofleaving|dol|leavedate|enddate|dateleft|offrolldate|left|onrollto|" },
  { RB_FIELD_FSM, "FSM", LISTS,
    "|fsm|freeschoolmeals|fsmeligible|eligiblefsm|fsmeligibility|freemeals|eligibleforfsm|" },
  { RB_FIELD_PUPIL_PREMIUM, "Pupil Premium", LISTS,
    "|pupilpremium|pp|pupilpremiumindicator|ppi|disadvantaged|" },
  { RB_FIELD_SEN, "SEN", LISTS,
    "|sen|senstatus|send|senprovision|sensupport|sencode|sendstatus|currentsenstatus|" },
  { RB_FIELD_EAL, "EAL", LISTS,
    "|eal|englishasanadditionallanguage|englishadditionallanguage|ealstatus|firstlanguage|" },
  { RB_FIELD_LOOKED_AFTER, "Looked After", LISTS,
    "|lookedafter|cla|lac|incare|lookedafterchild|childlookedafter|incarestatus|" },
  { RB_FIELD_HOUSE, "House", LISTS, "|house|housegroup|housename|" },
  { RB_FIELD_ETHNICITY, "Ethnicity", LISTS, "|ethnicity|ethniccode|ethnicorigin|ethnicgroup|" },
  { RB_FIELD_YOUNG_CARER, "Young Carer", LISTS, "|youngcarer|carer|youngcarerstatus|" },
  { RB_FIELD_KEY_STAGE, "Key Stage", LISTS, "|keystage|ks|" },
  { RB_FIELD_TAGS, "Tags", LISTS, "|tags|tag|labels|" },
  { RB_FIELD_ENROLMENT, "Enrolment Status", LISTS,
    "|enrolmentstatus|enrolstatus|enrolment|enrollmentstatus|" },
  { RB_FIELD_ADDRESS, "Address", LISTS | CONTACTS,
    "|address|homeaddress|fulladdress|addressline1|addressline2|addressline3|addressline4|address1|"
    "address2|address3|address4|street|housenumber|town|city|county|postcode|" },
  { RB_FIELD_DATE, "Date", ONLY (RB_IMPORT_MARKS),
    "|date|attendancedate|markdate|sessiondate|dateofmark|day|" },
  { RB_FIELD_SESSION, "Session", ONLY (RB_IMPORT_MARKS),
    "|session|sessionname|ampm|period|half|sessiontype|" },
  { RB_FIELD_MARK, "Mark", ONLY (RB_IMPORT_MARKS),
    "|mark|code|attendancemark|attendancecode|markcode|rawmark|registermark|" },
  { RB_FIELD_MARKS, "Marks", ONLY (RB_IMPORT_MARKS),
    "|marks|attendancemarks|markstring|attendancestring|" },
  { RB_FIELD_MINUTES, "Minutes Late", ONLY (RB_IMPORT_MARKS),
    "|minuteslate|minslate|late|minutes|mins|lateminutes|" },
  { RB_FIELD_COMMENT, "Comment", ONLY (RB_IMPORT_MARKS), "|comment|comments|note|notes|remark|" },
  { RB_FIELD_NATURE, "Nature", ONLY (RB_IMPORT_MARKS), "|nature|natureofactivity|circumstances|" },
  { RB_FIELD_TITLE, "Title", CONTACTS, "|title|salutation|" },
  { RB_FIELD_RELATIONSHIP, "Relationship", CONTACTS,
    "|relationship|relation|relationshiptopupil|relationshiptostudent|" },
  { RB_FIELD_PRIORITY, "Priority", CONTACTS, "|priority|contactpriority|order|contactorder|" },
  { RB_FIELD_PARENTAL, "Parental Responsibility", CONTACTS,
    "|parentalresponsibility|pr|hasparentalresponsibility|" },
  { RB_FIELD_GETS_LETTERS, "Gets Letters", CONTACTS,
    "|getsletters|letters|mailmerge|correspondence|receivesletters|" },
  { RB_FIELD_PHONE, "Phone", CONTACTS,
    "|phone|telephone|mobile|mainphone|telephonenumber|phonenumber|mobilenumber|tel|" },
  { RB_FIELD_EMAIL, "Email", CONTACTS, "|email|emailaddress|mail|" },
  { RB_FIELD_HOUSEHOLD, "Household", CONTACTS, "|household|householdid|" },
  { RB_FIELD_POSITION, "Position", STAFF, "|position|jobtitle|post|job|title|" },
  { RB_FIELD_ROLE, "Role", STAFF, "|role|" },
  { RB_FIELD_CLASSES, "Classes", STAFF, "|classes|class|forms|tutorgroups|" },
  { RB_FIELD_KIND, "Kind", TERMS, "|kind|type|eventtype|" },
  { RB_FIELD_EVENT_NAME, "Event", TERMS, "|event|name|description|summary|title|" },
  { RB_FIELD_START, "Start", TERMS, "|start|startdate|from|begins|first|firstday|" },
  { RB_FIELD_END, "End", TERMS, "|end|enddate|to|ends|last|lastday|until|" },
  { RB_FIELD_WIDE, "Session column", ONLY (RB_IMPORT_MARKS), "|sessioncolumn|" },
};

/* "|dateofbirth|" of "Date of Birth:"; "" where nothing is left or it is too long. */
static void
heading_key (const char *heading, char *key, gsize size)
{
  gsize n = 0;

  key[n++] = '|';
  for (const char *c = heading; *c != '\0' && n + 2 < size; c++)
    if (g_ascii_isalnum (*c))
      key[n++] = g_ascii_tolower (*c);
    else if ((guint8) *c >= 0x80 && (guint8) *c != 0xc2 && (guint8) *c != 0xa0)
      key[n++] = *c;
  key[n++] = '|';
  key[n] = '\0';
  if (n == 2 || strlen (heading) >= size)
    key[0] = '\0';
}

RbField
rb_field_parse (const char *heading, RbImportKind kind)
{
  char key[80];

  heading_key (heading, key, sizeof key);
  if (*key == '\0')
    return RB_FIELD_IGNORE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if ((fields[i].kinds == ANY || kind == RB_IMPORT_UNKNOWN
         || (fields[i].kinds & ONLY (kind)) != 0)
        && strstr (fields[i].words, key) != NULL)
      return fields[i].field;
  return RB_FIELD_IGNORE;
}

const char *
rb_field_name (RbField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].field == field)
      return fields[i].name;
  return fields[0].name;
}

static const char *const kind_ids[] = { "unknown", "pupils",   "marks", "ctf",
                                        "terms",   "contacts", "staff" };

const char *
rb_import_kind_id (RbImportKind kind)
{
  return kind_ids[kind];
}

gboolean
rb_import_kind_parse (const char *text, RbImportKind *kind)
{
  for (guint i = 1; i < G_N_ELEMENTS (kind_ids); i++)
    if (strcmp (text, kind_ids[i]) == 0)
      {
        *kind = (RbImportKind) i;
        return TRUE;
      }
  return FALSE;
}

const char *
rb_marks_shape_id (RbMarksShape shape)
{
  static const char *const ids[] = { "marks", "marks-long", "marks-wide", "marks-string" };

  return ids[shape];
}

gboolean
rb_half_parse (const char *text, RbHalf *half)
{
  static const struct
  {
    const char *word;
    RbHalf half;
  } words[] = { { "AM", RB_AM },        { "PM", RB_PM },         { "MORNING", RB_AM },
                { "AFTERNOON", RB_PM }, { "A", RB_AM },          { "P", RB_PM },
                { "1", RB_AM },         { "2", RB_PM },          { "A.M.", RB_AM },
                { "P.M.", RB_PM },      { "AM SESSION", RB_AM }, { "PM SESSION", RB_PM },
                { "SESSION 1", RB_AM }, { "SESSION 2", RB_PM },  { "AM1", RB_AM },
                { "PM1", RB_PM },       { "MORN", RB_AM },       { "AFT", RB_PM } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i].word) == 0)
      {
        *half = words[i].half;
        return TRUE;
      }
  return FALSE;
}

/* A day, also with a time of midnight behind it, as spreadsheets write one. */
static gboolean
parse_day (const char *text, RbDate *date)
{
  gsize length = strlen (text);
  char day[64];

  if (length < 6 || length >= sizeof day)
    return FALSE;
  strcpy (day, text);
  g_strchug (g_strchomp (day));
  if (rb_date_parse (day, date))
    return TRUE;
  length = strlen (day);
  if (length > 9 && (g_str_has_suffix (day, " 00:00:00") || g_str_has_suffix (day, "T00:00:00")))
    day[length - 9] = '\0';
  else if (length > 6 && g_str_has_suffix (day, " 00:00"))
    day[length - 6] = '\0';
  else
    return FALSE;
  return rb_date_parse (day, date);
}

gboolean
rb_heading_parse_session (const char *heading, RbDate *date, int *half)
{
  char text[64];
  char *cut;
  RbHalf found;

  *half = -1;
  if (parse_day (heading, date))
    return TRUE;
  if (strlen (heading) >= sizeof text)
    return FALSE;
  strcpy (text, heading);
  cut = strpbrk (text, "0123456789") == NULL ? NULL : strrchr (text, ' ');
  if (cut == NULL)
    cut = strrchr (text, '_');
  if (cut != NULL && rb_half_parse (cut + 1, &found))
    {
      *cut = '\0';
      g_strdelimit (g_strchomp (text), ":_,", ' ');
      *half = (int) found;
      return parse_day (text, date);
    }
  cut = strchr (text, ' ');
  if (cut == NULL)
    return FALSE;
  *cut = '\0';
  *half = rb_half_parse (text, &found) && !g_ascii_isdigit (*text) ? (int) found : -1;
  return *half >= 0 && parse_day (cut + 1, date);
}
