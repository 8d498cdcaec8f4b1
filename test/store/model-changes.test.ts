import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { AnalystAct } from "../../src/store/types.ts";
import { identity, openStore, type TestStore } from "./support/store.ts";

let store: TestStore;
let ana: AnalystAct;
let bia: AnalystAct;

beforeEach(async () => {
  store = await openStore();
  ana = await analyst("52998224725", "Ana");
  bia = await analyst("11144477735", "Bia");
});
afterEach(() => store.finish());

async function analyst(cpf: string, name: string): Promise<AnalystAct> {
  const { id } = await store.accounts.upsertFromGovbr(identity({ cpf, name, email: `${name}@example.org` }));
  return { actor: id, capacity: "staff:analyst", origin: "192.0.2.1" };
}

const file = (content: string, revision = 0, path = "a.bpmn") => ({ path, content, revision, baseDigest: "base" });
const saved = async (by = ana, title = "Prazo maior") => {
  const id = await store.modelChanges.create({ title }, by);
  await store.modelChanges.saveFile(id, file("<a/>"), by);
  return id;
};
const proposed = async () => {
  const id = await saved();
  await store.modelChanges.propose(id, { reason: "Portaria 12", warnings: ["a.bpmn: sem nome"] }, ana);
  return id;
};
const approve = async (id: string, by = bia) =>
  store.modelChanges.approve(id, { paths: ["a.bpmn"], asOf: (await store.modelChanges.get(id))!.updatedAt }, by);
const scenarios = [{ path: "scenarios/a.yml", content: "título: x" }];
const deployed = { deploymentId: "d1", definitions: [{ key: "a", version: 2 }], scenarios };
const actions = async () => (await store.audit.search({})).map(({ action }) => action).filter((one) => one.startsWith("model-"));

describe("a draft", () => {
  test("keeps its files with who saved them, and says what it was made from", async () => {
    const id = await saved();
    const change = await store.modelChanges.get(id);
    expect(change).toMatchObject({
      ...{ title: "Prazo maior", status: "draft", author: { accountId: ana.actor, name: "Ana" }, reason: null },
      files: [{ path: "a.bpmn", content: "<a/>", baseDigest: "base", revision: 1, savedBy: { name: "Ana" }, savedAt: store.now }],
    });
    expect(await store.modelChanges.get("no uuid")).toBeNull();
  });

  test("takes a revision that continues the one that is there, and hands out the other one whole", async () => {
    const id = await saved();
    expect(await store.modelChanges.saveFile(id, file("<b/>", 1), bia)).toEqual({ revision: 2 });
    await expect(store.modelChanges.saveFile(id, file("<mine/>", 1), ana)).rejects.toMatchObject({
      code: "draft-changed",
      current: { content: "<b/>", revision: 2, savedBy: { name: "Bia" } },
    });
    expect((await store.modelChanges.get(id))!.files).toMatchObject([{ content: "<b/>" }]);
    await expect(store.modelChanges.removeFile(id, { path: "a.bpmn", revision: 1 }, ana)).rejects.toMatchObject({
      ...{ code: "draft-changed", current: { content: "<b/>" } },
    });
    await store.modelChanges.removeFile(id, { path: "a.bpmn", revision: 2 }, ana);
    await store.modelChanges.removeFile(id, { path: "a.bpmn", revision: 2 }, ana);
    await expect(store.modelChanges.saveFile(id, file("<b/>", 2), bia)).rejects.toMatchObject({ current: null });
    expect(await store.modelChanges.saveFile(id, file("<b/>", 0), bia)).toEqual({ revision: 1 });
  });

  test("holds no file that a folder of models has no place for", async () => {
    const id = await saved();
    for (const path of ["../../etc/passwd", "a.txt", "forms/a.bpmn", "scenarios/x/y.yml"]) {
      const odd = { ...file("<a/>", 0), path };
      await expect(store.modelChanges.saveFile(id, odd, ana)).rejects.toMatchObject({ code: "change-path-invalid" });
    }
    expect((await store.modelChanges.get(id))!.files.map(({ path }) => path)).toEqual(["a.bpmn"]);
  });

  test("saved twice at once takes one of the two", async () => {
    const id = await saved();
    const both = await store.whileLocked(`SELECT 1 FROM store.model_changes WHERE id = '${id}' FOR UPDATE`, 2, () =>
      Promise.allSettled([
        store.modelChanges.saveFile(id, file("<one/>", 1), ana),
        store.modelChanges.saveFile(id, file("<two/>", 1), bia),
      ]),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is found by its state, its author and its files", async () => {
    const id = await saved();
    store.later(1);
    const other = await saved(bia, "Outra");
    const ids = async (filter?: Parameters<TestStore["modelChanges"]["list"]>[0]) =>
      (await store.modelChanges.list(filter)).map((change) => change.id);
    expect(await ids()).toEqual([other, id]);
    expect(await ids({ authorId: ana.actor })).toEqual([id]);
    expect(await ids({ path: "a.bpmn", status: ["draft"] })).toEqual([other, id]);
    expect(await ids({ path: "b.bpmn" })).toEqual([]);
    expect(await ids({ status: ["proposed"] })).toEqual([]);
    expect(await store.modelChanges.list({ authorId: bia.actor })).toMatchObject([{ title: "Outra", paths: ["a.bpmn"] }]);
  });
});

describe("a proposal", () => {
  test("wants a reason and a file, and is its author's", async () => {
    const id = await saved();
    const propose = (reason: string, by = ana) => store.modelChanges.propose(id, { reason, warnings: [] }, by);
    await expect(propose("  ")).rejects.toMatchObject({ code: "change-reason-missing" });
    await expect(propose("Portaria 12", bia)).rejects.toMatchObject({ code: "change-not-yours" });
    await store.modelChanges.removeFile(id, { path: "a.bpmn", revision: 1 }, ana);
    await expect(propose("Portaria 12")).rejects.toMatchObject({ code: "change-empty" });
    await store.modelChanges.saveFile(id, file("<a/>"), ana);
    await propose("Portaria 12");
    expect(await store.modelChanges.get(id)).toMatchObject({ status: "proposed", reason: "Portaria 12", proposedAt: store.now });
  });

  test("is not edited until it is taken back", async () => {
    const id = await proposed();
    await expect(store.modelChanges.saveFile(id, file("<b/>", 1), ana)).rejects.toMatchObject({ code: "change-state" });
    await store.modelChanges.withdraw(id, ana);
    expect(await store.modelChanges.get(id)).toMatchObject({ status: "withdrawn" });
    await store.modelChanges.saveFile(id, file("<b/>", 1), ana);
    expect(await store.modelChanges.get(id)).toMatchObject({ status: "draft" });
    await store.modelChanges.discard(id, ana);
    await expect(store.modelChanges.saveFile(id, file("<c/>", 2), ana)).rejects.toMatchObject({ code: "change-state" });
  });

  test("is not decided by who wrote any of it; somebody else refuses it with a reason", async () => {
    const id = await saved();
    await store.modelChanges.saveFile(id, file("<b/>", 0, "b.bpmn"), bia);
    await store.modelChanges.removeFile(id, { path: "b.bpmn", revision: 1 }, ana);
    await store.modelChanges.propose(id, { reason: "Portaria 12", warnings: [] }, ana);
    const asOf = (await store.modelChanges.get(id))!.updatedAt;
    for (const by of [ana, bia]) {
      await expect(approve(id, by)).rejects.toMatchObject({ code: "change-own" });
      await expect(store.modelChanges.refuse(id, { reason: "não", asOf }, by)).rejects.toMatchObject({ code: "change-own" });
    }
    await expect(store.sql("UPDATE store.model_changes SET decided_by = author_id")).rejects.toThrow("check");
    await expect(store.sql("UPDATE store.model_changes SET decided_by = editors[2]")).rejects.toThrow("check");
    const caio = await analyst("39053344705", "Caio");
    await expect(store.modelChanges.refuse(id, { reason: " ", asOf }, caio)).rejects.toMatchObject({
      code: "change-reason-missing",
    });
    const earlier = { reason: "Falta o prazo", asOf: new Date(asOf.getTime() - 1) };
    await expect(store.modelChanges.refuse(id, earlier, caio)).rejects.toMatchObject({ code: "change-state" });
    await store.modelChanges.refuse(id, { reason: "Falta o prazo", asOf }, caio);
    expect(await store.modelChanges.get(id)).toMatchObject({
      ...{ status: "refused", decisionReason: "Falta o prazo", decidedBy: { name: "Caio" } },
    });
  });
});

describe("what goes live", () => {
  test("is written down before and after, with its scenarios, in the audit as well", async () => {
    const id = await saved();
    await store.modelChanges.saveFile(id, file("título: x", 0, "scenarios/a.yml"), ana);
    await store.modelChanges.propose(id, { reason: "Portaria 12", warnings: [] }, ana);
    const publication = await approve(id);
    expect(await store.modelChanges.get(id)).toMatchObject({ status: "publishing", decidedBy: { name: "Bia" } });
    expect(await store.modelChanges.underWay()).toEqual(publication);
    expect(await store.modelChanges.scenarios()).toEqual([]);
    await store.modelChanges.finish(publication.id, deployed);
    await store.modelChanges.finish(publication.id, { ...deployed, deploymentId: "d2" });
    expect(await store.modelChanges.get(id)).toMatchObject({ status: "live", deploymentId: "d1" });
    expect(await store.modelChanges.underWay()).toBeNull();
    expect(await store.modelChanges.scenarios()).toEqual([
      { path: "scenarios/a.yml", content: "título: x", publishedAt: store.now },
    ]);
    expect(await store.modelChanges.published(["d1", "d2"])).toMatchObject([
      {
        deploymentId: "d1",
        kind: "change",
        title: "Prazo maior",
        reason: "Portaria 12",
        author: { name: "Ana" },
        by: { name: "Bia" },
      },
    ]);
    expect(await actions()).toEqual([
      ...["model-change-live", "model-change-approved", "model-change-proposed", "model-change-begun"],
    ]);
  });

  test("is among what is held about those who took part", async () => {
    const id = await proposed();
    const publication = await approve(id);
    await store.modelChanges.finish(publication.id, deployed);
    const held = async ({ actor }: AnalystAct) => {
      const sections = await store.ownData.export({ accountId: actor, origin: null });
      return Object.fromEntries(sections.map(({ name, rows }) => [name, rows]));
    };
    expect(await held(ana)).toMatchObject({
      ...{ "model-changes": [{ name: "Prazo maior", status: "live" }], "model-publications": [] },
      "model-change-files": [{ name: "Prazo maior", document: "a.bpmn", version: 1 }],
    });
    expect(await held(bia)).toMatchObject({
      ...{ "model-changes": [{ decided_by: "Bia" }], "model-publications": [{ items: ["a.bpmn"] }], "model-change-files": [] },
    });
  });

  test("approved by two at once is approved once", async () => {
    const id = await proposed();
    const caio = await analyst("39053344705", "Caio");
    const both = await store.whileLocked(`SELECT 1 FROM store.model_changes WHERE id = '${id}' FOR UPDATE`, 2, () =>
      Promise.allSettled([bia, caio].map((by) => approve(id, by))),
    );
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "change-state" } });
    expect((await actions()).filter((action) => action === "model-change-approved")).toHaveLength(1);
  });

  test("is what was looked at: what has changed since is not approved", async () => {
    const id = await proposed();
    const { updatedAt } = (await store.modelChanges.get(id))!;
    store.later(1);
    await store.modelChanges.withdraw(id, ana);
    await store.modelChanges.saveFile(id, file("<other/>", 1), ana);
    await store.modelChanges.propose(id, { reason: "Portaria 13", warnings: [] }, ana);
    const looked = { paths: ["a.bpmn"], asOf: updatedAt };
    await expect(store.modelChanges.approve(id, looked, bia)).rejects.toMatchObject({ code: "change-state" });
    expect(await store.modelChanges.get(id)).toMatchObject({ status: "proposed" });
    await approve(id);
  });

  test("is one thing at a time", async () => {
    const [first, second] = [await proposed(), await proposed()];
    const { id } = await approve(first);
    const refused = { code: "publication-under-way" };
    await expect(approve(second)).rejects.toMatchObject(refused);
    const restore = { process: "a", version: 1, reason: "engano", paths: ["a.bpmn"] };
    await expect(store.modelChanges.beginRestore(restore, ana)).rejects.toMatchObject(refused);
    expect(await store.modelChanges.get(second)).toMatchObject({ status: "proposed" });
    await store.modelChanges.finish(id, deployed);
    await approve(second);
  });

  test("given back is a proposal again, and can be approved again", async () => {
    const id = await proposed();
    const publication = await approve(id);
    await store.modelChanges.giveBack(publication.id, "the engine refused it");
    await store.modelChanges.finish(publication.id, deployed);
    expect(await store.modelChanges.get(id)).toMatchObject({ status: "proposed", decidedBy: null, deploymentId: null });
    const again = await approve(id);
    await store.modelChanges.finish(again.id, deployed);
    expect(await store.modelChanges.get(id)).toMatchObject({ status: "live" });
  });

  test("back to an earlier version is one act with a reason", async () => {
    const restore = { process: "a", version: 1, reason: " ", paths: ["a.bpmn"] };
    await expect(store.modelChanges.beginRestore(restore, ana)).rejects.toMatchObject({ code: "change-reason-missing" });
    const { id } = await store.modelChanges.beginRestore({ ...restore, reason: "engano" }, ana);
    await store.modelChanges.finish(id, { deploymentId: "d3", definitions: [{ key: "a", version: 3 }], scenarios: [] });
    expect(await store.modelChanges.published(["d3"])).toMatchObject([
      { kind: "restore", changeId: null, author: null, by: { name: "Ana" }, reason: "engano", restoredVersion: 1 },
    ]);
    expect(await actions()).toEqual(["model-restored", "model-restore-begun"]);
  });
});
