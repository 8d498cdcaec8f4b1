// First of all: form-js needs the document when it is loaded.
import "./dom.ts";
import { parentPort } from "node:worker_threads";
import type { FormRequest, FormResponse } from "../types.ts";
import { renderForm } from "./render.ts";
import { submitForm } from "./submit.ts";

/** Entry of the worker thread: one request after the other, because they share one document. */
let previous: Promise<void> = Promise.resolve();

parentPort?.on("message", (request: FormRequest) => {
  previous = previous.then(() => answer(request));
});

async function answer(request: FormRequest): Promise<void> {
  let response: FormResponse;
  try {
    const { id, schema, data, answers, language } = request;
    response =
      request.action === "render"
        ? { id, result: await renderForm(schema, data, answers, language) }
        : { id, result: await submitForm(schema, data, request.answers, language) };
  } catch (error) {
    response = { id: request.id, failure: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(response);
}
