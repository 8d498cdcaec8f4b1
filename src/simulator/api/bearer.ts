import type { Request, Response } from "express";
import type { Clock } from "../../domain/clock.ts";
import { type AccessTokenClaims, readAccessToken } from "../provider/access-token.ts";
import type { SigningKeys } from "../state/signing-keys.ts";
import { answerError, refuseToken } from "./errors.ts";

/** Reads the caller's access token. When it must be refused, answers and returns null. */
export type BearerCheck = (req: Request, res: Response, scope: string, cpf?: string) => AccessTokenClaims | null;

/** The token must be valid, carry `scope`, and, where the address names a CPF, belong to that person. */
export function bearerCheck(keys: SigningKeys, clock: Clock): BearerCheck {
  return (req, res, scope, cpf) => {
    const [scheme, token] = (req.get("authorization") ?? "").split(" ");
    const claims = scheme?.toLowerCase() === "bearer" && token ? readAccessToken(keys, token, clock()) : null;
    if (!claims) {
      refuseToken(res, "ACCESSTOKEN_MUSTBEVALID");
      return null;
    }
    if (!claims.scope.includes(scope)) {
      refuseToken(res, "ACCESSTOKEN_SCOPE_MUSTCONTAINSEXPECTEDSCOPE");
      return null;
    }
    if (cpf !== undefined && cpf !== claims.sub) {
      answerError(res, 403, "forbidden", "O CPF informado não é o do dono do access token");
      return null;
    }
    return claims;
  };
}
