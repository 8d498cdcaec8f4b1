import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readCatalogue } from "../../store/catalogue.ts";
import { process as texts } from "../../texts/process.ts";
import type { Environment } from "../run.ts";
import type { Services } from "./services.ts";

/** Makes the catalogue of services say what `workflows/services.json` says. */
export async function publishCatalogue({ log, say }: Environment, { store }: Services): Promise<void> {
  const file = fileURLToPath(new URL("../../../workflows/services.json", import.meta.url));
  await say.step(texts.steps.catalogue, async () => {
    const { changed } = await store.services.publish(readCatalogue(JSON.parse(await readFile(file, "utf8"))));
    if (changed) log.info({ name: "catalogue" }, "services published");
  });
}
