import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { EngineUnavailable } from "../../../src/camunda/errors.ts";
import type { HttpBrowser } from "../support/browser.ts";
import { type Analysed, helena, startAnalysed, tiago } from "./support/analysts.ts";
import { changeDeadline, MODELS, propose } from "./support/changing.ts";

let analysed: Analysed;
let author: HttpBrowser;
let second: HttpBrowser;

beforeAll(async () => {
  analysed = await startAnalysed();
  author = await analysed.enter(helena);
  second = await analysed.enter(tiago);
}, 120_000);
afterAll(() => analysed?.stop());

/** The next deployment is answered by nobody, whether the engine has it or not. */
function loseNextDeployment(how: { reaches: boolean; code?: string }): void {
  const { engine } = analysed;
  const { deploy } = engine;
  engine.deploy = async (request) => {
    engine.deploy = deploy;
    if (how.reaches) await deploy(request);
    throw new EngineUnavailable("POST /deployment/create", { cause: Object.assign(new Error("lost"), { code: how.code }) });
  };
}

test("an approval whose answer is lost is live, and both are told so; a restore says what is known", async () => {
  const change = await changeDeadline(author, "Prazo de setenta dias", 70);
  await propose(author, change);
  await second.open(change);
  loseNextDeployment({ reaches: true });
  const approved = await second.send(`${change}/aprovar`);
  expect([approved.status, approved.text.includes("service-request, versão 2")]).toEqual([200, true]);
  expect((await author.open("/avisos")).text).toContain("A sua mudança de modelos está em uso: Prazo de setenta dias");

  const back = `${MODELS}/service-request/versoes/1/restaurar`;
  const restore = async () => {
    await second.open(back);
    return second.send(back, { motivo: "Voltar ao prazo de antes." });
  };
  loseNextDeployment({ reaches: false, code: "ECONNREFUSED" });
  expect((await restore()).text).toContain("O que você pediu não foi feito.");
  loseNextDeployment({ reaches: false });
  const unknown = await restore();
  expect([unknown.status, unknown.text.includes("não se sabe se a versão chegou a ele")]).toEqual([503, true]);
  expect(unknown.text).not.toContain("não foi feito");
}, 120_000);
