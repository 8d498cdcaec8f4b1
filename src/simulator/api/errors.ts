import type { Response } from "express";

/** The shape of Gov.br's API gateway. */
export function refuseToken(
  res: Response,
  code: "ACCESSTOKEN_MUSTBEVALID" | "ACCESSTOKEN_SCOPE_MUSTCONTAINSEXPECTEDSCOPE",
): void {
  const title = code === "ACCESSTOKEN_MUSTBEVALID" ? "Access token inválido" : "Access token sem o escopo exigido";
  res.status(401).json({ errors: [{ status: 401, code, title }] });
}

/** The generic shape of the manual, misspelt key included. */
export function answerError(res: Response, status: number, error: string, description: string): void {
  res.status(status).json({ error, erro_description: description });
}
