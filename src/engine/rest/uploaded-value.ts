import type { TypedValue } from "../core/types/values.ts";
import { invalid, RestError } from "./errors.ts";
import { type FormPart, textPart } from "./multipart.ts";
import { readValue, UnsupportedType } from "./read-value.ts";

/** The value of an uploaded variable: a File, or Bytes unless another `valueType` is named. Throws as Camunda does. */
export function uploadedValue(parts: ReadonlyMap<string, FormPart>): TypedValue {
  const data = parts.get("data");
  if (data === undefined) throw invalid("No data is contained in the form upload.");
  if (parts.has("type")) throw invalid(`Unrecognized content type for serialized java type: ${data.contentType}`);
  const valueType = textPart(parts, "valueType") ?? "Bytes";
  const isBinary = /^(file|bytes)$/i.test(valueType);
  const valueInfo = { filename: data.filename ?? undefined, mimeType: data.contentType ?? undefined };
  try {
    return readValue({
      ...{ type: valueType, value: data.bytes.toString(isBinary ? "base64" : "utf8") },
      ...(/^file$/i.test(valueType) ? { valueInfo } : {}),
    });
  } catch (error) {
    throw error instanceof UnsupportedType ? new RestError(400, "RestException", error.message) : error;
  }
}
