import type { Service } from "../../../src/store/types.ts";

const service = (id: string, code: string, name: string, versions: number[]): Service => ({
  ...{ id, code, name, purpose: `Para ${name}` },
  team: { id: "dicor", name: "Dicor", contact: "dicor@example.com" },
  versions: versions.map((version) => ({ version, processKey: "service-request", offered: true })),
});

/** A small catalogue. */
export const catalogue: Service[] = [
  service("p001", "P001", "Acreditação Inicial de Organismos", [3]),
  service("p004", "P004", "Extensão de Escopo", [3, 2]),
  service("p070", "P070", "Análise de Licença de Importação", [4]),
];
