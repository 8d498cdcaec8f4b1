import type { CertificateVariant } from "../authority/variants.ts";
import type { NewAccount } from "../state/accounts.ts";
import type { RegisteredCompany } from "../state/companies.ts";

/** Password of every test person. */
export const PASSWORD = "Teste@1234";

/** Stable name of a test person; texts/simulator.ts says in Portuguese which situation each one shows. */
export type PersonKey =
  | "partner"
  | "legal-representative"
  | "guide"
  | "accountant"
  | "collaborator"
  | "non-acting"
  | "two-companies"
  | "alphanumeric"
  | "plain"
  | "social-name"
  | "bronze"
  | "refused-certificates"
  | "expired-link"
  | "agent"
  | "staff-operator"
  | "staff-administrator"
  | "staff-support"
  | "staff-dicor"
  | "staff-analyst"
  | "staff-second-analyst";

export interface CompanySeed {
  company: Omit<RegisteredCompany, "roles">;
  /** Role in the register of the Receita Federal; null: none (não atuante, or colaborador when `addedBy` is given). */
  role: "SOCIO" | "REPRESENTANTE_LEGAL" | "CONTADOR" | null;
  /** Days from now until the stored link at Gov.br ends; null: the company was not linked there. */
  linkDays: number | null;
  addedBy?: string;
  certificates: CertificateVariant[];
}

export interface PersonSeed {
  key: PersonKey;
  account: NewAccount;
  companies: CompanySeed[];
}

const NOGUEIRA = { cnpj: "19412772000169", legalName: "NOGUEIRA INSTRUMENTOS DE MEDICAO LTDA" };

const ANA = "52601815906";

/** The people of the simulator: one for each situation that the onboarding must tell apart. */
export const SEEDS: PersonSeed[] = [
  {
    key: "partner",
    account: person(ANA, "Ana Beatriz Nogueira", { level: "gold", seals: ["201", "701"] }),
    companies: [{ company: NOGUEIRA, role: "SOCIO", linkDays: 364, certificates: ["e-cnpj"] }],
  },
  {
    key: "legal-representative",
    account: person("31860913903", "Carlos Eduardo Pimentel"),
    companies: [
      {
        company: { cnpj: "17141935000190", legalName: "PIMENTEL CERTIFICACOES SA" },
        role: "REPRESENTANTE_LEGAL",
        linkDays: null,
        certificates: ["e-cnpj"],
      },
    ],
  },
  {
    key: "guide",
    account: person("72268402517", "Usuario 72268402517 de Teste", { email: "teste@gmail.com" }),
    companies: [
      {
        company: { cnpj: "52420282000180", legalName: "EMPRESA 52420282000180 DE TESTE EM HOMOLOGACAO SA" },
        role: "SOCIO",
        linkDays: null,
        certificates: ["e-cnpj"],
      },
    ],
  },
  {
    key: "accountant",
    account: person("62819482112", "Débora Cristina Salles"),
    companies: [
      {
        company: { cnpj: "46292148000148", legalName: "ALMEIDA BALANCAS E PESAGEM LTDA" },
        role: "CONTADOR",
        linkDays: 300,
        certificates: ["e-cnpj"],
      },
    ],
  },
  {
    key: "collaborator",
    account: person("86579754320", "Eduardo Henrique Lopes"),
    companies: [{ company: NOGUEIRA, role: null, linkDays: 180, addedBy: ANA, certificates: [] }],
  },
  {
    key: "non-acting",
    account: person("49118625215", "Fernanda Oliveira Prado"),
    companies: [
      {
        company: { cnpj: "34259868000122", legalName: "PRADO LABORATORIOS DE ENSAIO LTDA" },
        role: null,
        linkDays: 300,
        certificates: ["e-cnpj"],
      },
    ],
  },
  {
    key: "two-companies",
    account: person("97971147163", "Gabriel Martins Teixeira"),
    companies: [
      {
        company: { cnpj: "87129666000122", legalName: "TEIXEIRA METROLOGIA LTDA" },
        role: "SOCIO",
        linkDays: 320,
        certificates: ["e-cnpj"],
      },
      {
        company: { cnpj: "15857618000140", legalName: "VALE VERDE ORGANISMO DE INSPECAO SA" },
        role: "REPRESENTANTE_LEGAL",
        linkDays: 200,
        certificates: ["e-cnpj"],
      },
    ],
  },
  {
    key: "alphanumeric",
    account: person("52917034238", "Helena Souza Ribeiro"),
    companies: [
      {
        company: { cnpj: "12ABC345000188", legalName: "RIBEIRO TECNOLOGIA EM MEDICAO LTDA" },
        role: "SOCIO",
        linkDays: 350,
        certificates: ["e-cnpj"],
      },
    ],
  },
  { key: "plain", account: person("84268465642", "Igor Batista Fonseca"), companies: [] },
  {
    key: "social-name",
    account: person("79244026830", "Jonas Carvalho Dias", { socialName: "Joana Carvalho Dias" }),
    companies: [],
  },
  {
    key: "bronze",
    account: person("66617603117", "Kátia Regina Moreira", {
      level: "bronze",
      seals: ["201"],
      emailVerified: false,
      phone: null,
      phoneVerified: false,
    }),
    companies: [],
  },
  {
    key: "refused-certificates",
    account: person("92815901315", "Leonardo Vieira Campos"),
    companies: [
      {
        company: { cnpj: "43233441000146", legalName: "CAMPOS VALVULAS E MEDIDORES LTDA" },
        role: "SOCIO",
        linkDays: null,
        certificates: ["expired", "not-yet-valid", "other-authority", "e-cpf", "selo"],
      },
    ],
  },
  {
    key: "expired-link",
    account: person("77774121595", "Mariana Duarte Freitas"),
    companies: [
      {
        company: { cnpj: "66391897000130", legalName: "FREITAS EQUIPAMENTOS INDUSTRIAIS LTDA" },
        role: "SOCIO",
        linkDays: -1,
        certificates: ["e-cnpj"],
      },
    ],
  },
  { key: "agent", account: person("28084148540", "Nelson Rocha Barbosa", { grantor: ANA }), companies: [] },
  { key: "staff-operator", account: person("35041726817", "Olívia Martins Queiroz"), companies: [] },
  { key: "staff-administrator", account: person("64820539124", "Paulo Roberto Sampaio"), companies: [] },
  { key: "staff-support", account: person("38017492669", "Sara Lima Cardoso"), companies: [] },
  { key: "staff-dicor", account: person("71429038640", "Renata Albuquerque Dutra"), companies: [] },
  { key: "staff-analyst", account: person("40291836542", "Helena Prado Antunes"), companies: [] },
  { key: "staff-second-analyst", account: person("51937482014", "Tiago Nogueira Bastos"), companies: [] },
];

function person(cpf: string, name: string, differences: Partial<NewAccount> = {}): NewAccount {
  const [first, last] = [name.split(" ")[0]!, name.split(" ").at(-1)!].map((part) =>
    part
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase(),
  );
  return {
    cpf,
    name,
    socialName: null,
    email: `${first}.${last}@empresa.test`,
    emailVerified: true,
    phone: "21998765432",
    phoneVerified: true,
    level: "silver",
    seals: ["201", "401"],
    grantor: null,
    password: PASSWORD,
    ...differences,
  };
}
