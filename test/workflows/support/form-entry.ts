/** Runs inside a worker thread, bundled with one version of form-js: imports a form and says what it shows and submits. */
import "../../../src/portal/forms/worker/dom.ts";
import { parentPort } from "node:worker_threads";
// The bundler puts the version under test in the place of this package.
import { Form } from "@bpmn-io/form-js-viewer";
import { options } from "preact";

options.debounceRendering = queueMicrotask;
options.requestAnimationFrame = (callback) => setTimeout(callback, 0);

parentPort!.on("message", async ({ schema, data, answers }) => {
  const container = document.createElement("div");
  document.body.appendChild(container);
  const form = new Form({ container });
  try {
    const { warnings } = await form.importSchema(schema, { ...data, ...answers });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { data: submitted, errors } = form.submit();
    parentPort!.postMessage({ warnings: warnings.map(String), text: container.textContent, submitted, errors });
  } catch (error) {
    parentPort!.postMessage({ failure: error instanceof Error ? error.message : String(error) });
  } finally {
    form.destroy();
    container.remove();
  }
});
