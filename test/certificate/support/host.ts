import { request as httpRequest, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { Writable } from "node:stream";
import pino from "pino";
import {
  type CertificateHostOptions,
  judgeCertificate,
  type Presentation,
  startCertificateHost,
} from "../../../src/certificate/index.ts";
import { extension, makeCertificate, name, usageExtension } from "./certificate.ts";
import { type Node, sequence, taggedBytes } from "./der.ts";
import { makeAuthorities, SERVER_AUTH } from "./icp-brasil.ts";

export const ours = makeAuthorities("A");
export const strangers = makeAuthorities("B");

const alternativeName: Node = extension("2.5.29.17", sequence(taggedBytes(7, "\x7f\0\0\x01"), taggedBytes(2, "localhost")));
/** Key and certificate of the host itself. */
export const server = makeCertificate({
  subject: name(["CN", "localhost"]),
  extensions: [alternativeName, usageExtension(SERVER_AUTH)],
});

/** A host whose presentations are judged at once: the redirect tells the verdict. */
export async function startHost(given: Partial<CertificateHostOptions> = {}) {
  const presentations: Presentation[] = [];
  const log: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      log.push(String(chunk));
      done();
    },
  });
  const host = await startCertificateHost({
    port: 0,
    key: server.keyPem,
    cert: server.pem,
    ca: ours.bundle,
    log: pino({ level: "trace" }, sink),
    onPresented(presentation) {
      presentations.push(presentation);
      const { refusal } = judgeCertificate({ ...presentation, now: new Date() });
      return Promise.resolve(new URL(`https://portal.example/certificado/${refusal ?? "accepted"}`));
    },
    ...given,
  });
  return { ...host, presentations, log };
}

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** One request over TLS or, behind a proxy, over plain http. */
export function ask(
  port: number,
  path: string,
  options: RequestOptions & { cert?: string; key?: string; plain?: boolean } = {},
): Promise<Reply> {
  const { plain = false, ...rest } = options;
  const send = plain ? httpRequest : httpsRequest;
  return new Promise((resolve, reject) => {
    const request = send(
      { host: "127.0.0.1", port, path, ...(plain ? {} : { ca: server.pem, agent: false }), ...rest } as object,
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (chunk) => {
          body += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    request.on("error", reject);
    request.end();
  });
}
