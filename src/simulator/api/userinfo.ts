import { Router } from "express";
import { userinfoClaims } from "../provider/claims.ts";
import type { Accounts } from "../state/accounts.ts";
import type { BearerCheck } from "./bearer.ts";

/** `/userinfo` and the photograph, which is an image drawn from the initials. */
export function userinfoApi(accounts: Accounts, issuer: string, bearer: BearerCheck): Router {
  const router = Router();

  router.get("/userinfo", (req, res) => {
    const claims = bearer(req, res, "openid");
    if (claims) res.json(userinfoClaims(accounts.find(claims.sub)!, claims.scope, issuer));
  });

  router.get("/userinfo/picture", (req, res) => {
    const claims = bearer(req, res, "profile");
    if (!claims) return;
    const initials = accounts
      .find(claims.sub)!
      .name.split(" ")
      .map((part) => part[0]!)
      .filter((letter) => /\p{L}/u.test(letter));
    res
      .type("svg")
      .send(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="#1351b4"/>` +
          `<text x="32" y="41" font-size="26" text-anchor="middle" fill="#fff">${initials[0]}${initials.at(-1)}</text></svg>`,
      );
  });

  return router;
}
