/**
 * In a browser: what the expressions of the engine ask of `node:vm`. Models are read and checked there, never executed, and
 * only the execution of a pattern needs it.
 */
export const createContext = (): Record<string, unknown> => ({});

export class Script {
  runInContext(): never {
    throw new Error("expressions are not evaluated in the browser");
  }
}
