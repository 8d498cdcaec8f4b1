import { join } from "node:path";
import { withLock } from "../../../src/database/lock.ts";
import { isAlive, readPostmaster } from "../../../src/database/postmaster.ts";
import { isHome, walkUntil } from "../../support/onboarding.ts";
import { until } from "../../support/until.ts";
import { registeredOnce } from "../support/evidence.ts";
import { type World, walkerAt } from "../support/world.ts";

export function databaseLoss(world: World): void {
  const health = async () => {
    const answer = await fetch(`${world().system.portalUrl}/health`);
    return [answer.status, await answer.json()];
  };
  const rest = async () => {
    const { engineUrl, engineAuth } = world().system;
    const { user, password } = await engineAuth();
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
    const answer = await fetch(`${engineUrl}/task`, { headers: { authorization } });
    return { status: answer.status, body: await answer.json() };
  };
  const isUp = async () => (await health())[0] === 200;

  test("its server is killed and does not come back at once: pages and REST say so, and all goes on afterwards", async () => {
    const { system, evidence } = world();
    const { visitor, person } = await walkerAt(world, /^Vincular/);
    const server = (await readPostmaster(join(system.dataDir, "postgres")))!.pid;
    // Who holds this lock keeps the system from starting the server again.
    await withLock(join(system.dataDir, "postgres.lock"), async () => {
      process.kill(server, "SIGKILL");
      await until("the server is gone", async () => !isAlive(server));
      const [page, answer, probe] = await Promise.all([visitor.press("Vincular"), rest(), health()]);
      expect(page.status).toBe(503);
      expect(page.text).toMatch(/Nada do que você já concluiu se perdeu.*Espere um minuto e tente de novo/);
      expect(page.text).toMatch(/atendimento: [0-9A-F]{4}-[0-9A-F]{4}/);
      expect(answer).toMatchObject({
        status: 503,
        body: { type: "ProcessEngineException", message: expect.stringMatching(/not available/) },
      });
      expect(probe).toEqual([503, { status: "down", store: "down", engine: expect.any(String) }]);
    });
    await until("everything is up again", isUp);
    expect((await rest()).status).toBe(200);
    await visitor.press("Enviar de novo");
    await walkUntil(visitor, person, isHome);
    expect(await evidence.traceOf(person)).toEqual(registeredOnce(person));
  }, 60_000);

  test("every connection is cut at every step: nobody notices more than a moment", async () => {
    const { evidence } = world();
    const cut = () =>
      evidence.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'",
      );
    const { visitor, person } = await walkerAt(world, /^Nacional/);
    for (const label of [/^Etapa 1/, /^Entrar com/, /^Autorizar/, /^Vincular/]) {
      await cut();
      await until("everything is up again", isUp);
      await visitor.openPortal("/jornada");
      await walkUntil(visitor, person, (page) =>
        [...page.links, ...page.forms.flatMap(({ buttons }) => buttons)].some((one) => label.test(one.label)),
      );
    }
    await cut();
    await until("everything is up again", isUp);
    await visitor.openPortal("/jornada");
    await walkUntil(visitor, person, isHome);
    expect(await evidence.traceOf(person)).toEqual(registeredOnce(person));
  }, 60_000);
}
