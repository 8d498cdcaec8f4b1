import { Router } from "express";
import type { IssuedTokens } from "../state/issued-tokens.ts";
import type { BearerCheck } from "./bearer.ts";
import { answerError } from "./errors.ts";

/** `/api/x509/info`: which certificate opened the session; `provider` only for a cloud certificate. */
export function x509Api(issuedTokens: IssuedTokens, bearer: BearerCheck): Router {
  return Router().get("/api/x509/info", (req, res) => {
    const claims = bearer(req, res, "govbr_recupera_certificadox509");
    if (!claims) return;
    const certificate = issuedTokens.certificateOf(claims.jti);
    if (!certificate) return answerError(res, 404, "not_found", "A sessão não foi aberta com certificado digital");
    res.json({
      ...(certificate.provider ? { provider: certificate.provider } : {}),
      amr: claims.amr,
      certificate: certificate.displayName,
      type: certificate.type,
    });
  });
}
