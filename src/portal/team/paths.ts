/** Where the teams of Inmetro work. */
export const TASKS_PATH = "/equipe/tarefas";

/** Address of a task, or of a part of it. */
export function taskPath(id: string, part = ""): string {
  return `${TASKS_PATH}/${encodeURIComponent(id)}${part === "" ? "" : `/${part}`}`;
}

/** Part of a task under which the proof of who opened its process is read. */
export const PROOF_PART = "comprovante";
