import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { deployModels } from "../../../../src/camunda/deployer.ts";
import { editorPath } from "../../../../src/portal/staff/models/paths.ts";
import type { DraftFile } from "../../../../src/store/types.ts";
import { type Operated, startOperated } from "../../operator/support/operated.ts";
import { createLogger } from "../../support/log.ts";
import { openWindow, SIZES } from "../../support/looks.ts";
import { maria } from "../../support/portal.ts";

/** The models of the product. */
const folder = fileURLToPath(new URL("../../../../workflows", import.meta.url));

/** Who edits. */
export const helena = { ...maria, cpf: "40291836542", name: "Helena Prado Antunes" };
export const tiago = { ...maria, cpf: "51937482014", name: "Tiago Nogueira Bastos" };

/** A portal whose engine executes the product's models, for analysts. */
export interface Editing extends Operated {
  /** A change of Helena's with this file; gives the address of its editor. */
  begin(path: string, content: string): Promise<string>;
  /** A browser window in which an analyst has come in. */
  window(browser: Browser, who: typeof maria, size?: keyof typeof SIZES): Promise<Page>;
}

export async function startEditing(): Promise<Editing> {
  const operated = await startOperated();
  await deployModels({ client: operated.engine, folder, log: createLogger() });
  return {
    ...operated,
    async begin(path, content) {
      await operated.enter(["analyst"], helena);
      const { id } = (await operated.store.accounts.findByCpf(helena.cpf))!;
      const by = { actor: id, capacity: "staff:analyst", origin: null };
      const change = await operated.store.modelChanges.create({ title: "Prazo maior" }, by);
      await operated.store.modelChanges.saveFile(change, { path, content, revision: 0, baseDigest: null }, by);
      return `${operated.url}${editorPath(change, path)}`;
    },
    async window(browser, who, size = "desktop") {
      const visitor = await operated.enter(["analyst"], who);
      const context = await openWindow(browser, { viewport: SIZES[size] });
      await context.addCookies([{ name: "sgci", value: visitor.cookies.get("sgci")!, url: operated.url }]);
      return context.newPage();
    },
  };
}

/** Opens the address of an editor and waits until it is there; the first time its program is made for it. */
export async function openEditor(page: Page, address: string): Promise<void> {
  await page.goto(address, { timeout: 60_000 });
  await page.locator("#editor[data-ready=true]").waitFor({ timeout: 60_000 });
}

/** The file of a change behind the address of its editor, as the store has it. */
export async function storedFile({ store }: Editing, address: string): Promise<DraftFile> {
  const { pathname, searchParams } = new URL(address);
  const change = await store.modelChanges.get(pathname.split("/").at(-2)!);
  return change!.files.find(({ path }) => path === searchParams.get("caminho"))!;
}

/** A scenario, for what editors of all kinds do. */
export const SCENARIO = "scenarios/service-request-approved.yml";

/** A file of the product's models. */
export const workflow = (path: string): Promise<string> => readFile(join(folder, path), "utf8");
