import { Worker } from "node:worker_threads";
import type { Logger } from "pino";
import type { Language } from "../../domain/language.ts";
import type { Bundle } from "../assets/bundle.ts";
import type { Answers, FormData, FormRequest, FormResponse, FormSchema, RenderedForm, SubmittedForm } from "./types.ts";

/** A form that cannot be handled in this time is broken (an expression without end, for one). */
const PATIENCE_MS = 5_000;
/** The thread takes some 80 MB: it goes when nobody fills in forms. */
const IDLE_MS = 120_000;

/** The form could not be drawn or checked; nothing was submitted. */
export class FormFailure extends Error {
  readonly code = "form-failure";
}

/**
 * Draws and checks Camunda Forms with the real form-js, in a worker thread with a document of its own. What form-js itself
 * says is Portuguese unless another language is named.
 */
export interface FormEngine {
  render(schema: FormSchema, data: FormData, answers?: Answers | null, language?: Language): Promise<RenderedForm>;
  submit(schema: FormSchema, data: FormData, answers: Answers, language?: Language): Promise<SubmittedForm>;
  /** Starts the thread ahead of need. */
  warm(): void;
  stop(): Promise<void>;
}

interface Waiting {
  resolve(result: RenderedForm | SubmittedForm): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** Fails closed: whatever goes wrong in the thread rejects with FormFailure, and the next form gets a new thread. */
export function createFormEngine({ bundle, log }: { bundle: Bundle; log: Logger }): FormEngine {
  let thread: Promise<Worker> | null = null;
  let idle: NodeJS.Timeout | null = null;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  async function start(): Promise<Worker> {
    const worker = new Worker(await bundle.code(), {
      eval: true,
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 },
    });
    worker.on("message", settle);
    worker.on("error", (error) => drop(worker, error));
    worker.on("exit", (code) => drop(worker, new Error(`form thread ended with ${code}`)));
    worker.unref();
    return worker;
  }

  function settle(response: FormResponse): void {
    const request = waiting.get(response.id);
    if (request === undefined) return;
    waiting.delete(response.id);
    clearTimeout(request.timer);
    if ("failure" in response) request.reject(new FormFailure(response.failure));
    else request.resolve(response.result);
  }

  let current: Worker | null = null;
  function drop(worker: Worker, error: Error): void {
    if (current !== worker) return;
    current = null;
    thread = null;
    if (waiting.size > 0) log.error({ err: error, forms: waiting.size }, "form thread lost");
    for (const request of waiting.values()) {
      clearTimeout(request.timer);
      request.reject(new FormFailure(error.message));
    }
    waiting.clear();
    void worker.terminate();
  }

  function running(): Promise<Worker> {
    if (idle !== null) clearTimeout(idle);
    idle = setTimeout(() => current && drop(current, new Error("idle")), IDLE_MS).unref();
    thread ??= start().then(
      (worker) => {
        current = worker;
        return worker;
      },
      (error: unknown) => {
        thread = null;
        throw new FormFailure("form thread did not start", { cause: error });
      },
    );
    return thread;
  }

  type Ask = FormRequest extends infer Request ? (Request extends FormRequest ? Omit<Request, "id"> : never) : never;
  async function ask(request: Ask): Promise<RenderedForm | SubmittedForm> {
    const worker = await running();
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => drop(worker, new Error("form took too long")), PATIENCE_MS);
      waiting.set(id, { resolve, reject, timer });
      try {
        worker.postMessage({ ...request, id } as FormRequest);
      } catch (error) {
        // What cannot be handed over (nested without end) must not count as a form that takes too long: that ends the thread.
        settle({ id, failure: error instanceof Error ? error.message : String(error) });
      }
    });
  }

  return {
    render: (schema, data, answers = null, language = "pt") =>
      ask({ action: "render", schema, data, answers, language }) as Promise<RenderedForm>,
    submit: (schema, data, answers, language = "pt") =>
      ask({ action: "submit", schema, data, answers, language }) as Promise<SubmittedForm>,
    warm: () => void running().catch((error: unknown) => log.warn({ err: error }, "form thread could not be started")),
    async stop() {
      if (idle !== null) clearTimeout(idle);
      const worker = await thread?.catch(() => null);
      if (worker) drop(worker, new Error("stopped"));
    },
  };
}
