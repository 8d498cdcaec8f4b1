import { Form } from "@bpmn-io/form-js-viewer";
import { portalModule } from "../fields/module.ts";
import type { FormData, FormSchema } from "../types.ts";
import { pageLanguage } from "./page-language.ts";
import { showErrors } from "./summary.ts";
import { focusIn, valuesIn } from "./typed-before.ts";

/**
 * In the browser: form-js takes the place of the form that the server drew, with conditions and messages that follow the
 * typing. What it collects is sent by the form of the page; the server checks it again. When anything here fails, the
 * server's form is still there and works.
 */
async function start(): Promise<void> {
  const island = document.getElementById("dados-do-formulario");
  const place = document.getElementById("formulario-interativo");
  const drawn = document.getElementById("formulario");
  const sender = document.getElementById("tarefa");
  if (!island || !place || !drawn || !(sender instanceof HTMLFormElement)) return;

  const { schema, data } = JSON.parse(island.dataset.form ?? "{}") as { schema: FormSchema; data: FormData };
  // Without its 300 ms of patience: a field that is drawn anew meanwhile would lose what was typed into it.
  const options = { additionalModules: [portalModule(pageLanguage())], debounce: false };
  const form = new Form(options);
  await form.importSchema(schema, data);
  await form.importSchema(schema, { ...data, ...valuesIn(drawn, form) });
  const keepFocus = focusIn(drawn);
  form.attachTo(place);
  drawn.remove();
  keepFocus(place);
  document.getElementById("marca-do-formulario")?.remove();

  const answers = document.createElement("input");
  answers.type = "hidden";
  answers.name = "respostas";
  sender.append(answers);

  let sent = false;
  const collect = (): boolean => {
    const result = form.submit();
    const failed = Object.keys(result.errors).length > 0;
    if (failed) showErrors(form, result.errors as Record<string, string[]>);
    else answers.value = JSON.stringify(result.data);
    return !failed;
  };
  sender.addEventListener("submit", (event) => {
    if (sent || !collect()) event.preventDefault();
    else sent = true;
  });
  // Enter in a field submits the form of form-js: the same as the button.
  place.addEventListener("submit", (event) => {
    event.preventDefault();
    sender.requestSubmit();
  });
  // The browser may bring this page back with everything in it.
  window.addEventListener("pageshow", () => {
    sent = false;
  });
}

start().catch((error: unknown) => console.error(error));
