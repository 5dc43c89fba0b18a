/* file.h: the objects of a PDF file.
 *
 * Source: ISO 32000-1:2008, "PDF 1.7", clause 7. Objects may be written in any order; each is written once. All but streams are
 * compressed together, in object streams. */
#ifndef CJM_PDF_FILE_H
#define CJM_PDF_FILE_H

#include <glib.h>

typedef guint CjmPdfRef; /* an object's number, from 1; 0: none */

typedef struct CjmPdfFile CjmPdfFile;

/* Appends a file to `out`, which must outlive it. */
CjmPdfFile *cjm_pdf_file_new(GByteArray *out);
void cjm_pdf_file_free(CjmPdfFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmPdfFile, cjm_pdf_file_free)

/* Returns the number of an object that is written later. */
CjmPdfRef cjm_pdf_reserve(CjmPdfFile *file);

/* Writes an object: a dictionary or an array, in PDF syntax. */
void cjm_pdf_object(CjmPdfFile *file, CjmPdfRef ref, const char *text);

/* Appends a reference to an object. */
void cjm_pdf_refer(GString *out, CjmPdfRef ref);

/* Writes a stream, compressed as it comes. `entries` are those of its dictionary except filter and length. No other object may
 * be written until the stream is closed. */
void cjm_pdf_stream_open(CjmPdfFile *file, CjmPdfRef ref, const char *entries);
void cjm_pdf_stream_add(CjmPdfFile *file, const void *data, gsize len);
void cjm_pdf_stream_close(CjmPdfFile *file);

/* Writes a whole stream. */
void cjm_pdf_stream(CjmPdfFile *file, CjmPdfRef ref, const char *entries, const void *data, gsize len);

/* The same of data that is compressed already, by the filter that its entries name. */
void cjm_pdf_stream_as_it_is(CjmPdfFile *file, CjmPdfRef ref, const char *entries, const void *data, gsize len);

/* The table of objects and the trailer, with an identifier that is a hash of the file. Every reserved object must have been written. */
void cjm_pdf_file_finish(CjmPdfFile *file, CjmPdfRef catalog, CjmPdfRef info);

/* Appends a text string: `text` is UTF-8. */
void cjm_pdf_text(GString *out, const char *text, gssize len);

/* Appends four hexadecimal digits. */
void cjm_pdf_hex(GString *out, guint value);

/* Appends characters as hexadecimal digits of UTF-16BE, without brackets. */
void cjm_pdf_utf16(GString *out, const char *text, gssize len);

/* Appends the bytes of a literal string, without brackets. */
void cjm_pdf_bytes(GString *out, const char *bytes, gsize len);

#endif
