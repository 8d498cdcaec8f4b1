/** Where the teams of Inmetro work. */
export const TASKS_PATH = "/equipe/tarefas";

/** Address of a task, or of a part of it. */
export function taskPath(id: string, part = ""): string {
  return `${TASKS_PATH}/${encodeURIComponent(id)}${part === "" ? "" : `/${part}`}`;
}
