import { zipEntries } from "./zip-entries.ts";

/** Types of documents that are taken, each with the ending its names carry. */
export const mediaTypes = {
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
} as const;
export type MediaType = keyof typeof mediaTypes;

/** The same for the choice of a file; endings of one type that browsers also write otherwise are named too. */
export const DOCUMENT_FILES = [...Object.values(mediaTypes), "jpeg"].map((ending) => `.${ending}`).join(",");

/** Why a content is not taken. */
export type ContentRefusal = "empty" | "type" | "macros";

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const ZIP = Buffer.from("PK\x03\x04", "latin1");
/** Readers accept a PDF whose mark stands within its first kilobyte; so do we. */
const PDF_MARK_WITHIN = 1_024;

/** What a document is, found out from its content: what the browser says does not count. */
export function mediaTypeOf(content: Buffer): MediaType | ContentRefusal {
  if (content.length === 0) return "empty";
  if (content.subarray(0, PDF_MARK_WITHIN).includes("%PDF-")) return "application/pdf";
  if (startsWith(content, PNG)) return "image/png";
  if (startsWith(content, JPEG)) return "image/jpeg";
  return startsWith(content, ZIP) ? officeTypeOf(content) : "type";
}

function startsWith(content: Buffer, mark: Buffer): boolean {
  return content.subarray(0, mark.length).equals(mark);
}

/** Office documents are ZIP archives; which one, the names of their parts say. */
function officeTypeOf(content: Buffer): MediaType | ContentRefusal {
  const names = zipEntries(content);
  if (names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name) || /^Basic\//.test(name))) return "macros";
  if (names.includes("[Content_Types].xml")) {
    if (names.includes("word/document.xml")) return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    if (names.includes("xl/workbook.xml")) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  }
  // OpenDocument puts its type first and uncompressed, so that it stands at a fixed place.
  if (names[0] === "mimetype") {
    const declared = content.subarray(38, 38 + 60).toString("latin1");
    if (declared.startsWith("application/vnd.oasis.opendocument.text")) return "application/vnd.oasis.opendocument.text";
    if (declared.startsWith("application/vnd.oasis.opendocument.spreadsheet"))
      return "application/vnd.oasis.opendocument.spreadsheet";
  }
  return "type";
}

/** The name a document is kept under: one line, no folders, with the ending of what it is. */
export function documentName(sent: string, type: MediaType): string {
  const base = sent.split(/[/\\]/).at(-1)!.replace(/\p{C}/gu, "").trim();
  const ending = mediaTypes[type];
  const same = ending === "jpg" ? /\.jpe?g$/i : new RegExp(`\\.${ending}$`, "i");
  const stem = (base === "" ? "documento" : base).slice(0, 180);
  return same.test(stem) ? stem : `${stem}.${ending}`;
}
