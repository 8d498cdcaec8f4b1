import busboy from "busboy";
import type { DeploymentRequest } from "../../commands/deploy.ts";
import type { Resource } from "../../commands/deployment-content.ts";
import { tooLarge, unsupportedMedia } from "../body.ts";
import { invalid, type RestError } from "../errors.ts";
import { maximumBodySize, type RestRequest } from "../http.ts";

/** Reads the multipart body of a deployment: its settings, and every part with a file name as a resource. */
export function readUpload({ incoming }: RestRequest): Promise<DeploymentRequest> {
  if (!/^multipart\/form-data/i.test(incoming.headers["content-type"] ?? "")) throw unsupportedMedia();
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {};
    const resources: Resource[] = [];
    let size = 0;
    const parser = openParser(incoming);
    const known = /^(deployment-|enable-duplicate-filtering$|deploy-changed-only$|tenant-id$)/;
    const refuse = (error: RestError) => {
      incoming.unpipe(parser);
      incoming.resume();
      reject(error);
    };
    parser.on("field", (name, value) => {
      if (!known.test(name))
        return refuse(invalid("No file name found in the deployment resource described by form parameter 'null'."));
      fields[name] = value;
    });
    parser.on("file", (_name, stream, { filename }) => {
      if (!filename) {
        stream.resume();
        return refuse(invalid("No file name found in the deployment resource described by form parameter 'null'."));
      }
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > maximumBodySize) refuse(tooLarge());
        else chunks.push(chunk);
      });
      stream.on("end", () => resources.push({ name: filename, bytes: Buffer.concat(chunks) }));
      // A body that ends inside a file fails here as well, and an error that nobody hears ends the process.
      stream.on("error", () => refuse(malformed()));
    });
    parser.on("error", () => refuse(malformed()));
    incoming.on("aborted", () => refuse(malformed()));
    parser.on("close", () => {
      if (resources.length === 0) return reject(invalid("No deployment resources contained in the form upload."));
      resolve({
        ...{ name: fields["deployment-name"] ?? null, source: fields["deployment-source"] ?? null, resources },
        enableDuplicateFiltering: fields["enable-duplicate-filtering"] === "true",
        deployChangedOnly: fields["deploy-changed-only"] === "true",
      });
    });
    incoming.pipe(parser);
  });
}

function openParser({ headers }: RestRequest["incoming"]): busboy.Busboy {
  try {
    return busboy({ headers, defParamCharset: "utf8", preservePath: true });
  } catch {
    // No boundary, for one.
    throw malformed();
  }
}

function malformed(): RestError {
  return invalid("The multipart body is malformed.");
}
