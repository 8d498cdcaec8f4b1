import type { ImportFault, ImportFaultCode } from "../domain/legacy-import.ts";

/** What of a value is shown in a report. */
const SHOWN = 80;

/** Control characters, and those that nobody sees but that turn the direction of a text or hide in it. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFFFD]/u;

/** Takes the values out of one line and collects what is wrong with them. */
export class LineValues {
  readonly faults: ImportFault[] = [];

  constructor(private readonly cells: ReadonlyMap<string, string>) {}

  /** Notes a fault of a column, with the value unless it is secret. */
  fault(code: ImportFaultCode, column: string, value?: string): null {
    this.faults.push({ code, column, ...(value === undefined ? {} : { value: shown(value) }) });
    return null;
  }

  /** The value on one line, without blanks at its ends; null when it is empty, or not to be used. */
  optional(column: string, longest: number): string | null {
    const value = (this.cells.get(column) ?? "")
      .replace(/[ \t\r\n]+/g, " ")
      .trim()
      .normalize("NFC");
    if (value === "") return null;
    if (FORBIDDEN.test(value)) return this.fault("character-forbidden", column, value);
    if (value.length > longest) return this.fault("value-too-long", column, value);
    return value;
  }

  /** The same, where there has to be one. */
  required(column: string, longest: number): string | null {
    const before = this.faults.length;
    const value = this.optional(column, longest);
    if (value === null && this.faults.length === before) this.fault("value-missing", column);
    return value;
  }

  /** One of several words, whatever its case. */
  word<Meaning>(column: string, words: Record<string, Meaning>, code: ImportFaultCode): Meaning | null {
    const value = this.required(column, SHOWN);
    if (value === null) return null;
    const word = value.toLowerCase();
    return Object.hasOwn(words, word) ? words[word]! : this.fault(code, column, value);
  }
}

/** A value as a report may show it: cut, and with what nobody sees made visible. */
function shown(value: string): string {
  return value.slice(0, SHOWN).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, "\uFFFD");
}
