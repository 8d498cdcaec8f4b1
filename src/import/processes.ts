import type { LegacyProcessInput } from "../domain/legacy-import.ts";
import type { ImportLine } from "../store/types.ts";
import { readMoment } from "./moments.ts";
import { LineValues } from "./values.ts";

export const processColumns = [
  "number",
  "service",
  "version",
  "status",
  "owner_login",
  "opened_at",
  "finished_at",
  "engine_instance",
] as const;

const open = ["open", "aberto", "aberta", "em andamento"];
const finished = [
  "finished",
  "encerrado",
  "encerrada",
  "finalizado",
  "finalizada",
  "concluído",
  "concluída",
  "concluido",
  "concluida",
];
const statuses: Record<string, "open" | "finished"> = Object.fromEntries([
  ...open.map((word) => [word, "open"]),
  ...finished.map((word) => [word, "finished"]),
]);

/** The process of a line, or everything that is wrong with it. */
export function readProcess(line: number, cells: ReadonlyMap<string, string>): ImportLine<LegacyProcessInput>[] {
  const values = new LineValues(cells);
  const number = values.required("number", 100);
  const service = values.required("service", 300);
  const version = values.required("version", 50);
  const status = values.word("status", statuses, "status-unknown");
  const ownerLogin = values.required("owner_login", 200);
  const openedText = values.required("opened_at", 50);
  const openedAt = openedText === null ? null : moment(values, "opened_at", openedText);
  const finishedText = values.optional("finished_at", 50);
  const finishedAt = finishedText === null ? null : moment(values, "finished_at", finishedText);
  const engineInstance = values.optional("engine_instance", 100);
  if (status === "finished" && finishedText === null) values.fault("date-missing", "finished_at");
  if (status === "open" && finishedText !== null) values.fault("date-order", "finished_at", finishedText);
  if (openedAt && finishedAt && finishedAt < openedAt) values.fault("date-order", "finished_at", finishedText!);
  if (values.faults.length > 0 || !number || !service || !version || !status || !ownerLogin || !openedAt)
    return values.faults.map((fault) => ({ line, fault }));
  return [{ line, input: { number, service, version, status, ownerLogin, openedAt, finishedAt, engineInstance } }];
}

function moment(values: LineValues, column: string, text: string): Date | null {
  return readMoment(text) ?? values.fault("date-wrong", column, text);
}
