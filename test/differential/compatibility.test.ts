import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type Embedded, openEmbedded } from "./support/embedded.ts";
import { compatibilityPage } from "./support/page.ts";

const page = new URL("../../docs/engine/compatibility.md", import.meta.url);

let embedded: Embedded;

beforeAll(async () => {
  embedded = await openEmbedded();
});

afterAll(() => embedded?.stop());

/** UPDATE_PAGES=yes writes it anew. */
test("docs/engine/compatibility.md says what the runs have shown", async () => {
  const { paths } = (await embedded.engine.get("/openapi.json")) as { paths: Record<string, Record<string, unknown>> };
  const text = await compatibilityPage(paths);
  if (process.env.UPDATE_PAGES === "yes") {
    mkdirSync(new URL(".", page), { recursive: true });
    writeFileSync(page, text);
  }
  expect(readFileSync(page, "utf8")).toBe(text);
});
