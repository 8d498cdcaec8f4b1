import { HttpVisitor, type ShownPage } from "../../support/http-visitor.ts";
import { isHome, walkUntil } from "../../support/onboarding.ts";
import { registeredOnce } from "../support/evidence.ts";
import { offers, returnOf, type World, walkerAt } from "../support/world.ts";

export function badRequests(world: World): void {
  const seen = ({ url, status }: ShownPage) => [status, url.pathname, url.search];

  test("a return with a state that nobody gave out", async () => {
    const { visitor } = await walkerAt(world, /^Entrar com/);
    const page = await visitor.openPortal("/govbr/retorno?code=abc&state=invented");
    expect(seen(page)).toEqual([403, "/recusa", ""]);
    expect(page.text).toMatch(/Esta entrada não foi reconhecida.*use “Entrar com gov\.br”/);
    expect(offers(/^Entrar com/)(await visitor.openPortal("/jornada"))).toBe(true);
  }, 20_000);

  test("a return in another browser is refused there, works in its own, and once only", async () => {
    const walker = await walkerAt(world, /^Entrar com/);
    const { visitor, person } = walker;
    const address = await returnOf(walker);

    const stranger = new HttpVisitor(world().system.portalUrl);
    expect((await stranger.open(address)).text).toContain("Esta entrada começou em outro navegador");
    const other = await walkerAt(world, /^Entrar com/);
    const page = await other.visitor.open(address);
    expect(seen(page)).toEqual([403, "/recusa", ""]);
    expect(page.text).toContain("Esta entrada começou em outro navegador");

    expect(offers(/^Vincular/)(await visitor.open(address))).toBe(true);
    const again = await visitor.open(address);
    expect(seen(again)).toEqual([403, "/recusa", ""]);
    expect(again.text).toMatch(/Esta entrada já foi usada.*seu cadastro continua de onde estava/);
    expect((await stranger.open(address)).status).toBe(403);
    await visitor.openPortal("/jornada");
    await walkUntil(visitor, person, isHome);
    expect(await world().evidence.traceOf(person)).toEqual(registeredOnce(person));
  }, 30_000);

  test("a return after the attempt has expired: the next one is fresh", async () => {
    const walker = await walkerAt(world, /^Entrar com/);
    const address = await returnOf(walker);
    const past = "update store.login_attempts set expires_at = now() - interval '1 second' where redeemed_at is null";
    await world().evidence.query(past);
    const page = await walker.visitor.open(address);
    expect(seen(page)).toEqual([403, "/recusa", ""]);
    expect(page.text).toMatch(/O tempo para entrar terminou.*use “Entrar com gov\.br” de novo/);
    expect(offers(/^Vincular/)(await walker.visitor.open(await returnOf(walker)))).toBe(true);
  }, 30_000);

  test("forms that are foreign, malformed, or of another task change nothing", async () => {
    const { visitor, person } = await walkerAt(world, /^Vincular/);
    const form = visitor.page.forms.find(({ action }) => action.startsWith("/jornada/tarefas/"))!;
    const { _csrf } = Object.fromEntries(form.fields) as { _csrf: string };
    const good = { _csrf, "f.linkDecision": "link" };
    const other = await walkerAt(world, /^Vincular/);
    const theirs = other.visitor.page.forms.find(({ action }) => action.startsWith("/jornada/tarefas/"))!;

    const refused = await visitor.post(form.action, good, "https://elsewhere.example");
    expect([refused.status, refused.title]).toEqual([403, "Esta página ficou aberta por muito tempo"]);
    const { _csrf: foreign } = Object.fromEntries(theirs.fields) as { _csrf: string };
    expect((await visitor.post(form.action, { ...good, _csrf: foreign })).status).toBe(403);
    expect((await visitor.post(form.action, { "f.linkDecision": "link" })).status).toBe(403);
    expect((await visitor.post(form.action, { _csrf })).status).toBe(422);
    expect((await visitor.post(form.action, { _csrf, "f.linkDecision": "everything" })).status).toBe(422);
    expect((await visitor.post(form.action, { _csrf, respostas: "{" })).status).toBe(400);
    expect((await visitor.post(form.action, { ...good, more: "x".repeat(300_000) })).status).toBe(413);
    // The task of somebody else, and one that never was: the own journey is shown, as it stands.
    for (const action of [theirs.action, "/jornada/tarefas/none"]) {
      const page = await visitor.post(action, good);
      expect(seen(page)).toEqual([200, "/jornada", ""]);
      expect(offers(/^Vincular/)(page)).toBe(true);
    }
    expect(await world().evidence.traceOf(person)).toMatchObject({ bonds: [], mails: [] });
    expect(await world().evidence.traceOf(other.person)).toMatchObject({ bonds: [], mails: [] });
    await visitor.openPortal("/jornada");
    await walkUntil(visitor, person, isHome);
    expect(await world().evidence.traceOf(person)).toEqual(registeredOnce(person));
  }, 30_000);
}
