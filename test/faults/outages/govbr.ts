import { isHome, walkUntil } from "../../support/onboarding.ts";
import { registeredOnce } from "../support/evidence.ts";
import { turnFaults } from "../support/faults.ts";
import { offers, returnOf, type Walker, type World, walkerAt } from "../support/world.ts";

const REFERENCE = /atendimento: [0-9A-Z]{4}-[0-9A-Z]{4}/;

export function govbrFaults(world: World): void {
  afterEach(() => turnFaults(world().system, { reset: true }));
  const turn = (switches: Parameters<typeof turnFaults>[1]) => turnFaults(world().system, switches);

  /** The journey stands where it stood, and can be brought to its end. */
  async function goOn({ visitor, person }: Walker): Promise<void> {
    await turn({ reset: true });
    const page = await visitor.openPortal("/jornada");
    expect(offers(/^Entrar com/)(page)).toBe(true);
    await walkUntil(visitor, person, isHome);
    expect(await world().evidence.traceOf(person)).toEqual(registeredOnce(person));
  }

  test("down when the person leaves for it: it is Gov.br that says so, and the journey waits", async () => {
    const walker = await walkerAt(world, /^Entrar com/);
    await turn({ down: true });
    const page = await walker.visitor.follow(/^Entrar com/);
    expect([page.status, page.url.pathname]).toEqual([503, "/authorize"]);
    await goOn(walker);
  }, 30_000);

  test.each([
    ["down", { down: true }, 503, /O gov\.br não respondeu.*Aguarde alguns minutos/],
    ["signing with a key that is not published", { wrongKey: true }, 403, /não pôde ser confirmada.*Tente entrar de novo/],
  ])(
    "%s when the person comes back: cause, next step and number; a new login goes on",
    async (_name, fault, status, told) => {
      const walker = await walkerAt(world, /^Entrar com/);
      const address = await returnOf(walker);
      await turn(fault);
      const page = await walker.visitor.open(address);
      expect([page.status, page.url.pathname, page.url.search]).toEqual([status, "/recusa", ""]);
      expect(page.text).toMatch(told);
      expect(page.text).toMatch(REFERENCE);
      await goOn(walker);
    },
    30_000,
  );

  test.each([
    ["a key rotated while the person is away", { rotateKey: true } as const],
    ["answers that take their time", { delayMs: 250 }],
  ])(
    "%s: the login works all the same",
    async (_name, fault) => {
      const walker = await walkerAt(world, /^Entrar com/);
      const address = await returnOf(walker);
      await turn(fault);
      expect(offers(/^Vincular/)(await walker.visitor.open(address))).toBe(true);
    },
    30_000,
  );

  test("a denial that comes back without state says so; with state, the journey asks how to continue", async () => {
    const walker = await walkerAt(world, /^Autorizar/);
    await turn({ denialWithoutState: true });
    const page = await walker.visitor.press("Negar");
    expect(page.url.pathname).toBe("/recusa");
    expect(page.text).toMatch(/O uso dos dados não foi autorizado.*escolha “Autorizar”/);
    await turn({ reset: true });
    await walker.visitor.openPortal("/jornada");
    await walkUntil(walker.visitor, walker.person, offers(/^Autorizar/));
    await walker.visitor.press("Negar");
    expect(walker.visitor.page.url.pathname).toBe("/jornada");
    await walker.visitor.press(/^(Voltar|Tentar)/);
    await goOn(walker);
  }, 30_000);

  test("its APIs down: the journey says that it works on it, and goes on by itself", async () => {
    const walker = await walkerAt(world, /^Autorizar/);
    await turn({ apisDown: true });
    const page = await walker.visitor.press("Autorizar");
    expect([page.status, page.headers.has("refresh")]).toEqual([200, true]);
    await turn({ reset: true });
    await walkUntil(walker.visitor, walker.person, isHome);
    expect(await world().evidence.traceOf(walker.person)).toEqual(registeredOnce(walker.person));
  }, 40_000);
}
