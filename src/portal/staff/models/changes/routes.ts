import type { Express, Request, Response } from "express";
import { processesOf } from "../../../../lint/context-of.ts";
import { allElements, isA } from "../../../../lint/model.ts";
import { kindOf, type ModelFile } from "../../../../models/file.ts";
import { readLiveFiles } from "../../../../models/live.ts";
import { changes as texts } from "../../../../texts/models/changes.ts";
import { modelList } from "../../../../texts/models/list.ts";
import type { FieldError } from "../../../forms/types.ts";
import { CHANGES_PATH, changePath, filePath, MODELS_PATH } from "../paths.ts";
import { goTo, requireAnalyst, typed } from "../send.tsx";
import { isTitle, TITLE_FIELD } from "./begin.tsx";
import type { ChangeRoutes } from "./send-change.tsx";
import { newFile, type TemplateKind } from "./templates.ts";

const PATH = `${CHANGES_PATH}/:id`;
const NAME = /^[a-z][a-z0-9-]{0,59}$/;
const LABEL_LIMIT = 120;

/** Changes are begun, and files come into them and go. */
export function setUpChanges(app: Express, routes: ChangeRoutes): void {
  const { context, find, send, attempt } = routes;
  const { engine, store, modelling } = context;
  const readLive = () => readLiveFiles({ engine, store, folder: modelling.folder });

  app.get(PATH, async (request, response) => send(response, await find(request)));

  app.post(CHANGES_PATH, async (request, response) => {
    const { acting } = await requireAnalyst(context, response);
    const [title, path, existing] = [typed(request, TITLE_FIELD), typed(request, "caminho"), typed(request, "mudanca")];
    if (existing === "" && !isTitle(title)) {
      const back = path === "" ? MODELS_PATH : filePath(path);
      return goTo(response, back, "warning", modelList.titleInvalid);
    }
    if (path !== "" && !(await readLive()).some((file) => file.path === path)) {
      return goTo(response, MODELS_PATH, "warning", texts.add.existingInvalid);
    }
    const id = existing === "" ? await store.modelChanges.create({ title }, acting) : existing;
    const begun = path === "" || (await bring(response, id, path));
    if (begun) await goTo(response, changePath(id), "success", path === "" ? texts.begun : texts.add.added(path));
  });

  app.post(`${PATH}/titulo`, async (request, response) => {
    const { acting } = await requireAnalyst(context, response);
    const change = await find(request);
    const title = typed(request, TITLE_FIELD);
    if (!isTitle(title)) {
      const errors = [fieldError(TITLE_FIELD, texts.rename.label, modelList.titleInvalid)];
      return send(response, change, { form: "rename", values: { [TITLE_FIELD]: title }, errors });
    }
    const done = await attempt(response, change.id, () => store.modelChanges.rename(change.id, title, acting));
    if (done) await goTo(response, changePath(change.id), "success", texts.rename.done);
  });

  app.post(`${PATH}/acrescentar`, async (request, response) => {
    const change = await find(request);
    const path = typed(request, "caminho");
    if (change.files.some((file) => file.path === path)) {
      return goTo(response, changePath(change.id), "info", texts.add.present(path));
    }
    if (!(await readLive()).some((file) => file.path === path)) {
      const errors = [fieldError("caminho", texts.add.existingLabel, texts.add.existingInvalid)];
      return send(response, change, { form: "add", values: { caminho: path }, errors });
    }
    if (await bring(response, change.id, path)) await goTo(response, changePath(change.id), "success", texts.add.added(path));
  });

  app.post(`${PATH}/criar`, async (request, response) => {
    const { acting } = await requireAnalyst(context, response);
    const change = await find(request);
    const live = await readLive();
    const values = Object.fromEntries(["tipo", "nome", "rotulo", "processo"].map((name) => [name, typed(request, name)]));
    const end = await endOf([...live, ...change.files], values.processo!);
    const errors = errorsOf(values, end, [...live, ...change.files]);
    if (errors.length > 0) return send(response, change, { form: "new", values, errors });
    const made = newFile(values.tipo as TemplateKind, {
      ...{ name: values.nome!, label: values.rotulo!, process: values.processo!, end: end ?? "" },
    });
    const done = await attempt(response, change.id, () =>
      store.modelChanges.saveFile(change.id, { ...made, revision: 0, baseDigest: null }, acting),
    );
    if (done) await goTo(response, changePath(change.id), "success", texts.add.added(made.path));
  });

  app.post(`${PATH}/retirar`, async (request, response) => {
    const { acting } = await requireAnalyst(context, response);
    const { id } = await find(request);
    const path = typed(request, "caminho");
    const read = { path, revision: Number(typed(request, "revisao")) || 0 };
    const done = await attempt(response, id, () => store.modelChanges.removeFile(id, read, acting));
    if (done) await goTo(response, changePath(id), "success", texts.files.removed(path));
  });

  for (const verb of ["recomecar", "manter"] as const) {
    app.post(`${PATH}/${verb}`, async (request, response) => {
      const { acting } = await requireAnalyst(context, response);
      const change = await find(request);
      const path = typed(request, "caminho");
      const live = (await readLive()).find((file) => file.path === path);
      const draft = change.files.find((file) => file.path === path);
      const content = verb === "recomecar" ? live?.content : draft?.content;
      const saved = { path, revision: Number(typed(request, "revisao")) || 0, baseDigest: live?.digest ?? null };
      const done =
        content !== undefined &&
        (await attempt(response, change.id, () => store.modelChanges.saveFile(change.id, { ...saved, content }, acting)));
      const text = verb === "recomecar" ? texts.files.takenOver(path) : texts.files.kept(path);
      if (content === undefined) await goTo(response, changePath(change.id), "warning", texts.add.existingInvalid);
      else if (done) await goTo(response, changePath(change.id), "success", text);
    });
  }

  /** Brings a live file into a change, as it is. */
  async function bring(response: Response, id: string, path: string): Promise<boolean> {
    const { acting } = await requireAnalyst(context, response);
    const { files } = await find({ params: { id } } as unknown as Request);
    const live = (await readLive()).find((file) => file.path === path);
    if (live === undefined) {
      await goTo(response, changePath(id), "warning", texts.add.existingInvalid);
      return false;
    }
    if (files.some((file) => file.path === path)) return true;
    const { content, digest } = live;
    return attempt(response, id, () =>
      store.modelChanges.saveFile(id, { path, content, revision: 0, baseDigest: digest }, acting),
    );
  }
}

function errorsOf(values: Record<string, string>, end: string | null, known: ModelFile[]): FieldError[] {
  const { add } = texts;
  const isKind = Object.hasOwn(add.kinds, values.tipo ?? "");
  const isNamed = NAME.test(values.nome ?? "");
  const errors: FieldError[] = [];
  if (!isKind) errors.push(fieldError("tipo", add.kind, add.kindInvalid));
  if (!isNamed) errors.push(fieldError("nome", add.name, add.nameInvalid));
  if (values.rotulo === "" || values.rotulo!.length > LABEL_LIMIT) errors.push(fieldError("rotulo", add.label, add.labelInvalid));
  if (values.tipo === "scenario" && end === null) errors.push(fieldError("processo", add.process, add.processInvalid));
  if (isKind && isNamed) {
    const { path } = newFile(values.tipo as TemplateKind, { name: values.nome!, label: "", process: "", end: "" });
    if (known.some((file) => file.path === path)) errors.push(fieldError("nome", add.name, add.exists(path)));
  }
  return errors;
}

/** An end event of a process, with which a new scenario may begin to be written; null: there is no such process. */
async function endOf(files: ModelFile[], process: string): Promise<string | null> {
  const model = files.findLast(({ path }) => kindOf(path) === "model" && path === `${process}.bpmn`);
  const [own] = model === undefined ? [] : await processesOf(model.content);
  const end = own && allElements(own).find((element) => isA(element, "endEvent"));
  return end?.id ?? null;
}

/** What is wrong with a field, for the summary and beside it. */
export function fieldError(key: string, label: string, message: string): FieldError {
  return { key, controlId: key, label, messages: [message] };
}
