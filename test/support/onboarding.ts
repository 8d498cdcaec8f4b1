import { setTimeout as pause } from "node:timers/promises";
import { normaliseCnpj, normaliseCpf } from "../../src/domain/identifiers.ts";
import { HttpVisitor, type ShownPage } from "./http-visitor.ts";
import type { System } from "./system.ts";

/** Somebody who may log in at the simulated Gov.br with an e-CNPJ. */
export interface Representative {
  cpf: string;
  email: string;
  /** Empty for a person whose company does not matter. */
  cnpj: string;
  /** The certificate's id at the simulator. */
  certificate: string;
}

/** The person of the guide, whose company is not linked at Gov.br. */
export const guidePerson: Representative = {
  cpf: "72268402517",
  email: "teste@gmail.com",
  cnpj: "52420282000180",
  certificate: "e-cnpj-52420282000180-72268402517",
};

/** Makes the n-th invented person: an account at the simulated Gov.br, a company, and an e-CNPJ. Takes a fraction of a second. */
export async function newRepresentative(system: Pick<System, "simulatorUrl">, n: number): Promise<Representative> {
  const cpf = valid(String(800_000_000 + n), normaliseCpf);
  const cnpj = valid(String(900_000_000_000 + n), normaliseCnpj);
  const email = `pessoa.${n}@empresa.test`;
  const visitor = new HttpVisitor(system.simulatorUrl);
  await visitor.open("/conta");
  await visitor.follow(/Crie sua conta|Criar/);
  const nome = `Pessoa Inventada ${n}`;
  await visitor.press(/Criar/, { cpf, nome, email, celular: "21998765432", senha: "Teste@1234" });
  await visitor.open("/autoridade");
  await visitor.press(/Emitir/, { tipo: "e-cnpj", cpf, nome, cnpj, empresa: `Empresa ${n} Ltda`, papel: "SOCIO" });
  return { cpf, email, cnpj, certificate: `e-cnpj-${cnpj}-${cpf}` };
}

/** What a page asks of a representative, and what the person does then. The first that fits counts. */
const CONDUCT: { asks(page: ShownPage): boolean; answer(visitor: HttpVisitor, person: Representative): Promise<unknown> }[] = [
  { asks: ({ text }) => text.includes("Começar o cadastro"), answer: (visitor) => visitor.press("Começar o cadastro") },
  { asks: ({ text }) => text.includes("Continuar o cadastro"), answer: (visitor) => visitor.follow("Continuar o cadastro") },
  { asks: ({ title }) => title === "Escolher o tipo da empresa", answer: (visitor) => visitor.press(/^Nacional/) },
  { asks: ({ title }) => title === "Escolher a etapa de acesso", answer: (visitor) => visitor.press(/^Etapa 1/) },
  { asks: ({ title }) => title === "Acesso pela plataforma gov.br", answer: (visitor) => visitor.follow(/^Entrar com/) },
  { asks: ({ links }) => links.some(({ label }) => label === "Certificado digital"), answer: presentCertificate },
  { asks: ({ title }) => title === "Autorização de uso de dados pessoais", answer: (visitor) => visitor.press("Autorizar") },
  { asks: ({ title }) => title === "Confirmação dos dados", answer: (visitor) => visitor.press("Vincular") },
];

async function presentCertificate(visitor: HttpVisitor, { certificate }: Representative): Promise<void> {
  await visitor.follow("Certificado digital");
  await visitor.press("Usar este certificado", { certificado: certificate });
}

/** Milliseconds between two looks at a page about an automatic step. */
const LOOK_AGAIN = 50;

/**
 * Does what the pages ask until one fits `isThere`, from whatever page is shown. Looks again while an automatic step is
 * under way. Throws when a page asks nothing it knows, or after `patience` milliseconds.
 */
export async function walkUntil(
  visitor: HttpVisitor,
  person: Representative,
  isThere: (page: ShownPage) => boolean,
  patience = 30_000,
): Promise<ShownPage> {
  const deadline = performance.now() + patience;
  while (!isThere(visitor.page)) {
    const { page } = visitor;
    if (performance.now() > deadline) throw new Error(`still at ${page.url.href} (${page.status}): ${page.text.slice(0, 1_500)}`);
    const step = page.status < 400 ? CONDUCT.find(({ asks }) => asks(page)) : undefined;
    if (step !== undefined) {
      await step.answer(visitor, person);
    } else if (page.headers.has("refresh")) {
      await pause(LOOK_AGAIN);
      await visitor.openPortal("/jornada");
    } else {
      throw new Error(`nothing to do at ${page.url.href} (${page.status}): ${page.text.slice(0, 1_500)}`);
    }
  }
  return visitor.page;
}

export const isHome = ({ url, status }: ShownPage): boolean => url.pathname === "/inicio" && status === 200;

/** The complete onboarding of a representative by e-CNPJ, from the entry page to the SGCI home. Gives the last page. */
export async function onboardOverHttp(
  system: Pick<System, "portalUrl">,
  person: Representative,
  visitor = new HttpVisitor(system.portalUrl),
): Promise<ShownPage> {
  await visitor.openPortal("/");
  return walkUntil(visitor, person, isHome);
}

/** Completes a body with the check digits that the product's own validator accepts. */
function valid(body: string, normalise: (text: string) => string | null): string {
  for (let digits = 0; digits < 100; digits++) {
    const found = normalise(body + String(digits).padStart(2, "0"));
    if (found !== null) return found;
  }
  throw new Error(`no check digits fit ${body}`);
}
