import type { X509Certificate } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import type { Clock } from "../domain/clock.ts";
import { checkChain } from "./chain.ts";
import { CertificateError } from "./error.ts";
import type { Presented } from "./judge.ts";

/**
 * A reverse proxy that ends TLS in front of us. It must set both headers itself on every request, so that none from
 * outside gets through. With nginx (`ssl_verify_client optional; ssl_client_certificate …; ssl_crl …;`):
 *
 *     proxy_set_header X-SSL-Client-Cert   $ssl_client_escaped_cert;
 *     proxy_set_header X-SSL-Client-Verify $ssl_client_verify;
 *     proxy_set_header X-Forwarded-For     $remote_addr;
 */
export interface ProxyOptions {
  /** IP addresses or networks (`10.1.0.0/16`) from which the headers are believed. */
  addresses: string[];
  /** Carries the certificate: URL-encoded PEM, plain PEM or Base64 of DER. */
  header: string;
  /** Carries the proxy's own verdict: `SUCCESS`, or 0 (HAProxy). `X-SSL-Client-Verify` unless told. */
  verifyHeader?: string;
}

/** How requests that come through the proxy are read. */
export interface ProxyReader {
  /** Whether the request comes from the proxy; if not, none of its headers may be believed. */
  isTrusted(request: IncomingMessage): boolean;
  read(request: IncomingMessage): Presented & { ip: string };
}

/** Prepares reading the proxy's headers. The chain is checked again here: the verdict alone is a text anybody can send. */
export function createProxyReader(options: ProxyOptions, authorities: readonly X509Certificate[], clock: Clock): ProxyReader {
  const trusted = addressList(options.addresses);
  return {
    isTrusted(request) {
      const address = addressOf(request);
      return trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
    },
    read(request) {
      const ip = single(request, "x-forwarded-for")?.split(",").at(-1)?.trim() || addressOf(request);
      const sent = single(request, options.header);
      const verdict = single(request, options.verifyHeader ?? "x-ssl-client-verify") ?? "";
      if (sent === null || sent === "") return { der: null, trust: { authorized: false, error: null }, ip };
      const der = decode(sent);
      const trust = checkChain(der, authorities, clock());
      if (trust.authorized && !/^(SUCCESS|0)$/i.test(verdict)) {
        return { der, trust: { authorized: false, error: /revoked/i.test(verdict) ? "CERT_REVOKED" : "PROXY_REFUSED" }, ip };
      }
      return { der, trust, ip };
    },
  };
}

/** The sender's address, IPv4 also where the system shows it as IPv6. */
export function addressOf(request: IncomingMessage): string {
  return (request.socket.remoteAddress ?? "").replace(/^::ffff:/i, "");
}

/** A header that was sent exactly once: one sent twice may be half the proxy's and half the caller's. */
function single(request: IncomingMessage, name: string): string | null {
  const values = request.headersDistinct[name.toLowerCase()] ?? [];
  return values.length === 1 ? values[0]! : null;
}

/** The DER in a header. Text that holds none becomes bytes nobody can read as a certificate. */
function decode(header: string): Buffer {
  const text = header.includes("%") ? unescaped(header) : header;
  const base64 = text.replace(/-----(BEGIN|END) CERTIFICATE-----/g, "").replace(/[\s:]/g, "");
  return /^[0-9A-Za-z+/]+=*$/.test(base64) ? Buffer.from(base64, "base64") : Buffer.from("unreadable");
}

function unescaped(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return "";
  }
}

function addressList(addresses: string[]): BlockList {
  const list = new BlockList();
  for (const entry of addresses) {
    const [address = "", prefix] = entry.split("/");
    const family = isIP(address);
    const bits = prefix === undefined ? null : Number(prefix);
    if (family === 0 || (bits !== null && !(Number.isInteger(bits) && bits >= 0 && bits <= (family === 6 ? 128 : 32)))) {
      throw new CertificateError("address-invalid", entry);
    }
    const type = family === 6 ? "ipv6" : "ipv4";
    if (bits === null) list.addAddress(address, type);
    else list.addSubnet(address, bits, type);
  }
  return list;
}
