import { describeDuration } from "../durations.ts";

const number = (count: number) => count.toLocaleString("pt-BR");

/** How a model runs: heat map, durations, bottlenecks, failures, refusals. */
export const modelFigures = {
  title: (name: string) => `Como corre: ${name}`,
  backToModel: "Voltar ao modelo",
  instances: "Onde estão os processos em andamento",
  asOf: (moment: string) => `Números lidos do motor de processos até ${moment}. São renovados a cada meio minuto.`,
  notYet: "Os números ainda não foram lidos do motor de processos. Isso começa quando os executores começam a trabalhar.",
  period: (from: string, until: string) => `Período: de ${from} a ${until}.`,
  form: {
    from: "De",
    until: "Até",
    dayHint: "dd/mm/aaaa. Em branco: os últimos 30 dias.",
    version: "Versão",
    anyVersion: "Todas",
    versionOption: (version: number, tag: string | null) => (tag === null ? String(version) : `${version} (${tag})`),
    company: "Empresa (CNPJ)",
    companyHint: "Em branco: todas.",
    team: "Equipe",
    anyTeam: "Todas",
    map: "O mapa mostra",
    maps: {
      agora: "onde estão agora",
      passagens: "quantas vezes se passou",
      mediana: "quanto demora (mediana)",
      espera: "quanto se esperou ao todo",
    },
    submit: "Mostrar",
    clear: "Limpar",
    errors: {
      day: "Escreva o dia assim: 31/12/2026.",
      order: "O período termina antes de começar.",
      company: "Nenhuma empresa com este CNPJ.",
    },
  },
  map: {
    title: "Mapa de calor",
    label: "Desenho do modelo, com os elementos coloridos; a tabela abaixo diz o mesmo.",
    needsScript: "O desenho precisa de JavaScript. A tabela abaixo diz o mesmo.",
    legend: "Legenda",
    least: "pouco",
    most: (text: string) => `muito (até ${text})`,
    nothing: "Nada a mostrar neste período.",
  },
  elements: {
    title: "Elemento por elemento",
    note: "Mediana: metade demorou menos que isso. 90 %: nove em cada dez demoraram menos que isso. As durações têm erro de até 5 %; as contagens e as somas são exatas. O que foi interrompido não entra na mediana.",
    columns: [
      "Elemento",
      "Tipo",
      "Agora",
      "Passagens",
      "Interrompidas",
      "Mediana",
      "90 %",
      "Espera ao todo",
      "Incidentes abertos",
    ] as const,
    otherVersion: "só em outra versão",
    none: "—",
  },
  bottlenecks: {
    title: "Gargalos",
    lead: "Onde mais se esperou: a soma do que demorou quem saiu no período e do que já espera quem está lá.",
    columns: ["Elemento", "Espera ao todo", "Parte do total", "Esperam agora"] as const,
    part: (part: number) => `${Math.round(part * 100)} %`,
    none: "Ninguém esperou neste período.",
  },
  incidents: {
    title: "Falhas",
    lead: "Incidentes abertos de todas as empresas e equipes, em qualquer período. Tentar de novo faz o motor repetir o passo que falhou, uma vez.",
    none: "Nenhum incidente aberto.",
    columns: ["Escolher", "Falha", "Elemento", "Desde"] as const,
    submit: "Tentar de novo os escolhidos",
  },
  refusals: {
    title: "Recusas por motivo",
    columns: ["Motivo", "Onde", "Quantas"] as const,
    none: "Nenhuma recusa neste período.",
    allVersions: "As recusas são de todas as versões juntas: muitas acontecem antes que um processo comece em alguma.",
    places: { start: "no início", submission: "no envio", decision: "na decisão" },
    outcomes: {
      refused: "Indeferido pela equipe",
      "correction-expired": "Prazo de correção esgotado",
    } as Record<string, string>,
  },
  csv: {
    elements: "Baixar a tabela como CSV",
    refusals: "Baixar as recusas como CSV",
    elementColumns: [
      ...["Elemento", "Identificador", "Tipo", "Agora", "Passagens", "Interrompidas", "Mediana (horas)", "90 % (horas)"],
      ...["Espera ao todo (horas)", "Incidentes abertos"],
    ],
    refusalColumns: ["Motivo", "Código", "Onde", "Quantas", "Versões"],
    allVersions: "todas",
    file: (process: string, what: "andamento" | "recusas", from: string, until: string) =>
      `${what}-${process}-${from}-a-${until}.csv`,
    hours: (milliseconds: number | null) =>
      milliseconds === null
        ? ""
        : (milliseconds / 3_600_000).toLocaleString("pt-BR", { maximumFractionDigits: 4, useGrouping: false }),
  },
  count: number,
  duration: describeDuration,
} as const;
