import { parseEngineDate } from "../../camunda/values.ts";

const format = new Intl.DateTimeFormat("pt-BR", { dateStyle: "short", timeStyle: "medium", timeZone: "America/Sao_Paulo" });

/** An engine date as people in Brasília read it; null stays null. */
export function moment(engineDate: string | null): string | null {
  return engineDate === null ? null : format.format(parseEngineDate(engineDate));
}

/** The same for a date of our own. */
export function momentOf(date: Date): string {
  return format.format(date);
}
