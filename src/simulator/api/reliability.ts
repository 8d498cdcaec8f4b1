import { Router } from "express";
import { govbrDate } from "../provider/govbr-date.ts";
import type { Accounts, Level } from "../state/accounts.ts";
import type { BearerCheck } from "./bearer.ts";

const LEVEL_NUMBER: Record<Level, number> = { bronze: 1, silver: 2, gold: 3 };

/** Confiabilidades API, version 3: levels (every one up to the present one) and seals of an account. */
export function reliabilityApi(accounts: Accounts, bearer: BearerCheck): Router {
  const router = Router();
  const account = (cpf: string) => accounts.find(cpf)!;

  router.get("/confiabilidades/v3/contas/:cpf/niveis", (req, res) => {
    if (!bearer(req, res, "govbr_confiabilidades", req.params.cpf)) return;
    const { level, createdAt } = account(req.params.cpf);
    const ids = Array.from({ length: LEVEL_NUMBER[level] }, (_, index) => String(index + 1));
    res.json(ids.map((id) => ({ id, dataAtualizacao: govbrDate(createdAt) })));
  });

  router.get("/confiabilidades/v3/contas/:cpf/confiabilidades", (req, res) => {
    if (!bearer(req, res, "govbr_confiabilidades", req.params.cpf)) return;
    const { seals, createdAt } = account(req.params.cpf);
    res.json(seals.map((id) => ({ id, dataAtualizacao: govbrDate(createdAt) })));
  });

  return router;
}
