import { Router } from "express";
import { govbrDate } from "../provider/govbr-date.ts";
import type { Companies, CompanyLink } from "../state/companies.ts";
import type { BearerCheck } from "./bearer.ts";
import { answerError } from "./errors.ts";

/** Companies API, version 2: the CNPJs a person linked at Gov.br, and the person's part in each. */
export function companiesApi(companies: Companies, bearer: BearerCheck): Router {
  const router = Router();

  router.get("/empresas/v2/empresas", (req, res) => {
    const cpf = String(req.query["filtrar-por-participante"] ?? "");
    if (!bearer(req, res, "govbr_empresa", cpf)) return;
    res.json(
      companies.linksOf(cpf).map(({ cnpj, createdAt }) => ({
        cnpj,
        razaoSocial: companies.find(cnpj)?.legalName,
        dataCriacao: govbrDate(createdAt),
      })),
    );
  });

  router.get("/empresas/v2/empresas/:cnpj/participantes/:cpf", (req, res) => {
    const { cnpj, cpf } = req.params;
    if (!bearer(req, res, "govbr_empresa", cpf)) return;
    const link = companies.link(cnpj, cpf);
    if (link) res.json(participant(link));
    else answerError(res, 404, "not_found", "Participante não encontrado na empresa");
  });

  return router;
}

/** Flags are strings; `atuacao` is absent for a colaborador and `cpfCadastrador` for who linked the company. */
function participant(link: CompanyLink) {
  return {
    cpf: link.cpf,
    ...(link.atuacao ? { atuacao: link.atuacao } : {}),
    cadastrador: String(link.addedBy === null),
    ...(link.addedBy ? { cpfCadastrador: link.addedBy } : {}),
    dataCriacao: govbrDate(link.createdAt),
    dataExpiracao: govbrDate(link.expiresAt),
  };
}
