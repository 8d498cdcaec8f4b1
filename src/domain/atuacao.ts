/**
 * What a person is to a company according to Gov.br, which takes it from the Receita Federal.
 * COLABORADOR is our name for an entry that comes without the `atuacao` field.
 */
export type Atuacao = "SOCIO" | "REPRESENTANTE_LEGAL" | "CONTADOR" | "NAO_ATUANTE" | "COLABORADOR";

/** The two kinds of atuacao that Inmetro recognises as power to represent a company. */
export type RepresentativeAtuacao = "SOCIO" | "REPRESENTANTE_LEGAL";

/** Whether this atuacao gives power to represent the company (Inmetro: only sócio and representante legal). */
export function isRepresentative(atuacao: Atuacao): atuacao is RepresentativeAtuacao {
  return atuacao === "SOCIO" || atuacao === "REPRESENTANTE_LEGAL";
}
