import type { EngineClient } from "./client.ts";
import { EngineError } from "./errors.ts";
import type { FormReference, Task } from "./types.ts";

/**
 * Where Camunda 7, Operaton and CIB seven differ for whoever speaks to them over REST. All else is the same: paths below
 * `/engine-rest`, `GET /version` as the probe, statuses, and the simple names of exceptions (their packages differ, so no
 * text is compared with its package).
 */
export interface Dialect {
  product: "Camunda 7" | "Operaton" | "CIB seven";
  /** Package of the engine's classes, as error messages name it. */
  javaPackage: string;
  /** Members may do everything. */
  adminGroup: string;
  /** Path of the engine's own task list beside `/engine-rest`. */
  tasklist: string;
}

/** What the embedded engine speaks too. */
export const camunda7: Dialect = {
  product: "Camunda 7",
  javaPackage: "org.camunda",
  adminGroup: "camunda-admin",
  tasklist: "/camunda/app/tasklist/",
};

export const dialects: readonly Dialect[] = [
  camunda7,
  { product: "Operaton", javaPackage: "org.operaton", adminGroup: "operaton-admin", tasklist: "/operaton/app/tasklist/" },
  { product: "CIB seven", javaPackage: "org.cibseven", adminGroup: "camunda-admin", tasklist: "/camunda/app/tasklist/" },
];

/** A message that nothing ever waits for. */
const PROBE = "dialect-probe";

/** Recognises the engine by the package in an error message: versions overlap, and nothing else tells the products apart. */
export async function detectDialect(client: Pick<EngineClient, "correlateMessage">): Promise<Dialect> {
  const message = await client.correlateMessage({ messageName: PROBE }).then(
    () => "",
    (error: unknown) => {
      if (error instanceof EngineError && error.isMismatch) return error.message;
      throw error;
    },
  );
  return dialects.find(({ javaPackage }) => message.startsWith(`${javaPackage}.`)) ?? camunda7;
}

/** A task as the engine answers it: Operaton gives the form reference another name than the others. */
export type RawTask = Omit<Task, "formRef"> & { camundaFormRef?: FormReference | null; operatonFormRef?: FormReference | null };

/** The Camunda Form of a task; null when it has none. */
export function formRefOf({ camundaFormRef, operatonFormRef }: RawTask): FormReference | null {
  return camundaFormRef ?? operatonFormRef ?? null;
}

/** Address of the engine's own task list. */
export function tasklistUrl(restUrl: string, { tasklist }: Dialect): string {
  return restUrl.replace(/\/engine-rest$/, "") + tasklist;
}
