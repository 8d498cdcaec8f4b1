import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { jsonFile } from "./json-file.ts";

/** Identifier of the service at Gov.br: the domain of its return address, `h-` in front where it is not production. */
export const CLIENT_ID = "h-orquestra.inmetro.gov.br";

/** The client's secret, made once per data folder. */
export function openCredential(folder: string): { clientId: string; clientSecret: string } {
  const file = jsonFile(join(folder, "credential.json"), () => ({ clientSecret: "" }));
  if (file.read().clientSecret === "") {
    file.update((document) => {
      document.clientSecret = randomBytes(32).toString("base64url");
    });
  }
  return { clientId: CLIENT_ID, clientSecret: file.read().clientSecret };
}
